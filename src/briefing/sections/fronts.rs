//! Where it is fought, and which way it goes.

use crate::board::Board;
use crate::board::fronts::FrontRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, cited, claim_cite, code, column, dated, named, row};
use crate::briefing::faces::{self, marked_trend};
use crate::briefing::ground;
use crate::briefing::marks::{age, age_note, aging};
use crate::briefing::statuses::{MARKS, marks};
use crate::briefing::wording::{attributed, day};
use crate::dataset::id::Key;
use crate::dataset::state::State;
use crate::dataset::words::Kind;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "fronts",
    title: "Fronts",
    doc: "where it is fought, which way it goes, and what that rests on",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let mut ground = ground::blocks(board);
    if !ground.is_empty() {
        ground.push(Block::Note(format!("{}.", ground::LEGEND)));
    }
    if board.fronts.is_empty() {
        let none = || vec![Block::Note("No report of this date speaks of a front.".to_owned())];
        return if ground.is_empty() { none() } else { ground };
    }
    let table = Table {
        columns: vec![
            column("Front", Form::Name, 0),
            column("State", Form::Code, 0),
            column("Trend", Form::Code, 1),
            column("Since", Form::Date, 2),
            column("Rests on", Form::Code, 3),
            crate::briefing::block::Column {
                unit: "days".to_owned(),
                ..column("Age", Form::Number, 4)
            },
        ],
        rows: board.fronts.iter().map(|front| front_row(board, front)).collect(),
        total: None,
    };
    let legend = "▲ improving, ■ steady, ▼ worsening, ? unknown, for the side named.";
    let old = age_note(&board.view, board.fronts.iter().map(|it| &it.series));
    let fronts = [Block::Table(table), Block::Note(format!("{legend} {MARKS}{old}"))];
    fronts.into_iter().chain(ground).collect()
}

fn front_row(board: &Board<'_>, it: &FrontRow) -> Row {
    let view = &board.view;
    let dataset = view.dataset();
    let front = &dataset.fronts[it.at];
    let key = Key { kind: Kind::Front, id: front.id };
    let record = dataset.address(key);
    let Some(state) = it.series.newest(view) else {
        let unknown = || cell(Value::Missing);
        let mention = view.first_mention(key).into_iter().collect();
        let cells = vec![
            named(front.name.to_string()),
            code("? not assessed", Tone::Dim, mention),
            unknown(),
            unknown(),
            unknown(),
            unknown(),
        ];
        return Row { below: below(board, it), ..row(record, cells) };
    };
    let sources: Vec<_> = it.series.cite().into_iter().collect();
    let since = it.series.since(view).map(|state| day(state.reported.value));
    let props = marks(it.props.iter().map(|&(_, status)| status));
    let cells = vec![
        Cell { tone: Tone::Strong, ..named(front.name.to_string()) },
        aging(faces::word(state), it.series.is_stale(view), Tone::Plain, sources),
        trend(board, state),
        dated(since),
        if props.is_empty() {
            cell(Value::Missing)
        } else {
            code(props, Tone::Plain, it.props.iter().map(|&(at, _)| claim_cite(at)).collect())
        },
        age(it.age, it.series.is_stale(view)),
    ];
    Row { below: below(board, it), ..row(record, cells) }
}

fn trend(board: &Board<'_>, state: &State) -> Cell {
    let text = marked_trend(board.view.dataset(), state);
    text.map_or(cell(Value::Missing), |text| code(text, Tone::Plain, Vec::new()))
}

/// What the state rests on, claim by claim, and what is measured of the front.
fn below(board: &Board<'_>, it: &FrontRow) -> Vec<Vec<Run>> {
    let mut below = Vec::new();
    if let Some(note) = it.series.newest(&board.view).and_then(|state| state.note.as_ref()) {
        let cites = it.series.cite().into_iter().collect();
        below.push(vec![cited(note.to_string(), Tone::Plain, cites)]);
    }
    let props = it.props.iter().map(|&(at, _)| at);
    let figures = it.figures.iter().flat_map(|group| &group.figures).map(|figure| figure.claim);
    let newer = it.newer.iter().copied();
    let mut others: Vec<u32> =
        figures.chain(newer).filter(|at| !it.props.iter().any(|(prop, _)| prop == at)).collect();
    others.sort_unstable();
    others.dedup();
    below.extend(props.chain(others).map(|at| attributed(board, at)));
    below
}
