//! `sitroom new`: what it writes is a dossier without a fault, and nothing is written over.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitroom"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[track_caller]
fn refused(folder: &Path, path: &str, words: &[&str]) {
    let output = run(folder, &["new", path]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{path}: {told}");
    assert!(output.stdout.is_empty());
    for word in words {
        assert!(told.contains(word), "{path}: {word:?} is not in {told:?}");
    }
}

/// Everything below a folder with its content.
fn below(folder: &Path) -> Vec<(String, String)> {
    let mut found: Vec<_> = crate::shipped::files(folder, "toml")
        .into_iter()
        .map(|it| (it.strip_prefix(folder).unwrap().display().to_string(), fs::read_to_string(it)))
        .map(|(name, text)| (name, text.unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn a_new_dossier_passes_the_strict_check_and_prints() {
    for path in ["mine", "mine/", "one.toml", "it's new.toml", "-x", "./a b/"] {
        let folder = tempfile::tempdir().unwrap();
        let output = run(folder.path(), &["new", "--", path]);
        assert_eq!(output.status.code(), Some(0), "{path}: {}", text(&output.stderr));
        let said = text(&output.stdout);
        // The next two commands are run as they are printed.
        let next: Vec<&str> = said.split_once("Next:\n").unwrap().1.lines().collect();
        assert_eq!(next.len(), 2, "{said}");
        let binary = Path::new(env!("CARGO_BIN_EXE_sitroom")).parent().unwrap();
        for (line, word) in next.iter().zip(["no faults", "== Receipt =="]) {
            let shell = Command::new("/bin/sh")
                .args(["-c", line])
                .env("PATH", binary)
                .current_dir(folder.path())
                .output()
                .unwrap();
            let page = text(&shell.stdout) + &text(&shell.stderr);
            assert!(shell.status.success() && page.contains(word), "{line}: {page}");
        }
        let written = below(folder.path());
        let alone = written.len() == 1;
        assert!(!alone || !written[0].1.contains("reports/"), "there is no such folder");
        let first = &written[0].0;
        let dossier = first.strip_suffix("/dossier.toml").unwrap_or(first);
        let strict = run(folder.path(), &["check", "--strict", "--", dossier]);
        assert!(strict.status.success(), "{path}: {}", text(&strict.stdout));
        for (name, _) in &written {
            assert!(said.contains(&format!("wrote {name}")) || path.starts_with("./"), "{said}");
        }
    }
}

#[test]
fn the_page_of_a_new_dossier_shows_what_the_comments_promise() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "mine"]).status.success());
    let page = text(&run(folder.path(), &["snapshot", "mine", "--width", "100"]).stdout);
    for word in [
        "Northland says its soldiers went home",
        "At least 2,000",
        "South MoD denies",
        "Soldiers leave the",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let schema = text(&run(folder.path(), &["schema"]).stdout);
    fs::write(folder.path().join("dossier.schema.json"), schema).unwrap();
    for (name, file) in below(folder.path()) {
        assert!(!file.starts_with("#:schema"), "{name}: there is no schema beside it yet");
        assert_eq!(crate::schema::complaints(&file), [""; 0], "{name}");
    }
}

#[test]
fn a_hyphen_prints_it() {
    let folder = tempfile::tempdir().unwrap();
    let printed = text(&run(folder.path(), &["new", "-"]).stdout);
    assert!(run(folder.path(), &["new", "x.toml"]).status.success());
    assert_eq!(below(folder.path()), [("x.toml".to_owned(), printed)]);
}

#[test]
fn a_folder_that_is_there_is_filled() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("reports")).unwrap();
    assert!(run(folder.path(), &["new", "."]).status.success());
    assert_eq!(below(folder.path()).len(), 2);
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("mine/reports")).unwrap();
    fs::write(at("mine/reports/2026-01-15.toml"), "mine").unwrap();
    fs::write(at("one.toml"), "one").unwrap();
    fs::write(at("plain"), "plain").unwrap();
    symlink("nowhere", at("link.toml")).unwrap();
    fs::create_dir(at("folder.toml")).unwrap();
    let before = below(&at("mine"));
    refused(folder.path(), "mine", &["mine/reports/2026-01-15.toml", "exists already"]);
    assert_eq!(below(&at("mine")), before, "no other file is written either");
    refused(folder.path(), "one.toml", &["one.toml: exists already"]);
    assert_eq!(fs::read_to_string(at("one.toml")).unwrap(), "one");
    refused(folder.path(), "link.toml", &["link.toml"]);
    refused(folder.path(), "folder.toml", &["is a folder"]);
    refused(folder.path(), "plain", &["plain"]);
    refused(folder.path(), "a/b", &["a/b: there is no folder `a`; make it first"]);
    refused(folder.path(), "a/b.toml", &["a/b.toml", "there is no folder `a`"]);
    assert_eq!(fs::read_to_string(at("plain")).unwrap(), "plain");
    let force = run(folder.path(), &["new", "one.toml", "--force"]);
    assert_eq!(force.status.code(), Some(2));
    assert_eq!(run(folder.path(), &["new"]).status.code(), Some(2));
}
