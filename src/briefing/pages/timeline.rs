//! What happened when, and when did we hear of it.

use crate::board::Board;
use crate::briefing::block::Block;
use crate::briefing::pages::{Page, PageRow};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "timeline",
    title: "Timeline",
    short: "Tim",
    doc: "what happened when, and when did we hear of it",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let section = crate::briefing::SECTIONS.iter().find(|it| it.id == "timeline");
    Page {
        blocks: section.map_or_else(Vec::<Block>::new, |it| (it.blocks)(board)),
        ..Page::default()
    }
}
