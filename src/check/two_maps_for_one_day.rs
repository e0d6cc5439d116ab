//! W-two-maps-for-one-day: two maps of one series for one day, of which only one is seen.

use std::collections::{BTreeMap, HashSet};

use crate::check::context::Context;
use crate::dataset::control::Control;
use crate::dataset::date::Day;
use crate::dataset::id::Id;
use crate::dataset::state::ControlClass;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-two-maps-for-one-day",
    severity: Severity::Warning,
    title: "two maps of one series for one day",
    explain: "\
Maps of one author, holder and class are a series, and the board shows the newest of each. Of two for
the same day only the one published last is seen, or the one written last; the ground of the other is
missing. If they show different pieces, attach all of them as the `area` of one record; if one
corrects the other, say so:

    [[control]]
    id         = \"kursk-2\"
    supersedes = \"kursk\"",
};

/// What makes a series, and the time a map describes.
type Slot = (Id, Option<Id>, ControlClass, Option<Day>, Option<Day>);

/// Finds the second map of each day.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let controls = || context.data.controls.iter();
    let superseded: HashSet<Id> =
        controls().flat_map(|it| &it.supersedes).map(|link| link.id).collect();
    let mut first: BTreeMap<Slot, &Control> = BTreeMap::new();
    for control in controls().filter(|it| !superseded.contains(&it.id)) {
        let holder = control.holder.map(|holder| holder.id);
        let when = &control.when.value;
        let slot = (control.by.id, holder, control.class, when.earliest, when.latest);
        match first.get(&slot) {
            Some(before) => found.push(second(context, control, before)),
            None => {
                first.insert(slot, control);
            }
        }
    }
}

fn second(context: &Context, control: &Control, before: &Control) -> Diagnostic {
    let (one, other) = (context.name(before.id), context.name(control.id));
    let what = format!("controls {one} and {other} are two maps of one series for one day");
    Diagnostic::new(&RULE, context.field(control.span, "id"), what)
        .label("second map of that day")
        .also(context.field(before.span, "id"), "first map of that day")
        .help("put all pieces into the `area` of one record, or say which `supersedes` the other")
}
