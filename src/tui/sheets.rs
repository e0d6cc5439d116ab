//! The sheets that were laid out of one board, kept while they are of use.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::tui::sheet::{Sheet, Style};

/// How many sheets are kept.
const MOST: usize = 24;
/// How many lines all sheets may have before those out of sight are let go: some five megabytes.
/// A dossier of 100,000 reports has as many lines in one sheet, and every letter of a filter and
/// every width of a window lays out another.
const MOST_LINES: usize = 10_000;

/// Sheets by what they show and how.
#[derive(Debug, Default)]
pub struct Sheets {
    kept: RefCell<Vec<Laid>>,
}

#[derive(Debug)]
struct Laid {
    name: String,
    style: Style,
    sheet: Rc<Sheet>,
    /// Whether it was asked for since the last turn.
    asked: Cell<bool>,
}

impl Sheets {
    /// The sheet of a name in a style, laid out if it is not kept.
    pub fn of(&self, name: &str, style: Style, lay: impl FnOnce(&Style) -> Sheet) -> Rc<Sheet> {
        let mut kept = self.kept.borrow_mut();
        if let Some(laid) = kept.iter().find(|it| it.name == name && it.style == style) {
            laid.asked.set(true);
            return Rc::clone(&laid.sheet);
        }
        let sheet = Rc::new(lay(&style));
        if kept.len() >= MOST {
            kept.remove(0);
        }
        let (name, asked) = (name.to_owned(), Cell::new(true));
        kept.push(Laid { name, style, sheet: Rc::clone(&sheet), asked });
        sheet
    }

    /// Tells that a frame begins. If much is kept, what nobody asked for since the last one is let
    /// go.
    pub fn turn(&self) {
        let mut kept = self.kept.borrow_mut();
        if kept.iter().map(|it| it.sheet.lines.len()).sum::<usize>() > MOST_LINES {
            kept.retain(|it| it.asked.get());
        }
        kept.iter().for_each(|it| it.asked.set(false));
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_LINES, Sheets};
    use crate::tui::sheet::{Line, Sheet, Style};

    /// Asks for a sheet of so many lines; whether it had to be laid out.
    fn asked(sheets: &Sheets, width: usize, lines: usize) -> bool {
        let mut laid = false;
        sheets.of("evidence", Style { width, ..Style::default() }, |_| {
            laid = true;
            Sheet { lines: vec![Line::default(); lines], ..Sheet::default() }
        });
        laid
    }

    #[test]
    fn small_sheets_are_kept_out_of_sight() {
        let sheets = Sheets::default();
        assert!(asked(&sheets, 80, 100));
        for _ in 0..3 {
            sheets.turn();
        }
        assert!(!asked(&sheets, 80, 100));
        assert!(asked(&sheets, 81, 100));
    }

    #[test]
    fn large_sheets_are_kept_as_long_as_they_are_shown() {
        let (sheets, many) = (Sheets::default(), MOST_LINES + 1);
        for width in 80..90 {
            assert!(asked(&sheets, width, many));
            sheets.turn();
            assert_eq!(sheets.kept.borrow().len(), 1, "only what the last frame showed");
        }
        assert!(!asked(&sheets, 89, many));
        sheets.turn();
        // A frame without it.
        sheets.turn();
        assert!(asked(&sheets, 89, many));
    }
}
