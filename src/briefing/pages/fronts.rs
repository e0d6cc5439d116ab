//! Where is it fought, and which way does it go.

use crate::board::Board;
use crate::board::fronts::FrontRow;
use crate::briefing::block::{Block, Cell, Column, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, claim_cite, code, column, dated, named, prose, row};
use crate::briefing::faces;
use crate::briefing::ground;
use crate::briefing::marks::{age, aging, trace};
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::statuses::marks;
use crate::briefing::wording::{claimant, day};
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// The page.
pub const ROW: PageRow = PageRow {
    id: "fronts",
    title: "Fronts",
    short: "Fro",
    doc: "where is it fought, and which way does it go",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let ground = ground::blocks(board);
    if board.fronts.is_empty() {
        let none = || nothing(board, "speaks of a front");
        let legend = ground::LEGEND.to_owned();
        let held = Page { blocks: ground, legend, ..Page::default() };
        return if held.blocks.is_empty() { none() } else { held };
    }
    let traced = board.fronts.iter().any(|it| it.series.states.len() > 1);
    let mut table = Table {
        columns: vec![
            column("Front", Form::Name, 0),
            column("State", Form::Code, 1),
            column("Trend", Form::Code, 2),
            column("Why", Form::Prose, 3),
            column("Assessed", Form::Date, 4),
            column("Claims", Form::Code, 5),
            column("Trace", Form::Code, 6),
            Column { unit: "d".to_owned(), ..column("Age", Form::Number, 7) },
        ],
        rows: board.fronts.iter().map(|front| front_row(board, front)).collect(),
        total: None,
    };
    if !traced {
        table.columns.remove(TRACE);
        table.rows.iter_mut().for_each(|row| drop(row.cells.remove(TRACE)));
    }
    let old =
        if board.fronts.iter().any(|it| it.series.is_stale(&board.view)) { " ! old" } else { "" };
    let trace = if traced { " · ▇▄▁ trace" } else { "" };
    Page {
        blocks: std::iter::once(Block::Table(table)).chain(ground).collect(),
        legend: format!("▲ improving ■ steady ▼ worsening ? unknown{trace}{old}"),
        ..Page::default()
    }
}

/// The place of the trace among the columns.
const TRACE: usize = 6;

fn front_row(board: &Board<'_>, it: &FrontRow) -> Row {
    let view = &board.view;
    let dataset = view.dataset();
    let front = &dataset.fronts[it.at];
    let key = Key { kind: Kind::Front, id: front.id };
    let state = it.series.newest(view);
    let sources: Vec<_> =
        it.series.cite().or_else(|| view.first_mention(key)).into_iter().collect();
    let posture = match state {
        Some(state) => {
            let word = faces::word(state);
            aging(word, it.series.is_stale(view), Tone::Strong, sources)
        }
        None => code("? not assessed", Tone::Dim, sources),
    };
    let way = state.and_then(|state| faces::towards(dataset, state));
    let props = marks(it.props.iter().map(|&(_, status)| status));
    let cells = vec![
        named(front.name.to_string()),
        posture,
        way.map_or(cell(Value::Missing), |text| code(text, Tone::Plain, Vec::new())),
        why(board, it),
        dated(it.series.since(view).map(|state| day(state.reported.value))),
        if props.is_empty() {
            cell(Value::Missing)
        } else {
            code(props, Tone::Plain, it.props.iter().map(|&(at, _)| claim_cite(at)).collect())
        },
        trace(it.series.iter(view).map(|(_, state)| state))
            .map_or(cell(Value::Missing), |trace| code(trace, Tone::Plain, Vec::new())),
        age(it.age, it.series.is_stale(view)),
    ];
    row(dataset.address(key), cells)
}

/// The note of the state, else the first claim it rests on, else the newest claim about the front.
fn why(board: &Board<'_>, it: &FrontRow) -> Cell {
    let dataset = board.view.dataset();
    let note = it.series.newest(&board.view).and_then(|state| state.note.as_ref());
    if let Some(note) = note {
        return prose(note.to_string(), it.series.cite().into_iter().collect());
    }
    let first = it.props.first().map(|&(at, _)| at).or_else(|| it.newer.last().copied());
    first.map_or(cell(Value::Missing), |at| {
        let claim = &dataset.claims[at as usize];
        let says = claim.says.trim_end_matches('.');
        prose(format!("{says} ({})", claimant(dataset, claim)), vec![claim_cite(at)])
    })
}
