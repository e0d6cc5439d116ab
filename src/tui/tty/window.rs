//! How large the screen is, in cells and in the shape of a cell.

use std::io;

use rustix::termios::{Winsize, tcgetwinsize};

use super::MAX_SIZE;
use crate::config::options::ASPECTS;
use crate::tui::message::Message;

/// The size of a terminal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Columns and rows, as far as they are drawn.
    pub size: (u16, u16),
    /// Height of a cell over its width, if the terminal tells how many pixels it has.
    pub aspect: Option<f64>,
}

impl Window {
    /// As it is now.
    pub(super) fn now() -> Self {
        let usual = Self { size: (80, 24), aspect: None };
        tcgetwinsize(io::stdout()).map_or(usual, Self::of)
    }

    /// Where no pixels are known the terminal says 0 of them.
    fn of(said: Winsize) -> Self {
        let size = (said.ws_col.min(MAX_SIZE.0), said.ws_row.min(MAX_SIZE.1));
        let each = |pixels: u16, cells: u16| {
            (pixels > 0 && cells > 0).then(|| f64::from(pixels) / f64::from(cells))
        };
        let (across, down) = (each(said.ws_xpixel, said.ws_col), each(said.ws_ypixel, said.ws_row));
        let aspect = across.zip(down).map(|(across, down)| down / across);
        // Some terminals count their borders too, or tell what is not so.
        Self { size, aspect: aspect.map(|it| it.clamp(ASPECTS.0, ASPECTS.1)) }
    }

    /// What the board is told of it.
    pub(super) fn message(self) -> Message {
        Message::Resize(self.size.0, self.size.1, self.aspect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_the_shape_that_the_pixels_give_it_or_none() {
        let of = |ws_col, ws_row, ws_xpixel, ws_ypixel| {
            Window::of(Winsize { ws_row, ws_col, ws_xpixel, ws_ypixel })
        };
        assert_eq!(of(100, 50, 1000, 1250), Window { size: (100, 50), aspect: Some(2.5) });
        assert_eq!(of(80, 24, 0, 0), Window { size: (80, 24), aspect: None });
        for (columns, rows, across, down) in [(80, 24, 640, 0), (0, 24, 640, 384), (0, 0, 1, 1)] {
            assert_eq!(of(columns, rows, across, down).aspect, None);
        }
        assert_eq!(of(80, 24, 1, 60_000).aspect, Some(3.5));
        assert_eq!(of(80, 24, 60_000, 1).aspect, Some(1.2));
        assert_eq!(
            of(60_000, 60_000, 60_000, 60_000),
            Window { size: MAX_SIZE, aspect: Some(1.2) }
        );
    }
}
