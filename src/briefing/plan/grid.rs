//! What of a table decides its layout: heads, fields, and how each may be treated.

use std::borrow::Cow;

use crate::briefing::block::{Column, Form, Row, Table, Value};

/// Prose narrower than this is hard to read: another column goes first.
pub const COMFORT: usize = 24;
/// How unknown is printed.
pub const MISSING: &str = "—";

/// A table reduced to what decides its layout.
#[derive(Clone, Debug)]
pub struct Grid<'a> {
    /// The columns, in reading order.
    pub columns: Vec<Head<'a>>,
    /// The rows, the total last if there is one; one field per column.
    pub rows: Vec<Vec<Field<'a>>>,
    /// Prose is shortened to one line, as on screen, and not wrapped.
    pub one_line: bool,
    /// The width of prose below which another column goes first, [`COMFORT`] on paper.
    pub comfort: usize,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// Heading with its unit.
    pub text: Cow<'a, str>,
    /// What the column holds.
    pub form: Form,
    /// When space is short, the highest goes first; 0 stays.
    pub drop: u8,
}

/// What a cell shows.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The words or digits.
    pub text: Cow<'a, str>,
    /// How they may be treated; a cell may be stricter than its column.
    pub form: Form,
}

impl<'a> Grid<'a> {
    /// The grid of a table.
    pub fn of(table: &'a Table) -> Self {
        let columns: Vec<_> = table.columns.iter().map(Head::of).collect();
        let rows =
            table.rows.iter().chain(&table.total).map(|row| fields(row, &table.columns)).collect();
        Self { columns, rows, one_line: false, comfort: COMFORT }
    }
}

impl<'a> Head<'a> {
    /// The heading of a column, its unit after a comma.
    pub fn of(column: &'a Column) -> Self {
        let text = match (column.head.is_empty(), column.unit.is_empty()) {
            (_, true) => Cow::Borrowed(column.head),
            (true, false) => Cow::Borrowed(column.unit.as_str()),
            (false, false) => Cow::Owned(format!("{}, {}", column.head, column.unit)),
        };
        Self { text, form: column.form, drop: column.drop }
    }
}

impl<'a> Field<'a> {
    /// What a value shows in a column of that form.
    pub fn of(value: &'a Value, column: Form) -> Self {
        let (text, form) = match value {
            Value::Prose(text) => (text.as_str(), Form::Prose),
            Value::Name(text) => (text.as_str(), Form::Name),
            Value::Number(text) => (text.as_str(), Form::Number),
            Value::Date(text) => (text.as_str(), Form::Date),
            Value::Code(text) => (text.as_str(), Form::Code),
            Value::Missing if column == Form::Number => (MISSING, Form::Number),
            Value::Missing => (MISSING, Form::Code),
        };
        Self { text: Cow::Borrowed(text), form }
    }
}

/// One field per column, whatever the row holds.
fn fields<'a>(row: &'a Row, columns: &[Column]) -> Vec<Field<'a>> {
    columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let value = row.cells.get(at).map_or(&Value::Missing, |cell| &cell.value);
            Field::of(value, column.form)
        })
        .collect()
}
