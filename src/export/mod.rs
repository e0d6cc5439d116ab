//! Paper: a briefing as text, Markdown or JSON.
//!
//! An export prints and decides nothing: no sum, no date, no rule is applied here. The same briefing
//! and options always give the same bytes.

mod chart;
pub mod cites;
pub mod json;
pub mod markdown;
pub mod svg;
pub mod text;

use crate::briefing::block::Briefing;
pub use crate::briefing::glyphs::Glyphs;

/// The narrowest text that is printed.
pub const MIN_WIDTH: usize = 40;
/// The widest text that is printed.
pub const MAX_WIDTH: usize = 400;
/// The width of an e-mail.
pub const DEFAULT_WIDTH: usize = 80;

/// What a reader may choose about the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Cells a line of text may take, from [`MIN_WIDTH`] to [`MAX_WIDTH`]. Only links, the checksum
    /// and an overlong argument of the command may stand out: broken they would be useless.
    pub width: usize,
    /// The signs that may be used, in text and Markdown.
    pub glyphs: Glyphs,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: DEFAULT_WIDTH, glyphs: Glyphs::Full }
    }
}

/// One kind of paper.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    /// What it is for, in half a line.
    pub doc: &'static str,
    /// Prints a briefing.
    pub print: fn(&Briefing, &Options) -> String,
}

/// Every format, in the order of the documentation; the first is the default.
pub const FORMATS: &[Format] = &[
    Format {
        name: "text",
        endings: &["txt"],
        doc: "plain text for a terminal or an e-mail",
        print: text::print,
    },
    Format {
        name: "markdown",
        endings: &["md", "markdown"],
        doc: "GitHub-flavoured Markdown with a footnote for every figure",
        print: markdown::print,
    },
    Format {
        name: "json",
        endings: &["json"],
        doc: "the whole briefing with the reports behind each value, versioned",
        print: json::print,
    },
];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Last line of defence: whatever slipped through, no line on paper can steer a terminal. The
/// spaces that held a number to its unit have done their work and become plain ones, so that a
/// reader who searches the page finds what is there.
pub(crate) fn defended(page: String) -> String {
    let page = if page.contains('\u{a0}') { page.replace('\u{a0}', " ") } else { page };
    if page.contains(is_suspect) { page.replace(is_suspect, "\u{fffd}") } else { page }
}

/// What may not stand on paper; nearly every character is plain ASCII, so that is asked first.
pub(crate) fn is_suspect(c: char) -> bool {
    !matches!(c, ' '..='~' | '\n') && crate::text::forbidden(c)
}
