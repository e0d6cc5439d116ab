//! Short ways to make the pieces of a page.

use crate::briefing::block::{Cell, Cite, Column, Form, Item, Row, Run, Tone, Value};
use crate::dataset::words::Kind;

/// The citation of a claim.
pub fn claim_cite(at: u32) -> Cite {
    Cite { kind: Kind::Claim, at }
}

/// Running text without a source.
pub fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), tone: Tone::Plain, sources: Vec::new() }
}

/// Running text in a tone.
pub fn toned(text: impl Into<String>, tone: Tone) -> Run {
    Run { text: text.into(), tone, sources: Vec::new() }
}

/// Running text with what it rests on.
pub fn cited(text: impl Into<String>, tone: Tone, sources: Vec<Cite>) -> Run {
    Run { text: text.into(), tone, sources }
}

/// A cell without a source.
pub fn cell(value: Value) -> Cell {
    Cell { value, exact: None, tone: Tone::Plain, sources: Vec::new() }
}

/// A code in a tone.
pub fn code(text: impl Into<String>, tone: Tone, sources: Vec<Cite>) -> Cell {
    Cell { tone, sources, ..cell(Value::Code(text.into())) }
}

/// A whole number, never a claimed one.
pub fn counted(n: usize) -> Cell {
    cell(Value::Number(n.to_string()))
}

/// A cell of running words.
pub fn prose(text: impl Into<String>, sources: Vec<Cite>) -> Cell {
    Cell { sources, ..cell(Value::Prose(text.into())) }
}

/// A cell with the name of something.
pub fn named(text: impl Into<String>) -> Cell {
    cell(Value::Name(text.into()))
}

/// A cell with a date, or a dash.
pub fn dated(text: Option<String>) -> Cell {
    cell(text.map_or(Value::Missing, Value::Date))
}

/// A column without a unit.
pub fn column(head: &'static str, form: Form, drop: u8) -> Column {
    Column { head, unit: String::new(), form, drop }
}

/// A row that stands for a record, with nothing below it.
pub fn row(record: String, cells: Vec<Cell>) -> Row {
    Row { cells, record, below: Vec::new() }
}

/// An item of a list that stands for no record.
pub fn item(runs: Vec<Run>) -> Item {
    Item { runs, ..Item::default() }
}
