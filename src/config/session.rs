//! How the board was left: what is written when it closes and read when it opens again.
//!
//! The text may be of another version, cut off or made up. What cannot be read is as if it had
//! never been written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::dataset::date::{self, Day};
use crate::text::Text;

/// The largest text that is read or written.
pub const MAX_BYTES: usize = 128 << 10;
/// Characters of one value.
const MAX_LENGTH: usize = 200;
/// Entries of one table.
const MAX_ENTRIES: usize = 16;

/// The state of the board. Names are those of pages, columns and records; they may have gone
/// meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The panel that had the focus.
    pub panel: Option<String>,
    /// The section that the analysis showed.
    pub analysis: Option<String>,
    /// Whether it filled the screen.
    pub zoom: bool,
    /// The date of the board, if it was not the dossier's own.
    pub as_of: Option<Day>,
    /// `then` or `now`.
    pub known: Option<String>,
    /// The filter of each panel.
    pub filters: BTreeMap<String, String>,
    /// The column each panel was sorted by; a `-` before it for the reverse.
    pub sorts: BTreeMap<String, String>,
    /// The record selected in each panel.
    pub selected: BTreeMap<String, String>,
    /// Where the map stood.
    pub map: BTreeMap<String, String>,
}

impl Session {
    /// The text to keep.
    pub fn to_toml(&self) -> String {
        let mut page = String::from("# Written by sitroom when the board closes.\n");
        for (key, word) in
            [("panel", &self.panel), ("analysis", &self.analysis), ("known", &self.known)]
        {
            if let Some(word) = word.as_deref().and_then(kept) {
                let _ = writeln!(page, "{key} = {}", quote(&word));
            }
        }
        if self.zoom {
            page.push_str("zoom = true\n");
        }
        if let Some(day) = self.as_of {
            let _ = writeln!(page, "as-of = \"{day}\"");
        }
        for (name, table) in self.tables() {
            let rows = table.iter().take(MAX_ENTRIES);
            let rows = rows.filter_map(|(key, word)| Some((kept(key)?, kept(word)?)));
            let rows: Vec<String> =
                rows.map(|(key, word)| format!("{} = {}\n", quote(&key), quote(&word))).collect();
            if !rows.is_empty() {
                let _ = write!(page, "\n[{name}]\n{}", rows.concat());
            }
        }
        page
    }

    fn tables(&self) -> [(&'static str, &BTreeMap<String, String>); 4] {
        [
            ("filters", &self.filters),
            ("sorts", &self.sorts),
            ("selected", &self.selected),
            ("map", &self.map),
        ]
    }

    /// What a text says; nothing, if it is not one of ours.
    pub fn parse(text: &str) -> Self {
        let table = (text.len() <= MAX_BYTES).then(|| text.parse::<toml::Table>().ok()).flatten();
        let Some(table) = table else {
            return Self::default();
        };
        let word = |key: &str| table.get(key).and_then(toml::Value::as_str).and_then(kept);
        let rows = |key: &str| {
            let rows = table.get(key).and_then(toml::Value::as_table).into_iter().flatten();
            let rows = rows.filter_map(|(key, word)| Some((kept(key)?, kept(word.as_str()?)?)));
            rows.take(MAX_ENTRIES).collect()
        };
        Self {
            panel: word("panel"),
            analysis: word("analysis"),
            zoom: table.get("zoom").and_then(toml::Value::as_bool).unwrap_or_default(),
            as_of: word("as-of").and_then(|it| date::day(&it)),
            known: word("known"),
            filters: rows("filters"),
            sorts: rows("sorts"),
            selected: rows("selected"),
            map: rows("map"),
        }
    }
}

/// A value worth keeping: safe to show, not empty, not endless. A part of it would be another value.
fn kept(word: &str) -> Option<String> {
    let length = word.chars().take(MAX_LENGTH + 1).count();
    let clean = (1..=MAX_LENGTH).contains(&length).then(|| Text::of(word))?;
    (!clean.is_empty()).then(|| clean.to_string())
}

/// A basic string of TOML; nothing in it but quotes and backslashes needs care once it is clean.
fn quote(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
        rows.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect()
    }

    #[test]
    fn what_was_written_reads_back() {
        let session = Session {
            panel: Some("fronts".into()),
            analysis: Some("gaps".into()),
            zoom: true,
            as_of: date::day("2024-10-16"),
            known: Some("now".into()),
            filters: table(&[("evidence", "by:\"bud\\anov\" 北"), ("aid", "x")]),
            sorts: table(&[("aid", "-gap")]),
            selected: table(&[("fronts", "front:kursk")]),
            map: table(&[("at", "37.5 48 61.25"), ("list", "true")]),
        };
        assert_eq!(Session::parse(&session.to_toml()), session);
        assert_eq!(Session::parse(&Session::default().to_toml()), Session::default());
    }

    #[test]
    fn what_cannot_be_read_was_never_written() {
        for text in
            ["", "panel = ", "\u{0}", "panel = 3\nzoom = \"x\"\nas-of = \"2024-13-01\"\nnew = 1"]
        {
            assert_eq!(Session::parse(text), Session::default(), "{text:?}");
        }
        let long = format!("panel = \"{}\"\nknown = \"now\"", "x".repeat(300));
        let read = Session::parse(&long);
        assert_eq!((read.panel, read.known.as_deref()), (None, Some("now")));
        assert_eq!(Session::parse(&" ".repeat(MAX_BYTES + 1)), Session::default());
        let hostile = Session::parse("panel = \"a\\u001b[2J\"\n[filters]\na = \"\\n\\u202e\"");
        assert_eq!(hostile.panel.as_deref(), Some("a␛[2J"));
        assert!(!hostile.to_toml().chars().any(|it| it.is_control() && it != '\n'));
    }

    #[test]
    fn what_is_written_is_never_too_long_to_read() {
        let rows = (0..500).map(|it| (format!("{it:0>190}"), "😀".repeat(200))).collect();
        let rows: BTreeMap<String, String> = rows;
        let (filters, sorts, selected, map) = (rows.clone(), rows.clone(), rows.clone(), rows);
        let page = Session { filters, sorts, selected, map, ..Session::default() }.to_toml();
        assert!(page.len() <= MAX_BYTES, "{}", page.len());
        assert_eq!(Session::parse(&page).filters.len(), MAX_ENTRIES);
    }
}
