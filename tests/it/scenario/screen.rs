//! Scenarios on screen: held and given up by keys, never shown without the banner.

use std::collections::VecDeque;

use sitroom::board::question::Question;
use sitroom::briefing::glyphs::Glyphs;
use sitroom::config::theme::Theme;
use sitroom::load::Input;
use sitroom::tui::message::{Effect, Frame, Fresh, Gone, Message, Scene, World};
use sitroom::tui::model::Model;
use sitroom::tui::run;
use sitroom::tui::script::Script;

use super::{SHIPPED, fresh};

fn model(fresh: &Fresh, size: (u16, u16)) -> Model {
    let dataset = &fresh.loaded.dataset;
    let mut model = Model::new(Question::of(dataset), dataset.header.as_of);
    model.size = size;
    model
}

fn text(frame: &Frame) -> String {
    let area = frame.cells.area;
    let row = |y| (0..area.width).map(|x| frame.cells[(x, y)].symbol()).collect::<String>();
    (0..area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

/// The screen that keys lead to, and the state behind it.
fn play(size: (u16, u16), glyphs: Glyphs, keys: &str) -> (String, Model) {
    let fresh = fresh(crate::shipped::inputs());
    let mut model = model(&fresh, size);
    model.glyphs = glyphs;
    let mut script = Script::parse(keys).unwrap();
    run::run(fresh, &mut model, &[Theme::default()], &mut script);
    (text(&script.frame), model)
}

fn held(keys: &str) -> Vec<String> {
    play((120, 36), Glyphs::Full, keys).1.view.scenarios
}

#[test]
fn a_digit_holds_the_scenario_of_that_number_and_zero_none() {
    for (at, name) in SHIPPED.iter().enumerate() {
        let digit = at + 1;
        assert_eq!(held(&format!("S {digit}")), [*name]);
        // The numbers stay while another is held.
        assert_eq!(held(&format!("S 4 S {digit}")), [*name]);
        assert!(held(&format!("S {digit} S 0")).is_empty());
    }
    let said = |keys: &str| {
        let (screen, model) = play((120, 36), Glyphs::Full, keys);
        (model.status.map(|it| it.text).unwrap_or_default(), screen)
    };
    assert_eq!(said("S 9").0, "no scenario has the number 9");
    assert_eq!(said("S 4 S 4").0, "it is held already");
    assert_eq!(said("S 0").0, "no scenario is held");
    assert!(said("S").1.contains("Trump wins"), "the menu names them");
    assert!(held("S Esc 4").is_empty());
    assert!(!said("{ { { S").1.contains("Trump wins"), "not before it was written");
    assert!(held("{ { { S 1").is_empty());
}

#[test]
fn undo_and_redo_go_through_scenarios_mutes_and_dates() {
    assert!(held("S 4 u").is_empty());
    assert_eq!(held("S 4 u Ctrl-R"), ["trump-wins"]);
    assert_eq!(held("S 4 S 1 u"), ["trump-wins"]);
    assert_eq!(held("S 4 S 0 u"), ["trump-wins"]);
    let view = |keys: &str| play((120, 36), Glyphs::Full, keys).1.view;
    let muted = view("8 Down x S 4");
    assert_eq!((muted.question.without.len(), muted.scenarios.len()), (1, 1));
    assert_eq!(view("8 Down x S 4 u").question.without, view("8 Down x").question.without);
    assert_eq!(view("8 Down x S 4 S 0").question.without, view("8 Down x").question.without);
    let all = view("S 4 8 Down x [ u u u");
    assert!(all.question.without.is_empty() && all.scenarios.is_empty());
    let again = view("S 4 8 Down x [ u u u Ctrl-R Ctrl-R Ctrl-R");
    assert_eq!((again.question.without.len(), again.scenarios.len()), (1, 1));
    assert_eq!(view("S 4 ] ]").scenarios, ["trump-wins"]);
    assert_eq!(view("S 4 ]").question.as_of.to_string(), "2024-10-23");
}

const SIZES: [(u16, u16); 12] = [
    (20, 4),
    (30, 6),
    (39, 30),
    (40, 10),
    (50, 40),
    (50, 44),
    (72, 20),
    (79, 24),
    (80, 24),
    (99, 30),
    (120, 36),
    (200, 60),
];

#[test]
fn the_banner_is_on_every_screen_of_every_panel() {
    for size in SIZES {
        for glyphs in [Glyphs::Full, Glyphs::Ascii] {
            for keys in
                ["", "1", "4 Enter", "7", "7 z", "8 Enter", "9", "6 z", "h h", "[", "]", "a g"]
            {
                let (plain, _) = play(size, glyphs, keys);
                assert!(!plain.contains("SCENARIO"), "{keys} at {size:?}\n{plain}");
                let (screen, _) = play(size, glyphs, &format!("S 4 {keys}"));
                assert!(screen.contains("SCENARIO"), "{keys} at {size:?}\n{screen}");
            }
        }
        // With hindsight the date takes more room.
        let (screen, model) = play(size, Glyphs::Full, "S 4 H 9");
        assert!(screen.contains("SCENARIO"), "{size:?} {:?}\n{screen}", model.view.question.known);
    }
}

/// A world in which something comes from outside when it has nothing else to do.
struct Later {
    script: Script,
    later: VecDeque<Message>,
    heads: Vec<String>,
}

impl World for Later {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        self.script.show(frame)
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        let typed = self.script.wait();
        typed.or_else(|gone| self.later.pop_front().map(|it| vec![it]).ok_or(gone))
    }

    fn act(&mut self, effect: &Effect, scene: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        let data = scene.board.view.dataset();
        self.heads.extend(data.assumed.iter().map(|&id| data.word(id).to_owned()));
        self.script.act(effect, scene)
    }
}

/// Types keys, then reads the dossier again as these files; the screen, what was said, who is held.
fn reloaded(keys: &str, files: Vec<Input>) -> (String, String, Vec<String>) {
    let fresh = fresh(crate::shipped::inputs());
    let mut model = model(&fresh, (120, 36));
    let again = Message::Reloaded(Box::new(super::fresh(files)));
    let script = Script::parse(keys).unwrap();
    let mut world = Later { script, later: [again].into(), heads: Vec::new() };
    run::run(fresh, &mut model, &[Theme::default()], &mut world);
    let said = model.status.map(|it| it.text).unwrap_or_default();
    (text(&world.script.frame), said, model.view.scenarios)
}

#[test]
fn a_reload_keeps_a_scenario_or_gives_it_up_with_words() {
    let (screen, said, held) = reloaded("S 4", crate::shipped::inputs());
    assert_eq!(held, ["trump-wins"]);
    assert!(screen.contains("SCENARIO Trump wins") && said.contains("read again"), "{said}");

    let mut gone = crate::shipped::inputs();
    gone.retain(|it| !it.name.ends_with("trump-wins.toml"));
    let (screen, said, held) = reloaded("S 4", gone);
    assert!(held.is_empty() && !screen.contains("SCENARIO"), "{screen}");
    assert_eq!(said, "the dossier has no scenario trump-wins any more; none is held");

    let mut broken = crate::shipped::inputs();
    let file = broken.iter_mut().find(|it| it.name.ends_with("trump-wins.toml")).unwrap();
    file.bytes.extend_from_slice(b"\n[[event]]\nid = \"x\"\n");
    let (screen, said, held) = reloaded("S 4", broken);
    assert!(held.is_empty() && !screen.contains("SCENARIO"), "{screen}");
    assert_eq!(said, "trump-wins cannot be held; `sitroom check` says why");
}

#[test]
fn an_export_is_of_the_board_with_the_scenario() {
    let fresh = fresh(crate::shipped::inputs());
    let mut model = model(&fresh, (120, 36));
    let script = Script::parse("S 4 e m").unwrap();
    let mut world = Later { script, later: VecDeque::new(), heads: Vec::new() };
    run::run(fresh, &mut model, &[Theme::default()], &mut world);
    assert_eq!(world.heads, ["trump-wins"]);
    assert_eq!(world.script.asked, [Effect::Export("markdown")]);
}

#[test]
fn the_screen_of_a_scenario_is_as_it_was_looked_at() {
    let (screen, _) = play((120, 36), Glyphs::Full, "S 4 a s");
    crate::golden::check("screens/scenario-120x36.txt", &screen);
}

#[test]
fn dates_are_whole_on_a_screen_with_marks() {
    for width in [40, 60, 80, 120, 200] {
        for keys in ["S 4 5 z", "S 4 a w z", "S 4 6 z", "S 2 5 z"] {
            let (screen, _) = play((width, 40), Glyphs::Full, keys);
            for (at, _) in screen.match_indices("2024-1") {
                let date: String = screen[at..].chars().take(10).collect();
                let month = date.chars().nth(7).is_none_or(|it| " .,\n/".contains(it));
                let whole = date.len() == 10 && date.matches('-').count() == 2;
                assert!(month || whole, "{date:?} at {width} after {keys}\n{screen}");
            }
        }
    }
}
