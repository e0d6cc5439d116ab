//! Treaties and plans, with the points that are known.

use crate::board::Board;
use crate::board::agreements::AgreementRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Item, Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain, toned};
use crate::briefing::faces;
use crate::briefing::wording::{
    actor, attributed, day, full_stop, join, plain_word, publication, range, when,
};
use crate::dataset::agreement::AgreementPoint;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "agreements",
    title: "Agreements and plans",
    doc: "treaties and plans: how they stand, and which of their points are known",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.agreements.is_empty() {
        return vec![Block::Note("No report of this date speaks of an agreement.".to_owned())];
    }
    vec![Block::List(board.agreements.iter().map(|row| agreement(board, row)).collect())]
}

fn agreement(board: &Board<'_>, row: &AgreementRow<'_>) -> Item {
    let dataset = board.view.dataset();
    let it = &dataset.agreements[row.at];
    let parties: Vec<_> = it.parties.iter().map(|party| actor(dataset, party.id)).collect();
    let mut runs = vec![
        toned(it.name.to_string(), Tone::Strong),
        plain(format!(" ({}; {})", plain_word(it.kind.word()), join(&parties))),
    ];
    if let Some(state) = row.series.newest(&board.view) {
        let text = format!(": {}, {}", faces::word(state), when(&state.when.value));
        runs.push(cited(text, Tone::Plain, row.series.cite().into_iter().collect()));
    }
    runs.push(plain("."));
    let mut below: Vec<_> = row.points.iter().map(|it| point(board, it)).collect();
    if let Some((text, cite)) = described(board, row) {
        below.push(vec![cited(full_stop(&text), Tone::Alert, vec![cite])]);
    }
    below.extend(row.claims.iter().map(|&at| attributed(board, at)));
    let key = Key { kind: Kind::Agreement, id: it.id };
    Item { runs, record: dataset.address(key), below }
}

/// "3 of 5 points are described", where somebody says that there are more than are known.
pub(in crate::briefing) fn described(
    board: &Board<'_>,
    row: &AgreementRow<'_>,
) -> Option<(String, Cite)> {
    let at = row.said?;
    let of = board.view.dataset().claims[at as usize].amount.as_ref()?;
    let text = format!("{} of {} points are described", row.points.len(), range(&of.value));
    Some((text, claim_cite(at)))
}

fn point(board: &Board<'_>, it: &AgreementPoint) -> Vec<Run> {
    let dataset = board.view.dataset();
    let secret = if it.public { "" } else { " (not published)" };
    let text = format!(
        "Point {}{secret}: {} ({}, {})",
        it.n,
        it.text,
        publication(dataset, it.via.id),
        day(it.reported.value),
    );
    let cite = dataset.cite(it.via.key());
    vec![cited(text, Tone::Plain, cite.into_iter().collect())]
}
