//! E-unknown-side: an actor on a side that the dossier does not name.

use std::collections::HashSet;

use crate::check::context::{Context, Hints, either, tick};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-unknown-side",
    severity: Severity::Error,
    title: "an actor on a side that [dataset.sides] does not name",
    explain: "\
Sides get their label and their place on the board from the table [dataset.sides]. An actor on a side
that is not in it would stand in no column. Correct the key, or add the side:

    [dataset.sides]
    ua = \"Ukraine and its backers\"
    ru = \"Russia and its suppliers\"",
};

/// Finds actors on unnamed sides.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let sides = &context.data.header.sides;
    let keys: HashSet<&str> = sides.iter().map(|(key, _)| key.as_str()).collect();
    let all = || sides.iter().map(|(key, _)| key.as_str());
    let mut hints = Hints::default();
    for actor in &context.data.actors {
        let Some(side) = actor.side.as_ref().filter(|side| !keys.contains(side.as_str())) else {
            continue;
        };
        let label = hints.label(side, || all().collect(), "not a key of [dataset.sides]");
        let help = if sides.is_empty() {
            "add a table [dataset.sides] with this key and a label".to_owned()
        } else {
            format!("write {}, or add the side to [dataset.sides]", either(all().take(12)))
        };
        let here = context.field(actor.span, "side");
        let fault = Diagnostic::new(&RULE, here, format!("unknown side {}", tick(side)));
        found.push(fault.label(label).help(help));
    }
}
