//! How many reports and events fall on each day, by lane, and the stretch of time to show them on.

use std::collections::BTreeMap;

use chrono::Days;

use crate::board::Board;
use crate::board::timeline::{Lane, Phase, is_ahead};
use crate::dataset::claim::Claim;
use crate::dataset::date::Day;
use crate::dataset::event::Event;
use crate::dataset::words::Word;

/// How far back the scale goes at most.
const BACK: Days = Days::new(60);
/// How far ahead it goes at most, to the last thing due.
const AHEAD: Days = Days::new(30);

/// Counts per day on one scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Density {
    /// Events by their lane, then claims; a lane without a count is kept, but for `other`.
    pub lanes: Vec<(&'static str, Vec<(Day, u32)>)>,
    /// First day of the scale.
    pub from: Day,
    /// Last day of the scale.
    pub to: Day,
}

impl Density {
    /// Counts what a board can see: an event on the first day it may have happened (for "by a day",
    /// on that day), a claim on the day it was said.
    ///
    /// The scale covers the 60 days before the date of the board, or less if nothing that can be
    /// seen is as old; if all of it is older, it starts at the newest of it. It ends with the last
    /// thing due within 30 days, or at the date of the board.
    pub fn of(board: &Board<'_>) -> Self {
        let as_of = board.view.question.as_of;
        let mut counts = lanes(board);
        let past = |day: &Day| *day <= as_of;
        let days = || counts.iter().flat_map(|(_, days)| days.keys().copied()).filter(past);
        let back = as_of.checked_sub_days(BACK).unwrap_or(as_of);
        let near = days().filter(|&day| day >= back).min();
        let from = near.or_else(|| days().max()).unwrap_or(as_of);
        let to = last_due(board).map_or(as_of, |due| due.max(as_of));
        counts.retain(|(name, days)| *name != Lane::Other.word() || !days.is_empty());
        let within = |days: BTreeMap<Day, u32>| -> Vec<(Day, u32)> {
            days.into_iter().filter(|&(day, _)| from <= day && day <= to).collect()
        };
        let lanes = counts.into_iter().map(|(name, days)| (name, within(days))).collect();
        Self { lanes, from, to }
    }
}

fn lanes(board: &Board<'_>) -> Vec<(&'static str, BTreeMap<Day, u32>)> {
    let events = &board.view.dataset().events;
    let mut lanes: Vec<_> = Lane::ALL
        .iter()
        .map(|&lane| {
            let mut days: BTreeMap<Day, u32> = BTreeMap::new();
            for row in board.timeline.iter().filter(|row| row.lane == lane) {
                if let Some(day) = begins(&events[row.at as usize]) {
                    *days.entry(day).or_default() += 1;
                }
            }
            (lane.word(), days)
        })
        .collect();
    let mut said: BTreeMap<Day, u32> = BTreeMap::new();
    for (at, _) in board.view.rows::<Claim>() {
        *said.entry(board.view.index.claims[at as usize].said).or_default() += 1;
    }
    lanes.push(("claims", said));
    lanes
}

/// The day an event began. Where only a bound is known ("by a day"), one that has happened stands no
/// later than the day it was reported: nothing past may look as if it were still to come.
fn begins(event: &Event) -> Option<Day> {
    let happened = !is_ahead(event.status);
    let told = |day: Day| if happened { day.min(event.reported.value) } else { day };
    let bound = event.when.value.latest.map(told);
    event.when.value.earliest.or(bound)
}

/// The last day within reach on which an event or an indicator is due.
fn last_due(board: &Board<'_>) -> Option<Day> {
    let dataset = board.view.dataset();
    let reach = board.view.question.as_of.checked_add_days(AHEAD)?;
    let ahead = board.timeline.iter().filter(|row| row.phase == Phase::Ahead);
    let events = ahead.filter_map(|row| dataset.events[row.at as usize].when.value.latest);
    let indicators = board.indicators.iter().filter_map(|row| {
        let due = dataset.indicators[row.at].due.as_ref()?;
        due.latest
    });
    events.chain(indicators).filter(|&day| day <= reach).max()
}
