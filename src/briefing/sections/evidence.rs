//! Every claim: who says so, and how sure are we.

use crate::board::Board;
use crate::board::claims::ClaimRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, claim_cite, code, column, dated, named, prose, row};
use crate::briefing::exact::stating;
use crate::briefing::statuses::{TALLY, mark, tally, tone};
use crate::briefing::wording::{amount, claimant, count, day};
use crate::dataset::words::Word;

/// The section. It lists everything, so it is printed only when asked for.
pub const ROW: SectionRow = SectionRow {
    id: "evidence",
    title: "Evidence",
    doc: "every claim with its claimant, status, tally and rating",
    usual: false,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.claims.rows.is_empty() {
        return vec![Block::Note("Nothing has been claimed by this date.".to_owned())];
    }
    let rows = board.claims.rows.iter().map(|it| claim_row(board, it)).collect();
    let columns = vec![
        column("Claim", Form::Prose, 0),
        column("By", Form::Name, 0),
        column("Amount", Form::Code, 4),
        column("Reported", Form::Date, 2),
        column("Rated", Form::Code, 3),
        column("Status", Form::Name, 1),
    ];
    let mut blocks = vec![Block::Table(Table { columns, rows, total: None })];
    let mut found: Vec<_> = board.claims.rows.iter().map(|row| row.verdict.status).collect();
    found.sort_unstable();
    found.dedup();
    blocks.extend(found.into_iter().map(|status| {
        let n = count(board.claims.count(status), "claim", "claims");
        Block::Note(format!("{} {}, {n}: {}.", mark(status), status.word(), status.rule()))
    }));
    blocks.push(Block::Note(TALLY.to_owned()));
    blocks
}

fn claim_row(board: &Board<'_>, it: &ClaimRow) -> Row {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[it.at as usize];
    let status = it.verdict.status;
    let figure = claim.amount.as_ref().map(|value| {
        let text = amount(dataset, &value.value);
        let figure = stating(board, &value.value, code(text, Tone::Plain, vec![claim_cite(it.at)]));
        // The claim is cited beside it.
        Cell { sources: Vec::new(), ..figure }
    });
    let mut standing = named(format!("{} {}", mark(status), tally(&it.verdict)));
    standing.tone = tone(status);
    let cells = vec![
        prose(claim.says.to_string(), vec![claim_cite(it.at)]),
        named(claimant(dataset, claim)),
        figure.unwrap_or(cell(Value::Missing)),
        dated(Some(day(claim.reported.value))),
        claim.rating.as_ref().map_or(cell(Value::Missing), |rating| {
            code(rating.value.to_string(), Tone::Plain, Vec::new())
        }),
        standing,
    ];
    row(format!("claim:{}", dataset.word(claim.id)), cells)
}
