//! E-unknown-reference: a reference to a record that does not exist.

use std::collections::HashMap;

use crate::check::context::{Context, Hints, either};
use crate::check::walk;
use crate::dataset::id::{Key, Ref};
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-unknown-reference",
    severity: Severity::Error,
    title: "a reference to a record that does not exist",
    explain: "\
The id names no record of that kind. A chain of evidence with a missing link cannot be followed, so
the board does not open. Most often it is a misspelling, a record that was renamed, or a record of
another kind. Correct the id, or write the missing record:

    [[source]]
    id        = \"briefing-2024-10-22\"
    title     = \"Evening briefing\"
    kind      = \"briefing\"
    published = 2024-10-22",
};

/// Kinds whose records have no id.
const NAMELESS: [Kind; 3] = [Kind::Rate, Kind::Stance, Kind::State];

/// Finds references that lead nowhere.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let mut hints: HashMap<Kind, Hints> = HashMap::new();
    let mut test = |header: Option<Span>, target: &Ref| {
        if context.known(target.key()) {
            return;
        }
        let help = help(context, target, hints.entry(target.kind).or_default());
        let here = header.map_or(target.span, |header| context.within(header, target.span));
        let call = context.call(target);
        found.push(
            Diagnostic::new(&RULE, here, format!("unknown {call}"))
                .label(format!("no {} has this id", target.kind.word()))
                .help(help),
        );
    };
    walk::references(context.data, &mut |owner, target| test(owner.map(|it| it.span), target));
    context.left_refs.iter().for_each(|(header, target)| test(Some(*header), target));
}

/// What to do about a reference that leads nowhere.
fn help(context: &Context, target: &Ref, hints: &mut Hints) -> String {
    let kind = target.kind.word();
    if NAMELESS.contains(&target.kind) {
        return format!("a {kind} has no id and cannot be referred to; refer to what it is about");
    }
    let elsewhere = Kind::ALL.iter().filter(|&&kind| {
        let id = target.id;
        context.data.has(Key { kind, id })
    });
    let elsewhere: Vec<&str> = elsewhere.map(|kind| kind.word()).collect();
    if !elsewhere.is_empty() {
        let name = context.name(target.id);
        return format!("{name} is the id of another kind: {}", either(elsewhere));
    }
    let written = context.data.word(target.id);
    match hints.near(written, || names(context, target.kind)) {
        Some(word) if left_out(context, target.kind).contains(&word) => {
            format!("did you mean `{word}`? That {kind} has faults of its own")
        }
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("write a [[{kind}]] with this id, or correct the reference"),
    }
}

/// The ids of a kind.
fn names<'a>(context: &Context<'a>, kind: Kind) -> Vec<&'a str> {
    let data = context.data;
    let mut known = Vec::new();
    walk::records(data, &mut |head| {
        if head.kind == kind {
            known.extend(head.id.map(|id| data.word(id)));
        }
    });
    known.extend(left_out(context, kind));
    known
}

/// The ids of a kind whose records have faults and are left out.
fn left_out<'a>(context: &Context<'a>, kind: Kind) -> Vec<&'a str> {
    let of_kind = context.left_out().filter(|key| key.kind == kind);
    of_kind.map(|key| context.data.word(key.id)).filter(|word| !word.is_empty()).collect()
}
