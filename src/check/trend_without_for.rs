//! E-trend-without-for: a trend that does not say for whom.

use crate::check::context::Context;
use crate::dataset::state::Trend;
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-trend-without-for",
    severity: Severity::Error,
    title: "a trend that does not say for whom",
    explain: "\
What improves for one side worsens for the other, so `trend` alone means nothing, and readers would
fill in their own side. Name the actor for whom it is meant:

    [[state]]
    of    = \"front:pokrovsk\"
    trend = \"worsening\"
    for   = \"ukraine\"",
};

/// Finds trends for nobody; an unknown trend is unknown for everybody.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for state in &context.data.states {
        let trend = state.trend.as_ref().filter(|it| it.value != Trend::Unknown);
        let (Some(trend), None) = (trend, &state.trend_for) else {
            continue;
        };
        let word = trend.value.word();
        found.push(
            Diagnostic::new(
                &RULE,
                context.within(state.span, trend.span),
                format!("{word} for whom?"),
            )
            .label("`for` is missing")
            .help("add `for = \"ACTOR\"` with the side that the trend is good or bad for"),
        );
    }
}
