//! Where it is.

use crate::board::Board;
use crate::briefing::block::{Block, Table};
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::{ground, mapped};
use crate::chart::ends::theatre;

/// The page.
pub const ROW: PageRow =
    PageRow { id: "map", title: "Map", short: "Map", doc: "where it is", page };

fn page(board: &Board<'_>) -> Page {
    let theatre = theatre(board);
    let mut blocks: Vec<_> = [
        titled("Fronts", mapped::fronts(board, &theatre)),
        titled("Places", mapped::places(board)),
        titled("Who sends what where", mapped::courses(board, &theatre)),
    ]
    .into_iter()
    .flatten()
    .flatten()
    .collect();
    blocks.extend(ground::blocks(board));
    if blocks.is_empty() {
        return nothing(board, "names a place");
    }
    Page {
        blocks,
        legend: "● confirmed ○ only claimed · named: by how many records".to_owned(),
        ..Page::default()
    }
}

fn titled(title: &str, table: Option<Table>) -> Option<[Block; 2]> {
    table.map(|table| [Block::Heading(title.to_owned()), Block::Table(table)])
}
