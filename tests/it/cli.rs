//! The program as a shell sees it: exit codes, streams, files.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Instant;

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
fn the_map_is_drawn_as_svg_alone_and_by_its_views() {
    let map = ["snapshot", "--section", "map", "--format", "svg", "--width", "60"];
    let drawn = |view: &str| text(&run(&[&map[..], &["--view", view]].concat()).stdout);
    let (theatre, supply) = (drawn("theatre"), drawn("SUPPLY"));
    assert_eq!(text(&run(&map).stdout).lines().count(), theatre.lines().count());
    assert!(
        theatre.contains(r#"<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540""#)
    );
    assert!(theatre.contains(">Sudzha</text>") && !supply.contains(">Sudzha</text>"));
    assert!(supply.contains(">North Korea</text>"));
    assert!(supply.contains("--view SUPPLY") && supply.contains("--width 60"), "its receipt");

    let folder = Folder::new();
    let name = folder.name("map.svg");
    assert!(run(&["snapshot", "--section", "map", "-o", &name]).status.success());
    assert!(std::fs::read_to_string(&name).unwrap().starts_with("<svg "));

    let both = ["--screen 120x36", "--section map alone"];
    refused(&["snapshot", "--format", "svg"], 2, &both);
    refused(&["snapshot", "-o", "x.svg"], 2, &both);
    refused(&["snapshot", "--section", "map,fronts", "--format", "svg"], 2, &both);
    refused(&["snapshot", "--section", "map", "--format", "html"], 2, &["--screen 120x36"]);
    refused(&["snapshot", "--view", "moon"], 2, &["theatre, supply, world", "Pokrovsk"]);
    refused(&["snapshot", "--section", "aid", "--view", "world"], 2, &["--section map"]);
    let early = ["--section", "map", "--as-of", "1900-01-01", "--view", "theatre"];
    let why = "--view theatre: on this date nothing is on the map";
    refused(&[&["snapshot"], &early[..]].concat(), 2, &[why]);
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

#[test]
fn a_reader_who_leaves_is_no_fault() {
    let mut child =
        sitroom().args(["snapshot", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "{\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_full_disk_is_three() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = sitroom().stdout(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        text(&output.stderr),
        "error: standard output: cannot be written: the disk is full\n"
    );
    refused(&["snapshot", "-o", "/dev/full"], 3, &["/dev/full", "the disk is full"]);
}

#[test]
fn a_file_is_never_replaced_unasked() {
    let folder = Folder::new();
    let out = folder.file("brief.md", "mine");
    refused(&["snapshot", "-o", &out], 3, &["brief.md", "exists already", "--force"]);
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
    assert!(run(&["snapshot", "-o", &out, "--force"]).status.success());
    assert!(
        fs::read_to_string(&out).unwrap().starts_with("# North Korean"),
        "Markdown by its ending"
    );
    assert_eq!(folder.leftovers(), 0);
}

#[test]
fn what_cannot_be_written_is_three_with_a_repair() {
    let folder = Folder::new();
    let file = folder.file("file", "");
    symlink(folder.at("gone"), folder.at("dangling")).unwrap();
    let refuse = |name: &str, word: &str| refused(&["snapshot", "-o", name, "--force"], 3, &[word]);
    refuse(&folder.name("no/such/brief.txt"), "there is no folder");
    refuse(folder.0.path().to_str().unwrap(), "is a folder");
    refuse(&folder.name("new/"), "is a folder");
    refuse(&folder.name("dangling"), "a link to a file that does not exist");
    refuse(&format!("{file}/below"), "a part of the path is a file");
    refuse(&folder.name(&"x".repeat(300)), "too long a name");
    refuse(&folder.name("no\u{1b}[31m/x"), "␛");
    assert!(!folder.at("gone").exists());
    assert_eq!(folder.leftovers(), 0);
}

#[test]
fn the_dossier_itself_is_never_overwritten() {
    let folder = Folder::new();
    fs::create_dir(folder.at("dossier")).unwrap();
    let file = folder.file("dossier/a.toml", SMALL);
    symlink(folder.at("dossier/a.toml"), folder.at("link.txt")).unwrap();
    let dossier = folder.name("dossier");
    for target in [&file, &folder.name("link.txt")] {
        for input in [&file, &dossier] {
            refused(
                &["snapshot", input, "-o", target, "--force", "--format", "text"],
                3,
                &["is a file of the dossier"],
            );
        }
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), SMALL);
}

#[test]
fn an_attached_file_is_never_overwritten() {
    let folder = Folder::new();
    let line = r#"{"type":"LineString","coordinates":[[37.5,48],[37.6,48.1]]}"#;
    let attached = folder.file("line.json", line);
    let more = "\n[[front]]\nid = \"f\"\nname = \"A front\"\n[[state]]\nof = \"front:f\"\nis = \"static\"\n\
        when = 2026-01-14\nreported = 2026-01-14\nvia = \"post\"\nline = \"line.json\"\n";
    let dossier = folder.file("a.toml", &format!("{SMALL}{more}"));
    refused(
        &["snapshot", &dossier, "-o", &attached, "--force"],
        3,
        &["line.json", "is a file of the dossier"],
    );
    assert_eq!(fs::read_to_string(&attached).unwrap(), line);
}

#[test]
fn links_stay_links_and_hard_links_are_told() {
    let folder = Folder::new();
    let real = folder.file("real.txt", "old");
    symlink("real.txt", folder.at("link.txt")).unwrap();
    assert!(run(&["snapshot", "-o", &folder.name("link.txt"), "--force"]).status.success());
    assert!(fs::symlink_metadata(folder.at("link.txt")).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().len() > 1000);

    fs::hard_link(folder.at("real.txt"), folder.at("other.txt")).unwrap();
    let output = run(&["snapshot", "--section", "gaps", "-o", &real, "--force"]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("keep the old text"), "{}", text(&output.stderr));
}

#[test]
fn modes_are_kept_and_new_files_follow_the_umask() {
    let folder = Folder::new();
    let mode = |name: &str| fs::metadata(folder.at(name)).unwrap().permissions().mode() & 0o777;
    for (umask, wanted) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
        let script = format!("umask {umask}; exec \"$0\" snapshot -o \"$1\"");
        let status = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_sitroom"), &folder.name(umask)])
            .status()
            .unwrap();
        assert!(status.success());
        assert_eq!(mode(umask), wanted, "umask {umask}");
    }
    for old in [0o600, 0o640, 0o666] {
        let name = folder.file("old", "old");
        fs::set_permissions(&name, fs::Permissions::from_mode(old)).unwrap();
        assert!(run(&["snapshot", "-o", &name, "--force"]).status.success());
        assert_eq!(mode("old"), old);
    }
}

#[test]
fn odd_names_are_written_to_and_a_folders_group_is_passed_on() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let group = folder.at("group");
    fs::create_dir(&group).unwrap();
    fs::set_permissions(&group, fs::Permissions::from_mode(0o2775)).unwrap();
    let odd: [&[u8]; 5] =
        [b"./-o", b"two\nlines.md", b"an \x1b[31m escape", b"no \xff utf-8", b"group/brief.md"];
    let page = run(&["snapshot", "--format", "text", "--section", "gaps"]).stdout;
    for name in odd {
        let path = folder.0.path().join(std::ffi::OsStr::from_bytes(name));
        let output = sitroom()
            .args(["snapshot", "--format", "text", "--section", "gaps", "-o"])
            .arg(&path)
            .output()
            .unwrap();
        assert!(output.status.success(), "{name:?}: {}", text(&output.stderr));
        assert!(!text(&output.stderr).contains('\u{1b}'));
        assert_eq!(fs::read(&path).unwrap(), page, "{name:?}");
        let meta = fs::metadata(&path).unwrap();
        assert_eq!(meta.gid(), fs::metadata(path.parent().unwrap()).unwrap().gid());
        assert_eq!(meta.permissions().mode() & 0o7113, 0, "{name:?} is too open");
    }
}

