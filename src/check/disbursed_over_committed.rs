//! W-disbursed-over-committed: more was paid than promised.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::context::{Context, tick};
use crate::dataset::amount::Amount;
use crate::dataset::id::Id;
use crate::dataset::state::{AidStage, Standing};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::At;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-disbursed-over-committed",
    severity: Severity::Warning,
    title: "more was disbursed than committed",
    explain: "\
The amount on the rung `disbursed` or `delivered` is larger than any that was committed, or than the
face value of the package. Donors do top up, but then the new commitment is missing from the record;
otherwise one of the numbers has a wrong scale, or belongs to another package.

    [[state]]
    of     = \"aid:tank-package\"
    is     = \"committed\"
    amount = \"45M EUR\"",
};

/// What one package was given, in amounts of one unit.
#[derive(Default)]
struct Ledger<'a> {
    committed: Vec<&'a At<Amount>>,
    disbursed: Vec<(crate::span::Span, &'a At<Amount>)>,
}

/// Finds packages that paid out more than they hold.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let mut ledgers: HashMap<Id, Ledger> = HashMap::new();
    for state in &context.data.states {
        let (Some(Standing::Aid(stage)), Some(amount)) = (state.standing, &state.amount) else {
            continue;
        };
        let ledger = ledgers.entry(state.of.id).or_default();
        match stage {
            AidStage::Committed => ledger.committed.push(amount),
            AidStage::Disbursed | AidStage::Delivered => {
                ledger.disbursed.push((state.span, amount));
            }
            _ => {}
        }
    }
    for aid in &context.data.aid {
        let Some(ledger) = ledgers.get_mut(&aid.id) else {
            continue;
        };
        ledger.committed.extend(&aid.amount);
        for &(header, paid) in &ledger.disbursed {
            let Some(most) =
                most(&ledger.committed, &paid.value).filter(|most| exceeds(&paid.value, most.1))
            else {
                continue;
            };
            let what =
                format!("aid {}: {} disbursed", context.name(aid.id), tick(&paid.value.text));
            found.push(
                Diagnostic::new(&RULE, context.within(header, paid.span), what)
                    .label("more than was committed")
                    .also(most.0.span, "the most that was committed")
                    .help("correct the amount, or add the commitment that is missing"),
            );
        }
    }
}

/// The largest commitment in the unit of `paid`; `None` if there is none, or one without limit.
fn most<'a>(committed: &[&'a At<Amount>], paid: &Amount) -> Option<(&'a At<Amount>, Decimal)> {
    let same = committed.iter().filter(|it| it.value.unit == paid.unit);
    let limits: Option<Vec<_>> = same.map(|it| Some((*it, it.value.high.value()?))).collect();
    limits?.into_iter().max_by_key(|&(_, limit)| limit)
}

fn exceeds(paid: &Amount, limit: Decimal) -> bool {
    paid.low.value().is_some_and(|least| least > limit)
}
