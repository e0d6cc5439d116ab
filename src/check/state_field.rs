//! W-state-field: a field that the state of such a subject does not use.

use crate::check::context::Context;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-state-field",
    severity: Severity::Warning,
    title: "a state has a field that subjects of this kind do not use",
    explain: "\
A state of a front may tell its `trend`, `for`, `line` and `control`; a state of aid its `amount`,
`target` and `outlook`. Elsewhere these fields are not shown, so what you wrote would be lost without
a word. Take the field out, point `of` at the subject it belongs to, or say it in `note`; a number
about a flow belongs in a claim:

    [[claim]]
    about  = [\"flow:nk-shells\"]
    metric = \"rate\"
    amount = \"2.8M shell/year\"",
};

/// Finds fields that nobody will see.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for state in &context.data.states {
        let kind = state.of.kind;
        for (key, owner) in used(state).filter(|&(_, owner)| owner != kind) {
            let what = format!("a state of {} records has no `{key}`", kind.word());
            found.push(
                Diagnostic::new(&RULE, context.field(state.span, key), what)
                    .label(format!("used for {} records only", owner.word()))
                    .help("take the field out, or say it in `note`"),
            );
        }
    }
}

/// The fields a state has that only one kind of subject uses.
fn used(state: &State) -> impl Iterator<Item = (&'static str, Kind)> {
    [
        (state.trend.is_some(), "trend", Kind::Front),
        (state.trend_for.is_some(), "for", Kind::Front),
        (!state.line.is_empty(), "line", Kind::Front),
        (!state.control.is_empty(), "control", Kind::Front),
        (state.amount.is_some(), "amount", Kind::Aid),
        (state.target.is_some(), "target", Kind::Aid),
        (state.outlook.is_some(), "outlook", Kind::Aid),
    ]
    .into_iter()
    .filter_map(|(has, key, owner)| has.then_some((key, owner)))
}
