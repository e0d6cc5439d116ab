//! E-supersedes-later: a record that replaces one made after it.

use crate::check::context::Context;
use crate::dataset::date::Day;
use crate::dataset::id::Ref;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-supersedes-later",
    severity: Severity::Error,
    title: "a record supersedes one that is newer than itself",
    explain: "\
What was said on the 10th cannot replace what was said on the 12th: on the board of the 11th the
newer record would not be there yet, and on the board of the 12th it would be dead on arrival. Either
a date is wrong, or the two ids have changed places. The same holds for `updates`, which adds to an
older claim. Let the newer one supersede or update the older one:

    [[claim]]
    id         = \"troops-total-2\"
    reported   = 2024-10-22
    supersedes = [\"troops-total-1\"]   # reported 2024-10-13",
};

/// Finds references from older to newer.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    let mut test = |does: &str, header: Span, day: Day, old: &Ref, then: Option<Day>| {
        let Some(then) = then.filter(|&then| then > day) else {
            return;
        };
        let what = format!("{does} {}, which is newer", context.call(old));
        found.push(
            Diagnostic::new(&RULE, context.within(header, old.span), what)
                .label(format!("dated {then}, but this record is dated {day}"))
                .help("turn the reference round, or correct the date"),
        );
    };
    for claim in &data.claims {
        let day = claim.reported.value;
        let then = |old: &Ref| data.claims.get(old.id).map(|old| old.reported.value);
        for old in &claim.supersedes {
            test("supersedes", claim.span, day, old, then(old));
        }
        for old in &claim.updates {
            test("updates", claim.span, day, old, then(old));
        }
    }
    for source in &data.sources {
        for old in source.supersedes.as_slice() {
            let then = data.sources.get(old.id).map(|old| old.published.value);
            test("supersedes", source.span, source.published.value, old, then);
        }
    }
    for judgement in &data.judgements {
        for old in &judgement.supersedes {
            let then = data.judgements.get(old.id).map(|old| old.reported.value);
            test("supersedes", judgement.span, judgement.reported.value, old, then);
        }
    }
    for control in &data.controls {
        for old in &control.supersedes {
            let then = data.controls.get(old.id).map(|old| old.reported.value);
            test("supersedes", control.span, control.reported.value, old, then);
        }
    }
    for ach in &data.achs {
        for old in &ach.supersedes {
            let then = data.achs.get(old.id).map(|old| old.reported.value);
            test("supersedes", ach.span, ach.reported.value, old, then);
        }
    }
    for item in &data.evidence {
        for old in &item.supersedes {
            let then = data.evidence.get(old.id).map(|old| old.reported.value);
            test("supersedes", item.span, item.reported.value, old, then);
        }
    }
}
