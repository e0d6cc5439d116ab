//! Web Mercator, in degrees on both axes: east–west a degree is a degree, north–south it grows with
//! the latitude, so that shapes keep their angles (Snyder, "Map Projections: A Working Manual", 7).

use crate::earth::LonLat;

/// The latitude at which the plane is cut off: there it is as high as it is wide.
pub const LIMIT: f64 = 85.051_128_78;

/// A point on the plane: x to the east, y to the north, in degrees at the equator.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plane {
    /// East.
    pub x: f64,
    /// North.
    pub y: f64,
}

/// How far north of the equator a latitude lies on the plane.
pub fn north(lat: f64) -> f64 {
    let lat = lat.clamp(-LIMIT, LIMIT).to_radians();
    lat.tan().asinh().to_degrees()
}

/// A point on the plane.
pub fn project(point: LonLat) -> Plane {
    Plane { x: point.lon, y: north(point.lat) }
}

/// The point on the earth.
pub fn unproject(plane: Plane) -> LonLat {
    LonLat { lon: plane.x, lat: plane.y.to_radians().sinh().atan().to_degrees() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plane_is_as_high_as_wide() {
        assert!((north(LIMIT) - 180.0).abs() < 1e-6);
        assert!((north(-90.0) + 180.0).abs() < 1e-6);
        assert!(north(0.0).abs() < 1e-12);
        // By hand: ln tan(45° + 24°) in degrees.
        let by_hand = (69.0_f64.to_radians().tan()).ln().to_degrees();
        assert!((north(48.0) - by_hand).abs() < 1e-9);
    }

    #[test]
    fn there_and_back() {
        for lat in [-80.0, -1.0, 0.0, 33.3, 48.28, 84.9] {
            let point = LonLat::new(37.18, lat);
            let back = unproject(project(point));
            assert!((back.lat - lat).abs() < 1e-9 && (back.lon - 37.18).abs() < 1e-12);
        }
    }
}
