//! Who sends what to whom, with what figures, and what comes back for it.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::board::as_of::AsOf;
use crate::board::claims::{ClaimRow, Claims};
use crate::board::figures::{Figures, figures};
use crate::board::route;
use crate::board::status::{Held, Status, positions};
use crate::board::subject::Series;
use crate::dataset::Dataset;
use crate::dataset::amount::Unit;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::words::Kind;

/// A flow on the board.
#[derive(Clone, Debug)]
pub struct FlowRow {
    /// Its shelf position.
    pub at: usize,
    /// Its states.
    pub series: Series,
    /// Claims about it, with their status, in reading order.
    pub claims: Vec<(u32, Status)>,
    /// Its figures by measure, the measure with the newest figure first.
    pub figures: Vec<Figures>,
    /// How many independent origins stand behind the claims about it.
    pub origins: usize,
    /// Flows on the board that come back for it: shelf positions.
    pub counter: Vec<usize>,
    /// The stops of its route that can be seen, in order.
    pub route: Vec<Ref>,
    /// Its headline figure in tenths of the largest one of the same unit, rounded up; `None` where
    /// nobody gives a number.
    pub tenths: Option<u32>,
}

impl FlowRow {
    /// The claim its headline figure comes from.
    pub fn headline(&self) -> Option<u32> {
        self.figures.first().and_then(|group| group.figures.first()).map(|figure| figure.claim)
    }
}

/// Two actors with what goes each way between them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The one whose flows are listed first: the sender of the first flow.
    pub a: Id,
    /// The other.
    pub b: Id,
    /// Rows of flows from `a` to `b`.
    pub there: Vec<usize>,
    /// Rows of flows from `b` to `a`.
    pub back: Vec<usize>,
}

/// The supply ledger.
#[derive(Clone, Debug)]
pub struct Supply {
    /// By recipient, then by category, then in reading order.
    pub flows: Vec<FlowRow>,
    /// Pairs of actors between whom something goes both ways.
    pub pairs: Vec<Pair>,
}

impl Supply {
    /// The ledger as the view sees it.
    pub fn of(view: &AsOf<'_>, claims: &Claims) -> Self {
        let dataset = view.dataset();
        let seen: Vec<_> = dataset
            .flows
            .iter()
            .map(|flow| view.has_subject(Key { kind: Kind::Flow, id: flow.id }))
            .collect();
        let mut flows: Vec<_> = counters(dataset, &seen)
            .into_iter()
            .enumerate()
            .filter(|&(at, _)| seen[at])
            .map(|(at, counter)| flow_row(view, claims, at, counter))
            .collect();
        flows.sort_by_key(|row| {
            let flow = &dataset.flows[row.at];
            (dataset.actors.position(flow.to.id), flow.category, row.at)
        });
        scale(view, &mut flows);
        let pairs = pairs(view, &flows);
        Self { flows, pairs }
    }
}

/// For each flow those on the board that come back for it, whichever of the two says so.
fn counters(dataset: &Dataset, seen: &[bool]) -> Vec<BTreeSet<usize>> {
    let mut counters = vec![BTreeSet::new(); dataset.flows.len()];
    for (at, flow) in dataset.flows.iter().enumerate().filter(|&(at, _)| seen[at]) {
        let others = flow.in_return.iter().filter_map(|link| dataset.flows.position(link.id));
        for other in others.filter(|&other| seen[other]) {
            counters[at].insert(other);
            counters[other].insert(at);
        }
    }
    counters
}

fn flow_row(view: &AsOf<'_>, claims: &Claims, at: usize, counter: BTreeSet<usize>) -> FlowRow {
    let dataset = view.dataset();
    let flow = &dataset.flows[at];
    let key = Key { kind: Kind::Flow, id: flow.id };
    let about: Vec<_> = claims.about(view, key).collect();
    let own = |row: &&ClaimRow| view.index.claim_origins[row.at as usize];
    let mut origins: Vec<_> = about.iter().map(own).collect();
    for row in about.iter().filter(|row| row.verdict.origins > 1) {
        let held = positions(view, row.at).into_iter().filter(Held::supports);
        origins.extend(held.map(|held| held.origin));
    }
    origins.sort_unstable();
    origins.dedup();
    FlowRow {
        at,
        series: Series::of(view, key),
        figures: figures(view, claims, key),
        claims: about.iter().map(|row| (row.at, row.verdict.status)).collect(),
        origins: origins.len(),
        counter: counter.into_iter().collect(),
        route: route::stops(view, flow),
        tenths: None,
    }
}

/// Sets the figures of each unit beside each other; those of different units never are.
fn scale(view: &AsOf<'_>, flows: &mut [FlowRow]) {
    let dataset = view.dataset();
    let sizes: Vec<Option<(&Unit, Decimal)>> = flows
        .iter()
        .map(|row| {
            let claim = &dataset.claims[row.headline()? as usize];
            let amount = &claim.amount.as_ref()?.value;
            Some((&amount.unit, amount.size()?))
        })
        .collect();
    let mut largest: HashMap<&Unit, Decimal> = HashMap::new();
    for &(unit, size) in sizes.iter().flatten() {
        let most = largest.entry(unit).or_insert(size);
        *most = size.max(*most);
    }
    for (row, size) in flows.iter_mut().zip(&sizes) {
        let Some((unit, size)) = *size else { continue };
        let largest = largest.get(unit).filter(|largest| !largest.is_zero());
        let tenths = largest.and_then(|largest| (size / largest).checked_mul(Decimal::TEN));
        row.tenths = tenths.and_then(|tenths| tenths.ceil().to_u32());
    }
}

fn pairs(view: &AsOf<'_>, flows: &[FlowRow]) -> Vec<Pair> {
    let dataset = view.dataset();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut places: HashMap<(Id, Id), usize> = HashMap::new();
    for (row, it) in flows.iter().enumerate() {
        let flow = &dataset.flows[it.at];
        let (from, to) = (flow.from.id, flow.to.id);
        let place = *places.entry((from.min(to), from.max(to))).or_insert(pairs.len());
        match pairs.get_mut(place) {
            Some(pair) if pair.a == from => pair.there.push(row),
            Some(pair) => pair.back.push(row),
            None => pairs.push(Pair { a: from, b: to, there: vec![row], back: Vec::new() }),
        }
    }
    pairs.retain(|pair| !pair.back.is_empty());
    pairs
}
