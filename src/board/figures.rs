//! Numbers side by side: the newest figure of each origin for one thing, and how far they agree.

use std::cmp::Reverse;

use crate::board::as_of::AsOf;
use crate::board::claims::{ClaimRow, Claims};
use crate::dataset::amount::{Amount, Relation, Unit};
use crate::dataset::claim::{Claim, Metric};
use crate::dataset::date::When;
use crate::dataset::id::Key;
use crate::dataset::origin::Origin;
use crate::dataset::record::Report;

/// What is measured, in which unit: figures are compared only within one measure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Figures {
    fn none(metric: Option<Metric>, unit: Unit) -> Self {
        Self { measure: Measure { metric, unit }, figures: Vec::new(), spread: None }
    }
}

/// The newest figure of each origin about a subject, by measure, the measure with the newest figure
/// first.
///
/// Only claims whose principal subject it is give figures: a number about something else is no
/// number of this. A figure that a standing claim of the same origin updates has given way to it; of two figures of
/// one origin and day the first in reading order stands.
pub fn figures(view: &AsOf<'_>, claims: &Claims, key: Key) -> Vec<Figures> {
    let dataset = view.dataset();
    let claim = |at: u32| &dataset.claims[at as usize];
    let mut groups: Vec<Figures> = Vec::new();
    for row in claims.about(view, key) {
        let facts = &view.index.facts[row.at as usize];
        if !facts.figure || facts.principal != Some(key) || is_updated(view, claims, row.at) {
            continue;
        }
        let it = claim(row.at);
        let Some(amount) = &it.amount else { continue };
        let same = |group: &Figures| {
            group.measure.metric == it.metric && group.measure.unit == amount.value.unit
        };
        let place = groups.iter().position(same).unwrap_or_else(|| {
            groups.push(Figures::none(it.metric, amount.value.unit.clone()));
            groups.len() - 1
        });
        let group = &mut groups[place];
        let origin = view.index.claim_origins[row.at as usize];
        match group.figures.iter_mut().find(|figure| figure.origin == origin) {
            Some(older) if it.reported.value > claim(older.claim).reported.value => {
                older.claim = row.at;
            }
            Some(_) => {}
            None => group.figures.push(Figure { origin, claim: row.at }),
        }
    }
    let newest_first = |at: u32| (Reverse(claim(at).reported.value), at);
    for group in &mut groups {
        group.figures.sort_by_key(|figure| newest_first(figure.claim));
        group.spread = spread(group.figures.iter().map(|figure| claim(figure.claim)));
    }
    groups.sort_by_key(|group| group.figures.first().map(|figure| newest_first(figure.claim)));
    groups
}

/// Whether a standing claim of the same origin updates this one with a figure of its own.
fn is_updated(view: &AsOf<'_>, claims: &Claims, at: u32) -> bool {
    let index = view.index;
    let own = index.claim_origins[at as usize];
    index.updated_by.of(at).iter().any(|&by| {
        by != at
            && index.claim_origins[by as usize] == own
            && index.facts[by as usize].figure
            && claims.at(by).is_some_and(ClaimRow::stands)
    })
}

/// The worst relation between any two of the claims' amounts, where both hold at the same time.
fn spread<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Relation> {
    let figures: Vec<(&Amount, Option<&When>)> =
        claims.filter_map(|claim| Some((&claim.amount.as_ref()?.value, claim.when()))).collect();
    let relation = |&(one, a): &(&Amount, Option<&When>),
                    &(other, b): &(&Amount, Option<&When>)| {
        let together = a.zip(b).is_none_or(|(a, b)| a.overlaps(b));
        together.then(|| one.relation(other)).flatten()
    };
    let pairs = figures
        .iter()
        .enumerate()
        .flat_map(|(at, one)| figures[at + 1..].iter().filter_map(move |it| relation(one, it)));
    pairs.max_by_key(|&relation| relation as u8)
}
