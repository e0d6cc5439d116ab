//! The rules of the road, read off the source: who may use whom, and who may touch the outside.

mod rings;
mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rings::{edges, rings};
use uses::{Names, Uses, uses};

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

/// The longest a file of `src` or `tests` may be.
const MAX_LINES: usize = 400;

struct Source {
    path: PathBuf,
    /// The names of its module: `load`, `records`, `claim`.
    module: Names,
    text: String,
    /// The text without its tests and comments; nothing of a file that is only tests.
    code: String,
    /// What that names.
    uses: Uses,
}

impl Source {
    /// The source of a file below `src`.
    fn new(path: PathBuf, text: String) -> Self {
        let module = module(&path);
        let body = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let code: Vec<&str> =
            body.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        Self { code: code.join("\n"), uses: uses(&text, &module), path, module, text }
    }
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let paths = crate::shipped::files(&root, "rs");
    assert!(paths.len() > 50, "only {} files found", paths.len());
    let source = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        Source::new(path.strip_prefix(&root).unwrap().to_owned(), text)
    };
    let mut sources: Vec<Source> = paths.into_iter().map(source).collect();
    let tests: BTreeSet<Names> = sources.iter().flat_map(|it| it.uses.tests.clone()).collect();
    for source in &mut sources {
        if tests.iter().any(|it| source.module.starts_with(it)) {
            source.code.clear();
            source.uses = Uses::default();
        }
    }
    sources
});

/// The names that lead to the module of a file below `src`.
fn module(path: &Path) -> Names {
    let file = path.with_extension("");
    let folder = if file.ends_with("mod") { file.parent().unwrap() } else { &file };
    folder.iter().map(|it| it.to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_step_uses_only_steps_to_its_left() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in SOURCES.iter() {
        let top = source.module[0].as_str();
        if ["lib", "main"].contains(&top) {
            continue;
        }
        let Some(may) = allowed.get(top) else {
            wrong.push(format!("{}: a module the road does not know", source.path.display()));
            continue;
        };
        let used: BTreeSet<&str> =
            source.uses.paths.iter().filter_map(|it| Some(it.first()?.as_str())).collect();
        for name in used {
            if allowed.contains_key(name) && name != top && !may.contains(&name) {
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
fn no_modules_of_a_step_use_each_other_in_a_ring() {
    let edges = edges(&SOURCES);
    assert!(edges.len() > 100, "only {} modules use others", edges.len());
    let rings = rings(&edges);
    assert!(rings.is_empty(), "{}", rings.join("\n"));
    // Who takes a whole step does not say what of it he needs.
    let whole = |it: &&Source| {
        let step = |path: &Names| path.len() == 1 || path.len() == 2 && path[1] == "*";
        let mut own = it.uses.paths.iter().filter(|path| path.first() == it.module.first());
        it.module.len() > 1 && own.any(step)
    };
    let whole = SOURCES.iter().filter(whole).map(|it| it.path.display().to_string());
    assert_eq!(whole.collect::<Vec<_>>(), Vec::<String>::new(), "files that take their whole step");
}

#[test]
fn the_outside_comes_in_by_the_front_door() {
    let mut wrong = Vec::new();
    for source in SOURCES.iter() {
        for (name, may) in OUTSIDE {
            let inside = |part: &&str| source.path.with_extension("").starts_with(part);
            if source.code.contains(name) && !may.iter().any(inside) {
                wrong.push(format!("{} names {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of a folder that are longer than they may be.
fn too_long(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let lines = |path: &PathBuf| std::fs::read_to_string(path).unwrap().lines().count();
    let paths = crate::shipped::files(&root, "rs").into_iter();
    let counted = paths.map(|path| (lines(&path), path));
    let long = counted.filter(|it| it.0 > MAX_LINES);
    long.map(|(lines, path)| format!("{}: {lines} lines", path.display())).collect()
}

#[test]
fn files_and_functions_fit_a_screen_and_say_what_they_are() {
    let mut wrong = too_long("src");
    wrong.extend(too_long("tests"));
    for source in SOURCES.iter() {
        if !source.text.starts_with("//! ") {
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
    let long = format!("fn long() {{\n{}}}\n", "    x();\n".repeat(70));
    assert_eq!(functions(&long), [("long".to_owned(), 72)]);
    for access in ["pub ", "pub(super) ", "pub(in crate::load) const "] {
        assert_eq!(functions(&format!("{access}{long}")), [("long".to_owned(), 72)], "{access}");
    }
}
