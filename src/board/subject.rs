//! How any subject stands: its newest state that can be seen, and the series before it.

use crate::board::as_of::AsOf;
use crate::dataset::date::Day;
use crate::dataset::id::Key;
use crate::dataset::record::Cite;
use crate::dataset::state::{Standing, State};
use crate::dataset::words::Kind;

/// The states of one subject, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Shelf positions, ordered by the day the state was made, then by reading order.
    pub states: Vec<u32>,
}

impl Series {
    /// The states of a subject that can be seen.
    pub fn of(view: &AsOf<'_>, key: Key) -> Self {
        let mut states: Vec<_> =
            view.index.states_of(key).filter(|&at| view.row::<State>(at).is_some()).collect();
        states.sort_by_key(|&at| (view.dataset().states[at as usize].reported.value, at));
        Self { states }
    }

    /// The newest state.
    pub fn newest<'a>(&self, view: &AsOf<'a>) -> Option<&'a State> {
        self.states.last().and_then(|&at| view.dataset().states.row(at))
    }

    /// All states, oldest first.
    pub fn iter<'a>(&self, view: &AsOf<'a>) -> impl Iterator<Item = (u32, &'a State)> {
        let states = &view.dataset().states;
        self.states.iter().map(move |&at| (at, &states[at as usize]))
    }

    /// The state at which the present word was first reached, without a break since.
    pub fn since<'a>(&self, view: &AsOf<'a>) -> Option<&'a State> {
        let mut found: Option<&State> = None;
        for (_, state) in self.iter(view) {
            if found.is_none_or(|first| first.standing != state.standing) {
                found = Some(state);
            }
        }
        found
    }

    /// Citation of the newest state.
    pub fn cite(&self) -> Option<Cite> {
        self.states.last().map(|&at| Cite { kind: Kind::State, at })
    }

    /// Days between the newest state and the date of the board; `None` also where, with hindsight,
    /// it was made later.
    pub fn age(&self, view: &AsOf<'_>) -> Option<i64> {
        let age = self.newest(view).map(|state| days(state.reported.value, view.question.as_of));
        age.filter(|&days| days >= 0)
    }

    /// Whether its newest state is older than the dossier allows for its kind, and may still change.
    pub fn is_stale(&self, view: &AsOf<'_>) -> bool {
        let Some(state) = self.newest(view) else { return false };
        let header = &view.dataset().header;
        let limit = header.stale_after.iter().find(|(kind, _)| *kind == state.of.kind);
        let is_final = state.standing.is_some_and(Standing::is_final);
        limit.zip(self.age(view)).is_some_and(|(&(_, limit), age)| age > limit && !is_final)
    }
}

/// Whole days from one day to another; negative if the second is earlier.
pub fn days(from: Day, to: Day) -> i64 {
    to.signed_duration_since(from).num_days()
}
