//! Whenever it happens and however slow the terminal is: the end is orderly, one thread writes, and
//! nothing is started that nobody asked for.

use std::io::Read as _;

use super::*;

const SOON: Duration = Duration::from_secs(10);

#[test]
fn a_signal_at_any_moment_ends_the_program_in_order() {
    let keys = ["", "?", "/abc", ":", "7++", "a", "e", "t2024", "3z"];
    for (at, keys) in keys.iter().enumerate() {
        let mut session = Start::new().on_screen();
        session.type_in(keys);
        if at % 2 == 0 {
            session.calm();
        }
        session.signal(Signal::TERM);
        assert_eq!(session.code(SOON), 143, "after {keys:?}");
        session.is_restored();
    }
}

#[test]
fn a_signal_while_it_starts_leaves_the_terminal_as_it_was() {
    for delay in (0..24).map(|step| Duration::from_millis(step * 4)) {
        let mut session = Start::new().begin();
        sleep(delay);
        session.signal(Signal::TERM);
        let begin = Instant::now();
        while session.child.try_wait().unwrap().is_none() {
            assert!(begin.elapsed() < SOON, "still running {delay:?} after the start");
            sleep(Duration::from_millis(5));
        }
        session.calm();
        assert_eq!(session.termios(), session.before, "{delay:?} after the start");
        let output = session.output.lock().unwrap();
        let screen = output.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor(), "{delay:?} after the start");
    }
}

#[test]
fn a_signal_while_the_editor_runs_ends_both_in_order() {
    let mut session = Start::new().with("EDITOR", "./editor.sh").begin();
    script(&session.path("editor.sh"), "#!/bin/sh\necho the editor is here\nsleep 5\n");
    session.until_text(TITLE);
    session.calm();
    session.type_in("8O");
    session.until_text("the editor is here");
    session.signal(Signal::TERM);
    assert_eq!(session.code(SOON), 143);
    assert_eq!(session.termios(), session.before);
}

/// Kilobytes of memory that a process holds.
pub fn resident(pid: i32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = text.lines().find_map(|it| it.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// Types 300 keys in three seconds.
fn walk(session: &mut Session) {
    for step in 0..300 {
        session.type_in(if step % 2 == 0 { "?" } else { "\u{7f}" });
        sleep(Duration::from_millis(10));
    }
}

/// Reads two kilobytes a second of what is written, until it may read as fast as it comes.
fn read_slowly(session: &Session) -> Arc<AtomicBool> {
    let hurry = Arc::new(AtomicBool::new(false));
    session.deaf.store(true, Ordering::SeqCst);
    let mut input = session.master.as_ref().unwrap().try_clone_reader().unwrap();
    let (to, fast) = (Arc::clone(&session.output), Arc::clone(&hurry));
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            let size = if fast.load(Ordering::SeqCst) { buffer.len() } else { 20 };
            let Ok(read @ 1..) = input.read(&mut buffer[..size]) else { return };
            let mut output = to.lock().unwrap();
            output.bytes.extend_from_slice(&buffer[..read]);
            output.screen.process(&buffer[..read]);
            drop(output);
            sleep(Duration::from_millis(if size == 20 { 10 } else { 0 }));
        }
    });
    hurry
}

#[test]
fn a_slow_terminal_gets_fewer_screens_and_keys_are_answered() {
    let mut fast = Start::new().on_screen();
    let before = fast.written();
    walk(&mut fast);
    fast.calm();
    let all = fast.written() - before;

    let mut slow = Start::new().on_screen();
    let (pid, before) = (slow.pid().as_raw_pid(), slow.written());
    let held = resident(pid);
    let hurry = read_slowly(&slow);
    walk(&mut slow);
    hurry.store(true, Ordering::SeqCst);
    slow.calm();
    let some = slow.written() - before;
    assert!(some < all / 2, "{some} bytes for a slow terminal, {all} for a fast one");
    let grown = resident(pid).saturating_sub(held);
    assert!(grown < 5 << 10, "{grown} KB more");
    slow.type_in("?");
    slow.until_text("Keys");
    slow.type_in("\u{3}");
    assert_eq!(slow.code(SOON), 130);
}

/// A session of some keys under `strace`, and its trace.
fn trace(dossier: &str, calls: &str) -> String {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let start = ["strace", "-f", "-y", "-qq", "-o", "trace", "-e", calls, program, "other.toml"];
    let mut session = Start::new().command(&start).begin();
    fs::write(session.path("other.toml"), dossier).unwrap();
    session.until("the board or the fault", |it| it.bytes.len() > 500);
    session.calm();
    for keys in ["2", "3", "4", "7", "\r", "\u{1b}", "ac", "?", "\u{1b}", "j"] {
        session.type_in(keys);
        session.calm();
    }
    session.type_in("\u{3}");
    session.code(PATIENCE);
    fs::read_to_string(session.path("trace")).unwrap()
}

#[test]
fn only_one_thread_writes_to_the_terminal() {
    let trace = trace(SMALL, "trace=write,writev,pwrite64,clone,clone3");
    assert!(trace.contains("clone"), "there is one thread only: {trace}");
    let to_terminal =
        trace.lines().filter(|it| it.contains("</dev/pts/") || it.contains("</dev/tty>"));
    let threads: std::collections::BTreeSet<&str> =
        to_terminal.filter_map(|it| it.split_whitespace().next()).collect();
    assert_eq!(threads.len(), 1, "{trace}");
}

#[test]
fn opening_a_dossier_starts_nothing_and_connects_to_nothing() {
    for dossier in [SMALL.to_owned(), crate::hostile::dossier("\u{1b}]0;x\u{7}")] {
        let trace = trace(&dossier, "trace=execve,execveat,fork,vfork,socket,connect");
        let calls: Vec<&str> = trace.lines().filter(|it| it.contains('(')).collect();
        assert_eq!(calls.len(), 1, "{trace}");
        assert!(calls[0].contains("execve("), "{trace}");
    }
}

/// tmux with a server of its own.
pub fn tmux(folder: &Path, words: &[&str]) -> String {
    let socket = folder.join("tmux");
    let output = std::process::Command::new("tmux")
        .args(["-f", "/dev/null", "-S", socket.to_str().unwrap()])
        .args(words)
        .current_dir(folder)
        .env("HOME", folder)
        .env("TERM", "xterm-256color")
        .env_remove("TMUX")
        .output()
        .unwrap_or_else(|why| panic!("this test needs tmux: {why}"));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_pane_of_tmux_that_is_closed_takes_the_program_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("small.toml"), SMALL).unwrap();
    let command = format!("{} small.toml", env!("CARGO_BIN_EXE_sitroom"));
    tmux(at, &["new-session", "-d", "-x", "100", "-y", "64", "sleep 60"]);
    let pane = ["split-window", "-P", "-F", "#{pane_id} #{pane_pid}", &command];
    let pane = tmux(at, &pane);
    let (pane, pid) = pane.trim().split_once(' ').unwrap();
    let pid = pid.parse().unwrap();
    let begin = Instant::now();
    while !tmux(at, &["capture-pane", "-p", "-t", pane]).contains(TITLE) {
        assert!(begin.elapsed() < PATIENCE, "no screen in tmux");
        sleep(Duration::from_millis(50));
    }
    let ticks = stat(pid).unwrap().1;
    tmux(at, &["kill-pane", "-t", pane]);
    let begin = Instant::now();
    while let Some((_, now)) = stat(pid) {
        assert!(begin.elapsed() < Duration::from_secs(2), "{} ticks used since", now - ticks);
        sleep(Duration::from_millis(10));
    }
    tmux(at, &["kill-server"]);
}
