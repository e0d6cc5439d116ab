//! E-many-hypotheses: more hypotheses than stand side by side on a page.

use crate::check::context::Context;
use crate::dataset::ach::MOST;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-many-hypotheses",
    severity: Severity::Error,
    title: "an analysis of more than eight hypotheses",
    explain: "\
Hypotheses stand side by side as the columns of a matrix, and nobody compares more than eight at a
glance. Join those that no evidence can tell apart, or ask two questions:

    [[ach]]
    id       = \"how-many-soldiers\"
    question = \"How many soldiers will come?\"
    reported = 2024-10-22",
};

/// Finds analyses that are too wide.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for ach in &context.data.achs {
        let Some(next) = ach.hypotheses.get(MOST) else { continue };
        let n = ach.hypotheses.len();
        let what = format!("ach {} has {n} hypotheses; at most {MOST} fit", context.name(ach.id));
        found.push(
            Diagnostic::new(&RULE, context.field(next.span, "id"), what)
                .label("one too many")
                .help("join those that no evidence tells apart, or split the question"),
        );
    }
}
