//! Who says so, and how sure are we.

use std::cmp::Reverse;

use crate::board::Board;
use crate::board::claims::ClaimRow;
use crate::briefing::block::{Block, Form, Row, Table, Tone, Value};
use crate::briefing::build::{
    cell, claim_cite, code, column, counted, dated, named, prose, row, toned,
};
use crate::briefing::marks::counts;
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::sections::gaps;
use crate::briefing::statuses::{mark, tally, tone};
use crate::briefing::wording::{claimant, day};
use crate::dataset::words::Word;

/// The page.
pub const ROW: PageRow = PageRow {
    id: "evidence",
    title: "Evidence",
    short: "Evi",
    doc: "who says so, and how sure are we",
    page,
};

fn page(board: &Board<'_>) -> Page {
    if board.claims.rows.is_empty() {
        return nothing(board, "makes a claim");
    }
    let claims = &board.view.dataset().claims;
    let mut rows: Vec<_> = board.claims.rows.iter().collect();
    rows.sort_by_key(|row| Reverse(claims[row.at as usize].reported.value));
    let table = Table {
        columns: vec![
            column("", Form::Code, 0),
            column("Claim", Form::Prose, 0),
            column("By", Form::Name, 1),
            column("Status", Form::Code, 3),
            column("Tally", Form::Code, 6),
            column("Rated", Form::Code, 2),
            column("Origins", Form::Number, 5),
            column("Reported", Form::Date, 4),
        ],
        rows: rows.into_iter().map(|it| claim_row(board, it)).collect(),
        total: None,
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.push(Block::Heading("Gaps".to_owned()));
    blocks.extend(gaps::all(board));
    Page {
        blocks,
        legend: "● several origins ◐ in dispute ○ one origin × replaced".to_owned(),
        ..Page::default()
    }
}

fn claim_row(board: &Board<'_>, it: &ClaimRow) -> Row {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[it.at as usize];
    let status = it.verdict.status;
    let cells = vec![
        code(mark(status), tone(status), Vec::new()),
        prose(claim.says.to_string(), vec![claim_cite(it.at)]),
        named(claimant(dataset, claim)),
        code(status.word(), tone(status), Vec::new()),
        code(counts(&it.verdict), Tone::Dim, Vec::new()),
        claim.rating.as_ref().map_or(cell(Value::Missing), |rating| {
            code(rating.value.to_string(), Tone::Plain, Vec::new())
        }),
        counted(it.verdict.origins as usize),
        dated(Some(day(claim.reported.value))),
    ];
    // Where more than the claimant has spoken, the tally is the story.
    let verdict = &it.verdict;
    let spoken = verdict.origins > 1 || verdict.has_reservations() || verdict.contrary > 0;
    let disputed = if status.is_disputed() { "disputed: " } else { "" };
    let below = spoken.then(|| vec![toned(format!("{disputed}{}", tally(verdict)), Tone::Dim)]);
    let row = row(format!("claim:{}", dataset.word(claim.id)), cells);
    Row { below: below.into_iter().collect(), ..row }
}
