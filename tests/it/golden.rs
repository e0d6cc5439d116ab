//! Golden files: what a person would see, kept under `tests/it/golden/`.

use std::path::PathBuf;

/// Compares a text with its golden file; with `SITROOM_BLESS=1` writes the file instead.
#[track_caller]
pub fn check(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(name);
    if std::env::var_os("SITROOM_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = golden
        .lines()
        .zip(text.lines())
        .position(|(old, new)| old != new)
        .unwrap_or_else(|| golden.lines().count().min(text.lines().count()));
    let name = name.trim_start_matches("../");
    assert!(
        golden == text,
        "{name} is no longer what is made, from line {} on:\n  kept: {:?}\n  now:  {:?}\n\
         if it should be so: SITROOM_BLESS=1 cargo test --test it {}, then read the difference",
        differs + 1,
        golden.lines().nth(differs),
        text.lines().nth(differs),
        test(),
    );
}

/// The name of the test that runs: each has a thread of its own that bears it.
fn test() -> String {
    std::thread::current().name().filter(|name| *name != "main").unwrap_or_default().to_owned()
}
