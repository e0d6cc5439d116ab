//! A stranger's dossier on a terminal: not one byte reaches it that is not the program's own.

use sitroom::export::FORMATS;

use super::*;
use crate::hostile::{COMMANDS, controls, dossier, is_dangerous, unseen};

/// Fails unless everything that was written is printable or one of the sequences that the program
/// uses: looks, places, erasing and modes. No title, no clipboard, no question to the terminal.
#[track_caller]
fn assert_own(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut parts = text.split('\u{1b}');
    let plain = |part: &str| {
        let found = part.chars().find(|&it| !matches!(it, '\r' | '\n') && is_dangerous(it));
        assert_eq!(found, None, "in {part:?}");
    };
    plain(parts.next().unwrap());
    for part in parts {
        let inside = part.strip_prefix('[').unwrap_or_else(|| panic!("ESC {part:.20?}"));
        let end = inside.find(|it: char| !matches!(it, '0'..='9' | ';' | '?')).unwrap();
        let (parameters, rest) = inside.split_at(end);
        let last = rest.chars().next().unwrap();
        let known = match last {
            'm' | 'H' | 'J' | 'K' => !parameters.contains('?'),
            'h' | 'l' => ["?1049", "?2004", "?25", "8", "?2026", "?1000", "?1002", "?1006"]
                .contains(&parameters),
            _ => false,
        };
        assert!(known, "CSI {parameters}{last}");
        plain(&rest[1..]);
    }
}

fn all_own(session: &Session) {
    let bytes = session.output.lock().unwrap().bytes.clone();
    assert_own(&bytes);
}

/// Goes through every panel and window.
fn look_round(session: &mut Session) {
    for keys in ["1", "1", "2", "3", "4", "5", "6", "7", "8", "9", "w", "\u{1b}", "?", "\u{1b}"] {
        session.type_in(keys);
        sleep(Duration::from_millis(40));
    }
    session.calm();
}

/// Closes a window. With a key right behind it, an escape would be another key.
fn leave(session: &mut Session) {
    session.type_in("\u{1b}");
    session.calm();
}

/// What only changes how a text is shown; a dossier with it opens.
fn let_in() -> String {
    unseen().replace(sitroom::text::unsafe_character, "")
}

#[test]
fn a_hostile_dossier_that_is_refused_sends_the_terminal_nothing() {
    for inside in [controls(), COMMANDS.to_owned()] {
        // On the screen: the dossier turns hostile while it is shown.
        let mut session = Start::new().on_screen();
        fs::write(session.path("small.toml"), dossier(&inside)).unwrap();
        session.until_text("not read");
        look_round(&mut session);
        session.type_in("w");
        session.until_text("E-unsafe-text");
        session.type_in("\u{3}");
        assert_eq!(session.code(PATIENCE), 130);
        all_own(&session);

        // From the start: it is refused with a report.
        let program = env!("CARGO_BIN_EXE_sitroom");
        let feed = format!("cat > bad.toml; {program} bad.toml; echo code $?");
        let mut session = Start::new().command(&["sh", "-c", &feed]).begin();
        session.type_in(&dossier(&inside));
        session.type_in("\n\u{4}");
        session.until_text("code 1");
        let bytes = session.output.lock().unwrap().bytes.clone();
        // The terminal echoes what is typed, which is plain ASCII.
        assert_own(&bytes);
    }
}

#[test]
fn characters_nobody_sees_stay_off_the_terminal_and_are_counted() {
    let mut session = Start::new().size(140, 40).on_screen();
    fs::write(session.path("small.toml"), dossier(&let_in())).unwrap();
    session.until_text("Every text");
    session.calm();
    look_round(&mut session);
    session.type_in("w");
    session.until_text("W-changed-text");
    session.until_text("will not be shown as written");
    session.until_text("U+");
    leave(&mut session);
    session.type_in("et");
    session.until_text("written");
    session.type_in("\u{3}");
    assert_eq!(session.code(PATIENCE), 130);
    all_own(&session);
    session.is_restored();

    // The same on paper that goes to a terminal.
    let file = session.path("small.toml");
    let program = env!("CARGO_BIN_EXE_sitroom");
    for format in FORMATS.iter().map(|it| it.name) {
        let name = file.to_str().unwrap();
        let words = [program, "snapshot", name, "--format", format];
        let mut paper = Start::new().command(&words).begin();
        assert_eq!(paper.code(PATIENCE), 0);
        paper.until("the page", |it| it.bytes.len() > 2000);
        paper.calm();
        all_own(&paper);
    }
}

#[test]
fn hostile_names_around_the_program_stay_off_the_terminal() {
    let evil = "a\u{1b}]0;pwn\u{7}\u{9b}31m\u{202e}";
    let program = env!("CARGO_BIN_EXE_sitroom");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(evil).join(format!("{evil}.toml"));
    fs::create_dir(file.parent().unwrap()).unwrap();
    fs::write(&file, SMALL).unwrap();
    for dossier in [file.as_path(), file.parent().unwrap()] {
        let mut session = Start::new()
            .command(&[program, dossier.to_str().unwrap()])
            .with("EDITOR", &format!("./{evil}"))
            .with("USER", evil)
            .with("LANG", &format!("{evil}.UTF-8"))
            .with("TERM", &format!("xterm{evil}"))
            .with("COLORTERM", evil)
            .on_screen();
        session.type_in("8O");
        session.until_text("was not found");
        leave(&mut session);
        session.type_in("et");
        session.until_text("written");
        fs::write(&file, "nonsense").unwrap();
        session.until_text("not read");
        look_round(&mut session);
        session.type_in("q");
        assert_eq!(session.code(PATIENCE), 0);
        all_own(&session);
        session.is_restored();
        fs::write(&file, SMALL).unwrap();
    }
}

/// Wide signs at each of the last columns: the terminal shows what the board drew.
#[test]
fn wide_signs_at_the_edge_stand_where_the_board_drew_them() {
    let wide = "朝鲜民主주의🚀🛰Ы".repeat(8);
    let small = SMALL
        .replace("Soldiers are on the move.", &format!("{wide}."))
        .replace("State Delta", &wide.chars().take(20).collect::<String>())
        .replace("Soldiers on the move", &format!("a{wide}"));
    let program = env!("CARGO_BIN_EXE_sitroom");
    let mut session = Start::new().size(97, 30).on_screen();
    fs::write(session.path("small.toml"), &small).unwrap();
    session.type_in("8");
    session.until_text("朝鲜");
    session.type_in("\u{1b}");
    for columns in 97..=102 {
        session.resize(columns, 30);
        session.calm();
        let output = std::process::Command::new(program)
            .args(["snapshot", "small.toml", "--screen", &format!("{columns}x30"), "--keys", "8"])
            .args(["--format", "text"])
            .current_dir(session.path(""))
            .output()
            .unwrap();
        let drawn = String::from_utf8(output.stdout).unwrap();
        let text = session.text();
        let lines = |text: &str| -> Vec<String> {
            let lines = text.lines().map(|it| it.trim_end().to_owned());
            // Messages come and go in the last line.
            lines.take(28).collect()
        };
        assert_eq!(lines(&text), lines(&drawn), "at {columns} columns");
    }
}
