//! Who holds which ground, as somebody drew it for a day.

use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Ref};
use crate::dataset::place::Point;
use crate::dataset::state::ControlClass;
use crate::span::{At, Span};
use crate::text::Text;

/// The edge of an area: at least three different points, the first not written again at the end.
/// Where two neighbours stand more than half the earth apart, the edge between them crosses the
/// antimeridian.
pub type Ring = Vec<Point>;

/// An area in one piece. A point belongs to it if an odd number of its rings go round the point, so
/// a ring inside another is a hole, whatever the direction either runs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polygon {
    /// Its rings.
    pub rings: Vec<Ring>,
}

/// A map of ground held: `[[control]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Who drew the map.
    pub by: Ref,
    /// Where it was published.
    pub via: Ref,
    /// When it was published.
    pub reported: At<Day>,
    /// The day it describes.
    pub when: At<When>,
    /// The ground, in one or more pieces; what two of them share counts once.
    pub area: Vec<Polygon>,
    /// Who holds it, if anybody does: the side on the map is that of this actor.
    pub holder: Option<Ref>,
    /// How it is held.
    pub class: ControlClass,
    /// The edge was drawn by hand.
    pub indicative: bool,
    /// Maps it takes the place of.
    pub supersedes: Vec<Ref>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
}

impl Control {
    /// How many points the map is drawn with.
    pub fn points(&self) -> usize {
        self.area.iter().flat_map(|polygon| &polygon.rings).map(Vec::len).sum()
    }
}
