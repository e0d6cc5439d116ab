//! Grounds: areas between edges, filled row of dots by row of dots by the even-odd rule.

use crate::chart::grid::Grid;
use crate::chart::lens::whole;

/// Of the eight dots of a cell so many must lie inside for the cell to count.
const HALF: u8 = 4;

/// The edges of an area, in dots; the order does not matter.
///
/// A row of dots has a bit for each dot: set where an odd number of edges crosses the row before it,
/// and after the dot before it. So an area of any number of edges takes the same room.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// The bits, row by row.
    bits: Vec<u64>,
    /// Rows of dots.
    rows: usize,
    /// Dots in a row.
    dots: usize,
    /// Words in a row.
    words: usize,
}

impl Edges {
    /// No edges, on a grid of so many cells.
    pub fn new(width: usize, height: usize) -> Self {
        let (rows, dots) = (height * 4, width * 2);
        let words = dots.div_ceil(64);
        Self { bits: vec![0; rows * words], rows, dots, words }
    }

    /// Takes all edges away.
    pub fn clear(&mut self) {
        self.bits.fill(0);
    }

    /// Adds an edge between two dots, which may lie far outside.
    pub fn add(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (upper, lower) = if from.1 < to.1 { (from, to) } else { (to, from) };
        // A row counts if its middle lies between the ends.
        let row = |y: f64| usize::try_from(whole_up(y)).unwrap_or(0).min(self.rows);
        let (first, end) = (row(upper.1), row(lower.1));
        if first >= end {
            return;
        }
        let slope = (lower.0 - upper.0) / (lower.1 - upper.1);
        #[expect(clippy::cast_precision_loss, reason = "a grid has few rows")]
        let mut x = upper.0 + (first as f64 + 0.5 - upper.1) * slope;
        for row in first..end {
            // What crosses left of the grid crosses before its first dot.
            let dot = usize::try_from(whole_up(x)).unwrap_or(0);
            if dot < self.dots {
                self.bits[row * self.words + dot / 64] ^= 1 << (dot % 64);
            }
            x += slope;
        }
    }

    /// Calls `paint` with the place of every cell that lies inside, at least by half.
    pub fn fill(&mut self, grid: &mut Grid, mut paint: impl FnMut(&mut Grid, usize)) {
        let mut inside = vec![0_u8; grid.width];
        for (row, rows) in self.bits.chunks_mut((self.words * 4).max(1)).enumerate() {
            if rows.iter().all(|word| *word == 0) {
                continue;
            }
            inside.fill(0);
            for words in rows.chunks_mut(self.words) {
                count(words, &mut inside);
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

/// Counts for each cell the dots of a row that lie inside.
fn count(words: &mut [u64], inside: &mut [u8]) {
    let mut open = 0_u64;
    for (word, cells) in words.iter_mut().zip(inside.chunks_mut(32)) {
        // Each bit becomes the parity of all bits up to it.
        for step in [1, 2, 4, 8, 16, 32] {
            *word ^= *word << step;
        }
        *word ^= open;
        open = if *word >> 63 == 1 { u64::MAX } else { 0 };
        let mut rest = *word;
        for cell in cells {
            *cell += [0, 1, 1, 2][usize::try_from(rest & 3).unwrap_or(0)];
            rest >>= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Tint;

    /// The cells of a grid of 6 by 2 that a ring covers.
    fn covered(ring: &[(f64, f64)]) -> Vec<usize> {
        let mut grid = Grid::new(6, 2);
        let mut edges = Edges::new(6, 2);
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
