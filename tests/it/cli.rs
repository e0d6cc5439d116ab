//! The program as a shell sees it: exit codes, streams, files.

mod map;
mod writing;
use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The smallest dossier that is without an error.
pub const SMALL: &str = r#"
[dataset]
schema = 1
id = "small"
title = "A small dossier"
as-of = 2026-01-15
licence = "CC0-1.0"

[[source]]
id = "post"
title = "Soldiers on the move"
kind = "article"
published = 2026-01-14

[[actor]]
id = "delta"
name = "State Delta"
kind = "state"

[[claim]]
id = "moving"
says = "Soldiers are on the move."
by = "delta"
via = "post"
reported = 2026-01-14
about = ["actor:delta"]
rating = "C3"
"#;

fn sitroom() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitroom"));
    command.stdin(Stdio::null()).env_remove("NO_COLOR");
    command
}

fn run(arguments: &[&str]) -> Output {
    sitroom().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs it, and expects this exit code, nothing on standard output and these words among the
/// messages.
#[track_caller]
fn refused(arguments: &[&str], code: i32, words: &[&str]) {
    let output = run(arguments);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    for word in words {
        assert!(told.contains(word), "{arguments:?}: {word:?} is not in {told:?}");
    }
    assert!(!told.contains('\u{1b}'), "{told:?}");
}

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> String {
        fs::write(self.at(name), text).unwrap();
        self.name(name)
    }

    fn name(&self, name: &str) -> String {
        self.at(name).to_str().unwrap().to_owned()
    }

    /// Temporary files that were left behind.
    fn leftovers(&self) -> usize {
        let names = fs::read_dir(self.0.path()).unwrap().map(|it| it.unwrap().file_name());
        names.filter(|it| it.to_str().unwrap().starts_with(".sitroom-")).count()
    }
}

#[test]
fn bare_sitroom_prints_the_brief_of_its_own_dossier() {
    for term in [None, Some("dumb"), Some("xterm-256color")] {
        let mut command = sitroom();
        match term {
            Some(term) => command.env("TERM", term),
            None => command.env_remove("TERM"),
        };
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
        let page = text(&output.stdout);
        assert!(page.contains("== Receipt =="), "{page}");
        assert!(!page.bytes().any(|byte| byte < b' ' && byte != b'\n'));
    }
}

#[test]
fn the_command_in_the_receipt_prints_the_same_page_again() {
    let folder = Folder::new();
    let dossier = folder.file("it's here.toml", SMALL);
    let output = run(&["snapshot", &dossier, "--without", "delta", "--format", "json"]);
    let page: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let command = page["receipt"]["command"].as_str().unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_sitroom")).parent().unwrap();
    let again = Command::new("/bin/sh").args(["-c", command]).env("PATH", binary).output().unwrap();
    assert_eq!(text(&again.stdout), text(&output.stdout), "{command}");
}

#[test]
fn the_wrapped_command_of_the_text_prints_the_same_page_again() {
    let output = run(&["snapshot", "--section", "brief,gaps", "--as-of", "2024-10-18"]);
    let page = text(&output.stdout);
    let command = page.split("Print it again:\n").nth(1).unwrap();
    assert!(command.contains(" \\\n"), "{command}");
    let binary = Path::new(env!("CARGO_BIN_EXE_sitroom")).parent().unwrap();
    let again = Command::new("/bin/sh").args(["-c", command]).env("PATH", binary).output().unwrap();
    assert_eq!(text(&again.stdout), page);
}

#[test]
fn the_command_in_the_receipt_survives_a_name_no_terminal_should_see() {
    let folder = Folder::new();
    let dossier = folder.file("a \u{7}'b' \\ c.toml", SMALL);
    let output = run(&["snapshot", &dossier, "--width", "40"]);
    let page = text(&output.stdout);
    let command = page.split("Print it again:\n").nth(1).unwrap();
    assert!(command.contains("$'"), "{command}");
    let binary = Path::new(env!("CARGO_BIN_EXE_sitroom")).parent().unwrap();
    let again = Command::new("bash").args(["-c", command]).env("PATH", binary).output();
    // Without bash there is nobody to ask.
    if let Ok(again) = again {
        assert_eq!(text(&again.stdout), page);
    }
}

