//! E-unknown-hypothesis: evidence read against a hypothesis that its analysis does not have.

use std::collections::{HashMap, HashSet};

use crate::check::context::{Context, Hints, either};
use crate::dataset::id::Id;
use crate::diagnostic::{Diagnostic, Rule, Severity};

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
    let data = context.data;
    let columns = data.achs.iter().flat_map(|ach| ach.hypotheses.iter().map(|it| (ach.id, it.id)));
    let columns: HashSet<(Id, Id)> = columns.collect();
    let mut hints: HashMap<Id, Hints> = HashMap::new();
    for item in &data.evidence {
        // An analysis that does not exist is a fault of its own.
        let Some(ach) = data.achs.get(item.ach.id) else { continue };
        let known = || ach.hypotheses.iter().map(|it| data.word(it.id));
        let missing = |hypothesis: Id| !columns.contains(&(ach.id, hypothesis));
        for reading in item.readings.iter().filter(|it| missing(it.hypothesis)) {
            let call = context.call(&item.ach);
            let name = context.name(reading.hypothesis);
            let hints = hints.entry(ach.id).or_default();
            let help = match hints.near(data.word(reading.hypothesis), || known().collect()) {
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
