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
    fs::write(session.path("done"), "").unwrap();
    session.type_in("qqq");
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
