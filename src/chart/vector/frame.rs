//! From degrees to pixels: the part of the paper that holds the map, and what it shows.

use crate::chart::camera::Bounds;
use crate::chart::lens::turns;
use crate::chart::vector::pen::Dot;
use crate::earth::LonLat;
use crate::earth::mercator::{Plane, north, project, unproject};

/// What is drawn beyond the edge, in pixels, so that no cut can be seen.
const BEYOND: f64 = 12.0;

/// A rectangle on the paper, in pixels: left, top, right, bottom.
pub type Rect = [f64; 4];

/// A map on a rectangle of the paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Where it stands.
    pub rect: Rect,
    /// Pixels for a degree of longitude.
    pub scale: f64,
    middle: Plane,
}

impl Frame {
    /// The frame that shows some bounds as large as its rectangle allows.
    pub fn new(bounds: Bounds, rect: Rect) -> Self {
        let (low, high) = (north(bounds.south), north(bounds.north));
        let across = (bounds.east - bounds.west).max(1e-6);
        let up = (high - low).max(1e-6);
        let scale = ((rect[2] - rect[0]) / across).min((rect[3] - rect[1]) / up).max(1e-3);
        let x = f64::midpoint(bounds.west, bounds.east);
        Self { rect, scale, middle: Plane { x, y: f64::midpoint(low, high) } }
    }

    /// Where a point of the plane lies on the paper.
    pub fn dot(&self, point: [f64; 2]) -> Dot {
        [
            f64::midpoint(self.rect[0], self.rect[2]) + (point[0] - self.middle.x) * self.scale,
            f64::midpoint(self.rect[1], self.rect[3]) - (point[1] - self.middle.y) * self.scale,
        ]
    }

    /// What it shows of the plane: west, south, east, north.
    pub fn window(&self) -> [f64; 4] {
        let across = (self.rect[2] - self.rect[0]) / 2.0 / self.scale;
        let up = (self.rect[3] - self.rect[1]) / 2.0 / self.scale;
        let Plane { x, y } = self.middle;
        [x - across, y - up, x + across, y + up]
    }

    /// The latitude in the middle.
    pub fn latitude(&self) -> f64 {
        unproject(self.middle).lat
    }

    /// By how many degrees east something with these bounds must be moved to be seen: each time the
    /// world goes round.
    pub fn turns(&self, bounds: [f64; 4]) -> impl Iterator<Item = f64> + use<> {
        let [west, south, east, north] = self.window();
        let edge = BEYOND / self.scale;
        turns(bounds, [west - edge, south - edge, east + edge, north + edge])
    }

    /// Where a point of the earth lies, if it is shown.
    pub fn find(&self, point: LonLat) -> Option<Dot> {
        let Plane { x, y } = project(point);
        let turned = self.turns([x, y, x, y]).map(|turn| self.dot([x + turn, y]));
        let [left, top, right, bottom] = self.rect;
        let seen = |dot: &Dot| (left..=right).contains(&dot[0]) && (top..=bottom).contains(&dot[1]);
        turned.into_iter().find(seen)
    }

    /// The parts of a line that can be seen.
    pub fn visible(&self, line: &[Dot]) -> Vec<Vec<Dot>> {
        let [left, top, right, bottom] = self.outer();
        let misses = |a: Dot, b: Dot| {
            a[0].max(b[0]) < left
                || a[0].min(b[0]) > right
                || a[1].max(b[1]) < top
                || a[1].min(b[1]) > bottom
        };
        let mut parts: Vec<Vec<Dot>> = Vec::new();
        let mut open = false;
        for pair in line.windows(2) {
            let &[a, b] = pair else { continue };
            if misses(a, b) {
                open = false;
            } else if let Some(part) = parts.last_mut().filter(|_| open) {
                part.push(b);
            } else {
                parts.push(vec![a, b]);
                open = true;
            }
        }
        parts
    }

