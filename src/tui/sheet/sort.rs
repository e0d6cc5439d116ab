//! The order of rows by a column.

use std::cmp::Ordering;

use crate::briefing::block::{Block, Form, Row, Table, Value};
use crate::dataset::date::Day;
use crate::tui::sheet::days::place;
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
        let key = |row: &Row| row.cells.get(at).map_or(Key::Missing, |it| Key::of(&it.value, form));
        let mut keyed: Vec<(Key, &Row)> = rows.iter().map(|row| (key(row), *row)).collect();
        keyed.sort_by(|(a, _), (b, _)| {
            let known = *a != Key::Missing && *b != Key::Missing;
            if self.down && known { b.compare(a) } else { a.compare(b) }
        });
        for (place, (_, row)) in rows.iter_mut().zip(keyed) {
            *place = row;
        }
    }
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Number(f64),
    Date(Day, Day),
    Words(String),
    Missing,
}

impl Key {
    fn of(value: &Value, form: Form) -> Self {
        let text = value_text(value);
        let figure = match form {
            _ if *value == Value::Missing => Some(Self::Missing),
            Form::Number => number(text).map(Self::Number),
            Form::Date => place(text).map(|(first, last)| Self::Date(first, last)),
            _ => None,
        };
        figure.unwrap_or_else(|| Self::Words(text.to_lowercase()))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Date(a, to), Self::Date(b, until)) => a.cmp(b).then(to.cmp(until)),
            (Self::Words(a), Self::Words(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    /// Words stand behind figures, so that there is one order for all.
    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) | Self::Date(..) => 0,
            Self::Words(_) => 1,
            Self::Missing => 2,
        }
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
    use crate::tui::sheet::days::dated;

    fn by(a: &str, b: &str) -> Ordering {
        let key = |text: &str| Key::of(&Value::Number(text.to_owned()), Form::Number);
        key(a).compare(&key(b))
    }

    #[test]
    fn any_mix_of_figures_and_words_has_one_order() {
        let mut all = ["9", "unknown", "≥ 5", "", "some", "11,000", "50bn", "−8.1", "a1"];
        all.sort_by(|a, b| by(a, b));
        assert_eq!(all[..3], ["−8.1", "a1", "≥ 5"]);
        assert_eq!(all[6..], ["", "some", "unknown"]);
    }

    #[test]
    fn dates_are_in_the_order_of_time_whatever_their_words() {
        let table = dated(&["late 2023", "", "2024-Q3", "by 2024-10-31", "2024-10-05", "mid 2023"]);
        let sorted = |down| {
            let mut rows: Vec<&Row> = table.rows.iter().collect();
            Order { head: "When".to_owned(), down }.sort(&table, &mut rows);
            rows.iter().map(|row| value_text(&row.cells[0].value)).collect::<Vec<_>>()
        };
        let mut dates = ["mid 2023", "late 2023", "2024-Q3", "2024-10-05", "by 2024-10-31", ""];
        assert_eq!(sorted(false), dates);
        dates[..5].reverse();
        assert_eq!(sorted(true), dates, "what is not known stays last");
    }

    #[test]
    fn numbers_are_compared_by_value() {
        assert_eq!(by("9", "11,000"), Ordering::Less);
        assert_eq!(by("2.8M shells", "≥ 11,000"), Ordering::Greater);
        assert_eq!(by("50bn", "2.26bn"), Ordering::Greater);
        assert_eq!(by("−8.1", "0.0"), Ordering::Less);
    }
}
