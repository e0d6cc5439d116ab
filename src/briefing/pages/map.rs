//! Where it is.

use crate::board::Board;
use crate::briefing::block::Block;
use crate::briefing::pages::{Page, PageRow};

/// The page.
pub const ROW: PageRow =
    PageRow { id: "map", title: "Map", short: "Map", doc: "where it is", page };

fn page(board: &Board<'_>) -> Page {
    let section = crate::briefing::SECTIONS.iter().find(|it| it.id == "map");
    Page {
        blocks: section.map_or_else(Vec::<Block>::new, |it| (it.blocks)(board)),
        ..Page::default()
    }
}
