//! Every cell a scenario touches says what it was, and no other cell does.

use std::collections::BTreeSet;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Mute, Question};
use sitroom::briefing::block::{Block, Cell, Item, Receipt, Row, Run, Table, Tone, Value};
use sitroom::briefing::detail::{detail, directory};
use sitroom::briefing::pages::PAGES;
use sitroom::briefing::pages::analysis::{ANALYSES, page};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::export::{FORMATS, Glyphs, Options};

use super::{SHIPPED, hold};

const NEW: &str = "Only in the scenario.";
const WITHOUT: &str = "Without the scenario: ";
const DRAWN: &str = "Drawn as in the scenario.";

/// Does something with the board of a shipped scenario.
fn with(name: &str, day: &str, muted: &str, done: impl Fn(&Board<'_>)) {
    let plain = hold(crate::shipped::inputs(), &[]);
    let held = hold(crate::shipped::inputs(), &[name]);
    let base = Index::new(&plain.dataset);
    let index = Index::new(&held.dataset).beside(Some(&base), None);
    let without = Mute::parse(&held.dataset, muted).into_iter().collect();
    let question = Question { without, ..Question::of(&held.dataset).at(day.parse().unwrap()) };
    done(&Board::answer(&index, &question));
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|it| it.text.as_str()).collect()
}

fn value(value: &Value) -> &str {
    match value {
        Value::Prose(it)
        | Value::Name(it)
        | Value::Number(it)
        | Value::Date(it)
        | Value::Code(it) => it,
        Value::Missing => "—",
    }
}

fn below(lines: &[Vec<Run>]) -> Vec<String> {
    lines.iter().map(|it| words(it)).collect()
}

fn heads(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|it| it.head).collect()
}

/// Every piece of a marked page is on the plain one, or says that it is another.
fn honest(base: &[Block], marked: &[Block], place: &str) {
    let mut notes = marked.iter().skip(1);
    for block in marked {
        let next = notes.next();
        let told = |text: &str| matches!(next, Some(Block::Note(it)) if it.starts_with(text));
        match block {
            Block::Table(table) => {
                for row in table.rows.iter().chain(&table.total) {
                    honest_row(base, table, row, place);
                }
            }
            Block::List(items) => items.iter().for_each(|it| honest_item(base, it, place)),
            Block::Facts(facts) => {
                for (label, runs) in facts {
                    let is = |it: &Block| matches!(it, Block::Facts(all) if all.iter().any(|it| it.0 == *label && words(&it.1) == words(runs)));
                    let text = words(runs);
                    assert!(
                        base.iter().any(is) || text.contains(" → "),
                        "{place}: {label}: {text}"
                    );
                }
            }
            Block::Prose(runs) => {
                let is = |it: &Block| matches!(it, Block::Prose(was) if words(was) == words(runs));
                let label = matches!(next, Some(Block::List(_)));
                let text = words(runs);
                assert!(
                    label || base.iter().any(is) || text == NEW || told(WITHOUT) || told(NEW),
                    "{place}: {text}"
                );
            }
            Block::Note(text) => {
                let marks = [NEW, WITHOUT, "Only without the scenario: ", "The map is drawn as in"];
                let says = marks.iter().any(|it| text.contains(it));
                assert!(says || told(WITHOUT) || base.contains(block), "{place}: {text}");
            }
            Block::Heading(_) | Block::Chart(_) => {}
        }
    }
}

fn honest_row(base: &[Block], table: &Table, row: &Row, place: &str) {
    let lines = below(&row.below);
    if lines.iter().any(|it| it == NEW) {
        return;
    }
    let drawn = lines.iter().any(|it| it == DRAWN);
    let says = |cell: &Cell| cell.tone == Tone::Assumed;
    for cell in row.cells.iter().filter(|it| says(it)) {
        let text = value(&cell.value);
        assert!(text.contains(" → ") || drawn, "{place}: {text:?} of {} is not marked", row.record);
    }
    // What is not marked stands so in a row of that record, with all the other cells that are not.
    let same = |was: &Row| {
        let mut cells = was.cells.iter().zip(&row.cells);
        let was_and_is = |(was, is): (&Cell, &Cell)| {
            if says(is) {
                drawn || value(&is.value).starts_with(&format!("{} → ", value(&was.value)))
            } else {
                was.value == is.value
            }
        };
        was.record == row.record && cells.all(was_and_is)
    };
    let found = base.iter().any(|it| match it {
        Block::Table(was) if heads(was) == heads(table) => {
            was.rows.iter().chain(&was.total).any(same)
        }
        _ => false,
    });
    assert!(found, "{place}: {row:#?}");
}

fn honest_item(base: &[Block], item: &Item, place: &str) {
    let lines = below(&item.below);
    let told = lines.iter().any(|it| it == NEW || it.starts_with(WITHOUT));
    let same = |it: &Item| it.record == item.record && words(&it.runs) == words(&item.runs);
    let is = |it: &Block| matches!(it, Block::List(all) if all.iter().any(same));
    assert!(told || base.iter().any(is), "{place}: {}", words(&item.runs));
}

