//! The map of the world that is compiled in: coasts, borders, regions, lakes, rivers and towns at
//! three levels of detail, made from Natural Earth and `GeoNames` (`assets/basemap/README.md`).
//!
//! Each part is decoded when it is first asked for, once: a view of a theatre needs one level.
//! Ukraine has its internationally recognised borders at every level; who holds what is for an
//! overlay to say.

mod bytes;
mod decode;

use std::ops::Range;
use std::sync::OnceLock;

use crate::earth::LonLat;

pub use bytes::Fault;
pub use decode::Asset;

/// The bytes of the shipped map.
pub const BYTES: &[u8] = include_bytes!("../../assets/basemap.wmap");

/// The side of an arc where no country is: water, or what lies outside the level.
pub const NOBODY: u16 = u16::MAX;

/// Kinds of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Between land and sea.
    Coast,
    /// Between two countries.
    Border,
    /// A border, or a line within a country, that not everybody recognises.
    Disputed,
    /// Between two regions of one country.
    Region,
    /// The shore of a lake, or of an island in one: a closed ring.
    Lake,
    /// The middle of a river.
    River,
    /// Not drawn: closes countries at the level's box and at the cut along ±180°.
    Edge,
}

impl Class {
    /// All kinds, in the order of their numbers in the asset.
    pub const ALL: [Self; 7] = [
        Self::Coast,
        Self::Border,
        Self::Disputed,
        Self::Region,
        Self::Lake,
        Self::River,
        Self::Edge,
    ];
}

/// A line that is stored once and knows what lies on both sides. A country's area is the even-odd
/// fill of the arcs where exactly one side is that country.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// What it is.
    pub class: Class,
    /// How important a river or a lake is, 0 most; 0 for other lines.
    pub rank: u8,
    /// The country to the left in the direction of the points, by its place in [`countries`], or
    /// [`NOBODY`]. Lakes and rivers have nobody on both sides.
    pub left: u16,
    /// The country to the right.
    pub right: u16,
    /// Its points in [`Level::points`], two or more.
    pub points: Range<u32>,
    /// The box around it on the plane: least x, least y, greatest x, greatest y.
    pub bounds: [f32; 4],
}

/// All lines at one level of detail, on the plane of [`crate::earth::mercator`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// The box that the level covers: least x, least y, greatest x, greatest y.
    pub bounds: [f32; 4],
    /// The lines, neighbours near each other.
    pub arcs: Vec<Arc>,
    /// The points of all lines, x to the east and y to the north.
    pub points: Vec<[f32; 2]>,
}

impl Level {
    /// The points of an arc of this level; none for an arc of another one that does not fit.
    pub fn line(&self, arc: &Arc) -> &[[f32; 2]] {
        let at = |point: u32| usize::try_from(point).unwrap_or(usize::MAX);
        self.points.get(at(arc.points.start)..at(arc.points.end)).unwrap_or_default()
    }
}

/// A country, or a territory with a code of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3; `XKX` for Kosovo, which has none.
    pub code: [u8; 3],
    /// The short, customary English name.
    pub name: String,
    /// Where the name is written.
    pub label: LonLat,
    /// How important the name is, 0 most (Natural Earth's `LABELRANK`).
    pub rank: u8,
}

/// A region of Ukraine, Belarus or Russia inside the theatre.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its English name without "oblast": "Donetsk".
    pub name: String,
    /// Where the name is written.
    pub at: LonLat,
}

/// A city, town or village.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Its English name; Ukrainian ones by the romanisation of 2010.
    pub name: Box<str>,
    /// Its middle.
    pub at: LonLat,
    /// Inhabitants, mostly before the war; 0 where nobody has counted.
    pub people: u32,
    /// Its country by its place in [`countries`], or [`NOBODY`].
    pub country: u16,
    /// Whether it is the capital of its country.
    pub capital: bool,
}

/// How finely the world is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// The whole world without Antarctica, for views of more than a continent (1 : 110 million).
    World,
    /// The same, for views of a continent (1 : 50 million).
    Continent,
    /// 19° to 62° E and 41° to 66° N, with regions (1 : 10 million).
    Theatre,
}

/// All countries, by code. Empty if the asset is broken, which a test rules out.
pub fn countries() -> &'static [Country] {
    static ONCE: OnceLock<Vec<Country>> = OnceLock::new();
    ONCE.get_or_init(|| Asset::open(BYTES).and_then(|it| it.countries()).unwrap_or_default())
}

/// All towns, the most populous first. Empty if the asset is broken, which a test rules out.
pub fn towns() -> &'static [Town] {
    static ONCE: OnceLock<Vec<Town>> = OnceLock::new();
    let decode = || Asset::open(BYTES).and_then(|it| it.towns(countries().len()));
    ONCE.get_or_init(|| decode().unwrap_or_default())
}

/// The regions inside the theatre. Empty if the asset is broken, which a test rules out.
pub fn regions() -> &'static [Region] {
    static ONCE: OnceLock<Vec<Region>> = OnceLock::new();
    ONCE.get_or_init(|| Asset::open(BYTES).and_then(|it| it.regions()).unwrap_or_default())
}

/// The lines at a level of detail. Empty if the asset is broken, which a test rules out.
pub fn level(detail: Detail) -> &'static Level {
    static WORLD: OnceLock<Level> = OnceLock::new();
    static CONTINENT: OnceLock<Level> = OnceLock::new();
    static THEATRE: OnceLock<Level> = OnceLock::new();
    let once = match detail {
        Detail::World => &WORLD,
        Detail::Continent => &CONTINENT,
        Detail::Theatre => &THEATRE,
    };
    let decode = || Asset::open(BYTES).and_then(|it| it.level(detail, countries().len()));
    once.get_or_init(|| decode().unwrap_or_default())
}

#[cfg(test)]
mod tests;
