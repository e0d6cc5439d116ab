//! What to watch for, and what is due.

use crate::board::Board;
use crate::board::indicators::IndicatorRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Column, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, dated, named, plain, row};
use crate::briefing::wording::{day, full_stop, plain_word, when};
use crate::dataset::id::Key;
use crate::dataset::state::Reading;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "tripwires",
    title: "Tripwires",
    doc: "indicators by due date, overdue ones first, with their newest reading",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.indicators.is_empty() {
        return vec![Block::Note("No indicator has been read by this date.".to_owned())];
    }
    let dataset = board.view.dataset();
    let watch = board.view.brief().map_or(&[][..], |brief| &brief.watch);
    let is_watched =
        |row: &&IndicatorRow| watch.iter().any(|it| it.id == dataset.indicators[row.at].id);
    let (watched, others): (Vec<_>, Vec<_>) = board.indicators.iter().partition(is_watched);
    if watched.is_empty() || others.is_empty() {
        return vec![table(board, &board.indicators.iter().collect::<Vec<_>>())];
    }
    vec![
        Block::Heading("To watch first".to_owned()),
        table(board, &watched),
        Block::Heading("Also watched".to_owned()),
        table(board, &others),
    ]
}

fn table(board: &Board<'_>, rows: &[&IndicatorRow]) -> Block {
    Block::Table(Table {
        columns: vec![
            column("Indicator", Form::Name, 0),
            column("Reading", Form::Code, 0),
            column("Read on", Form::Date, 3),
            column("Due", Form::Date, 1),
            Column { unit: "days".to_owned(), ..column("Left", Form::Number, 2) },
        ],
        rows: rows.iter().map(|it| indicator_row(board, it)).collect(),
        total: None,
    })
}

fn indicator_row(board: &Board<'_>, it: &IndicatorRow) -> Row {
    let view = &board.view;
    let dataset = view.dataset();
    let indicator = &dataset.indicators[it.at];
    let sources = it.series.cite().into_iter().collect();
    let tone = match it.reading {
        _ if it.is_overdue() => Tone::Alert,
        Some(Reading::Observed | Reading::Emerging) => Tone::Strong,
        _ => Tone::Plain,
    };
    let cells = vec![
        Cell { tone: Tone::Strong, ..named(indicator.name.to_string()) },
        it.reading.map_or(cell(Value::Missing), |reading| {
            code(plain_word(reading.word()), tone, sources)
        }),
        dated(it.series.newest(view).map(|state| day(state.reported.value))),
        dated(indicator.due.as_ref().map(when)),
        it.due_in
            .filter(|_| it.reading != Some(Reading::Observed))
            .map_or(cell(Value::Missing), |days| cell(Value::Number(days.to_string()))),
    ];
    let mut watch = indicator.watch.to_string();
    if let Some(threshold) = &indicator.threshold {
        watch = format!("{} Counts as seen: {threshold}", full_stop(&watch));
    }
    Row {
        below: vec![vec![plain(full_stop(&watch))]],
        ..row(dataset.address(Key { kind: Kind::Indicator, id: indicator.id }), cells)
    }
}
