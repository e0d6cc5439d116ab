//! E-unknown-unit: an amount of something nobody has named.

use std::collections::HashSet;

use crate::check::context::{Context, Hints, tick};
use crate::check::walk;
use crate::dataset::amount::Unit;
use crate::dataset::unit::{BUILT_IN, currencies, is_currency, is_known};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;
use crate::text::Text;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-unknown-unit",
    severity: Severity::Error,
    title: "a unit or currency that is neither built in nor named in [dataset.units]",
    explain: "\
Amounts are compared and added only within one unit, so a misspelt unit would silently split a sum in
two. Known are the built-in units, the currency codes of ISO 4217 (`EUR`, not `euro`), and those that
the dossier names itself; after a slash stands a period: day, week, month or year. Correct the unit,
or name it:

    [dataset.units]
    gun = \"gun, guns\"",
};

/// Periods of a rate.
const PERIODS: [&str; 4] = ["day", "week", "month", "year"];

/// Finds unknown units and currencies.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let data = context.data;
    let own = &data.header.units;
    // Ten thousand amounts share a dozen units: each is looked up once.
    let mut good: HashSet<&Unit> = HashSet::new();
    let mut hints = Hints::default();
    let known = || known(own);
    walk::amounts(data, &mut |header, _, amount| {
        let unit = &amount.value.unit;
        if good.contains(unit) {
            return;
        }
        let here = context.within(header, amount.span);
        let before = found.len();
        if !unit.of.is_empty() && !is_known(&unit.of, own) {
            let near = hints.label(&unit.of, known, "no such unit");
            found.push(fault("unit", here, &unit.of, near));
        }
        if let Some(per) = unit.per.as_ref().filter(|per| !PERIODS.contains(&per.as_str())) {
            let near = hints.label(per, || PERIODS.to_vec(), "no such period");
            found.push(fault("period", here, per, near));
        }
        if found.len() == before {
            good.insert(unit);
        }
    });
    let header = &data.header;
    currency(context, header.span, "currency", header.currency.as_ref(), found);
    for rate in &data.rates {
        currency(context, rate.span, "from", Some(&rate.from), found);
        currency(context, rate.span, "to", Some(&rate.to), found);
    }
}

/// All units.
fn known(own: &[(Text, Text)]) -> Vec<&str> {
    let mut known: Vec<&str> = own.iter().map(|(id, _)| id.as_str()).collect();
    let built_in = BUILT_IN.iter().map(|unit| unit.id);
    built_in.chain(currencies()).for_each(|id| known.push(id));
    known
}

/// Reports a field that should hold a currency and does not.
fn currency(
    context: &Context,
    header: Span,
    key: &str,
    code: Option<&Text>,
    found: &mut Vec<Diagnostic>,
) {
    if let Some(code) = code.filter(|code| !is_currency(code)) {
        let here = context.field(header, key);
        found.push(fault("currency", here, code, "no such currency".to_owned()));
    }
}

/// An unknown word, with the known one that was meant.
fn fault(what: &str, here: Span, word: &str, label: String) -> Diagnostic {
    let help = match what {
        "unit" => "write a built-in unit or an ISO 4217 code, or name the unit in [dataset.units]",
        "period" => "write /day, /week, /month or /year",
        _ => "write the code of ISO 4217, such as EUR",
    };
    let fault = Diagnostic::new(&RULE, here, format!("unknown {what} {}", tick(word)));
    fault.label(label).help(help)
}
