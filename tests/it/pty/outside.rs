//! The editor, the clipboard, links, and the dossier's files.

use super::*;

/// An editor that notes its arguments and what is typed until it is told to end.
const EDITOR: &str = "#!/bin/sh
printf '%s\\n' \"$@\" > arguments
echo editing
while [ ! -e done ]; do sleep 0.02; done
";

#[test]
fn the_editor_has_the_terminal_to_itself() {
    let mut session = Start::new().with("EDITOR", "'./my vi' -n \"$(touch oops)\"").begin();
    script(&session.path("my vi"), EDITOR);
    session.until_text(TITLE);
    session.calm();
    session.type_in("8O");
    session.until("the editor", |it| {
        !it.screen.screen().alternate_screen() && it.screen.screen().contents().contains("editing")
    });
    assert_eq!(session.termios(), session.before);
    session.type_in(&"?jq\r".repeat(25));
    // Typed for the editor; the board heeds neither.
    session.type_in("\u{3}");
    session.resize(80, 20);
    session.type_in("qqq");
    fs::write(session.path("done"), "").unwrap();
    session.until("the screen again", |it| {
        it.screen.screen().alternate_screen() && it.screen.screen().contents().contains(TITLE)
    });
    session.calm();
    assert!(!session.text().contains("Keys"), "{}", session.text());
    let arguments = fs::read_to_string(session.path("arguments")).unwrap();
    assert_eq!(arguments.lines().take(2).collect::<Vec<_>>(), ["-n", "$(touch oops)"]);
    assert!(arguments.contains("small.toml"), "{arguments}");
    assert!(!session.path("oops").exists());
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
    session.is_restored();
}

#[test]
fn an_editor_that_is_missing_or_fails_is_told() {
    for (editor, words) in [("./no-such", "was not found"), ("false", "exit code 1")] {
        let mut session = Start::new().with("VISUAL", editor).on_screen();
        session.type_in("8O");
        session.until_text(words);
        session.type_in("q");
        assert_eq!(session.code(PATIENCE), 0);
        session.is_restored();
    }
}

#[test]
fn the_board_follows_the_file() {
    let mut session = Start::new().on_screen();
    let path = session.path("small.toml");
    fs::write(&path, SMALL.replace(TITLE, "Another title")).unwrap();
    session.until_text("Another title");

    // Half a file: the last good board stays, with a banner. A key ends the message before.
    session.type_in("\u{1b}");
    session.calm();
    fs::write(&path, &SMALL[..150]).unwrap();
    session.until_text("small.toml");
    session.calm();
    assert!(session.text().contains("Another title"));

    fs::remove_file(&path).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &path,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    session.until_text("pipe");
    fs::remove_file(&path).unwrap();
    fs::write(session.path("new"), SMALL.replace(TITLE, "Replaced by rename")).unwrap();
    fs::rename(session.path("new"), &path).unwrap();
    session.until_text("Replaced by rename");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn the_same_bytes_again_draw_nothing() {
    let session = Start::new().on_screen();
    sleep(Duration::from_millis(1200));
    let written = session.written();
    for _ in 0..3 {
        fs::write(session.path("small.toml"), SMALL).unwrap();
        sleep(Duration::from_millis(700));
    }
    assert_eq!(session.written(), written);
}

#[test]
fn a_folder_is_followed_with_what_comes_and_goes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.toml"), SMALL).unwrap();
    let program = env!("CARGO_BIN_EXE_sitroom");
    let dossier = folder.path().to_str().unwrap();
    let mut session = Start::new().command(&[program, dossier]).on_screen();
    fs::write(at("b.toml"), "nonsense").unwrap();
    session.until_text("b.toml");
    fs::remove_file(at("b.toml")).unwrap();
    fs::write(at("a.toml"), SMALL.replace(TITLE, "Whole again")).unwrap();
    session.until_text("Whole again");
    session.type_in("\u{1b}");
    session.calm();
    fs::rename(folder.path(), folder.path().with_extension("away")).unwrap();
    session.until_text("does not exist");
    fs::rename(folder.path().with_extension("away"), folder.path()).unwrap();
    session.until("the board without a banner", |it| {
        !it.screen.screen().contents().contains("does not exist")
    });
}

/// The program where the usual helpers are replaced by scripts that note what they are given.
fn with_helper(name: &str, text: &str) -> Session {
    with_helper_in("./:/usr/bin:/bin", name, text)
}

fn with_helper_in(path: &str, name: &str, text: &str) -> Session {
    let start = Start::new().with("PATH", path).with("TMUX", "/tmp/no-such,1,0");
    let session = start.on_screen();
    script(&session.path(name), text);
    let linked = SMALL.replace(
        "kind = \"article\"",
        "kind = \"article\"\nurl = \"https://example.org/a?b=c&d=$(e)\"",
    );
    assert_ne!(linked, SMALL);
    fs::write(session.path("small.toml"), linked.replace(TITLE, "With a link")).unwrap();
    session.until_text("With a link");
    session.calm();
    session
}

