//! All figures of one measure on one scale, whatever they are about, and the comparisons between two
//! subjects that say something.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use rust_decimal::{Decimal, RoundingStrategy};

use crate::board::as_of::AsOf;
use crate::board::claims::{ClaimRow, Claims};
use crate::board::figures::{Figures, Measure, Scale, figures, hold_together};
use crate::dataset::claim::{Claim, Metric};
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// The figures of one measure, beside each other.
#[derive(Clone, Debug)]
pub struct Strip {
    /// What is measured, in which unit.
    pub measure: Measure,
    /// The figures by what they are about, the subject with the most figures first, then the newest.
    pub subjects: Vec<(Key, Figures)>,
    /// The scale they share; `None` where no number is written.
    pub scale: Option<Scale>,
    /// Comparisons between subjects; computed here, claimed by nobody.
    pub comparisons: Vec<Comparison>,
}

impl Strip {
    /// How many figures stand on it.
    pub fn len(&self) -> usize {
        self.subjects.iter().map(|(_, group)| group.claims().count()).sum()
    }

    /// Whether no figure stands on it.
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }
}

/// How the best estimates of two claims about different subjects compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The claim with the smaller number; of equal ones that of the first subject.
    pub part: u32,
    /// The claim with the larger number.
    pub of: u32,
    /// The smaller number in per cent of the larger, to one decimal.
    pub percent: Decimal,
    /// One of the two arrives where the other is counted: both together, and the share of the smaller
    /// in per cent, to one decimal.
    pub together: Option<(Decimal, Decimal)>,
}

/// All figures that stand, by measure: the measure with the most figures first, then the newest.
pub fn strips(view: &AsOf<'_>, claims: &Claims) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    for (key, group) in measured(view, claims) {
        match strips.iter_mut().find(|strip| strip.measure == group.measure) {
            Some(strip) => strip.subjects.push((key, group)),
            None => strips.push(Strip {
                measure: group.measure.clone(),
                subjects: vec![(key, group)],
                scale: None,
                comparisons: Vec::new(),
            }),
        }
    }
    for strip in &mut strips {
        strip
            .subjects
            .sort_by_key(|(_, group)| (Reverse(group.claims().count()), newest(view, group)));
        let claims = strip.subjects.iter().flat_map(|(_, group)| group.claims());
        strip.scale = scale(view, claims);
        strip.comparisons = comparisons(view, strip);
    }
    strips.sort_by_key(|strip| {
        let newest = strip.subjects.iter().map(|(_, group)| newest(view, group)).min();
        (Reverse(strip.len()), newest)
    });
    strips
}

/// The scale that the amounts of some claims share.
pub fn scale(view: &AsOf<'_>, claims: impl Iterator<Item = u32>) -> Option<Scale> {
    let shelf = &view.dataset().claims;
    let amounts = claims.filter_map(|at| shelf[at as usize].amount.as_ref());
    Scale::of(amounts.map(|amount| &amount.value))
}

/// The figures of every subject that has some, in the order in which the claims name them.
fn measured(view: &AsOf<'_>, claims: &Claims) -> Vec<(Key, Figures)> {
    let mut seen = BTreeSet::new();
    let facts = |row: &ClaimRow| &view.index.facts[row.at as usize];
    let rows = claims.rows.iter().filter(|row| facts(row).figure);
    rows.filter_map(|row| facts(row).principal)
        .filter(|&key| seen.insert(key))
        .flat_map(|key| figures(view, claims, key).into_iter().map(move |group| (key, group)))
        .collect()
}

/// The place of a group by its newest figure, the newest first.
fn newest(view: &AsOf<'_>, group: &Figures) -> Option<(Reverse<crate::dataset::date::Day>, u32)> {
    let first = group.figures.first()?.claim;
    Some((Reverse(view.index.claims[first as usize].said), first))
}

/// Which subjects of a strip are set against each other: what flows somewhere and what is counted
/// there, and the two of a strip that holds no third. A tripwire's figure is a mark to be reached, not
/// a thing to be compared.
fn comparisons(view: &AsOf<'_>, strip: &Strip) -> Vec<Comparison> {
    let subjects: Vec<_> =
        strip.subjects.iter().filter(|(key, _)| key.kind != Kind::Indicator).collect();
    let places: HashMap<Key, usize> = (0..).zip(&subjects).map(|(at, it)| (it.0, at)).collect();
    let arriving = (0..).zip(&subjects).filter_map(|(at, it)| {
        let to = *places.get(&end(view, it.0)?)?;
        Some((at.min(to), at.max(to)))
    });
    let arriving: BTreeSet<(usize, usize)> = arriving.collect();
    let mut pairs = arriving.clone();
    pairs.extend((subjects.len() == 2).then_some((0, 1)));
    let compared = pairs.into_iter().filter_map(|pair| {
        let add = arriving.contains(&pair) && strip.measure.metric == Some(Metric::Rate);
        compare(view, &subjects[pair.0].1, &subjects[pair.1].1, add)
    });
    compared.collect()
}

/// Where a flow ends.
fn end(view: &AsOf<'_>, flow: Key) -> Option<Key> {
    let flow = view.dataset().flows.get(flow.id).filter(|_| flow.kind == Kind::Flow)?;
    Some(flow.to.key())
}

/// Compares the newest best estimates of two groups that hold at the same time and are above zero;
/// `None` also where the smaller is less than a tenth of a per cent of the larger.
fn compare(view: &AsOf<'_>, one: &Figures, other: &Figures, add: bool) -> Option<Comparison> {
    let shelf = &view.dataset().claims;
    let best = |at: u32| {
        let best = shelf[at as usize].amount.as_ref()?.value.best?;
        (best > Decimal::ZERO).then_some((at, best))
    };
    let newest = |group: &Figures| group.figures.iter().find_map(|figure| best(figure.claim));
    let (a, b) = (newest(one)?, newest(other)?);
    let claim = |at: u32| -> &Claim { &shelf[at as usize] };
    if !hold_together(claim(a.0), claim(b.0)) {
        return None;
    }
    let (small, large) = if a.1 <= b.1 { (a, b) } else { (b, a) };
    let percent = percent(small.1, large.1).filter(|percent| !percent.is_zero())?;
    let total = small.1.checked_add(large.1).filter(|_| add);
    let together = total.and_then(|total| Some((total, self::percent(small.1, total)?)));
    Some(Comparison { part: small.0, of: large.0, percent, together })
}

/// One number in per cent of another, to one decimal, halves away from zero.
fn percent(part: Decimal, of: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of)?;
    Some(percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}
