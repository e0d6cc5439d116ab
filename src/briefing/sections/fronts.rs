//! Where it is fought, and which way it goes.

use crate::board::Board;
use crate::board::fronts::FrontRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, cited, claim_cite, code, column, dated, named, plain, row};
use crate::briefing::wording::{actor, amount, claimant, day, statuses};
use crate::dataset::amount::Amount;
use crate::dataset::id::Key;
use crate::dataset::state::{State, Trend};
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "fronts",
    title: "Fronts",
    doc: "where it is fought, which way it goes, and what that rests on",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.fronts.is_empty() {
        return vec![Block::Note("No report of this date speaks of a front.".to_owned())];
    }
    let table = Table {
        columns: vec![
            column("Front", Form::Name, 0),
            column("State", Form::Code, 0),
            column("Trend", Form::Code, 1),
            column("Since", Form::Date, 2),
            column("Rests on", Form::Name, 3),
            crate::briefing::block::Column {
                unit: "days".to_owned(),
                ..column("Age", Form::Number, 4)
            },
        ],
        rows: board.fronts.iter().map(|front| front_row(board, front)).collect(),
        total: None,
    };
    vec![
        Block::Table(table),
        Block::Note(
            "▲ improving, ■ steady, ▼ worsening, ? unknown, for the side named. \
             Lines on the map are indicative."
                .to_owned(),
        ),
    ]
}

fn front_row(board: &Board<'_>, it: &FrontRow) -> Row {
    let view = &board.view;
    let dataset = view.dataset();
    let front = &dataset.fronts[it.at];
    let key = Key { kind: Kind::Front, id: front.id };
    let record = dataset.address(key);
    let Some(state) = it.series.newest(view) else {
        let unknown = || cell(Value::Missing);
        let cells = vec![
            named(front.name.to_string()),
            code("? no report", Tone::Dim, Vec::new()),
            unknown(),
            unknown(),
            unknown(),
            unknown(),
        ];
        return row(record, cells);
    };
    let sources: Vec<_> = it.series.cite().into_iter().collect();
    let since = it.series.since(view).map(|state| day(state.reported.value));
    let props = statuses(it.props.iter().map(|&(_, status)| status));
    let cells = vec![
        Cell { tone: Tone::Strong, ..named(front.name.to_string()) },
        code(state.is.value.replace('-', " "), Tone::Plain, sources),
        trend(board, state),
        dated(since),
        if props.is_empty() { cell(Value::Missing) } else { named(props) },
        it.age.map_or(cell(Value::Missing), |age| cell(Value::Number(age.to_string()))),
    ];
    Row { below: below(board, it, state, key), ..row(record, cells) }
}

fn trend(board: &Board<'_>, state: &State) -> Cell {
    let Some(trend) = &state.trend else {
        return cell(Value::Missing);
    };
    let mark = match trend.value {
        Trend::Improving => "▲",
        Trend::Steady => "■",
        Trend::Worsening => "▼",
        Trend::Unknown => "?",
    };
    let whom = state.trend_for.map(|by| actor(board.view.dataset(), by.id));
    let whom = whom.map_or_else(String::new, |whom| format!(" for {whom}"));
    code(format!("{mark} {}{whom}", trend.value.word()), Tone::Plain, Vec::new())
}

/// What the state rests on, claim by claim, and the figures claimed for the front.
fn below(board: &Board<'_>, it: &FrontRow, state: &State, key: Key) -> Vec<Vec<Run>> {
    let dataset = board.view.dataset();
    let mut below = Vec::new();
    if let Some(note) = &state.note {
        below.push(vec![cited(
            note.to_string(),
            Tone::Plain,
            it.series.cite().into_iter().collect(),
        )]);
    }
    let said = it.props.iter().map(|&(at, _)| at);
    let figures = board.claims.about(&board.view, key).map(|row| row.at).filter(|&at| {
        let claim = &dataset.claims[at as usize];
        claim.amount.is_some() && !it.props.iter().any(|&(prop, _)| prop == at)
    });
    for at in said.chain(figures) {
        let claim = &dataset.claims[at as usize];
        let figure = claim.amount.as_ref().map(|it| figure(board, &it.value));
        below.push(vec![
            plain(format!("{}: ", claimant(dataset, claim))),
            cited(
                format!("{}{}", claim.says, figure.unwrap_or_default()),
                Tone::Plain,
                vec![claim_cite(at)],
            ),
        ]);
    }
    below
}

/// An amount in brackets, to stand after the sentence it belongs to.
fn figure(board: &Board<'_>, it: &Amount) -> String {
    format!(" ({})", amount(board.view.dataset(), it))
}
