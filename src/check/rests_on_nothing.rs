//! E-rests-on-nothing: a state without a prop.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-rests-on-nothing",
    severity: Severity::Error,
    title: "a state that rests on nothing",
    explain: "\
States are our own assessments, and a reader must be able to ask what they stand on. A state names the
claims and events it `rests-on`, or the source it was taken from (`via`). If nothing on record supports
it, the record to write first is the claim.

    [[state]]
    of       = \"flow:nk-shells\"
    is       = \"delivering\"
    when     = 2024-10-22
    rests-on = [\"claim:nk-shell-rate\"]",
};

/// Finds states in the air; a judgement without `rests-on` is not even read.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for state in &context.data.states {
        if state.rests_on.is_empty() && state.via.is_none() {
            let what = format!("this state of {} rests on nothing", context.call(&state.of));
            found.push(
                Diagnostic::new(&RULE, context.field(state.span, "rests-on"), what)
                    .label("neither `rests-on` nor `via`")
                    .help("name claims or events in `rests-on`, or a source in `via`"),
            );
        }
    }
}
