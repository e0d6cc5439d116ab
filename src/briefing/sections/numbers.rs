//! Numbers side by side: every figure of one measure on one strip, and how far they agree.

use crate::board::Board;
use crate::board::figures::{Figures, Measure, Scale};
use crate::board::numbers::{Comparison, Strip, strips};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Column, Form, Item, Row, Run, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, dated, named, plain, row, toned,
};
use crate::briefing::exact::stating;
use crate::briefing::marks::{RELATIONS, STRIP_LEGEND, strip};
use crate::briefing::statuses::{MARKS, mark, tone};
use crate::briefing::wording::{amount, capital, claimant, count, day, name, number, range, says};
use crate::dataset::Dataset;
use crate::dataset::amount::Relation;
use crate::dataset::claim::Claim;
use crate::dataset::id::Key;
use crate::dataset::words::Word;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "numbers",
    title: "Numbers side by side",
    doc: "every figure of one measure on one strip, by whom and of when, and how far they agree",
    usual: false,
    blocks,
};

/// Cells of a strip: as many as a panel has room for.
const STRIP: u32 = 18;

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let all = strips(&board.view, &board.claims);
    if all.is_empty() {
        return vec![Block::Note("No report of this date gives a figure.".to_owned())];
    }
    let (alone, shared): (Vec<_>, Vec<_>) = all.iter().partition(|strip| strip.len() == 1);
    let mut blocks = Vec::new();
    for strip in &shared {
        blocks.push(Block::Heading(heading(board, strip)));
        blocks.push(Block::Table(table(board, strip)));
        let lines = agreements(board, strip).chain(comparisons(board, strip));
        let lines: Vec<Item> = lines.collect();
        if !lines.is_empty() {
            blocks.push(Block::List(lines));
        }
    }
    if !shared.is_empty() {
        blocks.push(Block::Note(STRIP_LEGEND.to_owned()));
        blocks.push(Block::Note(RELATIONS.to_owned()));
    }
    if !alone.is_empty() {
        let n = count(alone.len(), "figure stands alone", "figures stand alone");
        blocks.push(Block::Heading(format!("Nothing beside them: {n}")));
        blocks.push(Block::Table(lonely(board, &alone)));
    }
    blocks.push(Block::Note(format!("The mark is the standing of the claim: {MARKS}")));
    blocks
}

/// "Rate, shells/year", with what it is about if that is one thing.
fn heading(board: &Board<'_>, strip: &Strip) -> String {
    let dataset = board.view.dataset();
    let measure = measure(dataset, &strip.measure);
    match strip.subjects.as_slice() {
        [(key, _)] => format!("{}: {measure}", name(dataset, *key)),
        _ => capital(&measure),
    }
}

/// "rate, shells/year".
fn measure(dataset: &Dataset, measure: &Measure) -> String {
    let metric = measure.metric.map_or("figure", Word::word);
    match measure.unit.label(true, &dataset.header.units) {
        unit if unit.is_empty() => metric.to_owned(),
        unit => format!("{metric}, {unit}"),
    }
}

fn table(board: &Board<'_>, strip: &Strip) -> Table {
    let dataset = board.view.dataset();
    let several = strip.subjects.len() > 1;
    let unit = strip.measure.unit.label(true, &dataset.header.units);
    let mut columns = vec![
        Column { unit, ..column("Figure", Form::Number, 0) },
        column("Claimant", Form::Name, 0),
        column("Reported", Form::Date, 2),
        column("Mark", Form::Code, 3),
    ];
    if several {
        columns.insert(0, column("About", Form::Name, 0));
    }
    columns.extend(strip.scale.as_ref().map(scale_column));
    let mut rows = Vec::new();
    for (key, group) in &strip.subjects {
        for at in group.claims() {
            let mut row = figure(board, group, strip.scale.as_ref(), at);
            if several {
                row.cells.insert(0, named(name(dataset, *key)));
            }
            rows.push(row);
        }
    }
    Table { columns, rows, total: None }
}

/// The column of strips: its heading says what they run to.
pub(in crate::briefing) fn scale_column(scale: &Scale) -> Column {
    let unit = format!("0 to {}", number(scale.to));
    Column { unit, ..column("Strip", Form::Code, 1) }
}

/// The cell of an amount on a scale, so many cells wide.
pub(in crate::briefing) fn strip_cell(claim: &Claim, scale: &Scale, cells: u32) -> Cell {
    let drawn = claim.amount.as_ref().and_then(|it| strip(&it.value, scale, cells));
    drawn.map_or(cell(Value::Missing), |drawn| code(drawn, Tone::Strong, Vec::new()))
}

