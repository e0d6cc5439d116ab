//! E-rests-on-nothing: an assessment without a prop.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-rests-on-nothing",
    severity: Severity::Error,
    title: "an assessment that rests on nothing",
    explain: "\
States and judgements are ours, and a reader must be able to ask what they stand on. A state names
the claims and events it `rests-on`, or the source it was taken from (`via`); a judgement names what
it `rests-on`. If nothing on record supports it, the record to write first is the claim.

    [[state]]
    of       = \"flow:nk-shells\"
    is       = \"delivering\"
    when     = 2024-10-22
    rests-on = [\"claim:nk-shell-rate\"]",
};

/// Finds assessments in the air.
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
    for judgement in context.data.judgements.iter().filter(|it| it.rests_on.is_empty()) {
        let what = format!("judgement {} rests on nothing", context.name(judgement.id));
        found.push(
            Diagnostic::new(&RULE, context.field(judgement.span, "rests-on"), what)
                .label("`rests-on` is empty")
                .help("name the records that speak for it"),
        );
    }
}
