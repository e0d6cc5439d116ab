//! The dossier is read anew while the reader is in the middle of something.

use sitroom::board::question::Question;
use sitroom::config::theme::Theme;
use sitroom::load::{Input, load};
use sitroom::tui::key::Key;
use sitroom::tui::keymap::KEYMAP;
use sitroom::tui::message::{Effect, Frame, Fresh, Gone, Message, Scene, World};
use sitroom::tui::model::Model;
use sitroom::tui::run;

use crate::cli::SMALL;

const MORE: &str = "\n[[claim]]\nid = \"resting\"\nsays = \"Soldiers rest.\"\nby = \"delta\"\nvia = \"post\"\n\
    reported = 2026-01-13\nabout = [\"actor:delta\"]\nrating = \"C3\"\n";

fn fresh(text: &str) -> Fresh {
    let input = Input { name: "a.toml".to_owned(), bytes: text.as_bytes().to_vec() };
    let loaded = load(vec![input], &|_, _| Err(String::new()));
    assert!(loaded.faults.iter().all(|it| !it.rule.code.starts_with("E-")), "{:?}", loaded.faults);
    Fresh::of(loaded)
}

fn reload(text: &str) -> Message {
    Message::Reloaded(Box::new(fresh(text)))
}

/// Gives messages in order and keeps the last screen.
struct Steps {
    messages: Vec<Message>,
    last: Frame,
}

impl World for Steps {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        self.last = frame;
        Ok(())
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        self.messages.pop().map(|it| vec![it]).ok_or(Gone(0))
    }

    fn act(&mut self, _: &Effect, _: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        Ok(Vec::new())
    }
}

/// What the steps lead to from a dossier: the model and the words on the screen.
fn play(text: &str, mut messages: Vec<Message>) -> (Model, String) {
    let first = fresh(text);
    let dataset = &first.loaded.dataset;
    let mut model = Model::new(Question::of(dataset), dataset.header.as_of);
    model.size = (120, 36);
    messages.reverse();
    let mut steps = Steps { messages, last: Frame::default() };
    assert_eq!(run::run(first, &mut model, &[Theme::default()], &mut steps), Gone(0));
    let text = steps.last.cells.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    (model, text)
}

fn keys(words: &str) -> impl Iterator<Item = Message> + '_ {
    words.split(' ').map(|it| Message::Key(Key::parse(it).unwrap()))
}

#[test]
fn what_is_being_typed_outlives_a_reload() {
    let two = format!("{SMALL}{MORE}");
    let steps = keys("8 / r e").chain([reload(SMALL), reload(&two)]).chain(keys("s t Enter"));
    let (model, screen) = play(&two, steps.collect());
    assert_eq!(model.panel().filter.text(), "rest");
    assert!(screen.contains("Soldiers rest."), "{screen}");
}

#[test]
fn a_window_that_is_open_outlives_a_reload() {
    for (window, words) in [("?", "Keys"), ("w", "Faults and warnings"), ("8 Enter", "claim")] {
        let steps = keys(window).chain([reload(&format!("{SMALL}{MORE}"))]);
        let (_, screen) = play(SMALL, steps.collect());
        assert!(screen.contains(words), "{window}: {screen}");
    }
}

#[test]
fn a_row_that_goes_leaves_its_neighbour_and_one_that_stays_stays_selected() {
    let two = format!("{SMALL}{MORE}");
    let selected = |steps: Vec<Message>| {
        let (model, _) = play(&two, steps);
        model.panel().selected.clone()
    };
    let second = selected(keys("8 Down").collect());
    let first = selected(keys("8 Down Up").collect());
    assert!(first.is_some() && second.is_some() && first != second);
    // It stays, wherever it then stands.
    let again = two.replace("A small dossier", "Another title");
    for (row, chosen) in [("8 Down Up", &first), ("8 Down", &second)] {
        assert_eq!(&selected(keys(row).chain([reload(&again)]).collect()), chosen, "{row}");
    }
    // One of the two goes: what took its place is selected.
    for row in ["8 Down Up", "8 Down"] {
        let (model, screen) = play(&two, keys(row).chain([reload(SMALL)]).collect());
        let panel = model.panel();
        assert!(panel.at <= 1 && panel.selected.is_some(), "{row}: {panel:?}");
        assert!(screen.contains("1 claim ·"), "{row}: {screen}");
    }
}

#[test]
fn reloads_among_any_keys_leave_a_board() {
    let versions = [SMALL.to_owned(), format!("{SMALL}{MORE}"), crate::hostile::dossier("")];
    let names = KEYMAP.iter().flat_map(|row| row.keys).flat_map(|keys| keys.split(' '));
    // Keys that end the program would end the test too soon.
    let known: Vec<&str> =
        names.filter(|it| !["q", "Q", "Ctrl-C", "Ctrl-D"].contains(it)).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 32).unwrap() % limit
    };
    let mut steps = Vec::new();
    for _ in 0..400 {
        steps.push(match below(8) {
            0 => reload(&versions[below(versions.len())]),
            _ => Message::Key(Key::parse(known[below(known.len())]).unwrap()),
        });
    }
    let (model, screen) = play(&versions[1], steps);
    assert!(model.view.panel < 9 && !screen.trim().is_empty());
}
