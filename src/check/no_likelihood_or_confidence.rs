//! E-no-likelihood-or-confidence: a judgement that does not judge.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-no-likelihood-or-confidence",
    severity: Severity::Error,
    title: "a judgement with neither likelihood nor confidence",
    explain: "\
A judgement says how likely something is, or how sure we are of it, or both in two fields; without
either it is a bare assertion that a reader would take for a fact. Add one of the two:

    [[judgement]]
    id         = \"more-troops\"
    says       = \"More soldiers will follow before winter.\"
    likelihood = \"likely\"
    confidence = \"moderate\"",
};

/// Finds bare assertions.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for judgement in &context.data.judgements {
        if judgement.likelihood.is_none() && judgement.confidence.is_none() {
            let name = context.name(judgement.id);
            let what = format!("judgement {name} has neither likelihood nor confidence");
            found.push(
                Diagnostic::new(&RULE, judgement.span, what)
                    .label("how likely, or how sure?")
                    .help("add `likelihood`, a word of the dossier's scale, or `confidence`: low, moderate or high"),
            );
        }
    }
}
