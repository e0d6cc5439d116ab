//! E-aid-steps-down: help that falls back on the ladder without a reason.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::dataset::date::Day;
use crate::dataset::id::Id;
use crate::dataset::state::{AidStage, Standing, State};
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-aid-steps-down",
    severity: Severity::Error,
    title: "aid goes down the ladder without `reduced` or `cancelled`",
    explain: "\
Help climbs the rungs signalled, pledged, committed, allocated, disbursed, delivered. What was
committed cannot be merely pledged a month later unless something was taken back, and that is news
which must be on the record. Correct the word or the date, or write the step between:

    [[state]]
    of   = \"aid:tank-package\"
    is   = \"reduced\"            # or \"cancelled\"; after it the ladder starts anew
    when = 2024-09-01",
};

/// Finds packages that step down.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let mut ladders: HashMap<Id, Vec<(AidStage, &State)>> = HashMap::new();
    for state in &context.data.states {
        if let (Kind::Aid, Some(Standing::Aid(stage))) = (state.of.kind, state.standing) {
            ladders.entry(state.of.id).or_default().push((stage, state));
        }
    }
    for mut steps in ladders.into_values() {
        steps.sort_by(|(a, first), (b, second)| {
            let (when, other) = (&first.when.value, &second.when.value);
            // Steps of one day are taken upward: nobody writes them down in order.
            when.earliest
                .cmp(&other.earliest)
                .then(first.reported.value.cmp(&second.reported.value))
                .then(a.rung().cmp(&b.rung()))
        });
        climb(context, &steps, found);
    }
}

/// Follows one package through time.
fn climb(context: &Context, steps: &[(AidStage, &State)], found: &mut Vec<Diagnostic>) {
    let mut highest: Option<(AidStage, &State)> = None;
    for &(stage, state) in steps {
        if matches!(stage, AidStage::Reduced | AidStage::Cancelled) {
            highest = None;
        }
        let Some(rung) = stage.rung() else { continue };
        match highest {
            Some((top, before)) if Some(rung) < top.rung() => {
                if after(state, before) {
                    found.push(fault(context, (stage, state), (top, before)));
                }
            }
            _ => highest = Some((stage, state)),
        }
    }
}

/// Whether a state is certainly the later one: where the times overlap, the day of the report
/// decides.
fn after(state: &State, before: &State) -> bool {
    let begins = state.when.value.earliest.unwrap_or(Day::MIN);
    let ended = before.when.value.latest.unwrap_or(Day::MAX);
    begins > ended || state.reported.value > before.reported.value
}

/// A step down, with the rung it came from.
fn fault(context: &Context, down: (AidStage, &State), from: (AidStage, &State)) -> Diagnostic {
    let name = context.name(down.1.of.id);
    let (low, high) = (down.0.word(), from.0.word());
    let here = context.within(down.1.span, down.1.is.span);
    Diagnostic::new(&RULE, here, format!("aid {name} goes down from {high} to {low}"))
        .label(format!("{low}, {}", down.1.when.value.text.as_str()))
        .also(from.1.is.span, format!("already {high}, {}", from.1.when.value.text.as_str()))
        .help("write a state `reduced` or `cancelled` between the two, or correct a word or a date")
}
