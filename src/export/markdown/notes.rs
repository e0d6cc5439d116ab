//! The footnotes: one for each report that is cited, numbered in the order of first use.

use std::fmt::Write as _;

use super::{Addresses, escape};
use crate::briefing::block::{Briefing, Cite, Reference, SourceLine};
use crate::export::{Glyphs, cites};

/// With more reports than this behind one figure, they share one footnote: a row of marks longer
/// than the figure hides it.
const MARKS: usize = 3;

/// The footnotes of a page in the making.
pub struct Notes<'a> {
    briefing: &'a Briefing,
    addresses: Addresses,
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
        let mut out = self.text(&reference.who);
        if !reference.reported.is_empty() {
            let _ = write!(out, ", {}", self.text(&reference.reported));
        }
        let _ = write!(out, ": {}", sentence(&self.text(&reference.says)));
        if !reference.rating.is_empty() {
            let _ = write!(out, " Rated {}.", self.text(&reference.rating));
        }
        if reference.sources.len() > MARKS {
            let _ = write!(out, " Via {}.", numbered(reference));
        } else {
            let sources = reference.sources.iter();
            for it in sources.filter_map(|&number| cites::source(self.briefing, number)) {
                let _ = write!(out, " Via {}", source(it, self.glyphs));
            }
        }
        let _ = write!(out, " {}", self.address(cite));
        out
    }

    /// Several reports in one footnote: address, who, when, rating and source of each.
    fn group(&self, cites: &[Cite]) -> String {
        let reports: Vec<String> = cites.iter().map(|&cite| self.short(cite)).collect();
        format!("Rests on {} reports: {}.", cites.len(), reports.join("; "))
    }

    fn short(&self, cite: Cite) -> String {
        let Some(reference) = self.briefing.references.get(&cite) else {
            return String::new();
        };
        let mut parts = vec![self.text(&reference.who)];
        if !reference.reported.is_empty() {
            parts.push(self.text(&reference.reported));
        }
        if !reference.rating.is_empty() {
            parts.push(format!("rated {}", self.text(&reference.rating)));
        }
        if !reference.sources.is_empty() {
            parts.push(numbered(reference));
        }
        format!("{} ({})", self.address(cite), parts.join(", "))
    }

    fn address(&self, cite: Cite) -> String {
        escape::code(self.addresses.get(&cite).map_or("", String::as_str))
    }

    fn text(&self, raw: &str) -> String {
        escape::text(raw, self.glyphs)
    }
}

/// The sources of a report by their numbers.
fn numbered(reference: &Reference) -> String {
    let mut sources = reference.sources.clone();
    sources.sort_unstable();
    let numbers: Vec<String> = sources.iter().map(ToString::to_string).collect();
    let noun = if numbers.len() == 1 { "source" } else { "sources" };
    format!("{noun} {}", numbers.join(", "))
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

/// The text with a full stop, unless it ends a sentence already.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '…']) { text.to_owned() } else { format!("{text}.") }
}
