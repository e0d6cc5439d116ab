//! The order of rows by a column.

use std::cmp::Ordering;

use crate::briefing::block::{Block, Form, Row, Table, Value};
use crate::tui::sheet::filter::value_text;

/// A column to sort by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The head of the column.
    pub head: String,
    /// The largest or latest first.
    pub down: bool,
}

impl Order {
    /// Sorts rows; equal ones keep their order, and what is not known stands last both ways.
    pub fn sort(&self, table: &Table, rows: &mut [&Row]) {
        let Some(at) = table.columns.iter().position(|column| column.head == self.head) else {
            return;
        };
        let form = table.columns[at].form;
        rows.sort_by(|a, b| {
            let value =
                |row: &Row| row.cells.get(at).map_or(Value::Missing, |cell| cell.value.clone());
            let (a, b) = (value(a), value(b));
            match (a == Value::Missing, b == Value::Missing) {
                (false, false) => {
                    let order = compare(value_text(&a), value_text(&b), form);
                    if self.down { order.reverse() } else { order }
                }
                (known, _) => known.cmp(&(b == Value::Missing)),
            }
        });
    }
}

fn compare(a: &str, b: &str, form: Form) -> Ordering {
    let words = || a.to_lowercase().cmp(&b.to_lowercase());
    match (number(a), number(b)) {
        _ if form != Form::Number => words(),
        (Some(x), Some(y)) => x.total_cmp(&y),
        // Words stand behind figures, so that there is one order for all.
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => words(),
    }
}

/// The first number in a text, for ordering only.
fn number(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let sign = if text[..start].ends_with(['-', '−']) { -1.0 } else { 1.0 };
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (digits, unit) = rest.split_at(end.unwrap_or(rest.len()));
    let scale = match unit.as_bytes() {
        [b'b', b'n', ..] => 1e9,
        [b'M', ..] => 1e6,
        [b'k', ..] => 1e3,
        _ => 1.0,
    };
    digits.replace(',', "").parse::<f64>().ok().map(|value| sign * value * scale)
}

/// The letters of a sort menu: one for each column that has a head, taken from it.
pub fn letters(blocks: &[Block]) -> Vec<(char, &'static str)> {
    let mut letters: Vec<(char, &'static str)> = Vec::new();
    let columns = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(&table.columns),
        _ => None,
    });
    for column in columns.flatten() {
        let head = column.head;
        if letters.iter().any(|it| it.1 == head) {
            continue;
        }
        let free = |letter: &char| {
            letter.is_ascii_alphanumeric()
                && *letter != 'q'
                && !letters.iter().any(|it| it.0 == *letter)
        };
        let own = head.chars().map(|letter| letter.to_ascii_lowercase()).find(free);
        if let Some(letter) = own.or_else(|| ('a'..='z').find(free)).filter(|_| !head.is_empty()) {
            letters.push((letter, head));
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_mix_of_figures_and_words_has_one_order() {
        let mut all = ["9", "unknown", "≥ 5", "", "some", "11,000", "50bn", "−8.1", "a1"];
        all.sort_by(|a, b| compare(a, b, Form::Number));
        assert_eq!(all[..3], ["−8.1", "a1", "≥ 5"]);
        assert_eq!(all[6..], ["", "some", "unknown"]);
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let by = |a, b| compare(a, b, Form::Number);
        assert_eq!(by("9", "11,000"), Ordering::Less);
        assert_eq!(by("2.8M shells", "≥ 11,000"), Ordering::Greater);
        assert_eq!(by("50bn", "2.26bn"), Ordering::Greater);
        assert_eq!(by("−8.1", "0.0"), Ordering::Less);
    }
}