/// Every page, section and detail of a board with what it is without the scenario.
fn everything(board: &Board<'_>, done: impl Fn(&[Block], &[Block], &str)) {
    let base = board.base.as_deref().unwrap();
    for row in SECTIONS.iter().filter(|row| row.id != "scenario") {
        done(&(row.blocks)(base), &row.worded(board), row.id);
    }
    for row in PAGES {
        let (was, is) = ((row.page)(base), row.worded(board));
        done(&was.blocks, &is.blocks, row.id);
        done(&was.zoomed, &is.zoomed, row.id);
    }
    for id in ANALYSES.iter().filter(|it| **it != "scenario") {
        done(&page(base, id).blocks, &page(board, id).blocks, &format!("analysis {id}"));
    }
    for entry in directory(board) {
        let is = detail(board, &entry.record).unwrap();
        if let Some(was) = detail(base, &entry.record) {
            done(&was.blocks, &is.blocks, &entry.record);
        } else {
            let first = is.blocks.first();
            let says = matches!(first, Some(Block::Prose(runs)) if words(runs) == NEW);
            assert!(says, "{}: {first:?}", entry.record);
        }
    }
}

#[test]
fn every_touched_cell_says_what_it_was_and_no_other() {
    for name in SHIPPED {
        for (day, muted) in [("2024-10-22", ""), ("2024-11-09", ""), ("2024-10-22", "economist")] {
            with(name, day, muted, |board| {
                everything(board, |was, is, place| {
                    honest(was, is, &format!("{name} on {day} without {muted}: {place}"));
                    if was == is {
                        return;
                    }
                    let marked = format!("{is:?}");
                    let says = [NEW, WITHOUT, " → ", "Only without", DRAWN, "The map is drawn"];
                    assert!(says.iter().any(|it| marked.contains(it)), "{name}: {place}");
                });
            });
        }
    }
}

/// The marked values of a page that no output may cut, with the heads of their columns.
fn marks(blocks: &[Block]) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for block in blocks {
        let Block::Table(table) = block else { continue };
        let columns = table.rows.iter().flat_map(|row| row.cells.iter().zip(&table.columns));
        for (cell, column) in columns {
            if let Value::Number(text) | Value::Date(text) | Value::Code(text) = &cell.value
                && cell.tone == Tone::Assumed
                && text.contains(" → ")
            {
                found.insert((column.head, text.clone()));
            }
        }
    }
    found
}

/// Whether a page says that a column is shown from another width on.
fn is_left_out(page: &str, head: &str) -> bool {
    let words: Vec<&str> = page.split_whitespace().collect();
    let page = words.join(" ");
    let mut notes = page.split('(').filter_map(|it| it.split_once(" shown from width "));
    notes.any(|(names, _)| names.contains(head))
}

#[test]
fn no_output_cuts_a_mark_and_each_says_in_its_head_what_is_assumed() {
    for name in SHIPPED {
        with(name, "2024-10-22", "", |board| {
            for section in SECTIONS {
                let page = briefing(board, &[section.id], Receipt::default());
                let marks = marks(&page.sections[0].blocks);
                for format in FORMATS {
                    let print = |width, glyphs| (format.print)(&page, &Options { width, glyphs });
                    for width in [40, 80, 200] {
                        let text = print(width, Glyphs::Full);
                        let place = format!("{name}: {} as {} at {width}", section.id, format.name);
                        assert!(
                            text.contains("SCENARIO"),
                            "{place}: the lines of the head are missing"
                        );
                        if format.name == "svg" {
                            continue;
                        }
                        // Markdown escapes the sign of its quotations.
                        let ascii = print(width, Glyphs::Ascii).replace("\\>", ">");
                        for (head, mark) in &marks {
                            let missing = format.name == "text" && is_left_out(&text, head);
                            assert!(text.contains(mark) || missing, "{place}: {mark}\n{text}");
                            // Of other signs ASCII has words of its own.
                            let plain = mark.replace('→', "->").replace('—', "-");
                            let kept = ascii.contains(&plain) || format.name == "json";
                            let signs = !plain.is_ascii();
                            assert!(kept || signs || missing, "{place}: {plain}\n{ascii}");
                        }
                    }
                }
            }
        });
    }
}

#[test]
fn the_page_of_a_scenario_is_as_it_was_looked_at() {
    with("trump-wins", "2024-10-22", "", |board| {
        let page = briefing(board, &["scenario"], Receipt::default());
        let page = (FORMATS[0].print)(&page, &Options::default());
        crate::golden::check("scenario-trump-wins.txt", &page);
    });
}

#[test]
fn the_brief_names_an_assumed_event_that_a_judgement_rests_on() {
    with("trump-wins", "2024-10-22", "", |board| {
        let page = briefing(board, &["brief"], Receipt::default());
        let page = (FORMATS[0].print)(&page, &Options::default());
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains("ahead: Donald Trump is elected president [23]"), "{page}");
    });
}
