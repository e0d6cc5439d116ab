//! W-one-hypothesis: an analysis in which nothing competes.

use crate::check::context::Context;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-one-hypothesis",
    severity: Severity::Warning,
    title: "an analysis with fewer than two hypotheses",
    explain: "\
The method compares answers: whatever is seen fits some, and counts for what it rules out. With one
hypothesis or none there is nothing to rule out. Write down what else could be true, also what you
think unlikely:

    [[ach.hypothesis]]
    id   = \"h2\"
    says = \"The soldiers serve as trainers, gunners and engineers only.\"",
};

/// Finds analyses without a rival.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for ach in context.data.achs.iter().filter(|it| it.hypotheses.len() < 2) {
        let label = match ach.hypotheses.len() {
            0 => "no hypothesis",
            _ => "one hypothesis",
        };
        let what = format!("nothing competes in ach {}", context.name(ach.id));
        found.push(
            Diagnostic::new(&RULE, context.field(ach.span, "id"), what)
                .label(label)
                .help("add [[ach.hypothesis]] for each answer that could be true"),
        );
    }
}
