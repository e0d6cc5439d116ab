//! The parser's complaints in our words. They never quote the line: it may be hostile or huge.

use toml_parser::{Expected, ParseError};

use crate::diagnostic::Diagnostic;
use crate::load::assemble::span_of;
use crate::load::faults;
use crate::span::{FileId, Span};

/// A complaint as a fault.
pub(super) fn fault(error: &ParseError, file: FileId) -> Diagnostic {
    let mut fault = Diagnostic::new(&faults::SYNTAX, place(error, file), error.description());
    if let Some(words) = expected(error.expected().unwrap_or_default()) {
        fault = fault.label(words);
    }
    match help(error.description()) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Where the parser stumbled.
pub(super) fn place(error: &ParseError, file: FileId) -> Span {
    let place = error.unexpected().or(error.context()).unwrap_or_default();
    span_of(file, place.start(), place.end())
}

fn expected(list: &[Expected]) -> Option<String> {
    let words: Vec<String> = list
        .iter()
        .filter_map(|expected| match expected {
            Expected::Literal("\n") => Some("a new line".to_owned()),
            Expected::Literal(literal) => Some(format!("`{literal}`")),
            Expected::Description(words) => Some((*words).to_owned()),
            _ => None,
        })
        .collect();
    (!words.is_empty()).then(|| format!("expected {}", words.join(" or ")))
}

/// The usual cause, where there is one.
fn help(description: &str) -> Option<&'static str> {
    let has = |word: &str| description.contains(word);
    if has("basic string") || has("literal string") || has("escape") {
        Some("close the text with the quote it began with; write a backslash as \\\\")
    } else if has("no value") || has("missing value") {
        Some("write key = value; texts stand in quotes, for example by = \"ID\"")
    } else if has("unclosed") {
        Some("close the bracket: [[claim]], [\"a\", \"b\"], { a = 1 }")
    } else if has("unexpected key or value") {
        Some("one key and its value a line; a text that holds quotes is written '…' or \\\"")
    } else if has("string values must be quoted") || has("invalid") {
        Some(
            "texts stand in quotes, days and numbers need none, for example by = \"ID\", reported = 2024-10-22",
        )
    } else if has("carriage return") {
        Some("end lines with a line feed; some editors call it LF or Unix line ends")
    } else {
        None
    }
}
