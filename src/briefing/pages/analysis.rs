//! The questions an analyst asks next: one section of the brief at a time, on screen.

use crate::board::Board;
use crate::briefing::pages::{Page, PageRow};
use crate::briefing::sections::gaps;
use crate::briefing::{SECTIONS, SectionRow};

/// The page as it opens; which section it shows is chosen by its name, see [`page`].
pub const ROW: PageRow = PageRow {
    id: "analysis",
    title: "Analysis",
    short: "Ana",
    doc: "what follows from it: what changed, what falls, what is missing",
    page: |board| page(board, ANALYSES[0]),
};

/// The sections that can be asked for, in the order of their menu. Each has an action `ask-` and
/// its name.
pub const ANALYSES: &[&str] = &[
    "changes",
    "without",
    "scenario",
    "gaps",
    "judgements",
    "tripwires",
    "numbers",
    "record",
    "hypotheses",
];

/// The section of a name as a page; empty if there is none.
pub fn page(board: &Board<'_>, id: &str) -> Page {
    let Some(row) = SECTIONS.iter().find(|row| row.id == id) else { return Page::default() };
    // What paper sums up, the screen lists: there is room to scroll.
    let row = if id == gaps::ROW.id { &SectionRow { blocks: gaps::all, ..gaps::ROW } } else { row };
    let blocks = row.worded(board);
    Page { aside: row.title.to_owned(), blocks, ..Page::default() }
}
