//! Reading dossiers: everything the format can say, every fault, and every hostile file.

mod documents;
mod faults;
mod hostile;

use sitroom::diagnostic::Diagnostic;
use sitroom::load::{Input, Loaded, load};

/// A dossier of one file.
fn read(text: &str) -> Loaded {
    read_files(&[("a.toml", text)])
}

fn read_files(files: &[(&str, &str)]) -> Loaded {
    let inputs = files
        .iter()
        .map(|(name, text)| Input { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() })
        .collect();
    load(inputs, &|_, path| match path {
        "line.geojson" => {
            Ok(br#"{"type":"LineString","coordinates":[[37.5,48],[37.6,48.1]]}"#.to_vec())
        }
        _ => Err("there is no such file".to_owned()),
    })
}

/// The codes of all faults, in reading order.
fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.faults.iter().map(|fault| fault.rule.code).collect()
}

/// Faults in words, one a line, for a message when a test fails.
fn words(loaded: &Loaded) -> String {
    let line = |fault: &Diagnostic| {
        let (line, column) = loaded.files.place(fault.span);
        let help = fault.help.as_ref().map_or("", |help| help.as_str());
        format!("{line}:{column} {} {} | {help}\n", fault.rule.code, fault.message)
    };
    loaded.faults.iter().map(line).collect::<Vec<_>>().concat()
}

const HEADER: &str = r#"
[dataset]
schema = 1
id = "test"
title = "Test"
as-of = 2024-10-22
licence = "CC0-1.0"
"#;

#[test]
fn the_documentation_follows_from_the_tables() {
    crate::golden::check("../../../docs/dataset.md", &sitroom::load::docs::dataset_md());
}
