//! Who says so, and how sure are we.

use std::cmp::Reverse;

use crate::board::Board;
use crate::board::claims::ClaimRow;
use crate::briefing::block::{Block, Cite, Form, Item, Row, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, counted, dated, named, plain, prose, row, toned,
};
use crate::briefing::marks::counts;
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::wording::{claimant, count, day, mark, name, range, says, tally, tone, when};
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

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
    let gaps = gaps(board);
    if !gaps.is_empty() {
        blocks.push(Block::Heading("Gaps".to_owned()));
        blocks.push(Block::List(gaps));
    }
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

/// What is missing, the pressing things first.
fn gaps(board: &Board<'_>) -> Vec<Item> {
    let dataset = board.view.dataset();
    let gaps = &board.gaps;
    let item = |record, text, tone, sources| Item {
        runs: vec![cited(text, tone, sources)],
        record,
        below: Vec::new(),
    };
    let mut items = Vec::new();
    for &at in &gaps.overdue_events {
        let event = &dataset.events[at as usize];
        let text = format!("Past its date ({}): {}", when(&event.when.value), event.title);
        let record = format!("event:{}", dataset.word(event.id));
        items.push(item(record, text, Tone::Alert, vec![Cite { kind: Kind::Event, at }]));
    }
    for &at in &gaps.overdue_indicators {
        let indicator = &dataset.indicators[at];
        let record = dataset.address(Key { kind: Kind::Indicator, id: indicator.id });
        let text = format!("Past its day: {}", indicator.name);
        items.push(item(record, text, Tone::Alert, Vec::new()));
    }
    for gap in &gaps.undescribed {
        let agreement = &dataset.agreements[gap.agreement];
        let said = dataset.claims[gap.claim as usize].amount.as_ref();
        let of = said.map(|it| range(&it.value)).unwrap_or_default();
        let text = format!("{} of {of} points known: {}", gap.known, agreement.name);
        let record = dataset.address(Key { kind: Kind::Agreement, id: agreement.id });
        items.push(item(record, text, Tone::Plain, vec![claim_cite(gap.claim)]));
    }
    for &at in &gaps.unquantified {
        let key = Key { kind: Kind::Flow, id: dataset.flows[at].id };
        let text = format!("No figure: {}", name(dataset, key));
        items.push(item(dataset.address(key), text, Tone::Plain, Vec::new()));
    }
    items.extend(thin(board));
    items
}

/// Claims of one origin that assessments rest on, with how many do.
fn thin(board: &Board<'_>) -> impl Iterator<Item = Item> {
    let dataset = board.view.dataset();
    let heavy = board.gaps.thin.iter().filter(|thin| thin.weight > 1);
    heavy.map(|thin| {
        let claim = &dataset.claims[thin.claim as usize];
        let weight = count(thin.weight, "assessment rests", "assessments rest");
        let who = claimant(dataset, claim);
        let text = format!("{who}: {}", says(dataset, claim));
        Item {
            runs: vec![
                plain(format!("One origin, {weight} on it: ")),
                cited(text, Tone::Plain, vec![claim_cite(thin.claim)]),
            ],
            record: format!("claim:{}", dataset.word(claim.id)),
            below: Vec::new(),
        }
    })
}
