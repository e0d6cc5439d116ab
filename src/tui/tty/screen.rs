//! Frames as bytes: only what changed, in one piece, and nothing a terminal could misread.

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::MAX_SIZE;
use crate::text::{self, MAX_CLUSTER_BYTES};
use crate::tui::message::Frame;

/// A frame of usual size fits.
const USUAL: usize = 64 << 10;

/// What the terminal shows now.
#[derive(Debug, Default)]
pub struct Screen {
    /// Whether that is known.
    known: bool,
    shown: Buffer,
    cursor: Option<(u16, u16)>,
    bytes: Vec<u8>,
    /// Whether colours are drawn.
    colour: bool,
}

impl Screen {
    pub fn new(colour: bool) -> Self {
        Self { colour, ..Self::default() }
    }

    /// Forgets what is shown, so that the next frame is drawn in full.
    pub fn forget(&mut self) {
        self.known = false;
    }

    /// The bytes that turn what is shown into the frame; `None` if it is shown already.
    pub fn bytes(&mut self, frame: Frame) -> Option<&[u8]> {
        let Frame { cells: mut next, cursor } = frame;
        for cell in &mut next.content {
            disarm(cell);
            if !self.colour {
                (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
            }
        }
        let area = next.area.intersection(Rect::new(0, 0, MAX_SIZE.0, MAX_SIZE.1));
        let inside = |x: u16, y: u16| area.contains((x, y).into());
        let clear = !self.known || self.shown.area != next.area;
        if clear {
            self.shown = Buffer::empty(next.area);
        }
        let cursor = cursor.filter(|&(x, y)| inside(x, y));
        let changes = self.shown.diff_iter(&next).filter(|&(x, y, _)| inside(x, y));
        let changes: Vec<_> = changes.collect();
        let moved = cursor != self.cursor || (cursor.is_some() && !changes.is_empty());
        let anything = clear || moved || !changes.is_empty();
        if anything {
            self.bytes.clear();
            self.bytes.reserve(USUAL);
            let hide = clear || self.cursor.is_some();
            draw(&mut self.bytes, clear, hide, &changes, cursor);
        }
        self.shown = next;
        (self.known, self.cursor) = (true, cursor);
        anything.then_some(self.bytes.as_slice())
    }
}

/// Writes the changes; a vector takes everything, so nothing can fail here.
fn draw(
    bytes: &mut Vec<u8>,
    clear: bool,
    hide: bool,
    changes: &[(u16, u16, &Cell)],
    cursor: Option<(u16, u16)>,
) {
    let _ = queue!(bytes, BeginSynchronizedUpdate);
    if hide {
        let _ = queue!(bytes, Hide);
    }
    if clear {
        let _ = queue!(bytes, ResetColor, Clear(ClearType::All));
    }
    if !changes.is_empty() {
        let _ = CrosstermBackend::new(&mut *bytes).draw(changes.iter().copied());
    }
    if let Some((x, y)) = cursor {
        let _ = queue!(bytes, MoveTo(x, y), Show);
    }
    let _ = queue!(bytes, EndSynchronizedUpdate);
}

/// The last line of defence: whatever a widget let through, no terminal gets to read it.
fn disarm(cell: &mut Cell) {
    let symbol = cell.symbol();
    let plain = matches!(symbol.as_bytes(), [b' '..=b'~']);
    let fine = || symbol.len() <= MAX_CLUSTER_BYTES && !symbol.chars().any(text::forbidden);
    if !plain && !fine() {
        cell.set_symbol("\u{fffd}");
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Modifier, Style};

    use super::*;

    fn frame(width: u16, height: u16, text: &str) -> Frame {
        let mut cells = Buffer::empty(Rect::new(0, 0, width, height));
        if width > 0 && height > 0 {
            cells.set_string(0, 0, text, Style::new().add_modifier(Modifier::REVERSED));
        }
        Frame { cells, cursor: None }
    }

    fn said(screen: &mut Screen, frame: &Frame) -> String {
        screen
            .bytes(frame.clone())
            .map(|it| String::from_utf8(it.to_vec()).unwrap())
            .unwrap_or_default()
    }

    #[test]
    fn a_frame_that_is_shown_is_not_written_again() {
        let mut screen = Screen::default();
        let first = said(&mut screen, &frame(20, 3, "one"));
        assert!(first.starts_with("\u{1b}[?2026h") && first.ends_with("\u{1b}[?2026l"));
        assert!(first.contains("\u{1b}[2J") && first.contains("one"), "{first:?}");
        assert_eq!(said(&mut screen, &frame(20, 3, "one")), "");
        let second = said(&mut screen, &frame(20, 3, "ore"));
        assert!(second.len() < 80 && second.contains('r') && !second.contains('o'), "{second:?}");
        screen.forget();
        assert!(said(&mut screen, &frame(20, 3, "ore")).contains("ore"));
        assert!(said(&mut screen, &frame(21, 3, "ore")).contains("\u{1b}[2J"));
    }

    #[test]
    fn the_cursor_is_shown_where_it_stands_and_hidden_else() {
        let mut screen = Screen::default();
        let mut at = frame(20, 3, "x");
        at.cursor = Some((2, 1));
        assert!(said(&mut screen, &at).contains("\u{1b}[2;3H\u{1b}[?25h"));
        assert_eq!(said(&mut screen, &at), "");
        at.cursor = None;
        assert!(said(&mut screen, &at).contains("\u{1b}[?25l"));
        at.cursor = Some((20, 0));
        assert_eq!(said(&mut screen, &at), "");
    }

    #[test]
    fn no_cell_reaches_the_terminal_raw() {
        for bad in ["\u{1b}[31m", "\u{9b}1m", "a\u{202e}", "\u{200b}", "\u{7}", "\u{e000}"] {
            let mut hostile = frame(4, 1, "");
            hostile.cells[(0, 0)].set_symbol(bad);
            let said = said(&mut Screen::default(), &hostile);
            assert!(said.contains('\u{fffd}') && !said.contains(bad), "{said:?}");
        }
        let mut heap = frame(4, 1, "");
        heap.cells[(0, 0)].set_symbol(&format!("a{}", "\u{301}".repeat(1000)));
        assert!(said(&mut Screen::default(), &heap).len() < 200);
    }

    #[test]
    fn any_size_can_be_shown() {
        for (width, height) in [(0, 0), (1, 0), (0, 1), (1, 1), (2000, 2), (2, 2000)] {
            let mut screen = Screen::default();
            let mut frame = frame(width, height, "x");
            frame.cursor = Some((width, height));
            said(&mut screen, &frame);
            assert_eq!(said(&mut screen, &frame), "");
        }
        let mut screen = Screen::default();
        let mut wide = frame(1100, 1, "");
        wide.cells[(1050, 0)].set_symbol("x");
        assert!(!said(&mut screen, &wide).contains('x'));
    }
}
