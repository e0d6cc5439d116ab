//! Who sends what to whom, with what figures, and what comes back for it.

use std::collections::BTreeMap;

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::status::Status;
use crate::board::subject::Series;
use crate::dataset::amount::{Amount, Relation, Unit};
use crate::dataset::claim::{Claim, Metric};
use crate::dataset::id::{Id, Key};
use crate::dataset::origin::Origin;
use crate::dataset::words::Kind;

/// What is measured, in which unit: figures are compared only within one measure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure {
    /// What the amount measures.
    pub metric: Option<Metric>,
    /// In what.
    pub unit: Unit,
}

/// The newest figure of one origin for one measure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Whose.
    pub origin: Origin,
    /// The claim.
    pub claim: u32,
}

/// All figures for one measure, the newest of each origin.
#[derive(Clone, Debug)]
pub struct Figures {
    /// What is measured.
    pub measure: Measure,
    /// By date, the newest first.
    pub figures: Vec<Figure>,
    /// How the two figures furthest apart agree; `None` with fewer than two.
    pub spread: Option<Relation>,
}

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
        let mut flows: Vec<_> = (0..dataset.flows.len())
            .filter(|&at| seen[at])
            .map(|at| flow_row(view, claims, at, &seen))
            .collect();
        flows.sort_by_key(|row| {
            let flow = &dataset.flows[row.at];
            (dataset.actors.position(flow.to.id), flow.category, row.at)
        });
        let pairs = pairs(view, &flows);
        Self { flows, pairs }
    }
}

fn flow_row(view: &AsOf<'_>, claims: &Claims, at: usize, seen: &[bool]) -> FlowRow {
    let dataset = view.dataset();
    let flow = &dataset.flows[at];
    let key = Key { kind: Kind::Flow, id: flow.id };
    let about: Vec<_> = claims.about(view, key).collect();
    let mut origins: Vec<_> = about
        .iter()
        .flat_map(|row| row.verdict.held.iter())
        .filter(|held| held.supports())
        .map(|held| held.origin)
        .collect();
    origins.sort_unstable();
    origins.dedup();
    let counter = dataset
        .flows
        .iter()
        .enumerate()
        .filter(|&(other, it)| {
            seen[other]
                && (flow.in_return.iter().any(|link| link.id == it.id)
                    || it.in_return.iter().any(|link| link.id == flow.id))
        })
        .map(|(other, _)| other)
        .collect();
    FlowRow {
        at,
        series: Series::of(view, key),
        figures: figures(view, key, about.iter().map(|row| row.at)),
        claims: about.iter().map(|row| (row.at, row.verdict.status)).collect(),
        origins: origins.len(),
        counter,
    }
}

/// The newest figure of each origin about a subject, by measure. Only claims whose principal
/// subject it is give figures: a number about something else is no number of this.
pub fn figures(view: &AsOf<'_>, key: Key, claims: impl Iterator<Item = u32>) -> Vec<Figures> {
    let dataset = view.dataset();
    let claim = |at: u32| &dataset.claims[at as usize];
    let mut groups: BTreeMap<Measure, BTreeMap<Origin, u32>> = BTreeMap::new();
    for at in claims {
        let row = claim(at);
        let Some(amount) = &row.amount else { continue };
        if row.about.first().map(crate::dataset::id::Ref::key) != Some(key) {
            continue;
        }
        let measure = Measure { metric: row.metric, unit: amount.value.unit.clone() };
        let newest = groups.entry(measure).or_default();
        let entry = newest.entry(view.index.claim_origins[at as usize]).or_insert(at);
        if row.reported.value > claim(*entry).reported.value {
            *entry = at;
        }
    }
    let mut groups: Vec<_> = groups
        .into_iter()
        .map(|(measure, newest)| {
            let mut figures: Vec<_> =
                newest.into_iter().map(|(origin, claim)| Figure { origin, claim }).collect();
            figures.sort_by_key(|figure| {
                (std::cmp::Reverse(claim(figure.claim).reported.value), figure.claim)
            });
            let spread = spread(figures.iter().map(|figure| claim(figure.claim)));
            Figures { measure, figures, spread }
        })
        .collect();
    groups.sort_by_key(|group| {
        let first = group.figures.first().map(|figure| figure.claim);
        (std::cmp::Reverse(first.map(|at| claim(at).reported.value)), first)
    });
    groups
}

/// The worst relation between any two of the claims' amounts.
fn spread<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Relation> {
    let amounts: Vec<&Amount> =
        claims.filter_map(|claim| claim.amount.as_ref()).map(|amount| &amount.value).collect();
    let pairs = amounts
        .iter()
        .enumerate()
        .flat_map(|(at, one)| amounts[at + 1..].iter().map(move |other| one.relation(other)));
    pairs.flatten().max_by_key(|&relation| relation as u8)
}

fn pairs(view: &AsOf<'_>, flows: &[FlowRow]) -> Vec<Pair> {
    let dataset = view.dataset();
    let mut pairs: Vec<Pair> = Vec::new();
    for (row, it) in flows.iter().enumerate() {
        let flow = &dataset.flows[it.at];
        let (from, to) = (flow.from.id, flow.to.id);
        match pairs.iter_mut().find(|pair| [(from, to), (to, from)].contains(&(pair.a, pair.b))) {
            Some(pair) if pair.a == from => pair.there.push(row),
            Some(pair) => pair.back.push(row),
            None => pairs.push(Pair { a: from, b: to, there: vec![row], back: Vec::new() }),
        }
    }
    pairs.retain(|pair| !pair.back.is_empty());
    pairs
}
