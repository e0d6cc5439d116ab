//! E-unknown-unit: an amount of something nobody has named.

use std::collections::HashSet;

use crate::check::context::{Context, Hints, tick};
use crate::check::walk;
use crate::dataset::amount::Unit;
use crate::dataset::unit::{BUILT_IN, currencies, is_currency, is_known, meant};
use crate::diagnostic::{Diagnostic, Rule, Severity, did_you_mean};
use crate::span::Span;
use crate::text::Text;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-unknown-unit",
    severity: Severity::Error,
    title: "a unit or currency that is neither built in nor named in [dataset.units]",
    explain: "\
Amounts are compared and added only within one unit, so a misspelt unit would silently split a sum in
two. Known are the built-in units `person`, `shell`, `missile`, `launcher`, `drone`, `vehicle`,
`container`, `site`, `point`, `km`, `km2`, `%`, `day`, `week`, `month` and `year`, the currency codes
of ISO 4217 (`EUR`, not `euro`), and those that the dossier names itself; after a slash stands a period:
day, week, month or year. Correct the unit, or name it:

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
            let near = meant(&unit.of).or_else(|| hints.near(&unit.of, known));
            found.push(fault("unit", here, &unit.of, near));
        }
        if let Some(per) = unit.per.as_ref().filter(|per| !PERIODS.contains(&per.as_str())) {
            let near = meant(per).filter(|it| PERIODS.contains(it));
            let near = near.or_else(|| did_you_mean(per, PERIODS));
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
        let near = meant(code).filter(|it| is_currency(it));
        found.push(fault("currency", here, code, near));
    }
}

/// An unknown word, with the known one that was meant.
fn fault(what: &str, here: Span, word: &str, near: Option<&str>) -> Diagnostic {
    let help = match (what, near) {
        ("unit", Some(near)) => format!("write `{near}`, or name the unit in [dataset.units]"),
        ("unit", None) => format!(
            "the built-in units are {} and the codes of ISO 4217, such as EUR; others are named in [dataset.units]",
            BUILT_IN.iter().map(|unit| unit.id).collect::<Vec<_>>().join(", ")
        ),
        ("period", _) => "write /day, /week, /month or /year".to_owned(),
        _ => "write the code of ISO 4217, such as EUR".to_owned(),
    };
    let label = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("no such {what}"),
    };
    let fault = Diagnostic::new(&RULE, here, format!("unknown {what} {}", tick(word)));
    fault.label(label).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_explanation_lists_the_built_in_units() {
        for unit in BUILT_IN {
            assert!(RULE.explain.contains(&format!("`{}`", unit.id)), "{}", unit.id);
        }
    }
}
