//! A page laid out at a width: lines of styled text, and which of them can be selected.
//!
//! Laying out costs as much as the page is long, so it is done once for each page, width, filter
//! and order; a key that moves the selection costs only what is visible.

mod days;
mod filter;
mod flow;
mod sort;
mod table;

pub use filter::{Filter, fields};
pub use sort::{Order, letters};

use crate::briefing::block::{Block, Item, Row, Run, Table, Tone};
use crate::briefing::glyphs::Glyphs;
use crate::briefing::wrap::width;
use crate::config::theme::Role;
use flow::flow;

/// Text in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words, with the signs of the screen.
    pub text: String,
    /// What they are for.
    pub role: Role,
}

/// A line of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text from left to right.
    pub spans: Vec<Span>,
    /// The entry it belongs to: an index into [`Sheet::entries`].
    pub entry: Option<usize>,
}

/// Something that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record, as `kind:id`.
    pub record: String,
    /// Its first line.
    pub line: usize,
    /// How many lines it has.
    pub lines: usize,
    /// Its text without layout, for the clipboard.
    pub text: String,
}

/// A page laid out.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The heads of the columns, if the page begins with a table: they stay while it scrolls.
    pub head: Vec<Line>,
    /// The lines.
    pub lines: Vec<Line>,
    /// What can be selected, from above.
    pub entries: Vec<Entry>,
    /// How many columns did not fit.
    pub dropped: usize,
    /// How many entries there are without the filter.
    pub all: usize,
}

/// How a page is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Cells in a line.
    pub width: usize,
    /// The signs in use.
    pub glyphs: Glyphs,
    /// What must match.
    pub filter: Filter,
    /// The order of the rows of tables.
    pub order: Option<Order>,
    /// Whether every word is shown: prose in tables wraps, and rows show the lines that belong to
    /// them.
    pub whole: bool,
}

impl Sheet {
    /// Lays blocks out.
    pub fn of<'p>(blocks: impl IntoIterator<Item = &'p Block>, style: &Style) -> Self {
        let blocks: Vec<&Block> = blocks.into_iter().collect();
        let mut maker =
            Maker { style, sheet: Self::default(), plans: table::Plans::of(&blocks, style) };
        let first = blocks.iter().find(|block| !matches!(block, Block::Heading(_)));
        let first = match first {
            Some(Block::Table(table)) => Some(&table.columns),
            _ => None,
        };
        let mut heading = None;
        for (at, &block) in blocks.iter().enumerate() {
            if let Block::Heading(text) = block {
                heading = Some(text);
                continue;
            }
            let pinned = matches!(block, Block::Table(it) if Some(&it.columns) == first);
            maker.block(block, at, heading.take(), pinned);
        }
        maker.sheet
    }

    /// The entry of a record, looked for first where it was.
    pub fn find(&self, record: &str, hint: usize) -> Option<usize> {
        let is = |entry: &Entry| entry.record == record;
        if self.entries.get(hint).is_some_and(is) {
            return Some(hint);
        }
        self.entries.iter().position(is)
    }
}

/// What a tone looks like on screen.
pub fn role(tone: Tone) -> Role {
    match tone {
        Tone::Plain => Role::Text,
        Tone::Strong => Role::Strong,
        Tone::Dim => Role::Dim,
        Tone::Confirmed => Role::Confirmed,
        Tone::Claimed => Role::Claimed,
        Tone::Disputed => Role::Disputed,
        Tone::Alert => Role::Alert,
        Tone::SideA => Role::SideA,
        Tone::SideB => Role::SideB,
        Tone::Assumed => Role::Changed,
    }
}

struct Maker<'s> {
    style: &'s Style,
    sheet: Sheet,
    plans: table::Plans,
}

