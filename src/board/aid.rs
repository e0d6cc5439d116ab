//! What help was promised, how far up the ladder it has come, and what is still missing.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::board::as_of::AsOf;
use crate::board::subject::{Series, days};
use crate::dataset::amount::{Amount, Sum, Unit, sum};
use crate::dataset::claim::{Claim, Metric};
use crate::dataset::id::Key;
use crate::dataset::record::Cite;
use crate::dataset::state::{AidStage, Standing, State};
use crate::dataset::words::Kind;

/// An amount with the report that gives it.
#[derive(Clone, Debug)]
pub struct Stated<'a> {
    /// The amount.
    pub amount: &'a Amount,
    /// Who gives it.
    pub cite: Cite,
}

/// A rung of the ladder that was reached.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The rung.
    pub stage: AidStage,
    /// The first state that says so.
    pub state: u32,
}

/// A package on the board.
#[derive(Clone, Debug)]
pub struct AidRow<'a> {
    /// Its shelf position.
    pub at: usize,
    /// Its states.
    pub series: Series,
    /// Face value: the newest visible claim's amount, else the newest state's, else the record's.
    pub amount: Option<Stated<'a>>,
    /// Rungs reached, lowest first, each with the first state that says so.
    pub rungs: Vec<Rung>,
    /// Amount on the highest rung, if a state gives one.
    pub reached: Option<Stated<'a>>,
    /// Face value less what stands on the highest rung; the whole face value below `committed`.
    /// `None` if either has no best
    /// estimate.
    pub gap: Option<Decimal>,
    /// Days since the highest rung was reached.
    pub since_move: Option<i64>,
}

impl AidRow<'_> {
    /// The highest rung reached.
    pub fn highest(&self) -> Option<AidStage> {
        self.rungs.last().map(|rung| rung.stage)
    }
}

/// All packages of one unit added up, each vehicle counted once.
#[derive(Clone, Debug)]
pub struct Total {
    /// The currency or unit.
    pub unit: Unit,
    /// What was promised: packages on any rung.
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
    /// By unit. Packages paid through a vehicle that is itself on the board are left out, because
    /// the vehicle holds their money already.
    pub totals: Vec<Total>,
    /// Packages left out of the totals as part of a vehicle: shelf positions.
    pub through_vehicle: Vec<usize>,
    /// Packages without any amount: shelf positions.
    pub unknown: Vec<usize>,
}

impl<'a> Aid<'a> {
    /// The ledger as the view sees it.
    pub fn of(view: &AsOf<'a>) -> Self {
        let dataset = view.dataset();
        let on_board =
            |at: &usize| view.has_subject(Key { kind: Kind::Aid, id: dataset.aid[*at].id });
        let rows: Vec<_> =
            (0..dataset.aid.len()).filter(on_board).map(|at| aid_row(view, at)).collect();
        let in_vehicle = |row: &&AidRow<'_>| {
            let vehicle = dataset.aid[row.at].vehicle;
            let vehicle = vehicle.and_then(|link| dataset.aid.position(link.id));
            vehicle.is_some_and(|at| rows.iter().any(|row| row.at == at))
        };
        let (through, own): (Vec<_>, Vec<_>) = rows.iter().partition(in_vehicle);
        let unknown = own.iter().filter(|row| row.amount.is_none()).map(|row| row.at).collect();
        let through_vehicle = through.iter().map(|row| row.at).collect();
        let totals = totals(&own);
        Self { rows, totals, through_vehicle, unknown }
    }
}

