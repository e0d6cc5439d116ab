//! The days of a date as a page words it: rows are filtered and put in order by what it means.

#[cfg(test)]
use crate::briefing::block::{Cell, Column, Form, Row, Table, Tone, Value};
use crate::dataset::date::{Day, When};

/// The first and the last day that a date in a cell may mean, the ends of the calendar where it is
/// open; `None` if it is no date.
pub fn days(text: &str) -> Option<(Day, Day)> {
    // Under a scenario both stand there, and what is assumed comes last.
    let text = text.rsplit(" → ").next().unwrap_or(text);
    let written = if let Some(from) = text.strip_prefix("since ") {
        format!("{from}/..")
    } else if let Some(to) = text.strip_prefix("by ") {
        format!("../{to}")
    } else if let Some((from, to)) = text.split_once(" to ") {
        format!("{from}/{to}")
    } else if let Some((from, to)) = text.split_once('/') {
        // What two days have in common is written once: 2024-10-21/22.
        let shared = from.len().checked_sub(to.len()).and_then(|shared| from.get(..shared));
        format!("{from}/{}{to}", shared.unwrap_or_default())
    } else {
        text.to_owned()
    };
    let when = When::parse(&written).ok()?;
    Some((when.earliest.unwrap_or(Day::MIN), when.latest.unwrap_or(Day::MAX)))
}

/// Where a date stands among others: at its first day, and where that is open at its last.
pub fn place(text: &str) -> Option<(Day, Day)> {
    let (first, last) = days(text)?;
    Some((if first == Day::MIN { last } else { first }, last))
}

/// A table with one column of dates.
#[cfg(test)]
pub fn dated(dates: &[&str]) -> Table {
    let columns = vec![Column { head: "When", unit: String::new(), form: Form::Date, drop: 0 }];
    let row = |date: &&str| {
        let value = if date.is_empty() { Value::Missing } else { Value::Date((*date).to_owned()) };
        let cell = Cell { value, exact: None, tone: Tone::Plain, sources: Vec::new() };
        Row { record: String::new(), cells: vec![cell], below: Vec::new() }
    };
    Table { columns, rows: dates.iter().map(row).collect(), total: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::wording::when;

    fn bounds(time: &When) -> (Day, Day) {
        (time.earliest.unwrap_or(Day::MIN), time.latest.unwrap_or(Day::MAX))
    }

    #[test]
    fn every_date_reads_back_as_it_is_worded() {
        for written in [
            "2024-10-13",
            "2024-06",
            "2022-Q4",
            "2024-W42",
            "summer 2023",
            "2023",
            "late 2024-10",
            "2024-10~",
            "2024-09-26?",
            "2019/2022",
            "2024-10-21/2024-10-22",
            "late 2023/..",
            "../2024-10-31",
        ] {
            let time = When::parse(written).unwrap();
            assert_eq!(days(&when(&time)), Some(bounds(&time)), "{written}");
        }
        for (short, written) in [
            ("2024-10-21/22", "2024-10-21/2024-10-22"),
            ("2024-10-21/11-02", "2024-10-21/2024-11-02"),
            ("2024-10-21/2025-01-02", "2024-10-21/2025-01-02"),
            ("2024-09 → by 2024-10-31", "../2024-10-31"),
        ] {
            let time = When::parse(written).unwrap();
            assert_eq!(days(short), Some(bounds(&time)), "{short}");
        }
        for none in ["", "soon", "by and by", "/", "a to b"] {
            assert_eq!(days(none), None, "{none}");
        }
    }
}
