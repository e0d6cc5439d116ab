//! W-late-source: a report that is dated before the publication it was read in.

use crate::check::context::Context;
use crate::dataset::date::Day;
use crate::dataset::id::Ref;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::{At, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-late-source",
    severity: Severity::Warning,
    title: "a report is dated before its source was published",
    explain: "\
The words may well have been spoken earlier, but a reader of this source could not know them before it
was out, so the board shows the record from the day of publication only. If an earlier publication
carried them, cite that one; if the date is a slip, correct it.

    [[claim]]
    reported = 2024-10-13
    via      = \"evening-address-2024-10-13\"   # published 2024-10-13",
};

/// Finds reports that are older than their source.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    for it in &data.claims {
        test(context, it.span, &it.reported, &it.via, found);
    }
    for it in &data.stances {
        test(context, it.span, &it.reported, &it.via, found);
    }
    for it in &data.events {
        test(context, it.span, &it.reported, &it.via, found);
    }
    for it in &data.controls {
        test(context, it.span, &it.reported, &it.via, found);
    }
    for it in data.agreements.iter().flat_map(|it| &it.points) {
        test(context, it.span, &it.reported, &it.via, found);
    }
}

/// Reports one such record.
fn test(
    context: &Context,
    header: Span,
    reported: &At<Day>,
    via: &Ref,
    found: &mut Vec<Diagnostic>,
) {
    let day = reported.value;
    let Some(out) = context.published(via).filter(|&out| out > day) else {
        return;
    };
    let call = context.call(via);
    found.push(
        Diagnostic::new(
            &RULE,
            context.within(header, reported.span),
            format!("reported {day}, but {call} was published {out}"),
        )
        .label(format!("shown from {out}"))
        .help("cite the publication that carried it first, or correct the date"),
    );
}
