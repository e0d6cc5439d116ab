//! Which rows a filter lets through: words, `field:word`, and dates.
//!
//! A word matches anywhere in the row, its id, hidden columns and further lines included. A field is
//! the first word of a column's head in small letters. `since:` and `until:` let a row through if one
//! of its dates may be a day from then on, or up to then. Capitals count only if the word has any.

use crate::briefing::block::{Block, Form, Item, Row, Run, Table, Value};
use crate::dataset::date::Day;
use crate::tui::sheet::days::days;

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
            Term::Since(date) | Term::Until(date) if days(date).is_none() => {
                Some(format!("`{date}` is no date; write for example 2024, 2024-10 or 2024-10-22"))
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
            Term::Since(date) => days(date)
                .is_some_and(|(since, _)| dates(table, row).any(|(_, last)| last >= since)),
            Term::Until(date) => days(date)
                .is_some_and(|(_, until)| dates(table, row).any(|(first, _)| first <= until)),
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
fn field_name(head: &str) -> String {
    let word = head.split([' ', ',']).find(|word| word.chars().any(char::is_alphanumeric));
    word.unwrap_or_default().to_lowercase()
}

fn holds(text: &str, word: &str) -> bool {
    if word.chars().any(char::is_uppercase) {
        text.contains(word)
    } else {
        text.to_lowercase().contains(word)
    }
}

/// The first and last days of the dates of a row.
fn dates<'r>(table: &'r Table, row: &'r Row) -> impl Iterator<Item = (Day, Day)> + 'r {
    let cells = row.cells.iter().zip(&table.columns);
    let dates = cells.filter(|(_, column)| column.form == Form::Date);
    dates.filter_map(|(cell, _)| days(value_text(&cell.value)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::sheet::days::dated;

    /// The dates that a filter lets through.
    fn passes(filter: &str, dates: &[&'static str]) -> Vec<&'static str> {
        let (table, filter) = (dated(dates), Filter::parse(filter));
        let rows = dates.iter().zip(&table.rows);
        rows.filter(|(_, row)| filter.row(&table, row)).map(|(date, _)| *date).collect()
    }

    #[test]
    fn a_date_that_is_no_day_passes_where_one_of_its_days_does() {
        let dates =
            ["early 2023", "late 2023", "2024-Q3", "2024-10", "2024-10-21/22", "2024-11-05"];
        assert_eq!(passes("since:2024", &dates), &dates[2..]);
        assert_eq!(passes("since:2024-10-22", &dates), &dates[3..]);
        assert_eq!(passes("until:2023-08", &dates), &dates[..1]);
        assert_eq!(passes("until:2024-10-21", &dates), &dates[..5]);
        assert_eq!(passes("until:2024-09-30", &dates), &dates[..3]);
        let open = ["since late 2023", "by 2024-10-31", "mid 2023 to 2024-02"];
        assert_eq!(passes("since:2024-11", &open), &open[..1]);
        assert_eq!(passes("until:2023-08-01", &open), &open[1..]);
    }

    #[test]
    fn a_date_is_written_as_everywhere() {
        let fault = |text: &str| Filter::parse(text).fault(&[]);
        for text in ["since:2024", "until:2024-10", "since:2024-10-22"] {
            assert_eq!(fault(text), None, "{text}");
        }
        for text in ["since:2024-1-1", "until:soon", "since:+2024-01-01", "until:2024-02-30"] {
            assert!(fault(text).is_some_and(|it| it.contains("is no date")), "{text}");
        }
    }
}
