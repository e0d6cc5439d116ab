//! What the program says of hostile files, keys and names, byte by byte.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::{COMMANDS, controls, dossier, is_dangerous, unseen};

fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sitroom"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

#[track_caller]
fn assert_harmless(output: &Output, what: &str) {
    for bytes in [&output.stdout, &output.stderr] {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let found = text.chars().find(|&it| it != '\n' && is_dangerous(it));
        assert_eq!(found, None, "{what}: {text:.600}");
    }
}

#[test]
fn faults_of_a_hostile_dossier_are_told_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let raw = |it: &str| format!("{}\nraw = \"{it}\"\n# {it}\n", dossier("\u{1b}"));
    for (inside, code) in [
        (controls(), 1),
        (COMMANDS.to_owned(), 1),
        (unseen(), 1),
        (unseen().replace(|it: char| sitroom::text::unsafe_character(it), ""), 0),
    ] {
        for text in [dossier(&inside), raw(&inside)] {
            fs::write(folder.path().join("bad.toml"), &text).unwrap();
            let whole = !text.contains("\nraw");
            for format in ["text", "short", "json"] {
                let output = run(&["check", "bad.toml", "--format", format], folder.path());
                assert!(!whole || output.status.code() == Some(code), "{output:?}");
                assert!(output.stdout.len() > 100, "nothing was told");
                assert_harmless(&output, format);
            }
            for arguments in [&["bad.toml"][..], &["snapshot", "bad.toml", "--format", "json"]] {
                assert_harmless(&run(arguments, folder.path()), "the brief");
            }
        }
    }
}

#[test]
fn hostile_keys_and_names_inside_a_file_are_told_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let escaped = "\\u001b]0;pwn\\u0007\\u009b31m\\u202e";
    let keys = [
        format!("\"{escaped}\" = 1\n"),
        format!("[\"{escaped}\"]\n"),
        format!("[[\"{escaped}\"]]\n\"a{escaped}\".b = 2\n"),
        format!(
            "[[actor]]\nid = \"{escaped}\"\nname = \"x\"\nkind = \"{escaped}\"\n\"x{escaped}\" = 3\n"
        ),
        format!(
            "[[claim]]\nid = \"c\"\nby = \"{escaped}\"\nabout = [\"{escaped}:a\"]\nreported = \"{escaped}\"\n"
        ),
        format!("[[state]]\nof = \"front:f\"\nline = \"{escaped}.geojson\"\n"),
    ];
    for key in &keys {
        fs::write(folder.path().join("bad.toml"), dossier("") + key).unwrap();
        for format in ["text", "short", "json"] {
            let output = run(&["check", "bad.toml", "--format", format], folder.path());
            assert_eq!(output.status.code(), Some(1), "{key}");
            assert_harmless(&output, key);
        }
    }
    let state = "\n[[state]]\nof = \"front:line\"\nis = \"static\"\nwhen = 2024-10-11\n\
        reported = 2024-10-11\nvia = \"paper\"\nline = \"line.geojson\"\n";
    fs::write(folder.path().join("bad.toml"), dossier("") + state).unwrap();
    for json in [
        r#"{"type":"\u001b]0;x\u0007\u009b\u202e","coordinates":[]}"#,
        r#"{"type":"LineString","\u001b[31m\u202e":1,"coordinates":"\u001b[31m\u202e"}"#,
        "{\"type\":\"LineString\",\"\u{9b}31m\u{202e}\":\u{9b}}",
    ] {
        fs::write(folder.path().join("line.geojson"), json).unwrap();
        let output = run(&["check", "bad.toml"], folder.path());
        assert_eq!(output.status.code(), Some(1), "{json:?}");
        assert_harmless(&output, json);
    }
}

#[test]
fn hostile_names_of_files_and_folders_are_told_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let name = "a\u{1b}]0;pwn\u{7}\u{9b}31m\u{202e}\nb";
    fs::create_dir(folder.path().join(name)).unwrap();
    let file = format!("{name}/{name}.toml");
    for text in [dossier(""), "nonsense".to_owned(), dossier("\u{1b}")] {
        fs::write(folder.path().join(&file), text).unwrap();
        for dossier in [name, &file, "gone\u{1b}[31m\u{202e}.toml"] {
            for format in ["text", "short", "json"] {
                let output = run(&["check", dossier, "--format", format], folder.path());
                assert_harmless(&output, "check");
            }
            for format in ["text", "markdown", "json"] {
                let output = run(&["snapshot", dossier, "--format", format], folder.path());
                assert_harmless(&output, format);
            }
            let out = format!("{name}/no/such\u{1b}/x.md");
            assert_harmless(&run(&["snapshot", "-o", &out], folder.path()), "output");
            assert_harmless(&run(&["verify", dossier], folder.path()), "verify");
        }
    }
    for arguments in [
        &["explain", "E-\u{1b}[31m\u{202e}"][..],
        &["--without", "x\u{9b}31m"],
        &["snapshot", "--format", "\u{1b}[31m\u{202e}"],
        &["snapshot", "--view", "\u{1b}[31m\u{202e}"],
        &["--scenario", "\u{1b}]0;x\u{7}"],
        &["\u{1b}]0;x\u{7}", "\u{9b}"],
    ] {
        let output = run(arguments, folder.path());
        assert_ne!(output.status.code(), Some(0), "{arguments:?}");
        assert_harmless(&output, &format!("{arguments:?}"));
    }
}
