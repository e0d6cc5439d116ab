//! The briefing for programs: every value with the addresses of the reports it rests on.
//!
//! The shape is a promise: `"schema": 1` grows new keys but never changes or loses one. Amounts are
//! strings, as printed and in plain decimals, because a number in JSON would lose their exactness.

mod chart;

use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use crate::briefing::block::{
    Block, Briefing, Cell, Cite, Column, Exact, Form, Item, Row, Run, SourceLine, Table, Tone,
    Value,
};
use crate::export::cites::{self, Addresses};
use crate::export::{Options, is_suspect};

/// Prints a briefing as JSON.
pub fn print(briefing: &Briefing, _: &Options) -> String {
    let addresses = cites::addresses(&briefing.references);
    let page = page(briefing, &addresses);
    // Writing plain structs into a string has no way to fail.
    let json = serde_json::to_string_pretty(&page).unwrap_or_default();
    safe(&json) + "\n"
}

/// The same JSON with every character that could steer a terminal or break a script as `\uXXXX`.
/// Such a character can only stand inside a string, so the whole text can be treated at once.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    let mut done = 0;
    for (at, found) in json.match_indices(hidden) {
        out.push_str(&json[done..at]);
        for unit in found.encode_utf16() {
            let _ = write!(out, "\\u{unit:04x}");
        }
        done = at + found.len();
    }
    out.push_str(&json[done..]);
    out
}

/// Also the joiners: scripts need them, but a reader of JSON cannot see them.
fn hidden(c: char) -> bool {
    is_suspect(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

#[derive(Serialize)]
struct Page<'a> {
    schema: u32,
    title: &'a str,
    head: Vec<Pair<'a>>,
    sections: Vec<SectionJson<'a>>,
    references: Map<&'a str, ReferenceJson<'a>>,
    sources: Vec<SourceJson<'a>>,
    receipt: ReceiptJson<'a>,
}

#[derive(Serialize)]
struct Pair<'a> {
    label: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    id: &'a str,
    title: &'a str,
    blocks: Vec<BlockJson<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum BlockJson<'a> {
    Heading { text: &'a str },
    Prose { runs: Vec<RunJson<'a>> },
    List { items: Vec<ItemJson<'a>> },
    Facts { facts: Vec<FactJson<'a>> },
    Table(TableJson<'a>),
    Note { text: &'a str },
    Chart(chart::ChartJson<'a>),
}

#[derive(Serialize)]
struct RunJson<'a> {
    text: &'a str,
    tone: &'static str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    record: &'a str,
    runs: Vec<RunJson<'a>>,
    below: Vec<Vec<RunJson<'a>>>,
}

#[derive(Serialize)]
struct FactJson<'a> {
    label: &'a str,
    runs: Vec<RunJson<'a>>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    columns: Vec<ColumnJson<'a>>,
    rows: Vec<RowJson<'a>>,
    total: Option<RowJson<'a>>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    head: &'a str,
    unit: &'a str,
    form: &'static str,
}

#[derive(Serialize)]
struct RowJson<'a> {
    record: &'a str,
    cells: Vec<CellJson<'a>>,
    below: Vec<Vec<RunJson<'a>>>,
}

#[derive(Serialize)]
struct CellJson<'a> {
    kind: &'static str,
    text: Option<&'a str>,
    tone: &'static str,
    sources: Vec<&'a str>,
    /// Only on a cell that shows one claimed amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<ExactJson<'a>>,
}

#[derive(Serialize)]
struct ExactJson<'a> {
    low: Option<&'a str>,
    best: Option<&'a str>,
    high: Option<&'a str>,
    low_open: bool,
    high_open: bool,
    about: bool,
    unit: &'a str,
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct ReferenceJson<'a> {
    who: &'a str,
    says: &'a str,
    reported: &'a str,
    rating: &'a str,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    number: usize,
    id: &'a str,
    title: &'a str,
    publisher: &'a str,
    published: &'a str,
    reliability: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct ReceiptJson<'a> {
    sha256: &'a str,
    version: &'a str,
    question: Vec<Pair<'a>>,
    command: String,
}

/// A map in the order of its pairs.
struct Map<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn page<'a>(briefing: &'a Briefing, addresses: &'a Addresses) -> Page<'a> {
    let sections = briefing.sections.iter().map(|section| SectionJson {
        id: section.id,
        title: section.title,
        blocks: section.blocks.iter().map(|it| block(it, addresses)).collect(),
    });
    Page {
        schema: 1,
        title: &briefing.title,
        head: pairs(&briefing.head),
        sections: sections.collect(),
        references: references(briefing, addresses),
        sources: briefing.sources.iter().map(source).collect(),
        receipt: ReceiptJson {
            sha256: &briefing.receipt.sha256,
            version: &briefing.receipt.version,
            question: pairs(&briefing.receipt.question),
            command: briefing.receipt.command.join(" "),
        },
    }
}

fn pairs(pairs: &[(String, String)]) -> Vec<Pair<'_>> {
    pairs.iter().map(|(label, value)| Pair { label, value }).collect()
}

fn references<'a>(
    briefing: &'a Briefing,
    addresses: &'a Addresses,
) -> Map<&'a str, ReferenceJson<'a>> {
    let ids = |numbers: &[usize]| -> Vec<&'a str> {
        numbers
            .iter()
            .filter_map(|&number| cites::source(briefing, number))
            .map(|source| source.id.as_str())
            .collect()
    };
    let pairs = briefing.references.iter().map(|(cite, reference)| {
        let json = ReferenceJson {
            who: &reference.who,
            says: &reference.says,
            reported: &reference.reported,
            rating: &reference.rating,
            sources: ids(&reference.sources),
        };
        (addresses.get(cite).map_or("", String::as_str), json)
    });
    Map(pairs.collect())
}