#[test]
fn changes_is_the_section_alone_and_its_receipt_says_so() {
    let days = ["--since", "2024-10-22", "--as-of", "2024-10-23", "--width", "60"];
    let page = run(&[&["changes"], &days[..]].concat());
    assert_eq!(page.status.code(), Some(0), "{}", text(&page.stderr));
    let same = run(&[&["snapshot", "--section", "changes"], &days[..]].concat());
    assert_eq!(text(&page.stdout), text(&same.stdout));
    assert!(text(&page.stdout).contains("From 2024-10-22 to 2024-10-23, 1 day."));
    refused(
        &["changes", "--section", "aid"],
        2,
        &["`--section` is an option of `sitroom snapshot`"],
    );
    refused(&["changes", "--view", "world"], 2, &["`--view` is an option of `sitroom snapshot`"]);
    let late = ["changes", "--since", "2024-10-23", "--as-of", "2024-10-22"];
    refused(&late, 2, &["--since 2024-10-23 is later than the board's 2024-10-22"]);
    let equal = run(&["changes", "--since", "2024-10-22", "--as-of", "2024-10-22"]);
    assert!(text(&equal.stdout).contains("between a day and itself nothing changes"));
    let folder = Folder::new();
    let new = folder.file("new.toml", SMALL);
    let old = folder.file("old.toml", &SMALL.replace("on the move", "at rest"));
    let page = text(&run(&["changes", &new, "--against", &old]).stdout);
    assert!(page.contains("says “Soldiers are at rest.” → “Soldiers are on the"), "{page}");
    assert!(page.contains("--against ") && page.contains("\nAgainst   "), "{page}");
    let broken = folder.file("broken.toml", &SMALL.replace("kind = \"state\"", "kind = \"star\""));
    refused(&["changes", &new, "--against", &broken], 1, &["broken.toml", "star"]);
    refused(&["changes", &broken, "--against", &broken], 1, &["broken.toml"]);
    refused(&["changes", &new, "--against", "nowhere.toml"], 3, &["nowhere.toml: does not exist"]);
    refused(&["changes", "-", "--against", "-"], 3, &["only one of two versions"]);
    let screen = ["snapshot", &new, "--against", &old, "--screen", "100x30", "--keys", "a c z"];
    let screen = text(&run(&screen).stdout);
    assert!(screen.contains("Between the two versions"), "{screen}");
    let before = fs::read(&old).unwrap();
    refused(
        &["changes", &new, "--against", &old, "-o", &old, "--force", "--format", "text"],
        3,
        &["dossier"],
    );
    assert_eq!(fs::read(&old).unwrap(), before);
    let help = text(&run(&["changes", "--help"]).stdout);
    assert!(help.contains("--since <DATE>") && !help.contains("--section <"), "{help}");
}

#[test]
fn a_section_named_twice_prints_once() {
    let once = run(&["snapshot", "--section", "gaps,brief"]).stdout;
    let twice = run(&["snapshot", "--section", "gaps", "--section", "brief,gaps"]).stdout;
    assert_eq!(text(&twice), text(&once));
}

#[test]
fn nothing_around_the_program_changes_the_bytes() {
    let folder = Folder::new();
    for format in ["text", "markdown", "json"] {
        let page = run(&["snapshot", "--format", format]).stdout;
        let other = sitroom()
            .args(["snapshot", "--format", format])
            .envs([("TZ", "Asia/Pyongyang"), ("LANG", "ko_KR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")])
            .envs([("COLUMNS", "200"), ("LINES", "9"), ("TERM", "linux"), ("CLICOLOR_FORCE", "1")])
            .env("HOME", folder.0.path())
            .current_dir(folder.0.path())
            .output()
            .unwrap();
        assert!(page == other.stdout, "{format} depends on its surroundings");
        let file = folder.name(format);
        assert!(run(&["snapshot", "--format", format, "-o", &file]).status.success());
        let written = fs::read(folder.at(format)).unwrap();
        // The same but for the command, which does not name the file.
        assert!(page == written, "{format} differs in a file");
    }
}

#[test]
fn version_and_help_are_answers() {
    let version = run(&["--version"]);
    assert_eq!(text(&version.stdout), format!("sitroom {}\n", env!("CARGO_PKG_VERSION")));
    for arguments in [&["--help"][..], &["snapshot", "--help"], &["check", "-h"]] {
        let help = run(arguments);
        assert_eq!(help.status.code(), Some(0), "{arguments:?}");
        assert!(help.stderr.is_empty() && text(&help.stdout).contains("Usage: sitroom"));
        assert!(!text(&help.stdout).contains('\u{1b}'));
    }
}

