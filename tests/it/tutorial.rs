//! The tutorial, walked word by word: its files are written, its commands run, and what they print
//! is what stands on the page.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const PAGE: &str = include_str!("../../docs/tutorial.md");

/// A block of the page: its language, the last file named before it, its lines.
struct Step<'p> {
    language: &'p str,
    file: &'p str,
    text: String,
}

fn steps() -> Vec<Step<'static>> {
    let (mut steps, mut file) = (Vec::new(), "");
    let mut lines = PAGE.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|it| *it != "```");
            let text = text.fold(String::new(), |text, line| text + line + "\n");
            steps.push(Step { language, file, text });
        } else if let Some(name) = line.split('`').find(|it| it.starts_with("estuary/")) {
            file = name;
        }
    }
    steps
}

/// What a command prints, both streams one after the other.
fn run(folder: &Path, command: &str) -> String {
    let words = shell_words::split(command).unwrap();
    assert_eq!(words[0], "sitroom", "{command}");
    let done = Command::new(env!("CARGO_BIN_EXE_sitroom"))
        .args(&words[1..])
        .current_dir(folder)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    String::from_utf8([done.stdout, done.stderr].concat()).unwrap()
}

/// Whether a text is what stands on the page, where `…` leaves lines out.
fn is_as_shown(shown: &str, printed: &str) -> bool {
    let parts: Vec<&str> = shown.split("…\n").collect();
    let [first, middle @ .., last] = &parts[..] else { return shown == printed };
    if middle.is_empty() && parts.len() == 1 {
        return shown == printed;
    }
    let Some(rest) = printed.strip_prefix(first).and_then(|it| it.strip_suffix(last)) else {
        return false;
    };
    let mut rest = rest;
    middle.iter().all(|part| {
        let found = rest.find(part);
        rest = found.map_or("", |at| &rest[at + part.len()..]);
        found.is_some()
    })
}

#[test]
fn the_tutorial_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let (mut files, mut commands) = (0, 0);
    for Step { language, file, text } in steps() {
        let path = folder.path().join(file);
        match language {
            "toml" => {
                files += 1;
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                let before = fs::read_to_string(&path).unwrap_or_default();
                fs::write(&path, format!("{before}{text}\n")).unwrap();
            }
            "diff" => {
                let line = |sign| text.lines().find_map(|it| it.strip_prefix(sign)).unwrap();
                let before = fs::read_to_string(&path).unwrap();
                assert_eq!(before.matches(line('-')).count(), 1, "{text}");
                fs::write(&path, before.replace(line('-'), line('+'))).unwrap();
            }
            "console" => {
                for part in text.split("$ ").skip(1) {
                    commands += 1;
                    let (command, shown) = part.split_once('\n').unwrap();
                    let printed = run(folder.path(), command);
                    let mut told = String::new();
                    let _ = write!(told, "{command}\n-- shown\n{shown}-- printed\n{printed}");
                    assert!(is_as_shown(shown, &printed), "{told}");
                }
            }
            other => assert_eq!(other, "sh", "a block that nothing tests"),
        }
    }
    assert!(files >= 6 && commands >= 8, "{files} files, {commands} commands");
}

#[test]
fn what_is_left_out_is_only_what_is_marked() {
    assert!(is_as_shown("a\nb\n", "a\nb\n"));
    assert!(!is_as_shown("a\n", "a\nb\n"));
    assert!(is_as_shown("a\n…\nd\n", "a\nb\nc\nd\n"));
    assert!(is_as_shown("…\nb\n…\n", "a\nb\nc\n"));
    assert!(!is_as_shown("…\nx\n…\n", "a\nb\nc\n"));
}