impl Maker<'_> {
    fn block(&mut self, block: &Block, at: usize, heading: Option<&String>, pinned: bool) {
        let filtered = self.style.filter.is_on();
        match block {
            // A map has a panel of its own.
            Block::Heading(_) | Block::Chart(_) => {}
            Block::Table(table) => self.table(table, at, heading, pinned),
            Block::List(items) => {
                self.sheet.all += items.iter().filter(|it| !it.record.is_empty()).count();
                let kept: Vec<_> =
                    items.iter().filter(|item| self.style.filter.item(item)).collect();
                if !kept.is_empty() {
                    self.heading(heading);
                }
                for item in kept {
                    self.item(item);
                }
            }
            _ if filtered => {}
            Block::Prose(runs) => {
                self.heading(heading);
                self.prose(runs, 0, Role::Text);
            }
            Block::Facts(facts) => {
                self.heading(heading);
                self.facts(facts);
            }
            Block::Note(text) => {
                self.heading(heading);
                let runs = [Run { text: text.clone(), tone: Tone::Dim, sources: Vec::new() }];
                self.prose(&runs, 0, Role::Dim);
            }
        }
    }

    /// A heading, set apart from what stands above it.
    fn heading(&mut self, text: Option<&String>) {
        let Some(text) = text else { return };
        if !self.sheet.lines.is_empty() {
            self.sheet.lines.push(Line::default());
        }
        let text = self.style.glyphs.fold(text).into_owned();
        for spans in flow(&[(text, Role::Title)], self.style.width) {
            self.sheet.lines.push(Line { spans, entry: None });
        }
    }

    fn styled(&self, runs: &[Run], plain: Role) -> Vec<(String, Role)> {
        let role_of = |tone| if tone == Tone::Plain { plain } else { role(tone) };
        let fold = |run: &Run| self.style.glyphs.fold(&run.text).into_owned();
        runs.iter().map(|run| (fold(run), role_of(run.tone))).collect()
    }

    fn prose(&mut self, runs: &[Run], indent: usize, plain: Role) {
        self.text(runs, indent, indent, "", plain, None);
    }

    /// Wrapped text with a mark before its first line.
    fn text(
        &mut self,
        runs: &[Run],
        first: usize,
        indent: usize,
        mark: &str,
        plain: Role,
        entry: Option<usize>,
    ) {
        let styled = self.styled(runs, plain);
        let room = self.style.width.saturating_sub(indent.max(first + width(mark))).max(1);
        for (at, spans) in flow(&styled, room).into_iter().enumerate() {
            let before = if at == 0 { mark } else { "" };
            let pad = if at == 0 { first } else { indent };
            let lead = format!("{}{before}", " ".repeat(pad));
            let mut line = vec![Span { text: lead, role: Role::Dim }];
            line.extend(spans);
            line.retain(|span| !span.text.is_empty());
            self.sheet.lines.push(Line { spans: line, entry });
        }
    }

    fn item(&mut self, item: &Item) {
        let start = self.sheet.lines.len();
        let entry = (!item.record.is_empty()).then_some(self.sheet.entries.len());
        self.text(&item.runs, 0, 2, self.bullet(), Role::Text, entry);
        for paragraph in &item.below {
            self.text(paragraph, 2, 2, "", Role::Text, entry);
        }
        self.entry(&item.record, start, filter::item_text(item));
    }

    fn bullet(&self) -> &'static str {
        if self.style.glyphs == Glyphs::Ascii { "- " } else { "· " }
    }

    fn entry(&mut self, record: &str, start: usize, text: String) {
        if !record.is_empty() {
            let lines = self.sheet.lines.len() - start;
            self.sheet.entries.push(Entry { record: record.to_owned(), line: start, lines, text });
        }
    }

    fn facts(&mut self, facts: &[(String, Vec<Run>)]) {
        let widest = facts.iter().map(|fact| width(&fact.0)).max().unwrap_or(0);
        let label = widest.min(self.style.width * 2 / 5) + 2;
        for (name, runs) in facts {
            let name = self.style.glyphs.fold(name).into_owned();
            let wide = width(&name);
            // A label wider than its column stands on a line of its own.
            if wide + 2 > label {
                let spans = vec![Span { text: name, role: Role::Dim }];
                self.sheet.lines.push(Line { spans, entry: None });
                self.prose(runs, label, Role::Text);
            } else {
                let mark = format!("{name}{}", " ".repeat(label - wide));
                self.text(runs, 0, label, &mark, Role::Text, None);
            }
        }
    }

    fn table(&mut self, table: &Table, at: usize, heading: Option<&String>, pinned: bool) {
        let named = |row: &&Row| !row.record.is_empty();
        self.sheet.all += table.rows.iter().filter(named).count();
        let mut rows: Vec<&Row> =
            table.rows.iter().filter(|row| self.style.filter.row(table, row)).collect();
        if rows.is_empty() && (self.style.filter.is_on() || table.rows.is_empty()) {
            return;
        }
        if let Some(order) = &self.style.order {
            order.sort(table, &mut rows);
        }
        self.heading(heading);
        let Some(plan) = self.plans.of_block(at).cloned() else { return };
        self.sheet.dropped = self.sheet.dropped.max(plan.plan.dropped.len());
        let head = plan.head(table, self.style);
        if !pinned {
            self.sheet.lines.extend(head);
        } else if self.sheet.head.is_empty() {
            self.sheet.head = head;
        }
        for row in rows {
            self.row(table, row, &plan);
        }
        if let Some(total) = table.total.as_ref().filter(|_| !self.style.filter.is_on()) {
            self.sheet.lines.push(Line::default());
            for spans in plan.lines(table, total, self.style) {
                self.sheet.lines.push(Line { spans, entry: None });
            }
        }
    }

    fn row(&mut self, table: &Table, row: &Row, plan: &table::Laid) {
        let start = self.sheet.lines.len();
        let entry = (!row.record.is_empty()).then_some(self.sheet.entries.len());
        for spans in plan.lines(table, row, self.style) {
            self.sheet.lines.push(Line { spans, entry });
        }
        if self.style.whole {
            for paragraph in &row.below {
                self.text(paragraph, 4, 4, "", Role::Dim, entry);
            }
        }
        self.entry(&row.record, start, filter::row_text(row));
    }
}
