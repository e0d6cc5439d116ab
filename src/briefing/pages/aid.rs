//! Who promised what, and what has arrived.

use crate::board::Board;
use crate::briefing::block::Block;
use crate::briefing::pages::{Page, PageRow};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "aid",
    title: "Aid",
    short: "Aid",
    doc: "who promised what, and what has arrived",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let section = crate::briefing::SECTIONS.iter().find(|it| it.id == "aid");
    Page {
        blocks: section.map_or_else(Vec::<Block>::new, |it| (it.blocks)(board)),
        ..Page::default()
    }
}
