//! E-state-word: a state that subjects of this kind do not have.

use crate::check::context::{Context, either, tick};
use crate::dataset::state::{Standing, State};
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule, Severity, did_you_mean};

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

/// Finds words of the wrong list.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for state in &context.data.states {
        if state.standing.is_none() {
            found.push(fault(context, state));
        }
    }
}

fn fault(context: &Context, state: &State) -> Diagnostic {
    let kind = state.of.kind.word();
    let words = Standing::words(state.of.kind);
    if words.is_empty() {
        let here = context.within(state.span, state.of.span);
        let kinds = either(Standing::KINDS.iter().map(|kind| kind.word()));
        return Diagnostic::new(&RULE, here, format!("records of kind `{kind}` have no states"))
            .label("this subject cannot stand in any way")
            .help(format!("`of` names a {kinds}"));
    }
    let written = tick(&state.is.value);
    let label = match did_you_mean(&state.is.value, words.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("not a state of {kind} records"),
    };
    let here = context.within(state.span, state.is.span);
    Diagnostic::new(&RULE, here, format!("{written} is not a state of {kind} records"))
        .label(label)
        .help(format!("write {}", either(words)))
}
