//! Files that are written: never one too many, never half of one.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use super::{Folder, SMALL, refused, run, sitroom, text};

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
