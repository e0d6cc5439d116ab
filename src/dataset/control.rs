//! Who holds which ground, as somebody drew it for a day.

use crate::dataset::Dataset;
use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Ref};
use crate::dataset::place::{Point, path};
use crate::dataset::state::ControlClass;
use crate::earth::LonLat;
use crate::earth::area::Ground;
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

impl Polygon {
    /// Its rings in degrees, each in one stroke: see [`path`].
    pub fn paths(&self) -> Vec<Vec<LonLat>> {
        self.rings.iter().map(|ring| path(ring)).collect()
    }
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

    /// The ground on the map, to be measured.
    pub fn ground(&self) -> Ground {
        let polygons: Vec<_> = self.area.iter().map(Polygon::paths).collect();
        Ground::new(polygons.iter().map(Vec::as_slice))
    }

    /// The side that holds it, as the place of a key of `[dataset.sides]`: that of the holder, or of
    /// the nearest body or family above it.
    pub fn side(&self, dataset: &Dataset) -> Option<usize> {
        let side = dataset.actors.get(self.holder?.id)?.side(dataset)?;
        dataset.header.sides.iter().position(|(key, _)| key == side)
    }
}
