//! Poor surroundings: readers who leave, full disks, little memory, no home; and a folder that holds
//! its dossier in.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::cli::SMALL;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sitroom");

/// Every command with arguments that let it print something.
const COMMANDS: &[&[&str]] = &[
    &[],
    &["snapshot"],
    &["changes", "--since", "2024-10-17"],
    &["check"],
    &["explain"],
    &["explain", "E-bad-date"],
    &["keys"],
    &["about"],
    &["completions", "bash"],
    &["man"],
    &["schema"],
    &["new", "-"],
    &["verify", "brief.md"],
];

/// A folder with a briefing to verify.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = Command::new(PROGRAM).args(["snapshot", "--format", "markdown"]).output().unwrap();
    fs::write(folder.path().join("brief.md"), page.stdout).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn every_command_is_in_the_list() {
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> = names.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 10, "{names:?}");
    for name in names {
        assert!(COMMANDS.iter().any(|it| it.first() == Some(&name)), "{name}");
    }
}

#[test]
fn every_command_bears_a_reader_who_leaves_and_a_full_disk() {
    let folder = folder();
    let helps = COMMANDS.iter().map(|it| [it.get(..1).unwrap_or(&[]), &["--help"]].concat());
    for arguments in COMMANDS.iter().map(|it| it.to_vec()).chain(helps) {
        let mut child = command(folder.path(), &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let left = child.wait_with_output().unwrap();
        assert_eq!((left.status.code(), &*told(&left)), (Some(0), ""), "{arguments:?}");

        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let full = command(folder.path(), &arguments).stdout(full).output().unwrap();
        assert_eq!(full.status.code(), Some(3), "{arguments:?}");
        assert!(told(&full).contains("the disk is full"), "{arguments:?}: {}", told(&full));
    }
}

/// Runs the program in a shell that has set a limit first.
fn limited(limit: &str, folder: &Path) -> Output {
    let script = format!("{limit}; exec {PROGRAM} snapshot small.toml");
    Command::new("sh").args(["-c", &script]).current_dir(folder).output().unwrap()
}

#[test]
fn a_poor_machine_is_no_reason_to_fail() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    let usual = limited("true", folder.path());
    assert!(usual.status.success(), "{}", told(&usual));
    let limits = [
        "ulimit -v 300000",
        "ulimit -n 8",
        "unset HOME",
        "export HOME=/proc",
        "export HOME=/nowhere XDG_STATE_HOME=/nowhere XDG_CONFIG_HOME=/nowhere",
        "export TMPDIR=/nowhere",
    ];
    for limit in limits {
        let output = limited(limit, folder.path());
        assert!(output.status.success(), "{limit}: {}", told(&output));
        assert_eq!(output.stdout, usual.stdout, "{limit}");
    }
}

/// As nobody: in a folder that may be read, and where nothing may be written.
#[test]
fn nobody_may_read_and_is_told_where_nothing_may_be_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    let program = folder.path().join("sitroom");
    fs::copy(PROGRAM, &program).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = if rustix::process::geteuid().is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
            command
        } else {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
            Command::new(&program)
        };
        command.args(arguments).current_dir(folder.path()).output().unwrap()
    };
    let read = run(&["snapshot", "small.toml"]);
    assert!(read.status.success(), "{}", told(&read));
    let written = run(&["snapshot", "small.toml", "-o", "brief.md"]);
    assert_eq!(written.status.code(), Some(3), "{}", told(&written));
    assert!(told(&written).contains("may not be written by you"), "{}", told(&written));
    assert!(!folder.path().join("brief.md").exists());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_lies_outside_the_folder_is_never_opened() {
    let outer = tempfile::tempdir().unwrap();
    let secret = outer.path().join("secret.geojson");
    fs::write(&secret, "{}").unwrap();
    let folder = outer.path().join("dossier");
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink(&secret, folder.join("link.geojson")).unwrap();
    let secret = secret.to_str().unwrap();
    let long = "../".repeat(400) + "secret.geojson";
    let paths = [
        "../secret.geojson",
        secret,
        "link.geojson",
        "a/../../secret.geojson",
        "$HOME/secret.geojson",
        "~/secret.geojson",
        r"C:\\secret.geojson",
        "file:///secret.geojson",
        r"\u0000secret.geojson",
        "",
        &long,
    ];
    let areas = paths.iter().enumerate().map(|(at, path)| {
        format!("[[control]]\nid = \"c{at}\"\nby = \"delta\"\nvia = \"post\"\nreported = 2026-01-14\nwhen = 2026-01-14\nholder = \"delta\"\narea = \"{path}\"\n\n")
    });
    fs::write(folder.join("small.toml"), format!("{SMALL}\n{}", areas.collect::<String>()))
        .unwrap();
    let output = Command::new("strace")
        .args([
            "-f",
            "-qq",
            "-o",
            "trace",
            "-e",
            "trace=/^open",
            PROGRAM,
            "check",
            "dossier",
            "--format",
            "short",
        ])
        .current_dir(outer.path())
        .env("HOME", outer.path())
        .output()
        .unwrap_or_else(|why| panic!("this test needs strace: {why}"));
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let said = String::from_utf8(output.stdout.clone()).unwrap() + &told(&output);
    assert_eq!(said.matches(": error[E-attachment]").count(), paths.len(), "{said}");
    let trace = fs::read_to_string(outer.path().join("trace")).unwrap();
    assert!(trace.contains("small.toml"), "nothing was traced: {trace}");
    let opened = trace.lines().filter(|it| it.contains(".geojson") && !it.contains(" = -1 "));
    assert_eq!(opened.collect::<Vec<_>>(), [""; 0]);
}
