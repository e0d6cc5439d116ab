//! Where things are.

use rust_decimal::Decimal;

use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of place.
    PlaceKind, "kind of place":
    Country = "country", Region = "region", City = "city", Facility = "facility",
    Range = "range", Area = "area", Sea = "sea",
}

/// A point on the earth, in degrees of WGS 84, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Latitude, −90 to 90.
    pub lat: Decimal,
    /// Longitude, −180 to 180.
    pub lon: Decimal,
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
