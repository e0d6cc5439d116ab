//! The list of what the program has to survive names tests that exist.

use std::collections::BTreeSet;
use std::path::Path;

/// The last number of the list.
const LAST: u32 = 108;

/// One row of the list.
struct Row {
    number: u32,
    tests: Vec<String>,
    place: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("docs/reliability.md")).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("| R"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            assert_eq!(cells.len(), 6, "{line}");
            assert!(cells.iter().all(|it| !it.is_empty()), "an empty cell: {line}");
            let number = cells[0].trim_start_matches('R').trim_end_matches(" **0**");
            Row {
                number: number.parse().unwrap_or_else(|_| panic!("{line}")),
                tests: quoted(cells[3]),
                place: cells[4].to_owned(),
            }
        })
        .collect()
}

/// The names of all tests in the sources.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for folder in ["src", "tests"] {
        for path in crate::shipped::files(&root().join(folder), "rs") {
            let text = std::fs::read_to_string(path).unwrap();
            for after in text.split("#[test]").skip(1) {
                let name = after.split_once("fn ").and_then(|it| it.1.split_once('('));
                names.insert(name.unwrap().0.to_owned());
            }
        }
    }
    assert!(names.len() > 300, "only {} tests found", names.len());
    names
}

#[test]
fn every_number_stands_once_and_in_order() {
    let numbers: Vec<u32> = rows().iter().map(|row| row.number).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    assert!(numbers.iter().all(|number| (1..=LAST).contains(number)), "{numbers:?}");
    let missing: Vec<u32> = (1..=LAST).filter(|it| !numbers.contains(it)).collect();
    assert!(missing.is_empty(), "without a row: {missing:?}");
}

#[test]
fn every_row_names_tests_and_files_that_exist() {
    let tests = tests();
    for Row { number, tests: named, place } in rows() {
        let places = ["CI", "night", "by hand", "open"];
        let said: Vec<&str> = place.split(", ").collect();
        assert!(said.iter().all(|it| places.contains(it)), "R{number} runs at {place:?}");
        assert!(said == ["open"] || said == ["by hand"] || !named.is_empty(), "R{number}");
        for name in &named {
            let is_path = name.contains('/') || name.contains('.');
            let exists = if is_path { root().join(name).exists() } else { tests.contains(name) };
            assert!(exists, "R{number} names `{name}`, which does not exist");
        }
        let held = named.iter().any(|name| tests.contains(name));
        assert!(held || !said.contains(&"CI"), "R{number} names nothing that runs in CI");
    }
}
