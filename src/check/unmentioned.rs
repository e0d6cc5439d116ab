//! W-unmentioned: a subject that nothing else mentions.

use crate::check::context::Context;
use crate::check::walk;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-unmentioned",
    severity: Severity::Warning,
    title: "a subject that no report and no other subject mentions",
    explain: "\
The record stands alone: no claim, event or state is about it, and no other subject refers to it. It
fills a row of the board with nothing, and is often left over from a renaming. Remove it, or refer to
it where it belongs:

    [[claim]]
    about = [\"flow:nk-shells\", \"actor:north-korea\"]",
};

/// Finds subjects that stand alone.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let mentioned = context.mentioned();
    walk::records(context.data, &mut |head| {
        let subject = matches!(
            head.kind,
            Kind::Actor
                | Kind::Place
                | Kind::Front
                | Kind::Flow
                | Kind::Aid
                | Kind::Agreement
                | Kind::Indicator
        );
        let Some(key) = head.key().filter(|key| subject && !mentioned.contains(key)) else {
            return;
        };
        let what = format!("nothing mentions {} {}", head.kind.word(), context.name(key.id));
        found.push(
            Diagnostic::new(&RULE, context.field(head.span, "id"), what)
                .label("no other record refers to it")
                .help("refer to it where it belongs, or remove it"),
        );
    });
}
