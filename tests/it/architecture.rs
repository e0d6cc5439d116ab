//! The rules of the road, read off the source: who may use whom, and who may touch the outside.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The steps of the road, and what each may use beside itself. A step sees only what lies to its
/// left.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("span", &["text"]),
    ("diagnostic", &["text", "span"]),
    ("earth", &[]),
    ("dataset", &["text", "span", "diagnostic", "earth"]),
    ("load", &["text", "span", "diagnostic", "earth", "dataset"]),
    ("check", &["text", "span", "diagnostic", "earth", "dataset", "load"]),
    ("board", &["text", "span", "diagnostic", "earth", "dataset"]),
    ("basemap", &["earth"]),
    ("chart", &["earth", "dataset", "board", "basemap"]),
    ("briefing", &["text", "span", "earth", "dataset", "board", "chart"]),
    ("config", &["text", "span", "diagnostic", "dataset"]),
    (
        "tui",
        &[
            "text",
            "span",
            "diagnostic",
            "earth",
            "dataset",
            "load",
            "board",
            "chart",
            "briefing",
            "config",
        ],
    ),
    ("export", &["text", "earth", "chart", "briefing"]),
    (
        "cli",
        &[
            "text",
            "span",
            "diagnostic",
            "dataset",
            "load",
            "check",
            "board",
            "chart",
            "briefing",
            "config",
            "tui",
            "export",
        ],
    ),
];

/// Names from outside, and the modules that alone may write them: `cli` is all of it, `tui/tty` only
/// that part.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("toml::", &["load", "config"]),
    ("toml_parser::", &["load"]),
    ("serde::", &["load", "config", "export", "cli"]),
    ("serde_json::", &["load", "export", "cli"]),
    ("clap::", &["cli"]),
    ("clap_complete::", &["cli"]),
    ("clap_mangen::", &["cli/manual"]),
    ("annotate_snippets::", &["cli"]),
    ("rustix::", &["cli", "tui/tty"]),
    ("tempfile::", &["cli"]),
    ("signal_hook::", &["cli/signals", "tui/tty"]),
    ("sha2::", &["cli"]),
    // The map needs the library's table of octants, nothing else of it.
    ("ratatui::", &["tui", "chart/signs"]),
    ("i_overlay::", &["earth"]),
    ("crossterm::", &["tui/tty"]),
    ("open::commands", &["cli/screen"]),
    ("shell_words::", &["cli/screen"]),
    ("std::fs", &["cli", "tui/tty"]),
    ("std::env", &["cli"]),
    ("std::io", &["cli", "tui/tty"]),
    ("std::process", &["cli", "main", "tui/tty"]),
    ("Command::new", &["cli/screen/clipboard", "cli/screen/editor"]),
    ("std::thread", &["cli/moment", "cli/screen", "tui/tty"]),
    ("std::sync::mpsc", &["cli/moment", "cli/screen", "tui/tty"]),
    ("set_hook", &["tui/tty"]),
    ("catch_unwind", &["cli/screen"]),
    ("std::net", &[]),
    ("SystemTime", &["cli"]),
    ("Instant", &[]),
    ("Utc::now", &[]),
    ("Local::now", &[]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("print!", &[]),
    ("dbg!", &[]),
    ("unsafe {", &[]),
];

/// The longest a source file may be without its tests.
const MAX_LINES: usize = 400;

struct Source {
    /// The module at the top: `load`, `cli`, …
    top: String,
    path: PathBuf,
    /// The text without its tests and comments.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let paths = crate::shipped::files(&root, "rs");
    assert!(paths.len() > 50, "only {} files found", paths.len());
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let top = inside.components().next().unwrap().as_os_str().to_str().unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            let body = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let code: Vec<&str> =
                body.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            Source {
                top: top.trim_end_matches(".rs").to_owned(),
                code: code.join("\n"),
                path: inside.to_owned(),
            }
        })
        .collect()
}

/// Modules that a piece of code names after `crate::`, also inside `use crate::{…}`.
fn used(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => heads(list),
            None => vec![rest],
        };
        for name in names {
            let word: String = name
                .trim()
                .chars()
                .take_while(|it| it.is_ascii_alphanumeric() || *it == '_')
                .collect();
            found.insert(word);
        }
    }
    found
}

