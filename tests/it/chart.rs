//! The map as a drawing: what stands where, that it moves as one piece, and that nothing breaks it.

use proptest::prelude::*;
use sitroom::board::theatre::{Camp, Course, FrontLine, Ground, Side, Spot, Theatre};
use sitroom::chart::camera::{Bounds, Camera, Preset, presets};
use sitroom::chart::{Cache, Chart, Ink, Look, Signs, Tile, Tint, draw};
use sitroom::dataset::words::Word;
use sitroom::earth::LonLat;

/// A made-up war between two countries that exist.
fn theatre() -> Theatre {
    let at = LonLat::new;
    let spot = |name: &str, lon, lat| Spot {
        address: format!("place:{}", name.to_lowercase()),
        name: name.to_owned(),
        at: at(lon, lat),
        ..Spot::default()
    };
    let camp = |code: &str, side, fights| Camp { code: code.to_owned(), side, fights };
    Theatre {
        fronts: vec![FrontLine {
            address: "front:east".to_owned(),
            name: "East".to_owned(),
            number: 1,
            strokes: vec![vec![at(37.0, 49.5), at(37.5, 48.5), at(36.0, 47.5)]],
            at: Some(at(37.5, 48.5)),
            heading: Some(270.0),
            side: Side::B,
            ..FrontLine::default()
        }],
        held: vec![Ground {
            address: "control:east".to_owned(),
            side: Side::B,
            rings: vec![vec![at(38.0, 49.5), at(40.0, 49.5), at(40.0, 48.0), at(38.0, 48.0)]],
            ..Ground::default()
        }],
        places: vec![spot("Pokrovsk", 37.18, 48.28), spot("Kyiv", 30.52, 50.45)],
        courses: vec![Course {
            flows: vec!["flow:shells".to_owned()],
            from: "Far East".to_owned(),
            to: "Moscow".to_owned(),
            stops: vec![at(135.0, 48.5), at(37.6, 55.75)],
            ..Course::default()
        }],
        camps: vec![camp("UKR", Side::A, true), camp("RUS", Side::B, true)],
        ..Theatre::default()
    }
}

fn look(size: (u16, u16)) -> Look {
    Look {
        size,
        signs: Signs::Braille,
        tints: true,
        aspect: 2.0,
        selected: String::new(),
        cross: false,
    }
}

fn camera(lon: f64, lat: f64, scale: f64) -> Camera {
    Camera { centre: LonLat::new(lon, lat), scale }
}

fn drawn(camera: &Camera, look: &Look) -> Chart {
    draw(&theatre(), camera, look, &mut Cache::default())
}

fn middle(chart: &Chart) -> Tile {
    chart.tile(chart.size.0 / 2, chart.size.1 / 2).unwrap()
}

fn text(chart: &Chart) -> String {
    let rows = chart.tiles.chunks(usize::from(chart.size.0));
    rows.map(|row| row.iter().map(|tile| tile.sign).collect::<String>() + "\n").collect()
}

#[test]
fn the_ground_is_right_at_every_level_of_detail() {
    for (name, lon, lat, tint) in [
        ("Poltava", 34.55, 49.59, Tint::SideA),
        ("Crimea", 34.10, 45.10, Tint::SideA),
        ("Voronezh", 39.20, 51.66, Tint::SideB),
        ("Lipetsk", 39.60, 52.60, Tint::SideB),
        ("Minsk", 27.56, 53.90, Tint::Land),
        ("Black Sea", 33.50, 43.50, Tint::Sea),
        ("Donetsk steppe", 39.0, 48.7, Tint::HeldB),
    ] {
        for scale in [3.0, 8.0, 20.0, 100.0] {
            let found = middle(&drawn(&camera(lon, lat, scale), &look((80, 24)))).tint;
            assert_eq!(found, tint, "{name} at {scale} dots to a degree");
        }
    }
}

#[test]
fn a_map_without_grounds_is_hatched() {
    let view = camera(39.0, 48.75, 60.0);
    let plain = drawn(&view, &Look { tints: false, ..look((40, 12)) });
    assert!(plain.tiles.iter().all(|tile| tile.tint == Tint::Sea));
    assert!(plain.tiles.iter().filter(|tile| tile.ink == Ink::Hatch).count() > 50);
    let tinted = drawn(&view, &look((40, 12)));
    assert!(tinted.tiles.iter().all(|tile| tile.ink != Ink::Hatch));
}

#[test]
fn a_step_aside_moves_everything_by_whole_cells() {
    for (lon, lat, scale) in [(33.3, 48.9, 13.7), (100.123, 52.0, 2.31), (37.2, 48.3, 171.0)] {
        let (first, look) = (camera(lon, lat, scale), look((60, 20)));
        let still = Theatre { places: Vec::new(), ..theatre() };
        let draw = |camera: &Camera| draw(&still, camera, &look, &mut Cache::default());
        let (before, after) = (draw(&first), draw(&first.panned(7, -3, 2.0)));
        let mut compared = 0;
        for (x, y) in (0..53).flat_map(|x| (3..20).map(move |y| (x, y))) {
            let (old, new) = (before.tile(x + 7, y - 3).unwrap(), after.tile(x, y).unwrap());
            let line = |tile: Tile| matches!(tile.ink, Ink::Coast | Ink::Border | Ink::Front);
            if line(old) && line(new) {
                compared += 1;
                assert_eq!(old, new, "at {x},{y} of {lon}");
            }
        }
        assert!(compared > 5, "{compared} cells at {lon}");
    }
}

