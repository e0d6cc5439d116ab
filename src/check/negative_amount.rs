//! E-negative-amount: less than nothing.

use rust_decimal::Decimal;

use crate::check::context::{Context, tick};
use crate::check::walk::{self, Role};
use crate::dataset::amount::Amount;
use crate::dataset::claim::Metric;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-negative-amount",
    severity: Severity::Error,
    title: "a negative amount of something that is counted",
    explain: "\
Nobody can have, send, pay or lose fewer than none: stocks, lengths, shares, tolls, sums of aid and
everything counted in pieces start at zero. A negative number is fine for a change of area, a rate or
a price. If something was taken away, claim the amount taken away:

    [[claim]]
    says   = \"Four launchers were lost.\"
    metric = \"toll\"
    amount = \"4 launcher\"",
};

/// Units that come in pieces.
const PIECES: [&str; 8] = [
    "person",
    "shell",
    "missile",
    "launcher",
    "drone",
    "vehicle",
    "container",
    "site",
];

/// Finds amounts below zero.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    walk::amounts(context.data, &mut |header, role, amount| {
        if !below_zero(&amount.value) || may_be_negative(role, &amount.value) {
            return;
        }
        let what = format!("negative amount {}", tick(&amount.value.text));
        found.push(
            Diagnostic::new(&RULE, context.within(header, amount.span), what)
                .label("less than nothing")
                .help("write the amount without the sign, and say in words what was taken away"),
        );
    });
}

fn below_zero(amount: &Amount) -> bool {
    let ends = [amount.low.value(), amount.best, amount.high.value()];
    ends.into_iter().flatten().any(|end| end < Decimal::ZERO)
}

/// Whether less than zero has a meaning.
fn may_be_negative(role: Role, amount: &Amount) -> bool {
    let Role::Claim(metric) = role else {
        return false;
    };
    let counted = matches!(
        metric,
        Some(Metric::Stock | Metric::Length | Metric::Share | Metric::Toll)
    );
    !counted && !PIECES.contains(&amount.unit.of.as_str())
}