/// The words at the start of each entry of a list that ends with its own brace; what stands in
/// inner braces belongs to the entry before them.
fn heads(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' => {
                found.push(&list[start..at]);
                break;
            }
            ',' if depth == 0 => {
                found.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_step_uses_only_steps_to_its_left() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        if ["lib", "main"].contains(&source.top.as_str()) {
            continue;
        }
        let Some(may) = allowed.get(source.top.as_str()) else {
            wrong.push(format!("{}: a module the road does not know", source.path.display()));
            continue;
        };
        for name in used(&source.code) {
            if allowed.contains_key(name.as_str())
                && name != source.top
                && !may.contains(&name.as_str())
            {
                wrong.push(format!("{} uses crate::{name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_road_has_no_cycle() {
    // The table lists the steps in order; whoever uses a later one would close a ring.
    let order: Vec<&str> = MAY_USE.iter().map(|(step, _)| *step).collect();
    for (at, (step, may)) in MAY_USE.iter().enumerate() {
        for name in *may {
            let used = order.iter().position(|it| it == name).unwrap();
            assert!(used < at, "{step} may not use {name}, which comes after it");
        }
    }
}

#[test]
fn the_outside_comes_in_by_the_front_door() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, may) in OUTSIDE {
            let inside = |part: &&str| source.path.with_extension("").starts_with(part);
            if source.code.contains(name) && !may.iter().any(inside) {
                wrong.push(format!("{} names {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_and_functions_fit_a_screen_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.code.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines", source.path.display()));
        }
        let text = std::fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&source.path),
        );
        if !text.unwrap().starts_with("//! ") {
            wrong.push(format!("{}: no header", source.path.display()));
        }
        for (name, length) in functions(&source.code) {
            if length > 60 {
                wrong.push(format!("{}: fn {name} has {length} lines", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Functions with their length in lines, by the indentation that rustfmt gives them.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words = line.trim_start();
        let words = match words.strip_prefix("pub(") {
            Some(rest) => rest.split_once(") ").map_or(rest, |(_, rest)| rest),
            None => words.trim_start_matches("pub "),
        };
        let words = words.trim_start_matches("const ");
        let Some(rest) = words.strip_prefix("fn ") else {
            continue;
        };
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines[at..].iter().position(|it| *it == close);
        if let Some(end) = end {
            found.push((rest.split(['(', '<']).next().unwrap().to_owned(), end + 1));
        }
    }
    found
}

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The first words of the rows of the first table on a page.
fn steps(page: &str) -> Vec<&str> {
    let rows = page.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_start_matches("| `").split('`').next().unwrap()).collect()
}

#[test]
fn the_table_of_steps_is_the_road() {
    let page = read("ARCHITECTURE.md");
    let below = ["text", "span", "diagnostic"];
    let road = MAY_USE.iter().map(|it| it.0).filter(|it| !below.contains(it));
    assert_eq!(steps(&page), road.collect::<Vec<_>>(), "the table in ARCHITECTURE.md");
}

/// Folders at the top that a guide speaks of.
const ROOTS: &[&str] =
    &["src/", "tests/", "assets/", "data/", "docs/", "benches/", "fuzz/", ".ci/"];

#[test]
fn every_path_that_the_guides_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut gone = Vec::new();
    let mut seen = 0;
    for guide in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/decisions.md"] {
        let page = read(guide);
        let words = page.split(|it: char| it.is_whitespace() || "`()|,;:".contains(it));
        let paths = words.filter(|word| ROOTS.iter().any(|root| word.starts_with(root)));
        // What stands for several paths is no path.
        let paths = paths.filter(|path| !path.contains(['<', '{', '*']));
        for path in paths.map(|path| path.trim_end_matches(['.', '/'])) {
            seen += 1;
            let path = path.split('#').next().unwrap();
            if !root.join(path).exists() {
                gone.push(format!("{guide} names {path}"));
            }
        }
    }
    assert!(seen > 60, "only {seen} paths found");
    assert!(gone.is_empty(), "{}", gone.join("\n"));
}

#[test]
fn the_scanner_sees_what_it_should() {
    assert!(used("use crate::{load, tui::x};").contains("load"));
    assert!(used("let x = crate::board::Board;").contains("board"));
    let nested = used("use crate::{load::{self, form::{one, may}}, text::Text, tui};");
    assert_eq!(nested.into_iter().collect::<Vec<_>>(), ["load", "text", "tui"]);
    let long = format!("fn long() {{\n{}}}\n", "    x();\n".repeat(70));
    assert_eq!(functions(&long), [("long".to_owned(), 72)]);
    for access in ["pub ", "pub(super) ", "pub(in crate::load) const "] {
        assert_eq!(functions(&format!("{access}{long}")), [("long".to_owned(), 72)], "{access}");
    }
}