fn source(source: &SourceLine) -> SourceJson<'_> {
    SourceJson {
        number: source.number,
        id: &source.id,
        title: &source.title,
        publisher: &source.publisher,
        published: &source.published,
        reliability: &source.reliability,
        url: &source.url,
    }
}

fn block<'a>(block: &'a Block, addresses: &'a Addresses) -> BlockJson<'a> {
    match block {
        Block::Heading(text) => BlockJson::Heading { text },
        Block::Note(text) => BlockJson::Note { text },
        Block::Chart(figure) => BlockJson::Chart(chart::chart(figure)),
        Block::Prose(words) => BlockJson::Prose { runs: runs(words, addresses) },
        Block::List(items) => {
            BlockJson::List { items: items.iter().map(|it| item(it, addresses)).collect() }
        }
        Block::Facts(facts) => BlockJson::Facts {
            facts: facts
                .iter()
                .map(|(label, words)| FactJson { label, runs: runs(words, addresses) })
                .collect(),
        },
        Block::Table(it) => BlockJson::Table(table(it, addresses)),
    }
}

fn table<'a>(table: &'a Table, addresses: &'a Addresses) -> TableJson<'a> {
    let column = |column: &'a Column| ColumnJson {
        head: column.head,
        unit: &column.unit,
        form: form(column.form),
    };
    TableJson {
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(|it| row(it, addresses)).collect(),
        total: table.total.as_ref().map(|it| row(it, addresses)),
    }
}

fn item<'a>(item: &'a Item, addresses: &'a Addresses) -> ItemJson<'a> {
    ItemJson {
        record: &item.record,
        runs: runs(&item.runs, addresses),
        below: below(&item.below, addresses),
    }
}

fn row<'a>(row: &'a Row, addresses: &'a Addresses) -> RowJson<'a> {
    RowJson {
        record: &row.record,
        cells: row.cells.iter().map(|it| cell(it, addresses)).collect(),
        below: below(&row.below, addresses),
    }
}

fn cell<'a>(cell: &'a Cell, addresses: &'a Addresses) -> CellJson<'a> {
    let (kind, text) = match &cell.value {
        Value::Prose(text) => (form(Form::Prose), Some(text.as_str())),
        Value::Name(text) => (form(Form::Name), Some(text.as_str())),
        Value::Number(text) => (form(Form::Number), Some(text.as_str())),
        Value::Date(text) => (form(Form::Date), Some(text.as_str())),
        Value::Code(text) => (form(Form::Code), Some(text.as_str())),
        Value::Missing => ("missing", None),
    };
    CellJson {
        kind,
        text,
        tone: tone(cell.tone),
        sources: addressed(&cell.sources, addresses),
        value: cell.exact.as_deref().map(exact),
    }
}

fn exact(exact: &Exact) -> ExactJson<'_> {
    ExactJson {
        low: exact.low.as_deref(),
        best: exact.best.as_deref(),
        high: exact.high.as_deref(),
        low_open: exact.low_open,
        high_open: exact.high_open,
        about: exact.about,
        unit: &exact.unit,
        date: exact.day.as_deref(),
    }
}

fn below<'a>(below: &'a [Vec<Run>], addresses: &'a Addresses) -> Vec<Vec<RunJson<'a>>> {
    below.iter().map(|it| runs(it, addresses)).collect()
}

fn runs<'a>(runs: &'a [Run], addresses: &'a Addresses) -> Vec<RunJson<'a>> {
    runs.iter()
        .map(|run| RunJson {
            text: &run.text,
            tone: tone(run.tone),
            sources: addressed(&run.sources, addresses),
        })
        .collect()
}

fn addressed<'a>(cites: &[Cite], addresses: &'a Addresses) -> Vec<&'a str> {
    cites.iter().filter_map(|cite| addresses.get(cite)).map(String::as_str).collect()
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Strong => "strong",
        Tone::Dim => "dim",
        Tone::Confirmed => "confirmed",
        Tone::Claimed => "claimed",
        Tone::Disputed => "disputed",
        Tone::Alert => "alert",
        Tone::SideA => "side-a",
        Tone::SideB => "side-b",
        Tone::Assumed => "assumed",
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Prose => "prose",
        Form::Name => "name",
        Form::Number => "number",
        Form::Date => "date",
        Form::Code => "code",
    }
}
