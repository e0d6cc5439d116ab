//! However the program ends, the terminal comes back.

use super::*;

const SOON: Duration = Duration::from_secs(10);

#[test]
fn quitting_gives_the_terminal_back() {
    for (keys, code) in [("q", 0), ("\u{3}", 130)] {
        let mut session = Start::new().on_screen();
        assert_ne!(session.termios(), session.before);
        assert!(session.output.lock().unwrap().screen.screen().alternate_screen());
        session.type_in(keys);
        assert_eq!(session.code(SOON), code);
        session.is_restored();
    }
}

#[test]
fn a_signal_ends_the_program_in_order() {
    for (signal, code) in
        [(Signal::TERM, 143), (Signal::INT, 130), (Signal::QUIT, 131), (Signal::HUP, 129)]
    {
        let mut session = Start::new().on_screen();
        session.type_in("vm");
        session.until("mouse reports", |it| {
            it.screen.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
        });
        session.signal(signal);
        assert_eq!(session.code(SOON), code);
        session.is_restored();
        let all = session.since(0);
        assert!(all.contains("\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l"), "{signal:?}");
        assert!(!all.contains("?1003"), "every movement of the mouse was asked for");
    }
}

#[test]
fn a_signal_after_an_export_ends_the_program_in_order_too() {
    let mut session = Start::new().on_screen();
    session.type_in("et");
    session.until_text("written");
    session.signal(Signal::TERM);
    assert_eq!(session.code(SOON), 143);
    session.is_restored();
}

#[test]
fn a_mouse_that_is_on_from_the_start_can_be_turned_off() {
    let mouse = |session: &Session, mode| {
        session.until("the mouse", |it| it.screen.screen().mouse_protocol_mode() == mode);
    };
    let config = tempfile::tempdir().unwrap();
    let file = config.path().join("config.toml");
    fs::write(&file, "mouse = true\n").unwrap();
    let program = env!("CARGO_BIN_EXE_sitroom");
    let words = [program, "small.toml", "--config", file.to_str().unwrap()];
    let mut session = Start::new().command(&words).on_screen();
    mouse(&session, vt100::MouseProtocolMode::ButtonMotion);
    session.type_in("vm");
    mouse(&session, vt100::MouseProtocolMode::None);
    session.type_in("vm");
    mouse(&session, vt100::MouseProtocolMode::ButtonMotion);
    // Also after a stop it is as it was.
    session.signal(Signal::TSTP);
    session.until_state('T');
    mouse(&session, vt100::MouseProtocolMode::None);
    session.signal(Signal::CONT);
    mouse(&session, vt100::MouseProtocolMode::ButtonMotion);
    // A click and a wheel, and reports that no terminal sends.
    session.type_in("\u{1b}[<0;20;10M\u{1b}[<0;20;10m\u{1b}[<65;20;10M");
    session.type_in("\u{1b}[<0;0;0M\u{1b}[<0;65535;65535M\u{1b}[<999;-1;-1M");
    session.calm();
    session.type_in("\u{3}");
    assert_eq!(session.code(SOON), 130);
    session.is_restored();
}

#[cfg(debug_assertions)]
#[test]
fn a_fault_of_the_program_gives_the_terminal_back_before_it_is_told() {
    let faults =
        [("start", "while starting"), ("draw", "while drawing"), ("update", "while thinking")];
    for (fault, words) in faults {
        let start = Start::new().with("SITROOM_TEST_PANIC", fault);
        let mut session = if fault == "start" { start.begin() } else { start.on_screen() };
        session.type_in("j?");
        assert_eq!(session.code(SOON), 101);
        session.is_restored();
        session.until_text("because of a fault of its own");
        session.until_text(words);
        assert_eq!(session.since(0).matches("\u{1b}[?1049l").count(), 1);
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_fault_beside_the_screen_leaves_it_standing() {
    let mut session = Start::new().with("SITROOM_TEST_PANIC", "worker").on_screen();
    session.until_text("a trial beside the screen");
    assert!(!session.since(0).contains("\u{1b}[?1049l"));
    session.type_in("q");
    assert_eq!(session.code(SOON), 0);
    session.is_restored();
}

#[test]
fn a_closed_terminal_ends_the_program() {
    let mut session = Start::new().on_screen();
    let pid = session.pid().as_raw_pid();
    let before = stat(pid).unwrap().1;
    session.close();
    let begin = Instant::now();
    let mut last = before;
    while let Some((state, ticks)) = stat(pid).filter(|it| it.0 != 'Z') {
        assert!(begin.elapsed() < Duration::from_secs(5), "state {state}");
        last = ticks;
        sleep(Duration::from_millis(5));
    }
    assert_eq!(session.code(SOON), 129);
    assert!(last - before < 50, "{} ticks of processor time", last - before);
}

#[test]
fn a_closed_terminal_ends_it_even_if_nobody_says_so() {
    // The shell in between heeds no hang-up and passes none on.
    let line = format!(
        "trap '' HUP; set -m; {} small.toml & echo pid $!; fg >/dev/null; sleep 60",
        env!("CARGO_BIN_EXE_sitroom")
    );
    let mut session = Start::new().command(&["bash", "-c", &line]).on_screen();
    let all = session.since(0);
    let pid = all.split("pid ").nth(1).unwrap().split_whitespace().next().unwrap();
    let pid: i32 = pid.parse().unwrap();
    let before = stat(pid).unwrap().1;
    session.close();
    let begin = Instant::now();
    let mut last = before;
    while let Some((_, ticks)) = stat(pid).filter(|it| it.0 != 'Z') {
        assert!(begin.elapsed() < Duration::from_secs(5), "it lives on");
        last = ticks;
        sleep(Duration::from_millis(5));
    }
    assert!(last - before < 50, "{} ticks of processor time", last - before);
}

/// How long the program takes to end after a signal, if its terminal has stopped reading.
fn stuck(session: &mut Session) -> Duration {
    session.deaf.store(true, Ordering::SeqCst);
    let begin = Instant::now();
    let pid = session.pid().as_raw_pid();
    // One piece may still be taken. After that it is drawn anew until no more fits.
    let mut still = 0;
    while still < 10 {
        assert!(begin.elapsed() < PATIENCE, "it is never stuck");
        session.type_in("\u{c}");
        sleep(Duration::from_millis(15));
        let stuck = session.idle.load(Ordering::SeqCst) && writes(pid);
        still = if stuck { still + 1 } else { 0 };
    }
    session.signal(Signal::TERM);
    let begin = Instant::now();
    assert_eq!(session.code(SOON), 143);
    let took = begin.elapsed();
    assert!(took > Duration::from_millis(800), "it was not stuck: {took:?}");
    assert_eq!(session.termios(), session.before);
    took
}

#[test]
fn a_terminal_that_reads_nothing_does_not_hold_the_program() {
    let most = Duration::from_secs(2);
    let mut took = Vec::new();
    // Others use the machine: what is slow once may be their doing, what is slow each time is not.
    while took.len() < 3 {
        let last = stuck(&mut Start::new().size(300, 100).on_screen());
        if last < most {
            return;
        }
        took.push(last);
    }
    panic!("it took {took:?}");
}
