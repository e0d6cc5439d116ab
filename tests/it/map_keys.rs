//! The map under keys and the mouse: it moves, nears, selects, and never leaves its panel.

mod drawn;
use std::cell::RefCell;

use ratatui::layout::Rect;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::theatre::{Spot, Theatre};
use sitroom::briefing::pages::position;
use sitroom::chart::camera::Camera;
use sitroom::chart::{Chart, Ink};
use sitroom::config::theme::Theme;
use sitroom::earth::LonLat;
use sitroom::load::load;
use sitroom::tui::atlas;
use sitroom::tui::desk::Desk;
use sitroom::tui::message::{Fresh, Message, Mouse, MouseAct};
use sitroom::tui::model::{Focus, Model, Sight};
use sitroom::tui::regions::{Pane, regions};
use sitroom::tui::run;
use sitroom::tui::script::Script;
use sitroom::tui::update::{settle, update};

use crate::shipped::dataset;

const SIZE: (u16, u16) = (120, 36);

fn panel(id: &str) -> usize {
    position(id).unwrap()
}

fn fresh_model(size: (u16, u16)) -> Model {
    let mut model = Model::new(Question::of(dataset()), dataset().header.as_of);
    model.size = size;
    model
}

/// The model that keys lead to, and the last screen.
fn played(mut model: Model, keys: &str) -> (Model, Vec<String>) {
    let loaded = load(crate::shipped::inputs(), &|_, _| Err(String::new()));
    let fresh = Fresh::of(loaded);
    let mut script = Script::parse(keys).unwrap();
    run::run(fresh, &mut model, &[Theme::named("dark").unwrap()], &mut script);
    let cells = &script.frame.cells;
    let row = |y| (0..cells.area.width).map(|x| cells[(x, y)].symbol()).collect::<String>();
    (model, (0..cells.area.height).map(row).collect())
}

fn play(keys: &str) -> Model {
    played(fresh_model(SIZE), keys).0
}

fn screen(keys: &str) -> Vec<String> {
    played(fresh_model(SIZE), keys).1
}

/// What was said at the last key.
fn told(model: &Model) -> &str {
    model.status.as_ref().map_or("", |it| it.text.as_str())
}

