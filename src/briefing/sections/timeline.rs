//! What happened when, and when we heard of it; what is still to come.

use crate::board::Board;
use crate::board::timeline::EventRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Table, Tone};
use crate::briefing::build::{cited, code, column, dated, prose, row};
use crate::briefing::wording::{day, when};
use crate::dataset::event::EventStatus;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "timeline",
    title: "Timeline",
    doc: "what happened when, when we heard of it, and what is ahead",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.timeline.is_empty() {
        return vec![Block::Note("No event has been reported by this date.".to_owned())];
    }
    let (ahead, past): (Vec<_>, Vec<_>) = board.timeline.iter().partition(|row| row.ahead);
    let mut blocks = Vec::new();
    for (head, first, rows) in [("Happened", "When", past), ("Ahead", "Due", ahead)] {
        if !rows.is_empty() {
            blocks.push(Block::Heading(head.to_owned()));
            blocks.push(Block::Table(table(board, first, &rows)));
        }
    }
    blocks.push(Block::Note(
        "When is the time in the world; heard of is the day it was said or published, with the \
         days between."
            .to_owned(),
    ));
    blocks
}

fn table(board: &Board<'_>, first: &'static str, rows: &[&EventRow]) -> Table {
    Table {
        columns: vec![
            column(first, Form::Date, 0),
            column("Heard of", Form::Date, 1),
            column("Lane", Form::Code, 3),
            column("Status", Form::Code, 2),
            column("Event", Form::Prose, 0),
        ],
        rows: rows.iter().map(|it| event_row(board, it)).collect(),
        total: None,
    }
}

fn event_row(board: &Board<'_>, it: &EventRow) -> Row {
    let dataset = board.view.dataset();
    let event = &dataset.events[it.at as usize];
    let cite = Cite { kind: Kind::Event, at: it.at };
    let heard = match it.lag {
        Some(lag) if lag > 0 => format!("{} +{lag}", day(event.reported.value)),
        _ => day(event.reported.value),
    };
    let tone = match event.status {
        _ if it.overdue => Tone::Alert,
        EventStatus::Cancelled => Tone::Dim,
        _ => Tone::Plain,
    };
    let status = if it.overdue { "overdue" } else { event.status.word() };
    let cells = vec![
        dated(Some(when(&event.when.value))),
        dated(Some(heard)),
        code(it.lane.word(), Tone::Dim, Vec::new()),
        code(status, tone, Vec::new()),
        Cell { tone: Tone::Strong, ..prose(event.title.to_string(), vec![cite]) },
    ];
    let outcome = event.outcome.as_ref().filter(|_| it.outcome_known);
    let below = outcome.map(|outcome| {
        let on = event.outcome_when.as_ref().map(|on| format!(", {}", day(on.value)));
        let text = format!("Outcome{}: {outcome}", on.unwrap_or_default());
        vec![cited(text, Tone::Plain, Vec::new())]
    });
    Row {
        below: below.into_iter().collect(),
        ..row(format!("event:{}", dataset.word(event.id)), cells)
    }
}
