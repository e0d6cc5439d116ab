//! A TOML text being read: its tables with their places, and every fault on the way.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::fault::{Fault, meant, quoted};

/// Faults that are kept of one text: whoever wrote more has the wrong file.
const MOST: usize = 50;

/// The text, and what is wrong with it so far.
pub(super) struct Source<'t> {
    name: &'t str,
    text: &'t str,
    /// What is wrong, in the order of finding.
    pub faults: Vec<Fault>,
}

/// A value and the name it was written under.
pub(super) struct Entry<'a, 't> {
    pub key: &'a str,
    pub place: Range<usize>,
    pub value: &'a Spanned<DeValue<'t>>,
}

impl<'t> Source<'t> {
    /// A text under the name that messages give it.
    pub fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text, faults: Vec::new() }
    }

    /// The whole text as a table; nothing if it is no TOML, since after a fault of syntax what
    /// else was read may be wrong.
    pub fn table(&mut self) -> Option<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let place = error.span().unwrap_or_default();
            let help = "texts stand in quotes: theme = \"dark\"";
            self.fault(place, format!("this is no TOML: {}", error.message()), help);
        }
        errors.is_empty().then(|| table.into_inner())
    }

    /// Notes a fault.
    pub fn fault(&mut self, place: Range<usize>, message: impl AsRef<str>, help: impl AsRef<str>) {
        if self.faults.len() < MOST {
            let place = self.place(place.start);
            self.faults.push(Fault::new(place, message, help));
        }
    }

    /// Notes a name that is none of those known.
    pub fn unknown<'a>(
        &mut self,
        what: &str,
        entry: &Entry<'_, '_>,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let message = format!("there is no {what} {}", quoted(entry.key));
        self.fault(entry.place.clone(), message, meant(entry.key, known));
    }

    /// Notes a value of the wrong kind.
    pub fn wrong(&mut self, entry: &Entry<'_, '_>, wants: &str) {
        let is = entry.value.get_ref().type_str();
        let message = format!("`{}` is {wants}, not {}", entry.key, kind(is));
        self.fault(entry.value.span(), message, "");
    }

    /// `file:line:column` of a byte, both counted from 1, the column in characters.
    pub fn place(&self, at: usize) -> String {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.text[..at];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = before.matches('\n').count() + 1;
        format!("{}:{line}:{}", self.name, before[start..].chars().count() + 1)
    }
}

/// The entries of a table in the order of the text.
pub(super) fn entries<'a, 't>(table: &'a DeTable<'t>) -> Vec<Entry<'a, 't>> {
    let mut all: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry { key: key.get_ref(), place: key.span(), value })
        .collect();
    all.sort_by_key(|entry| entry.place.start);
    all
}

/// What TOML's kinds are called in a sentence.
fn kind(word: &str) -> &str {
    match word {
        "string" => "a text",
        "integer" | "float" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "table" => "a table",
        _ => "a date",
    }
}
