//! What is counted when it is first asked for, and then kept: not every page needs it.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::board::Board;
use crate::board::cause::{Cause, causes};
use crate::board::gaps::{self, Gap};
use crate::board::timeline::EventRow;

/// What was asked for so far.
#[derive(Debug, Default)]
pub struct Asked {
    causes: OnceCell<HashMap<u32, Cause>>,
    gaps: OnceCell<Vec<Gap>>,
    events: OnceCell<HashMap<u32, usize>>,
}

impl Board<'_> {
    /// What turned each status that is another than at the baseline, by claim.
    pub fn causes(&self) -> &HashMap<u32, Cause> {
        self.asked.causes.get_or_init(|| causes(&self.view, &self.changes.statuses))
    }

    /// What is missing, what most hangs on first.
    pub fn gaps(&self) -> &[Gap] {
        self.asked.gaps.get_or_init(|| gaps::rows(self))
    }

    /// The row of the event at a shelf position, if it can be seen.
    pub fn event(&self, at: u32) -> Option<&EventRow> {
        let places = self.asked.events.get_or_init(|| {
            self.timeline.iter().enumerate().map(|(place, row)| (row.at, place)).collect()
        });
        places.get(&at).and_then(|&place| self.timeline.get(place))
    }
}
