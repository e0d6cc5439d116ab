//! E-rests-on-later: an assessment that rests on what nobody could know yet.

use crate::check::context::{Context, props};
use crate::dataset::date::Day;
use crate::dataset::id::Ref;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-rests-on-later",
    severity: Severity::Error,
    title: "an assessment rests on something that was not known yet",
    explain: "\
A state, a judgement, an item of evidence or the bottom line is dated before a record it rests on, or before the source
of that record was published. On the board of that day the prop would be missing, and the assessment
would claim foresight. Date the assessment on or after the last thing it rests on, or make a new one:

    [[state]]
    of       = \"front:pokrovsk\"
    is       = \"being-encircled\"
    when     = 2024-10-22
    reported = 2024-10-22        # the claim below is from 2024-10-22 too
    rests-on = [\"claim:pokrovsk-encirclement\"]",
};

/// Finds props that are newer than what they carry.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    for state in &data.states {
        let rests_on = props(state);
        test(context, state.span, state.reported.value, &rests_on, found);
    }
    for judgement in &data.judgements {
        let props = [judgement.rests_on.as_slice(), &judgement.contrary].concat();
        test(context, judgement.span, judgement.reported.value, &props, found);
    }
    for item in &data.evidence {
        test(context, item.span, item.reported.value, &item.rests_on, found);
    }
    for scenario in &data.scenarios {
        test(context, scenario.span, scenario.reported.value, &scenario.rests_on, found);
    }
    if let Some(brief) = &data.brief {
        test(context, brief.span, brief.reported, &brief.rests_on, found);
    }
}

/// Reports the props of one assessment that are newer than its day.
fn test(context: &Context, header: Span, day: Day, props: &[Ref], found: &mut Vec<Diagnostic>) {
    for prop in props {
        let Some(from) = context.visible_from(prop).filter(|&from| from > day) else {
            continue;
        };
        let call = context.call(prop);
        let what = format!("an assessment of {day} rests on {call}, known only from {from}");
        found.push(
            Diagnostic::new(&RULE, context.within(header, prop.span), what)
                .label(format!("known from {from}"))
                .help(format!(
                    "date the assessment {from} or later, or let it rest on something older"
                )),
        );
    }
}
