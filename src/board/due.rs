//! What is due, each decision once, however many records speak of it.
//!
//! An event that is ahead, a tripwire and a promised rung of aid are one decision if the last day
//! of their time is the same and they share a subject.

use std::collections::{HashMap, HashSet};

use crate::board::aid::{Aid, AidRow};
use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::indicators::IndicatorRow;
use crate::board::subject::days;
use crate::board::timeline::{EventRow, Phase};
use crate::dataset::date::Day;
use crate::dataset::id::{Key, Ref};
use crate::dataset::state::{AidStage, Standing};
use crate::dataset::words::Kind;

/// A decision that is due, or was and has no outcome. At least one of the three records is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day of its time.
    pub last: Day,
    /// Days until then; negative is overdue.
    pub left: i64,
    /// The event.
    pub event: Option<u32>,
    /// The tripwire: its shelf position.
    pub indicator: Option<usize>,
    /// The package whose promised rung is not reached: its shelf position.
    pub aid: Option<usize>,
}

impl Due {
    /// Past its day.
    pub fn is_overdue(&self) -> bool {
        self.left < 0
    }
}

/// What is due, by last day, and within a day events first, then tripwires, then aid.
pub fn rows(
    view: &AsOf<'_>,
    claims: &Claims,
    timeline: &[EventRow],
    indicators: &[IndicatorRow],
    aid: &Aid<'_>,
) -> Vec<Due> {
    let dataset = view.dataset();
    let mut all = Decisions::of(view.question.as_of);
    for row in timeline.iter().filter(|row| matches!(row.phase, Phase::Ahead | Phase::Overdue)) {
        let event = &dataset.events[row.at as usize];
        let Some(last) = event.when.value.latest else { continue };
        let own = Key { kind: Kind::Event, id: event.id };
        let subjects = subjects(view, claims, own, &event.about);
        all.add(last, &subjects, row.at, |due| &mut due.event);
    }
    all.next_kind();
    for row in indicators.iter().filter(|row| row.due_in.is_some()) {
        let indicator = &dataset.indicators[row.at];
        let Some(last) = indicator.due.as_ref().and_then(|due| due.latest) else { continue };
        let own = Key { kind: Kind::Indicator, id: indicator.id };
        let read = row.series.newest(view).map_or(&[][..], |state| &state.rests_on);
        let mut subjects = subjects(view, claims, own, &indicator.points_to);
        // A reading that rests on the event itself says most plainly that the two are one.
        subjects.extend(read.iter().filter(|it| it.kind == Kind::Event).map(Ref::key));
        subjects.sort_by_key(|key| key.kind != Kind::Event);
        all.add(last, &subjects, row.at, |due| &mut due.indicator);
    }
    all.next_kind();
    for row in &aid.rows {
        if let Some(last) = promised_by(view, row) {
            let own = Key { kind: Kind::Aid, id: dataset.aid[row.at].id };
            all.add(last, &[own], row.at, |due| &mut due.aid);
        }
    }
    all.rows.sort_by_key(|due| due.left);
    all.rows
}

/// The last day by which a rung was expected that is not reached. What is only at risk was not
/// promised for a day.
fn promised_by(view: &AsOf<'_>, row: &AidRow<'_>) -> Option<Day> {
    let state = row.series.newest(view)?;
    let target = state.target?.rung()?;
    let reached = row.highest().and_then(AidStage::rung);
    let open = state.standing == Some(Standing::Aid(AidStage::Expected)) && !row.withdrawn;
    state.when.value.latest.filter(|_| open && reached < Some(target))
}

/// The record itself, the subjects it names, and what the claims among them are about.
fn subjects(view: &AsOf<'_>, claims: &Claims, own: Key, links: &[Ref]) -> Vec<Key> {
    let dataset = view.dataset();
    let about = claims.props(view, links).flat_map(|row| &dataset.claims[row.at as usize].about);
    // Whom a decision concerns, and where it is taken, does not make two of one day the same.
    let is_subject = |key: &Key| !matches!(key.kind, Kind::Actor | Kind::Place | Kind::Source);
    let mut all = vec![own];
    all.extend(links.iter().chain(about).map(Ref::key).filter(is_subject));
    all
}

/// Decisions while they are being found, one kind of record after the other.
struct Decisions {
    as_of: Day,
    rows: Vec<Due>,
    /// Rows by last day and subject.
    by: HashMap<(Day, Key), Known>,
    /// The subjects of each row, to note none twice.
    met: HashSet<(usize, Key)>,
}

/// The rows of one day and subject.
#[derive(Default)]
struct Known {
    rows: Vec<usize>,
    /// So many at the head have a record of the present kind, and none ever loses it: where many
    /// decisions fall on one day, they are not all asked again.
    full: usize,
}

impl Decisions {
    fn of(as_of: Day) -> Self {
        Self { as_of, rows: Vec::new(), by: HashMap::new(), met: HashSet::new() }
    }

    /// Now another kind of record is added.
    fn next_kind(&mut self) {
        self.by.values_mut().for_each(|known| known.full = 0);
    }

    /// Adds a record to the first decision of that day and one of those subjects which has none of
    /// its kind yet, else as a decision of its own.
    fn add<T>(
        &mut self,
        last: Day,
        subjects: &[Key],
        record: T,
        slot: fn(&mut Due) -> &mut Option<T>,
    ) {
        let rows = &mut self.rows;
        let mut free = None;
        for key in subjects {
            let Some(known) = self.by.get_mut(&(last, *key)) else { continue };
            let mut left = known.rows.iter().skip(known.full).copied();
            free = left.find(|&row| slot(&mut rows[row]).is_none());
            known.full = known.rows.len() - left.len() - usize::from(free.is_some());
            if free.is_some() {
                break;
            }
        }
        let row = free.unwrap_or_else(|| {
            let left = days(self.as_of, last);
            rows.push(Due { last, left, event: None, indicator: None, aid: None });
            rows.len() - 1
        });
        *slot(&mut rows[row]) = Some(record);
        for &key in subjects {
            if self.met.insert((row, key)) {
                self.by.entry((last, key)).or_default().rows.push(row);
            }
        }
    }
}
