//! E-retracted-before-reported: a claim taken back, or an outcome known, before it was made.

use crate::check::context::Context;
use crate::dataset::date::Day;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::{At, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-retracted-before-reported",
    severity: Severity::Error,
    title: "the end of a record is dated before its beginning",
    explain: "\
A claim cannot be retracted before it was made, a judgement or an event cannot have come out before
it was put on record, and a flow cannot end before it starts. On the board of the days between, the
record would be over before it was there. One of the two dates is wrong:

    [[claim]]
    reported  = 2024-10-18
    retracted = 2024-10-25",
};

/// Finds ends before beginnings.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    for claim in &data.claims {
        let end = claim.retracted.as_ref();
        test(context, claim.span, claim.reported.value, end, "retracted", found);
    }
    for event in &data.events {
        let end = event.outcome_when.as_ref();
        test(context, event.span, event.reported.value, end, "outcome", found);
    }
    for judgement in &data.judgements {
        let end = judgement.outcome_when.as_ref();
        test(context, judgement.span, judgement.reported.value, end, "outcome", found);
    }
    for flow in &data.flows {
        let start = flow.start.as_ref().and_then(|start| start.earliest);
        let end = flow.end.as_ref().and_then(|end| end.latest);
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            let what = format!("flow {} ends {end}, before it starts", context.name(flow.id));
            found.push(
                Diagnostic::new(&RULE, context.field(flow.span, "end"), what)
                    .label(format!("starts {start} at the earliest"))
                    .help("correct `start` or `end`"),
            );
        }
    }
}

/// Reports one record that ends too early.
fn test(
    context: &Context,
    header: Span,
    reported: Day,
    end: Option<&At<Day>>,
    word: &str,
    found: &mut Vec<Diagnostic>,
) {
    let Some(end) = end.filter(|end| end.value < reported) else {
        return;
    };
    let what = format!("{word} {}, before it was reported", end.value);
    found.push(
        Diagnostic::new(&RULE, context.within(header, end.span), what)
            .label(format!("reported {reported}"))
            .help("correct the date that is wrong"),
    );
}
