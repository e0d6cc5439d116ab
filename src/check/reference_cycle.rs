//! E-reference-cycle: a record that belongs to itself by way of others.

use crate::check::context::Context;
use crate::check::cycle::Seek;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-reference-cycle",
    severity: Severity::Error,
    title: "records that belong to each other in a ring",
    explain: "\
An actor belongs to a body (`of`) and a family, a place lies `in` another, help is paid through a
vehicle (`via`), and a judgement rests on others; each of these leads upward and must end somewhere.
In a ring nobody is the root: origins could not be counted, nor could anything be placed or proved.
Nor can a claim contradict itself. Take away the reference that points back:

    [[place]]
    id = \"kharkiv-region\"
    in = \"ukraine\"          # and `ukraine` lies in nothing",
};

/// Finds rings in every chain that leads upward.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    let mut seek = Seek {
        context,
        rule: &RULE,
        help: "one of these must not point back: take its reference away",
        found,
    };
    seek.rings(&data.actors, "`of`", |it| it.of.as_slice());
    seek.rings(&data.actors, "`family`", |it| it.family.as_slice());
    seek.rings(&data.places, "`in`", |it| it.within.as_slice());
    seek.rings(&data.aid, "`via`", |it| it.vehicle.as_slice());
    seek.rings(&data.judgements, "`rests-on`", |it| &it.rests_on);
    for claim in &data.claims {
        for other in claim.contradicts.iter().filter(|other| other.id == claim.id) {
            let what = format!("claim {} contradicts itself", context.name(claim.id));
            found.push(
                Diagnostic::new(&RULE, context.within(claim.span, other.span), what)
                    .label("this is the claim's own id")
                    .help("name the other claim, or take the reference away"),
            );
        }
    }
}
