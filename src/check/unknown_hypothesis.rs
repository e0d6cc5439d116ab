//! E-unknown-hypothesis: evidence read against a hypothesis that its analysis does not have.

use crate::check::context::{Context, either};
use crate::diagnostic::{Diagnostic, Rule, Severity, did_you_mean};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-unknown-hypothesis",
    severity: Severity::Error,
    title: "evidence for a hypothesis that its analysis does not have",
    explain: "\
An item of evidence names hypotheses of the `[[ach]]` it belongs to. This one names another, so its
reading would stand in no column of the matrix. Correct the id, or add the hypothesis:

    [[ach.hypothesis]]
    id   = \"h3\"
    says = \"The numbers are inflated for diplomatic effect.\"",
};

/// Finds readings without a column.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for item in &context.data.evidence {
        // An analysis that does not exist is a fault of its own.
        let Some(ach) = context.data.achs.get(item.ach.id) else { continue };
        let known = || ach.hypotheses.iter().map(|it| context.data.word(it.id));
        for reading in &item.readings {
            if ach.hypotheses.iter().any(|it| it.id == reading.hypothesis) {
                continue;
            }
            let call = context.call(&item.ach);
            let name = context.name(reading.hypothesis);
            let help = match did_you_mean(context.data.word(reading.hypothesis), known()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if ach.hypotheses.is_empty() => {
                    "add [[ach.hypothesis]] with this id below the analysis".to_owned()
                }
                None => format!("its hypotheses are {}", either(known().take(12))),
            };
            let here = context.within(item.span, reading.span);
            found.push(
                Diagnostic::new(&RULE, here, format!("{call} has no hypothesis {name}"))
                    .label("unknown hypothesis")
                    .also(ach.span, "the analysis")
                    .help(help),
            );
        }
    }
}
