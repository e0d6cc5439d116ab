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
    assert!(
        golden == text,
        "{name} differs from its golden file in line {}:\n  golden: {:?}\n  now:    {:?}\n\
         look at it, then run the test again with SITROOM_BLESS=1",
        differs + 1,
        golden.lines().nth(differs),
        text.lines().nth(differs),
    );
}
