//! What help was promised, how far up the ladder it has come, and what is still missing.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::subject::{Series, days};
use crate::dataset::amount::{Amount, Sum, Unit, sum};
use crate::dataset::claim::Metric;
use crate::dataset::date::Day;
use crate::dataset::id::Key;
use crate::dataset::record::Cite;
use crate::dataset::state::{AidStage, Standing, State};
use crate::dataset::words::Kind;

/// An amount with the report that gives it.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// The amount.
    pub amount: &'a Amount,
    /// Who gives it; `None` if it stands on the package's own record.
    pub cite: Option<Cite>,
}

/// A rung of the ladder that was reached.
#[derive(Clone, Debug)]
pub struct Rung<'a> {
    /// The rung.
    pub stage: AidStage,
    /// The first state that says so.
    pub state: u32,
    /// How much stands on it, by the newest state that says how much.
    pub amount: Option<Stated<'a>>,
    /// The package was reduced since, and nobody says to what.
    pub reduced: bool,
}

impl<'a> Rung<'a> {
    /// The package is reduced to an amount, or to nobody says what: less than that may have come as
    /// far as a rung.
    fn reduce(&mut self, to: Option<Stated<'a>>) {
        let is_less = |to: Stated<'_>, own: Stated<'_>| {
            to.amount.unit == own.amount.unit && size(own.amount) < size(to.amount)
        };
        if !to.zip(self.amount).is_some_and(|(to, own)| is_less(to, own)) {
            self.amount = to;
        }
        self.reduced = to.is_none();
    }
}

/// A package on the board.
#[derive(Clone, Debug)]
pub struct AidRow<'a> {
    /// Its shelf position.
    pub at: usize,
    /// Its states.
    pub series: Series,
    /// Face value: the newest standing claim's amount, else the record's, else the largest that
    /// stood on a rung since the package was last reduced.
    pub amount: Option<Stated<'a>>,
    /// Rungs reached, lowest first.
    pub rungs: Vec<Rung<'a>>,
    /// Face value less what stands on the highest rung; the whole face value below `committed`.
    /// `None` if either has no best estimate, or the package is withdrawn.
    pub gap: Option<Decimal>,
    /// Days since the highest rung was reached.
    pub since_move: Option<i64>,
    /// Cancelled or repaid: nothing of it is promised any more.
    pub withdrawn: bool,
}

impl<'a> AidRow<'a> {
    /// The highest rung reached.
    pub fn highest(&self) -> Option<AidStage> {
        self.rungs.last().map(|rung| rung.stage)
    }

    /// What of the face value stands on `committed` or above; `None` where nobody says, or the package
    /// is withdrawn.
    pub fn firm(&self) -> Option<Decimal> {
        let firm = self.stands_on(AidStage::Committed)?.min(self.amount?.amount.best?);
        Some(firm).filter(|_| !self.withdrawn)
    }

    /// How many of `parts` equal parts of the face value stand on a rung or above it. What is more
    /// than nothing shows as one part, and what is less than all never as all.
    pub fn parts(&self, from: AidStage, parts: u32) -> Option<u32> {
        let whole = self.amount?.amount.best.filter(|face| !face.is_zero())?;
        let most = self.stands_on(from)?;
        let share = (most.min(whole) / whole) * Decimal::from(parts);
        let least = u32::from(!most.is_zero());
        let cap = if most >= whole { parts } else { parts.saturating_sub(1) };
        share.round().to_u32().map(|share| share.clamp(least, cap.max(least)))
    }

    /// The most that stands on a rung or above it, in the unit of the face value: what went further
    /// stands on the rungs below too. A rung without an amount holds all.
    fn stands_on(&self, from: AidStage) -> Option<Decimal> {
        let face = self.amount?.amount;
        let whole = face.best?;
        let mut most = Decimal::ZERO;
        for rung in self.rungs.iter().filter(|rung| rung.stage.rung() >= from.rung()) {
            let stands = match rung.amount {
                Some(stated) if stated.amount.unit == face.unit => stated.amount.best?,
                None if !rung.reduced => whole,
                _ => return None,
            };
            most = most.max(stands);
        }
        Some(most)
    }

