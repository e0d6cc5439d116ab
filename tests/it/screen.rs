//! The board under keys: whatever is typed at whatever size, it stays a board.

mod chosen;
use proptest::prelude::*;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Question};
use sitroom::briefing::SECTIONS;
use sitroom::briefing::glyphs::Glyphs;
use sitroom::briefing::pages::PAGES;
use sitroom::briefing::pages::analysis::ANALYSES;
use sitroom::config::colour::Depth;
use sitroom::config::theme::Theme;
use sitroom::dataset::words::Word;
use sitroom::load::{Input, Loaded};
use sitroom::tui::desk::Desk;
use sitroom::tui::key::Key;
use sitroom::tui::keymap::KEYMAP;
use sitroom::tui::message::{Effect, Frame, Fresh, Gone, Message, Mouse, MouseAct, Scene, World};
use sitroom::tui::model::{Model, PANELS, shares};
use sitroom::tui::picture::{self, Options};
use sitroom::tui::regions::{Pane, regions};
use sitroom::tui::run;
use sitroom::tui::script::Script;
use sitroom::tui::update::{settle, update};
use sitroom::tui::view::view;

fn shipped() -> Loaded {
    let inputs: Vec<Input> = crate::shipped::inputs();
    sitroom::load::load(inputs, &|_, _| Err("nothing is attached".to_owned()))
}

fn fresh() -> Fresh {
    Fresh::of(shipped())
}

fn model(loaded: &Loaded, size: (u16, u16)) -> Model {
    let dataset = &loaded.dataset;
    let mut model = Model::new(Question::of(dataset), dataset.header.as_of);
    model.size = size;
    model
}

/// The screen that keys lead to.
fn play(size: (u16, u16), glyphs: Glyphs, keys: &str) -> (Vec<String>, Model, Vec<Effect>) {
    let fresh = fresh();
    let mut model = model(&fresh.loaded, size);
    model.glyphs = glyphs;
    let mut script = Script::parse(keys).unwrap();
    run::run(fresh, &mut model, &[Theme::default()], &mut script);
    (lines(&script.frame), model, script.asked)
}

fn lines(frame: &Frame) -> Vec<String> {
    let area = frame.cells.area;
    (0..area.height)
        .map(|y| (0..area.width).map(|x| frame.cells[(x, y)].symbol()).collect::<String>())
        .collect()
}

fn screen(size: (u16, u16), keys: &str) -> String {
    play(size, Glyphs::Full, keys).0.join("\n")
}

#[test]
fn the_first_screen_says_where_and_when_one_is() {
    for size in [(80, 24), (120, 36), (200, 60), (60, 44)] {
        let screen = screen(size, "");
        for text in ["2024-10-22", "disputed", "? help", "q quit", "Brief", "Detail"] {
            assert!(screen.contains(text), "{text} is missing at {size:?}\n{screen}");
        }
    }
    assert!(screen((40, 10), "").contains("2024-10-22"));
    assert!(screen((19, 3), "").contains("needs 20x4"));
}

#[test]
fn the_date_follows_the_keys_and_comes_back() {
    let at = |keys: &str| play((120, 36), Glyphs::Full, keys).1.view.question.as_of.to_string();
    assert_eq!(at("["), "2024-10-20");
    assert_eq!(at("[ ]"), "2024-10-22");
    assert_eq!(at("]"), "2024-10-23");
    assert_eq!(at("{"), "2024-10-15");
    assert_eq!(at("} 0"), "2024-10-22");
    assert_eq!(at("6 Left"), "2024-10-20");
    assert_eq!(at("t text:2024-10-18 Enter"), "2024-10-18");
    assert_eq!(at("t text:nonsense Enter Esc"), "2024-10-22");
    assert_eq!(at("[ [ u"), "2024-10-20");
    assert_eq!(at("[ [ u u Ctrl-R"), "2024-10-20");
}