#[test]
fn a_pipe_is_written_to_and_stays_a_pipe() {
    let folder = Folder::new();
    let fifo = folder.name("pipe");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut child = sitroom().args(["snapshot", "-o", &fifo]).spawn().unwrap();
    let mut page = String::new();
    fs::File::open(&fifo).unwrap().read_to_string(&mut page).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(page == text(&run(&["snapshot"]).stdout));
    assert!(!fs::metadata(&fifo).unwrap().is_file());
    assert!(run(&["snapshot", "-o", "/dev/null"]).status.success());
    assert!(!run(&["snapshot", "-o", "/dev/stdout"]).stdout.is_empty());
}

#[test]
fn leftovers_of_killed_runs_go_after_an_hour_and_only_they() {
    let folder = Folder::new();
    let stale = folder.file(".sitroom-aaaaaaaaaa.tmp", "");
    let fresh = folder.file(".sitroom-bbbbbbbbbb.tmp", "");
    let foreign = folder.file(".sitroom-notes.tmp", "");
    for name in [&stale, &foreign] {
        let touched = Command::new("touch").args(["-d", "2 hours ago", name]).status().unwrap();
        assert!(touched.success());
    }
    assert!(run(&["snapshot", "-o", &folder.name("brief.txt")]).status.success());
    assert!(!Path::new(&stale).exists());
    assert!(Path::new(&fresh).exists() && Path::new(&foreign).exists());
}

