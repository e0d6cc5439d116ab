//! What stands otherwise on two boards: with somebody left out, under a scenario, or in another
//! version of the dossier.
//!
//! The two boards may be of two dossiers, so records are matched by their names, and what is told of
//! each is what it was and what it is. Which records of one dossier to mark after a step in time is
//! asked of two views, without a second board: [`touched`](super::changes::touched).

use std::collections::{HashMap, HashSet};

use crate::board::Board;
use crate::board::figures::{Figures, Measure, figures};
use crate::board::status::Status;
use crate::board::subject::Series;
use crate::dataset::Dataset;
use crate::dataset::amount::{Amount, Sum, Unit};
use crate::dataset::id::Key;
use crate::dataset::judgement::Judgement;
use crate::dataset::origin::Origin;
use crate::dataset::record::Record;
use crate::dataset::state::{Face, State};

/// Something on two boards; `None` where a board has it not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift<T> {
    /// On the board compared with.
    pub before: Option<T>,
    /// On this board.
    pub now: Option<T>,
}

/// The figures of one measure of a subject: the newest of each independent origin, newest first, as
/// they were claimed.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    /// The amounts.
    pub amounts: Vec<Amount>,
    /// Their places by the name of the origin, then by how the amount is written.
    by_origin: Vec<usize>,
}

/// Two spreads are the same if each origin says the same: which file was read first, and who spoke
/// last, makes no other figure.
impl PartialEq for Spread {
    fn eq(&self, other: &Self) -> bool {
        let both = self.by_origin.iter().zip(&other.by_origin);
        self.amounts.len() == other.amounts.len()
            && both.into_iter().all(|(&a, &b)| self.amounts.get(a) == other.amounts.get(b))
    }
}

/// A subject's figures of one measure.
#[derive(Clone, Debug)]
pub struct FigureShift {
    /// The subject, as each dossier knows it.
    pub subject: Shift<Key>,
    /// What is measured.
    pub measure: Measure,
    /// The figures.
    pub spread: Shift<Spread>,
}

/// Sums of help in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The currency.
    pub unit: Unit,
    /// What was promised.
    pub promised: Sum,
    /// What of it was committed.
    pub committed: Sum,
}

/// How a judgement of ours stands.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// The judgement.
    pub at: u32,
    /// How many claims and events it rests on can be seen.
    pub props: usize,
}

/// What stands otherwise on two boards, each list in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct Differences {
    /// Claims on one board only, or with another status.
    pub claims: Vec<Shift<(u32, Status)>>,
    /// Figures that are others.
    pub figures: Vec<FigureShift>,
    /// Sums of promised help, by currency, where one is another.
    pub totals: Vec<Shift<Promised>>,
    /// The newest states of subjects, where a reader would see another.
    pub states: Vec<(Shift<Key>, Shift<u32>)>,
    /// Judgements on one board only, replaced by others, or with fewer or more props.
    pub judgements: Vec<Shift<Held>>,
    /// Events on one board only.
    pub events: Vec<Shift<u32>>,
    /// How many props of the bottom line can be seen, if that is not the same.
    pub bottom_line: Option<Shift<usize>>,
}

impl Differences {
    /// Compares two boards.
    pub fn between(before: &Board<'_>, now: &Board<'_>) -> Self {
        let mut claims = shifts(claims(before), claims(now));
        claims.retain(|it| it.before.map(|it| it.1) != it.now.map(|it| it.1));
        let mut events = shifts(events(before), events(now));
        events.retain(|it| it.before.is_some() != it.now.is_some());
        let props = |board: &Board<'_>| board.view.brief().map(|_| board.bottom_line.standing);
        let bottom_line = Shift { before: props(before), now: props(now) };
        Self {
            claims,
            figures: figure_shifts(before, now),
            totals: totals(before, now),
            states: state_shifts(before, now),
            judgements: judgement_shifts(before, now),
            events,
            bottom_line: (bottom_line.before != bottom_line.now).then_some(bottom_line),
        }
    }

    /// Nothing stands otherwise.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
            && self.figures.is_empty()
            && self.totals.is_empty()
            && self.states.is_empty()
            && self.judgements.is_empty()
            && self.events.is_empty()
            && self.bottom_line.is_none()
    }
}

/// Puts two lists beside each other by their names: the first in its order, then what only the
/// second has.
fn shifts<N: Eq + std::hash::Hash + Clone, T>(
    before: Vec<(N, T)>,
    now: Vec<(N, T)>,
) -> Vec<Shift<T>> {
    let places: HashMap<N, usize> =
        before.iter().enumerate().map(|(at, it)| (it.0.clone(), at)).collect();
    let mut all: Vec<_> =
        before.into_iter().map(|it| Shift { before: Some(it.1), now: None }).collect();
    for (name, value) in now {
        match places.get(&name).and_then(|&at| all.get_mut(at)) {
            Some(shift) => shift.now = Some(value),
            None => all.push(Shift { before: None, now: Some(value) }),
        }
    }
    all
}