/// One figure, with the sentence it comes from below it.
fn figure(board: &Board<'_>, group: &Figures, scale: Option<&Scale>, at: u32) -> Row {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    let mut cells = vec![
        value(board, claim, at),
        named(claimant(dataset, claim)),
        dated(Some(day(claim.reported.value))),
        standing(board, at),
    ];
    cells.extend(scale.map(|scale| strip_cell(claim, scale, STRIP)));
    let mut below = vec![vec![toned(says(dataset, claim), Tone::Dim)]];
    if group.others.contains(&at) {
        let text = "Of the same origin as a figure above: shown, not compared.";
        below.push(vec![toned(text, Tone::Dim)]);
    }
    Row { below, ..row(format!("claim:{}", dataset.word(claim.id)), cells) }
}

fn value(board: &Board<'_>, claim: &Claim, at: u32) -> Cell {
    let cites = vec![claim_cite(at)];
    match &claim.amount {
        Some(it) => {
            let shown = cell(Value::Number(range(&it.value)));
            stating(board, &it.value, Cell { sources: cites, ..shown })
        }
        None => Cell { sources: cites, ..cell(Value::Missing) },
    }
}

fn standing(board: &Board<'_>, at: u32) -> Cell {
    let status = board.claims.at(at).map(|row| row.verdict.status);
    status.map_or(cell(Value::Missing), |status| code(mark(status), tone(status), Vec::new()))
}

/// How far the figures of each subject agree, with the two furthest apart.
fn agreements(board: &Board<'_>, strip: &Strip) -> impl Iterator<Item = Item> {
    strip.subjects.iter().filter_map(|(key, group)| {
        let (relation, (a, b)) = group.spread.zip(group.furthest)?;
        let dataset = board.view.dataset();
        let tone = match relation {
            Relation::Agree | Relation::Compatible => Tone::Strong,
            Relation::Tension | Relation::Conflict => Tone::Disputed,
        };
        let runs = vec![
            plain(format!("{}: ", name(dataset, *key))),
            toned(relation.word(), tone),
            plain(". Furthest apart: "),
            whose(board, a, ""),
            plain(" and "),
            whose(board, b, "."),
        ];
        Some(Item { runs, record: dataset.address(*key), below: Vec::new() })
    })
}

/// "≥ 11,000 persons (Ukraine, 2024-10-17)".
fn whose(board: &Board<'_>, at: u32, after: &str) -> Run {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    let value = claim.amount.as_ref().map(|it| amount(dataset, &it.value)).unwrap_or_default();
    let (who, said) = (claimant(dataset, claim), day(claim.reported.value));
    cited(format!("{value} ({who}, {said}){after}"), Tone::Plain, vec![claim_cite(at)])
}

fn comparisons(board: &Board<'_>, strip: &Strip) -> impl Iterator<Item = Item> {
    strip.comparisons.iter().map(|it| comparison(board, strip, it))
}

/// Two subjects beside each other, in words; nobody claims what is computed here.
fn comparison(board: &Board<'_>, strip: &Strip, it: &Comparison) -> Item {
    let dataset = board.view.dataset();
    let subject = |at: u32| {
        let key: Option<Key> = dataset.claims[at as usize].principal();
        key.map_or_else(String::new, |key| name(dataset, key))
    };
    let mut runs = vec![
        plain(format!("Computed: {}, ", subject(it.part))),
        whose(board, it.part, ""),
        plain(format!(", is {}\u{a0}% of {}, ", it.percent, subject(it.of))),
        whose(board, it.of, "."),
    ];
    if let Some((total, share)) = it.together {
        let unit = strip.measure.unit.label(true, &dataset.header.units);
        let (total, part) = (number(total), subject(it.part));
        let text = format!(" Together {total}\u{a0}{unit}, of which {part} {share}\u{a0}%.");
        runs.push(plain(text));
    }
    Item { runs, ..Item::default() }
}

/// Figures that nothing stands beside, a line each.
fn lonely(board: &Board<'_>, strips: &[&Strip]) -> Table {
    let dataset = board.view.dataset();
    let subjects = strips.iter().flat_map(|strip| &strip.subjects);
    let rows = subjects.flat_map(|(key, group)| group.claims().map(move |at| (*key, at)));
    let row_of = |(key, at): (Key, u32)| {
        let claim = &dataset.claims[at as usize];
        let metric = claim.metric.map_or("—", Word::word);
        let value = claim.amount.as_ref().map(|it| {
            let text = amount(dataset, &it.value);
            stating(board, &it.value, code(text, Tone::Plain, vec![claim_cite(at)]))
        });
        let cells = vec![
            named(name(dataset, key)),
            code(metric, Tone::Plain, Vec::new()),
            value.unwrap_or(cell(Value::Missing)),
            named(claimant(dataset, claim)),
            dated(Some(day(claim.reported.value))),
            standing(board, at),
        ];
        row(format!("claim:{}", dataset.word(claim.id)), cells)
    };
    Table {
        columns: vec![
            column("About", Form::Name, 0),
            column("Metric", Form::Code, 2),
            column("Figure", Form::Code, 0),
            column("Claimant", Form::Name, 0),
            column("Reported", Form::Date, 1),
            column("Mark", Form::Code, 3),
        ],
        rows: rows.map(row_of).collect(),
        total: None,
    }
}