/// Ends exports over an old file at so many moments spread over the time that one takes; the file is
/// whole every time.
fn interrupted(signal: &str, rounds: u32) -> u32 {
    let folder = Folder::new();
    let begin = Instant::now();
    let new = run(&["snapshot", "--format", "json"]).stdout;
    let whole = begin.elapsed();
    let old = vec![b'o'; new.len() + 1000];
    let out = folder.name("brief.json");
    let mut stopped = 0;
    for round in 0..rounds {
        fs::write(&out, &old).unwrap();
        let mut child = sitroom()
            .args(["snapshot", "--format", "json", "--force", "-o", &out])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(whole * round / rounds);
        let id = child.id().to_string();
        let _ = Command::new("kill").args([signal, &id]).stderr(Stdio::null()).status();
        let status = child.wait().unwrap();
        stopped += u32::from(!status.success());
        let now = fs::read(&out).unwrap();
        assert!(now == old || now == new, "torn in round {round}: {} bytes", now.len());
        if !status.success() && status.code().is_some() {
            assert_eq!(status.code(), Some(143), "told to stop, and said so");
        }
    }
    if signal == "-TERM" {
        assert_eq!(folder.leftovers(), 0);
    }
    stopped
}

#[test]
fn a_killed_export_leaves_the_old_file_or_the_new_one() {
    assert!(interrupted("-KILL", 60) > 0, "no run was killed in time");
}

#[test]
fn an_export_told_to_stop_leaves_no_temporary_file() {
    assert!(interrupted("-TERM", 20) > 0, "no run was stopped in time");
}

#[test]
fn the_disk_is_touched_only_where_it_was_asked() {
    let folder = Folder::new();
    let before = fs::metadata(folder.0.path()).unwrap().mtime_nsec();
    let output = sitroom().current_dir(folder.0.path()).env("HOME", folder.0.path()).output();
    assert!(output.unwrap().status.success());
    assert_eq!(fs::metadata(folder.0.path()).unwrap().mtime_nsec(), before);
}

#[test]
fn about_tells_terms_credits_and_whose_borders_in_80_columns() {
    let output = run(&["about"]);
    assert_eq!(output.status.code(), Some(0));
    let page = text(&output.stdout);
    let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        concat!("sitroom ", env!("CARGO_PKG_VERSION")),
        "MIT or Apache-2.0",
        "CC BY 4.0",
        "Natural Earth",
        "GeoNames",
        "internationally recognised borders, Ukraine with Crimea",
        "only as the claim of whoever drew it",
    ] {
        assert!(flat.contains(words), "{words} is missing in\n{page}");
    }
    assert!(page.lines().all(|line| line.len() <= 80), "{page}");
    // What it points to is there.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in
        ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-DATA", "NOTICE", "assets/basemap/README.md"]
    {
        assert!(flat.contains(file) && root.join(file).exists(), "{file}");
    }
}

#[test]
fn what_the_map_is_drawn_with_is_asked_for_in_words_that_exist() {
    refused(&["--map", "braile"], 2, &["braille"]);
    refused(&["--cell-aspect", "9"], 2, &["--cell-aspect", "from 1.2 to 3.5"]);
    refused(&["--cell-aspect", "nan"], 2, &["write auto"]);
    let dossier = ["--map", "octant", "--cell-aspect", "2.1"];
    assert_eq!(run(&dossier).status.code(), Some(0));
}
