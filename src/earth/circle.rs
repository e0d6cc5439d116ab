//! Great circles: the shortest way over the sphere (Snyder, 1987, equation 5-3a; Ed Williams,
//! "Aviation Formulary").

use crate::earth::{LonLat, RADIUS, wrapped};

/// Distance between two points in metres, by the haversine formula.
pub fn distance(a: LonLat, b: LonLat) -> f64 {
    RADIUS * angle(a, b)
}

/// The angle between two points at the middle of the earth, in radians.
fn angle(a: LonLat, b: LonLat) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin();
    let (south, east) = (half(b.lat - a.lat), half(b.lon - a.lon));
    let cosines = a.lat.to_radians().cos() * b.lat.to_radians().cos();
    let chord = south.mul_add(south, cosines * east * east);
    2.0 * chord.clamp(0.0, 1.0).sqrt().asin()
}

/// The direction in which the way from one point to another starts, in degrees clockwise from north,
/// from 0 to 360.
pub fn bearing(from: LonLat, to: LonLat) -> f64 {
    let [from_lat, to_lat] = [from.lat, to.lat].map(f64::to_radians);
    let across = (to.lon - from.lon).to_radians();
    let east = across.sin() * to_lat.cos();
    let north = from_lat.cos() * to_lat.sin() - from_lat.sin() * to_lat.cos() * across.cos();
    east.atan2(north).to_degrees().rem_euclid(360.0)
}

/// The way from one point to another in `steps` equal parts, both ends included. Longitudes run on
/// past ±180 rather than jump, so the path is one stroke on the plane. Between antipodes, where
/// there is no shortest way, it runs over the north pole.
pub fn path(from: LonLat, to: LonLat, steps: usize) -> Vec<LonLat> {
    let steps = steps.max(1);
    let whole = angle(from, to);
    let (a, b) = (vector(from), vector(to));
    let antipodes = std::f64::consts::PI - whole < 1e-6;
    let mut points = Vec::with_capacity(steps + 1);
    let mut before = from.lon;
    for step in 0..=steps {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
        let part = step as f64 / steps as f64;
        let point = if whole < 1e-12 {
            from
        } else if antipodes {
            over_the_pole(from, part)
        } else {
            between(a, b, whole, part)
        };
        let lon = before + wrapped(point.lon - before);
        points.push(LonLat::new(lon, point.lat));
        before = lon;
    }
    points
}

/// A part of the way to the other end of the earth.
fn over_the_pole(from: LonLat, part: f64) -> LonLat {
    let lat = from.lat + 180.0 * part;
    if lat <= 90.0 {
        LonLat::new(from.lon, lat)
    } else {
        LonLat::new(from.lon + 180.0, 180.0 - lat)
    }
}

/// Spherical interpolation between two directions.
fn between(from: [f64; 3], to: [f64; 3], whole: f64, part: f64) -> LonLat {
    let sine = whole.sin();
    let (near, far) = (((1.0 - part) * whole).sin() / sine, (part * whole).sin() / sine);
    let [x, y, z] = [0, 1, 2].map(|axis: usize| near * from[axis] + far * to[axis]);
    LonLat::new(y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
}

fn vector(point: LonLat) -> [f64; 3] {
    let (lon, lat) = (point.lon.to_radians(), point.lat.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KHABAROVSK: LonLat = LonLat::new(135.07, 48.48);
    const KURSK: LonLat = LonLat::new(36.19, 51.73);

    #[test]
    fn distances_that_are_known_without_us() {
        let quarter = std::f64::consts::FRAC_PI_2 * RADIUS;
        let pole = LonLat::new(12.0, 90.0);
        assert!((distance(LonLat::new(0.0, 0.0), LonLat::new(90.0, 0.0)) - quarter).abs() < 1e-3);
        assert!((distance(LonLat::new(-70.0, 0.0), pole) - quarter).abs() < 1e-3);
        // One degree of latitude is a sixtieth of 60 nautical miles on the sphere: 111.195 km.
        let step = distance(LonLat::new(5.0, 50.0), LonLat::new(5.0, 51.0));
        assert!((step - 111_195.08).abs() < 0.1, "{step}");
        assert!(distance(KURSK, KURSK) < 1e-9);
    }

    #[test]
    fn bearings_that_are_known_without_us() {
        let at = |lon, lat| bearing(LonLat::new(0.0, 0.0), LonLat::new(lon, lat));
        for (found, wanted) in [(at(0.0, 9.0), 0.0), (at(9.0, 0.0), 90.0), (at(0.0, -9.0), 180.0)] {
            assert!((found - wanted).abs() < 1e-9, "{found}");
        }
        assert!((at(-9.0, 0.0) - 270.0).abs() < 1e-9);
        // Baghdad to Osaka, an example of textbooks: about 60°.
        let osaka = bearing(LonLat::new(45.0, 35.0), LonLat::new(135.0, 35.0));
        assert!((osaka - 60.16).abs() < 0.1, "{osaka}");
    }

    #[test]
    fn a_path_bows_to_the_pole_and_ends_where_it_should() {
        let way = path(KHABAROVSK, KURSK, 96);
        assert_eq!(way.len(), 97);
        assert!((way[96].lon - KURSK.lon).abs() < 1e-9 && (way[96].lat - KURSK.lat).abs() < 1e-9);
        assert!(way.iter().any(|point| point.lat > 60.0), "the great circle runs over the north");
        let parts: f64 = way.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
        assert!((parts - distance(KHABAROVSK, KURSK)).abs() < 1.0);
    }

    #[test]
    fn the_antimeridian_does_not_tear_a_path() {
        let way = path(LonLat::new(170.0, 40.0), LonLat::new(-170.0, 40.0), 20);
        assert!(way.windows(2).all(|pair| (pair[1].lon - pair[0].lon).abs() < 2.0));
        assert!((way[20].lon - 190.0).abs() < 1e-9);
        let still = path(KURSK, KURSK, 4);
        assert!(still.iter().all(|point| *point == KURSK));
    }

    #[test]
    fn between_antipodes_there_is_a_way_from_one_to_the_other() {
        let ends = [((0.0, 10.0), (180.0, -10.0)), ((37.0, -48.0), (-143.0, 48.0))];
        for (from, to) in ends.map(|(a, b)| (LonLat::new(a.0, a.1), LonLat::new(b.0, b.1))) {
            let way = path(from, to, 8);
            assert!(way[0] == from && distance(way[8], to) < 1.0, "{way:?}");
            let step = std::f64::consts::PI * RADIUS / 8.0;
            for pair in way.windows(2) {
                assert!((distance(pair[0], pair[1]) - step).abs() < 1.0, "{way:?}");
            }
        }
    }
}
