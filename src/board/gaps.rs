//! What is missing, ordered by what hangs on it.

use std::collections::BTreeMap;

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::indicators::IndicatorRow;
use crate::board::status::Status;
use crate::board::supply::Supply;
use crate::board::timeline::{EventRow, Phase};
use crate::dataset::amount::Amount;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::judgement::Judgement;
use crate::dataset::state::State;
use crate::dataset::words::Kind;

/// A claim that one origin alone stands for, though something rests on it.
#[derive(Clone, Debug)]
pub struct Thin {
    /// The claim.
    pub claim: u32,
    /// Its status.
    pub status: Status,
    /// How many assessments rest on it.
    pub weight: usize,
}

/// An agreement that is said to have more points than are known.
#[derive(Clone, Debug)]
pub struct Undescribed {
    /// Its shelf position.
    pub agreement: usize,
    /// Points described and published by the date.
    pub known: usize,
    /// The claim that says how many there are.
    pub claim: u32,
}

/// What is missing.
#[derive(Clone, Debug)]
pub struct Gaps {
    /// Claims from one origin that assessments rest on, the weightiest first.
    pub thin: Vec<Thin>,
    /// Agreements with points not described.
    pub undescribed: Vec<Undescribed>,
    /// Flows on the board without any figure: shelf positions.
    pub unquantified: Vec<usize>,
    /// Events past their date without outcome.
    pub overdue_events: Vec<u32>,
    /// Indicators past their day and not observed: shelf positions.
    pub overdue_indicators: Vec<usize>,
}

impl Gaps {
    /// Collects what is missing in a view.
    pub fn of(
        view: &AsOf<'_>,
        claims: &Claims,
        supply: &Supply,
        timeline: &[EventRow],
        indicators: &[IndicatorRow],
    ) -> Self {
        Self {
            thin: thin(view, claims),
            undescribed: undescribed(view, claims),
            unquantified: supply
                .flows
                .iter()
                .filter(|row| row.figures.is_empty())
                .map(|row| row.at)
                .collect(),
            overdue_events: timeline
                .iter()
                .filter(|row| row.phase == Phase::Overdue)
                .map(|row| row.at)
                .collect(),
            overdue_indicators: indicators
                .iter()
                .filter(|row| row.is_overdue())
                .map(|row| row.at)
                .collect(),
        }
    }
}

fn thin(view: &AsOf<'_>, claims: &Claims) -> Vec<Thin> {
    let mut weight: BTreeMap<Id, usize> = BTreeMap::new();
    let mut note = |props: &[Ref]| {
        for prop in props.iter().filter(|prop| prop.kind == Kind::Claim) {
            *weight.entry(prop.id).or_default() += 1;
        }
    };
    view.rows::<State>().for_each(|(_, state)| note(&state.rests_on));
    view.rows::<Judgement>().for_each(|(_, judgement)| note(&judgement.rests_on));
    if let Some(brief) = view.brief() {
        note(&brief.rests_on);
    }
    let mut thin: Vec<_> = weight
        .into_iter()
        .filter_map(|(id, weight)| {
            let row = claims.named(view, id)?;
            let status = row.verdict.status;
            matches!(status, Status::SingleSource | Status::Unconfirmed | Status::Denied)
                .then_some(Thin { claim: row.at, status, weight })
        })
        .collect();
    thin.sort_by_key(|it| (std::cmp::Reverse(it.weight), it.claim));
    thin
}

fn undescribed(view: &AsOf<'_>, claims: &Claims) -> Vec<Undescribed> {
    let dataset = view.dataset();
    let mut found = Vec::new();
    for (at, agreement) in dataset.agreements.iter().enumerate() {
        let key = Key { kind: Kind::Agreement, id: agreement.id };
        let known = view.points(agreement).count();
        let said = claims.about(view, key).find_map(|row| {
            let amount: &Amount = &dataset.claims[row.at as usize].amount.as_ref()?.value;
            (&*amount.unit.of == "point" && amount.low.value()? > known.into()).then_some(row.at)
        });
        found.extend(said.map(|claim| Undescribed { agreement: at, known, claim }));
    }
    found
}
