//! What changed between two dates: what was learned, kept apart from what happened.

use std::collections::HashMap;

use crate::board::as_of::{AsOf, Indexed};
use crate::board::claims::Claims;
use crate::board::status::{Status, verdict};
use crate::board::subject::Series;
use crate::board::timeline::{self, EventRow, Phase};
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::date::Day;
use crate::dataset::event::Event;
use crate::dataset::evidence::Evidence;
use crate::dataset::id::{Key, Ref};
use crate::dataset::judgement::Judgement;
use crate::dataset::state::State;
use crate::dataset::words::Kind;

/// A claim whose status is another than it was.
#[derive(Clone, Debug)]
pub struct StatusChange {
    /// The claim.
    pub claim: u32,
    /// Its status at the baseline.
    pub before: Status,
    /// Its status now; what made it so is looked for when it is asked.
    pub now: Status,
}

/// A number that replaces or updates another.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The claim with the old number.
    pub old: u32,
    /// The claim with the new one.
    pub new: u32,
}

/// A subject whose state is another than it was.
#[derive(Clone, Debug)]
pub struct Move {
    /// The subject.
    pub subject: Key,
    /// Its state at the baseline, if it had one.
    pub before: Option<u32>,
    /// Its state now.
    pub now: u32,
}

/// What changed between two dates.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The baseline.
    pub from: Day,
    /// The date of the board.
    pub to: Day,
    /// Claims first seen since.
    pub new_claims: Vec<u32>,
    /// Events first seen since.
    pub new_events: Vec<u32>,
    /// Claims with another status.
    pub statuses: Vec<StatusChange>,
    /// Numbers revised.
    pub revisions: Vec<Revision>,
    /// Subjects that moved.
    pub moves: Vec<Move>,
    /// Events whose time ran out between the two dates, or whose outcome became known.
    pub due: Vec<u32>,
}

impl Changes {
    /// Compares the view with the same question at the baseline.
    pub fn of(view: &AsOf<'_>, claims: &Claims) -> Self {
        let to = view.question.as_of;
        let from = view.question.baseline().min(to);
        let question = view.question.at(from);
        let before = AsOf::new(view.index, &question);
        let is_new = |row: &u32| before.row::<Claim>(*row).is_none();
        let new_claims: Vec<_> = claims.rows.iter().map(|row| row.at).filter(is_new).collect();
        Self {
            from,
            to,
            statuses: statuses(&before, claims),
            revisions: revisions(view, &before, claims, &new_claims),
            new_claims,
            new_events: view
                .rows::<Event>()
                .map(|(at, _)| at)
                .filter(|&at| before.row::<Event>(at).is_none())
                .collect(),
            moves: moves(view, &before),
            due: due(view, from, to),
        }
    }

    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new_claims.is_empty()
            && self.new_events.is_empty()
            && self.statuses.is_empty()
            && self.moves.is_empty()
            && self.due.is_empty()
    }
}

fn statuses(before: &AsOf<'_>, claims: &Claims) -> Vec<StatusChange> {
    claims
        .rows
        .iter()
        .filter_map(|row| {
            let old = before.row::<Claim>(row.at).map(|_| verdict(before, row.at).status)?;
            let now = row.verdict.status;
            (old != now).then_some(StatusChange { claim: row.at, before: old, now })
        })
        .collect()
}

/// New numbers that supersede or update one known at the baseline and differ from it.
fn revisions(
    view: &AsOf<'_>,
    before: &AsOf<'_>,
    claims: &Claims,
    new_claims: &[u32],
) -> Vec<Revision> {
    let dataset = view.dataset();
    let figure = |at: u32| dataset.claims[at as usize].amount.as_ref().map(|it| &it.value);
    let mut found = Vec::new();
    for &new in new_claims {
        let claim = &dataset.claims[new as usize];
        for link in claim.supersedes.iter().chain(&claim.updates) {
            let Some(old) = claims.named(view, link.id).map(|row| row.at) else { continue };
            let Some((was, is)) = figure(old).zip(figure(new)) else { continue };
            let same = (was.low, was.best, was.high) == (is.low, is.best, is.high);
            if before.row::<Claim>(old).is_some() && !same {
                found.push(Revision { old, new });
            }
        }
    }
    found
}

