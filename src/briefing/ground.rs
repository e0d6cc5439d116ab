//! Who holds how much ground: one table for paper and screen.

use crate::board::Board;
use crate::board::measured::ControlRow;
use crate::briefing::block::{Block, Cell, Cite, Column, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, dated, named, row};
use crate::briefing::marks::short_when;
use crate::briefing::wording::{actor, km2, km2_change, plain_word};
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// What the numbers are measured against.
pub const LEGEND: &str = "Change, gained and lost: against the map before, of the same author";

/// A heading and the table; nothing if no map is on the board.
pub fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.control.is_empty() {
        return Vec::new();
    }
    let area = |head, drop| Column { unit: "km²".to_owned(), ..column(head, Form::Number, drop) };
    let table = Table {
        columns: vec![
            column("Holder", Form::Name, 0),
            column("Held as", Form::Name, 1),
            area("Area", 0),
            area("Change", 0),
            area("Gained", 2),
            area("Lost", 2),
            column("Day", Form::Date, 0),
            column("Before", Form::Date, 3),
            column("Map by", Form::Name, 1),
        ],
        rows: board.control.iter().map(|it| map_row(board, it)).collect(),
        total: None,
    };
    vec![Block::Heading("Ground held".to_owned()), Block::Table(table)]
}

fn map_row(board: &Board<'_>, it: &ControlRow) -> Row {
    let dataset = board.view.dataset();
    let control = &dataset.controls[it.at];
    let holder = control.holder.map(|holder| actor(dataset, holder.id));
    let map = cite(it.at);
    let both: Vec<_> = map.into_iter().chain(it.before.and_then(cite)).collect();
    let number = |text: String, sources: Vec<Cite>| Cell { sources, ..cell(Value::Number(text)) };
    let measured = |area: Option<f64>, word: fn(f64) -> String| {
        area.map_or(cell(Value::Missing), |area| number(word(area), both.clone()))
    };
    let tone = match control.side(dataset) {
        Some(0) => Tone::SideA,
        Some(1) => Tone::SideB,
        _ => Tone::Strong,
    };
    let cells = vec![
        Cell { tone, ..named(holder.unwrap_or_else(|| "nobody".to_owned())) },
        code(plain_word(control.class.word()), Tone::Plain, Vec::new()),
        number(km2(it.area), map.into_iter().collect()),
        measured(it.change, km2_change),
        measured(it.gained, km2),
        measured(it.lost, km2),
        dated(Some(short_when(&control.when.value))),
        dated(it.before.map(|before| short_when(&dataset.controls[before].when.value))),
        named(actor(dataset, control.by.id)),
    ];
    row(dataset.address(Key { kind: Kind::Control, id: control.id }), cells)
}

/// The citation of a map.
fn cite(at: usize) -> Option<Cite> {
    Some(Cite { kind: Kind::Control, at: u32::try_from(at).ok()? })
}
