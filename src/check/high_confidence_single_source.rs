//! W-high-confidence-single-source: sure of something that one voice says.

use crate::check::context::{Context, props};
use crate::check::support::Support;
use crate::dataset::id::Ref;
use crate::dataset::judgement::Confidence;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-high-confidence-single-source",
    severity: Severity::Warning,
    title: "high confidence that rests on a single origin",
    explain: "\
High confidence means good information from several sources. Everything this assessment rests on
comes from one origin, counting organs of one family and outlets that relay as one: if that voice is
wrong, so are we. Lower the confidence, or rest the assessment on something independent:

    [[judgement]]
    confidence = \"moderate\"
    rests-on   = [\"claim:troops-total\", \"event:nis-briefing\"]",
};

/// Finds firm assessments on one leg.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let support = Support::of(context);
    for judgement in &context.data.judgements {
        let high = judgement.confidence.as_ref();
        if let Some(high) = high.filter(|it| it.value == Confidence::High) {
            let here = context.within(judgement.span, high.span);
            test(&support, here, &judgement.rests_on, found);
        }
    }
    for state in &context.data.states {
        // A state taken from a source rests on that source alone, and says so by its `via`.
        if state.confidence == Some(Confidence::High) && !state.rests_on.is_empty() {
            let rests_on = props(state);
            test(&support, context.field(state.span, "confidence"), &rests_on, found);
        }
    }
}

/// Reports one assessment whose props have one origin.
fn test(support: &Support, here: Span, props: &[Ref], found: &mut Vec<Diagnostic>) {
    if support.are_lone(props) {
        found.push(
            Diagnostic::new(&RULE, here, "high confidence rests on a single origin")
                .label("one origin")
                .help("lower the confidence, or add something independent to `rests-on`"),
        );
    }
}
