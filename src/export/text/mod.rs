//! Plain text that reads well in an e-mail: no frames, no escape bytes, no trailing spaces.
//!
//! Running text keeps to a measure the eye can follow even when tables are given more width.

mod closing;
mod table;

use crate::briefing::block::{Block, Briefing, Cite, Item, Run, Section};
use crate::briefing::wrap::{GLUE, width, wrap};
use crate::export::{Options, chart, cites};

/// Running text is set no wider than this.
const MEASURE: usize = 100;
/// Labels of facts take at most this much; a longer one wraps.
const LABEL: usize = 24;

/// Prints a briefing as plain text.
pub fn print(briefing: &Briefing, options: &Options) -> String {
    let mut page = Page {
        briefing,
        options,
        width: options.width.max(crate::export::MIN_WIDTH),
        out: String::new(),
    };
    page.title();
    for section in &briefing.sections {
        page.section(section);
    }
    closing::sources(&mut page);
    closing::receipt(&mut page);
    crate::export::defended(page.out)
}

/// A page in the making.
struct Page<'a> {
    briefing: &'a Briefing,
    options: &'a Options,
    width: usize,
    out: String,
}

impl Page<'_> {
    /// The text with the signs the reader chose.
    fn fold(&self, text: &str) -> String {
        self.options.glyphs.fold(text).into_owned()
    }

    /// Width of running text.
    fn measure(&self) -> usize {
        self.width.min(MEASURE)
    }

    /// One line, without trailing spaces.
    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end_matches(' '));
        self.out.push('\n');
    }

    /// An empty line, unless there is one or the page is empty.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A paragraph: `first` stands before its first line, as many spaces before the others.
    fn paragraph(&mut self, first: &str, text: &str) {
        let indent = width(first);
        let room = self.measure().saturating_sub(indent).max(1);
        for (at, line) in wrap(text, room).iter().enumerate() {
            let before = if at == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{before}{line}"));
        }
    }

    /// A heading with a bar to the right edge, so that the eye finds it while scrolling.
    fn banner(&mut self, title: &str) {
        self.gap();
        let title = format!("== {} ", self.fold(title));
        let bar = "=".repeat(self.measure().saturating_sub(width(&title)).max(2));
        self.line(&format!("{title}{bar}"));
        self.gap();
    }

    fn title(&mut self) {
        let title = wrap(&self.fold(&self.briefing.title), self.measure());
        let longest = title.iter().map(|line| width(line)).max().unwrap_or(0);
        for line in &title {
            self.line(line);
        }
        self.line(&"=".repeat(longest));
        self.gap();
        let head = &self.briefing.head;
        self.facts(head.iter().map(|(label, value)| (label.as_str(), value.clone())));
    }

    fn section(&mut self, section: &Section) {
        self.banner(section.title);
        for block in &section.blocks {
            self.gap();
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                let text = self.fold(text);
                let lines = wrap(&text, self.measure());
                let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
                for line in &lines {
                    self.line(line);
                }
                self.line(&"-".repeat(longest));
            }
            Block::Prose(runs) => {
                let text = self.runs(runs);
                self.paragraph("", &text);
            }
            Block::Note(text) => {
                let text = self.fold(text);
                self.paragraph("  ", &text);
            }
            Block::List(items) => self.list(items),
            Block::Facts(facts) => {
                let facts: Vec<_> =
                    facts.iter().map(|(label, runs)| (label.as_str(), self.runs(runs))).collect();
                self.facts(facts.into_iter());
            }
            Block::Table(table) => table::print(self, table),
            Block::Chart(figure) => {
                for line in chart::lines(figure, self.options) {
                    self.line(&line);
                }
                self.gap();
                let caption = self.fold(&chart::caption(figure, self.options));
                self.paragraph("  ", &caption);
            }
        }
    }

    fn list(&mut self, items: &[Item]) {
        let loose = items.iter().any(|item| !item.below.is_empty());
        for (at, item) in items.iter().enumerate() {
            if loose && at > 0 {
                self.gap();
            }
            let text = self.runs(&item.runs);
            self.paragraph("- ", &text);
            for below in &item.below {
                let text = self.runs(below);
                self.paragraph("  ", &text);
            }
        }
    }

    /// Labels in one column, their values in the other.
    fn facts<'f>(&mut self, facts: impl Iterator<Item = (&'f str, String)>) {
        let facts: Vec<_> =
            facts.map(|(label, value)| (self.fold(label), self.fold(&value))).collect();
        let longest = facts.iter().map(|(label, _)| width(label)).max();
        let column = longest.unwrap_or(0).min(LABEL).min(self.width / 3);
        let room = self.measure().saturating_sub(column + 2).max(1);
        for (label, value) in &facts {
            let labels = wrap(label, column);
            let values = wrap(value, room);
            for at in 0..labels.len().max(values.len()) {
                let label = labels.get(at).map_or("", String::as_str);
                let value = values.get(at).map_or("", String::as_str);
                let space = " ".repeat((column + 2).saturating_sub(width(label)));
                self.line(&format!("{label}{space}{value}"));
            }
        }
    }

    /// Running text with its citation marks.
    fn runs(&self, runs: &[Run]) -> String {
        let mut text = String::new();
        for (run, cites) in cites::marked(runs) {
            let words = self.options.glyphs.fold(&run.text);
            let mark = self.mark(cites);
            if mark.is_empty() {
                text.push_str(&words);
                continue;
            }
            let body = words.trim_end();
            text.push_str(body);
            if !text.is_empty() {
                text.push(GLUE);
            }
            text.push_str(&mark);
            text.push_str(&words[body.len()..]);
        }
        text
    }

    /// `[3, 7]`, or nothing; its spaces do not break.
    fn mark(&self, cites: &[Cite]) -> String {
        let numbers = cites::numbers(self.briefing, cites);
        if numbers.is_empty() {
            return String::new();
        }
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("[{}]", numbers.join(&format!(",{GLUE}")))
    }
}