#[test]
fn the_lines_of_the_dossier_are_drawn_and_can_be_pointed_at() {
    let chart = drawn(&camera(37.0, 48.6, 40.0), &look((100, 30)));
    let count = |ink: Ink| chart.tiles.iter().filter(|tile| tile.ink == ink).count();
    assert!(count(Ink::Front) > 15 && count(Ink::Edge) > 10);
    let text = text(&chart);
    assert!(text.contains("Pokrovsk") && text.contains("1←") && text.contains(" km ├"));
    let hit = |address: &str| chart.hits.iter().find(|hit| hit.address == address).unwrap();
    let front = hit("front:east");
    assert_eq!(chart.at(front.at.0, front.at.1), Some("front:east"));
    let place = hit("place:pokrovsk");
    assert_eq!(chart.at(place.at.0, place.at.1), Some("place:pokrovsk"));
    assert_eq!(chart.at(0, 0), None);
    assert!(chart.hits.iter().all(|hit| hit.address != "place:kyiv"), "it is off the map");
}

#[test]
fn what_is_selected_shows_wherever_it_is() {
    let here = camera(37.0, 48.6, 40.0);
    let select =
        |selected: &str| drawn(&here, &Look { selected: selected.to_owned(), ..look((100, 30)) });
    for address in ["front:east", "place:pokrovsk", "control:east"] {
        let chart = select(address);
        assert!(chart.tiles.iter().any(|tile| tile.ink == Ink::Selected), "{address}");
    }
    let away = select("place:kyiv");
    let text = text(&away);
    assert!(text.contains("◂ Kyiv 5"), "some 510 km to the west: {text}");
}

#[test]
fn a_course_dashes_when_it_is_only_claimed_and_says_where_it_goes() {
    let view = camera(85.0, 58.0, 3.0);
    let chart = drawn(&view, &look((120, 36)));
    let dashes = |chart: &Chart| {
        chart.tiles.iter().filter(|tile| tile.ink == Ink::Course && tile.sign >= '\u{2800}').count()
    };
    let mut firm = theatre();
    firm.courses[0].firm = true;
    let solid = draw(&firm, &view, &look((120, 36)), &mut Cache::default());
    assert!(dashes(&solid) * 10 > dashes(&chart) * 14, "{} {}", dashes(&solid), dashes(&chart));
    // Near its start the other end lies over the edge.
    let text = text(&drawn(&camera(120.0, 55.0, 6.0), &look((80, 24))));
    assert!(text.contains("▴ Moscow "), "{text}");
}

#[test]
fn the_world_goes_round() {
    let look = look((80, 24));
    let pacific = drawn(&camera(180.0, 60.0, 2.0), &look);
    let coast = pacific.tiles.iter().filter(|tile| tile.ink == Ink::Coast).count();
    assert!(coast > 60, "{coast}");
    // Chukotka is one piece of land over the cut: no coast runs down it.
    let chukotka = middle(&drawn(&camera(179.99, 67.5, 8.0), &look));
    assert_eq!((chukotka.tint, chukotka.ink), (Tint::SideB, Ink::None));
    let east = drawn(&camera(-179.9, 60.0, 2.0), &look);
    let west = drawn(&camera(180.1, 60.0, 2.0), &look);
    assert_eq!(east, west);
}

#[test]
fn presets_show_what_they_are_named_for() {
    let theatre = theatre();
    let names: Vec<_> = presets(&theatre).into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["theatre", "supply", "world", "East"]);
    let theatre = Theatre { places: Vec::new(), ..theatre };
    for preset in presets(&theatre) {
        for size in [(40, 10), (120, 36), (400, 100)] {
            let camera = Camera::fit(preset.bounds, size, 2.0);
            let chart = draw(&theatre, &camera, &look(size), &mut Cache::default());
            assert!(chart.tiles.iter().any(|tile| tile.ink == Ink::Front), "{}", preset.name);
        }
    }
    let empty = presets(&Theatre::default());
    assert_eq!(empty.len(), 1, "the world is always there");
}

#[test]
fn a_map_opens_on_ground_held_or_else_on_places() {
    let at = |theatre: &Theatre| {
        let first = presets(theatre).into_iter().next().unwrap();
        (first.name, LonLat::new(first.bounds.west, first.bounds.north))
    };
    let ground = Theatre { fronts: Vec::new(), courses: Vec::new(), ..theatre() };
    let whole = Bounds::around(theatre().held[0].rings.concat()).unwrap().wider(0.15, 0.8);
    assert_eq!(at(&ground), ("theatre".to_owned(), LonLat::new(whole.west, whole.north)));
    let places = Theatre { held: Vec::new(), ..ground };
    let whole = Bounds::around(places.places.iter().map(|it| it.at)).unwrap().wider(0.15, 0.8);
    assert_eq!(at(&places), ("theatre".to_owned(), LonLat::new(whole.west, whole.north)));
    let supply = Theatre { courses: theatre().courses, ..places };
    assert_eq!(at(&supply).0, "supply", "places are there to find one's way");
}