#[test]
fn panels_are_reached_zoomed_and_left() {
    let view = |keys: &str| play((120, 36), Glyphs::Full, keys).1.view;
    assert_eq!(view("2").panel, 1);
    assert!(view("2 2").zoom);
    assert!(!view("2 2 Esc").zoom);
    assert_eq!(view("Shift-Tab").panel, 8);
    assert_eq!(view("Tab Tab").panel, 2);
    assert_eq!(view("9 Tab").panel, 0);
    assert!(screen((120, 36), "2 z").contains("[zoom]"));
}

#[test]
fn every_question_of_the_analysis_has_a_key_and_shows_its_section() {
    let asks = KEYMAP.iter().filter_map(|row| Some((row, row.action.word().strip_prefix("ask-")?)));
    let asks: Vec<_> = asks.collect();
    let sections: Vec<&str> = asks.iter().map(|it| it.1).collect();
    assert_eq!(sections, ANALYSES, "the menu has another order than the table");
    for (row, section) in asks {
        let title = SECTIONS.iter().find(|it| it.id == section).unwrap().title;
        let (lines, model, _) = play((120, 36), Glyphs::Full, row.keys[0]);
        assert_eq!((Model::name(model.view.panel), model.asked()), ("analysis", section));
        assert!(lines[2].contains("9 Analysis ") && lines[2].contains(title), "{}", lines[2]);
    }
    let (_, model, _) = play((120, 36), Glyphs::Full, "a g 2 9");
    assert_eq!(model.asked(), "gaps", "the number comes back to what was asked last");
    let (_, model, _) = play((120, 36), Glyphs::Full, "a g a t u");
    assert_eq!(model.asked(), "gaps", "undo goes back to the question before");
}

#[test]
fn what_is_asked_outside_is_said() {
    let asked = |keys: &str| play((120, 36), Glyphs::Full, keys).2;
    assert_eq!(asked("e m"), [Effect::Export("markdown")]);
    assert_eq!(asked("q"), [Effect::Quit { print: false }]);
    assert_eq!(asked("? q q"), [Effect::Quit { print: false }]);
    assert_eq!(asked("Q"), [Effect::Quit { print: true }]);
    assert_eq!(asked("/ q Ctrl-C"), [Effect::Abort]);
    assert_eq!(asked("Esc Esc Esc Backspace"), []);
    assert!(matches!(asked("4 y i")[..], [Effect::Copy(_, "address")]));
}

#[test]
fn every_panel_has_a_place_on_every_screen_while_it_has_the_focus() {
    let loaded = shipped();
    for size in [(20, 4), (40, 10), (80, 24), (60, 44), (120, 36), (200, 60)] {
        let mut model = model(&loaded, size);
        for (panel, page) in PAGES.iter().enumerate() {
            model.view.panel = panel;
            model.view.shared = if shares(panel) { panel } else { 0 };
            let shown = regions(&model).slot(Pane::Panel(panel)).is_some();
            assert!(shown, "{} is nowhere at {size:?}: see src/tui/regions.rs", page.id);
        }
    }
}

/// What is typed before, so that there is something to do for every key: rows to come back from, an
/// actor who is left out, a detail to scroll, steps to undo and redo, a map, a scenario.
const BEFORE: &[&str] =
    &["", "3 Down x", "8 PgDn Shift-Down", "8 Enter", "] ] u z", "7 + +", "S 1"];

/// An action without its arm in `src/tui/update/` would be a key that is in the help and dead.
#[test]
fn every_key_of_the_table_does_something_or_says_why_not() {
    let loaded = shipped();
    let index = Index::new(&loaded.dataset);
    let mut dead: Vec<_> = KEYMAP.iter().map(|row| row.keys[0]).collect();
    for before in BEFORE {
        let mut start = model(&loaded, (120, 36));
        let board = Board::answer(&index, &start.view.question);
        let cache = std::cell::RefCell::default();
        let desk = Desk::new(&board, &start, &cache);
        settle(&mut start, &desk);
        type_keys(&mut start, &desk, before);
        // A key takes away what the one before it had to say, which is no deed of its own.
        start.status = None;
        start.muted = None;
        dead.retain(|keys| {
            let mut model = start.clone();
            type_keys(&mut model, &desk, keys).is_empty()
                && format!("{model:?}") == format!("{start:?}")
        });
    }
    assert!(dead.is_empty(), "{dead:?} do nothing: is an arm missing in src/tui/update/?");
}

