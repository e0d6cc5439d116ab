//! Exports while the system fails or the program is ended between two of its calls: `strace` makes both
//! happen at a chosen call, which no full disk and no lucky moment can.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::cli::SMALL;

/// What was in the file before.
const OLD: &str = "what was there before\n";

struct Folder(TempDir);

impl Folder {
    /// A dossier, and a file that an export replaces.
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::write(folder.at("small.toml"), SMALL).unwrap();
        folder.reset();
        folder
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn reset(&self) {
        fs::write(self.at("out.md"), OLD).unwrap();
    }

    fn out(&self) -> String {
        fs::read_to_string(self.at("out.md")).unwrap()
    }

    /// What lies there beside the dossier, the trace and the file.
    fn others(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap();
        let names = names.map(|it| it.unwrap().file_name().into_string().unwrap());
        names.filter(|it| !["small.toml", "out.md", "trace"].contains(&&**it)).collect()
    }

    /// Runs an export to that file under `strace` with these options.
    fn export(&self, options: &[&str], target: &str) -> Output {
        let output = Command::new("strace")
            .args(["-qq", "-o", "trace"])
            .args(options)
            .arg(env!("CARGO_BIN_EXE_sitroom"))
            .args(["snapshot", "small.toml", "--force", "-o", target])
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|why| panic!("this test needs strace: {why}"));
        let trace = fs::metadata(self.at("trace")).map_or(0, |it| it.len());
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(trace > 0, "nothing was traced; may processes be traced here? {told}");
        output
    }

    /// What was left behind below a folder by whoever wrote there.
    fn leftovers(&self, below: &str) -> Vec<String> {
        let names = fs::read_dir(self.at(below)).unwrap().map(|it| it.unwrap().file_name());
        let names = names.map(|it| it.into_string().unwrap());
        names.filter(|it| it.starts_with(".sitroom-")).collect()
    }

    /// The calls from the temporary file to the end: name, and the how manieth of that name it is.
    fn calls(&self) -> Vec<(String, usize)> {
        assert!(self.export(&[], "out.md").status.success());
        let trace = fs::read_to_string(self.at("trace")).unwrap();
        let mut seen = Vec::new();
        for line in trace.lines() {
            let Some((name, _)) = line.split_once('(') else { continue };
            let earlier = seen.iter().filter(|it: &&(String, usize, bool)| it.0 == name).count();
            seen.push((name.to_owned(), earlier + 1, line.contains(".sitroom-")));
        }
        let first = seen.iter().position(|it| it.0 == "openat" && it.2).unwrap();
        self.reset();
        seen.split_off(first).into_iter().map(|(name, nth, _)| (name, nth)).collect()
    }
}

/// The page that an export writes.
fn page() -> String {
    let folder = Folder::new();
    assert!(folder.export(&[], "out.md").status.success());
    assert_eq!(folder.others(), [""; 0]);
    folder.out()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_disk_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = Folder::new();
    let calls = folder.calls();
    let temporary = calls[0].1;
    let faults = [
        ("write:error=ENOSPC:when=1", "the disk is full"),
        ("write:error=EDQUOT:when=1", "the disk is full"),
        ("write:error=EIO:when=1", "cannot be written"),
        ("write:error=EFBIG:when=1", "too large"),
        ("fsync:error=EIO:when=1", "cannot be written"),
        ("fsync:error=ENOSPC:when=1", "the disk is full"),
        ("/^rename:error=EIO", "cannot be written"),
        ("/^rename:error=EACCES", "may not be written by you"),
        ("/^rename:error=EROFS", "the disk is read-only"),
        ("/^fchmod:error=EPERM", "may not be written by you"),
    ];
    let opening = |error: &str| format!("openat:error={error}:when={temporary}");
    let faults = faults.map(|(fault, words)| (fault.to_owned(), words)).into_iter().chain([
        (opening("EROFS"), "the disk is read-only"),
        (opening("EACCES"), "may not be written by you"),
        (opening("ENOSPC"), "the disk is full"),
        (opening("EMFILE"), "cannot be written"),
    ]);
    for (fault, words) in faults {
        for target in ["out.md", "new.md"] {
            if target == "new.md" && fault.starts_with("/^fchmod") {
                continue;
            }
            let output = folder.export(&["-e", &format!("inject={fault}")], target);
            let told = told(&output);
            assert_eq!(output.status.code(), Some(3), "{fault}: {told}");
            assert!(told.contains(words) && told.contains(target), "{fault}: {told}");
            assert_eq!(folder.out(), OLD, "{fault}");
            assert_eq!(folder.others(), [""; 0], "{fault}");
        }
    }
}

