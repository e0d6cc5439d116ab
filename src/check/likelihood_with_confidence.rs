//! E-likelihood-with-confidence: how likely and how sure in one sentence.

use crate::check::context::{Context, spaced};
use crate::dataset::judgement::LikelihoodScale;
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-likelihood-with-confidence",
    severity: Severity::Error,
    title: "a sentence mixes likelihood and confidence",
    explain: "\
How likely something is and how sure we are of saying so are two things, and ICD 203 asks not to put
them into one sentence: \"we have high confidence that it is likely\" is read in three ways. Leave both
out of `says` and give them in their own fields; the board prints them as separate sentences.

    [[judgement]]
    says       = \"More soldiers will follow before winter.\"
    likelihood = \"likely\"
    confidence = \"moderate\"",
};

/// Finds mixed sentences.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    for judgement in &context.data.judgements {
        if judgement.says.split_inclusive(['.', ';', '!', '?']).any(mixed) {
            let name = context.name(judgement.id);
            let what = format!("judgement {name} mixes likelihood and confidence in one sentence");
            found.push(
                Diagnostic::new(&RULE, context.field(judgement.span, "says"), what)
                    .label("how likely, and how sure, in one sentence")
                    .help("leave both to the fields `likelihood` and `confidence`"),
            );
        }
    }
}

/// Whether a sentence has a word of both.
fn mixed(sentence: &str) -> bool {
    let sentence = spaced(sentence);
    let has = |term: &str| sentence.contains(&format!(" {term} "));
    let sure = has("confidence") || has("confident");
    sure && LikelihoodScale::ALL
        .iter()
        .flat_map(|scale| scale.words())
        .any(|&(term, _, _)| has(term))
}

#[cfg(test)]
mod tests {
    use super::mixed;

    #[test]
    fn only_both_in_one_sentence_count() {
        assert!(mixed("We have high confidence that it is very likely"));
        assert!(mixed("With confidence: roughly even."));
        assert!(!mixed("We have high confidence in this."));
        assert!(!mixed("It is very likely."));
        assert!(!mixed("Confidence building is dislikely"));
    }
}