fn type_keys(model: &mut Model, desk: &Desk<'_>, keys: &str) -> Vec<Effect> {
    let keys = keys.split_whitespace().map(|key| Key::parse(key).unwrap());
    keys.flat_map(|key| update(model, desk, Message::Key(key))).collect()
}

/// A world that looks at every screen before it goes on.
struct Checker {
    messages: Vec<Message>,
    shown: usize,
}

impl World for Checker {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        self.shown += 1;
        for cell in &frame.cells.content {
            let symbol = cell.symbol();
            assert!(!symbol.chars().any(char::is_control), "{symbol:?}");
            assert!(symbol.len() <= 64, "{symbol:?}");
        }
        if let Some((x, y)) = frame.cursor {
            assert!(frame.cells.area.contains((x, y).into()), "cursor at {x}, {y}");
        }
        Ok(())
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        self.messages.pop().map(|it| vec![it]).ok_or(Gone(0))
    }

    fn act(&mut self, _: &Effect, _: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        Ok(vec![Message::Told("done".to_owned())])
    }
}

/// Every key of the table, the first and second ones of menus, and some that mean nothing.
fn keys() -> impl Strategy<Value = Key> {
    let names = KEYMAP.iter().flat_map(|row| row.keys).flat_map(|keys| keys.split(' '));
    let known: Vec<Key> = names.map(|name| Key::parse(name).unwrap()).collect();
    assert!(known.contains(&Key::char('m')) && known.contains(&Key::char('+')));
    let signs: Vec<char> = "SSsmeyv123456789 a>é日".chars().collect();
    prop_oneof![
        3 => prop::sample::select(known),
        2 => prop::sample::select(signs).prop_map(Key::char),
    ]
}

fn sizes() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        (0_u16..=12, 0_u16..=12),
        prop::sample::select(vec![(20, 4), (40, 10), (80, 24), (120, 36), (200, 60), (60, 50)]),
        (0_u16..=300, 0_u16..=100),
    ]
}

#[derive(Clone, Debug)]
enum Typed {
    Key(Key),
    Size(u16, u16),
    Mouse(Mouse),
    Paste(String),
}

