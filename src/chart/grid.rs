//! A grid of dots: each cell has a pattern of two by four, one ink and one ground.
//!
//! Who draws later does not win: each layer has a rank, and a cell belongs to the highest. Above
//! [`ALONE`] a layer does not share its cells, so that a river never runs through a front.

use crate::chart::{Ink, Tint};

/// Layers from this rank on drop what lies below them in a cell.
pub(super) const ALONE: u8 = 0x80;

/// What a line is drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// Its ink.
    pub ink: Ink,
    /// Its layer.
    pub rank: u8,
    /// Two dots wide.
    pub thick: bool,
    /// So many dots drawn, so many left out; the second is 0 for a whole line.
    pub dash: (u32, u32),
}

impl Pen {
    /// A thin whole line.
    pub const fn thin(ink: Ink, rank: u8) -> Self {
        Self { ink, rank, thick: false, dash: (1, 0) }
    }

    /// The same, broken.
    pub const fn dashed(self, on: u32, off: u32) -> Self {
        Self { dash: (on, off), ..self }
    }
}

/// The dots.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// Columns of cells.
    pub width: usize,
    /// Rows of cells.
    pub height: usize,
    /// The pattern of each cell, row by row from the upper left dot: bit 0 and 1 are the first row.
    pub bits: Vec<u8>,
    /// The layer each cell belongs to.
    pub rank: Vec<u8>,
    /// The ink of each cell.
    pub ink: Vec<Ink>,
    /// The ground of each cell.
    pub tint: Vec<Tint>,
}

impl Grid {
    /// An empty grid of so many cells.
    pub fn new(width: usize, height: usize) -> Self {
        let cells = width * height;
        Self {
            width,
            height,
            bits: vec![0; cells],
            rank: vec![0; cells],
            ink: vec![Ink::None; cells],
            tint: vec![Tint::Sea; cells],
        }
    }

    /// Sets a dot; dots outside are left out.
    #[inline]
    pub fn dot(&mut self, x: i32, y: i32, pen: &Pen) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        let (column, row) = (x >> 1, y >> 2);
        if column >= self.width || row >= self.height {
            return;
        }
        let at = row * self.width + column;
        let bit = 1_u8 << ((x & 1) + 2 * (y & 3));
        let rank = self.rank[at];
        if pen.rank > rank {
            self.rank[at] = pen.rank;
            self.ink[at] = pen.ink;
            if pen.rank >= ALONE {
                self.bits[at] = 0;
            }
        }
        if pen.rank >= rank || rank < ALONE {
            self.bits[at] |= bit;
        }
    }

    /// A straight line between two dots of the grid (Bresenham, 1965). `phase` counts the dots of
    /// the whole path for its dashes.
    pub fn line(&mut self, from: (i32, i32), to: (i32, i32), pen: &Pen, phase: &mut u32) {
        let ((mut x, mut y), (end_x, end_y)) = (from, to);
        let (wide, high) = ((end_x - x).abs(), -(end_y - y).abs());
        let (step_x, step_y) = ((end_x - x).signum(), (end_y - y).signum());
        // A thick line grows across its direction.
        let (aside_x, aside_y) = if wide > -high { (0, 1) } else { (1, 0) };
        let mut error = wide + high;
        let (on, period) = (pen.dash.0, pen.dash.0 + pen.dash.1);
        loop {
            if *phase % period < on {
                self.dot(x, y, pen);
                if pen.thick {
                    self.dot(x + aside_x, y + aside_y, pen);
                }
            }
            if (x, y) == (end_x, end_y) {
                return;
            }
            *phase += 1;
            let twice = 2 * error;
            if twice >= high {
                error += high;
                x += step_x;
            }
            if twice <= wide {
                error += wide;
                y += step_y;
            }
        }
    }
}
