//! Paragraphs for the terminal.

use textwrap::{Options, WordSplitter, fill};

/// Fills lines of at most `columns` cells. No line ends at a hyphen: many words of the format hold
/// one, and a word that is to be copied must stand whole.
pub fn filled(text: &str, columns: usize) -> String {
    fill(text, Options::new(columns).word_splitter(WordSplitter::NoHyphenation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_hyphen_stays_whole() {
        assert_eq!(filled("technology, know-how, money", 17), "technology,\nknow-how, money");
    }
}
