//! Frames as bytes: only what changed, in one piece, and nothing a terminal could misread.

use std::io;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::style::{
    Attribute, Print, ResetColor, SetAttribute, SetAttributes, SetBackgroundColor,
    SetForegroundColor,
};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

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
            // Two blanks look the same whatever they would be written with.
            if is_blank(cell) {
                cell.fg = Color::Reset;
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
        let _ = paint(bytes, changes);
    }
    if let Some((x, y)) = cursor {
        let _ = queue!(bytes, MoveTo(x, y), Show);
    }
    let _ = queue!(bytes, EndSynchronizedUpdate);
}

/// Writes the cells with no more colours and marks than turn one into the next: two thirds of a
/// frame would be these otherwise.
fn paint(bytes: &mut Vec<u8>, changes: &[(u16, u16, &Cell)]) -> io::Result<()> {
    let mut pen = Pen::default();
    let mut at = None;
    for &(x, y, cell) in changes {
        if at != Some((x, y)) {
            queue!(bytes, MoveTo(x, y))?;
        }
        at = Some((x.saturating_add(1), y));
        pen.turn(bytes, cell)?;
        queue!(bytes, Print(cell.symbol()))?;
    }
    queue!(bytes, SetAttribute(Attribute::Reset))
}

/// What the terminal writes with.
#[derive(Default)]
struct Pen {
    fg: Color,
    bg: Color,
    marks: Modifier,
}

impl Pen {
    /// Takes what a cell is to be written with.
    fn turn(&mut self, bytes: &mut Vec<u8>, cell: &Cell) -> io::Result<()> {
        if !cell.modifier.contains(self.marks) {
            queue!(bytes, SetAttribute(Attribute::Reset))?;
            *self = Self::default();
        }
        let more = cell.modifier.difference(self.marks);
        if !more.is_empty() {
            let style = Style::new().add_modifier(more).into_crossterm();
            queue!(bytes, SetAttributes(style.attributes))?;
            self.marks = cell.modifier;
        }
        if cell.fg != self.fg && !is_blank(cell) {
            queue!(bytes, SetForegroundColor(cell.fg.into_crossterm()))?;
            self.fg = cell.fg;
        }
        if cell.bg != self.bg {
            queue!(bytes, SetBackgroundColor(cell.bg.into_crossterm()))?;
            self.bg = cell.bg;
        }
        Ok(())
    }
}

/// Whether nothing of a cell shows the colour it is written in.
fn is_blank(cell: &Cell) -> bool {
    let drawn = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    cell.symbol() == " " && !cell.modifier.intersects(drawn)
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
    fn a_colour_is_written_where_it_is_another_and_seen() {
        let mut cells = Buffer::empty(Rect::new(0, 0, 6, 1));
        let on = |fg, bg| Style::new().fg(Color::Indexed(fg)).bg(Color::Indexed(bg));
        cells.set_string(0, 0, "ab", on(1, 2));
        cells.set_string(2, 0, " ", on(3, 2));
        cells.set_string(3, 0, "c", on(1, 4).add_modifier(Modifier::BOLD));
        cells.set_string(4, 0, "d", on(1, 4));
        cells.set_string(5, 0, " ", on(5, 4).add_modifier(Modifier::UNDERLINED));
        let mut screen = Screen::new(true);
        let drawn = said(&mut screen, &Frame { cells: cells.clone(), cursor: None });
        let drawn = drawn.split("\u{1b}[1;1H").nth(1).unwrap().replace("\u{1b}[", "~");
        let last = "~0m~38;5;1m~48;5;4md~4m~38;5;5m ~0m~?2026l";
        assert_eq!(drawn, format!("~38;5;1m~48;5;2mab ~1m~48;5;4mc{last}"));
        cells.set_string(2, 0, " ", on(7, 2));
        assert_eq!(said(&mut screen, &Frame { cells, cursor: None }), "");
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
