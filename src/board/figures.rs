//! Numbers side by side: the newest figure of each origin for one thing, and how far they agree.

use std::cmp::Reverse;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::board::as_of::AsOf;
use crate::board::claims::{ClaimRow, Claims};
use crate::dataset::amount::{Amount, Relation, Unit};
use crate::dataset::claim::{Claim, Metric};
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
    /// Claims that stand beside the newest of their origin: they are shown and not compared again.
    pub others: Vec<u32>,
    /// How the two figures furthest apart agree; `None` with fewer than two.
    pub spread: Option<Relation>,
    /// The claims of those two, in the order of the figures.
    pub furthest: Option<(u32, u32)>,
}

impl Figures {
    fn none(metric: Option<Metric>, unit: Unit) -> Self {
        Self {
            measure: Measure { metric, unit },
            figures: Vec::new(),
            others: Vec::new(),
            spread: None,
            furthest: None,
        }
    }

    /// Every claim of the group: the newest of each origin, then those beside them.
    pub fn claims(&self) -> impl Iterator<Item = u32> {
        self.figures.iter().map(|figure| figure.claim).chain(self.others.iter().copied())
    }
}

/// The part of the number line on which amounts of one unit are drawn beside each other. It is
/// linear and begins at zero, so that twice as much lies twice as far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its end: the highest number, rounded up to two digits.
    pub to: Decimal,
}

impl Scale {
    /// A scale that holds every number of the amounts; `None` where none is written but zero.
    pub fn of<'a>(amounts: impl Iterator<Item = &'a Amount>) -> Option<Self> {
        let known = amounts.filter(|amount| amount.size().is_some());
        let numbers = known.flat_map(|it| [it.low.value(), it.best, it.high.value()]).flatten();
        let to = numbers.max().filter(|&to| to > Decimal::ZERO)?;
        let round = to.round_sf_with_strategy(2, RoundingStrategy::AwayFromZero);
        Some(Self { to: round.unwrap_or(to) })
    }

    /// The cell of a number among `cells` of equal width, from 0; a number outside lies in the
    /// nearest cell.
    pub fn cell(&self, number: Decimal, cells: u32) -> u32 {
        let last = cells.saturating_sub(1);
        let part = number.clamp(Decimal::ZERO, self.to).checked_div(self.to);
        let cell = part.and_then(|part| part.checked_mul(Decimal::from(last)));
        cell.and_then(|cell| cell.round().to_u32()).map_or(0, |cell| cell.min(last))
    }
}

/// The newest figure of each origin about a subject, by measure, the measure with the newest figure
/// first.
///
/// Only claims whose principal subject it is give figures: a number about something else is no
/// number of this. A figure that a standing claim of the same origin updates with one of the same
/// measure has given way to it; of two figures of one origin and day the first in reading order stands.
pub fn figures(view: &AsOf<'_>, claims: &Claims, key: Key) -> Vec<Figures> {
    let dataset = view.dataset();
    let claim = |at: u32| &dataset.claims[at as usize];
    let mut groups: Vec<Figures> = Vec::new();
    let mut updated = Vec::new();
    for row in claims.about(view, key) {
        let facts = &view.index.facts[row.at as usize];
        if !facts.figure || facts.principal != Some(key) {
            continue;
        }
        let it = claim(row.at);
        let Some(amount) = &it.amount else { continue };
        if is_updated(view, claims, row.at) {
            updated.push(row.at);
            continue;
        }
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
                group.others.push(std::mem::replace(&mut older.claim, row.at));
            }
            Some(_) => group.others.push(row.at),
            None => group.figures.push(Figure { origin, claim: row.at }),
        }
    }
    // What gave way is still shown beside what it gave way to.
    for at in updated {
        let unit = claim(at).amount.as_ref().map(|it| &it.value.unit);
        let same = |it: &&mut Figures| {
            it.measure.metric == claim(at).metric && Some(&it.measure.unit) == unit
        };
        groups.iter_mut().find(same).into_iter().for_each(|group| group.others.push(at));
    }
    let newest_first = |at: u32| (Reverse(claim(at).reported.value), at);
    for group in &mut groups {
        group.figures.sort_by_key(|figure| newest_first(figure.claim));
        group.others.sort_by_key(|&at| newest_first(at));
        let furthest = furthest(view, &group.figures);
        group.spread = furthest.map(|(relation, _)| relation);
        group.furthest = furthest.map(|(_, claims)| claims);
    }
    groups.sort_by_key(|group| group.figures.first().map(|figure| newest_first(figure.claim)));
    groups
}

/// Whether a standing claim of the same origin updates this one with a figure of the same measure of
/// the same subject.
fn is_updated(view: &AsOf<'_>, claims: &Claims, at: u32) -> bool {
    let index = view.index;
    let own = index.claim_origins[at as usize];
    let measured = |at: u32| {
        let claim = &view.dataset().claims[at as usize];
        let unit = claim.amount.as_ref().map(|it| &it.value.unit);
        (claim.principal(), claim.metric, unit)
    };
    index.updated_by.of(at).iter().any(|&by| {
        by != at
            && index.claim_origins[by as usize] == own
            && measured(by) == measured(at)
            && claims.at(by).is_some_and(ClaimRow::stands)
    })
}

/// The worst relation between the amounts of any two figures that hold at the same time, and the
/// first two claims that stand so.
fn furthest(view: &AsOf<'_>, figures: &[Figure]) -> Option<(Relation, (u32, u32))> {
    let claim = |figure: &Figure| &view.dataset().claims[figure.claim as usize];
    let mut worst: Option<(Relation, (u32, u32))> = None;
    for (at, one) in figures.iter().enumerate() {
        for other in &figures[at + 1..] {
            let relation = relation(claim(one), claim(other));
            let Some(relation) = relation else { continue };
            if worst.is_none_or(|(before, _)| relation as u8 > before as u8) {
                worst = Some((relation, (one.claim, other.claim)));
            }
        }
    }
    worst
}

/// How the amounts of two claims relate, if they hold at the same time.
fn relation(one: &Claim, other: &Claim) -> Option<Relation> {
    let (a, b) = (&one.amount.as_ref()?.value, &other.amount.as_ref()?.value);
    hold_together(one, other).then(|| a.relation(b)).flatten()
}

/// Whether two claims hold at the same time, as far as they say when.
pub fn hold_together(one: &Claim, other: &Claim) -> bool {
    one.when().zip(other.when()).is_none_or(|(a, b)| a.overlaps(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_linear_and_begins_at_zero() {
        let amount = |text: &str| Amount::parse(text, Decimal::new(1, 1)).unwrap();
        let scale = |texts: &[&str]| {
            let amounts: Vec<Amount> = texts.iter().map(|text| amount(text)).collect();
            Scale::of(amounts.iter())
        };
        let found = scale(&["2..4", "<=10", ">5"]).unwrap();
        assert_eq!(found.to, Decimal::TEN);
        let cell = |number: i64| found.cell(Decimal::from(number), 11);
        assert_eq!([0, 1, 5, 10, 99, -3].map(cell), [0, 1, 5, 10, 10, 0]);
        assert_eq!(scale(&["0", "?", "some"]), None);
    }
}
