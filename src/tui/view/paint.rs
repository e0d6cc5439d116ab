//! The brush: text and lines into cells, in the look of their roles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::briefing::glyphs::Glyphs;
use crate::briefing::wrap::{shorten, width};
use crate::config::theme::Role;
use crate::config::theme::Theme;
use crate::tui::measure::cells;
use crate::tui::sheet::Span;

/// A buffer with everything that decides how it is drawn.
pub struct Brush<'f> {
    /// The cells.
    pub cells: &'f mut Buffer,
    /// The looks.
    pub theme: &'f Theme,
    /// The signs.
    pub glyphs: Glyphs,
}

impl Brush<'_> {
    /// Writes text from a cell on, at most `room` cells, and says how many it took. What does not
    /// fit is cut off: whoever writes has measured before.
    pub fn text(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let area = self.cells.area;
        if y < area.y || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let style = self.theme.style(role);
        let text = self.glyphs.fold(text);
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return self.plain(x, y, room.min(area.right() - x), &text, style);
        }
        let (end, _) = self.cells.set_stringn(x, y, text, usize::from(room), style);
        end.saturating_sub(x)
    }

    /// Writes what takes one cell for each byte: most of a board, and much faster.
    fn plain(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let mut used = 0;
        for byte in text.bytes().take(usize::from(room)) {
            if let Some(cell) = self.cells.cell_mut((x + used, y)) {
                cell.set_char(char::from(byte)).set_style(style);
            }
            used += 1;
        }
        used
    }

    /// Writes text that ends at a cell, and says where it begins; what has no room is cut off at its
    /// end.
    pub fn text_right(&mut self, end: u16, y: u16, text: &str, role: Role) -> u16 {
        let text = self.glyphs.fold(text).into_owned();
        let x = end.saturating_sub(cells(&text));
        self.text(x, y, end - x, &text, role);
        x
    }

    /// A text in the signs of the screen, cut to so many cells with a mark where it is longer.
    pub fn shortened(&self, text: &str, room: u16) -> String {
        shorten(&self.glyphs.fold(text), usize::from(room), &self.glyphs.fold("…"))
    }

    /// Writes spans from a cell on.
    pub fn spans(&mut self, x: u16, y: u16, room: u16, spans: &[Span]) -> u16 {
        let mut used = 0;
        for span in spans {
            used += self.text(x + used, y, room.saturating_sub(used), &span.text, span.role);
        }
        used
    }

    /// Gives an area the look of a role, over what is there.
    pub fn look(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        self.cells.set_style(area, style);
    }

    /// Empties an area, and the wide signs that reach into it.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.cells.area);
        let style = self.theme.style(Role::Text);
        for y in area.top()..area.bottom() {
            // A wide character that would reach into the area goes as a whole.
            let left = area.left().checked_sub(1).and_then(|x| self.cells.cell_mut((x, y)));
            if let Some(cell) = left.filter(|cell| width(cell.symbol()) > 1) {
                cell.set_char(' ');
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.cells.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// The signs of a border: corners clockwise from the upper left, then level and upright.
    fn border(&self, heavy: bool) -> [&'static str; 6] {
        match (self.glyphs, heavy) {
            (Glyphs::Full, false) => ["╭", "╮", "╯", "╰", "─", "│"],
            (Glyphs::Full, true) => ["┏", "┓", "┛", "┗", "━", "┃"],
            (Glyphs::Block, false) => ["┌", "┐", "┘", "└", "─", "│"],
            (Glyphs::Block, true) => ["╔", "╗", "╝", "╚", "═", "║"],
            (Glyphs::Ascii, false) => ["+", "+", "+", "+", "-", "|"],
            (Glyphs::Ascii, true) => ["#", "#", "#", "#", "=", "#"],
        }
    }

    /// Draws a border around an area.
    pub fn frame(&mut self, area: Rect, heavy: bool) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let role = if heavy { Role::FocusBorder } else { Role::Border };
        let [a, b, c, d, level, upright] = self.border(heavy);
        let (left, right) = (area.left(), area.right() - 1);
        let (top, bottom) = (area.top(), area.bottom() - 1);
        let line = level.repeat(usize::from(area.width - 2));
        for (y, first, last) in [(top, a, b), (bottom, d, c)] {
            self.sign(left, y, first, role);
            self.sign(right, y, last, role);
            let style = self.theme.style(role);
            self.cells.set_stringn(left + 1, y, &line, usize::from(area.width - 2), style);
        }
        for y in top + 1..bottom {
            self.sign(left, y, upright, role);
            self.sign(right, y, upright, role);
        }
    }

    /// Writes one sign as it is.
    pub fn sign(&mut self, x: u16, y: u16, sign: &str, role: Role) {
        let style = self.theme.style(role);
        if self.cells.area.contains((x, y).into()) {
            self.cells.set_stringn(x, y, sign, 1, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_over_wide_signs_keeps_its_border() {
        let area = Rect::new(0, 0, 12, 3);
        for left in 0..8 {
            let mut cells = Buffer::empty(area);
            let theme = Theme::default();
            let mut brush = Brush { cells: &mut cells, theme: &theme, glyphs: Glyphs::Full };
            brush.text(0, 1, 12, "長い長い長い", Role::Text);
            brush.clear(Rect::new(left, 0, 4, 3));
            brush.frame(Rect::new(left, 0, 4, 3), false);
            let blank = Buffer::empty(area);
            let written: Vec<_> = blank.diff_iter(&cells).map(|(x, y, _)| (x, y)).collect();
            assert!(written.contains(&(left, 1)) && written.contains(&(left + 3, 1)), "{left}");
        }
    }
}
