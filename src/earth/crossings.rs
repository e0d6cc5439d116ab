//! How often edges cross, counted within a budget: areas may come from a stranger, and what is drawn
//! with crossings costs as much memory and time as there are crossings, up to the square of its
//! points.
//!
//! A plain sweep: edges are taken by the place where they begin, and each is looked at with those
//! that have not ended yet. It runs along the axis on which fewer lie side by side.

use std::mem::swap;

/// A corner on a plane.
type Corner = [f64; 2];

/// What counting may cost.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Crossings found.
    pub crossings: usize,
    /// Pairs of edges looked at.
    pub pairs: usize,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Pairs of edges that meet elsewhere than end to end.
    pub crossings: usize,
    /// Pairs of edges that meet end to end.
    pub joints: usize,
    /// Edges that lead somewhere.
    pub edges: usize,
}

impl Count {
    /// Whether the edges of one ring meet nowhere but at its corners, each edge with its neighbours.
    pub fn is_simple(self) -> bool {
        self.crossings == 0 && self.joints == self.edges
    }
}

/// Nearer than this, in units of the plane, is the same place: some micrometres on the earth.
const NEAR: f64 = 1e-12;

/// Counts where the edges of rings meet; `None` if that is over the budget. A ring is closed whether
/// or not its first corner is written again at its end.
pub fn count(rings: &[Vec<Corner>], budget: Budget) -> Option<Count> {
    let mut edges: Vec<Edge> = rings.iter().flat_map(|ring| around(ring)).collect();
    if crowd(&edges, 1) < crowd(&edges, 0) {
        for edge in &mut edges {
            edge.turn();
        }
    }
    edges.sort_by(|a, b| a.low[0].total_cmp(&b.low[0]));
    let mut found = Count { edges: edges.len(), ..Count::default() };
    let mut looked: usize = 0;
    let mut open: Vec<&Edge> = Vec::new();
    for edge in &edges {
        looked = looked.saturating_add(open.len());
        if looked > budget.pairs {
            return None;
        }
        open.retain(|it| it.high[0] + NEAR >= edge.low[0]);
        for other in &open {
            match edge.meets(other) {
                Some(Meeting::Joint) => found.joints += 1,
                Some(Meeting::Crossing) => found.crossings += 1,
                None => {}
            }
        }
        if found.crossings > budget.crossings {
            return None;
        }
        open.push(edge);
    }
    Some(found)
}

/// The edges of a ring.
fn around(ring: &[Corner]) -> impl Iterator<Item = Edge> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).filter(|(a, b)| !same(**a, **b)).map(|(&a, &b)| Edge::new(a, b))
}

/// How many edges lie side by side along an axis, on average.
fn crowd(edges: &[Edge], axis: usize) -> f64 {
    let low = edges.iter().map(|it| it.low[axis]).fold(f64::INFINITY, f64::min);
    let high = edges.iter().map(|it| it.high[axis]).fold(f64::NEG_INFINITY, f64::max);
    edges.iter().map(|it| it.high[axis] - it.low[axis]).sum::<f64>() / (high - low).max(NEAR)
}

enum Meeting {
    /// End to end, or two edges that are one.
    Joint,
    Crossing,
}

struct Edge {
    ends: [Corner; 2],
    /// The corners of the box round it.
    low: Corner,
    high: Corner,
}

impl Edge {
    fn new(a: Corner, b: Corner) -> Self {
        let low = [a[0].min(b[0]), a[1].min(b[1])];
        let high = [a[0].max(b[0]), a[1].max(b[1])];
        Self { ends: [a, b], low, high }
    }

    /// Exchanges the axes.
    fn turn(&mut self) {
        let [a, b] = &mut self.ends;
        for [x, y] in [a, b, &mut self.low, &mut self.high] {
            swap(x, y);
        }
    }

    fn meets(&self, other: &Self) -> Option<Meeting> {
        if self.low[1] > other.high[1] + NEAR || other.low[1] > self.high[1] + NEAR {
            return None;
        }
        let ([a, b], [c, d]) = (self.ends, other.ends);
        match (same(a, c), same(a, d), same(b, c), same(b, d)) {
            (false, false, false, false) => {
                let apart = |p: i8, q: i8| p == q && p != 0;
                let apart =
                    apart(side(a, b, c), side(a, b, d)) || apart(side(c, d, a), side(c, d, b));
                (!apart).then_some(Meeting::Crossing)
            }
            (true, _, _, true) | (_, true, true, _) => Some(Meeting::Joint),
            (true, ..) => Some(fork(a, b, d)),
            (_, true, ..) => Some(fork(a, b, c)),
            (_, _, true, _) => Some(fork(b, a, d)),
            (.., true) => Some(fork(b, a, c)),
        }
    }
}

