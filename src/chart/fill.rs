//! Grounds: areas between edges, filled row of dots by row of dots by the even-odd rule.

use crate::chart::grid::Grid;
use crate::chart::lens::whole;

/// Of the eight dots of a cell so many must lie inside for the cell to count.
const HALF: u8 = 4;

/// The edges of an area, in dots; the order does not matter.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// For each row of dots the columns where an edge crosses its middle.
    rows: Vec<Vec<f64>>,
}

impl Edges {
    /// No edges, on a grid with so many rows of dots.
    pub fn new(rows: usize) -> Self {
        Self { rows: vec![Vec::new(); rows] }
    }

    /// Takes all edges away.
    pub fn clear(&mut self) {
        self.rows.iter_mut().for_each(Vec::clear);
    }

    /// Adds an edge between two dots, which may lie far outside.
    pub fn add(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (upper, lower) = if from.1 < to.1 { (from, to) } else { (to, from) };
        // A row counts if its middle lies between the ends: above by a hair belongs to the upper.
        let row = |y: f64| usize::try_from(whole_up(y)).unwrap_or(0).min(self.rows.len());
        let (first, end) = (row(upper.1), row(lower.1));
        if first >= end {
            return;
        }
        let slope = (lower.0 - upper.0) / (lower.1 - upper.1);
        #[expect(clippy::cast_precision_loss, reason = "a grid has few rows")]
        let mut x = upper.0 + (first as f64 + 0.5 - upper.1) * slope;
        for row in &mut self.rows[first..end] {
            row.push(x);
            x += slope;
        }
    }

    /// Calls `paint` with the place of every cell that lies inside, at least by half.
    pub fn fill(&mut self, grid: &mut Grid, mut paint: impl FnMut(&mut Grid, usize)) {
        let mut inside = vec![0_u8; grid.width];
        for (row, rows) in self.rows.chunks_mut(4).enumerate() {
            inside.fill(0);
            for crossings in rows {
                crossings.sort_unstable_by(f64::total_cmp);
                for pair in crossings.chunks_exact(2) {
                    span(&mut inside, pair[0], pair[1]);
                }
            }
            for (column, &dots) in inside.iter().enumerate() {
                if dots >= HALF {
                    paint(grid, row * grid.width + column);
                }
            }
        }
    }
}

/// The first dot whose middle is not before a place.
fn whole_up(place: f64) -> i32 {
    whole(0.5 - place).saturating_neg()
}

/// Counts the dots between two columns.
fn span(inside: &mut [u8], from: f64, to: f64) {
    let held = |x: f64| usize::try_from(whole_up(x)).unwrap_or(0).min(inside.len() * 2);
    let (from, to) = (held(from), held(to));
    if from >= to {
        return;
    }
    let (first, last) = (from / 2, (to - 1) / 2);
    if first == last {
        inside[first] += u8::from(to - from > 1) + 1;
        return;
    }
    inside[first] += 2 - u8::from(from % 2 == 1);
    inside[last] += 2 - u8::from(to % 2 == 1);
    for cell in &mut inside[first + 1..last] {
        *cell += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Tint;

    /// The cells of a grid of 6 by 2 that a ring covers.
    fn covered(ring: &[(f64, f64)]) -> Vec<usize> {
        let mut grid = Grid::new(6, 2);
        let mut edges = Edges::new(8);
        for (at, &from) in ring.iter().enumerate() {
            edges.add(from, ring[(at + 1) % ring.len()]);
        }
        edges.fill(&mut grid, |grid, at| grid.tint[at] = Tint::Land);
        (0..12).filter(|&at| grid.tint[at] == Tint::Land).collect()
    }

    #[test]
    fn a_cell_counts_when_half_of_its_dots_lie_inside() {
        assert_eq!(covered(&[(2.0, 0.0), (6.0, 0.0), (6.0, 4.0), (2.0, 4.0)]), [1, 2]);
        assert_eq!(covered(&[(2.0, 0.0), (5.0, 0.0), (5.0, 4.0), (2.0, 4.0)]), [1, 2]);
        assert_eq!(covered(&[(2.0, 0.0), (4.4, 0.0), (4.4, 4.0), (2.0, 4.0)]), [1]);
        assert_eq!(covered(&[(0.0, 0.0), (2.0, 0.0), (2.0, 1.4), (0.0, 1.4)]), [] as [usize; 0]);
    }

    #[test]
    fn what_lies_outside_is_cut() {
        let all: Vec<usize> = (0..12).collect();
        assert_eq!(covered(&[(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)]), all);
        assert!(covered(&[(-90.0, 0.0), (-1.0, 0.0), (-1.0, 8.0), (-90.0, 8.0)]).is_empty());
    }
}
