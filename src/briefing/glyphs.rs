//! The signs of the printed page at three levels: every one, those of old code pages, and ASCII.
//!
//! Only signs are replaced. A name keeps its letters and accents at every level.

use std::borrow::Cow;

/// Which signs the reader's screen or printer knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// All of Unicode.
    #[default]
    Full,
    /// The signs of the old PC code page: blocks, lines, triangles; no geometric shapes beyond it.
    Block,
    /// ASCII signs only.
    Ascii,
}

/// A sign, its stand-in among the block signs, and in ASCII.
const SIGNS: &[(char, &str, &str)] = &[
    ('—', "—", "-"),
    ('–', "–", "-"),
    ('−', "-", "-"),
    ('‐', "-", "-"),
    ('‑', "-", "-"),
    ('…', "…", "..."),
    ('“', "“", "\""),
    ('”', "”", "\""),
    ('„', "„", "\""),
    ('‘', "‘", "'"),
    ('’', "’", "'"),
    ('«', "«", "<<"),
    ('»', "»", ">>"),
    ('·', "·", "|"),
    ('•', "•", "*"),
    ('×', "×", "x"),
    ('±', "±", "+/-"),
    ('≈', "≈", "~"),
    ('≥', "≥", ">="),
    ('≤', "≤", "<="),
    ('≠', "!=", "!="),
    ('∞', "∞", "inf"),
    ('²', "²", "2"),
    ('³', "³", "3"),
    ('°', "°", "deg"),
    ('Δ', "Δ", "d"),
    ('∅', "-", "-"),
    ('→', "→", "->"),
    ('←', "←", "<-"),
    ('↔', "↔", "<->"),
    ('⇄', "↔", "<->"),
    ('↑', "↑", "^"),
    ('↓', "↓", "v"),
    ('↗', "↑", "/"),
    ('↘', "↓", "\\"),
    ('▲', "▲", "^"),
    ('▼', "▼", "v"),
    ('▶', "►", ">"),
    ('▾', "▼", "v"),
    ('▴', "▲", "^"),
    ('↕', "↕", "^v"),
    ('▏', "·", ":"),
    ('▸', "►", ">"),
    ('▹', "►", ">"),
    ('▷', "►", ">"),
    ('►', "►", ">"),
    ('◀', "◄", "<"),
    ('◂', "◄", "<"),
    ('■', "■", "="),
    ('□', "□", "o"),
    ('▪', "■", "="),
    ('◆', "■", "*"),
    ('◇', "○", "o"),
    ('●', "●", "*"),
    ('○', "○", "o"),
    ('◐', "%", "%"),
    ('◑', "@", "@"),
    ('◌', "○", "o"),
    ('✓', "√", "+"),
    ('✗', "x", "x"),
    ('█', "█", "#"),
    ('▓', "▓", "="),
    ('▒', "▒", "+"),
    ('░', "░", "."),
    ('▁', "_", "_"),
    ('▂', "_", "_"),
    ('▃', "▄", "."),
    ('▄', "▄", ":"),
    ('▅', "▄", "-"),
    ('▆', "█", "="),
    ('▇', "█", "+"),
    ('▌', "▌", ">"),
    ('▐', "▐", "|"),
    ('═', "═", "="),
    ('━', "═", "="),
    ('─', "─", "-"),
    ('┄', "-", "-"),
    ('┈', "·", "."),
    ('│', "│", "|"),
    ('├', "├", "|"),
    ('┤', "┤", "|"),
    ('⏎', "|", "|"),
    ('\u{a0}', "\u{a0}", " "),
    ('\u{2007}', "\u{a0}", " "),
    ('\u{2009}', "\u{a0}", " "),
    ('\u{202f}', "\u{a0}", " "),
    ('\u{fffd}', "?", "?"),
];

impl Glyphs {
    /// The level's name on the command line and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Block => "block",
            Self::Ascii => "ascii",
        }
    }

    /// The text with the signs of this level.
    pub fn fold(self, text: &str) -> Cow<'_, str> {
        if self == Self::Full || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            match SIGNS.iter().find(|sign| sign.0 == c) {
                Some(&(_, block, _)) if self == Self::Block => folded.push_str(block),
                Some(&(_, _, ascii)) => folded.push_str(ascii),
                None if ('\u{2800}'..='\u{28ff}').contains(&c) => folded.push(':'),
                None if ('\u{2400}'..='\u{2426}').contains(&c) => folded.push('?'),
                None => folded.push(c),
            }
        }
        Cow::Owned(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_fold_and_letters_stay() {
        let text = "Łódź — ≥10 000 · ◐ contested…";
        assert_eq!(Glyphs::Ascii.fold(text), "Łódź - >=10 000 | % contested...");
        assert_eq!(Glyphs::Block.fold("▸ ◑ ⇄ ─"), "► @ ↔ ─");
        assert_eq!(Glyphs::Full.fold(text), text);
    }

    #[test]
    fn every_stand_in_is_what_its_level_promises() {
        for &(sign, block, ascii) in SIGNS {
            assert!(ascii.is_ascii(), "{sign}");
            assert_eq!(Glyphs::Block.fold(block), block, "{sign}");
        }
    }
}
