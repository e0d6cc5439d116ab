//! Paths of points drawn on the grid, cut where they leave it.

use crate::chart::grid::{ALONE, Grid, Pen};
use crate::chart::lens::{Lens, bounds, whole as dot_of};

/// Draws a path of the plane each time the world goes round.
pub(super) fn path(grid: &mut Grid, lens: &Lens, points: &[[f64; 2]], pen: &Pen) {
    for turn in lens.turns(bounds(points)) {
        let dots = points.iter().map(|point| lens.dot(point[0] + turn, point[1]));
        polyline(grid, lens, dots, pen);
    }
}

/// Draws a path given in dots.
pub(super) fn polyline(
    grid: &mut Grid,
    lens: &Lens,
    dots: impl Iterator<Item = (f64, f64)>,
    pen: &Pen,
) {
    let size = (f64::from(lens.width), f64::from(lens.height));
    let mut phase = 0;
    let mut last: Option<(f64, f64)> = None;
    let mut moved = false;
    for dot in dots {
        let Some(from) = last else {
            last = Some(dot);
            continue;
        };
        // Points that fall into one dot are one point.
        if (dot_of(from.0), dot_of(from.1)) == (dot_of(dot.0), dot_of(dot.1)) {
            continue;
        }
        moved = true;
        if let Some((from, to)) = clip(from, dot, size) {
            grid.line(from, to, pen, &mut phase);
        }
        last = Some(dot);
    }
    // A line of the dossier that is smaller than a dot is a dot.
    if let (Some(at), false, true) = (last, moved, pen.rank >= ALONE) {
        let (x, y) = whole(at, size);
        grid.dot(x, y, pen);
    }
}

/// So many dots around the grid a segment is drawn from its own ends, so that it looks the same
/// wherever the edge cuts it.
const MARGIN: f64 = 1024.0;

/// The part of a segment near a grid of so many dots (Liang and Barsky, 1984); nothing if it passes
/// the grid by.
pub(super) fn clip(
    from: (f64, f64),
    to: (f64, f64),
    size: (f64, f64),
) -> Option<((i32, i32), (i32, i32))> {
    let beside = |a: f64, b: f64, size: f64| (a < 0.0 && b < 0.0) || (a >= size && b >= size);
    if beside(from.0, to.0, size.0) || beside(from.1, to.1, size.1) {
        return None;
    }
    let within = |value: f64, size: f64| (-MARGIN..size + MARGIN).contains(&value);
    if [from, to].iter().all(|at| within(at.0, size.0) && within(at.1, size.1)) {
        return Some((whole(from, size), whole(to, size)));
    }
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-across, from.0 + MARGIN),
        (across, size.0 + MARGIN - from.0),
        (-down, from.1 + MARGIN),
        (down, size.1 + MARGIN - from.1),
    ];
    for (step, room) in sides {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
            continue;
        }
        let part = room / step;
        if step < 0.0 {
            enter = enter.max(part);
        } else {
            leave = leave.min(part);
        }
    }
    let at = |part: f64| (from.0 + part * across, from.1 + part * down);
    (enter <= leave).then(|| (whole(at(enter), size), whole(at(leave), size)))
}

/// A dot of the grid or near it.
fn whole(at: (f64, f64), size: (f64, f64)) -> (i32, i32) {
    let held = |value: f64, size: f64| dot_of(value.clamp(-MARGIN, size + MARGIN));
    (held(at.0, size.0), held(at.1, size.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (f64, f64) = (20.0, 20.0);

    #[test]
    fn a_segment_is_cut_far_from_the_edge() {
        assert_eq!(clip((1.2, 1.9), (5.0, 7.5), SIZE), Some(((1, 1), (5, 7))));
        assert_eq!(clip((-10.0, 5.0), (10.0, 5.0), SIZE), Some(((-10, 5), (10, 5))));
        assert_eq!(clip((10.0, -1e9), (10.0, 1e9), SIZE), Some(((10, -1024), (10, 1044))));
        assert_eq!(clip((-5.0, 2.0), (-1.0, 9.0), SIZE), None);
        assert_eq!(clip((30.0, 5.0), (30.0, 15.0), SIZE), None);
    }
}
