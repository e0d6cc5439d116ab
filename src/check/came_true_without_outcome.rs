//! E-came-true-without-outcome: a judgement that came true or not, and nobody says how.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-came-true-without-outcome",
    severity: Severity::Error,
    title: "`came-true` without `outcome`",
    explain: "\
`came-true` puts a judgement into the table that compares likelihood words with what came. Its readers
must be able to see what that verdict was taken from, and since when it was known. Say both:

    [[judgement]]
    outcome      = \"The leaders announced their agreement.\"
    outcome-when = 2024-10-25
    came-true    = \"yes\"        # or \"partly\" or \"no\"",
};

/// Finds verdicts without what they were taken from.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for judgement in &context.data.judgements {
        let Some(verdict) = judgement.came_true.as_ref().filter(|_| judgement.outcome.is_none())
        else {
            continue;
        };
        let what =
            format!("judgement {} came out, and how is not said", context.name(judgement.id));
        found.push(
            Diagnostic::new(&RULE, context.within(judgement.span, verdict.span), what)
                .label("taken from what?")
                .help("add `outcome` and `outcome-when`, or leave `came-true` out"),
        );
    }
}
