//! What is drawn, and what is not.

use super::*;

#[test]
fn an_idle_program_writes_nothing_and_hardly_wakes() {
    let mut session = Start::new().on_screen();
    sleep(Duration::from_millis(1500));
    let pid = session.pid().as_raw_pid();
    let (written, woken, ticks) = (session.written(), sleeps(pid), stat(pid).unwrap().1);
    sleep(Duration::from_secs(3));
    assert_eq!(session.written(), written);
    assert!(sleeps(pid) - woken <= 9, "woke {} times in 3 s", sleeps(pid) - woken);
    assert!(stat(pid).unwrap().1 - ticks <= 1);
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn any_size_and_any_change_of_size_is_survived() {
    let mut session = Start::new().on_screen();
    let corners =
        [(0, 0), (1, 1), (0, 10), (10, 0), (1, 200), (500, 1), (2000, 2000), (60000, 60000)];
    for (columns, rows) in corners {
        // The model of the terminal needs no part in this.
        let master = session.master.as_ref().unwrap();
        master.resize(super::size(columns, rows)).unwrap();
        sleep(Duration::from_millis(150));
    }
    for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "?", "\u{3a}"] {
        session.type_in(keys);
        for step in 0..280_u16 {
            let master = session.master.as_ref().unwrap();
            master.resize(super::size(20 + step * 7 % 150, 5 + step * 3 % 60)).unwrap();
            sleep(Duration::from_micros(300));
        }
    }
    session.type_in("\u{1b}");
    session.calm();
    session.type_in("\u{1b}");
    session.resize(91, 27);
    session.until("the right size", |it| {
        let screen = it.screen.screen();
        screen.contents().contains(TITLE) && screen.contents().contains("? help")
    });
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
    session.is_restored();
}

#[test]
fn the_map_has_the_shape_that_the_pixels_of_the_terminal_tell() {
    let mut session = Start::new().on_screen();
    session.type_in("7");
    session.until_text("▸7 Map");
    session.calm();
    let unknown = session.text();
    let pixels = |session: &Session, pixel_width, pixel_height| {
        let size = PtySize { pixel_width, pixel_height, ..super::size(100, 30) };
        session.master.as_ref().unwrap().resize(size).unwrap();
        session.calm();
        session.text()
    };
    let square = pixels(&session, 1000, 360);
    assert_ne!(square, unknown, "cells that are hardly higher than wide show as much");
    // 10 by 20 pixels are what is taken where nothing is known.
    assert_eq!(pixels(&session, 1000, 600), unknown);
    assert_eq!(pixels(&session, 1000, 360), square);
    assert_eq!(pixels(&session, 0, 0), unknown);
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);

    let program = env!("CARGO_BIN_EXE_sitroom");
    let command = [program, "small.toml", "--cell-aspect", "1.2", "--map", "ascii"];
    let mut session = Start::new().command(&command).on_screen();
    session.type_in("7");
    session.until_text("▸7 Map");
    session.calm();
    let chosen = session.text();
    assert!(!chosen.chars().any(|it| ('\u{2800}'..='\u{28ff}').contains(&it)), "{chosen}");
    assert_eq!(pixels(&session, 1000, 900), chosen);
    session.type_in("q");
    assert_eq!(session.code(PATIENCE), 0);
}

#[test]
fn without_colours_emphasis_stays() {
    let mut session = Start::new().with("NO_COLOR", "1").on_screen();
    session.type_in("8");
    session.until_text("Soldiers are on the move");
    session.calm();
    let all = session.since(0);
    assert!(all.contains("\u{1b}[7m"), "nothing is reversed");
    assert!(!all.contains("\u{1b}[;m"), "emphasis was wiped");
    let coloured = |code: &str| {
        code.split(';')
            .any(|it| matches!(it.parse(), Ok(30_u16..=38 | 40..=48 | 90..=97 | 100..=107)))
    };
    for code in all.split("\u{1b}[").skip(1) {
        let end = code.find(|it: char| !it.is_ascii_digit() && it != ';').unwrap_or(0);
        let (code, rest) = code.split_at(end);
        assert!(!(rest.starts_with('m') && coloured(code)), "colour {code}");
    }
    let shown = session.output.lock().unwrap();
    let (rows, columns) = shown.screen.screen().size();
    let (rows, columns) = (u16::from(rows), u16::from(columns));
    let reversed = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let is = |&(row, column): &(u16, u16)| {
        shown.screen.screen().cell(row, column).is_some_and(vt100::Cell::inverse)
    };
    assert!(reversed.filter(is).count() > 3, "the selection cannot be seen");
}

