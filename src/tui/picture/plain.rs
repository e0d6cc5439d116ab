//! The frame as text, bare or with the colours of a terminal.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use crate::config::colour::{Colour, Depth, nearest};
use crate::tui::picture::Options;
use crate::tui::picture::cells::rows;
use crate::tui::theme::of_screen;

/// The signs alone; no blanks at the ends of lines.
pub fn text(buffer: &Buffer, _: &Options<'_>) -> String {
    let mut page = String::new();
    for row in rows(buffer) {
        let line: String = row.iter().map(|piece| &*piece.sign).collect();
        page.push_str(line.trim_end_matches(' '));
        page.push('\n');
    }
    page
}

/// The signs with the escape sequences that colour them, and no others. Every line begins and ends
/// in the terminal's own look.
pub fn ansi(buffer: &Buffer, options: &Options<'_>) -> String {
    let mut page = String::new();
    for row in rows(buffer) {
        let mut now = Pen::default();
        let mut blanks = 0;
        for piece in &row {
            let next = Pen::of(piece.cell, options.depth);
            if piece.sign == " " && next.leaves_no_trace() {
                blanks += 1;
                continue;
            }
            if blanks > 0 {
                now.turn_into(now.for_blanks(), &mut page);
                page.extend(std::iter::repeat_n(' ', blanks));
                blanks = 0;
            }
            now.turn_into(next, &mut page);
            page.push_str(&piece.sign);
        }
        now.turn_into(Pen::default(), &mut page);
        page.push('\n');
    }
    page
}

/// Modifiers with the numbers that switch them on and off.
const MARKS: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What is visible even where nothing is written.
const ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// How the terminal writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    fg: Colour,
    bg: Colour,
    marks: Modifier,
}

impl Default for Pen {
    fn default() -> Self {
        Self { fg: Colour::Default, bg: Colour::Default, marks: Modifier::empty() }
    }
}

impl Pen {
    fn of(cell: &Cell, depth: Depth) -> Self {
        let known = MARKS.iter().fold(Modifier::empty(), |all, row| all | row.0);
        Self {
            fg: nearest(of_screen(cell.fg), depth),
            bg: nearest(of_screen(cell.bg), depth),
            marks: cell.modifier & known,
        }
    }

    fn leaves_no_trace(self) -> bool {
        self.bg == Colour::Default && !self.marks.intersects(ON_BLANKS)
    }

    /// The same pen without what would show on blanks.
    fn for_blanks(self) -> Self {
        Self { bg: Colour::Default, marks: self.marks - ON_BLANKS, ..self }
    }

    /// Writes what turns this pen into the other: the changes, or all anew if that is shorter.
    fn turn_into(&mut self, next: Self, page: &mut String) {
        if *self == next {
            return;
        }
        let changes = self.changes(next);
        let anew = Self::default().changes(next);
        let anew = if anew.is_empty() { String::new() } else { format!("0;{anew}") };
        let codes = if anew.len() < changes.len() { anew } else { changes };
        page.push_str("\u{1b}[");
        page.push_str(&codes);
        page.push('m');
        *self = next;
    }

    fn changes(self, next: Self) -> String {
        let mut codes: Vec<String> = Vec::new();
        let mut left = self.marks;
        for &(mark, _, off) in MARKS {
            if left.contains(mark) && !next.marks.contains(mark) {
                codes.push(off.to_string());
                // Bold and dim are switched off together.
                let both = Modifier::BOLD | Modifier::DIM;
                left -= if both.contains(mark) { both } else { mark };
            }
        }
        let on = MARKS.iter().filter(|row| next.marks.contains(row.0) && !left.contains(row.0));
        codes.extend(on.map(|row| row.1.to_string()));
        if self.fg != next.fg {
            codes.push(colour(next.fg, 30));
        }
        if self.bg != next.bg {
            codes.push(colour(next.bg, 40));
        }
        codes.join(";")
    }
}

/// The numbers of a colour; `base` is 30 for the ink and 40 for the ground.
fn colour(colour: Colour, base: u8) -> String {
    match colour {
        Colour::Default => format!("{}", base + 9),
        Colour::Named(number @ 0..8) => format!("{}", base + number),
        Colour::Named(number @ 8..16) => format!("{}", base + 52 + number),
        Colour::Named(number) | Colour::Palette(number) => format!("{};5;{number}", base + 8),
        Colour::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}