    /// The part of a straight piece between the edges (Liang and Barsky, 1984).
    pub fn clip(&self, [a, b]: [Dot; 2]) -> Option<[Dot; 2]> {
        let [left, top, right, bottom] = self.outer();
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (axis, low, high) in [(0, left, right), (1, top, bottom)] {
            let step: f64 = b[axis] - a[axis];
            if step == 0.0 {
                if a[axis] < low || a[axis] > high {
                    return None;
                }
                continue;
            }
            let (one, other) = ((low - a[axis]) / step, (high - a[axis]) / step);
            from = from.max(one.min(other));
            to = to.min(one.max(other));
        }
        let at = |part: f64| [0, 1].map(|axis: usize| a[axis] + (b[axis] - a[axis]) * part);
        (from <= to).then(|| [at(from), at(to)])
    }

    /// A ring cut off at the edge (Sutherland and Hodgman, 1974).
    pub fn cut(&self, ring: Vec<Dot>) -> Vec<Dot> {
        let [left, top, right, bottom] = self.outer();
        let sides = [(0, left, 1.0), (0, right, -1.0), (1, top, 1.0), (1, bottom, -1.0)];
        sides.into_iter().fold(ring, |ring, side| cut(&ring, side))
    }

    fn outer(&self) -> Rect {
        let [left, top, right, bottom] = self.rect;
        [left - BEYOND, top - BEYOND, right + BEYOND, bottom + BEYOND]
    }
}

/// What of a ring lies on one side of a line along an axis.
fn cut(ring: &[Dot], (axis, limit, sign): (usize, f64, f64)) -> Vec<Dot> {
    let inside = |dot: Dot| (dot[axis] - limit) * sign >= 0.0;
    let mut kept = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else { return kept };
    let mut before = last;
    for &dot in ring {
        if inside(dot) != inside(before) {
            let part = (limit - before[axis]) / (dot[axis] - before[axis]);
            let along = |at: usize| before[at] + (dot[at] - before[at]) * part;
            kept.push([along(0), along(1)]);
        }
        if inside(dot) {
            kept.push(dot);
        }
        before = dot;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { west: 170.0, south: -10.0, east: 190.0, north: 10.0 };

    fn frame() -> Frame {
        Frame::new(BOUNDS, [0.0, 0.0, 200.0, 300.0])
    }

    #[test]
    fn a_point_is_found_on_either_side_of_the_antimeridian() {
        let frame = frame();
        assert!((frame.scale - 10.0).abs() < 1e-9);
        let middle = frame.find(LonLat::new(-180.0, 0.0)).unwrap();
        assert!((middle[0] - 100.0).abs() < 1e-6 && (middle[1] - 150.0).abs() < 1e-6);
        let right = frame.find(LonLat::new(-175.0, 0.0)).unwrap();
        assert!((right[0] - 150.0).abs() < 1e-6);
        assert_eq!(frame.find(LonLat::new(0.0, 0.0)), None);
    }

    #[test]
    fn a_ring_around_the_map_becomes_its_edge() {
        let big = vec![[-900.0, -900.0], [900.0, -900.0], [900.0, 900.0], [-900.0, 900.0]];
        let cut = frame().cut(big);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|dot| (-12.1..=312.1).contains(&dot[1])));
        assert!(frame().cut(vec![[400.0, 0.0], [500.0, 0.0], [500.0, 50.0]]).is_empty());
    }

    #[test]
    fn a_piece_is_cut_at_the_edges_it_crosses() {
        let frame = frame();
        let inside = [[10.0, 10.0], [20.0, 30.0]];
        assert_eq!(frame.clip(inside), Some(inside));
        assert_eq!(
            frame.clip([[-1000.0, 50.0], [1000.0, 50.0]]),
            Some([[-12.0, 50.0], [212.0, 50.0]])
        );
        assert_eq!(
            frame.clip([[50.0, 400.0], [50.0, 100.0]]),
            Some([[50.0, 312.0], [50.0, 100.0]])
        );
        assert_eq!(frame.clip([[-500.0, 100.0], [100.0, 900.0]]), None, "past the corner");
        assert_eq!(frame.clip([[400.0, 10.0], [400.0, 20.0]]), None);
    }

    #[test]
    fn a_line_that_comes_back_is_in_two_parts() {
        let line = [
            [10.0, 10.0],
            [20.0, 10.0],
            [900.0, 10.0],
            [900.0, 20.0],
            [950.0, 90.0],
            [900.0, 95.0],
            [50.0, 95.0],
        ];
        let parts = frame().visible(&line);
        assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), [3, 2]);
    }
}