fn name<R: Record>(dataset: &Dataset, record: &R) -> String {
    record.id().map(|id| dataset.word(id).to_owned()).unwrap_or_default()
}

fn claims(board: &Board<'_>) -> Vec<(String, (u32, Status))> {
    let dataset = board.view.dataset();
    let named = |at: u32| name(dataset, &dataset.claims[at as usize]);
    let rows = board.claims.rows.iter();
    rows.map(|row| (named(row.at), (row.at, row.verdict.status))).collect()
}

/// A judgement that stands, and all that it replaces.
struct Standing<'b> {
    name: &'b str,
    held: Held,
    /// Itself, what it replaces, what that replaced, and so on.
    line: HashSet<&'b str>,
}

/// The judgements that stand.
fn judgements<'b>(board: &'b Board<'_>) -> Vec<Standing<'b>> {
    let dataset = board.view.dataset();
    let rows = board.judgements.iter().map(|row| {
        let it = &dataset.judgements[row.at as usize];
        let held = Held { at: row.at, props: row.props.standing };
        Standing { name: dataset.word(it.id), held, line: line(dataset, it) }
    });
    rows.collect()
}

/// The names of a judgement and of everything in the row of replacements before it; a ring, which
/// `check` refuses, ends.
fn line<'d>(dataset: &'d Dataset, from: &Judgement) -> HashSet<&'d str> {
    let mut names = HashSet::new();
    let mut open = vec![from.id];
    while let Some(id) = open.pop() {
        let it = dataset.judgements.get(id).filter(|_| names.insert(dataset.word(id)));
        open.extend(it.into_iter().flat_map(|it| &it.supersedes).map(|link| link.id));
    }
    names
}

/// The first judgement, in that order, that has a name in its line.
fn by_line<'s, 'b: 's>(
    all: impl Iterator<Item = &'s Standing<'b>>,
) -> HashMap<&'b str, &'s Standing<'b>> {
    let mut found = HashMap::new();
    for it in all {
        for &name in &it.line {
            found.entry(name).or_insert(it);
        }
    }
    found
}

/// The judgements that stand otherwise: each beside itself, else beside what took its place, else
/// beside one with the same forerunner. None is left out: where one takes the place of two, or two of
/// one, it stands beside both.
fn judgement_shifts(before: &Board<'_>, now: &Board<'_>) -> Vec<Shift<Held>> {
    let (before, now) = (judgements(before), judgements(now));
    let own: HashMap<&str, &Standing<'_>> = now.iter().map(|it| (it.name, it)).collect();
    let kept: HashSet<&str> = before.iter().map(|it| it.name).collect();
    let new = || now.iter().filter(|it| !kept.contains(it.name));
    let gone = before.iter().filter(|it| !own.contains_key(it.name));
    // What newly stands is the likelier heir, so it is asked first.
    let (heirs, cousins) = (by_line(new().chain(&now)), by_line(new()));
    let origins = by_line(gone);
    let other = |was: &Standing<'_>| {
        let heir = own.get(was.name).or_else(|| heirs.get(was.name)).copied();
        heir.or_else(|| nearest(was, &cousins))
    };
    let mut pairs: Vec<_> = before.iter().map(|it| (Some(it), other(it))).collect();
    let met: HashSet<&str> = pairs.iter().filter_map(|it| it.1).map(|it| it.name).collect();
    let left = new().filter(|it| !met.contains(it.name));
    pairs.extend(left.map(|it| (nearest(it, &origins), Some(it))));
    // The same judgement may stand at different places of two dossiers.
    let face = |it: Option<&Standing<'_>>| it.map(|it| (it.held.props, it.name.to_owned()));
    pairs.retain(|&(was, is)| face(was) != face(is));
    let held = |it: Option<&Standing<'_>>| it.map(|it| it.held);
    pairs.into_iter().map(|(was, is)| Shift { before: held(was), now: held(is) }).collect()
}

/// The first of those that have a forerunner in common with a judgement.
fn nearest<'s, 'b>(
    it: &Standing<'_>,
    among: &HashMap<&str, &'s Standing<'b>>,
) -> Option<&'s Standing<'b>> {
    let related = it.line.iter().filter_map(|name| among.get(name));
    related.copied().min_by_key(|it| it.held.at)
}

fn events(board: &Board<'_>) -> Vec<(String, u32)> {
    let dataset = board.view.dataset();
    let rows = board.timeline.iter();
    rows.map(|row| (name(dataset, &dataset.events[row.at as usize]), row.at)).collect()
}

