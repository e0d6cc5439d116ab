//! What the dossier puts over the base: ground held, what is sent where, and the fronts.

use crate::board::theatre::{FrontLine, Ground, Side, Theatre};
use crate::chart::fill::Edges;
use crate::chart::grid::{ALONE, Grid, Pen};
use crate::chart::lens::{Lens, bounds};
use crate::chart::shapes::{FrontShape, GroundShape, Shapes, Stroke};
use crate::chart::stroke::path;
use crate::chart::{Ink, Look, Tint};

/// Layers, from below.
const HATCH: u8 = 1;
/// Below coasts and borders, which a map of ground held follows without meaning a front.
const EDGE: u8 = 3;
const BEFORE: u8 = ALONE | 1;
const COURSE: u8 = ALONE | 2;
const FRONT: u8 = ALONE | 4;
const SELECTED: u8 = ALONE | 6;

/// Draws everything of a theatre that has a shape.
pub(super) fn draw(
    grid: &mut Grid,
    lens: &Lens,
    (theatre, shapes): (&Theatre, &Shapes),
    look: &Look,
) {
    for (ground, shape) in theatre.held.iter().zip(&shapes.held) {
        held(grid, lens, (ground, shape), look);
    }
    for (course, way) in theatre.courses.iter().zip(&shapes.courses) {
        let selected = course.flows.contains(&look.selected);
        let ink = if course.in_return { Ink::Return } else { Ink::Course };
        let (ink, rank) = if selected { (Ink::Selected, SELECTED) } else { (ink, COURSE) };
        let pen = Pen::thin(ink, rank);
        let pen = if course.firm { pen } else { pen.dashed(6, 5) };
        path(grid, lens, way, &pen);
    }
    for (front, shape) in theatre.fronts.iter().zip(&shapes.fronts) {
        line(grid, lens, (front, shape), look);
    }
}

fn line(grid: &mut Grid, lens: &Lens, (front, shape): (&FrontLine, &FrontShape), look: &Look) {
    let selected = front.address == look.selected;
    for stroke in &shape.before {
        path(grid, lens, stroke, &Pen::thin(Ink::FrontBefore, BEFORE));
    }
    let pen = match (selected, front.planned) {
        (true, _) => Pen { thick: true, ..Pen::thin(Ink::Selected, SELECTED) },
        (_, true) => Pen::thin(Ink::FrontBefore, FRONT).dashed(3, 3),
        _ => Pen { thick: true, ..Pen::thin(Ink::Front, FRONT) },
    };
    for stroke in &shape.strokes {
        path(grid, lens, stroke, &pen);
    }
}

fn held(grid: &mut Grid, lens: &Lens, (ground, shape): (&Ground, &GroundShape), look: &Look) {
    for (rings, tint) in [(&shape.rings, tint(ground)), (&shape.gained, Tint::Gained)] {
        surround(grid, lens, rings).fill(grid, |grid, at| {
            grid.tint[at] = tint;
            if !look.tints {
                hatch(grid, at, tint);
            }
        });
    }
    let selected = ground.address == look.selected;
    let pen =
        if selected { Pen::thin(Ink::Selected, SELECTED) } else { Pen::thin(Ink::Edge, EDGE) };
    for ring in &shape.rings {
        path(grid, lens, ring, &pen);
    }
    for ring in &shape.before {
        path(grid, lens, ring, &Pen::thin(Ink::FrontBefore, EDGE - 1).dashed(2, 3));
    }
}

/// The colour of ground held.
pub(super) fn tint(ground: &Ground) -> Tint {
    match (ground.open, ground.side) {
        (true, _) | (_, Side::Other) => Tint::Open,
        (_, Side::A) => Tint::HeldA,
        (_, Side::B) => Tint::HeldB,
    }
}

/// Where tints cannot be shown, dots in an empty cell tell grounds apart: one for the first side,
/// two for the second, a broken row where nobody holds it for certain, a full one for gains.
fn hatch(grid: &mut Grid, at: usize, tint: Tint) {
    let (dots, ink) = match tint {
        Tint::HeldA => (0b0000_0100, Ink::Hatch),
        Tint::HeldB => (0b1000_0100, Ink::Hatch),
        Tint::Open if at.is_multiple_of(2) => (0b0000_1100, Ink::HatchOpen),
        Tint::Gained => (0b0110_0110, Ink::HatchGained),
        _ => return,
    };
    if grid.bits[at] == 0 || grid.rank[at] <= HATCH {
        grid.bits[at] = dots;
        grid.ink[at] = ink;
        grid.rank[at] = HATCH;
    }
}

/// The edges of rings, each time the world goes round.
fn surround(grid: &Grid, lens: &Lens, rings: &[Stroke]) -> Edges {
    let mut edges = Edges::new(grid.width, grid.height);
    for ring in rings {
        for turn in lens.turns(bounds(ring)) {
            for pair in ring.windows(2) {
                let dot = |point: &[f64; 2]| lens.dot(point[0] + turn, point[1]);
                edges.add(dot(&pair[0]), dot(&pair[1]));
            }
        }
    }
    edges
}
