//! E-likelihood-word: a likelihood that is not a word of the dossier's scale.

use crate::check::context::{Context, Hints, either, tick};
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-likelihood-word",
    severity: Severity::Error,
    title: "a likelihood that is not a word of the dossier's scale",
    explain: "\
Likelihood words stand for ranges in per cent, and only words of one agreed scale do so for every
reader. The scale is set by `likelihood-scale` in [dataset]: `icd203` (the default), `phia` or
`kent`. Use a word of that scale, or change the scale for the whole dossier.

    [[judgement]]
    likelihood = \"very likely\"     # ICD 203: 80 to 95 per cent",
};

/// Finds words of another scale, or of none.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let scale = context.data.header.likelihood_scale;
    let mut hints = Hints::default();
    let words = || scale.words().iter().map(|&(word, _, _)| word);
    for judgement in &context.data.judgements {
        let Some(written) = &judgement.likelihood else {
            continue;
        };
        if words().any(|word| word == written.value.as_str()) {
            continue;
        }
        let known = || words().collect();
        let label = hints.label(&written.value, known, "not a word of the scale");
        let what =
            format!("{} is no likelihood of the scale {}", tick(&written.value), scale.word());
        found.push(
            Diagnostic::new(&RULE, context.within(judgement.span, written.span), what)
                .label(label)
                .help(format!("write {}", either(words()))),
        );
    }
}
