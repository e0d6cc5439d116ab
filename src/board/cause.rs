//! What gave a claim the status it has: the day it turned, and the reports of that day that count.

use std::collections::{BTreeMap, HashMap};

use crate::board::as_of::{AsOf, Indexed};
use crate::board::changes::StatusChange;
use crate::board::index::Dated;
use crate::board::question::Known;
use crate::board::status::{Status, verdict};
use crate::dataset::claim::Claim;
use crate::dataset::date::Day;
use crate::dataset::record::Cite;
use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::Kind;

/// What turned a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The day from which the status is the present one.
    pub day: Day,
    /// Stances and claims of that day that made it so, in reading order; none where the claimant
    /// took the claim back.
    pub by: Vec<Cite>,
}

/// What turned each status that is another than at the baseline, by claim; a claim whose turn no
/// report explains is left out.
pub fn causes(view: &AsOf<'_>, changes: &[StatusChange]) -> HashMap<u32, Cause> {
    let mut days = Days { view, seen: BTreeMap::new() };
    changes.iter().filter_map(|it| Some((it.claim, cause(&mut days, it)?))).collect()
}

/// The question at earlier days: many statuses turn on one day, which is looked at once.
struct Days<'v, 'a> {
    view: &'v AsOf<'a>,
    seen: BTreeMap<Day, AsOf<'a>>,
}

impl Days<'_, '_> {
    fn status(&mut self, day: Day, claim: u32) -> Status {
        let view = self.view;
        let then = self.seen.entry(day);
        verdict(then.or_insert_with(|| AsOf::new(view.index, &view.question.at(day))), claim).status
    }
}

/// Finds what turned the status of a claim since the baseline: the status is asked for on each day
/// that brought a report on the claim, from the last day back to the turn.
fn cause(at: &mut Days<'_, '_>, change: &StatusChange) -> Option<Cause> {
    let view = at.view;
    let from = view.question.baseline().min(view.question.as_of);
    let mut bearing = bearing(view, change.claim);
    bearing.retain(|(day, _)| *day > from);
    let mut days: Vec<Day> = bearing.iter().map(|(day, _)| *day).collect();
    let retracted = view.index.facts.get(change.claim as usize).and_then(|facts| facts.retracted);
    days.extend(retracted.filter(|&day| day > from && view.day_is_seen(day)));
    days.sort_unstable();
    days.dedup();
    let mut holds = |day: Day| at.status(day, change.claim) == change.now;
    let held = days.iter().rev().take_while(|&&day| holds(day));
    // What it was the day before already, no report of that day turned.
    let day = held.last().copied()?;
    day.pred_opt().filter(|&before| !holds(before))?;
    bearing.retain(|(it, _)| *it == day);
    let mut by: Vec<Cite> = bearing.into_iter().map(|(_, cite)| cite).collect();
    if change.now == Status::Retracted {
        by.clear();
    } else if by.iter().any(|&cite| counts(view, change.now, cite)) {
        by.retain(|&cite| counts(view, change.now, cite));
    }
    Some(Cause { day, by })
}

/// Every report on a claim that can be seen, with the first day it could be.
fn bearing(view: &AsOf<'_>, claim: u32) -> Vec<(Day, Cite)> {
    let index = view.index;
    let stances = index.stances_on.of(claim).iter();
    let stances = stances.filter_map(|&at| first_seen::<Stance>(view, at));
    let claims = index.contradicted_by.of(claim).iter().chain(index.superseded_by.of(claim));
    stances.chain(claims.filter_map(|&at| first_seen::<Claim>(view, at))).collect()
}

/// The first day on which a report could be seen, if it can be.
fn first_seen<R: Indexed>(view: &AsOf<'_>, at: u32) -> Option<(Day, Cite)> {
    view.row::<R>(at)?;
    let Dated { seen, holds, .. } = *R::days(view.index).get(at as usize)?;
    let day = match view.question.known {
        Known::Then => seen,
        Known::Now => seen.min(holds),
    };
    Some((day, Cite { kind: R::KIND, at }))
}

/// Whether a report is of the kind that the rule of a status asks for.
fn counts(view: &AsOf<'_>, status: Status, cite: Cite) -> bool {
    let position = match cite.kind {
        Kind::Stance => view.row::<Stance>(cite.at).map(|stance| stance.is),
        _ => None,
    };
    match status {
        Status::Corroborated => position == Some(Position::Backs),
        Status::Denied => position == Some(Position::Denies),
        Status::Unconfirmed => position == Some(Position::CannotConfirm),
        Status::Contested => matches!(position, None | Some(Position::Backs | Position::Denies)),
        Status::Superseded | Status::Retracted => position.is_none(),
        Status::SingleSource => true,
    }
}
