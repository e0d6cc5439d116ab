//! What happened when, and when did we hear of it.

use crate::board::Board;
use crate::board::density::Density;
use crate::board::timeline::{EventRow, Phase};
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, dated, prose, row};
use crate::briefing::marks::short_when;
use crate::briefing::pages::{Lane, Lanes, Page, PageRow, nothing};
use crate::briefing::wording::{day, event, plain_word};
use crate::dataset::event::EventStatus;
use crate::dataset::words::{Kind, Word};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "timeline",
    title: "Timeline",
    short: "Tim",
    doc: "what happened when, and when did we hear of it",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let as_of = board.view.question.as_of;
    let density = Density::of(board);
    let aside = format!("{} to {}", day(density.from), day(density.to));
    let lanes = density.lanes.into_iter().map(|(name, days)| Lane { name, days }).collect();
    let lanes = Lanes { lanes, from: density.from, to: density.to, cursor: as_of };
    if board.timeline.is_empty() {
        let lanes = Some(lanes).filter(|_| !board.claims.rows.is_empty());
        let aside = if lanes.is_some() { aside } else { String::new() };
        return Page { aside, lanes, ..nothing(board, "speaks of an event") };
    }
    let newest_first = board.timeline.iter().rev();
    let (ahead, past): (Vec<_>, Vec<_>) = newest_first.partition(|row| row.phase == Phase::Ahead);
    let mut blocks = Vec::new();
    for (title, rows) in [("Ahead", ahead), ("So far", past)] {
        if !rows.is_empty() {
            blocks.push(Block::Heading(title.to_owned()));
            blocks.push(Block::Table(table(board, &rows)));
        }
    }
    Page {
        aside,
        lanes: Some(lanes),
        blocks,
        legend: "when: in the world · heard: as reported · ▷ still open".to_owned(),
        ..Page::default()
    }
}

fn table(board: &Board<'_>, rows: &[&EventRow]) -> Table {
    Table {
        columns: vec![
            column("When", Form::Date, 0),
            column("Lag", Form::Code, 2),
            column("Heard", Form::Date, 4),
            column("Lane", Form::Code, 3),
            column("Event", Form::Prose, 0),
            column("Status", Form::Code, 1),
        ],
        rows: rows.iter().map(|it| event_row(board, it)).collect(),
        total: None,
    }
}

fn event_row(board: &Board<'_>, it: &EventRow) -> Row {
    let dataset = board.view.dataset();
    let record = &dataset.events[it.at as usize];
    let cite = Cite { kind: Kind::Event, at: it.at };
    let lag = it
        .lag
        .map_or(cell(Value::Missing), |lag| code(format!("+{lag}\u{a0}d"), Tone::Dim, Vec::new()));
    let cells = vec![
        dated(Some(short_when(&record.when.value))),
        lag,
        dated(Some(day(record.reported.value))),
        code(it.lane.word(), Tone::Dim, Vec::new()),
        prose(event(dataset, record), vec![cite]),
        status(board, it),
    ];
    row(format!("event:{}", dataset.word(record.id)), cells)
}

fn status(board: &Board<'_>, it: &EventRow) -> Cell {
    let status = board.view.dataset().events[it.at as usize].status;
    let (mark, word, tone) = match it.phase {
        Phase::Happened if status == EventStatus::Reported => ("○", status.word(), Tone::Claimed),
        Phase::Happened => ("●", status.word(), Tone::Plain),
        Phase::CameOut => ("●", it.phase.word(), Tone::Plain),
        Phase::CalledOff => ("×", it.phase.word(), Tone::Dim),
        Phase::Overdue => ("▷", it.phase.word(), Tone::Alert),
        Phase::Ahead => ("▷", status.word(), Tone::Strong),
    };
    code(format!("{mark} {}", plain_word(word)), tone, Vec::new())
}