    /// What stands on `committed` or, if no state says, on the rung above it, or the face value.
    fn committed(&self) -> Option<Stated<'a>> {
        let firm = |rung: &&Rung<'_>| rung.stage.rung() >= AidStage::Committed.rung();
        let mut firm = self.rungs.iter().filter(firm).peekable();
        firm.peek()?;
        firm.find_map(|rung| rung.amount).or(self.amount)
    }
}

/// All packages of one unit added up, each vehicle counted once.
#[derive(Clone, Debug)]
pub struct Total {
    /// The currency or unit.
    pub unit: Unit,
    /// Face values.
    pub promised: Sum,
    /// Of which on `committed` or above.
    pub committed: Sum,
    /// How many packages were added.
    pub packages: usize,
}

/// The aid ledger.
#[derive(Clone, Debug)]
pub struct Aid<'a> {
    /// In reading order.
    pub rows: Vec<AidRow<'a>>,
    /// By unit, without the packages of the three lists below.
    pub totals: Vec<Total>,
    /// Packages paid through a vehicle whose amount is known, which holds their money already:
    /// shelf positions.
    pub through_vehicle: Vec<usize>,
    /// Packages without any amount, or reduced to nobody says what: shelf positions.
    pub unknown: Vec<usize>,
    /// Packages cancelled or repaid: shelf positions.
    pub withdrawn: Vec<usize>,
}

impl<'a> Aid<'a> {
    /// The ledger as the view sees it.
    pub fn of(view: &AsOf<'a>, claims: &Claims) -> Self {
        let dataset = view.dataset();
        let on_board =
            |at: &usize| view.has_subject(Key { kind: Kind::Aid, id: dataset.aid[*at].id });
        let rows: Vec<_> =
            (0..dataset.aid.len()).filter(on_board).map(|at| aid_row(view, claims, at)).collect();
        let in_vehicle = |row: &AidRow<'_>| {
            let vehicle = dataset.aid[row.at].vehicle;
            let vehicle = vehicle.and_then(|link| dataset.aid.position(link.id));
            vehicle.is_some_and(|at| {
                rows.iter().any(|row| row.at == at && row.amount.is_some() && !row.withdrawn)
            })
        };
        let mut lists = [Vec::new(), Vec::new(), Vec::new()];
        let mut counted = Vec::new();
        for row in &rows {
            if row.withdrawn {
                lists[0].push(row.at);
            } else if in_vehicle(row) {
                lists[1].push(row.at);
            } else if row.amount.is_none() || row.rungs.iter().any(|rung| rung.reduced) {
                lists[2].push(row.at);
            } else {
                counted.push(row);
            }
        }
        let totals = totals(&counted);
        let [withdrawn, through_vehicle, unknown] = lists;
        Self { rows, totals, through_vehicle, unknown, withdrawn }
    }
}

fn aid_row<'a>(view: &AsOf<'a>, claims: &Claims, at: usize) -> AidRow<'a> {
    let package = &view.dataset().aid[at];
    let key = Key { kind: Kind::Aid, id: package.id };
    let series = Series::of(view, key);
    let (rungs, withdrawn) = climb(view, &series);
    let own = package.amount.as_ref().map(|it| Stated { amount: &it.value, cite: None });
    let stood = || {
        let amounts = rungs.iter().filter_map(|rung| rung.amount);
        amounts.max_by_key(|stated| size(stated.amount))
    };
    let amount = from_claims(view, claims, key).or(own).or_else(stood);
    let gap = if withdrawn { None } else { gap(amount, rungs.last()) };
    let moved = |rung: &Rung<'_>| {
        let state = &view.dataset().states[rung.state as usize];
        days(reached_on(state, view.question.as_of), view.question.as_of)
    };
    let since_move = rungs.last().map(moved).filter(|&days| days >= 0 && !withdrawn);
    AidRow { at, series, amount, rungs, gap, since_move, withdrawn }
}

/// The day a rung was reached: the last day of its time if that is over, else the day it was said.
fn reached_on(state: &State, as_of: Day) -> Day {
    state.when.value.latest.filter(|&day| day <= as_of).unwrap_or(state.reported.value)
}

/// What an amount is compared by.
fn size(amount: &Amount) -> Option<Decimal> {
    amount.best.or(amount.low.value()).or(amount.high.value())
}