/// Two edges from one end: one lies on the other, or they part.
fn fork(end: Corner, one: Corner, other: Corner) -> Meeting {
    let along = |axis: usize| (one[axis] - end[axis]) * (other[axis] - end[axis]);
    if side(end, one, other) == 0 && along(0) + along(1) > 0.0 {
        Meeting::Crossing
    } else {
        Meeting::Joint
    }
}

/// On which side of the line from `a` to `b` a point lies; 0 on it.
fn side(a: Corner, b: Corner, point: Corner) -> i8 {
    let (along, to) = ([b[0] - a[0], b[1] - a[1]], [point[0] - a[0], point[1] - a[1]]);
    let cross = along[0].mul_add(to[1], -(along[1] * to[0]));
    let off = cross / along[0].hypot(along[1]);
    i8::from(off > NEAR) - i8::from(off < -NEAR)
}

/// Whether two corners are at one place.
pub(super) fn same(a: Corner, b: Corner) -> bool {
    (a[0] - b[0]).abs() < NEAR && (a[1] - b[1]).abs() < NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENOUGH: Budget = Budget { crossings: 1000, pairs: 1_000_000 };

    fn simple(ring: &[Corner]) -> bool {
        count(&[ring.to_vec()], ENOUGH).unwrap().is_simple()
    }

    fn crossings(rings: &[Vec<Corner>]) -> usize {
        count(rings, ENOUGH).unwrap().crossings
    }

    fn square(x: f64, y: f64) -> Vec<Corner> {
        vec![[x, y], [x + 2.0, y], [x + 2.0, y + 2.0], [x, y + 2.0]]
    }

    #[test]
    fn a_simple_ring_is_told_from_one_that_meets_itself() {
        assert!(simple(&square(0.0, 0.0)));
        assert!(simple(&[[0.0, 0.0], [2.0, 0.0], [1.0, 1.0], [0.0, 0.0]]), "closed");
        assert!(simple(&[[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [1.0, 1.0]]), "a corner on a line");
        let twice = [square(0.0, 0.0), square(0.0, 0.0)].concat();
        assert!(!simple(&twice), "twice round");
        assert!(!simple(&[[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0]]), "a bow");
        assert!(!simple(&[[0.0, 0.0], [2.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), "a spike");
        assert!(!simple(&[[0.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 0.0], [0.0, 1.0]]), "a touch");
        assert!(!simple(&[[0.0, 0.0], [2.0, 0.0]]), "there and back");
    }

    #[test]
    fn crossings_are_counted_and_joints_are_none() {
        assert_eq!(crossings(&[square(0.0, 0.0), square(1.0, 1.0)]), 2);
        assert_eq!(crossings(&[square(0.0, 0.0), square(2.0, 0.0)]), 0, "neighbours");
        assert_eq!(crossings(&[square(0.0, 0.0), square(5.0, 0.0)]), 0);
        // Every edge of a star of five points crosses two others.
        let turn = |at: u8| (f64::from(at) * 144.0).to_radians().sin_cos();
        let star = (0..5).map(turn).map(|(x, y)| [x, y]).collect();
        assert_eq!(crossings(&[star]), 5);
    }

    #[test]
    fn what_is_over_the_budget_is_given_up() {
        let comb = |turn: bool| -> Vec<Corner> {
            let tooth = |at: u16| {
                let y = f64::from(at);
                let [x, far] = if at.is_multiple_of(2) { [0.0, 900.0] } else { [900.0, 0.0] };
                [[x, y], [far, y]]
            };
            let mut comb: Vec<_> = (0..900).flat_map(tooth).collect();
            comb.extend([[-1.0, 899.0], [-1.0, 0.0]]);
            if turn { comb.into_iter().map(|[x, y]| [y, x]).collect() } else { comb }
        };
        let few = Budget { crossings: 10, pairs: 10_000 };
        for turn in [false, true] {
            // Long teeth lie side by side on one axis only.
            assert!(count(&[comb(turn)], few).is_some_and(Count::is_simple));
        }
        assert_eq!(count(&[comb(false), comb(true)], few), None);
        assert_eq!(count(&[comb(false), comb(true)], Budget { crossings: 10, ..ENOUGH }), None);
    }
}
