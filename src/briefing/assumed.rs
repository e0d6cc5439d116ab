//! What a scenario touches, marked: each cell that would be another says what it was.
//!
//! The blocks of two boards are laid beside each other, row by row by their records, whatever the
//! section: so no section needs to know of scenarios.

use std::collections::{HashMap, HashSet};

use crate::briefing::block::{Block, Cell, Item, Row, Run, Table, Tone, Value};
use crate::briefing::build::toned;
use crate::briefing::wording::join;

/// The blocks with a scenario, marked where those without it say something else.
pub fn marked(base: &[Block], blocks: Vec<Block>) -> Vec<Block> {
    let base = Base::of(base);
    let gone = base.gone(&blocks);
    let mut marked = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        match block {
            Block::Table(table) => {
                marked.push(Block::Table(base.table(table)));
                marked.extend(gone.get(&at).cloned().map(Block::Note));
            }
            Block::List(items) => {
                let items = items.into_iter().map(|item| base.item(item));
                marked.push(Block::List(items.collect()));
            }
            Block::Facts(facts) => {
                let facts = facts.into_iter().map(|fact| base.fact(fact));
                marked.push(Block::Facts(facts.collect()));
            }
            Block::Prose(runs) => {
                let other = base.prose.get(&at).is_some_and(|was| *was != text(&runs));
                marked.push(Block::Prose(if other { assumed(runs) } else { runs }));
            }
            other => marked.push(other),
        }
    }
    marked
}

/// What the board without the scenario says, by what it says it of.
struct Base<'b> {
    rows: HashMap<(Vec<&'static str>, &'b str), &'b Row>,
    items: HashMap<&'b str, &'b Item>,
    facts: HashMap<&'b str, String>,
    prose: HashMap<usize, String>,
}

impl<'b> Base<'b> {
    fn of(blocks: &'b [Block]) -> Self {
        let (mut rows, mut items) = (HashMap::new(), HashMap::new());
        let (mut facts, mut prose) = (HashMap::new(), HashMap::new());
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Table(table) => {
                    for row in table.rows.iter().chain(&table.total) {
                        rows.entry((heads(table), row.record.as_str())).or_insert(row);
                    }
                }
                Block::List(all) => {
                    for item in all.iter().filter(|item| !item.record.is_empty()) {
                        items.entry(item.record.as_str()).or_insert(item);
                    }
                }
                Block::Facts(all) => {
                    for (label, runs) in all {
                        facts.entry(label.as_str()).or_insert_with(|| text(runs));
                    }
                }
                Block::Prose(runs) => {
                    prose.insert(at, text(runs));
                }
                _ => {}
            }
        }
        Self { rows, items, facts, prose }
    }

    fn table(&self, table: Table) -> Table {
        let heads = heads(&table);
        let known = |record: &str| self.rows.get(&(heads.clone(), record)).copied();
        let Table { columns, rows, total } = table;
        let rows = rows.into_iter().map(|row| match known(&row.record) {
            _ if row.record.is_empty() => row,
            Some(was) => touched(was, row),
            None => new(row),
        });
        let rows = rows.collect();
        let total = total.map(|row| match known("") {
            Some(was) => touched(was, row),
            None => row,
        });
        Table { columns, rows, total }
    }

    /// The rows that the scenario takes away, in words, by the place of the last table that could
    /// hold them.
    fn gone(&self, blocks: &[Block]) -> HashMap<usize, String> {
        let tables = blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Table(table) => Some((at, table)),
            _ => None,
        });
        let mut here: HashMap<Vec<&'static str>, (usize, HashSet<&str>)> = HashMap::new();
        for (at, table) in tables {
            let (last, records) = here.entry(heads(table)).or_default();
            *last = at;
            records.extend(table.rows.iter().map(|row| row.record.as_str()));
        }
        let mut gone: HashMap<usize, Vec<String>> = HashMap::new();
        for ((heads, record), row) in &self.rows {
            if let Some((last, records)) = here.get(heads)
                && !record.is_empty()
                && !records.contains(record)
            {
                gone.entry(*last).or_default().push(title(row));
            }
        }
        let worded = gone.into_iter().map(|(at, mut names)| {
            names.sort();
            (at, format!("Only without the scenario: {}.", join(&names)))
        });
        worded.collect()
    }

    fn item(&self, item: Item) -> Item {
        if item.record.is_empty() {
            return item;
        }
        let Some(was) = self.items.get(item.record.as_str()) else {
            return Item { runs: assumed(item.runs), ..item };
        };
        let before = text(&was.runs);
        let mut below = lines(&was.below, item.below);
        if before == text(&item.runs) {
            return Item { below, ..item };
        }
        below.push(vec![toned(format!("Without the scenario: {before}"), Tone::Dim)]);
        Item { runs: assumed(item.runs), below, record: item.record }
    }

    fn fact(&self, (label, runs): (String, Vec<Run>)) -> (String, Vec<Run>) {
        match self.facts.get(label.as_str()) {
            Some(was) if *was != text(&runs) => {
                let mut all = vec![toned(format!("{was} → "), Tone::Dim)];
                all.extend(assumed(runs));
                (label, all)
            }
            _ => (label, runs),
        }
    }
}

