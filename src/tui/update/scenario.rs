//! Scenarios: the digit that holds one.

use crate::tui::desk::Desk;
use crate::tui::key::{Code, Key};
use crate::tui::model::Model;

/// A digit holds the scenario of that number alone. `None` if it is no digit.
pub fn digit(model: &mut Model, desk: &Desk<'_>, key: Key) -> Option<()> {
    let Code::Char(sign) = key.code else { return None };
    let number = usize::try_from(sign.to_digit(10)?).ok()?;
    match number.checked_sub(1).and_then(|at| desk.scenarios().into_iter().nth(at)) {
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
