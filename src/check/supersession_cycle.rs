//! E-supersession-cycle: records that replace each other in a ring.

use crate::check::context::Context;
use crate::check::cycle::Seek;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-supersession-cycle",
    severity: Severity::Error,
    title: "records that supersede each other in a ring",
    explain: "\
A newer record `supersedes` an older one, and the last of the line is what holds today. In a ring
every record is replaced by another, so none would hold; nor can claims `updates` each other in a
ring, since each would be newer than the next. Decide which record is the newest and let
no other supersede it:

    [[claim]]
    id         = \"troops-total-2\"
    supersedes = [\"troops-total-1\"]   # and `troops-total-1` supersedes nothing",
};

/// Finds rings among all kinds of records that supersede.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    let mut seek = Seek {
        context,
        rule: &RULE,
        help: "decide which record is the newest, and let nothing supersede or update it",
        found,
    };
    seek.rings(&data.claims, "`supersedes`", |it| &it.supersedes);
    seek.rings(&data.claims, "`updates`", |it| &it.updates);
    seek.rings(&data.sources, "`supersedes`", |it| it.supersedes.as_slice());
    seek.rings(&data.judgements, "`supersedes`", |it| &it.supersedes);
    seek.rings(&data.controls, "`supersedes`", |it| &it.supersedes);
    seek.rings(&data.achs, "`supersedes`", |it| &it.supersedes);
    seek.rings(&data.evidence, "`supersedes`", |it| &it.supersedes);
}
