//! What the dossier puts over the base: ground held, what is sent where, and the fronts.

use crate::board::theatre::{Course, FrontLine, Ground, Path, Side, Theatre};
use crate::chart::fill::Edges;
use crate::chart::grid::{ALONE, Grid, Pen};
use crate::chart::lens::{Lens, bounds, plane};
use crate::chart::stroke::path;
use crate::chart::{Ink, Look, Tint};
use crate::earth::circle;

/// Straight pieces for each leg of a course.
const PIECES: usize = 64;

/// How far a course keeps to the right of one that comes the other way, in parts of its length.
const BEND: f64 = 0.07;

/// Layers, from below.
const HATCH: u8 = 1;
/// Below coasts and borders, which a map of ground held follows without meaning a front.
const EDGE: u8 = 3;
const BEFORE: u8 = ALONE | 1;
const COURSE: u8 = ALONE | 2;
const FRONT: u8 = ALONE | 4;
const SELECTED: u8 = ALONE | 6;

/// Draws everything of a theatre that has a shape.
pub(super) fn draw(grid: &mut Grid, lens: &Lens, theatre: &Theatre, look: &Look) {
    for ground in &theatre.held {
        held(grid, lens, ground, look);
    }
    for course in &theatre.courses {
        let selected = course.flows.contains(&look.selected);
        let ink = if course.in_return { Ink::Return } else { Ink::Course };
        let (ink, rank) = if selected { (Ink::Selected, SELECTED) } else { (ink, COURSE) };
        let pen = Pen::thin(ink, rank);
        let pen = if course.firm { pen } else { pen.dashed(6, 5) };
        path(grid, lens, &way(course), &pen);
    }
    for front in &theatre.fronts {
        line(grid, lens, front, look);
    }
}

/// The way of a course over the plane: great circles from stop to stop, to the right of what comes
/// back.
pub(super) fn way(course: &Course) -> Vec<[f64; 2]> {
    let legs = course.stops.windows(2);
    let way: Path = legs.flat_map(|leg| circle::path(leg[0], leg[1], PIECES)).collect();
    let mut points = plane(&way);
    let (Some(&from), Some(&to)) = (points.first(), points.last()) else { return points };
    // By way of other places it keeps to them, and is told apart by that.
    if course.returned && course.stops.len() == 2 {
        let (across, up) = (to[0] - from[0], to[1] - from[1]);
        let steps = points.len().saturating_sub(1).max(1);
        for (at, point) in points.iter_mut().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a few hundred points")]
            let part = at as f64 / steps as f64;
            let aside = BEND * (part * std::f64::consts::PI).sin();
            point[0] += up * aside;
            point[1] -= across * aside;
        }
    }
    points
}

fn line(grid: &mut Grid, lens: &Lens, front: &FrontLine, look: &Look) {
    let selected = front.address == look.selected;
    for stroke in &front.before {
        path(grid, lens, &plane(stroke), &Pen::thin(Ink::FrontBefore, BEFORE));
    }
    let pen = match (selected, front.planned) {
        (true, _) => Pen { thick: true, ..Pen::thin(Ink::Selected, SELECTED) },
        (_, true) => Pen::thin(Ink::FrontBefore, FRONT).dashed(3, 3),
        _ => Pen { thick: true, ..Pen::thin(Ink::Front, FRONT) },
    };
    for stroke in &front.strokes {
        path(grid, lens, &plane(stroke), &pen);
    }
}

fn held(grid: &mut Grid, lens: &Lens, ground: &Ground, look: &Look) {
    let tint = match (ground.open, ground.side) {
        (true, _) | (_, Side::Other) => Tint::Open,
        (_, Side::A) => Tint::HeldA,
        (_, Side::B) => Tint::HeldB,
    };
    // Two sides are hatched by different dots, so that they differ without a tint.
    let dots: &[(i32, i32)] = if ground.side == Side::A { &[(0, 1)] } else { &[(0, 1), (1, 3)] };
    let pen = Pen::thin(Ink::Hatch, HATCH);
    for (rings, tint) in [(&ground.rings, tint), (&ground.gained, Tint::Gained)] {
        surround(grid.height, lens, rings).fill(grid, |grid, at| {
            grid.tint[at] = tint;
            if !look.tints && grid.bits[at] == 0 {
                hatch(grid, at, dots, &pen);
            }
        });
    }
    let selected = ground.address == look.selected;
    let pen =
        if selected { Pen::thin(Ink::Selected, SELECTED) } else { Pen::thin(Ink::Edge, EDGE) };
    for ring in &ground.rings {
        path(grid, lens, &closed(ring), &pen);
    }
    for ring in &ground.before {
        path(grid, lens, &closed(ring), &Pen::thin(Ink::FrontBefore, EDGE - 1).dashed(2, 3));
    }
}

fn hatch(grid: &mut Grid, at: usize, dots: &[(i32, i32)], pen: &Pen) {
    let place = |value: usize, by: i32| i32::try_from(value).unwrap_or(i32::MAX / 8) * by;
    let (x, y) = (place(at % grid.width, 2), place(at / grid.width, 4));
    for dot in dots {
        grid.dot(x + dot.0, y + dot.1, pen);
    }
}

/// The edges of rings, each time the world goes round.
fn surround(rows: usize, lens: &Lens, rings: &[Path]) -> Edges {
    let mut edges = Edges::new(rows * 4);
    for ring in rings {
        let ring = closed(ring);
        for turn in lens.turns(bounds(&ring)) {
            for pair in ring.windows(2) {
                let dot = |point: &[f64; 2]| lens.dot(point[0] + turn, point[1]);
                edges.add(dot(&pair[0]), dot(&pair[1]));
            }
        }
    }
    edges
}

/// A ring with its first point again at the end; twice the same point is no line.
fn closed(ring: &Path) -> Vec<[f64; 2]> {
    let mut points = plane(ring);
    points.extend(points.first().copied());
    points
}
