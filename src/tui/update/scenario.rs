//! Scenarios: which can be held, and the digit that holds one.

use crate::dataset::scenario::Scenario;
use crate::tui::desk::Desk;
use crate::tui::key::{Code, Key};
use crate::tui::model::Model;

/// The scenarios that had been written by the date, by digit from 1: name, title.
pub fn known(desk: &Desk<'_>) -> Vec<(String, String)> {
    let view = &desk.board.view;
    let dataset = view.dataset();
    let written = |it: &&Scenario| view.day_is_seen(it.reported.value);
    let named = |it: &Scenario| (dataset.word(it.id).to_owned(), it.title.to_string());
    dataset.scenarios_in_order().into_iter().filter(written).map(named).take(9).collect()
}

/// A digit holds the scenario of that number alone. `None` if it is no digit.
pub fn digit(model: &mut Model, desk: &Desk<'_>, key: Key) -> Option<()> {
    let Code::Char(sign) = key.code else { return None };
    let number = usize::try_from(sign.to_digit(10)?).ok()?;
    let known = known(desk);
    match number.checked_sub(1).and_then(|at| known.into_iter().nth(at)) {
        Some((name, _)) => hold(model, Some(name)),
        None => model.tell(format!("no scenario has the number {number}")),
    }
    Some(())
}

/// Holds a scenario, or none.
pub fn hold(model: &mut Model, name: Option<String>) {
    let scenarios: Vec<String> = name.into_iter().collect();
    if model.view.scenarios == scenarios {
        model.tell(if scenarios.is_empty() { "no scenario is held" } else { "it is held already" });
        return;
    }
    model.remember();
    model.view.scenarios = scenarios;
}