#[test]
fn a_bomb_of_a_paste_is_one_text_and_no_keys() {
    let mut session = Start::new().on_screen();
    let mut writer = session.writer.take().unwrap();
    let begin = Instant::now();
    writer.write_all(b"\x1b[200~").unwrap();
    let block = "q\u{3}e\u{7}".repeat(20_000);
    for _ in 0..100 {
        writer.write_all(block.as_bytes()).unwrap();
    }
    writer.write_all(b"\x1b[201~").unwrap();
    writer.flush().unwrap();
    session.writer = Some(writer);
    session.type_in("?");
    session.until("the help", |it| it.screen.screen().contents().contains("Keys"));
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
    session.type_in("\u{3}");
    assert_eq!(session.code(PATIENCE), 130);
    session.is_restored();
}

/// How many random bytes are typed: a megabyte takes an unoptimised program ten seconds of work, so
/// each change gets a fifth of that. `SITROOM_RANDOM` is another number.
fn random_amount() -> usize {
    let told = std::env::var("SITROOM_RANDOM").ok();
    told.map_or(200_000, |it| it.parse().unwrap())
}

#[test]
fn random_bytes_are_survived() {
    let mut session = Start::new().with("VISUAL", "true").on_screen();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut bytes = Vec::new();
    while bytes.len() < random_amount() {
        // Neither a key that ends or stops the program, nor one that asks for something outside.
        bytes.extend(next().to_le_bytes().into_iter().filter(|it| {
            !matches!(it, 3 | 0x1a | b'q' | b'Q' | b'e' | b'o' | b'O' | b'x' | b'y' | b':')
        }));
    }
    let mut writer = session.writer.take().unwrap();
    writer.write_all(&bytes).unwrap();
    // What looks like reports of terminals, and is none.
    let signs = b"\x1b\x1b[[<;;;0123456789MmuRcA~?I";
    for _ in 0..60_000 {
        let at = usize::try_from(next() >> 32).unwrap() % signs.len();
        writer.write_all(&[signs[at]]).unwrap();
    }
    // Ends a paste that may have begun, and every kind of sequence: a report of the mouse is waited
    // for until an `m` comes, an answer of a terminal until a `c`, whatever comes between.
    writer.write_all(b"\x1b[201~   mc ").unwrap();
    session.writer = Some(writer);
    session.calm();
    session.type_in("\u{3}");
    assert_eq!(session.code_at_last(), 130);
    session.is_restored();
}

#[test]
fn without_a_terminal_that_can_show_it_the_brief_is_printed() {
    for (name, value) in [("TERM", "dumb"), ("TERM", "")] {
        let mut session = Start::new().with(name, value).begin();
        assert_eq!(session.code(PATIENCE), 0);
        session.until_text("SHA-256");
        assert!(!session.since(0).contains('\u{1b}'));
        assert_eq!(session.termios(), session.before);
    }
    let program = env!("CARGO_BIN_EXE_sitroom");
    let line = format!("{program} small.toml > page; echo code $?");
    let mut session = Start::new().command(&["sh", "-c", &line]).begin();
    assert_eq!(session.code(PATIENCE), 0);
    session.until_text("code 0");
    let page = fs::read_to_string(session.path("page")).unwrap();
    assert!(page.contains(TITLE) && !page.contains('\u{1b}'));
}

#[test]
fn a_dossier_on_standard_input_leaves_the_keys_to_the_terminal() {
    let program = env!("CARGO_BIN_EXE_sitroom");
    let line = format!("{program} - < small.toml; echo code $?");
    let mut session = Start::new().command(&["sh", "-c", &line]).on_screen();
    session.type_in("q");
    session.until_text("code 0");
    session.is_restored();
}
