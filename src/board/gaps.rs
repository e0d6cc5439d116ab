//! What is missing, ordered by how many assessments hang on it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::board::Board;
use crate::board::figures::{Figures, figures};
use crate::board::status::{Status, against, positions};
use crate::board::subject::Series;
use crate::board::weight::Weights;
use crate::dataset::amount::{Amount, Bound};
use crate::dataset::claim::Claim;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::origin::Origin;
use crate::dataset::unit;
use crate::dataset::words::{Kind, Word, words};

words! {
    /// What kind of thing is missing, the pressing kinds first.
    GapKind, "kind of gap":
    Overdue = "past its date", Stale = "out of date", OneOrigin = "one origin",
    Silent = "silent", NoRange = "no range", Undescribed = "not described",
    NoFigure = "no figure", Unrated = "not rated",
}

impl GapKind {
    /// The rule in words.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Overdue => {
                "a decision, a tripwire or a promised rung of aid whose last day is over without an \
                 outcome"
            }
            Self::Stale => {
                "the newest state is older than the dossier's limit for its kind, and may still change"
            }
            Self::OneOrigin => {
                "a single-source, unconfirmed or denied claim that an assessment rests on"
            }
            Self::Silent => {
                "a disputed claim concerns somebody whose family holds no position on it: named by \
                 the claim, by its flow, aid or agreement, or fighting on its front"
            }
            Self::NoRange => {
                "a bare figure of a hundred or more, not of money, points, shares or time, that an \
                 assessment rests on or that stands alone"
            }
            Self::Undescribed => "an agreement is said to have more points than are known",
            Self::NoFigure => "nobody gives a figure for a flow",
            Self::Unrated => "a source without a letter for its reliability",
        }
    }
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The outcome of a decision past its date: its place in the board's `due`.
    Outcome(usize),
    /// News of a subject.
    News {
        /// The subject.
        subject: Key,
        /// Its newest state.
        state: u32,
        /// Days since it was made.
        age: i64,
    },
    /// A second origin of a claim.
    Origin(u32, Status),
    /// A position on a disputed claim.
    Voices {
        /// The claim.
        claim: u32,
        /// Whom it concerns and who holds none, one of each family, in the order they are named.
        silent: Vec<Id>,
    },
    /// The range of a claim's figure.
    Range(u32),
    /// Points of an agreement.
    Points {
        /// Its place in the board's `agreements`.
        agreement: usize,
        /// The claim that says how many there are.
        claim: u32,
    },
    /// Any figure of a flow: its shelf position.
    Figure(usize),
    /// The letter of a source: its shelf position.
    Letter(usize),
}

/// Something missing, and how many assessments hang on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What is missing.
    pub missing: Missing,
    /// How many assessments rest on the thing or on a report about it.
    pub weight: usize,
}

impl Gap {
    /// What kind of thing is missing.
    pub fn kind(&self) -> GapKind {
        match self.missing {
            Missing::Outcome(_) => GapKind::Overdue,
            Missing::News { .. } => GapKind::Stale,
            Missing::Origin(..) => GapKind::OneOrigin,
            Missing::Voices { .. } => GapKind::Silent,
            Missing::Range(_) => GapKind::NoRange,
            Missing::Points { .. } => GapKind::Undescribed,
            Missing::Figure(_) => GapKind::NoFigure,
            Missing::Letter(_) => GapKind::Unrated,
        }
    }
}

/// What is missing on a board: by weight, then the pressing kinds first, then in reading order.
pub fn rows(board: &Board<'_>) -> Vec<Gap> {
    let weights = Weights::of(board);
    let mut all = Vec::new();
    overdue(board, &weights, &mut all);
    stale(board, &weights, &mut all);
    claims(board, &weights, &mut all);
    points(board, &weights, &mut all);
    letters(board, &weights, &mut all);
    // The order within a kind is that of the board.
    all.sort_by_key(|gap| (Reverse(gap.weight), gap.kind()));
    all
}

fn overdue(board: &Board<'_>, weights: &Weights, all: &mut Vec<Gap>) {
    let dataset = board.view.dataset();
    for (at, due) in board.due.iter().enumerate().filter(|(_, due)| due.is_overdue()) {
        let event = due.event.map(|at| (Kind::Event, dataset.events[at as usize].id));
        let indicator = due.indicator.map(|at| (Kind::Indicator, dataset.indicators[at].id));
        let aid = due.aid.map(|at| (Kind::Aid, dataset.aid[at].id));
        let keys = [event, indicator, aid].into_iter().flatten();
        let keys: Vec<_> = keys.map(|(kind, id)| Key { kind, id }).collect();
        all.push(Gap { missing: Missing::Outcome(at), weight: weights.on(&keys) });
    }
}

fn stale(board: &Board<'_>, weights: &Weights, all: &mut Vec<Gap>) {
    let view = &board.view;
    let fronts = board.fronts.iter().map(|row| &row.series);
    let flows = board.supply.flows.iter().map(|row| &row.series);
    let aid = board.aid.rows.iter().map(|row| &row.series);
    let agreements = board.agreements.iter().map(|row| &row.series);
    let indicators = board.indicators.iter().map(|row| &row.series);
    let series = fronts.chain(flows).chain(aid).chain(agreements).chain(indicators);
    let old = series.filter(|series| series.is_stale(view)).filter_map(|series: &Series| {
        let subject = series.newest(view)?.of.key();
        let (state, age) = (*series.states.last()?, series.age(view)?);
        let missing = Missing::News { subject, state, age };
        Some(Gap { missing, weight: weights.on(&[subject]) })
    });
    all.extend(old);
}

