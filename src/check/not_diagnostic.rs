//! W-not-diagnostic: evidence that decides nothing.

use crate::check::context::Context;
use crate::dataset::ach::MOST;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-not-diagnostic",
    severity: Severity::Warning,
    title: "evidence that reads the same for every hypothesis",
    explain: "\
The item fits, or fails to fit, all hypotheses alike, so it tells none from another, however certain it
is. It makes the matrix longer and one's mind surer without cause. Ask what would look different if one
hypothesis were true and not the other; if nothing would, leave the item out:

    [[evidence]]
    strongly-consistent = [\"h1\"]
    consistent          = [\"h2\"]
    inconsistent        = [\"h3\"]",
};

/// Finds rows without a difference.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for item in &context.data.evidence {
        let Some(ach) = context.data.achs.get(item.ach.id) else { continue };
        // With one hypothesis there is nothing to tell apart; that and too many are faults of the
        // analysis.
        if !(2..=MOST).contains(&ach.hypotheses.len()) {
            continue;
        }
        let mut fits = ach.hypotheses.iter().map(|it| item.fit(it.id));
        let first = fits.next();
        if fits.any(|fit| Some(fit) != first) {
            continue;
        }
        let name = context.name(item.id);
        let what = format!("evidence {name} reads the same for every hypothesis");
        let label = if item.readings.is_empty() { "no reading at all" } else { "tells none apart" };
        found.push(
            Diagnostic::new(&RULE, context.field(item.span, "id"), what)
                .label(label)
                .help("read it against each hypothesis again, or leave it out"),
        );
    }
}
