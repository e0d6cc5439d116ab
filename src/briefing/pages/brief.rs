//! What does the reader need first.

use crate::board::Board;
use crate::briefing::block::Block;
use crate::briefing::pages::{Page, PageRow};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "brief",
    title: "Brief",
    short: "Brf",
    doc: "what does the reader need first",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let section = crate::briefing::SECTIONS.iter().find(|it| it.id == "brief");
    Page {
        blocks: section.map_or_else(Vec::<Block>::new, |it| (it.blocks)(board)),
        ..Page::default()
    }
}
