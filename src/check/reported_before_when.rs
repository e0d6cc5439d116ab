//! E-reported-before-when: a report of something that had not happened yet.

use crate::check::context::{Context, tick};
use crate::dataset::claim::ClaimKind;
use crate::dataset::date::{Day, When};
use crate::dataset::event::EventStatus;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::{At, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-reported-before-when",
    severity: Severity::Error,
    title: "something is reported before it happened",
    explain: "\
`when` is the time in the world, `reported` the day it was said. A report or a number tells what is
or was, so it cannot be said before the earliest day of its `when`; nor can an event have occurred
after it was reported, or a map show the ground of a day to come. Correct the date that is wrong, or say what kind of statement it is: a
forecast, an intent, an opinion, a characterisation or a gap may speak of the future, and so may an
event that is planned, expected or a deadline.

    [[claim]]
    kind     = \"forecast\"
    reported = 2024-10-22
    when     = \"2024-11\"",
};

/// Finds reports from the future.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for claim in &context.data.claims {
        let of_the_past = matches!(claim.kind, ClaimKind::Report | ClaimKind::Number);
        if let Some(when) = claim.when.as_ref().filter(|_| of_the_past) {
            let help = "correct the date, or give the claim a `kind` that may speak of the future: \
                        forecast, intent, opinion, characterisation or gap";
            test(context, claim.span, &claim.reported, when, help, found);
        }
    }
    for event in &context.data.events {
        if matches!(event.status, EventStatus::Occurred | EventStatus::Reported) {
            let help =
                "correct the date, or give the event the status planned, expected or deadline";
            test(context, event.span, &event.reported, &event.when, help, found);
        }
    }
    for control in &context.data.controls {
        let help = "correct the date: nobody can have drawn a day before it came";
        test(context, control.span, &control.reported, &control.when, help, found);
    }
}

/// Reports one record whose report is older than what it tells.
fn test(
    context: &Context,
    header: Span,
    reported: &At<Day>,
    when: &At<When>,
    help: &str,
    found: &mut Vec<Diagnostic>,
) {
    let Some(earliest) = when.value.earliest.filter(|&day| day > reported.value) else {
        return;
    };
    // What a scenario assumes lies ahead of the day it was written.
    if context.data.is_assumed(header) {
        return;
    }
    let day = reported.value;
    let what = format!("reported {day}, but true from {earliest} at the earliest");
    found.push(
        Diagnostic::new(&RULE, context.within(header, when.span), what)
            .label(format!("{} begins {earliest}", tick(&when.value.text)))
            .also(reported.span, format!("reported {day}"))
            .help(help),
    );
}
