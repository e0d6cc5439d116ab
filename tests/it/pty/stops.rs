//! Stopped and continued, as a shell does with its jobs.

use super::*;

#[test]
fn a_stopped_program_leaves_a_usable_terminal_and_comes_back_whole() {
    let session = Start::new().on_screen();
    for round in 0..50_u16 {
        session.signal(Signal::TSTP);
        session.until_state('T');
        session.is_restored();
        session.resize(90 + round, 25);
        let start = session.written();
        session.signal(Signal::CONT);
        session.until("the screen again", |it| {
            it.screen.screen().alternate_screen() && it.screen.screen().contents().contains(TITLE)
        });
        assert!(session.since(start).contains("\u{1b}[2J"));
        assert_ne!(session.termios(), session.before);
    }
    // A stop that nobody can catch, and a shell that puts the line discipline back.
    session.signal(Signal::STOP);
    session.until_state('T');
    let start = session.written();
    session.signal(Signal::CONT);
    session.until("a new drawing", |it| it.bytes.len() > start);
    session.until_text(TITLE);
}

#[test]
fn a_shell_gets_its_terminal_by_ctrl_z_and_gives_it_back_by_fg() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let start = Start::new().command(&["bash", "--norc", "--noprofile", "-i"]).with("PS1", "$ ");
    let mut session = start.begin();
    session.until_text("$ ");
    session.type_in(&format!("{program} small.toml\r"));
    session.until_text(TITLE);
    session.calm();
    for round in 0..6 {
        session.type_in("\u{1a}");
        session.until("the shell", |it| {
            !it.screen.screen().alternate_screen()
                && it.screen.screen().contents().contains("Stopped")
        });
        session.type_in(&format!("echo usable{round}$((1+1))\r"));
        session.until_text(&format!("usable{round}2"));
        session.type_in("fg\r");
        session.until("the screen again", |it| {
            it.screen.screen().alternate_screen() && it.screen.screen().contents().contains(TITLE)
        });
        session.calm();
    }
    session.type_in("q");
    session.until("the end", |it| !it.screen.screen().alternate_screen());
    session.type_in("echo code $?\r");
    session.until_text("code 0");
    assert!(!session.since(0).contains("\u{1b}[6n"));
}