#[test]
fn what_is_copied_goes_to_the_terminal_and_inside_tmux_to_tmux() {
    let helper = "#!/bin/sh\necho \"$@\" > tmux-arguments\ncat > tmux-text\n";
    let mut session = with_helper("tmux", helper);
    let start = session.written();
    session.type_in("8yi");
    session.until_text("12 characters sent");
    session.until_text("OSC 52");
    // base64 of `claim:moving`
    assert!(session.since(start).contains("\u{1b}]52;c;Y2xhaW06bW92aW5n\u{1b}\\"));
    session.until_file("tmux-text", "claim:moving");
    session.until_file("tmux-arguments", "load-buffer -w -\n");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn a_link_goes_to_the_opener_as_one_argument() {
    let helper = "#!/bin/sh\nprintf '%s|' \"$@\" > link\necho noise; echo noise >&2\n";
    let mut session = with_helper("xdg-open", helper);
    session.type_in("8o");
    session.until_text("https://example.org/a?b=c&d=$(e)");
    assert!(!session.path("link").exists(), "opened without being confirmed");
    session.type_in("\r");
    session.until_text("opening https://example.org");
    session.until_file("link", "https://example.org/a?b=c&d=$(e)|");
    session.calm();
    assert!(!session.since(0).contains("noise"));
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn an_opener_that_fails_is_told() {
    let mut session = with_helper("xdg-open", "#!/bin/sh\nexit 4\n");
    session.type_in("8o\r");
    session.until_text("the link is https://example.org");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn an_opener_that_hangs_leaves_the_board_and_its_keys_alone() {
    let helper = "#!/bin/sh\necho $$ > hangs\necho noise >&2\nexec sleep 300\n";
    let mut session = with_helper("xdg-open", helper);
    session.type_in("8o\r");
    session.until_text("opening https://example.org");
    session.type_in("?");
    session.until_text("Keys");
    let hangs = session.path("hangs");
    while fs::read_to_string(&hangs).unwrap_or_default().is_empty() {
        sleep(Duration::from_millis(5));
    }
    session.type_in("\u{3}");
    assert_eq!(session.code(PATIENCE), 130);
    session.is_restored();
    assert!(!session.since(0).contains("noise"));
    let opener = fs::read_to_string(&hangs).unwrap().trim().parse().unwrap();
    kill_process(Pid::from_raw(opener).unwrap(), Signal::KILL).unwrap();
}

#[test]
fn where_no_opener_is_the_link_is_told() {
    let mut session = with_helper_in("./", "none", "");
    session.type_in("8o\r");
    session.until_text("no program to open links was found; the link is https://example.org");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn a_storm_of_saves_ends_on_the_last_and_keys_are_answered_meanwhile() {
    let mut session = Start::new().on_screen();
    let path = session.path("small.toml");
    for number in 0..300 {
        fs::write(&path, SMALL.replace(TITLE, &format!("Title {number}."))).unwrap();
        if number % 100 == 50 {
            let begin = Instant::now();
            session.type_in("?");
            session.until_text("Keys");
            session.type_in("\u{1b}");
            session.until("the board", |it| !it.screen.screen().contents().contains("Keys"));
            assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
        }
        sleep(Duration::from_millis(5));
    }
    session.until_text("Title 299.");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn the_board_opens_as_it_was_left_unless_asked_for_fresh() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let twice = format!("{program} small.toml; {program} small.toml; {program} --fresh small.toml");
    let mut session = Start::new().command(&["sh", "-c", &twice]).begin();
    session.until_text("[1 Brief]");
    session.type_in("3q");
    session.until_text("[3 Actors]");
    session.until("the second board", |output| {
        let starts = output.bytes.windows(8).filter(|it| *it == b"\x1b[?1049h").count();
        starts == 2 && output.screen.screen().contents().contains("[3 Actors]")
    });
    session.type_in("q");
    session.until("the third board", |output| {
        let starts = output.bytes.windows(8).filter(|it| *it == b"\x1b[?1049h").count();
        starts == 3 && output.screen.screen().contents().contains("[1 Brief]")
    });
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn a_configuration_binds_keys_and_its_faults_are_told() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let start = format!(
        "mkdir -p .config/sitroom && \
         printf 'colour = 1\\n[keys]\\nzoom = \"f\"\\nzom = \"g\"\\n' > .config/sitroom/config.toml && \
         exec {program} small.toml"
    );
    let mut session = Start::new().command(&["sh", "-c", &start]).begin();
    session.until_text("3 remarks on the configuration; w lists them");
    session.type_in("w");
    session.until_text("no action is called `zom`; did you mean `zoom`?");
    session.until_text("`f` was a key of `fit`, which has no key now");
    session.type_in("qf");
    session.until_text("[zoom]");
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}
