//! Files with a `[scenario]`: their records are laid over the dossier only when the scenario is held.

use crate::diagnostic::Diagnostic;
use crate::load::assemble::Records;
use crate::load::tree::{Data, Key, Row, Table};
use crate::load::{Attach, chunks, faults};
use crate::span::{FileId, Span};

/// The word of the header.
pub(super) const WORD: &str = "scenario";

/// Whether a file holds a scenario: a line with its header stands in it.
pub(super) fn is_one(text: &str) -> bool {
    let header = |line: &str| {
        let inner = line.trim().strip_prefix('[')?.split(']').next()?;
        Some(inner.trim().trim_matches(['"', '\'']) == WORD)
    };
    text.contains(WORD) && text.lines().any(|line| header(line) == Some(true))
}

/// The name a scenario file gives its scenario; empty if none can be read.
pub(super) fn name(text: &str, file: FileId) -> String {
    let mut search = Name(String::new());
    chunks::parse(text, file, &mut search);
    search.0
}

/// Looks for the name and nothing else.
struct Name(String);

impl<'t> Records<'t> for Name {
    fn record(&mut self, key: &Key<'t>, table: Table<'t>, _: bool, broken: bool) {
        // A header that is not whole holds nothing: its faults must be told with the others.
        if key.word == WORD
            && !broken
            && self.0.is_empty()
            && let Some(Data::Text(id)) = table.get("id").map(|row| &row.value.data)
        {
            self.0 = id.to_string();
        }
    }
    fn defaults(&mut self, _: &Table<'t>) {}
    fn loose(&mut self, _: &Row<'t>) {}
    fn fault(&mut self, _: Diagnostic) {}
    fn stopped(&mut self, _: Diagnostic) {}
    fn uncounted(&mut self, _: usize, _: Span) {}
}

/// Hands on the header of a scenario and holds back what it assumes, faults included: they are told
/// when the scenario is held.
pub(super) struct HeaderOnly<'r, R> {
    /// Takes the header.
    pub(super) taker: &'r mut R,
    /// Opens the files it attaches, so that they belong to the dossier whether it is held or not.
    pub(super) attach: &'r Attach<'r>,
    /// The name of the file.
    pub(super) file: &'r str,
}

impl<'t, R: Records<'t>> Records<'t> for HeaderOnly<'_, R> {
    fn record(&mut self, key: &Key<'t>, table: Table<'t>, many: bool, broken: bool) {
        match &*key.word {
            WORD => self.taker.record(key, table, many, broken),
            "dataset" => {
                let says = "`[dataset]` stands in the file of a scenario";
                self.taker.fault(
                    Diagnostic::new(&faults::UNKNOWN_RECORD, key.span, says)
                        .label("set aside with the scenario")
                        .help("put `[scenario]` and what it assumes into a file of its own"),
                );
                self.taker.record(key, table, many, broken);
            }
            _ => {
                let rows = ["line", "area"].into_iter().filter_map(|field| table.get(field));
                for row in rows {
                    if let Data::Text(path) = &row.value.data {
                        // Whether it is there is told when the scenario is held.
                        let _ = (self.attach)(self.file, path);
                    }
                }
            }
        }
    }
    fn defaults(&mut self, table: &Table<'t>) {
        self.taker.defaults(table);
    }
    fn loose(&mut self, _: &Row<'t>) {}
    fn fault(&mut self, _: Diagnostic) {}
    fn stopped(&mut self, _: Diagnostic) {}
    fn uncounted(&mut self, _: usize, _: Span) {}
}

#[cfg(test)]
mod tests {
    use super::{is_one, name};
    use crate::span::FileId;

    #[test]
    fn a_scenario_is_known_by_its_header() {
        assert!(is_one("# what if\n[ scenario ] # yes\nid = \"a\"\n"));
        for text in ["", "scenario = 1", "[[scenario]]", "[scenarios]", "says = \"[scenario] x\""] {
            assert!(!is_one(text), "{text}");
        }
        assert_eq!(name("[[claim]]\nid = \"b\"\n[scenario]\nid = \"a\"\n", FileId(0)), "a");
        assert_eq!(name("[scenario]\nid = 3\n", FileId(0)), "");
    }
}
