//! W-no-state: a subject that the board cannot say anything about.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::walk;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-no-state",
    severity: Severity::Warning,
    title: "an indicator, front or flow without a state",
    explain: "\
Its row on the board stays empty: nobody said how it stands. If that is not known, say so, for
`not-seen`, `unknown` and `alleged` are states too, and a known gap is worth more than a blank.

    [[state]]
    of       = \"indicator:nk-units-at-front\"
    is       = \"not-seen\"
    when     = 2024-10-22
    rests-on = [\"claim:no-evidence-yet\"]",
};

/// Finds subjects without a state.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let stand: HashSet<Key> = context.data.states.iter().map(|it| it.of.key()).collect();
    walk::records(context.data, &mut |head| {
        let watched = matches!(head.kind, Kind::Indicator | Kind::Front | Kind::Flow);
        let Some(key) = head.key().filter(|key| watched && !stand.contains(key)) else {
            return;
        };
        let kind = head.kind.word();
        let what = format!("{kind} {} has no state", context.name(key.id));
        found.push(
            Diagnostic::new(&RULE, context.field(head.span, "id"), what)
                .label("nothing says how it stands")
                .help(format!(
                    "add a [[state]] with `of = \"{kind}:{}\"`",
                    context.data.word(key.id)
                )),
        );
    });
}
