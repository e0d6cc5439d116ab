//! GitHub-flavoured Markdown: real tables, and a footnote for every figure that says who said it,
//! where, when, and how far to trust it.

mod escape;
mod notes;

use std::fmt::Write as _;

use crate::briefing::block::{
    Block, Briefing, Cell, Form, Item, Row, Run, Section, Table, Tone, Value,
};
use crate::briefing::plan::{Head, MISSING};
use crate::export::{Options, chart, cites};
use notes::Notes;

// Three marks for three kinds of list: two lists with the same mark in a row would become one.
// `-` items, `*` facts, `+` what stands below the rows of a table.

/// Prints a briefing as Markdown.
pub fn print(briefing: &Briefing, options: &Options) -> String {
    let mut page =
        Page { notes: Notes::new(briefing, options.glyphs), options: *options, out: String::new() };
    page.title(briefing);
    for section in &briefing.sections {
        page.section(section);
    }
    page.sources(briefing);
    page.receipt(briefing);
    let notes = page.notes.print();
    page.paragraph(&notes);
    let text = format!("{}\n", page.out.trim_end());
    crate::export::defended(text)
}

/// A page in the making.
struct Page<'a> {
    notes: Notes<'a>,
    options: Options,
    out: String,
}

impl Page<'_> {
    /// A block and the empty line after it; nothing for an empty block.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push_str(text.trim_end());
            self.out.push_str("\n\n");
        }
    }

    fn text(&self, raw: &str) -> String {
        escape::text(raw, self.options.glyphs)
    }

    fn title(&mut self, briefing: &Briefing) {
        let title = self.text(&briefing.title);
        self.paragraph(&format!("# {title}"));
        let head: Vec<String> = briefing
            .head
            .iter()
            .map(|(label, value)| format!("- **{}:** {}", self.text(label), self.text(value)))
            .collect();
        self.paragraph(&head.join("\n"));
    }

    fn section(&mut self, section: &Section) {
        let title = self.text(section.title);
        self.paragraph(&format!("## {title}"));
        for block in &section.blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let text = match block {
            Block::Heading(text) => format!("### {}", self.text(text)),
            Block::Note(text) => emphasis("_", self.text(text).trim()),
            Block::Prose(runs) => escape::start(self.runs(runs)),
            Block::List(items) => self.list(items),
            Block::Facts(facts) => {
                let facts: Vec<String> = facts
                    .iter()
                    .map(|(label, runs)| format!("* **{}:** {}", self.text(label), self.runs(runs)))
                    .collect();
                facts.join("\n")
            }
            Block::Table(table) => self.table(table),
            Block::Chart(figure) => {
                let caption = self.text(&chart::caption(figure, &self.options));
                let drawing = fenced(&chart::lines(figure, &self.options));
                format!("{drawing}\n\n{}", emphasis("_", &caption))
            }
        };
        self.paragraph(&text);
    }

    fn list(&mut self, items: &[Item]) -> String {
        let mut out = String::new();
        for item in items {
            let text = escape::start(self.runs(&item.runs));
            let _ = writeln!(out, "- {text}");
            for below in &item.below {
                let text = escape::start(self.runs(below));
                let _ = writeln!(out, "\n  {text}");
            }
        }
        out
    }

    /// Running text with its footnote marks.
    fn runs(&mut self, runs: &[Run]) -> String {
        let mut out = String::new();
        for (run, cites) in cites::marked(runs) {
            let words = self.text(&run.text);
            let body = words.trim();
            out.push_str(&words[..words.len() - words.trim_start().len()]);
            match run.tone {
                Tone::Strong | Tone::Alert => out.push_str(&emphasis("**", body)),
                _ => out.push_str(body),
            }
            out.push_str(&self.notes.mark(cites));
            out.push_str(&words[words.trim_end().len()..]);
        }
        out.trim().to_owned()
    }

    fn table(&mut self, table: &Table) -> String {
        let heads = table.columns.iter().map(|it| self.text(&Head::of(it).text));
        let rules = table.columns.iter().map(|column| match column.form {
            Form::Number => "---:".to_owned(),
            _ => "---".to_owned(),
        });
        let mut lines = vec![line_of(heads), line_of(rules)];
        for row in &table.rows {
            lines.push(self.row(row, table, false));
        }
        if let Some(total) = &table.total {
            lines.push(self.row(total, table, true));
        }
        let below = self.below(table);
        format!("{}\n\n{below}", lines.join("\n"))
    }

    fn row(&mut self, row: &Row, table: &Table, total: bool) -> String {
        let mut cells = Vec::with_capacity(table.columns.len());
        for (at, column) in table.columns.iter().enumerate() {
            let text = row.cells.get(at).map(|cell| {
                let unsaid = total && cell.value == Value::Missing && column.form != Form::Number;
                if unsaid { String::new() } else { self.cell(cell, total) }
            });
            cells.push(text.unwrap_or_default());
        }
        line_of(cells.into_iter())
    }

    fn cell(&mut self, cell: &Cell, total: bool) -> String {
        let mark = if total { "**" } else { "" };
        let text = emphasis(mark, self.value(&cell.value).trim());
        text + &self.notes.mark(&cell.sources)
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Prose(text)
            | Value::Name(text)
            | Value::Number(text)
            | Value::Date(text)
            | Value::Code(text) => self.text(text),
            Value::Missing => self.text(MISSING),
        }
    }

    /// What stands below the rows, as a list after the table: a cell cannot hold paragraphs.
    fn below(&mut self, table: &Table) -> String {
        let mut out = String::new();
        for row in table.rows.iter().chain(&table.total) {
            let Some((first, rest)) = row.below.split_first() else {
                continue;
            };
            let name = row.cells.first().map(|cell| self.value(&cell.value));
            let name = emphasis("**", name.unwrap_or_default().trim());
            let _ = writeln!(out, "+ {name}: {}", self.runs(first));
            for runs in rest {
                let text = escape::start(self.runs(runs));
                let _ = writeln!(out, "\n  {text}");
            }
        }
        out
    }

    /// A short list of the sources that were cited, unless the page has the full one.
    fn sources(&mut self, briefing: &Briefing) {
        let cited = cites::cited(briefing);
        if cited.is_empty() {
            return;
        }
        self.paragraph("## Sources cited");
        let lines: Vec<String> = cited
            .iter()
            .map(|it| format!("- \\[{}\\] {}", it.number, notes::source(it, self.options.glyphs)))
            .collect();
        self.paragraph(&lines.join("\n"));
    }

    /// The receipt, in a fenced block so that it can be copied as it is.
    fn receipt(&mut self, briefing: &Briefing) {
        self.paragraph("## Receipt");
        let receipt = &briefing.receipt;
        let mut lines = vec![
            format!("Program: sitroom {}", receipt.version),
            format!("SHA-256: {}", receipt.sha256),
        ];
        for (label, value) in &receipt.question {
            lines.push(format!("{label}: {value}"));
        }
        lines.push(format!("Command: {}", receipt.command.join(" ")));
        self.paragraph(&fenced(&lines));
    }
}

/// Lines to be shown as they are, in a fence longer than any row of backticks in them.
fn fenced(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|it| it.replace(['\n', '\r'], " ")).collect();
    let longest = lines.iter().map(|it| backticks(it)).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}text\n{}\n{fence}", lines.join("\n"))
}

/// The cells of one table line.
fn line_of(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

/// Words between two marks; an empty text takes none.
fn emphasis(mark: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{mark}{text}{mark}") }
}

/// The longest row of backticks in a text.
fn backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
