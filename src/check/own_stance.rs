//! E-own-stance: somebody takes a position on their own claim.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-own-stance",
    severity: Severity::Error,
    title: "a stance of the claimant on their own claim",
    explain: "\
Whoever claims something backs it already; counting the claimant again as a voice of support would
turn one origin into two. Somebody who takes a claim back does not deny it, but retracts it, and one
who repeats it makes a new claim. Remove the stance, name the other speaker, or date the retraction:

    [[claim]]
    id        = \"troops-total\"
    retracted = 2024-10-25",
};

/// Finds stances on one's own words.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for stance in &context.data.stances {
        let Some(claim) = context.data.claims.get(stance.claim.id) else {
            continue;
        };
        let own = match (&stance.by, &claim.by) {
            (Some(speaker), Some(claimant)) => speaker.id == claimant.id,
            // Two narrators are one only if they write in the same publication.
            (None, None) => stance.via.id == claim.via.id,
            _ => false,
        };
        if !own {
            continue;
        }
        let here = context.within(stance.span, stance.by_span);
        let mut fault = Diagnostic::new(&RULE, here, "a stance on one's own claim")
            .label(format!("made the claim {} already", context.name(claim.id)))
            .help("name another speaker, or write `retracted` in the claim if it was taken back");
        if let Some(claimant) = &claim.by {
            fault = fault.also(claimant.span, "the claimant");
        }
        found.push(fault);
    }
}
