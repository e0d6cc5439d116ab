//! E-state-word: a state that subjects of this kind do not have.

use std::collections::HashMap;

use crate::check::context::{Context, Hints, either, tick};
use crate::dataset::state::Standing;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-state-word",
    severity: Severity::Error,
    title: "a word of `is` that subjects of this kind do not have",
    explain: "\
Each kind of subject has its own closed list of states: a front holds, a flow is delivering, help is
pledged, an agreement is signed, an indicator is emerging. Only with closed lists can the board order
and compare them. Use a word of the list that the message gives, or point `of` at the right subject;
other kinds of record have no states.

    [[state]]
    of = \"flow:nk-shells\"
    is = \"delivering\"",
};

/// Finds words of the wrong list. That `of` names a kind with states is seen to when it is read.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let mut hints: HashMap<Kind, Hints> = HashMap::new();
    for state in context.data.states.iter().filter(|it| it.standing.is_none()) {
        let kind = state.of.kind;
        let words = || Standing::words(kind);
        let written = tick(&state.is.value);
        let what = format!("{written} is not a state of {} records", kind.word());
        let hints = hints.entry(kind).or_default();
        let label = hints.label(&state.is.value, words, "not in the list");
        found.push(
            Diagnostic::new(&RULE, context.within(state.span, state.is.span), what)
                .label(label)
                .help(format!("write {}", either(words()))),
        );
    }
}
