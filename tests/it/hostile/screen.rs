//! Every panel, detail and window of a stranger's dossier, cell by cell.

use sitroom::board::question::Question;
use sitroom::config::theme::Theme;
use sitroom::dataset::words::Word as _;
use sitroom::tui::key::Key;
use sitroom::tui::keymap::KEYMAP;
use sitroom::tui::message::{Effect, FaultLine, Frame, Fresh, Gone, Message, Scene, World};
use sitroom::tui::model::Model;
use sitroom::tui::run;

use super::{COMMANDS, controls, is_dangerous, loaded, unseen};

/// Types keys one after another and keeps every screen.
struct Eyes {
    keys: Vec<Key>,
    frames: Vec<Frame>,
}

impl World for Eyes {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        self.frames.push(frame);
        Ok(())
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        self.keys.pop().map(|it| vec![Message::Key(it)]).ok_or(Gone(0))
    }

    fn act(&mut self, _: &Effect, _: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        Ok(Vec::new())
    }
}

/// Keys that lead through all panels, zoomed and not, down their rows into the details, through every
/// question of the analysis and the windows.
fn tour() -> Vec<Key> {
    let mut words: Vec<String> = Vec::new();
    for panel in 1..=9 {
        words.extend([format!("{panel}"), format!("{panel}")]);
        words.extend(["Down", "Enter", "End", "Esc", "Down", "Down", "Enter"].map(str::to_owned));
        words.extend(["Esc", "Esc"].map(str::to_owned));
    }
    let asks = KEYMAP.iter().filter(|row| row.action.word().starts_with("ask-"));
    words.extend(asks.map(|row| row.keys[0].to_owned()));
    words.extend(["w", "Esc", "4 s Esc / N Esc : N Esc ?"].map(str::to_owned));
    words.iter().flat_map(|it| it.split(' ')).map(|it| Key::parse(it).unwrap()).collect()
}

/// Keys through the panels alone.
fn panels() -> Vec<Key> {
    "123456789".chars().map(Key::char).collect()
}

/// All screens of a dossier with that in its texts; its faults stand in the list of faults.
fn frames(inside: &str, size: (u16, u16)) -> Vec<Frame> {
    let frames = shown(inside, size, tour());
    assert!(frames.len() > 60, "only {} screens", frames.len());
    frames
}

fn shown(inside: &str, size: (u16, u16), keys: Vec<Key>) -> Vec<Frame> {
    let loaded = loaded(inside);
    let line = |fault: &sitroom::diagnostic::Diagnostic| FaultLine {
        place: "hostile.toml:1:1".to_owned(),
        code: fault.rule.code.to_owned(),
        says: fault.message.to_string(),
        help: fault.help.as_ref().map(ToString::to_string).unwrap_or_default(),
    };
    let faults = loaded.faults.iter().map(line).collect();
    let dataset = &loaded.dataset;
    assert_eq!(dataset.claims.len(), 2, "{:?}", loaded.faults);
    let mut model = Model::new(Question::of(dataset), dataset.header.as_of);
    model.size = size;
    let mut eyes = Eyes { keys: keys.into_iter().rev().collect(), frames: Vec::new() };
    let fresh = Fresh { faults, ..Fresh::of(loaded) };
    assert_eq!(run::run(fresh, &mut model, &[Theme::default()], &mut eyes), Gone(0));
    eyes.frames
}

fn text(frame: &Frame) -> String {
    frame.cells.content.iter().map(ratatui::buffer::Cell::symbol).collect()
}

fn all(frames: &[Frame]) -> String {
    frames.iter().map(text).collect()
}

#[track_caller]
fn assert_clean(frames: &[Frame], what: &str) {
    for cell in frames.iter().flat_map(|it| &it.cells.content) {
        let symbol = cell.symbol();
        assert!(!symbol.chars().any(is_dangerous), "{what}: {symbol:?}");
        assert!(symbol.len() <= 64, "{what}: {} bytes in a cell", symbol.len());
    }
}

#[test]
fn nothing_a_stranger_wrote_reaches_a_cell() {
    for (what, inside) in
        [("controls", controls()), ("unseen", unseen()), ("commands", COMMANDS.to_owned())]
    {
        let frames = frames(&inside, (160, 50));
        assert_clean(&frames, what);
        if what != "unseen" {
            assert!(all(&frames).contains('␛'), "{what}: the escape left no mark");
        }
    }
}

#[test]
fn what_turns_the_direction_of_writing_moves_no_cell() {
    let embeddings: String = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}').collect();
    let marks = "\u{200e}\u{200f}\u{61c}".to_owned();
    for (inside, clean) in [(embeddings, "\u{fffd}".repeat(9)), (marks, String::new())] {
        let (hostile, clean) = (frames(&inside, (120, 36)), frames(&clean, (120, 36)));
        assert_eq!(hostile.len(), clean.len());
        for (hostile, clean) in hostile.iter().zip(&clean) {
            let (hostile, clean) = (text(hostile), text(clean));
            // The list of faults names what was found; the bottom line has it between two digits.
            let other =
                hostile.contains("Faults and warnings") || hostile.contains("11\u{fffd}000");
            assert!(other || hostile == clean, "{inside:?}\n{hostile}\n{clean}");
        }
    }
}

#[test]
fn digits_that_stood_apart_never_become_one_number() {
    for c in
        "\t\n\r\u{200b}\u{200c}\u{200d}\u{200e}\u{2060}\u{feff}\u{ad}\u{85}\u{2028}\u{1b}\u{202e}"
            .chars()
    {
        let first = vec![Key::char('1'), Key::char('1')];
        let all = all(&shown(&c.to_string(), (120, 36), first));
        assert!(!all.contains("11000 soldiers"), "{c:?}");
        let apart = ["11 000", "11\u{fffd}000", "11␛000", "11␍000"];
        assert!(apart.iter().any(|it| all.contains(it)), "{c:?}");
    }
}

#[test]
fn one_letter_with_many_marks_stays_one_small_cell() {
    let size = |frames: &[Frame]| all(frames).len();
    let clean = size(&shown("e", (120, 36), panels()));
    for (what, bomb) in [
        ("marks", format!("e{}", "\u{301}".repeat(200))),
        ("joiners", format!("e{}", "\u{200d}".repeat(140))),
        ("selectors", format!("e{}", "\u{fe0f}".repeat(140))),
        ("flags", "\u{1f1fa}".repeat(100)),
    ] {
        let frames = shown(&bomb, (120, 36), panels());
        assert_clean(&frames, what);
        let bytes = size(&frames);
        assert!(bytes <= 4 * clean, "{what}: {bytes} bytes, {clean} of the clean screens");
    }
}

#[test]
fn what_had_several_lines_is_shown_as_one_and_whole() {
    for end in ["\n", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
        let all = all(&shown(&format!("{end}zz"), (160, 50), panels()));
        for words in ["The line zz", "Every text zz"] {
            assert!(all.contains(words), "{end:?}: {words}");
        }
    }
}
