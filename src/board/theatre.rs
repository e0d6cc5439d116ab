//! What the board puts on a map: lines of fronts, ground held, places, and who sends what where.
//!
//! Everything is as the board sees it at its date, in degrees and names, so that a map can be drawn
//! without the dossier.

use crate::dataset::date::Day;
use crate::earth::LonLat;

/// A stroke or a ring on the earth.
pub type Path = Vec<LonLat>;

/// Whose something is, by the order of `[dataset.sides]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
    /// Any other, or none.
    #[default]
    Other,
}

/// The content of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theatre {
    /// The date of the board.
    pub as_of: Day,
    /// Fronts in the order of their list.
    pub fronts: Vec<FrontLine>,
    /// Ground held, as somebody mapped it.
    pub held: Vec<Ground>,
    /// Places, the most important first.
    pub places: Vec<Spot>,
    /// Flows with the same ends, drawn as one.
    pub courses: Vec<Course>,
    /// Countries that take part.
    pub camps: Vec<Camp>,
}

/// A front on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontLine {
    /// Its address, `front:id`.
    pub address: String,
    /// Name.
    pub name: String,
    /// Its row in the list of fronts, from 1.
    pub number: usize,
    /// Its newest line; empty if nobody gave one.
    pub strokes: Vec<Path>,
    /// The line before, if it was another.
    pub before: Vec<Path>,
    /// Drawn by hand, not measured.
    pub indicative: bool,
    /// Only expected or possible: nobody says that it is fought there yet.
    pub planned: bool,
    /// Where its number stands: on the line, or at its place.
    pub at: Option<LonLat>,
    /// Where it moves, in degrees clockwise from north; `None` if it stands or nobody knows.
    pub heading: Option<f64>,
    /// Who gains by that.
    pub side: Side,
}

/// Ground held by somebody, as somebody else mapped it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Its address, `control:id`.
    pub address: String,
    /// Whose it is.
    pub side: Side,
    /// Who holds it and who says so, in words.
    pub says: String,
    /// Contested or only claimed.
    pub open: bool,
    /// Its rings; a point is inside if an odd number of them surrounds it.
    pub rings: Vec<Path>,
    /// The rings of the map before; empty if there is none.
    pub before: Vec<Path>,
    /// What was gained since then.
    pub gained: Vec<Path>,
}

/// A place on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Its address, `place:id`.
    pub address: String,
    /// Name.
    pub name: String,
    /// Where.
    pub at: LonLat,
    /// A region, a country, a sea: its name stands around the point, which is none.
    pub wide: bool,
    /// How much on the board names it.
    pub weight: usize,
    /// On a front or on a route.
    pub pinned: bool,
}

/// What goes from one end to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// The addresses of its flows, `flow:id`.
    pub flows: Vec<String>,
    /// Name of the sender.
    pub from: String,
    /// Name of the recipient.
    pub to: String,
    /// The stops, both ends included.
    pub stops: Path,
    /// At least one of its flows is confirmed by independent origins; else it is only claimed.
    pub firm: bool,
    /// Something comes back the other way.
    pub returned: bool,
    /// It comes back for what goes the other way.
    pub in_return: bool,
}

/// A country that takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Camp {
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// Its side.
    pub side: Side,
    /// It fights on a front.
    pub fights: bool,
}