#[test]
fn wrong_usage_is_two_and_says_what_would_be_right() {
    refused(&["--bogus"], 2, &["--bogus"]);
    refused(&["snapshot", "--section", "suply"], 2, &["timeline", "supply", "similar"]);
    refused(&["x.toml", "--section", "brief"], 2, &["an option of `sitroom snapshot`"]);
    refused(&["check", "-o", "x"], 2, &["`-o` is an option of `sitroom snapshot`"]);
    refused(&["--as-of", "2024-10"], 2, &["2024-10-22"]);
    refused(&["--as-of", "2024-02-30"], 2, &["2024-02-30"]);
    refused(&["snapshot", "--width", "39"], 2, &["40", "400"]);
    refused(&["snapshot", "--force"], 2, &["--output"]);
    refused(&["snapshot", "-o", "x.dat"], 2, &["`.dat`", ".markdown", "--format"]);
    for option in [["--section", "brief"], ["--width", "60"], ["-o", "x.md"], ["--format", "json"]]
    {
        let help = format!("sitroom snapshot … {}", option[0]);
        refused(&option, 2, &["an option of `sitroom snapshot`", &help]);
    }
    refused(&["--width=60"], 2, &["an option of `sitroom snapshot`"]);
    for command in [&["a.toml", "b"][..], &["snapshot", "a.toml", "b"], &["check", "a.toml", "b"]] {
        refused(command, 2, &["only one dossier", "`b`"]);
    }
    refused(&["a.toml", "check"], 2, &["the command comes first: `sitroom check …`"]);
    refused(&["--as-of", "0999-01-01"], 2, &["2024-10-22"]);
    refused(&["--without", "source:zelensky"], 2, &["there is `actor:zelensky`"]);
    refused(&["snapshot", "--format", "pdf"], 2, &["markdown"]);
    refused(&["--without", "zelenski"], 2, &["did you mean `zelensky`"]);
    refused(&["--without", "planet:mars"], 2, &["actor, source or family"]);
    refused(&["--since", "2024-10-23"], 2, &["2024-10-23", "2024-10-22"]);
    refused(&["snapshot", "-o", ""], 2, &["--output"]);
    refused(&["explain", "E-nosuch"], 2, &["E-nosuch"]);
    refused(&["snapshot", "--bo\u{1b}[31mgus\u{202e}\u{9b}"], 2, &["'--bogus��'"]);
    refused(&["--without", "x\u{1b}]0;y\u{7}"], 2, &["␛"]);
}

#[test]
fn faults_in_the_data_are_one_and_no_page_is_printed() {
    let folder = Folder::new();
    let bad = folder.file("bad.toml", &SMALL.replace("via = \"post\"", "via = \"poste\""));
    refused(&[&bad], 1, &["bad.toml", "poste", "post"]);
    refused(&["snapshot", &bad, "-o", &folder.name("out")], 1, &["poste"]);
    assert!(!folder.at("out").exists());
    let check = run(&["check", &bad]);
    assert_eq!(check.status.code(), Some(1));
    assert!(text(&check.stdout).contains("poste"));
    let good = folder.file("good.toml", SMALL);
    assert_eq!(run(&["check", &good]).status.code(), Some(0));
}

#[test]
fn what_cannot_be_read_is_three_with_a_repair() {
    let folder = Folder::new();
    let fifo = folder.name("pipe.toml");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    symlink(folder.at("loop.toml"), folder.at("loop.toml")).unwrap();
    let socket = folder.name("socket.toml");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    fs::create_dir(folder.at("empty")).unwrap();
    let big = folder.at("big.toml");
    fs::File::create(&big).unwrap().set_len(10 << 30).unwrap();

    refused(&[&folder.name("nowhere.toml")], 3, &["nowhere.toml", "does not exist"]);
    refused(&["--known", "now", "check"], 3, &["the command comes first: `sitroom check …`"]);
    refused(&["chek"], 3, &["did you mean the command `sitroom check`"]);
    refused(&[&fifo], 3, &["is a pipe", "`-`"]);
    refused(&[&socket], 3, &["is a socket"]);
    refused(&["/dev/zero"], 3, &["is a device"]);
    refused(&["/proc/self/environ"], 3, &["running system"]);
    refused(&[&folder.name("loop.toml")], 3, &["leads back to itself"]);
    refused(&[&folder.name("empty")], 3, &["no .toml file"]);
    refused(&[big.to_str().unwrap()], 3, &["10240 MiB", "4 MiB"]);
    refused(&[&folder.name("a\u{1b}[31m\u{202e}.toml")], 3, &["␛"]);
    // One run tells of everything that is unreadable in the folder.
    let all = ["pipe.toml", "loop.toml", "socket.toml", "big.toml"];
    refused(&[folder.0.path().to_str().unwrap()], 3, &all);
    refused(&["check", folder.0.path().to_str().unwrap()], 3, &all);
}

#[test]
fn a_dossier_may_come_on_standard_input() {
    let feed = |bytes: &[u8]| {
        let mut child = sitroom()
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may refuse before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(bytes);
        child.wait_with_output().unwrap()
    };
    let output = feed(SMALL.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("A small dossier\n"));
    assert!(text(&output.stdout).contains("sitroom snapshot - "));
    let output = feed(&vec![b'#'; (4 << 20) + 1]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("standard input: is too large"));
    let output = feed(b"");
    assert_eq!(output.status.code(), Some(1), "an empty dossier has faults");
}