fn aid_row<'a>(view: &AsOf<'a>, at: usize) -> AidRow<'a> {
    let dataset = view.dataset();
    let package = &dataset.aid[at];
    let key = Key { kind: Kind::Aid, id: package.id };
    let series = Series::of(view, key);
    let rungs = rungs(view, &series);
    let stated = |at: u32, state: &'a State| {
        let amount = &state.amount.as_ref()?.value;
        Some(Stated { amount, cite: Cite { kind: Kind::State, at } })
    };
    let from_states = || series.iter(view).filter_map(|(at, state)| stated(at, state)).last();
    let amount = from_claims(view, key).or_else(from_states);
    let highest = rungs.last().map(|rung| Standing::Aid(rung.stage));
    let on_highest = |&(_, state): &(u32, &State)| state.standing == highest && highest.is_some();
    let reached =
        series.iter(view).filter(on_highest).filter_map(|(at, state)| stated(at, state)).last();
    let since_move = rungs.last().map(|rung| {
        let when = &dataset.states[rung.state as usize];
        days(when.reported.value, view.question.as_of)
    });
    let gap = gap(amount.as_ref(), reached.as_ref(), rungs.last());
    AidRow { at, series, amount, rungs, reached, gap, since_move }
}

/// The newest visible claim that gives the package a face value: a total, or an amount without a
/// metric.
fn from_claims<'a>(view: &AsOf<'a>, key: Key) -> Option<Stated<'a>> {
    let dataset = view.dataset();
    view.index
        .claims_about(key)
        .filter(|&at| view.row::<Claim>(at).is_some())
        .filter_map(|at| {
            let claim = &dataset.claims[at as usize];
            let principal = claim.about.first().is_some_and(|about| about.key() == key);
            let is_value = matches!(claim.metric, None | Some(Metric::Total));
            let amount = &claim.amount.as_ref()?.value;
            (principal && is_value).then_some((claim.reported.value, at, amount))
        })
        .max_by_key(|&(reported, at, _)| (reported, at))
        .map(|(_, at, amount)| Stated { amount, cite: Cite { kind: Kind::Claim, at } })
}

/// The rungs reached since the package was last cancelled or reduced, each with the first state
/// that says so.
fn rungs(view: &AsOf<'_>, series: &Series) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = Vec::new();
    for (at, state) in series.iter(view) {
        let Some(Standing::Aid(stage)) = state.standing else {
            continue;
        };
        match stage.rung() {
            Some(height) => {
                rungs.retain(|rung| rung.stage.rung() < Some(height) || rung.stage == stage);
                if rungs.iter().all(|rung| rung.stage != stage) {
                    rungs.push(Rung { stage, state: at });
                }
            }
            None if stage == AidStage::Cancelled => rungs.clear(),
            None => {}
        }
    }
    rungs
}

/// What of the face value does not yet stand on the highest rung, or on `committed`.
fn gap(
    amount: Option<&Stated<'_>>,
    reached: Option<&Stated<'_>>,
    highest: Option<&Rung>,
) -> Option<Decimal> {
    let face = amount?.amount.best?;
    let committed = AidStage::Committed.rung();
    if highest.is_none_or(|rung| rung.stage.rung() < committed) {
        return Some(face);
    }
    match reached {
        Some(reached) if reached.amount.unit == amount?.amount.unit => {
            Some((face - reached.amount.best?).max(Decimal::ZERO))
        }
        Some(_) => None,
        None => Some(Decimal::ZERO),
    }
}

fn totals(rows: &[&AidRow<'_>]) -> Vec<Total> {
    let mut by_unit: BTreeMap<Unit, Vec<&AidRow<'_>>> = BTreeMap::new();
    for &row in rows {
        if let Some(stated) = &row.amount {
            by_unit.entry(stated.amount.unit.clone()).or_default().push(row);
        }
    }
    let committed = AidStage::Committed.rung();
    by_unit
        .into_iter()
        .map(|(unit, rows)| {
            let all: Vec<&Amount> =
                rows.iter().filter_map(|row| row.amount.as_ref()).map(|it| it.amount).collect();
            let firm: Vec<&Amount> = rows
                .iter()
                .filter(|row| row.highest().and_then(AidStage::rung) >= committed)
                .filter_map(|row| row.reached.as_ref().or(row.amount.as_ref()))
                .map(|it| it.amount)
                .filter(|amount| amount.unit == unit)
                .collect();
            Total { promised: sum(&all), committed: sum(&firm), packages: rows.len(), unit }
        })
        .collect()
}
