//! Where is it fought, and which way does it go.

use crate::board::Board;
use crate::briefing::block::Block;
use crate::briefing::pages::{Page, PageRow};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "fronts",
    title: "Fronts",
    short: "Fro",
    doc: "where is it fought, and which way does it go",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let section = crate::briefing::SECTIONS.iter().find(|it| it.id == "fronts");
    Page {
        blocks: section.map_or_else(Vec::<Block>::new, |it| (it.blocks)(board)),
        ..Page::default()
    }
}
