//! The footnotes: one for each report that is cited, numbered in the order of first use.

use std::fmt::Write as _;

use super::escape;
use crate::briefing::block::{Briefing, Cite, Reference, SourceLine};
use crate::briefing::wording::full_stop;
use crate::export::{Glyphs, cites};

/// With more reports than this behind one figure, they share one footnote: a row of marks longer
/// than the figure hides it.
const MARKS: usize = 3;

/// The footnotes of a page in the making.
pub struct Notes<'a> {
    briefing: &'a Briefing,
    addresses: cites::Addresses,
    glyphs: Glyphs,
    /// What each footnote says, by number.
    given: Vec<Vec<Cite>>,
    numbers: std::collections::BTreeMap<Vec<Cite>, usize>,
}

impl<'a> Notes<'a> {
    /// No footnote yet.
    pub fn new(briefing: &'a Briefing, glyphs: Glyphs) -> Self {
        Self {
            briefing,
            addresses: cites::addresses(&briefing.references),
            glyphs,
            given: Vec::new(),
            numbers: std::collections::BTreeMap::new(),
        }
    }

    /// The marks for these citations, such as `[^1][^2]`.
    pub fn mark(&mut self, cites: &[Cite]) -> String {
        let mut known: Vec<Cite> = Vec::new();
        for cite in cites {
            if self.briefing.references.contains_key(cite) && !known.contains(cite) {
                known.push(*cite);
            }
        }
        if known.len() > MARKS {
            known.sort_unstable();
            return self.one(known);
        }
        known.into_iter().map(|cite| self.one(vec![cite])).collect()
    }

    fn one(&mut self, cites: Vec<Cite>) -> String {
        let next = self.given.len() + 1;
        let number = *self.numbers.entry(cites).or_insert_with_key(|cites| {
            self.given.push(cites.clone());
            next
        });
        format!("[^{number}]")
    }

    /// The text of all footnotes.
    pub fn print(&self) -> String {
        let mut out = String::new();
        for (at, cites) in self.given.iter().enumerate() {
            let text = match cites.as_slice() {
                [cite] => self.report(*cite),
                _ => self.group(cites),
            };
            let _ = writeln!(out, "[^{}]: {}", at + 1, escape::start(text));
        }
        out
    }

    /// Who said it, when, what, how rated, where it was published, and its address.
    fn report(&self, cite: Cite) -> String {
        let Some(reference) = self.briefing.references.get(&cite) else {
            return String::new();
        };
        let sources: Vec<(&str, String)> = if reference.sources.len() > MARKS {
            vec![("Via", format!("{}.", numbered(reference)))]
        } else {
            let sources = reference.sources.iter();
            let sources = sources.filter_map(|&number| cites::source(self.briefing, number));
            sources.map(|it| published(reference, it, self.glyphs)).collect()
        };
        format!("{} {}", self.says(reference, &sources), self.address(cite))
    }

    /// Several reports in one footnote: a list with the statement of each, its sources by number.
    fn group(&self, cites: &[Cite]) -> String {
        let mut out = format!("Rests on {} reports:\n", cites.len());
        for &cite in cites {
            let Some(reference) = self.briefing.references.get(&cite) else {
                continue;
            };
            let numbers = (!reference.sources.is_empty())
                .then(|| ("Via", format!("{}.", numbered(reference))));
            let says = self.says(reference, numbers.as_slice());
            let _ = write!(out, "\n    - {} {}", escape::start(says), self.address(cite));
        }
        out
    }

    /// Who said what, when, how rated, where. Nobody published our own assessments: they rest on
    /// what was published.
    fn says(&self, reference: &Reference, sources: &[(&str, String)]) -> String {
        let mut who = self.text(&reference.who);
        if !reference.reported.is_empty() {
            let _ = write!(who, ", {}", self.text(&reference.reported));
        }
        let says = full_stop(&self.text(&reference.says));
        if is_assessment(reference) {
            let all: Vec<&str> = sources.iter().map(|(_, text)| text.as_str()).collect();
            return match sources {
                [] => format!("{says} This is {who}."),
                _ => format!("{says} This is {who}, resting on: {}", all.join(" ")),
            };
        }
        let mut out = format!("{who}: {says}");
        if !reference.rating.is_empty() {
            let _ = write!(out, " Rated {}.", self.text(&reference.rating));
        }
        for (by, source) in sources {
            let _ = write!(out, " {by} {source}");
        }
        out
    }

    fn address(&self, cite: Cite) -> String {
        escape::code(self.addresses.get(&cite).map_or("", String::as_str))
    }

    fn text(&self, raw: &str) -> String {
        escape::text(raw, self.glyphs)
    }
}

/// Whether a report is our own word and not somebody else's.
fn is_assessment(reference: &Reference) -> bool {
    ["state:", "judgement:"].iter().any(|kind| reference.address.starts_with(kind))
}

/// The sources of a report by their numbers.
fn numbered(reference: &Reference) -> String {
    let mut sources = reference.sources.clone();
    sources.sort_unstable();
    let numbers: Vec<String> = sources.iter().map(ToString::to_string).collect();
    let noun = if numbers.len() == 1 { "source" } else { "sources" };
    format!("{noun} {}", numbers.join(", "))
}

/// How a report reached us: the word before its source, and the source in full. Who published it
/// himself is not named twice.
fn published(reference: &Reference, line: &SourceLine, glyphs: Glyphs) -> (&'static str, String) {
    if line.publisher == reference.who {
        let own = SourceLine { publisher: String::new(), ..line.clone() };
        return ("In", source(&own, glyphs));
    }
    ("Via", source(line, glyphs))
}

/// A source in full: `Publisher, “Title”, 2024-10-18. <https://…>`
pub fn source(source: &SourceLine, glyphs: Glyphs) -> String {
    let text = |raw: &str| escape::text(raw, glyphs);
    let mut parts = Vec::new();
    if !source.publisher.is_empty() {
        parts.push(text(&source.publisher));
    }
    parts.push(text(&format!("“{}”", source.title)));
    if !source.published.is_empty() {
        parts.push(text(&source.published));
    }
    if !source.reliability.is_empty() {
        parts.push(format!("reliability {}", text(&source.reliability)));
    }
    let mut out = format!("{}.", parts.join(", "));
    if !source.url.is_empty() {
        let _ = write!(out, " {}", escape::link(&source.url, glyphs));
    }
    out
}
