//! Tripwires: how far each has moved, and which are due.

use crate::board::as_of::AsOf;
use crate::board::subject::{Series, days};
use crate::dataset::id::Key;
use crate::dataset::state::{Reading, Standing};
use crate::dataset::words::Kind;

/// An indicator on the board.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    /// Its shelf position.
    pub at: usize,
    /// Its readings.
    pub series: Series,
    /// Its newest reading.
    pub reading: Option<Reading>,
    /// Days until the last possible due day; negative is overdue; `None` has no due day.
    pub due_in: Option<i64>,
}

impl IndicatorRow {
    /// Past its day and not observed.
    pub fn is_overdue(&self) -> bool {
        self.due_in.is_some_and(|days| days < 0) && self.reading != Some(Reading::Observed)
    }
}

/// The indicators on the board: overdue first, then by due day, then in reading order.
pub fn rows(view: &AsOf<'_>) -> Vec<IndicatorRow> {
    let mut rows: Vec<_> = view
        .dataset()
        .indicators
        .iter()
        .enumerate()
        .map(|(at, it)| (at, it, Key { kind: Kind::Indicator, id: it.id }))
        .filter(|&(_, _, key)| view.has_subject(key))
        .map(|(at, it, key)| {
            let series = Series::of(view, key);
            let reading = match series.newest(view).and_then(|state| state.standing) {
                Some(Standing::Indicator(reading)) => Some(reading),
                _ => None,
            };
            let due = it.due.as_ref().and_then(|due| due.latest);
            let due_in = due.map(|due| days(view.question.as_of, due));
            IndicatorRow { at, series, reading, due_in }
        })
        .collect();
    rows.sort_by_key(|row| (!row.is_overdue(), row.due_in.unwrap_or(i64::MAX), row.at));
    rows
}
