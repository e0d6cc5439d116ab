//! The dossier in `data/`, read once for all tests.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sitroom::dataset::Dataset;
use sitroom::load::{Input, Loaded, load};

/// Every file of `data/` in path order, as the program reads them.
pub fn inputs() -> Vec<Input> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    files(&root, "toml")
        .into_iter()
        .map(|path| Input {
            name: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect()
}

/// Every file of that extension in a folder and below it, in path order.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    collect(folder, extension, &mut paths);
    paths.sort();
    paths
}

fn collect(folder: &Path, extension: &str, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, extension, paths);
        } else if path.extension().is_some_and(|it| it == extension) {
            paths.push(path);
        }
    }
}

/// The shipped dossier, loaded.
pub static LOADED: LazyLock<Loaded> =
    LazyLock::new(|| load(inputs(), &|_, path| Err(format!("{path} is not attached"))));

/// The shipped dossier.
pub fn dataset() -> &'static Dataset {
    assert!(LOADED.faults.is_empty(), "{:#?}", LOADED.faults);
    &LOADED.dataset
}