fn typed() -> impl Strategy<Value = Typed> {
    let acts = prop::sample::select(vec![MouseAct::Click, MouseAct::WheelUp, MouseAct::WheelDown]);
    let mouse =
        (prop_oneof![0_u16..130, Just(u16::MAX)], prop_oneof![0_u16..40, Just(u16::MAX)], acts);
    prop_oneof![
        12 => keys().prop_map(Typed::Key),
        1 => sizes().prop_map(|(x, y)| Typed::Size(x, y)),
        1 => mouse.prop_map(|(x, y, act)| Typed::Mouse(Mouse { x, y, act })),
        1 => ".{0,40}".prop_map(Typed::Paste),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_at_whatever_size_it_stays_a_board(
        size in sizes(),
        typed in prop::collection::vec(typed(), 1..120),
    ) {
        let fresh = crate::scenario::fresh(crate::shipped::inputs());
        let mut model = model(&fresh.loaded, size);
        let messages = typed.into_iter().rev().map(|it| match it {
            Typed::Key(key) => Message::Key(key),
            Typed::Size(x, y) => Message::Resize(x, y, None),
            Typed::Mouse(mouse) => Message::Mouse(mouse),
            Typed::Paste(text) => Message::Paste(text),
        });
        let mut world = Checker { messages: messages.collect(), shown: 0 };
        let gone = run::run(fresh, &mut model, &[Theme::default()], &mut world);
        prop_assert_eq!(gone, Gone(0));
        prop_assert!(world.shown > 0);
        prop_assert!(model.view.panel < PANELS);
    }
}

#[test]
fn the_page_of_keys_is_what_the_table_says() {
    crate::golden::check("../../../docs/keys.md", &sitroom::tui::keymap::docs());
}

/// The keys whose screens the README shows, and what these are called.
const README: [(&str, &str); 2] = [("board", "4 Down*2"), ("map", "7 z")];

#[test]
fn the_pictures_of_the_readme_are_the_board() {
    for (name, keys) in README {
        let fresh = fresh();
        let title = fresh.loaded.dataset.header.title.to_string();
        let mut model = model(&fresh.loaded, (120, 36));
        let mut script = Script::parse(keys).unwrap();
        let theme = Theme::named("dark").unwrap();
        run::run(fresh, &mut model, std::slice::from_ref(&theme), &mut script);
        let options = Options {
            theme: &theme,
            depth: Depth::True,
            light: false,
            title: &title,
            description: "The board as of 2024-10-22",
        };
        let picture = picture::svg(&script.frame.cells, &options);
        crate::golden::check(&format!("../../../docs/{name}.svg"), &picture);
    }
}

#[test]
fn a_page_on_top_scrolls_back_from_its_end_at_once() {
    for page in ["?", "F1", "F2"] {
        let at = |keys: &str| screen((80, 24), &format!("{page} {keys}"));
        assert_ne!(at("End"), at("Home"));
        assert_eq!(at("End Down*50 Up*3 PgUp*20"), at("Home"));
        assert_ne!(at("End Down*5 Up"), at("End"));
        assert_eq!(at("End Down*5 Up Down"), at("End"));
    }
}

#[test]
fn every_screen_and_window_is_drawn_at_every_small_and_odd_size() {
    let loaded = shipped();
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    let board = Board::answer(&index, &question);
    let small = (0..=12).flat_map(|width| (0..=12).map(move |height| (width, height)));
    let odd = [(1, 200), (200, 1), (500, 3), (19, 50), (20, 4), (21, 5), (40, 10), (1000, 500)];
    let windows = [
        "",
        "?",
        "F2",
        ": d",
        "e",
        "4 s",
        "t 1",
        "/ x",
        "w",
        "8 Enter",
        "6",
        "3 z",
        "y",
        "m",
        "7",
        "m w",
        "m 2 Enter",
        "7 z n + +",
    ];
    for size in small.chain(odd) {
        for keys in windows {
            let mut model = model(&loaded, size);
            let cache = std::cell::RefCell::default();
            let desk = Desk::new(&board, &model, &cache);
            settle(&mut model, &desk);
            for key in keys.split_whitespace() {
                update(&mut model, &desk, Message::Key(Key::parse(key).unwrap()));
            }
            let frame = view(&model, &desk, &Theme::default());
            assert_eq!((frame.cells.area.width, frame.cells.area.height), size, "{keys}");
            if size.0 >= 20 && size.1 >= 4 && ["", "8 Enter", "6", "3 z"].contains(&keys) {
                let last: String =
                    (0..size.0).map(|x| frame.cells[(x, size.1 - 1)].symbol()).collect();
                assert!(last.contains('?') && last.contains('q'), "{size:?} {keys}: {last}");
            }
        }
    }
}

#[test]
fn the_date_and_its_mode_are_whole_on_every_screen_that_has_a_title() {
    let loaded = shipped();
    let index = Index::new(&loaded.dataset);
    let question = Question { known: Known::Now, ..Question::of(&loaded.dataset) };
    let board = Board::answer(&index, &question);
    for (width, height) in (40..=200).flat_map(|width| [12, 24, 40].map(|height| (width, height))) {
        let mut model = model(&loaded, (width, height));
        model.view.question = question.clone();
        let cache = std::cell::RefCell::default();
        let desk = Desk::new(&board, &model, &cache);
        let title = lines(&view(&model, &desk, &Theme::default())).remove(0);
        assert!(title.contains("2024-10-22 hindsight"), "{width}x{height}: {title}");
    }
}

#[test]
fn a_key_that_was_taken_away_is_not_named() {
    let loaded = shipped();
    let mut model = model(&loaded, (120, 36));
    model.keys.bind("quit", &[]).unwrap();
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    let board = Board::answer(&index, &question);
    let cache = std::cell::RefCell::default();
    let desk = Desk::new(&board, &model, &cache);
    let screen = lines(&view(&model, &desk, &Theme::default()));
    let last = screen.last().unwrap();
    assert!(last.contains("? help") && !last.contains("quit"), "{last}");
}