#[test]
fn a_view_of_a_front_is_found_by_its_address() {
    let mut theatre = theatre();
    let front = theatre.fronts[0].clone();
    let names = ["world", "Twin", "Twin"];
    theatre.fronts = (0_u8..)
        .zip(names)
        .map(|(at, name)| FrontLine {
            address: format!("front:f{at}"),
            name: name.to_owned(),
            strokes: vec![vec![LonLat::new(f64::from(at), 0.0), LonLat::new(f64::from(at), 1.0)]],
            at: None,
            ..front.clone()
        })
        .collect();
    let west = |view: &Preset| (view.bounds.west * 100.0).round();
    for (which, edge) in
        [("world", -17000.0), ("front:f0", -25.0), ("front:f1", 75.0), ("front:f2", 175.0)]
    {
        let view = sitroom::tui::atlas::preset(&theatre, which).unwrap();
        assert!((west(&view) - edge).abs() < 0.5, "{which}: {}", west(&view));
    }
    assert!(sitroom::tui::atlas::preset(&theatre, "Twin").is_none());
}

#[test]
fn a_cache_changes_nothing_but_time() {
    let (a, b) = (camera(37.0, 48.6, 40.0), camera(30.0, 50.0, 15.0));
    let look = look((70, 22));
    let mut cache = Cache::default();
    let first = draw(&theatre(), &a, &look, &mut cache);
    assert_eq!(draw(&theatre(), &a, &look, &mut cache), first);
    let other = draw(&theatre(), &b, &look, &mut Cache::default());
    let cached = draw(&theatre(), &b, &look, &mut cache);
    let lines = |chart: &Chart| -> Vec<Tint> { chart.tiles.iter().map(|it| it.tint).collect() };
    assert_eq!(lines(&cached), lines(&other));
}

#[test]
fn a_fit_holds_its_rectangle() {
    let bounds = Bounds { west: 30.0, south: 45.0, east: 40.0, north: 52.0 };
    for (size, aspect) in [((120, 36), 2.0), ((40, 60), 2.0), ((90, 30), 1.6), ((2, 2), 2.0)] {
        let camera = Camera::fit(bounds, size, aspect);
        let degrees = f64::from(size.0) * 2.0 / camera.scale;
        assert!(degrees >= 10.0 - 1e-9, "{size:?}");
        assert!((camera.centre.lon - 35.0).abs() < 1e-9);
    }
}

#[test]
fn a_map_without_a_cell_has_room_for_nothing() {
    for size in [(0, 0), (0, 9), (9, 0)] {
        let look = Look { selected: "place:kyiv".to_owned(), cross: true, ..look(size) };
        let chart = drawn(&camera(37.0, 48.6, 40.0), &look);
        assert!(chart.tiles.is_empty() && chart.hits.is_empty(), "{size:?}");
    }
}

/// Longitudes, latitudes and scales that a stranger might bring about.
fn anything() -> impl Strategy<Value = f64> {
    prop_oneof![
        -400.0..400.0_f64,
        Just(180.0),
        Just(-180.0),
        Just(0.0),
        Just(90.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(1e300)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_camera_breaks_it(
        lon in anything(),
        lat in anything(),
        zoom in prop_oneof![0.0..6000.0_f64, Just(0.0), Just(f64::NAN), Just(f64::INFINITY)],
        width in 0..130_u16,
        height in 0..50_u16,
        aspect in anything(),
        signs in 0..5_usize,
        selected in prop_oneof![Just(""), Just("front:east"), Just("place:kyiv"), Just("control:east"), Just("flow:shells")],
        points in proptest::collection::vec((anything(), -95.0..95.0_f64), 0..12),
    ) {
        let camera = Camera::default().at(LonLat::new(lon, lat)).zoomed(zoom).panned(3, 4, aspect);
        let ring: Vec<LonLat> = points.iter().map(|&(lon, lat)| LonLat::new(lon, lat)).collect();
        let mut theatre = theatre();
        theatre.fronts[0].strokes.push(ring.clone());
        theatre.held[0].rings.push(ring.clone());
        theatre.courses[0].stops = ring;
        let size = (width, height);
        let selected = selected.to_owned();
        let look = Look { signs: Signs::ALL[signs], aspect, selected, cross: true, ..look(size) };
        let chart = draw(&theatre, &camera, &look, &mut Cache::default());
        prop_assert_eq!(chart.tiles.len(), usize::from(width) * usize::from(height));
        prop_assert!(chart.hits.iter().all(|hit| hit.at.0 < width.max(1) && hit.at.1 < height.max(1)));
    }
}
