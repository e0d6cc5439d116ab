//! Tripwires: how far each has moved, what moved it, and which are due.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::board::as_of::AsOf;
use crate::board::subject::{Series, days};
use crate::dataset::Dataset;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::record::Cite;
use crate::dataset::state::{Reading, Standing, State};
use crate::dataset::words::Kind;

/// A reading that differs from the one before it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The state that says so: its shelf position.
    pub state: u32,
    /// The reading before; `None` at the first.
    pub before: Option<Reading>,
    /// The reading now.
    pub now: Reading,
    /// What moved it: the claims and events it rests on and the reading before did not; if there
    /// are none, all that it rests on.
    pub by: Vec<Cite>,
}

/// An indicator on the board.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    /// Its shelf position.
    pub at: usize,
    /// Its readings.
    pub series: Series,
    /// Its newest reading.
    pub reading: Option<Reading>,
    /// Each time its reading changed, oldest first.
    pub steps: Vec<Step>,
    /// Days until the last possible due day; negative is overdue; `None` has no due day, or nothing
    /// is due of it any more.
    pub due_in: Option<i64>,
    /// Read on or after its last due day, and not as observed: its day has been answered.
    pub answered: bool,
}

impl IndicatorRow {
    /// Past its day, neither observed nor answered.
    pub fn is_overdue(&self) -> bool {
        self.due_in.is_some_and(|days| days < 0)
    }
}

/// The indicators on the board: overdue first, then by due day, then by how far they have moved,
/// then in reading order.
pub fn rows(view: &AsOf<'_>) -> Vec<IndicatorRow> {
    let ids = view.dataset().indicators.iter().enumerate();
    let mut rows: Vec<_> = ids
        .map(|(at, it)| (at, Key { kind: Kind::Indicator, id: it.id }))
        .filter(|&(_, key)| view.has_subject(key))
        .map(|(at, key)| row(view, at, key))
        .collect();
    rows.sort_by_key(|row| {
        (row.due_in.is_none(), row.due_in, Reverse(row.reading.map(advance)), row.at)
    });
    rows
}

fn row(view: &AsOf<'_>, at: usize, key: Key) -> IndicatorRow {
    let series = Series::of(view, key);
    let newest = series.newest(view);
    let reading = newest.and_then(reading);
    let due = view.dataset().indicators[at].due.as_ref().and_then(|due| due.latest);
    let seen = reading == Some(Reading::Observed);
    let answered = !seen && due.zip(newest).is_some_and(|(due, it)| it.reported.value >= due);
    let due = due.filter(|_| !seen && !answered);
    IndicatorRow {
        at,
        steps: steps(view, &series),
        series,
        reading,
        due_in: due.map(|due| days(view.question.as_of, due)),
        answered,
    }
}

/// What a tripwire points to as it stands now: instead of a judgement the one that took its place,
/// by the [`heirs`](super::judgements::heirs) of all.
pub fn pointed(dataset: &Dataset, heirs: &BTreeMap<Id, u32>, link: &Ref) -> Key {
    let mut key = link.key();
    // A ring, which `check` refuses, ends.
    for _ in 0..heirs.len() {
        let heir = heirs.get(&key.id).filter(|_| key.kind == Kind::Judgement);
        let Some(&heir) = heir else { break };
        key.id = dataset.judgements[heir as usize].id;
    }
    key
}

fn reading(state: &State) -> Option<Reading> {
    match state.standing {
        Some(Standing::Indicator(reading)) => Some(reading),
        _ => None,
    }
}

/// How far a reading has come, for the order of the list.
fn advance(reading: Reading) -> u8 {
    match reading {
        Reading::NotSeen => 0,
        Reading::Receding => 1,
        Reading::Possible => 2,
        Reading::Emerging => 3,
        Reading::Observed => 4,
    }
}

fn steps(view: &AsOf<'_>, series: &Series) -> Vec<Step> {
    let cites = |state: &State| -> Vec<Cite> {
        let cites = state.rests_on.iter().filter_map(|prop| view.prop(prop));
        cites.filter(|&cite| view.sees(cite)).collect()
    };
    let mut found: Vec<Step> = Vec::new();
    let mut known = Vec::new();
    for (at, state) in series.iter(view) {
        let all = cites(state);
        let before = found.last().map(|step| step.now);
        if let Some(now) = reading(state).filter(|&now| before != Some(now)) {
            let mut by: Vec<_> = all.iter().copied().filter(|it| !known.contains(it)).collect();
            if by.is_empty() {
                by.clone_from(&all);
            }
            found.push(Step { state: at, before, now, by });
        }
        known = all;
    }
    found
}
