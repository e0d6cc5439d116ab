//! E-percent: a share of more than the whole.

use rust_decimal::Decimal;

use crate::check::context::{Context, tick};
use crate::check::walk::{self, Role};
use crate::dataset::claim::Metric;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-percent",
    severity: Severity::Error,
    title: "a share above 100 %",
    explain: "\
A share is a part of a whole, so it lies between 0 and 100 per cent. Growth, a rate or a price may
exceed it, but then it measures something else. Correct the number, or say what it measures:

    [[claim]]
    metric = \"rate\"
    amount = \"150 %\"       # of last year's",
};

/// Finds shares above the whole.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let whole = Decimal::ONE_HUNDRED;
    walk::amounts(context.data, &mut |header, role, amount| {
        let share = matches!(role, Role::Claim(Some(Metric::Share)) | Role::Control);
        let value = &amount.value;
        if !share || value.unit.of.as_str() != "%" {
            return;
        }
        let ends = [value.low.value(), value.best, value.high.value()];
        if ends.into_iter().flatten().any(|end| end > whole) {
            let what = format!("a share of {}", tick(&value.text));
            found.push(
                Diagnostic::new(&RULE, context.within(header, amount.span), what)
                    .label("more than the whole")
                    .help("a share is at most 100 %; growth or a price has another `metric`"),
            );
        }
    });
}