#[test]
fn what_is_written_in_pieces_or_interrupted_is_whole() {
    let page = page();
    let folder = Folder::new();
    for fault in ["write:error=EINTR:when=1", "fsync:error=EINTR:when=1"] {
        let output = folder.export(&["-e", &format!("inject={fault}")], "out.md");
        assert!(output.status.success(), "{fault}: {}", told(&output));
        assert_eq!(folder.out(), page, "{fault}");
        folder.reset();
    }
    // A piece that the system says it took, and that is not there, is followed by all the rest.
    for taken in [1, 1000] {
        let fault = format!("inject=write:retval={taken}:when=1");
        assert!(folder.export(&["-e", &fault], "out.md").status.success());
        assert_eq!(folder.out(), page[taken..]);
        folder.reset();
    }
}

#[test]
fn a_folder_that_cannot_be_flushed_is_told_and_the_file_is_there() {
    let page = page();
    let folder = Folder::new();
    for target in ["out.md", "new.md"] {
        let output = folder.export(&["-e", "inject=fsync:error=EIO:when=2"], target);
        assert!(output.status.success());
        let told = told(&output);
        assert!(told.contains("was written, but its folder could not be flushed"), "{told}");
        assert_eq!(fs::read_to_string(folder.at(target)).unwrap(), page);
    }
}

#[test]
fn killed_between_any_two_calls_the_file_is_the_old_or_the_new() {
    let page = page();
    let folder = Folder::new();
    let mut ends = [0, 0];
    for (name, nth) in folder.calls().into_iter().filter(|it| it.0 != "exit_group") {
        let output =
            folder.export(&["-e", &format!("inject={name}:signal=KILL:when={nth}")], "out.md");
        assert!(!output.status.success(), "{name} {nth}");
        let now = folder.out();
        assert!(now == OLD || now == page, "{name} {nth}: {} bytes", now.len());
        ends[usize::from(now == page)] += 1;
        for left in folder.others() {
            let name = left.strip_prefix(".sitroom-").and_then(|it| it.strip_suffix(".tmp"));
            assert!(name.is_some(), "{left}");
            fs::remove_file(folder.at(&left)).unwrap();
        }
        folder.reset();
    }
    assert!(ends[0] >= 3 && ends[1] >= 1, "old and new files: {ends:?}");
}

#[test]
fn told_to_stop_at_any_call_an_export_leaves_no_temporary_file() {
    let page = page();
    let folder = Folder::new();
    let mut stopped = 0;
    for (name, nth) in folder.calls().into_iter().filter(|it| it.0 != "exit_group") {
        let output =
            folder.export(&["-e", &format!("inject={name}:signal=TERM:when={nth}")], "out.md");
        let now = folder.out();
        // Once the new file has its name it is too late to stop; the end is a signal or a success.
        assert!(now == page || (now == OLD && output.status.code() == Some(143)), "{name} {nth}");
        assert_eq!(folder.others(), [""; 0], "{name} {nth}");
        stopped += usize::from(now == OLD);
        folder.reset();
    }
    assert!(stopped >= 2, "stopped {stopped} times");
}

/// Of two files that are written in a row the second is held as the first was.
#[test]
fn told_to_stop_within_the_second_file_nothing_temporary_is_left() {
    let folder = Folder::new();
    // Each file is flushed, and after it its folder.
    let status = Command::new("strace")
        .args(["-qq", "-o", "trace", "-e", "inject=fsync:signal=TERM:when=3"])
        .args([env!("CARGO_BIN_EXE_sitroom"), "new", "made"])
        .current_dir(folder.0.path())
        .stdin(Stdio::null())
        .status()
        .unwrap_or_else(|why| panic!("this test needs strace: {why}"));
    assert_eq!(folder.leftovers("made/reports"), [""; 0]);
    assert_eq!(status.code(), Some(143));
    assert!(folder.at("made/dossier.toml").exists());
    assert!(!folder.at("made/reports/2026-01-15.toml").exists());
}

/// The kernel's own refusals, without anything injected.
#[test]
fn a_folder_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    fs::set_permissions(folder.0.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let program = env!("CARGO_BIN_EXE_sitroom");
    for target in ["out.md", "new.md"] {
        // An administrator may write everywhere, unless that right is given up.
        let mut command = if rustix::process::geteuid().is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--bounding-set", "-dac_override,-dac_read_search", program]);
            command
        } else {
            Command::new(program)
        };
        command.args(["snapshot", "small.toml", "--force", "-o", target]);
        let output = command.current_dir(folder.0.path()).output().unwrap();
        let told = told(&output);
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.contains("may not be written by you"), "{told}");
        assert_eq!(folder.out(), OLD);
    }
    fs::set_permissions(folder.0.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
