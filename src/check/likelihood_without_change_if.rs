//! W-likelihood-without-change-if: a forecast that nothing could change.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-likelihood-without-change-if",
    severity: Severity::Warning,
    title: "a likelihood without `change-if`",
    explain: "\
A judgement of likelihood should say what would change it: that is how its readers know what to watch
for, and how its author avoids defending it against every fact. Name the observations:

    [[judgement]]
    likelihood = \"likely\"
    change-if  = [\"No soldiers are seen at the front by the end of November.\"]",
};

/// Finds forecasts without conditions.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for judgement in &context.data.judgements {
        let Some(likelihood) =
            judgement.likelihood.as_ref().filter(|_| judgement.change_if.is_empty())
        else {
            continue;
        };
        let what =
            format!("judgement {} does not say what would change it", context.name(judgement.id));
        found.push(
            Diagnostic::new(&RULE, context.within(judgement.span, likelihood.span), what)
                .label("no `change-if`")
                .help("add `change-if` with what one would have to see"),
        );
    }
}
