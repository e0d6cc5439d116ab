//! What happened when, and when we heard of it; what is still to come.

use crate::board::Board;
use crate::board::timeline::{EventRow, Phase};
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Table, Tone};
use crate::briefing::build::{code, column, dated, plain, prose, row};
use crate::briefing::judged::came_out;
use crate::briefing::wording::{capital, day, when};
use crate::briefing::{SectionRow, wording};
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
    let mut blocks = Vec::new();
    for &phase in Phase::ALL {
        let rows: Vec<_> = board.timeline.iter().filter(|row| row.phase == phase).collect();
        if !rows.is_empty() {
            blocks.push(Block::Heading(capital(phase.word())));
            blocks.push(Block::Table(table(board, phase, &rows)));
        }
    }
    blocks.push(Block::Note(
        "When is the time in the world; heard of is the day it was said or published, with the \
         days between."
            .to_owned(),
    ));
    blocks
}

fn table(board: &Board<'_>, phase: Phase, rows: &[&EventRow]) -> Table {
    let first = if matches!(phase, Phase::Happened | Phase::CameOut | Phase::CalledOff) {
        "When"
    } else {
        "Due"
    };
    Table {
        columns: vec![
            column(first, Form::Date, 0),
            column("Heard of", Form::Date, 1),
            column("Lane", Form::Code, 2),
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
    let tone = if it.phase == Phase::Overdue { Tone::Alert } else { Tone::Strong };
    let cells = vec![
        dated(Some(when(&event.when.value))),
        dated(Some(heard)),
        code(it.lane.word(), Tone::Dim, Vec::new()),
        Cell { tone, ..prose(wording::event(dataset, event), vec![cite]) },
    ];
    let came = came_out(event).filter(|_| it.outcome_known);
    let below = came.map(|came| vec![plain(format!("Outcome, {came}"))]);
    Row {
        below: below.into_iter().collect(),
        ..row(format!("event:{}", dataset.word(event.id)), cells)
    }
}
