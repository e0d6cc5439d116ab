//! How the map is drawn: signs, cells, ground, and what is exported of it.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::glyphs::Glyphs;
use sitroom::chart::camera::Camera;
use sitroom::chart::{Ink, Signs, Tint};
use sitroom::config::theme::Theme;
use sitroom::dataset::words::Word;
use sitroom::earth::LonLat;
use sitroom::load::{Input, Loaded, load};
use sitroom::tui::atlas;
use sitroom::tui::desk::Desk;
use sitroom::tui::message::{Effect, Frame, Fresh, Gone, Message, Scene, World};
use sitroom::tui::model::{Model, Sight};
use sitroom::tui::regions::regions;
use sitroom::tui::run;
use sitroom::tui::view::view;

use super::{SIZE, area, at, chart, fresh_model, has_ink, marks, panel, play, played, press, told};

#[test]
fn a_very_small_screen_has_rows_and_says_so() {
    let small = fresh_model((30, 12));
    let (model, screen) = played(small.clone(), "7");
    assert!(atlas::area(&model, &regions(&model)).is_none());
    assert!(screen.join("\n").contains("Whole front"), "{}", screen.join("\n"));
    for keys in ["7 +", "m t", "m 2", "f"] {
        let says = played(small.clone(), keys).0;
        assert_eq!(told(&says), "a screen this small has rows instead of the map", "{keys}");
    }
    let (model, _) = played(small, "7 Down*2");
    assert_eq!(model.panel().at, 2);
}

#[test]
fn what_the_board_has_no_view_of_is_said_also_where_the_map_is_a_list() {
    let model = play("7 m l t text:1000-01-01 Enter m s");
    assert_eq!(told(&model), "nothing on this board gives a view of the supply");
}

#[test]
fn every_view_is_drawn_in_all_signs_at_all_sizes() {
    for size in [(40, 10), (60, 50), (80, 24), (400, 100)] {
        let mut model = fresh_model(size);
        at(&mut model, |model, desk| {
            for signs in Signs::ALL {
                model.signs = Some(*signs);
                for keys in ["7 m t", "m s n", "m w", "m 5", "7 z", "f + + +", "z"] {
                    press(model, desk, keys);
                    let place = area(model);
                    let map = chart(model, desk);
                    assert_eq!(map.size, (place.width, place.height), "{size:?} {keys}");
                    let drawn = map.tiles.iter().filter(|it| !matches!(it.sign, ' ' | '\0'));
                    assert!(drawn.count() > 20, "{signs:?} {size:?} {keys}");
                    let frame = view(model, desk, &Theme::default());
                    assert_eq!((frame.cells.area.width, frame.cells.area.height), size);
                }
            }
        });
    }
}

#[test]
fn signs_are_chosen_by_hand_or_follow_the_others() {
    let mut model = play("7");
    assert_eq!(atlas::signs(&model), Signs::Braille);
    let mut seen = Vec::new();
    at(&mut model, |model, desk| {
        for _ in Signs::ALL {
            press(model, desk, "v s");
            let signs = atlas::signs(model);
            assert_eq!(told(model), format!("the map in {}", signs.word()));
            seen.push(signs);
        }
    });
    assert_eq!(atlas::signs(&model), Signs::Braille);
    assert!(Signs::ALL.iter().all(|it| seen.contains(it)), "{seen:?}");
    let mut plain = play("7");
    for (glyphs, signs) in [(Glyphs::Block, Signs::Quadrant), (Glyphs::Ascii, Signs::Ascii)] {
        plain.glyphs = glyphs;
        assert_eq!(atlas::signs(&plain), signs);
    }
}

#[test]
fn a_cell_of_another_shape_gets_another_map() {
    let fit = |aspect: Option<f64>| {
        let mut model = play("m t");
        model.resize(SIZE, aspect);
        at(&mut model, |model, desk| (model.aspect, chart(model, desk)))
    };
    let (square, usual, high) = (fit(Some(1.2)), fit(None), fit(Some(3.0)));
    assert_eq!((square.0, usual.0, high.0), (1.2, 2.0, 3.0));
    assert!(square.1 != usual.1 && usual.1 != high.1);
    // What the reader chose goes before what the terminal says.
    let mut model = fresh_model(SIZE);
    model.cell = Some(2.5);
    model.resize(SIZE, Some(1.7));
    assert!((model.aspect - 2.5).abs() < 1e-9);
}

