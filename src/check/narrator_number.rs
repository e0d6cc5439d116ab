//! W-narrator-number: a number that nobody in particular gives.

use crate::check::context::{Context, tick};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-narrator-number",
    severity: Severity::Warning,
    title: "a number in the publication's own voice",
    explain: "\
A publication rarely counts for itself; it repeats a ministry, a service, an analyst. Written as the
narrator's, the number looks independent of whoever gave it, and confirms its own origin. Name the
speaker in `by`, or say in `meant` that the publication did count:

    [[claim]]
    by     = \"budanov\"
    amount = \"2.8M shell/year\"",
};

/// Finds anonymous numbers.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for claim in &context.data.claims {
        let (None, Some(amount)) = (&claim.by, &claim.amount) else {
            continue;
        };
        let name = context.name(claim.id);
        found.push(
            Diagnostic::new(
                &RULE,
                context.within(claim.span, amount.span),
                format!("the narrator gives a number in claim {name}"),
            )
            .label(format!("who says {}?", tick(&amount.value.text)))
            .help("name who gives the number in `by`, or mark it: # meant: W-narrator-number: why"),
        );
    }
}
