//! The map as a drawing: a theatre, a camera and a size give a grid of signs, or an SVG.
//!
//! Nothing here knows of screens or themes: a tile says what it is ([`Ink`], [`Tint`]), and who
//! shows it decides how that looks.

mod base;
pub mod camera;
pub mod ends;
mod fill;
mod furniture;
mod gazetteer;
mod grid;
mod labels;
mod lens;
mod overlay;
mod shapes;
mod signs;
mod stroke;
pub mod vector;
mod words;

use std::collections::HashMap;

use crate::board::theatre::{Camp, Theatre};
use crate::dataset::words::words;

use camera::Camera;
use grid::Grid;
use labels::Placer;
use lens::Lens;
use shapes::Shapes;

/// Where borders, coasts and towns come from, as every map says below it.
pub const CREDIT: &str = "Ukraine is drawn in its internationally recognised borders. Made with \
                          Natural Earth; towns: GeoNames (CC BY 4.0).";

words! {
    /// Which signs lines are drawn with.
    Signs, "signs of the map":
    Octant = "octant", Braille = "braille", Quadrant = "quadrant", Half = "half", Ascii = "ascii",
}

/// What a sign on the map stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Nothing.
    #[default]
    None,
    /// A coast.
    Coast,
    /// A border between states.
    Border,
    /// A border within a state.
    Region,
    /// A river or a lake.
    Water,
    /// Dots that shade ground held, where tints cannot be shown.
    Hatch,
    /// The same of ground that is contested or only claimed.
    HatchOpen,
    /// The same of ground gained.
    HatchGained,
    /// The edge of ground held, or where it was before.
    Edge,
    /// A front.
    Front,
    /// Where a front was before, or may be some day.
    FrontBefore,
    /// What somebody sends.
    Course,
    /// What comes back for it.
    Return,
    /// A town that helps to find one's way.
    Town,
    /// The name of a country or region.
    Name,
    /// A place of the dossier.
    Place,
    /// The number of a front, with its direction.
    Number,
    /// Scale, edge marks.
    Furniture,
    /// What is selected.
    Selected,
}

/// The ground of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tint {
    /// Sea, lakes, and the world outside the map.
    #[default]
    Sea,
    /// Land of nobody in particular.
    Land,
    /// Land of a fighting country of the first side.
    SideA,
    /// Of the second.
    SideB,
    /// Land of another country of the first side.
    FriendA,
    /// Of the second.
    FriendB,
    /// Ground held by the first side.
    HeldA,
    /// By the second.
    HeldB,
    /// Contested or only claimed.
    Open,
    /// Gained since the map before.
    Gained,
}

/// The sign of a cell that the second half of a wide character covers.
pub const COVERED: char = '\0';

/// One cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// The sign; a blank if nothing is there.
    pub sign: char,
    /// What it stands for.
    pub ink: Ink,
    /// The ground under it.
    pub tint: Tint,
}

/// Something that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The first cell: column, row.
    pub at: (u16, u16),
    /// How many cells it has in its row.
    pub width: u16,
    /// The address of the record; that of a bundle of flows is its first flow's.
    pub address: String,
}

/// How a map is to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Signs.
    pub signs: Signs,
    /// Grounds can be shown; else ground held is hatched.
    pub tints: bool,
    /// Height of a cell over its width.
    pub aspect: f64,
    /// The address of the selected record; empty for none.
    pub selected: String,
    /// A mark in the middle, where the keys point.
    pub cross: bool,
}

/// A drawn map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Its cells, row by row.
    pub tiles: Vec<Tile>,
    /// What can be pointed at.
    pub hits: Vec<Hit>,
}

/// What can be kept from one drawing to the next: the base, the shapes over it, and where labels
/// stood.
#[derive(Debug, Default)]
pub struct Cache {
    base: Option<(Lens, Vec<Camp>, Grid)>,
    shapes: Option<(Theatre, Shapes)>,
    anchors: HashMap<String, u8>,
}

impl Cache {
    /// The base of a map, drawn anew only if it is another.
    fn base(&mut self, lens: Lens, size: (u16, u16), camps: &[Camp]) -> &Grid {
        let kept = self.base.take().filter(|kept| kept.0 == lens && kept.1 == camps);
        let kept = kept.unwrap_or_else(|| (lens, camps.to_vec(), base::draw(&lens, size, camps)));
        &self.base.insert(kept).2
    }
}

/// The largest map, in cells: no terminal is larger, and a drawing of it takes a moment only.
const LARGEST: (u16, u16) = (1000, 500);

/// Draws a map.
pub fn draw(theatre: &Theatre, camera: &Camera, look: &Look, cache: &mut Cache) -> Chart {
    let size = (look.size.0.min(LARGEST.0), look.size.1.min(LARGEST.1));
    let look = &Look { size, ..look.clone() };
    let lens = Lens::new(camera, size, look.aspect);
    let mut grid = cache.base(lens, size, &theatre.camps).clone();
    let kept = cache.shapes.take().filter(|kept| kept.0 == *theatre);
    let kept = kept.unwrap_or_else(|| (theatre.clone(), Shapes::of(theatre)));
    let shapes = &cache.shapes.insert(kept).1;
    overlay::draw(&mut grid, &lens, (theatre, shapes), look);
    let mut tiles = tiles(&grid, look);
    let mut placer = Placer::new(&grid, &mut tiles, &mut cache.anchors);
    words::write(&mut placer, &lens, (theatre, shapes), look);
    let hits = placer.hits;
    Chart { size, tiles, hits }
}

/// The cells of a drawn grid.
fn tiles(grid: &Grid, look: &Look) -> Vec<Tile> {
    let cells = grid.bits.iter().zip(&grid.ink).zip(&grid.tint);
    cells
        .map(|((&bits, &ink), &tint)| {
            // Without colours borders within states cannot be told from those between them.
            let bits = if ink == Ink::Region && !look.tints { 0 } else { bits };
            let ink = if bits == 0 { Ink::None } else { ink };
            let tint = if look.tints { tint } else { Tint::Sea };
            Tile { sign: signs::sign(look.signs, bits, ink), ink, tint }
        })
        .collect()
}

impl Chart {
    /// The cell at a column and a row.
    pub fn tile(&self, x: u16, y: u16) -> Option<Tile> {
        let at = usize::from(y) * usize::from(self.size.0) + usize::from(x);
        self.tiles.get(at).copied().filter(|_| x < self.size.0)
    }

    /// The record at a cell, or the nearest one not more than one row or three columns away.
    pub fn at(&self, x: u16, y: u16) -> Option<&str> {
        let far = |hit: &Hit| {
            let right = hit.at.0.saturating_add(hit.width.saturating_sub(1));
            let across = hit.at.0.saturating_sub(x).max(x.saturating_sub(right));
            let down = hit.at.1.abs_diff(y);
            // A cell is about twice as high as wide.
            (across <= 3 && down <= 1).then_some(across + 2 * down)
        };
        let near = self.hits.iter().filter_map(|hit| Some((far(hit)?, hit)));
        near.min_by_key(|(far, _)| *far).map(|(_, hit)| hit.address.as_str())
    }
}
