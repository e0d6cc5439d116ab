//! The earth as a sphere: points, distances, great circles, areas, and the one projection.
//!
//! Pure arithmetic on degrees; nothing here knows of dossiers or screens.

pub mod area;
pub mod circle;
pub mod crossings;
pub mod mercator;

/// Radius of the sphere in metres: the mean radius of WGS 84, (2a + b) / 3.
pub const RADIUS: f64 = 6_371_008.8;

/// A point on the earth, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LonLat {
    /// Longitude, east positive. Paths may run past ±180 so that they stay in one piece.
    pub lon: f64,
    /// Latitude, north positive, −90 to 90.
    pub lat: f64,
}

impl LonLat {
    /// The point at a longitude and a latitude.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }
}

/// A longitude as one between −180 (included) and 180.
pub fn wrapped(lon: f64) -> f64 {
    (lon + 180.0).rem_euclid(360.0) - 180.0
}
