//! W-credibility-without-origins: "confirmed by other sources" without other sources.

use crate::check::context::{Context, tick};
use crate::check::support::Support;
use crate::dataset::rating::Credibility;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-credibility-without-origins",
    severity: Severity::Warning,
    title: "credibility 1 with fewer than two independent origins",
    explain: "\
In the Admiralty code the digit 1 means: confirmed by other sources. Here only one origin asserts or
backs the claim, counting organs of one family and outlets that relay as one. Lower the digit (2 is
\"probably true\"), or put the confirmation on record:

    [[stance]]
    claim    = \"troops-total\"
    by       = \"south-korea\"
    is       = \"backs\"
    reported = 2024-10-18
    via      = \"nis-statement-2024-10-18\"",
};

/// Finds confirmed claims that nobody else confirms.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let support = Support::of(context);
    for claim in &context.data.claims {
        let first = |rating: crate::dataset::rating::Rating| rating.credibility == Credibility::One;
        let Some(rating) = claim.rating.as_ref().filter(|it| first(it.value)) else {
            continue;
        };
        if !support.is_lone(claim) {
            continue;
        }
        let what =
            format!("claim {} is rated confirmed, but has one origin", context.name(claim.id));
        found.push(
            Diagnostic::new(&RULE, context.within(claim.span, rating.span), what)
                .label(format!("{}: confirmed by other sources", tick(&rating.value.to_string())))
                .help("lower the digit, or add the [[stance]] of an independent origin that `backs` it"),
        );
    }
}
