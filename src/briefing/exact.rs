//! The numbers of a claimed amount for programs: as they were claimed, unrounded and unmarked.

use rust_decimal::Decimal;

use crate::board::Board;
use crate::briefing::block::{Cell, Cite, Exact};
use crate::dataset::amount::{Amount, Bound, Unit};
use crate::dataset::date::Day;
use crate::dataset::words::Kind;

/// A cell with the numbers of the amount that it shows, and the day on which the first report that
/// it rests on gave it.
pub fn stating(board: &Board<'_>, amount: &Amount, cell: Cell) -> Cell {
    let day = cell.sources.first().and_then(|&cite| reported(board, cite));
    Cell { exact: Some(Box::new(exact(amount, day))), ..cell }
}

/// The day on which a claim or a state was reported.
fn reported(board: &Board<'_>, cite: Cite) -> Option<Day> {
    let dataset = board.view.dataset();
    match cite.kind {
        Kind::Claim => dataset.claims.row(cite.at).map(|it| it.reported.value),
        Kind::State => dataset.states.row(cite.at).map(|it| it.reported.value),
        _ => None,
    }
}

fn exact(amount: &Amount, day: Option<Day>) -> Exact {
    let number = |value: Decimal| value.normalize().to_string();
    let is_open = |bound| matches!(bound, Bound::Open(_));
    Exact {
        low: amount.low.value().map(number),
        best: amount.best.map(number),
        high: amount.high.value().map(number),
        low_open: is_open(amount.low),
        high_open: is_open(amount.high),
        about: amount.approximate,
        unit: written(&amount.unit),
        day: day.map(|day| day.to_string()),
    }
}

/// A unit as a dossier writes it: "shell/year".
fn written(unit: &Unit) -> String {
    match &unit.per {
        Some(per) => format!("{}/{per}", unit.of),
        None => unit.of.to_string(),
    }
}
