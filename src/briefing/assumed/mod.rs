//! What a scenario touches, marked: each cell that would be another says what it was.
//!
//! The pieces of two pages are laid beside each other by what they are about, whatever the section:
//! so no section needs to know of scenarios.

mod laid;
mod pieces;

use std::collections::BTreeMap;
use std::mem::discriminant;

use crate::briefing::block::Block;
pub use laid::NEW;
use laid::{Twin, lay};
use pieces::{Piece, What, pairs, pieces, title, words};

/// The blocks with a scenario, marked where those without it say something else.
pub fn marked(base: &[Block], blocks: Vec<Block>) -> Vec<Block> {
    let before = pieces(base);
    let (twins, mut gone) = compare(&before, &blocks);
    let mut twins = twins.into_iter();
    let labels: Vec<bool> =
        (0..blocks.len()).map(|at| pieces::label(&blocks, at).is_some()).collect();
    let mut laid = Vec::with_capacity(blocks.len());
    for (at, (block, is_label)) in blocks.into_iter().zip(labels).enumerate() {
        if is_label {
            laid.push(block);
        } else {
            lay(block, base, &mut twins, &mut laid);
        }
        if let Some(names) = gone.remove(&at) {
            laid.push(Block::Note(format!("Only without the scenario: {}.", names.join("; "))));
        }
    }
    laid
}

/// What each piece was, and what the scenario takes away, by the block after which it is told.
fn compare<'b>(
    before: &[Piece<'b>],
    blocks: &[Block],
) -> (Vec<Twin<'b>>, BTreeMap<usize, Vec<String>>) {
    let now = pieces(blocks);
    let found = pairs(before, &now);
    let twin = |(piece, was): (&Piece<'_>, &Option<usize>)| {
        let was = was.and_then(|at| before.get(at));
        let moved = was.filter(|was| was.here() != piece.here());
        let heading = moved.map(|was| was.heading.into_iter().rfind(|it| !it.is_empty()));
        Twin { was: was.map(|it| it.what), moved: heading.map(Option::unwrap_or_default) }
    };
    let twins = now.iter().zip(&found).map(twin).collect();
    let mut stays = vec![false; before.len()];
    found.iter().flatten().for_each(|&at| stays[at] = true);
    let mut gone: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    // What stood below a record that is gone goes with it.
    let owned =
        |it: &Piece<'_>| it.owner().is_empty() || now.iter().any(|its| its.owner() == it.owner());
    let left = before.iter().zip(&stays).filter(|(it, stays)| !**stays && owned(it));
    for (piece, _) in left {
        let alike = |it: &&Piece<'_>| discriminant(&it.what) == discriminant(&piece.what);
        let near = now.iter().rfind(|it| alike(it) && it.here() == piece.here());
        let place = near.or_else(|| now.iter().rfind(alike)).or(now.last());
        if let (Some(text), Some(place)) = (called(piece.what), place) {
            gone.entry(place.block).or_default().push(text);
        }
    }
    (twins, gone)
}

