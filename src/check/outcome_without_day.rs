//! E-outcome-without-day: an ending without the day it was known.

use crate::check::context::Context;
use crate::dataset::id::Id;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-outcome-without-day",
    severity: Severity::Error,
    title: "`outcome` without `outcome-when`",
    explain: "\
An outcome is known later than the event or judgement it ends. Without the day it was known, the board
of an earlier day would show it before anybody could have said it. Say when it was known:

    [[event]]
    id           = \"us-election\"
    outcome      = \"The challenger was elected.\"
    outcome-when = 2024-11-05",
};

/// Finds endings without a day.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    let mut test = |kind: Kind, id: Id, header: Span| {
        let what = format!("{} {} has an outcome and no day", kind.word(), context.name(id));
        found.push(
            Diagnostic::new(&RULE, context.field(header, "outcome"), what)
                .label("known since when?")
                .help("add `outcome-when`, the day the outcome was known"),
        );
    };
    for event in &data.events {
        if event.outcome.is_some() && event.outcome_when.is_none() {
            test(Kind::Event, event.id, event.span);
        }
    }
    for judgement in &data.judgements {
        if judgement.outcome.is_some() && judgement.outcome_when.is_none() {
            test(Kind::Judgement, judgement.id, judgement.span);
        }
    }
}
