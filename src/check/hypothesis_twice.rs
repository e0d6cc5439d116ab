//! E-hypothesis-twice: a hypothesis that is named where it already was.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::dataset::id::Id;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-hypothesis-twice",
    severity: Severity::Error,
    title: "a hypothesis is named twice",
    explain: "\
An item of evidence fits a hypothesis in one way only, so its four lists name each hypothesis at most
once; one that is in none of them is neither supported nor weakened. And within an `[[ach]]` each
hypothesis has an id of its own, or nobody could say which one a reading means. Keep one of the two:

    [[evidence]]
    consistent   = [\"h1\", \"h2\"]
    inconsistent = [\"h3\"]",
};

/// Finds the second mention.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for ach in &context.data.achs {
        let mut first: HashMap<Id, Span> = HashMap::new();
        for hypothesis in &ach.hypotheses {
            let here = context.field(hypothesis.span, "id");
            if let Some(&before) = first.get(&hypothesis.id) {
                let (ach, name) = (context.name(ach.id), context.name(hypothesis.id));
                let what = format!("ach {ach} has two hypotheses {name}");
                found.push(twice(here, what, before, "give one of them another id"));
            } else {
                first.insert(hypothesis.id, here);
            }
        }
    }
    for item in &context.data.evidence {
        let mut first: HashMap<Id, Span> = HashMap::new();
        for reading in &item.readings {
            let here = context.within(item.span, reading.span);
            if let Some(&before) = first.get(&reading.hypothesis) {
                let (item, name) = (context.name(item.id), context.name(reading.hypothesis));
                let what = format!("evidence {item} reads hypothesis {name} twice");
                found.push(twice(here, what, before, "keep the reading you mean"));
            } else {
                first.insert(reading.hypothesis, here);
            }
        }
    }
}

fn twice(here: Span, what: String, before: Span, help: &str) -> Diagnostic {
    Diagnostic::new(&RULE, here, what).label("the second time").also(before, "the first").help(help)
}
