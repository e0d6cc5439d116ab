//! W-uncited-source: a publication that nothing was read in.

use crate::check::context::Context;
use crate::dataset::id::Key;
use crate::dataset::words::Kind;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-uncited-source",
    severity: Severity::Warning,
    title: "a source that nothing cites",
    explain: "\
No record was read in this publication and none rests on it, so the list of sources would be longer
than the evidence. Cite it where it belongs, or remove it:

    [[claim]]
    via = \"briefing-2024-10-22\"",
};

/// Finds sources that nothing cites.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let cited = context.mentioned();
    for source in &context.data.sources {
        let kind = Kind::Source;
        if cited.contains(&Key { kind, id: source.id }) {
            continue;
        }
        let what = format!("nothing cites source {}", context.name(source.id));
        found.push(
            Diagnostic::new(&RULE, context.field(source.span, "id"), what)
                .label("no record was read in it")
                .help("name it in the `via` of what was read there, or remove it"),
        );
    }
}
