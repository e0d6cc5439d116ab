//! Competing hypotheses: what speaks against each, and which items of evidence decide.
//!
//! After Heuer: a hypothesis is not proved by what fits it, since most evidence fits several; it
//! stands as long as little speaks against it. So items against are counted, items for are shown and
//! never added up, and nothing is weighed: there is no score.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::question::Question;
use crate::board::status::Status;
use crate::dataset::ach::Ach;
use crate::dataset::evidence::{Evidence, Fit};
use crate::dataset::id::{Id, Key};
use crate::dataset::words::Kind;

/// A hypothesis with the number of items on either side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HypothesisRow {
    /// Its place in the analysis, from 0.
    pub at: usize,
    /// Items that fit it, strongly or not.
    pub consistent: usize,
    /// Of which strongly.
    pub strongly_consistent: usize,
    /// Items that speak against it, strongly or not.
    pub inconsistent: usize,
    /// Of which strongly.
    pub strongly_inconsistent: usize,
    /// No other has less against it, and some item of evidence is counted.
    pub is_least: bool,
}

/// An item of evidence that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// Its shelf position.
    pub at: u32,
    /// How it fits each hypothesis, in the order of the analysis.
    pub fits: Vec<Fit>,
    /// Pairs of hypotheses that it tells apart: those to which it gives different readings.
    pub pairs: usize,
    /// Claims it rests on that can be seen, with their present status.
    pub claims: Vec<(u32, Status)>,
    /// The hypotheses that would have the least against them without it, if those are others.
    pub flips_to: Option<Vec<usize>>,
}

/// An analysis on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Its shelf position.
    pub at: u32,
    /// Its hypotheses: the fewest items against first; of equals, the fewest strongly against; then
    /// in the order of the analysis.
    pub hypotheses: Vec<HypothesisRow>,
    /// Its evidence: what tells the most pairs of hypotheses apart first; of equals, what does so by
    /// more strong readings; then in reading order.
    pub items: Vec<ItemRow>,
    /// How many pairs of hypotheses there are.
    pub pairs: usize,
    /// How many items fall with those who are left out.
    pub fallen: usize,
}

impl Analysis {
    /// The hypotheses with the least against them, by their places in the analysis.
    pub fn least(&self) -> Vec<usize> {
        let rows = self.hypotheses.iter().filter(|row| row.is_least);
        let mut places: Vec<_> = rows.map(|row| row.at).collect();
        places.sort_unstable();
        places
    }
}

/// The analyses that stand, in reading order.
pub fn rows(view: &AsOf<'_>, claims: &Claims) -> Vec<Analysis> {
    let replaced: HashSet<Id> =
        view.rows::<Ach>().flat_map(|(_, it)| it.supersedes.iter().map(|old| old.id)).collect();
    let standing = view.rows::<Ach>().filter(|(_, it)| !replaced.contains(&it.id));
    standing.filter_map(|(at, _)| row(view, claims, at)).collect()
}

/// The analysis at a shelf position, if it can be seen.
pub fn row(view: &AsOf<'_>, claims: &Claims, at: u32) -> Option<Analysis> {
    let ach = view.row::<Ach>(at)?;
    let everybody = Question { without: Vec::new(), ..view.question.clone() };
    let everybody = AsOf::new(view.index, &everybody);
    let standing = items_of(view, ach);
    let is_gone = |&(at, _): &(u32, &Evidence)| view.row::<Evidence>(at).is_none();
    let fallen = items_of(&everybody, ach).into_iter().filter(is_gone).count();
    let mut items: Vec<_> =
        standing.into_iter().map(|(at, it)| item(view, claims, ach, at, it)).collect();
    let mut hypotheses = count(ach, &items);
    let now = least(hypotheses.iter().map(against));
    for item in &mut items {
        item.flips_to = Some(least_without(&hypotheses, item)).filter(|then| *then != now);
    }
    hypotheses.sort_by_key(|it| (against(it), it.at));
    let strong = |it: &ItemRow| it.fits.iter().filter(|fit| fit.is_strong()).count();
    items.sort_by_key(|it| (Reverse(it.pairs), Reverse(strong(it)), it.at));
    let n = ach.hypotheses.len();
    Some(Analysis { at, hypotheses, items, pairs: n * n.saturating_sub(1) / 2, fallen })
}

/// The items held against an analysis that can be seen and are not replaced, in reading order.
fn items_of<'a>(view: &AsOf<'a>, ach: &Ach) -> Vec<(u32, &'a Evidence)> {
    let mentions = view.index.mentions(Key { kind: Kind::Ach, id: ach.id }).iter();
    let seen: Vec<_> = mentions
        .filter(|cite| cite.kind == Kind::Evidence)
        .filter_map(|cite| Some((cite.at, view.row::<Evidence>(cite.at)?)))
        .collect();
    let replaced: HashSet<Id> =
        seen.iter().flat_map(|(_, it)| it.supersedes.iter().map(|old| old.id)).collect();
    seen.into_iter().filter(|(_, it)| !replaced.contains(&it.id)).collect()
}

fn item(view: &AsOf<'_>, claims: &Claims, ach: &Ach, at: u32, it: &Evidence) -> ItemRow {
    let fits: Vec<_> = ach.hypotheses.iter().map(|hypothesis| it.fit(hypothesis.id)).collect();
    let props = claims.props(view, &it.rests_on);
    ItemRow {
        at,
        pairs: told_apart(&fits),
        claims: props.map(|row| (row.at, row.verdict.status)).collect(),
        fits,
        flips_to: None,
    }
}

/// The number of pairs with different readings.
fn told_apart(fits: &[Fit]) -> usize {
    let pairs = fits.iter().enumerate().flat_map(|(at, one)| {
        let others = fits.iter().skip(at + 1);
        others.map(move |other| (one, other))
    });
    pairs.filter(|(one, other)| one != other).count()
}

/// The hypotheses in the order of the analysis, counted over the items.
fn count(ach: &Ach, items: &[ItemRow]) -> Vec<HypothesisRow> {
    let of = |at: usize| {
        let fits = || items.iter().filter_map(move |item| item.fits.get(at).copied());
        let n = |is: fn(Fit) -> bool| fits().filter(|&fit| is(fit)).count();
        HypothesisRow {
            at,
            consistent: n(Fit::is_for),
            strongly_consistent: n(|fit| fit == Fit::StronglyConsistent),
            inconsistent: n(Fit::is_against),
            strongly_inconsistent: n(|fit| fit == Fit::StronglyInconsistent),
            is_least: false,
        }
    };
    let mut rows: Vec<_> = (0..ach.hypotheses.len()).map(of).collect();
    if !items.is_empty() {
        for at in least(rows.iter().map(against)) {
            rows[at].is_least = true;
        }
    }
    rows
}

/// What a hypothesis is ranked by: items against it, then those that are strongly so.
fn against(row: &HypothesisRow) -> (usize, usize) {
    (row.inconsistent, row.strongly_inconsistent)
}

/// The places of the hypotheses with the least against them.
fn least(against: impl Iterator<Item = (usize, usize)> + Clone) -> Vec<usize> {
    let fewest = against.clone().min();
    against.enumerate().filter(|&(_, it)| Some(it) == fewest).map(|(at, _)| at).collect()
}

/// The same without one item.
fn least_without(rows: &[HypothesisRow], item: &ItemRow) -> Vec<usize> {
    let left = rows.iter().zip(&item.fits).map(|(row, &fit)| {
        let strong = usize::from(fit == Fit::StronglyInconsistent);
        let (all, strongly) = against(row);
        (all - usize::from(fit.is_against()), strongly - strong)
    });
    least(left)
}