/// What is gone, in words; of a heading that which stood below it is told.
fn called(what: What<'_>) -> Option<String> {
    let text = match what {
        What::Heading(_) => return None,
        What::Prose(runs) => words(runs),
        What::Note(text) => text.to_owned(),
        What::Item(item) => words(&item.runs),
        What::Fact(label, runs) => format!("{label}: {}", words(runs)),
        What::Row(_, row) | What::Total(_, row) => title(row).to_owned(),
    };
    Some(text.trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::block::{Form, Item, Row, Run, Table, Tone, Value};
    use crate::briefing::build::{code, column, named, plain, row};
    use pieces::value;

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
        assert_eq!(words(&found.rows[2].below[0]), "Only in the scenario.");
        assert_eq!(gone, "Only without the scenario: east.");
        assert_eq!(marked(&base, base.clone()), base, "what is the same is not touched");
    }

    #[test]
    fn items_and_facts_are_marked_too() {
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
        assert_eq!(words(&items[0].below[0]), "Without the scenario: likely");
        assert_eq!(words(&facts[0].1), "pledged → paid");
    }

    /// The sentences of marks in order.
    fn said(blocks: &[Block]) -> String {
        let mut said = Vec::new();
        for block in blocks {
            match block {
                Block::Heading(text) | Block::Note(text) => said.push(text.clone()),
                Block::Prose(runs) => said.push(words(runs)),
                Block::List(items) => {
                    for item in items {
                        said.push(words(&item.runs));
                        said.extend(item.below.iter().map(|line| words(line)));
                    }
                }
                Block::Facts(facts) => said.extend(facts.iter().map(|it| words(&it.1))),
                Block::Table(table) => {
                    for row in table.rows.iter().chain(&table.total) {
                        let cells: Vec<&str> =
                            row.cells.iter().map(|it| value(&it.value)).collect();
                        said.push(cells.join(" | "));
                        said.extend(row.below.iter().map(|line| words(line)));
                    }
                }
                Block::Chart(_) => {}
            }
        }
        said.join("\n")
    }

    fn gap(kind: &str, what: &str) -> Row {
        let cells = vec![code(kind, Tone::Plain, Vec::new()), named(what)];
        row("claim:a".into(), cells)
    }

    fn gaps(rows: Vec<Row>) -> Vec<Block> {
        let columns = vec![column("Gap", Form::Code, 0), column("What", Form::Name, 0)];
        vec![Block::Table(Table { columns, rows, total: None })]
    }

    #[test]
    fn rows_of_one_record_are_told_apart() {
        let base = gaps(vec![gap("one origin", "a"), gap("no range", "a, a number")]);
        let laid = marked(&base, gaps(vec![gap("no range", "a, another number")]));
        let expected = "no range | a, a number → a, another number\nOnly without the scenario: a.";
        assert_eq!(said(&laid), expected);
        let twice = gaps(vec![gap("no range", "a, a number"), gap("one origin", "a")]);
        assert_eq!(marked(&base, twice.clone()), twice, "another order is no change");
    }

    fn about(record: &str, rows: &[(&str, &str)], fact: &str) -> Vec<Block> {
        let item = Item { runs: vec![plain(record)], record: record.to_owned(), below: Vec::new() };
        let mut blocks = vec![Block::Heading("Judgement".into()), Block::List(vec![item])];
        blocks.extend(table(rows));
        blocks.push(Block::Facts(vec![("Horizon".into(), vec![plain(fact)])]));
        blocks
    }

    #[test]
    fn what_stands_below_a_record_is_compared_with_that_record_alone() {
        let base =
            [about("a", &[("east", "for")], "2024"), about("b", &[("east", "against")], "2025")];
        assert_eq!(marked(&base.concat(), base.concat()), base.concat());
        let now =
            [about("b", &[("east", "against")], "2026"), about("c", &[("east", "for")], "2024")];
        let laid = said(&marked(&base.concat(), now.concat()));
        assert!(laid.contains("east | against\n2025 → 2026"), "{laid}");
        assert!(laid.contains("c\nOnly in the scenario.\nOnly without the scenario: a."), "{laid}");
        assert!(laid.contains("east | for\nOnly in the scenario.\n— → 2024"), "{laid}");
    }

    #[test]
    fn counts_in_headings_prose_notes_and_totals_are_marked() {
        let page = |n: &str| {
            let total = Some(row(String::new(), vec![named("Total"), named(n)]));
            let Some(Block::Table(sum)) = table(&[("kursk", "held")]).pop() else {
                panic!("a table")
            };
            vec![
                Block::Heading(format!("Claims ({n})")),
                Block::Prose(vec![plain(format!("{n} claims."))]),
                Block::Table(Table { total, ..sum }),
                Block::Note(format!("In {n} sources.")),
            ]
        };
        let laid = said(&marked(&page("3"), page("4")));
        for text in [
            "Claims (3) → Claims (4)",
            "4 claims.\nWithout the scenario: 3 claims.",
            "kursk | held\nTotal | 3 → 4",
            "In 4 sources.\nWithout the scenario: In 3 sources.",
        ] {
            assert!(laid.contains(text), "{text:?} is not in {laid}");
        }
    }

    #[test]
    fn further_lines_say_what_they_were_and_a_row_under_another_heading_where_it_stood() {
        let line = |text: &str| vec![plain(text)];
        let page = |heading: &str, below: Vec<Vec<Run>>| {
            let item = Item { runs: line("x"), record: "claim:x".into(), below };
            vec![Block::Heading(heading.into()), Block::List(vec![item])]
        };
        let base = page("Contested", vec![line("Likelihood: likely"), line("Gone.")]);
        let now = page("Contested", vec![line("Likelihood: unlikely"), line("Come.")]);
        let laid = said(&marked(&base, now));
        let expected = "Contested\nx\nLikelihood: likely → Likelihood: unlikely\n\
            Only in the scenario: Come.\nWithout the scenario: Gone.";
        assert_eq!(laid, expected);
        let laid = said(&marked(&base, page("Denied", base_lines(&base))));
        assert!(laid.ends_with("Without the scenario: under “Contested”."), "{laid}");
    }

    fn base_lines(blocks: &[Block]) -> Vec<Vec<Run>> {
        let Some(Block::List(items)) = blocks.last() else { panic!("no list") };
        items[0].below.clone()
    }
}
