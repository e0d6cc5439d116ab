//! W-ground-without-side: a map of ground that belongs to no side.

use crate::check::context::Context;
use crate::dataset::control::Control;
use crate::dataset::state::ControlClass;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-ground-without-side",
    severity: Severity::Warning,
    title: "a map of ground held that does not say for which side",
    explain: "\
Ground is tinted for the side of its `holder`: an actor with a `side`, or one that belongs to a body
or family that has one. Without it the map is drawn, but nobody can tell whose ground it is. Name the
holder, and give that actor a side. Contested and unknown ground needs no holder:

    [[control]]
    holder = \"northland\"          # an actor with a `side`",
};

/// Finds maps without a side.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for control in &context.data.controls {
        let nobody = matches!(control.class, ControlClass::Contested | ControlClass::Unknown);
        match &control.holder {
            None if !nobody => found.push(without(context, control)),
            // One that is no record is told as such.
            Some(holder)
                if context.data.has(holder.key()) && control.side(context.data).is_none() =>
            {
                let what = format!("{} is on no side", context.call(holder));
                found.push(
                    Diagnostic::new(&RULE, context.within(control.span, holder.span), what)
                        .label("whose side is this?")
                        .help("give that actor a `side` of [dataset.sides]"),
                );
            }
            _ => {}
        }
    }
}

/// A map without a holder.
fn without(context: &Context, control: &Control) -> Diagnostic {
    let what = format!("control {} names no holder", context.name(control.id));
    Diagnostic::new(&RULE, context.field(control.span, "id"), what)
        .label("who holds this ground?")
        .help("add `holder`, or say with `class` that the ground is contested or unknown")
}
