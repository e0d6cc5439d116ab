//! What happened and what is due: when it happened, and when we heard of it.

use crate::board::as_of::AsOf;
use crate::board::subject::days;
use crate::dataset::event::{Event, EventKind, EventStatus};
use crate::dataset::words::words;

words! {
    /// The lane of the timeline an event runs in.
    Lane, "lane":
    Front = "front", Supply = "supply", Aid = "aid", Diplomacy = "diplomacy", Other = "other",
}

impl Lane {
    /// The lane of a kind of event.
    pub fn of(kind: Option<EventKind>) -> Self {
        match kind {
            Some(EventKind::Offensive | EventKind::Capture | EventKind::Strike) => Self::Front,
            Some(EventKind::Transfer | EventKind::Deployment) => Self::Supply,
            Some(EventKind::AidDecision) => Self::Aid,
            Some(
                EventKind::Statement
                | EventKind::Agreement
                | EventKind::Visit
                | EventKind::Election
                | EventKind::Legal,
            ) => Self::Diplomacy,
            Some(EventKind::Other) | None => Self::Other,
        }
    }
}

words! {
    /// Where an event stands at the date of the board.
    Phase, "phase":
    Happened = "happened", CameOut = "came out", CalledOff = "called off", Overdue = "overdue", Ahead = "ahead",
}

/// An event on the board.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// Its shelf position.
    pub at: u32,
    /// Its lane.
    pub lane: Lane,
    /// Days from the last possible day it happened to the day it was reported; `None` if it is
    /// not over or its time is open.
    pub lag: Option<i64>,
    /// Happened; was ahead and came out, one way or the other; called off; past its date without
    /// outcome; or still ahead.
    pub phase: Phase,
    /// Its outcome can be seen.
    pub outcome_known: bool,
}

/// The events on the board by the time they happened or are due: by earliest day (for "by a day",
/// by that day), then by latest, then by name.
pub fn rows(view: &AsOf<'_>) -> Vec<EventRow> {
    let as_of = view.question.as_of;
    let mut rows: Vec<_> = view
        .rows::<Event>()
        .map(|(at, event)| {
            let latest = event.when.value.latest;
            let ahead = is_ahead(event.status);
            let outcome_known =
                event.outcome_when.as_ref().is_some_and(|day| view.day_is_seen(day.value));
            // With hindsight an outcome may be shown that on this day was still to come.
            let came_out = event.outcome_when.as_ref().is_some_and(|day| day.value <= as_of);
            let past = latest.is_some_and(|day| day < as_of);
            let phase = match event.status {
                EventStatus::Cancelled => Phase::CalledOff,
                _ if !ahead => Phase::Happened,
                _ if came_out => Phase::CameOut,
                _ if past => Phase::Overdue,
                _ => Phase::Ahead,
            };
            let lag = latest.map(|day| days(day, event.reported.value));
            let lag = lag.filter(|&lag| lag >= 0 && !ahead);
            EventRow { at, lane: Lane::of(event.kind), lag, phase, outcome_known }
        })
        .collect();
    let events = &view.dataset().events;
    rows.sort_by(|a, b| {
        let (x, y) = (&events[a.at as usize], &events[b.at as usize]);
        // What ended by a day stands at that day, not at the beginning of time.
        let start = |event: &Event| event.when.value.earliest.or(event.when.value.latest);
        start(x).cmp(&start(y)).then(x.when.value.order(&y.when.value)).then_with(|| {
            let dataset = view.dataset();
            dataset.word(x.id).cmp(dataset.word(y.id))
        })
    });
    rows
}

/// Whether an event of that status has not happened yet, or is not known to have.
pub fn is_ahead(status: EventStatus) -> bool {
    matches!(status, EventStatus::Planned | EventStatus::Expected | EventStatus::Deadline)
}
