//! Two versions of a dossier: whatever is written otherwise is told, field by field.

use std::collections::BTreeSet;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::versions::{Edit, Versions};
use sitroom::dataset::Dataset;
use sitroom::load::{Input, docs, load};

const EVERY: &str = include_str!("versions/every.toml");
const SCENARIO: &str = include_str!("versions/scenario.toml");
/// What stands before the other value of a field.
const OR: &str = " # or ";

fn loaded(every: &str, scenario: &str) -> Dataset {
    let input = |name: &str, text: &str| Input { name: name.into(), bytes: text.into() };
    let inputs = vec![input("every.toml", every), input("scenario.toml", scenario)];
    let loaded = load(inputs, &|_, _| Err(String::new()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

/// What lies between two versions, in words: what is added, gone, and which fields are edited.
fn between(old: &Dataset, new: &Dataset) -> (Versions, Vec<(String, Vec<Edit>)>) {
    let (old, mut index) = (Index::new(old), Index::new(new));
    index.old = Some(&old);
    let question = Question { as_of: "2025-01-31".parse().unwrap(), ..Question::of(index.dataset) };
    let board = Board::answer(&index, &question);
    let found = Versions::between(board.old.as_ref().unwrap(), &board);
    let records = found.edited.iter().map(|(key, edits)| (new.address(*key), edits.clone()));
    let tables = found.tables.iter().map(|(name, edits)| ((*name).to_owned(), edits.clone()));
    let edited = records.chain(tables).collect();
    (found, edited)
}

/// The tables of the format: the word of each kind of record, or of a part of one, with a field.
fn fields() -> BTreeSet<(String, String)> {
    let page = docs::dataset_md();
    let records = page.split("\n## Records\n").nth(1).unwrap();
    let records = records.split("\n### `[defaults]`").next().unwrap();
    let (mut table, mut part, mut found) = (String::new(), String::new(), BTreeSet::new());
    for line in records.lines() {
        if let Some(head) = line.strip_prefix("### `") {
            head.trim_matches(['[', ']', '`']).clone_into(&mut table);
            part.clone_from(&table);
        } else if let Some(name) = line.strip_prefix("In `") {
            part = format!("{table}.{}", name.trim_end_matches("`:"));
        } else if let Some(row) = line.strip_prefix("| `") {
            found.insert((part.clone(), row.split('`').next().unwrap().to_owned()));
        }
    }
    // What holds parts is changed with them; another schema is not read.
    let holds_parts: BTreeSet<String> =
        found.iter().filter(|it| it.0.contains('.')).map(|it| it.0.clone()).collect();
    found.retain(|(table, field)| !holds_parts.contains(&format!("{table}.{field}")));
    assert!(found.remove(&("dataset".into(), "schema".into())));
    assert!(found.len() > 180, "{}", found.len());
    found
}

/// The text with the other value in one line.
fn swapped(text: &str, at: usize) -> String {
    let swap = |(n, line): (usize, &str)| match line.split_once(OR) {
        Some((field, other)) if n == at => {
            format!("{}= {other}\n", field.split('=').next().unwrap())
        }
        _ => format!("{line}\n"),
    };
    text.lines().enumerate().map(swap).collect()
}

/// Every field of the tables with its table, the name of its record, and both files with the other
/// value in its place.
fn changes() -> Vec<(String, String, String, [String; 2])> {
    let mut found = Vec::new();
    for text in [EVERY, SCENARIO] {
        let (mut table, mut name) = (String::new(), String::new());
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.starts_with('[') {
                line.trim_matches(['[', ']']).clone_into(&mut table);
            }
            let Some((field, value)) = line.split_once('=') else { continue };
            let field = field.trim();
            if field == "id" && !table.contains('.') {
                value.split('"').nth(1).unwrap().clone_into(&mut name);
            }
            if value.contains(OR) {
                let other = |of: &str| if of == text { swapped(of, at) } else { of.to_owned() };
                let texts = [other(EVERY), other(SCENARIO)];
                found.push((table.clone(), field.to_owned(), name.clone(), texts));
            }
        }
    }
    found
}

#[test]
fn the_sample_holds_every_field_of_every_kind() {
    let held: BTreeSet<_> = changes().into_iter().map(|it| (it.0, it.1)).collect();
    let all = fields();
    assert_eq!(all.difference(&held).collect::<Vec<_>>(), [] as [&(String, String); 0]);
    assert_eq!(held.difference(&all).collect::<Vec<_>>(), [] as [&(String, String); 0]);
}

#[test]
fn every_field_of_every_kind_is_compared_under_its_name() {
    let old = loaded(EVERY, SCENARIO);
    let mut missed = Vec::new();
    for (table, field, name, texts) in changes() {
        let new = loaded(&texts[0], &texts[1]);
        for (old, new) in [(&old, &new), (&new, &old)] {
            let (found, edited) = between(old, new);
            let (owner, told) = match table.as_str() {
                "dataset" | "brief" => (table.clone(), &*field),
                "rate" => ("dataset".to_owned(), "rates"),
                "stance" => ("claim:".to_owned(), "stances"),
                "state" => ("front:".to_owned(), "states"),
                _ if field == "id" && !table.contains('.') => {
                    // A subject of which no report speaks under its new name is not on the board.
                    if found.gone.is_empty() && found.added.is_empty() {
                        missed.push(format!("{table} {name}: {field}"));
                    }
                    continue;
                }
                _ => match table.split_once('.') {
                    Some((kind, part)) => (format!("{kind}:{name}"), part),
                    None => (format!("{table}:{name}"), &*field),
                },
            };
            let of = edited.iter().filter(|it| it.0.starts_with(&owner)).flat_map(|it| &it.1);
            let mut of = of.filter(|it| it.field == told);
            if !of.any(|it| it.before != it.now) {
                missed.push(format!("{table} {name}: {field}: {edited:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