fn totals(before: &Board<'_>, now: &Board<'_>) -> Vec<Shift<Promised>> {
    let of = |board: &Board<'_>| {
        let rows = board.aid.totals.iter().map(|it| Promised {
            unit: it.unit.clone(),
            promised: it.promised.clone(),
            committed: it.committed.clone(),
        });
        rows.map(|it| (it.unit.clone(), it)).collect()
    };
    let mut all = shifts(of(before), of(now));
    all.retain(|it: &Shift<Promised>| it.before != it.now);
    all
}

/// The newest state of each subject that has one, by the subject's address.
fn states(board: &Board<'_>) -> Vec<(String, (Key, u32))> {
    let view = &board.view;
    let mut met = HashSet::new();
    let keys = view.rows::<State>().map(|(_, state)| state.of.key());
    let keys = keys.filter(|&key| met.insert(key));
    let newest = |key: Key| Series::of(view, key).states.last().copied();
    let rows = keys.filter_map(|key| Some((key, newest(key)?)));
    rows.map(|(key, at)| (view.dataset().address(key), (key, at))).collect()
}

fn state_shifts(before: &Board<'_>, now: &Board<'_>) -> Vec<(Shift<Key>, Shift<u32>)> {
    fn face<'b>(board: &'b Board<'_>, it: Option<(Key, u32)>) -> Option<Face<'b>> {
        let dataset = board.view.dataset();
        it.map(|(_, at)| dataset.states[at as usize].face(&dataset.names))
    }
    let mut all = shifts(states(before), states(now));
    all.retain(|it| face(before, it.before) != face(now, it.now));
    let part = |it: Shift<(Key, u32)>| {
        let keys = Shift { before: it.before.map(|it| it.0), now: it.now.map(|it| it.0) };
        (keys, Shift { before: it.before.map(|it| it.1), now: it.now.map(|it| it.1) })
    };
    all.into_iter().map(part).collect()
}

/// The figures of each subject that is the principal one of a claim with a figure.
fn spreads(board: &Board<'_>) -> Vec<((String, Measure), (Key, Spread))> {
    let view = &board.view;
    let mut met = HashSet::new();
    let facts = board.claims.rows.iter().map(|row| &view.index.facts[row.at as usize]);
    let keys = facts.filter(|facts| facts.figure).filter_map(|facts| facts.principal);
    let all = keys.filter(|&key| met.insert(key)).flat_map(|key| {
        let groups = figures(view, &board.claims, key).into_iter();
        groups.map(move |group| (key, spread(view.dataset(), &group), group.measure))
    });
    all.map(|(key, spread, measure)| ((view.dataset().address(key), measure), (key, spread)))
        .collect()
}

fn spread(dataset: &Dataset, group: &Figures) -> Spread {
    let amount = |claim: u32| Some(&dataset.claims.row(claim)?.amount.as_ref()?.value);
    let found = group.figures.iter().filter_map(|it| Some((it.origin, amount(it.claim)?)));
    let (origins, amounts): (Vec<Origin>, Vec<Amount>) =
        found.map(|(origin, amount)| (origin, amount.clone())).unzip();
    let mut by_origin: Vec<usize> = (0..amounts.len()).collect();
    by_origin.sort_by_key(|&at| (origin_name(dataset, origins[at]), &*amounts[at].text));
    Spread { amounts, by_origin }
}

/// What an origin is called in every dossier: publications of one publisher are one origin, whichever
/// of them was read first.
fn origin_name(dataset: &Dataset, origin: Origin) -> &str {
    match origin {
        Origin::Actor(id) => dataset.word(id),
        Origin::Source(id) => {
            let publisher = dataset.sources.get(id).and_then(|it| it.publisher.as_deref());
            publisher.unwrap_or_else(|| dataset.word(id))
        }
    }
}

fn figure_shifts(before: &Board<'_>, now: &Board<'_>) -> Vec<FigureShift> {
    let with_measure = |all: Vec<((String, Measure), (Key, Spread))>| {
        all.into_iter()
            .map(|(name, (key, spread))| (name.clone(), (key, name.1, spread)))
            .collect::<Vec<_>>()
    };
    let all = shifts(with_measure(spreads(before)), with_measure(spreads(now)));
    let part = |it: Shift<(Key, Measure, Spread)>| {
        let measure = it.before.as_ref().or(it.now.as_ref()).map(|it| it.1.clone())?;
        let subject = Shift {
            before: it.before.as_ref().map(|it| it.0),
            now: it.now.as_ref().map(|it| it.0),
        };
        let spread = Shift { before: it.before.map(|it| it.2), now: it.now.map(|it| it.2) };
        Some(FigureShift { subject, measure, spread })
    };
    let mut all: Vec<_> = all.into_iter().filter_map(part).collect();
    all.retain(|it| it.spread.before != it.spread.now);
    all
}
