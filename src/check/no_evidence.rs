//! W-no-evidence: an analysis with nothing to decide it.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::dataset::id::Id;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-no-evidence",
    severity: Severity::Warning,
    title: "an analysis of hypotheses without evidence",
    explain: "\
No `[[evidence]]` belongs to this analysis, so its matrix has columns and no rows. Read what the dossier
holds against each hypothesis, item by item:

    [[evidence]]
    id           = \"no-move-seen\"
    ach          = \"how-troops-fight\"
    reported     = 2024-10-22
    rests-on     = [\"claim:no-large-scale-movement\"]
    inconsistent = [\"h1\"]",
};

/// Finds analyses without rows.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let read: HashSet<Id> = context.data.evidence.iter().map(|item| item.ach.id).collect();
    for ach in context.data.achs.iter().filter(|it| !read.contains(&it.id)) {
        let what = format!("no evidence belongs to ach {}", context.name(ach.id));
        found.push(
            Diagnostic::new(&RULE, context.field(ach.span, "id"), what)
                .label("nothing is held against its hypotheses")
                .help("add [[evidence]] with this id as its `ach`"),
        );
    }
}
