//! The pieces of a page, and which pieces of two pages are about the same.

use std::collections::HashMap;

use crate::briefing::block::{Block, Item, Row, Run, Table, Tone, Value};

/// Something on a page that can be another in a scenario.
#[derive(Clone, Copy, Debug)]
pub enum What<'b> {
    /// A heading.
    Heading(&'b str),
    /// A paragraph.
    Prose(&'b [Run]),
    /// A remark.
    Note(&'b str),
    /// An item of a list.
    Item(&'b Item),
    /// A label with its value.
    Fact(&'b str, &'b [Run]),
    /// A row of a table.
    Row(&'b Table, &'b Row),
    /// The total of a table.
    Total(&'b Table, &'b Row),
}

/// A piece with the place it has.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'b> {
    /// What it is.
    pub what: What<'b>,
    /// The block it stands in.
    pub block: usize,
    /// The heading above it, and the label below that heading if there is one.
    pub heading: [&'b str; 2],
    /// The record it is about: that of the list of one item above it.
    owner: &'b str,
}

/// The pieces of a page in reading order: blocks that are neither a map nor a label have one or more.
pub fn pieces(blocks: &[Block]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut heading, mut owner) = (["", ""], "");
    for (at, block) in blocks.iter().enumerate() {
        if let Block::Heading(text) = block {
            (heading, owner) = ([text, ""], "");
        } else if let Some(label) = label(blocks, at) {
            (heading[1], owner) = (label, "");
            continue;
        }
        let mut add = |what| pieces.push(Piece { what, block: at, heading, owner });
        match block {
            Block::Heading(text) => add(What::Heading(text)),
            Block::Prose(runs) => add(What::Prose(runs)),
            Block::Note(text) => add(What::Note(text)),
            Block::List(items) => items.iter().for_each(|it| add(What::Item(it))),
            Block::Facts(facts) => {
                for (label, runs) in facts {
                    add(What::Fact(label, runs));
                }
            }
            Block::Table(table) => {
                table.rows.iter().for_each(|row| add(What::Row(table, row)));
                table.total.iter().for_each(|row| add(What::Total(table, row)));
            }
            Block::Chart(_) => {}
        }
        if let Block::List(items) = block {
            owner = if let [item] = &items[..] { &item.record } else { "" };
        }
    }
    pieces
}

/// The words of a paragraph that is but the label of the list below it.
pub fn label(blocks: &[Block], at: usize) -> Option<&str> {
    let (Block::Prose(runs), Some(Block::List(_))) = (blocks.get(at)?, blocks.get(at + 1)) else {
        return None;
    };
    let [Run { text, tone: Tone::Strong, sources }] = &runs[..] else { return None };
    sources.is_empty().then_some(text)
}

/// For each piece of a page the piece of another page that is about the same, if there is one: what
/// is most alike goes first.
pub fn pairs(before: &[Piece<'_>], now: &[Piece<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; now.len()];
    let mut taken = vec![false; before.len()];
    for (key, rule) in PASSES {
        let mut alike: HashMap<String, [Vec<usize>; 2]> = HashMap::new();
        let left = before.iter().enumerate().filter(|&(at, _)| !taken[at]);
        for (at, key) in left.filter_map(|(at, it)| Some((at, key(it)?))) {
            alike.entry(key).or_default()[0].push(at);
        }
        let left = now.iter().enumerate().filter(|&(at, _)| found[at].is_none());
        for (at, key) in left.filter_map(|(at, it)| Some((at, key(it)?))) {
            alike.entry(key).or_default()[1].push(at);
        }
        for [was, is] in alike.into_values().filter(|[was, is]| rule.allows(was.len(), is.len())) {
            for (was, is) in was.into_iter().zip(is) {
                (found[is], taken[was]) = (Some(was), true);
            }
        }
    }
    found
}

/// When pieces with one key are about the same.
#[derive(Clone, Copy)]
enum Rule {
    /// Always, the first with the first.
    InOrder,
    /// If there is but one on each page.
    Alone,
    /// If there are as many on each page.
    AsMany,
}

impl Rule {
    fn allows(self, was: usize, is: usize) -> bool {
        match self {
            Self::InOrder => true,
            Self::Alone => was == 1 && is == 1,
            Self::AsMany => was == is,
        }
    }
}

type KeyOf = fn(&Piece<'_>) -> Option<String>;

/// From the same words in the same place to no more than the same record.
const PASSES: [(KeyOf, Rule); 7] = [
    (|it| Some(it.key(&[&it.here(), &it.text()])), Rule::InOrder),
    (|it| Some(it.key(&[&it.text()])), Rule::InOrder),
    (|it| Some(it.key(&[&it.here(), &it.gist()])), Rule::InOrder),
    (|it| it.loose().then(|| it.key(&[&it.here()])), Rule::Alone),
    (|it| (it.loose() && !it.name().is_empty()).then(|| it.key(&[])), Rule::Alone),
    (|it| it.codes().map(|codes| it.key(&[&it.here(), &codes])), Rule::InOrder),
    (|it| it.loose().then(|| it.key(&[&it.here()])), Rule::AsMany),
];

/// Parts of a key are kept apart by a sign that no text holds.
const APART: &str = "\u{1f}";

impl Piece<'_> {
    /// Kind, owner and name, with more.
    fn key(&self, more: &[&str]) -> String {
        let kind = match self.what {
            What::Heading(_) => "heading".to_owned(),
            What::Prose(_) => "prose".to_owned(),
            What::Note(_) => "note".to_owned(),
            What::Item(_) => "item".to_owned(),
            What::Fact(..) => "fact".to_owned(),
            What::Row(table, _) => heads(table, "row"),
            What::Total(table, _) => heads(table, "total"),
        };
        let own = [kind.as_str(), self.owner(), self.name()];
        [&own[..], more].concat().join(APART)
    }

    /// The heading above it, without the counts in it; a heading has none above it.
    pub fn here(&self) -> String {
        if matches!(self.what, What::Heading(_)) {
            return String::new();
        }
        uncounted(&self.heading.join(APART))
    }

    /// The record that rows and facts are about, if they stand below one.
    pub fn owner(&self) -> &str {
        match self.what {
            What::Row(..) | What::Total(..) | What::Fact(..) => self.owner,
            _ => "",
        }
    }

    /// Whether it may be paired by its place and name alone.
    fn loose(&self) -> bool {
        !matches!(self.what, What::Heading(_))
    }

    /// What it is about: its record, its label, else the first words of its row.
    fn name(&self) -> &str {
        match self.what {
            What::Item(item) => &item.record,
            What::Fact(label, _) => label,
            What::Row(_, row) if row.record.is_empty() => title(row),
            What::Row(_, row) => &row.record,
            _ => "",
        }
    }

    /// All its words.
    fn text(&self) -> String {
        match self.what {
            What::Heading(text) | What::Note(text) => text.to_owned(),
            What::Prose(runs) | What::Fact(_, runs) => words(runs),
            What::Item(item) => lines(words(&item.runs), &item.below),
            What::Row(_, row) | What::Total(_, row) => {
                let cells: Vec<&str> = row.cells.iter().map(|it| value(&it.value)).collect();
                lines(cells.join(APART), &row.below)
            }
        }
    }

    /// Its words without numbers and dates.
    fn gist(&self) -> String {
        match self.what {
            What::Item(item) => words(&item.runs),
            What::Row(_, row) | What::Total(_, row) => {
                let wordy = |it: &Value| !matches!(it, Value::Number(_) | Value::Date(_));
                let cells = row.cells.iter().map(|it| &it.value).filter(|it| wordy(it));
                cells.map(value).collect::<Vec<_>>().join(APART)
            }
            _ => uncounted(&self.text()),
        }
    }

    /// The codes of a row.
    fn codes(&self) -> Option<String> {
        let What::Row(_, row) = self.what else { return None };
        let codes = row.cells.iter().filter_map(|it| match &it.value {
            Value::Code(text) => Some(text.as_str()),
            _ => None,
        });
        let codes: Vec<&str> = codes.collect();
        (!codes.is_empty()).then(|| codes.join(APART))
    }
}

/// Tables of the same columns show the same of their records.
fn heads(table: &Table, what: &str) -> String {
    let heads: Vec<&str> = table.columns.iter().map(|column| column.head).collect();
    format!("{what}{APART}{}", heads.join(APART))
}

fn uncounted(text: &str) -> String {
    text.chars().filter(|it| !it.is_ascii_digit()).collect()
}

fn lines(first: String, below: &[Vec<Run>]) -> String {
    let below = below.iter().map(|line| words(line));
    std::iter::once(first).chain(below).collect::<Vec<_>>().join(APART)
}

/// The words of running text.
pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The words of a value.
pub fn value(value: &Value) -> &str {
    match value {
        Value::Prose(text)
        | Value::Name(text)
        | Value::Number(text)
        | Value::Date(text)
        | Value::Code(text) => text,
        Value::Missing => "—",
    }
}

/// The first words of a row.
pub fn title(row: &Row) -> &str {
    let named = row.cells.iter().find_map(|cell| match &cell.value {
        Value::Name(text) | Value::Prose(text) => Some(text.as_str()),
        _ => None,
    });
    named.unwrap_or(&row.record)
}
