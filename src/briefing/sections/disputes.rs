//! Claims that somebody denies, contradicts or cannot confirm, with every position.

use crate::board::Board;
use crate::board::claims::ClaimRow;
use crate::board::status::{Status, outlets};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Item, Tone};
use crate::briefing::build::{cited, claim_cite, toned};
use crate::briefing::statuses::{TALLY, positions, tally, tone};
use crate::briefing::wording::{capital, count, says};
use crate::dataset::words::Word;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "disputes",
    title: "Claims in dispute",
    doc: "claims that somebody denies, contradicts or cannot confirm, with every position",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for status in [Status::Contested, Status::Denied, Status::Unconfirmed] {
        let items: Vec<_> = board
            .claims
            .rows
            .iter()
            .filter(|row| row.verdict.status == status)
            .map(|row| item(board, row))
            .collect();
        if !items.is_empty() {
            blocks.push(Block::Heading(capital(status.word())));
            blocks.push(Block::Note(format!("Rule: {}.", status.rule())));
            blocks.push(Block::List(items));
        }
    }
    let doubted: Vec<_> = board
        .claims
        .rows
        .iter()
        .filter(|row| row.verdict.status == Status::Corroborated)
        .filter(|row| row.verdict.has_reservations())
        .map(|row| item(board, row))
        .collect();
    if !doubted.is_empty() {
        blocks.push(Block::Heading("Corroborated, with reservations".to_owned()));
        blocks.push(Block::Note(format!("Rule: {}.", Status::Corroborated.rule())));
        blocks.push(Block::List(doubted));
    }
    if blocks.is_empty() {
        blocks.push(Block::Note("At this date nobody disputes a claim.".to_owned()));
    } else {
        blocks.push(Block::Note(TALLY.to_owned()));
    }
    blocks
}

fn item(board: &Board<'_>, row: &ClaimRow) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[row.at as usize];
    let says = says(dataset, claim);
    let rating = claim.rating.as_ref().map(|it| format!(" · rated {}", it.value));
    let outlets = count(outlets(&board.view, row.at), "publication", "publications");
    let tally = format!("{} · {outlets}{}", tally(&row.verdict), rating.unwrap_or_default());
    Item {
        runs: vec![cited(says, Tone::Strong, vec![claim_cite(row.at)])],
        record: format!("claim:{}", dataset.word(claim.id)),
        below: vec![positions(&board.view, row.at), vec![toned(tally, tone(row.verdict.status))]],
    }
}