/// The newest standing claim that gives the package a face value: a total, or an amount without a
/// metric. Of two of one day the first in reading order stands.
fn from_claims<'a>(view: &AsOf<'a>, claims: &Claims, key: Key) -> Option<Stated<'a>> {
    let dataset = view.dataset();
    claims
        .principal(view, key)
        .filter_map(|at| {
            let claim = &dataset.claims[at as usize];
            let is_value = matches!(claim.metric, None | Some(Metric::Total));
            let amount = &claim.amount.as_ref()?.value;
            is_value.then_some((claim.reported.value, at, amount))
        })
        .max_by_key(|&(reported, at, _)| (reported, std::cmp::Reverse(at)))
        .map(|(_, at, amount)| Stated { amount, cite: Some(Cite { kind: Kind::Claim, at }) })
}

/// The rungs reached and still held, and whether the package was withdrawn in the end. A rung
/// falls when a lower one is reached after it, all fall when the package is cancelled or repaid,
/// and a reduced package keeps its rungs but no amount on them that is larger than what it was
/// reduced to.
fn climb<'a>(view: &AsOf<'a>, series: &Series) -> (Vec<Rung<'a>>, bool) {
    let mut rungs: Vec<Rung<'a>> = Vec::new();
    let mut withdrawn = false;
    for (at, state) in series.iter(view) {
        let Some(Standing::Aid(stage)) = state.standing else { continue };
        let cite = Some(Cite { kind: Kind::State, at });
        let amount = state.amount.as_ref().map(|it| Stated { amount: &it.value, cite });
        match (stage, stage.rung()) {
            (AidStage::Cancelled | AidStage::Repaid, _) => {
                rungs.clear();
                withdrawn = true;
            }
            (AidStage::Reduced, _) => {
                for rung in &mut rungs {
                    rung.reduce(amount);
                }
            }
            (_, Some(height)) => {
                withdrawn = false;
                rungs.retain(|rung| rung.stage.rung() <= Some(height));
                match rungs.last_mut().filter(|rung| rung.stage == stage) {
                    Some(rung) => {
                        rung.amount = amount.or(rung.amount);
                        rung.reduced &= amount.is_none();
                    }
                    None => rungs.push(Rung { stage, state: at, amount, reduced: false }),
                }
            }
            _ => {}
        }
    }
    (rungs, withdrawn)
}

/// The highest rung a package stands on, as the view sees it.
pub fn highest(view: &AsOf<'_>, key: Key) -> Option<AidStage> {
    climb(view, &Series::of(view, key)).0.last().map(|rung| rung.stage)
}

/// What of the face value does not yet stand on the highest rung, or on `committed`.
fn gap(face: Option<Stated<'_>>, highest: Option<&Rung<'_>>) -> Option<Decimal> {
    let face = face?.amount;
    let value = face.best?;
    let Some(highest) = highest.filter(|rung| rung.stage.rung() >= AidStage::Committed.rung())
    else {
        return Some(value);
    };
    match highest.amount {
        Some(reached) if reached.amount.unit == face.unit => {
            Some((value - reached.amount.best?).max(Decimal::ZERO))
        }
        Some(_) => None,
        None if highest.reduced => None,
        None => Some(Decimal::ZERO),
    }
}

fn totals(rows: &[&AidRow<'_>]) -> Vec<Total> {
    let mut by_unit: BTreeMap<&Unit, Vec<&AidRow<'_>>> = BTreeMap::new();
    for &row in rows {
        if let Some(stated) = row.amount {
            by_unit.entry(&stated.amount.unit).or_default().push(row);
        }
    }
    by_unit
        .into_iter()
        .map(|(unit, rows)| {
            let faces: Vec<&Amount> =
                rows.iter().filter_map(|row| row.amount).map(|it| it.amount).collect();
            let firm: Vec<&Amount> = rows
                .iter()
                .filter_map(|row| row.committed())
                .map(|it| it.amount)
                .filter(|amount| amount.unit == *unit)
                .collect();
            let (promised, committed) = (sum(&faces), sum(&firm));
            Total { unit: unit.clone(), promised, committed, packages: rows.len() }
        })
        .collect()
}
