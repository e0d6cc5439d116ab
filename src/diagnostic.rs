//! What is wrong, where it stands, and what to do about it.

use std::cmp::Reverse;

use crate::span::Span;
use crate::text::Text;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The board does not open.
    Error,
    /// The board opens; `--strict` makes it an error.
    Warning,
}

impl Severity {
    /// The word printed before the code.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that can be wrong with a dossier, with a stable code.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable code: `E-…` for an error, `W-…` for a warning.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The rule in half a line.
    pub title: &'static str,
    /// What it means, why it matters and how to repair it: the text of `sitroom explain CODE`.
    pub explain: &'static str,
}

/// One fault found in a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Where.
    pub span: Span,
    /// What is wrong, with the value that is wrong.
    pub message: Text,
    /// What the caret says; empty if the message says it all.
    pub label: Text,
    /// Other places that belong to it, such as "first defined here".
    pub also: Vec<(Span, Text)>,
    /// What to do about it.
    pub help: Option<Text>,
}

impl Diagnostic {
    /// A fault of `rule` at `span`; the message is cleaned, so it may quote the dossier.
    pub fn new(rule: &'static Rule, span: Span, message: impl AsRef<str>) -> Self {
        Self {
            rule,
            span,
            message: Text::of(message.as_ref()),
            label: Text::default(),
            also: Vec::new(),
            help: None,
        }
    }

    /// Sets the words at the caret.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.label = Text::of(label.as_ref());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl AsRef<str>) -> Self {
        self.also.push((span, Text::of(label.as_ref())));
        self
    }

    /// Sets the repair.
    #[must_use]
    pub fn help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(Text::of(help.as_ref()));
        self
    }
}

/// The first characters of a word from outside: as much as fits a message.
pub fn short(word: &str) -> &str {
    let end = word.char_indices().nth(60).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or_default()
}

/// Characters that cannot be shown, by their numbers: `U+202E, U+2066`.
pub(crate) fn code_points(chars: &[char]) -> String {
    let names: Vec<String> = chars.iter().map(|&c| format!("U+{:04X}", u32::from(c))).collect();
    names.join(", ")
}

/// The known word nearest to `wrong`, if it is near enough to be meant: at most a third of its
/// letters differ (Damerau–Levenshtein), whatever their size. Of two that are equally near, the one
/// that begins alike. Else the only one that begins as it does, but for its last letter.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    let limit = (length / 3).max(1);
    let alike = |word: &str| {
        let pairs = wrong.chars().zip(word.chars());
        pairs.take_while(|(one, other)| one == other).count()
    };
    let distance = |word: &str| {
        let same = word.eq_ignore_ascii_case(wrong);
        if same { 0 } else { strsim::damerau_levenshtein(wrong, word) }
    };
    let known: Vec<&str> = known.into_iter().collect();
    known
        .iter()
        // Words of another length are far, and counting is quicker than comparing.
        .filter(|word| word.chars().count().abs_diff(length) <= limit)
        .map(|&word| (distance(word), word))
        // One letter has nothing in common with another.
        .filter(|&(distance, _)| distance <= limit && distance < length)
        .min_by_key(|&(distance, word)| (distance, Reverse(alike(word)), word))
        .map(|(_, word)| word)
        .or_else(|| {
            let mut begin = known.iter().filter(|word| alike(word) + 1 >= length.max(4));
            begin.next().copied().filter(|_| begin.next().is_none())
        })
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn the_nearest_word_is_meant_and_a_far_one_is_not() {
        let known = ["about", "amount", "reported"];
        assert_eq!(did_you_mean("amout", known), Some("amount"));
        assert_eq!(did_you_mean("repotred", known), Some("reported"));
        assert_eq!(did_you_mean("winter", known), None);
        assert_eq!(did_you_mean("", known), None);
        assert_eq!(did_you_mean("x", ["a", "b"]), None);
    }

    #[test]
    fn small_letters_and_another_form_of_a_word_are_meant_too() {
        assert_eq!(did_you_mean("b", ["A", "B", "C"]), Some("B"));
        assert_eq!(did_you_mean("USD", ["usd", "UAH"]), Some("usd"));
        let known = ["backs", "denies", "cannot-confirm", "committed", "commissioned"];
        assert_eq!(did_you_mean("deny", known), Some("denies"));
        assert_eq!(did_you_mean("cannot", known), Some("cannot-confirm"));
        assert_eq!(did_you_mean("commi", known), None, "two begin so");
        assert_eq!(did_you_mean("de", known), None);
    }
}