/// Tables of the same columns show the same of their records.
fn heads(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|column| column.head).collect()
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn assumed(runs: Vec<Run>) -> Vec<Run> {
    runs.into_iter().map(|run| Run { tone: Tone::Assumed, ..run }).collect()
}

/// A row that is there only with the scenario.
fn new(row: Row) -> Row {
    let cells = row.cells.into_iter().map(|cell| Cell { tone: Tone::Assumed, ..cell }).collect();
    let mut below = vec![vec![toned("Only in the scenario.", Tone::Assumed)]];
    below.extend(row.below);
    Row { cells, below, record: row.record }
}

/// A row with what its cells were.
fn touched(was: &Row, row: Row) -> Row {
    let cells = row.cells.into_iter().enumerate().map(|(at, cell)| match was.cells.get(at) {
        Some(before) if before.value != cell.value => {
            let value = both(&before.value, &cell.value);
            Cell { value, tone: Tone::Assumed, sources: cell.sources }
        }
        _ => cell,
    });
    let cells = cells.collect();
    Row { cells, below: lines(&was.below, row.below), record: row.record }
}

/// Further lines, with those marked that were not there.
fn lines(was: &[Vec<Run>], is: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    let same = |line: &Vec<Run>| was.iter().any(|it| text(it) == text(line));
    is.into_iter().map(|line| if same(&line) { line } else { assumed(line) }).collect()
}

/// Base → scenario. A drawing is shown as it would be: two beside each other cannot be read.
fn both(was: &Value, is: &Value) -> Value {
    let (before, now) = (words(was), words(is));
    let drawn = |text: &str| text.chars().count() > 2 && !text.chars().any(char::is_alphanumeric);
    if drawn(before) || drawn(now) {
        return is.clone();
    }
    let both = format!("{before} → {now}");
    match (is, was) {
        (Value::Prose(_), _) => Value::Prose(both),
        (Value::Name(_), _) => Value::Name(both),
        (Value::Number(_), _) | (Value::Missing, Value::Number(_)) => Value::Number(both),
        (Value::Date(_), _) | (Value::Missing, Value::Date(_)) => Value::Date(both),
        _ => Value::Code(both),
    }
}

fn words(value: &Value) -> &str {
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
fn title(row: &Row) -> String {
    let named = row.cells.iter().find_map(|cell| match &cell.value {
        Value::Name(text) | Value::Prose(text) => Some(text.clone()),
        _ => None,
    });
    named.unwrap_or_else(|| row.record.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::block::Form;
    use crate::briefing::build::{code, column, named, plain, row};

    fn table(rows: &[(&str, &str)]) -> Vec<Block> {
        let columns = vec![column("Front", Form::Name, 0), column("State", Form::Code, 0)];
        let line = |&(name, state): &(&str, &str)| {
            row(format!("front:{name}"), vec![named(name), code(state, Tone::Plain, Vec::new())])
        };
        vec![Block::Table(Table { columns, rows: rows.iter().map(line).collect(), total: None })]
    }

    #[test]
    fn cells_say_what_they_were_and_rows_come_and_go() {
        let base = table(&[("kursk", "holding"), ("south", "holding"), ("east", "holding")]);
        let laid =
            marked(&base, table(&[("kursk", "lost"), ("south", "holding"), ("north", "new")]));
        let [Block::Table(found), Block::Note(gone)] = &laid[..] else { panic!("{laid:?}") };
        let cells = |at: usize| &found.rows[at].cells[1];
        assert_eq!(cells(0).value, Value::Code("holding → lost".into()));
        assert_eq!(cells(0).tone, Tone::Assumed);
        assert_eq!(found.rows[0].cells[0].tone, Tone::Plain, "the name is the same");
        assert_eq!(cells(1).value, Value::Code("holding".into()));
        assert_eq!(text(&found.rows[2].below[0]), "Only in the scenario.");
        assert_eq!(gone, "Only without the scenario: east.");
        assert_eq!(marked(&base, base.clone()), base, "what is the same is not touched");
    }

    #[test]
    fn items_facts_and_drawings_are_marked_too() {
        let item = |text: &str| Item {
            runs: vec![plain(text)],
            record: "judgement:a".into(),
            below: Vec::new(),
        };
        let fact = |text: &str| ("State".to_owned(), vec![plain(text)]);
        let base = vec![Block::List(vec![item("likely")]), Block::Facts(vec![fact("pledged")])];
        let now = vec![Block::List(vec![item("unlikely")]), Block::Facts(vec![fact("paid")])];
        let laid = marked(&base, now);
        let [Block::List(items), Block::Facts(facts)] = &laid[..] else { panic!("{laid:?}") };
        assert_eq!(text(&items[0].below[0]), "Without the scenario: likely");
        assert_eq!(text(&facts[0].1), "pledged → paid");
        let drawn = both(&Value::Code("░░░░".into()), &Value::Code("██░░".into()));
        assert_eq!(drawn, Value::Code("██░░".into()));
    }
}
