//! The corpus kept of the fuzzing, fed to every target again.

use std::path::{Path, PathBuf};

mod targets;

use targets::TARGETS;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn what_was_kept_of_the_fuzzing_breaks_no_promise() {
    for (name, target) in TARGETS {
        let kept = files(&root().join("tests/it/fuzz").join(name));
        assert!(!kept.is_empty(), "{name} has no corpus");
        for path in kept {
            let bytes = std::fs::read(&path).unwrap();
            assert!(bytes.len() <= 64 << 10, "{} is large", path.display());
            target(&bytes);
        }
    }
}

#[test]
fn every_target_can_be_fuzzed() {
    let found: Vec<String> = files(&root().join("fuzz/fuzz_targets"))
        .iter()
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let named: Vec<&str> = TARGETS.iter().map(|it| it.0).collect();
    assert_eq!(found, named);
}

/// Every sample of a fault through the doors of a file.
#[test]
fn every_sample_goes_through_the_doors() {
    let samples = files(&root().join("tests/it/samples"));
    for path in samples.iter().filter(|path| path.is_file()) {
        let bytes = std::fs::read(path).unwrap();
        targets::any_file(&[b"\x01", &*bytes].concat());
        targets::snapshot(&bytes);
    }
}