fn moves(view: &AsOf<'_>, before: &AsOf<'_>) -> Vec<Move> {
    let dataset = view.dataset();
    let mut subjects: Vec<Key> = view
        .rows::<State>()
        .filter(|&(at, _)| before.row::<State>(at).is_none())
        .map(|(_, state)| Ref::key(&state.of))
        .collect();
    subjects.sort_unstable();
    subjects.dedup();
    let newest = |view: &AsOf<'_>, key| Series::of(view, key).states.last().copied();
    subjects
        .into_iter()
        .filter_map(|subject| {
            let (old, now) = (newest(before, subject), newest(view, subject)?);
            // It moved if a reader would see another face of it.
            let face = |at: u32| dataset.states[at as usize].face(&dataset.names);
            (old.map(face) != Some(face(now))).then_some(Move { subject, before: old, now })
        })
        .collect()
}

/// Events whose time ran out, or whose outcome became known, between the two dates.
fn due(view: &AsOf<'_>, from: Day, to: Day) -> Vec<u32> {
    let between = |day: Day| from < day && day <= to;
    view.rows::<Event>()
        .filter(|(_, event)| {
            let is_ahead = timeline::is_ahead(event.status);
            let falls_due = is_ahead && event.when.value.latest.is_some_and(between);
            let came_out = event.outcome_when.as_ref().is_some_and(|day| between(day.value));
            falls_due || came_out
        })
        .map(|(at, _)| at)
        .collect()
}

/// The records on a board that stand otherwise in another view of the same dossier, whichever is the
/// later and whoever is left out: claims with another status, events in another phase, subjects with
/// another newest state or other figures, and judgements, maps and items of evidence that only this
/// view has.
///
/// They are to be marked after each step in time, so no second board is counted for them, and what a
/// record was and is, is not told.
pub fn touched(view: &AsOf<'_>, before: &AsOf<'_>) -> Vec<Key> {
    let phases: HashMap<u32, Phase> =
        timeline::rows(before).into_iter().map(|row| (row.at, row.phase)).collect();
    let events = &view.dataset().events;
    let event = |row: &EventRow| Key { kind: Kind::Event, id: events[row.at as usize].id };
    let rows = timeline::rows(view).into_iter();
    let moved = rows.filter(|row| phases.get(&row.at) != Some(&row.phase));
    let mut keys: Vec<Key> = moved.map(|row| event(&row)).collect();
    keys.extend(claims(view, before));
    keys.extend(others::<Judgement>(view, |at| before.row::<Judgement>(at).is_none()));
    keys.extend(others::<Control>(view, |at| before.row::<Control>(at).is_none()));
    keys.extend(others::<Evidence>(view, |at| before.row::<Evidence>(at).is_none()));
    keys.extend(subjects(view, before));
    keys
}

/// The claims on a board with another status, and the subjects of figures that came or went with a
/// claim, whichever of the two views has it.
fn claims(view: &AsOf<'_>, before: &AsOf<'_>) -> Vec<Key> {
    let status = |view: &AsOf<'_>, at| view.row::<Claim>(at).map(|_| verdict(view, at).status);
    let stands = |status: Option<Status>| status.is_some_and(Status::stands);
    let mut keys = Vec::new();
    for ((at, claim), facts) in (0_u32..).zip(&view.dataset().claims).zip(&view.index.facts) {
        let (now, was) = (status(view, at), status(before, at));
        if now.is_some() && now != was {
            keys.push(Key { kind: Kind::Claim, id: claim.id });
        }
        if facts.figure && stands(now) != stands(was) {
            keys.extend(facts.principal.filter(|&key| view.has_subject(key)));
        }
    }
    keys
}

/// The named records of a kind on a board for which something holds.
fn others<R: Indexed>(view: &AsOf<'_>, holds: impl Fn(u32) -> bool) -> impl Iterator<Item = Key> {
    let rows = view.rows::<R>().filter(move |&(at, _)| holds(at));
    rows.filter_map(|(_, row)| Some(Key { kind: R::KIND, id: row.id()? }))
}

/// The subjects on a board with another newest state.
fn subjects(view: &AsOf<'_>, before: &AsOf<'_>) -> Vec<Key> {
    let newest = |view: &AsOf<'_>, key| Series::of(view, key).states.last().copied();
    let mut subjects: Vec<Key> = view
        .rows::<State>()
        .chain(before.rows::<State>())
        .map(|(_, state)| Ref::key(&state.of))
        .collect();
    subjects.sort_unstable();
    subjects.dedup();
    subjects.retain(|&key| view.has_subject(key) && newest(view, key) != newest(before, key));
    subjects
}
