//! What is wrong with a configuration or a theme: where, what, and what to do.

use std::fmt;

use crate::diagnostic::did_you_mean;
use crate::text::Text;

/// One thing that is wrong. What is right beside it still counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `file:line:column`, or the name of a variable of the environment.
    pub place: Text,
    /// What is wrong.
    pub message: Text,
    /// What to do; may be empty.
    pub help: Text,
}

impl Fault {
    /// A fault; all that it quotes is made safe.
    pub fn new(place: impl AsRef<str>, message: impl AsRef<str>, help: impl AsRef<str>) -> Self {
        Self {
            place: Text::of(place.as_ref()),
            message: Text::of(message.as_ref()),
            help: Text::of(help.as_ref()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(out, "; {}", self.help) }
    }
}

/// The repair for a word that is none of those known: the nearest one, else all of them.
pub(super) fn meant<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match did_you_mean(wrong, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", known.join(", ")),
    }
}

/// The beginning of a text that somebody else wrote: enough of it to find it again.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return format!("`{text}`");
    }
    format!("`{}…`", text.chars().take(LONGEST).collect::<String>())
}
