//! E-claim-about-empty: a claim about nothing.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-claim-about-empty",
    severity: Severity::Error,
    title: "a claim that is about nothing",
    explain: "\
A claim shows up under the subjects it is `about`, and the first of them is the one its amount is
counted for. With an empty list it would be shown nowhere. Name at least one subject:

    [[claim]]
    about = [\"flow:nk-shells\", \"actor:north-korea\"]",
};

/// Finds claims about nothing.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for claim in context.data.claims.iter().filter(|it| it.about.is_empty()) {
        let what = format!("claim {} is about nothing", context.name(claim.id));
        found.push(
            Diagnostic::new(&RULE, context.field(claim.span, "about"), what)
                .label("names no subject")
                .help("name a subject, such as `about = [\"flow:nk-shells\"]`"),
        );
    }
}
