//! E-likelihood-other-scale: a judgement that speaks in the likelihood words of another scale.

use crate::check::context::{Context, either, tick};
use crate::dataset::judgement::LikelihoodScale;
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E-likelihood-other-scale",
    severity: Severity::Error,
    title: "a judgement worded with a likelihood of another scale",
    explain: "\
Likelihood words stand for ranges in per cent, and each standard has its own: \"highly likely\" is 80 to
90 per cent on the PHIA yardstick and nothing at all in ICD 203. Used in `says` of a dossier with
another scale they tell every reader something else. Leave the word out of `says`, and give the
likelihood in its field, in a word of the dossier's scale:

    [[judgement]]
    says       = \"More soldiers will follow before winter.\"
    likelihood = \"very likely\"",
};

/// What marks a word as one of likelihood: \"roughly even\" and \"certain\" may mean other things.
const MARKS: [&str; 4] = ["likely", "chance", "possibility", "probabl"];

/// Finds words of another scale in sentences.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let scale = context.data.header.likelihood_scale;
    for judgement in &context.data.judgements {
        let Some(word) = foreign(&judgement.says, scale) else { continue };
        let word = tick(word);
        let what = format!("{word} is no likelihood of the scale {}", scale.word());
        let words = scale.words().iter().map(|&(word, _, _)| word);
        found.push(
            Diagnostic::new(&RULE, context.field(judgement.span, "says"), what)
                .label("a word of another scale")
                .help(format!("leave it out and set `likelihood` to {}", either(words))),
        );
    }
}

/// The first likelihood term in a sentence that only another scale knows. Single words are too
/// common to be refused, but for \"probable\" and \"probably\".
fn foreign(says: &str, own: LikelihoodScale) -> Option<&'static str> {
    let terms = LikelihoodScale::ALL.iter().flat_map(|scale| scale.words()).map(|it| it.0);
    let unmistakable = |term: &str| term.contains(' ') || term == "probable";
    let terms = terms.filter(|term| unmistakable(term));
    let terms = terms.filter(|term| MARKS.iter().any(|mark| term.contains(mark)));
    let knows = |term: &str| {
        let root = term.trim_end_matches(['e', 'y']);
        own.words().iter().any(|(word, _, _)| word.contains(root))
    };
    let sentence = spaced(says);
    terms
        .chain(["probably"])
        .filter(|term| !knows(term))
        .find(|term| sentence.contains(&format!(" {term} ")))
}

/// The words of a text in lower case, one space around each.
fn spaced(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use LikelihoodScale::{Icd203, Kent, Phia};

    #[test]
    fn only_unmistakable_terms_of_other_scales_are_refused() {
        assert_eq!(foreign("It is highly likely that they come.", Icd203), Some("highly likely"));
        assert_eq!(foreign("It is highly likely that they come.", Phia), None);
        assert_eq!(foreign("There is a remote chance of it.", Kent), Some("remote chance"));
        assert_eq!(foreign("They will probably come.", Icd203), Some("probably"));
        assert_eq!(foreign("They will probably come.", Kent), None);
        assert_eq!(foreign("A realistic possibility.", Icd203), Some("realistic possibility"));
        assert_eq!(foreign("It is very unlikely.", Phia), Some("very unlikely"));
        assert_eq!(foreign("They are likely to come, and certain to stay.", Kent), None);
        assert_eq!(foreign("Losses are roughly even on both sides.", Phia), None);
        assert_eq!(foreign("The chances are gone; an improbable win.", Icd203), None);
    }
}
