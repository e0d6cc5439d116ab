//! What the board stands on goes away: the file system of its dossier, the terminal's other end, the
//! program itself.

use super::*;

/// A file system that is unmounted while the board watches it, and another one in its place.
#[test]
fn a_disk_that_is_unmounted_leaves_the_last_board() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    // Mounted where nobody else sees it; the shell stays to take the disk away.
    let line = format!(
        "mkdir disk; mount -t tmpfs none disk; cp small.toml disk; \
         wait_for() {{ until [ -e $1 ]; do sleep 0.02; done; }}; \
         (wait_for go; umount -l disk; wait_for back; mount -t tmpfs none disk; cp new disk/small.toml) \
         2>told & exec {program} $WHAT"
    );
    for what in ["disk/small.toml", "disk"] {
        let namespace = ["unshare", "-rm", "sh", "-c", &line];
        let mut session = Start::new().command(&namespace).with("WHAT", what).begin();
        // Where nobody may have a namespace of his own, the words of `unshare` are seen here.
        session.until_text(TITLE);
        session.calm();
        fs::write(session.path("go"), "").unwrap();
        session.until_text("not read");
        session.type_in("?");
        session.until_text("Keys");
        session.type_in("\u{1b}");
        session.until_text(TITLE);
        fs::write(session.path("new"), SMALL.replace(TITLE, "On another disk")).unwrap();
        fs::write(session.path("back"), "").unwrap();
        session.until_text("On another disk");
        assert_eq!(fs::read_to_string(session.path("told")).unwrap(), "");
        session.type_in("q");
        assert_eq!(session.code(PATIENCE), 0);
        session.is_restored();
    }
}

/// Nothing can be done before such an end; a common command mends what it leaves.
#[test]
fn after_a_kill_that_nobody_can_heed_reset_makes_the_terminal_usable() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    // What a shell starts in the background has no keyboard, unless it is given one.
    let line = format!(
        "exec 3<&0; {program} small.toml <&3 & echo $! > pid; wait; stty -a > killed; \
         until [ -e go ]; do sleep 0.02; done; reset; stty -a > mended; echo whole again"
    );
    let mut session = Start::new().command(&["sh", "-c", &line]).on_screen();
    session.type_in("vm");
    session.until("the mouse", |it| {
        it.screen.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    let pid = fs::read_to_string(session.path("pid")).unwrap().trim().parse().unwrap();
    kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
    let modes = |file: &str| {
        let begin = Instant::now();
        loop {
            let text = fs::read_to_string(session.path(file)).unwrap_or_default();
            if text.ends_with('\n') && text.contains("echo") {
                return text;
            }
            assert!(begin.elapsed() < PATIENCE, "{file} holds {text:?}");
            sleep(Duration::from_millis(5));
        }
    };
    let usable = ["icanon", "echo", "isig", "opost", "icrnl"];
    let on =
        |text: &str, mode: &str| text.split_whitespace().any(|it| it.trim_end_matches(';') == mode);
    let killed = modes("killed");
    assert!(!usable.iter().any(|it| on(&killed, it)), "{killed}");
    assert!(session.output.lock().unwrap().screen.screen().alternate_screen());
    fs::write(session.path("go"), "").unwrap();
    session.until_text("whole again");
    let mended = modes("mended");
    assert!(usable.iter().all(|it| on(&mended, it)), "{mended}");
    let output = session.output.lock().unwrap();
    let screen = output.screen.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

/// Waits until the panes of tmux show a text, or show it no more.
fn shows(folder: &Path, text: &str, there: bool) {
    let begin = Instant::now();
    loop {
        let shown = moments::tmux(folder, &["capture-pane", "-p"]);
        if shown.contains(text) == there {
            return;
        }
        assert!(begin.elapsed() < PATIENCE, "{text:?} is there or not: {shown}");
        sleep(Duration::from_millis(30));
    }
}

#[test]
fn in_tmux_a_board_is_left_come_back_to_in_another_size_and_cut() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("small.toml"), SMALL).unwrap();
    let command = format!("{} small.toml; echo code $?; sleep 60", env!("CARGO_BIN_EXE_sitroom"));
    moments::tmux(at, &["new-session", "-d", "-x", "100", "-y", "30", &command]);
    let socket = at.join("tmux");
    let attach = ["tmux", "-f", "/dev/null", "-S", socket.to_str().unwrap(), "attach"];
    shows(at, TITLE, true);
    // Somebody looks, goes, and comes back with a larger and a smaller terminal.
    for (columns, rows) in [(100, 31), (140, 41), (70, 21)] {
        let mut session = Start::new().command(&attach).size(columns, rows).begin();
        session.until_text("? help");
        session.type_in("8");
        shows(at, "Soldiers are on the move", true);
        session.type_in("1");
        shows(at, "Soldiers are on the move", false);
        session.type_in("\u{2}d");
        assert_eq!(session.code(PATIENCE), 0, "{}", session.text());
    }
    // Cut: the terminal goes, the board stays in its pane.
    let mut session = Start::new().command(&attach).on_screen();
    session.type_in("8");
    shows(at, "Soldiers are on the move", true);
    session.close();
    session.code(PATIENCE);
    moments::tmux(at, &["send-keys", "1"]);
    shows(at, "Soldiers are on the move", false);
    moments::tmux(at, &["send-keys", "q"]);
    shows(at, "code 0", true);
    let screen =
        moments::tmux(at, &["display", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}"]);
    assert_eq!(screen.trim(), "0 1 0");
    moments::tmux(at, &["kill-server"]);
}
