//! Which rows a filter lets through: words, `field:word`, and dates.
//!
//! A word matches anywhere in the row, its id, hidden columns and further lines included. A field is
//! the head of a column in small letters, or its first word. `since:` and `until:` compare the
//! dates of the row. Capitals count only if the filter has any.

use crate::briefing::block::{Block, Form, Item, Row, Run, Table, Value};
use crate::dataset::date::Day;

/// A filter as typed, and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    text: String,
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Word(String),
    Field(String, String),
    Since(String),
    Until(String),
}

impl Filter {
    /// Reads a filter; anything is one.
    pub fn parse(text: &str) -> Self {
        let terms = text.split_whitespace().map(|word| match word.split_once(':') {
            Some(("since", date)) if !date.is_empty() => Term::Since(date.to_owned()),
            Some(("until", date)) if !date.is_empty() => Term::Until(date.to_owned()),
            Some((field, word)) if !field.is_empty() && !word.is_empty() => {
                Term::Field(field.to_lowercase(), word.to_owned())
            }
            _ => Term::Word(word.to_owned()),
        });
        Self { terms: terms.collect(), text: text.to_owned() }
    }

    /// The filter as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds anything back.
    pub fn is_on(&self) -> bool {
        !self.terms.is_empty()
    }

    /// What is wrong with it for a page: a field that no table of it has, or a date that is none.
    pub fn fault(&self, blocks: &[Block]) -> Option<String> {
        let heads = fields(blocks);
        self.terms.iter().find_map(|term| match term {
            Term::Field(field, _) if !heads.iter().any(|head| head == field) => {
                let known = heads.join(", ");
                Some(format!("no field `{field}` here; there is {known}, since, until"))
            }
            Term::Since(date) | Term::Until(date) if !is_date(date) => {
                Some(format!("`{date}` is no date; write 2024, 2024-10 or 2024-10-22"))
            }
            _ => None,
        })
    }

    /// Whether a row of a table passes.
    pub fn row(&self, table: &Table, row: &Row) -> bool {
        self.terms.iter().all(|term| match term {
            Term::Word(word) => holds(&row_text(row), word) || holds(&row.record, word),
            Term::Field(field, word) => {
                let mut cells = row.cells.iter().zip(&table.columns);
                // The words of a status stand below the row.
                let told =
                    field == "status" && row.below.iter().any(|it| holds(&run_text(it), word));
                told || cells.any(|(cell, column)| {
                    field_name(column.head) == *field && holds(value_text(&cell.value), word)
                })
            }
            Term::Since(date) => dates(table, row).any(|day| day >= date.as_str()),
            Term::Until(date) => {
                dates(table, row).any(|day| day.starts_with(date) || day < date.as_str())
            }
        })
    }

    /// Whether an item of a list passes; it has no fields.
    pub fn item(&self, item: &Item) -> bool {
        self.terms.iter().all(|term| match term {
            Term::Word(word) => holds(&item_text(item), word) || holds(&item.record, word),
            _ => false,
        })
    }
}

/// The fields that a filter of a page may name.
pub fn fields(blocks: &[Block]) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        for name in table.columns.iter().map(|column| field_name(column.head)) {
            if !name.is_empty() && !fields.contains(&name) {
                fields.push(name);
            }
        }
    }
    fields
}

/// The name of a column in a filter: the first word of its head.
pub fn field_name(head: &str) -> String {
    let word = head.split([' ', ',']).find(|word| word.chars().any(char::is_alphanumeric));
    word.unwrap_or_default().to_lowercase()
}

fn is_date(text: &str) -> bool {
    let full = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    full.parse::<Day>().is_ok()
}

fn holds(text: &str, word: &str) -> bool {
    if word.chars().any(char::is_uppercase) {
        text.contains(word)
    } else {
        text.to_lowercase().contains(word)
    }
}

/// The dates of a row as ISO texts; a week or a quarter compares by its year.
fn dates<'r>(table: &'r Table, row: &'r Row) -> impl Iterator<Item = &'r str> {
    let cells = row.cells.iter().zip(&table.columns);
    cells.filter(|(_, column)| column.form == Form::Date).map(|(cell, _)| value_text(&cell.value))
}

/// The text of a value.
pub fn value_text(value: &Value) -> &str {
    match value {
        Value::Prose(text)
        | Value::Name(text)
        | Value::Number(text)
        | Value::Date(text)
        | Value::Code(text) => text,
        Value::Missing => "",
    }
}

/// Everything a row says, for filters and the clipboard.
pub fn row_text(row: &Row) -> String {
    let mut text = String::new();
    for part in row.cells.iter().map(|cell| value_text(&cell.value)) {
        push(&mut text, part, "  ");
    }
    for paragraph in &row.below {
        push(&mut text, &run_text(paragraph), "\n");
    }
    text
}

/// Everything an item says.
pub fn item_text(item: &Item) -> String {
    let mut text = run_text(&item.runs);
    for paragraph in &item.below {
        push(&mut text, &run_text(paragraph), "\n");
    }
    text
}

fn run_text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn push(text: &mut String, part: &str, between: &str) {
    if !text.is_empty() && !part.is_empty() {
        text.push_str(between);
    }
    text.push_str(part);
}