/// Claims of one origin, claims on which somebody is silent, and figures without a range.
fn claims(board: &Board<'_>, weights: &Weights, all: &mut Vec<Gap>) {
    let dataset = board.view.dataset();
    let mut known = HashMap::new();
    for row in board.claims.rows.iter().filter(|row| row.stands()) {
        let claim = &dataset.claims[row.at as usize];
        let weight = weights.on(&[Key { kind: Kind::Claim, id: claim.id }]);
        let status = row.verdict.status;
        let thin = matches!(status, Status::SingleSource | Status::Unconfirmed | Status::Denied);
        let mut push = |missing| all.push(Gap { missing, weight });
        if thin && weight > 0 {
            push(Missing::Origin(row.at, status));
        }
        let silent = if status.is_disputed() { silent(board, row.at, claim) } else { Vec::new() };
        if !silent.is_empty() {
            push(Missing::Voices { claim: row.at, silent });
        }
        let bare = claim.amount.as_ref().is_some_and(|amount| is_bare(&amount.value));
        if bare && (weight > 0 || is_alone(board, row.at, claim, &mut known)) {
            push(Missing::Range(row.at));
        }
    }
}

/// One actor of each family that a claim concerns, if the family holds no position on it and makes
/// no contrary claim.
fn silent(board: &Board<'_>, at: u32, claim: &Claim) -> Vec<Id> {
    let view = &board.view;
    let index = view.index;
    let held = positions(view, at).into_iter().map(|held| held.origin);
    // Whoever speaks for or against the contrary has spoken.
    let contrary = against(view, at).flat_map(|row| positions(view, row));
    let contrary = contrary.map(|held| held.origin);
    let spoke: BTreeSet<Origin> = held.chain(contrary).collect();
    let mut families = BTreeSet::new();
    let concerned = claim.about.iter().flat_map(|about| concerned(board, about));
    concerned
        .map(|actor| actor.id)
        .filter(|&actor| view.hears(actor))
        .filter(|&actor| families.insert(index.origins.root(actor)))
        .filter(|&actor| !spoke.contains(&Origin::Actor(index.origins.root(actor))))
        .collect()
}

/// The actors a subject concerns: itself, sender and recipient, donors, parties, those who fight.
fn concerned(board: &Board<'_>, about: &Ref) -> Vec<Ref> {
    let dataset = board.view.dataset();
    let id = about.id;
    let all = match about.kind {
        Kind::Actor => Some(vec![*about]),
        Kind::Flow => dataset.flows.get(id).map(|it| vec![it.from, it.to]),
        Kind::Aid => dataset.aid.get(id).map(|it| {
            let donors = it.donors.iter().copied();
            donors.chain([it.recipient]).collect()
        }),
        Kind::Agreement => dataset.agreements.get(id).map(|it| it.parties.clone()),
        Kind::Front => dataset
            .fronts
            .get(id)
            .map(|it| it.attacker.iter().chain(&it.defender).copied().collect()),
        _ => None,
    };
    all.unwrap_or_default()
}

/// Fewer than this many can be counted one by one.
const COUNTED: u32 = 100;

/// Units whose amounts may well be exact: counted points, and shares and spans of time, which are
/// rounded by nature.
const EXACT: &[&str] = &["", "point", "%", "day", "week", "month", "year"];

/// A bare figure where exactness is not plausible. Money that is promised is exact.
fn is_bare(amount: &Amount) -> bool {
    let (Bound::Closed(low), Bound::Closed(high)) = (amount.low, amount.high) else {
        return false;
    };
    let of: &str = &amount.unit.of;
    let is_exact = EXACT.contains(&of) || unit::is_currency(of);
    low == high && low >= COUNTED.into() && !is_exact
}

/// Whether a claim gives the only figure of its principal subject for what it measures.
fn is_alone(
    board: &Board<'_>,
    at: u32,
    claim: &Claim,
    known: &mut HashMap<Key, Vec<Figures>>,
) -> bool {
    let Some(key) = claim.principal() else { return false };
    let groups = known.entry(key).or_insert_with(|| figures(&board.view, &board.claims, key));
    groups.iter().any(|group| matches!(&group.figures[..], [one] if one.claim == at))
}

fn points(board: &Board<'_>, weights: &Weights, all: &mut Vec<Gap>) {
    let dataset = board.view.dataset();
    for (at, row) in board.agreements.iter().enumerate() {
        let Some(claim) = row.said else { continue };
        let key = Key { kind: Kind::Agreement, id: dataset.agreements[row.at].id };
        let missing = Missing::Points { agreement: at, claim };
        all.push(Gap { missing, weight: weights.on(&[key]) });
    }
    for row in board.supply.flows.iter().filter(|row| row.figures.is_empty()) {
        let key = Key { kind: Kind::Flow, id: dataset.flows[row.at].id };
        all.push(Gap { missing: Missing::Figure(row.at), weight: weights.on(&[key]) });
    }
}

fn letters(board: &Board<'_>, weights: &Weights, all: &mut Vec<Gap>) {
    let dataset = board.view.dataset();
    for row in &board.sources.rows {
        let source = &dataset.sources[row.at];
        if source.reliability.is_none() {
            let key = Key { kind: Kind::Source, id: source.id };
            all.push(Gap { missing: Missing::Letter(row.at), weight: weights.on(&[key]) });
        }
    }
}

/// How many gaps there are of each kind, the pressing kinds first; kinds without any are left out.
pub fn counts(gaps: &[Gap]) -> Vec<(GapKind, usize)> {
    let count = |kind| gaps.iter().filter(|gap| gap.kind() == kind).count();
    let all = GapKind::ALL.iter().map(|&kind| (kind, count(kind)));
    all.filter(|&(_, n)| n > 0).collect()
}