/// Looks at a model's board, and may go on typing there.
fn at<T>(model: &mut Model, look: impl FnOnce(&mut Model, &Desk<'_>) -> T) -> T {
    let index = Index::new(dataset());
    let question = model.view.question.clone();
    let board = Board::answer(&index, &question);
    let cache = RefCell::default();
    let desk = Desk::new(&board, model, &cache);
    settle(model, &desk);
    look(model, &desk)
}

fn press(model: &mut Model, desk: &Desk<'_>, keys: &str) {
    for key in keys.split(' ') {
        update(model, desk, Message::Key(sitroom::tui::key::Key::parse(key).unwrap()));
    }
}

fn area(model: &Model) -> Rect {
    atlas::area(model, &regions(model)).unwrap()
}

fn camera(model: &mut Model) -> Camera {
    at(model, |model, desk| atlas::camera(model, desk.theatre(), area(model)))
}

fn chart(model: &Model, desk: &Desk<'_>) -> Chart {
    desk.chart(model, &regions(model)).unwrap().as_ref().clone()
}

fn has_ink(chart: &Chart, ink: Ink) -> bool {
    chart.tiles.iter().any(|tile| tile.ink == ink)
}

/// Whether something but the cross in the middle is marked as selected.
fn marks(chart: &Chart) -> bool {
    let (x, y) = (usize::from(chart.size.0 / 2), usize::from(chart.size.1 / 2));
    let middle = y * usize::from(chart.size.0) + x;
    let tiles = chart.tiles.iter().enumerate();
    tiles.filter(|(at, _)| *at != middle).any(|(_, tile)| tile.ink == Ink::Selected)
}

/// A map that looks at a point from near by.
fn looking_at(lon: f64, lat: f64) -> Model {
    let mut model = fresh_model(SIZE);
    model.view.panel = panel("map");
    model.view.shared = panel("map");
    let camera = Camera { centre: LonLat::new(lon, lat), scale: 400.0 };
    model.view.map.sight = Sight::At(camera);
    model
}

#[test]
fn arrows_move_the_picture_and_nothing_else() {
    let (before, mut start) = (screen("7"), play("7"));
    let inside = area(&start);
    let here = camera(&mut start);
    let apart = |one: LonLat, other: LonLat| (one.lon - other.lon, one.lat - other.lat);
    for (key, back, (east, north)) in [
        ("Right", "Left", (1.0, 0.0)),
        ("l", "h", (1.0, 0.0)),
        ("Up", "Down", (0.0, 1.0)),
        ("k", "j", (0.0, 1.0)),
        ("PgUp", "PgDn", (0.0, 1.0)),
    ] {
        let (mut model, after) = played(fresh_model(SIZE), &format!("7 {key}"));
        let (lon, lat) = apart(camera(&mut model).centre, here.centre);
        assert!(lon * east + lat * north > 0.01, "{key}: {lon} {lat}");
        assert!((lon * north).abs() < 1e-6 && (lat * east).abs() < 1e-6, "{key}: {lon} {lat}");
        let (lon, lat) = apart(camera(&mut play(&format!("7 {key} {back}"))).centre, here.centre);
        assert!(lon.abs() < 1e-6 && lat.abs() < 1e-6, "{key} {back}: {lon} {lat}");
        assert_ne!(before, after, "{key}");
        for (y, (one, other)) in (0..).zip(before.iter().zip(&after)) {
            for (x, (one, other)) in (0..).zip(one.chars().zip(other.chars())) {
                // The frame tells where the middle is and which lines there are.
                let frame = y + 1 == inside.y || y == inside.bottom();
                let allowed = frame || inside.contains((x, y).into());
                assert!(allowed || one == other, "{key} changed {x}, {y}: {one} to {other}");
            }
        }
        let far = play(&format!("7 {key}*200"));
        assert_eq!((far.view.panel, far.view.focus), (panel("map"), Focus::List), "{key}");
    }
}

#[test]
fn plus_and_minus_go_nearer_and_farther_until_both_ends() {
    let scale = |keys: &str| camera(&mut play(keys)).scale;
    let here = scale("7");
    assert!((scale("7 +") / here - 1.5).abs() < 1e-9);
    assert!((scale("7 =") / here - 1.5).abs() < 1e-9);
    assert!((scale("7 -") * 1.5 / here - 1.0).abs() < 1e-9);
    assert!((scale("7 + -") / here - 1.0).abs() < 1e-9);
    for (key, says) in [("+", "nearer it does not go"), ("-", "farther it does not go")] {
        let model = play(&format!("7 {key}*60"));
        assert_eq!(told(&model), says);
        assert_eq!(told(&play(&format!("7 {key}"))), "");
    }
    // From elsewhere the keys lead to the map.
    let model = play("4 +");
    assert_eq!(model.view.panel, panel("map"));
}

#[test]
fn f_and_home_show_the_fighting_as_a_whole() {
    for keys in ["7 Right + f", "7 Up - Home", "7 Left g", "7 + 3 f"] {
        let model = play(keys);
        assert_eq!(
            (&model.view.map.sight, model.view.panel),
            (&Sight::Home, panel("map")),
            "{keys}"
        );
    }
    assert_ne!(play("7 Right").view.map.sight, Sight::Home);
}

fn name_of_view(model: &Model) -> &str {
    match &model.view.map.sight {
        Sight::View(view) => &view.name,
        other => panic!("{other:?}"),
    }
}

#[test]
fn views_are_shown_and_told() {
    for (keys, name) in [("m t", "theatre"), ("3 m s", "supply"), ("7 m w", "world")] {
        let model = play(keys);
        assert_eq!((name_of_view(&model), model.view.panel), (name, panel("map")));
        assert_eq!(told(&model), format!("map: {name}"));
    }
    let scale = |keys: &str| camera(&mut play(keys)).scale;
    assert!(scale("m t") > scale("m s") && scale("m s") > scale("m w"));
}

#[test]
fn a_digit_shows_and_selects_the_front_of_that_number() {
    let mut model = play("m 2");
    assert_eq!(name_of_view(&model), "Pokrovsk");
    let chosen = model.panel().chosen.clone().unwrap();
    at(&mut model, |model, desk| {
        let front = desk.theatre().fronts.iter().find(|it| it.number == 2).unwrap();
        assert_eq!(front.address, chosen);
        assert!(marks(&chart(model, desk)));
        assert_eq!(desk.shown(model), Some(chosen));
    });
    for (keys, digit) in [("m 9", 9), ("m 0", 0), ("t text:2024-10-12 Enter m 5", 5)] {
        assert_eq!(told(&play(keys)), format!("no front has the number {digit}"));
    }
    // The menu names those there are.
    let menu = screen("m").join("\n");
    assert!(menu.contains("5  Kursk (in Russia)"), "{menu}");
    assert!(!screen("t text:2024-10-12 Enter m").join("\n").contains("Pokrovsk  "), "{menu}");
}

#[test]
fn the_list_takes_the_place_of_the_map_and_behaves_as_a_list() {
    let list = play("7 m l");
    assert!(list.view.map.list && atlas::area(&list, &regions(&list)).is_none());
    assert!(screen("7 m l").join("\n").contains("Whole front line"));
    assert!(!play("7 m l m l").view.map.list);
    let down = play("7 m l Down*2");
    assert_eq!((down.panel().at, &down.view.map.sight), (2, &Sight::Home));
    assert_eq!(play("7 m l Right").view.panel, panel("evidence"));
    assert_eq!(play("7 m l Left").view.panel, panel("timeline"));
    assert_eq!(play("7 m l Enter").view.focus, Focus::Detail);
    assert!(play("7 m l / text:pokrovsk Enter").panel().filter.is_on());
    // Whoever asks where the map looks wants to see it.
    for keys in ["7 m l +", "7 m l f", "7 m l m t", "7 m l m 2"] {
        assert!(!play(keys).view.map.list, "{keys}");
    }
}

#[test]
fn enter_selects_what_the_cross_is_on_and_then_opens_it() {
    let sudzha = (35.27, 51.19);
    let model = played(looking_at(sudzha.0, sudzha.1), "Enter").0;
    assert_eq!(model.panel().chosen.as_deref(), Some("place:sudzha"));
    assert_eq!((told(&model), model.view.focus), ("Sudzha; Enter opens it", Focus::List));
    let (mut model, screen) = played(looking_at(sudzha.0, sudzha.1), "Enter Enter");
    assert_eq!(model.view.focus, Focus::Detail);
    at(&mut model, |model, desk| assert_eq!(desk.shown(model).unwrap(), "place:sudzha"));
    assert!(screen.join("\n").contains("District town"), "{}", screen.join("\n"));
    let model = played(looking_at(-30.0, 40.0), "Enter").0;
    assert_eq!(told(&model), "nothing of the dossier is here; n goes to the next record");
    assert_eq!((&model.panel().chosen, model.view.focus), (&None, Focus::List));
}

#[test]
fn n_goes_through_every_record_and_the_map_follows() {
    let mut model = play("7");
    at(&mut model, |model, desk| {
        let sheet = desk.sheet(model, &regions(model), Pane::Panel(panel("map")));
        let all: Vec<String> = sheet.entries.iter().map(|it| it.record.clone()).collect();
        assert!(all.len() > 15, "{all:?}");
        let mut last = String::new();
        let mut check = |model: &mut Model, key: &str, record: &String| {
            press(model, desk, key);
            assert_eq!(model.panel().chosen.as_ref(), Some(record));
            let place = area(model);
            let camera = atlas::camera(model, desk.theatre(), place);
            match atlas::locate(desk.theatre(), record) {
                Some(at) => {
                    let off = sitroom::earth::circle::distance(camera.centre, at);
                    assert!(off < 1.0, "{record} is not under the cross");
                    // The cross itself may hide a region's short name.
                    let wide = |it: &Spot| it.wide && it.address == *record;
                    let wide = desk.theatre().places.iter().any(wide);
                    assert!(wide || marks(&chart(model, desk)), "{record} is not marked");
                    let mut opened = model.clone();
                    press(&mut opened, desk, "Enter");
                    assert_eq!(opened.view.focus, Focus::Detail, "{record}");
                    assert_eq!(desk.shown(&opened).as_ref(), Some(record));
                }
                None => assert!(told(model).contains("not on the map"), "{}", told(model)),
            }
            assert!(!told(model).is_empty() && told(model) != last, "{record}: {}", told(model));
            told(model).clone_into(&mut last);
        };
        for record in &all {
            check(model, "n", record);
        }
        press(model, desk, "n");
        assert_eq!(model.panel().chosen.as_ref(), all.last());
        for record in all.iter().rev().skip(1) {
            check(model, "N", record);
        }
    });
    let mut model = play("7");
    at(&mut model, |model, desk| {
        let sheet = desk.sheet(model, &regions(model), Pane::Panel(panel("map")));
        press(model, desk, "N");
        assert_eq!(model.panel().chosen.as_ref(), sheet.entries.last().map(|it| &it.record));
    });
}

#[test]
fn what_is_selected_on_the_map_is_selected_in_its_own_list_and_back() {
    let selected = |model: &Model, id: &str| model.view.panels[panel(id)].selected.clone();
    let model = play("m 3 2");
    assert_eq!(selected(&model, "fronts"), selected(&model, "map"));
    assert_eq!(model.view.panels[panel("fronts")].at, 2);
    // Chosen in its list it is marked on the map beside it, and the map takes it along.
    for (list, keys) in [("fronts", "7 2 Down"), ("supply", "m s 4 Down*2")] {
        let mut model = play(keys);
        let chosen = selected(&model, list);
        assert_eq!((model.view.panel, chosen.is_some()), (panel(list), true));
        at(&mut model, |model, desk| {
            assert!(marks(&chart(model, desk)), "{keys}");
            press(model, desk, "7");
            assert_eq!(model.panel().chosen, chosen);
            assert!(marks(&chart(model, desk)), "{keys} 7");
        });
    }
    // Nothing is marked before anything was chosen, nor what is on no map.
    for keys in ["7", "7 2", "7 5 Down"] {
        at(&mut play(keys), |model, desk| {
            assert!(!marks(&chart(model, desk)), "{keys}");
        });
    }
}

#[test]
fn views_are_undone_and_redone() {
    assert_eq!(name_of_view(&play("m t m s u")), "theatre");
    assert_eq!(name_of_view(&play("m t m s u Ctrl-R")), "supply");
    assert_eq!(play("m t u").view.map.sight, Sight::Home);
    assert_eq!(name_of_view(&play("m t f u")), "theatre");
    assert!(!play("7 m l u").view.map.list);
    assert!(play("7 m l m l u").view.map.list);
    assert!(play("7 m l m t u").view.map.list);
}

#[test]
fn a_view_that_is_shown_already_is_nothing_to_undo() {
    assert_eq!(play("7 Home f Home").undo.len(), 0);
    assert_eq!(play("m t m t m t").undo.len(), 1);
    // A key that is held down must not push out what was done before.
    let as_of = |keys: &str| play(keys).view.question.as_of.to_string();
    assert_eq!(as_of("[ 7"), "2024-10-20");
    assert_eq!(as_of("[ 7 Home*120 u"), "2024-10-22");
}

#[test]
fn the_map_follows_the_date() {
    let theatre = |keys: &str| -> Theatre { at(&mut play(keys), |_, desk| desk.theatre().clone()) };
    let (then, now) = (theatre("m s t text:2024-10-12 Enter"), theatre("m s"));
    let far_east = |theatre: &Theatre| {
        let mut stops = theatre.courses.iter().flat_map(|it| &it.stops);
        stops.any(|it| (it.lon - 135.08).abs() < 0.1 && (it.lat - 48.48).abs() < 0.1)
    };
    assert!(far_east(&now) && !far_east(&then));
    assert_eq!((then.fronts.len(), now.fronts.len()), (2, 5));
    assert!(now.courses.iter().any(|it| it.in_return));
    assert!(!then.courses.iter().any(|it| it.in_return));
    let drawn = |keys: &str| at(&mut play(keys), |model, desk| chart(model, desk));
    let (then, now) = (drawn("m t t text:2024-10-12 Enter"), drawn("m t"));
    assert!(!has_ink(&then, Ink::Front) && has_ink(&now, Ink::Front));
    assert_eq!(drawn("m t t text:2024-10-12 Enter 0"), now);
}

#[test]
fn the_mouse_selects_and_nears_what_is_under_it() {
    let mouse = |x, y, act| Message::Mouse(Mouse { x, y, act });
    at(&mut play("2 m t"), |model, desk| {
        let place = area(model);
        let map = chart(model, desk);
        let hit = map.hits.iter().find(|it| it.address.starts_with("front:")).unwrap();
        let front = hit.address.clone();
        let (x, y) = (place.x + hit.at.0, place.y + hit.at.1);
        press(model, desk, "2");
        update(model, desk, mouse(x, y, MouseAct::Click));
        assert_eq!((model.view.panel, model.panel().chosen.as_ref()), (panel("map"), Some(&front)));
        // Again it stays selected, and the frame selects nothing.
        update(model, desk, mouse(x, y, MouseAct::Click));
        assert_eq!(model.view.focus, Focus::List);
        update(model, desk, mouse(place.x - 1, place.y, MouseAct::Click));
        assert_eq!(model.panel().chosen.as_ref(), Some(&front));

        let scale = |model: &Model| atlas::camera(model, desk.theatre(), place).scale;
        let here = scale(model);
        update(model, desk, mouse(x, y, MouseAct::WheelUp));
        assert!((scale(model) / here - 1.5).abs() < 1e-9);
        update(model, desk, mouse(x, y, MouseAct::WheelDown));
        assert!((scale(model) / here - 1.0).abs() < 1e-9);
        // Over a list it scrolls the list.
        let list = regions(model).slot(Pane::Panel(panel("fronts"))).unwrap().area;
        update(model, desk, mouse(list.x + 2, list.y + 3, MouseAct::WheelDown));
        assert_eq!(model.view.panel, panel("fronts"));
        assert!((scale(model) / here - 1.0).abs() < 1e-9);
    });
}