/// A dossier with maps of ground held, all of it by one side.
fn ground() -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ground");
    let bytes = fs::read(folder.join("dossier.toml")).unwrap();
    load(vec![Input { name: "dossier.toml".into(), bytes }], &|_, path| {
        fs::read(folder.join(path)).map_err(|error| error.to_string())
    })
}

#[test]
fn ground_held_is_painted_or_hatched_where_nothing_can_be_painted() {
    let loaded = ground();
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    let board = Board::answer(&index, &question);
    let drawn = |theme: &Theme| {
        let mut model = Model::new(question.clone(), loaded.dataset.header.as_of);
        model.size = SIZE;
        model.tints = theme.map.is_some();
        let cache = RefCell::default();
        let desk = Desk::new(&board, &model, &cache);
        press(&mut model, &desk, "7");
        // Where the ground is, a degree on 20 cells.
        let camera = Camera { centre: LonLat::new(37.9, 48.5), scale: 40.0 };
        model.view.map.sight = Sight::At(camera);
        let area = area(&model);
        (chart(&model, &desk), view(&model, &desk, theme), area)
    };
    let held = |tint: Tint| [Tint::HeldA, Tint::HeldB, Tint::Gained].contains(&tint);
    let (painted, _, _) = drawn(&Theme::named("dark").unwrap());
    assert!(painted.tiles.iter().any(|it| held(it.tint)) && !has_ink(&painted, Ink::Hatch));
    let (hatched, frame, area) = drawn(&Theme::monochrome());
    assert!(has_ink(&hatched, Ink::Hatch) && hatched.tiles.iter().all(|it| !held(it.tint)));
    let at = hatched.tiles.iter().position(|it| it.ink == Ink::Hatch && it.sign != ' ').unwrap();
    let width = usize::from(area.width);
    let [x, y] = [at % width, at / width].map(|it| u16::try_from(it).unwrap());
    let cell = &frame.cells[(area.x + x, area.y + y)];
    assert_eq!(cell.symbol(), hatched.tiles[at].sign.to_string());
    assert_eq!(cell.bg, ratatui::style::Color::Reset);
}

/// A world that is given keys one by one or all at once, and keeps the screens that are exported.
struct Exports {
    batches: Vec<Vec<Message>>,
    frames: Vec<Frame>,
}

impl World for Exports {
    fn show(&mut self, _: Frame) -> Result<(), Gone> {
        Ok(())
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        self.batches.pop().ok_or(Gone(0))
    }

    fn act(&mut self, _: &Effect, scene: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        self.frames.push(scene.frame.clone());
        Ok(Vec::new())
    }
}

#[test]
fn an_exported_map_is_that_of_its_theme_however_fast_the_keys_came() {
    let exported = |batches: &[&str]| {
        let themes = [Theme::named("dark").unwrap(), Theme::monochrome()];
        let loaded = ground();
        let mut model = Model::new(Question::of(&loaded.dataset), loaded.dataset.header.as_of);
        model.size = SIZE;
        model.themes = ["dark", "monochrome"].map(str::to_owned).into();
        model.view.map.sight = Sight::At(Camera { centre: LonLat::new(37.9, 48.5), scale: 40.0 });
        let message = |key: &str| Message::Key(sitroom::tui::key::Key::parse(key).unwrap());
        let batches = batches.iter().rev().map(|keys| keys.split(' ').map(message).collect());
        let mut world = Exports { batches: batches.collect(), frames: Vec::new() };
        run::run(Fresh::of(loaded), &mut model, &themes, &mut world);
        let cells = world.frames.pop().unwrap().cells.content;
        cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    // Without grounds what is held is hatched, and the legend says with what.
    for keys in [&["7 v t e t"][..], &["7", "v", "t", "e", "t"]] {
        assert!(exported(keys).contains(":: held"), "{keys:?}");
    }
    assert!(!exported(&["7 e t"]).contains(":: held"));
}

#[test]
fn a_flow_chosen_in_supply_lights_its_course_even_if_another_stands_for_it() {
    let mut model = play("4 Down 7 m s");
    let supply = model.view.panels[panel("supply")].chosen.clone().unwrap();
    let own = model.panel().chosen.clone().unwrap();
    assert_ne!(supply, own, "the second flow is not the first of its course");
    at(&mut model, |model, desk| {
        let courses = &desk.theatre().courses;
        let course = courses.iter().find(|it| it.flows.contains(&supply)).unwrap();
        assert_eq!(course.flows.first(), Some(&own));
        assert!(marks(&chart(model, desk)));
    });
}
