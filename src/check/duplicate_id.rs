//! E-duplicate-id: two records of one kind share a name.

use std::collections::HashMap;

use crate::check::context::{Context, tick};
use crate::check::walk;
use crate::dataset::id::Key;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-duplicate-id",
    severity: Severity::Error,
    title: "two records of one kind have the same id",
    explain: "\
Records point at each other by id, so within one kind an id may stand for one record only; with
two, nobody could say which one a reference means. Records of different kinds may share an id.
Two points of one agreement may not share a number either. Give the second record a name of its
own, and let it supersede the first if it replaces it:

    [[claim]]
    id         = \"troops-total-2\"
    supersedes = [\"troops-total\"]",
};

/// Finds the second record of each name.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<Key, Span> = HashMap::new();
    walk::records(context.data, &mut |head| {
        let Some(key) = head.key() else { return };
        if let Some(&before) = first.get(&key) {
            let here = context.field(head.span, "id");
            let address = tick(&context.data.address(key));
            let fault = Diagnostic::new(&RULE, here, format!("{address} is defined twice"))
                .label("second record of that name")
                .also(context.field(before, "id"), "first defined here")
                .help("rename one of them; a record that replaces another `supersedes` it");
            found.push(fault);
        } else {
            first.insert(key, head.span);
        }
    });
    points(context, found);
}

/// Finds the second point of each number within an agreement.
fn points(context: &Context, found: &mut Vec<Diagnostic>) {
    for agreement in &context.data.agreements {
        let mut first: HashMap<i64, Span> = HashMap::new();
        for point in &agreement.points {
            let here = context.field(point.span, "n");
            if let Some(&before) = first.get(&point.n) {
                let name = context.name(agreement.id);
                let what = format!("agreement {name} has two points numbered {}", point.n);
                found.push(
                    Diagnostic::new(&RULE, here, what)
                        .label("second point of that number")
                        .also(before, "first numbered here")
                        .help("number the points of an agreement 1, 2, 3 and so on"),
                );
            } else {
                first.insert(point.n, here);
            }
        }
    }
}
