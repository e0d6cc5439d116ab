//! W-overdue: a date has passed, and nothing says how it came out.

use std::collections::HashMap;

use crate::check::context::{Context, tick};
use crate::dataset::date::{Day, When};
use crate::dataset::event::EventStatus;
use crate::dataset::id::Id;
use crate::dataset::state::{Reading, Standing};
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-overdue",
    severity: Severity::Warning,
    title: "something was due before the dossier's date, and has no outcome",
    explain: "\
An event was planned, expected or a deadline, or an indicator was due, and the last day of its time
lies before `as-of`. Promises that quietly lapse are news. Write what came of it: the `outcome` of the
event, with the day it was known, or a state of the indicator on or after the day it was due. If it
was put off, give it the new date.

    [[event]]
    id           = \"loan-decision\"
    status       = \"expected\"
    when         = \"2024-10-20\"
    outcome      = \"Put off to the summit.\"
    outcome-when = 2024-10-21",
};

/// Finds what should have happened by now.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let as_of = context.data.header.as_of;
    let passed = |when: &When| when.latest.filter(|&day| day < as_of);
    for event in &context.data.events {
        let due = matches!(
            event.status,
            EventStatus::Planned | EventStatus::Expected | EventStatus::Deadline
        );
        let Some(day) = passed(&event.when.value).filter(|_| due && event.outcome.is_none()) else {
            continue;
        };
        let name = context.name(event.id);
        let what = format!("event {name} was due by {day} and has no outcome");
        found.push(
            Diagnostic::new(&RULE, context.within(event.span, event.when.span), what)
                .label(format!("{}, but the dossier is of {as_of}", event.status.word()))
                .help("add `outcome` and `outcome-when`, or correct the date or the status"),
        );
    }
    let answered = answers(context);
    for indicator in &context.data.indicators {
        let due = indicator.due.as_ref();
        let Some((due, day)) = due.and_then(|due| Some((due, passed(due)?))) else {
            continue;
        };
        if answered.get(&indicator.id).is_some_and(|&last| last >= day) {
            continue;
        }
        let name = context.name(indicator.id);
        let what = format!("indicator {name} was due by {day}, and no state tells what was seen");
        found.push(
            Diagnostic::new(&RULE, context.field(indicator.span, "due"), what)
                .label(format!("{}, but the dossier is of {as_of}", tick(&due.text)))
                .help(
                    "add a [[state]] of the indicator on or after that day: observed, or not-seen",
                ),
        );
    }
}

/// The last day each indicator was read; one that was observed needs no further reading.
fn answers(context: &Context) -> HashMap<Id, Day> {
    let mut last = HashMap::new();
    for state in context.data.states.iter().filter(|it| it.of.kind == Kind::Indicator) {
        let seen = state.standing == Some(Standing::Indicator(Reading::Observed));
        let day = if seen { Day::MAX } else { state.reported.value };
        let entry = last.entry(state.of.id).or_insert(day);
        *entry = day.max(*entry);
    }
    last
}
