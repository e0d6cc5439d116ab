//! Where things are.

use rust_decimal::Decimal;

use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::earth::{LonLat, wrapped};
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of place.
    PlaceKind, "kind of place":
    Country = "country", Region = "region", City = "city", Facility = "facility",
    Range = "range", Area = "area", Sea = "sea",
}

/// A point on the earth, kept in ten-millionths of a degree of WGS 84, a centimetre on the ground:
/// a dossier may hold thousands of points for every day of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    lat: i32,
    lon: i32,
}

impl Point {
    /// How many parts a degree has.
    pub const PARTS: i32 = 10_000_000;

    /// The point at a latitude from −90 to 90 and a longitude from −180 to 180 degrees, both given in
    /// [`Self::PARTS`] of a degree; `None` if it is not on the earth.
    pub fn new(lat: i64, lon: i64) -> Option<Self> {
        let within = |parts: i64, degrees: i64| {
            let parts = i32::try_from(parts).ok()?;
            (i64::from(parts).abs() <= degrees * i64::from(Self::PARTS)).then_some(parts)
        };
        Some(Self { lat: within(lat, 90)?, lon: within(lon, 180)? })
    }

    /// The same point in degrees.
    pub fn lon_lat(self) -> LonLat {
        let degrees = |parts: i32| f64::from(parts) / f64::from(Self::PARTS);
        LonLat::new(degrees(self.lon), degrees(self.lat))
    }
}

/// Points in degrees, in one stroke: longitudes run on past ±180 rather than jump.
pub fn path(points: &[Point]) -> Vec<LonLat> {
    let mut before = None;
    let on = |point: &Point| {
        let LonLat { lon, lat } = point.lon_lat();
        let lon = before.map_or(lon, |before: f64| before + wrapped(lon - before));
        before = Some(lon);
        LonLat::new(lon, lat)
    };
    points.iter().map(on).collect()
}

impl std::fmt::Display for Point {
    /// Latitude and longitude in degrees, exactly: `48.2833, -37.18`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let degrees = |parts: i32| Decimal::new(i64::from(parts), 7).normalize();
        write!(f, "{}, {}", degrees(self.lat), degrees(self.lon))
    }
}

/// A place: `[[place]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Name.
    pub name: Text,
    /// Kind of place.
    pub kind: PlaceKind,
    /// The place it lies in.
    pub within: Option<Ref>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<Text>,
    /// Latitude in degrees.
    pub lat: Option<At<Decimal>>,
    /// Longitude in degrees.
    pub lon: Option<At<Decimal>>,
    /// How exactly it is located, 1 (exact) to 7 (international), after UCDP `where_prec`.
    pub prec: Option<u8>,
    /// Why it matters.
    pub role: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_exact_to_seven_decimals_and_small() {
        let point = Point::new(482_833_333, -1_799_999_999).unwrap();
        assert_eq!(point.lon_lat(), LonLat::new(-179.999_999_9, 48.283_333_3));
        assert_eq!(size_of::<Point>(), 8);
        let degree = i64::from(Point::PARTS);
        assert!(Point::new(-90 * degree, 180 * degree).is_some());
        assert!(Point::new(90 * degree + 1, 0).is_none());
        assert!(Point::new(0, -180 * degree - 1).is_none());
        assert!(Point::new(0, i64::MIN).is_none());
    }

    #[test]
    fn a_path_over_the_antimeridian_is_one_stroke() {
        let points = [179, -179, 178].map(|lon| Point::new(0, lon * 10_000_000).unwrap());
        let lons: Vec<f64> = path(&points).iter().map(|it| it.lon).collect();
        assert_eq!(lons, [179.0, 181.0, 178.0]);
    }
}
