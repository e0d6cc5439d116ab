//! W-disbursed-over-committed: more was paid than promised.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::context::{Context, tick};
use crate::dataset::amount::{Amount, Unit};
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

/// What was committed to one package, and what it paid out, with the header of the state.
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
        let most = most(&ledger.committed);
        for &(header, paid) in &ledger.disbursed {
            let Some(&Some((most, limit))) = most.get(&paid.value.unit) else {
                continue;
            };
            if paid.value.low.value().is_none_or(|least| least <= limit) {
                continue;
            }
            let what =
                format!("aid {}: {} disbursed", context.name(aid.id), tick(&paid.value.text));
            found.push(
                Diagnostic::new(&RULE, context.within(header, paid.span), what)
                    .label("more than was committed")
                    .also(most.span, "the most that was committed")
                    .help("correct the amount, or add the commitment that is missing"),
            );
        }
    }
}

/// A commitment and the most that it can come to.
type Limit<'a> = (&'a At<Amount>, Decimal);

/// The largest commitment in each unit; `None` if one of them has no limit.
fn most<'a>(committed: &[&'a At<Amount>]) -> HashMap<&'a Unit, Option<Limit<'a>>> {
    let mut most: HashMap<&Unit, Option<Limit>> = HashMap::new();
    for &amount in committed {
        let own = amount.value.high.value().map(|limit| (amount, limit));
        let larger = |(top, own): (Limit<'a>, Limit<'a>)| if own.1 >= top.1 { own } else { top };
        most.entry(&amount.value.unit)
            .and_modify(|top| *top = top.zip(own).map(larger))
            .or_insert(own);
    }
    most
}
