//! What is missing, ordered by what hangs on it.

use crate::board::Board;
use crate::board::gaps::Thin;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Item, Tone};
use crate::briefing::build::{cited, claim_cite, item, plain};
use crate::briefing::wording::{capital, claimant, count, join, name, range, says, when};
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "gaps",
    title: "Gaps",
    doc: "what is missing: thin props, points not described, flows without a figure",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !board.gaps.thin.is_empty() {
        blocks.push(Block::Heading("One origin only, though assessments rest on it".to_owned()));
        let (heavy, light): (Vec<_>, Vec<_>) =
            board.gaps.thin.iter().partition(|thin| thin.weight > 1);
        let shown = if heavy.is_empty() { &light } else { &heavy };
        let items = shown.iter().map(|thin| thin_item(board, thin)).collect();
        blocks.push(Block::List(items));
        if !heavy.is_empty() && !light.is_empty() {
            let n = count(light.len(), "further claim carries", "further claims carry");
            blocks.push(Block::Note(format!("{n} one assessment each.")));
        }
    }
    let rest = other(board);
    if !rest.is_empty() {
        blocks.push(Block::Heading("Not known".to_owned()));
        blocks.push(Block::List(rest));
    }
    if board.claims.rows.is_empty() {
        blocks.push(Block::Note("Nothing had been claimed by this date.".to_owned()));
    } else if blocks.is_empty() {
        blocks.push(Block::Note("No gap was found at this date.".to_owned()));
    }
    blocks
}

fn thin_item(board: &Board<'_>, thin: &Thin) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[thin.claim as usize];
    let weight = count(thin.weight, "assessment rests", "assessments rest");
    Item {
        runs: vec![
            plain(format!("{}: ", claimant(dataset, claim))),
            cited(says(dataset, claim), Tone::Plain, vec![claim_cite(thin.claim)]),
            plain(format!(" {}; {weight} on it.", capital(thin.status.word()))),
        ],
        record: format!("claim:{}", dataset.word(claim.id)),
        below: Vec::new(),
    }
}

fn other(board: &Board<'_>) -> Vec<Item> {
    let dataset = board.view.dataset();
    let mut items = Vec::new();
    for gap in &board.gaps.undescribed {
        let agreement = &dataset.agreements[gap.agreement];
        let claim = &dataset.claims[gap.claim as usize];
        let of = claim.amount.as_ref().map(|it| range(&it.value)).unwrap_or_default();
        let text = format!("{}: {} of {of} points are described.", agreement.name, gap.known);
        items.push(item(vec![cited(text, Tone::Plain, vec![claim_cite(gap.claim)])]));
    }
    for &at in &board.gaps.overdue_events {
        let event = &dataset.events[at as usize];
        let due = when(&event.when.value);
        let text = format!("Past its date ({due}) without an outcome: {}.", event.title);
        items.push(item(vec![cited(text, Tone::Alert, vec![Cite { kind: Kind::Event, at }])]));
    }
    for &at in &board.gaps.overdue_indicators {
        let indicator = &dataset.indicators[at];
        let text = format!("Indicator past its day: {}.", indicator.name);
        items.push(item(vec![cited(text, Tone::Alert, Vec::new())]));
    }
    if !board.gaps.unquantified.is_empty() {
        let names: Vec<_> = board
            .gaps
            .unquantified
            .iter()
            .map(|&at| name(dataset, Key { kind: Kind::Flow, id: dataset.flows[at].id }))
            .collect();
        items.push(item(vec![plain(format!("Flows without any figure: {}.", join(&names)))]));
    }
    if board.sources.unrated > 0 {
        let n = count(board.sources.unrated, "source has", "sources have");
        items.push(item(vec![plain(format!("{n} no reliability letter."))]));
    }
    items
}
