//! The printed map: a drawing of signs, data, and an SVG that stands alone.

use std::time::{Duration, Instant};

use quick_xml::Reader;
use quick_xml::events::Event;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::theatre::{FrontLine, Ground, Side, Theatre};
use sitroom::briefing::block::{Block, Briefing, Figure, Receipt};
use sitroom::briefing::briefing;
use sitroom::earth::LonLat;
use sitroom::export::svg::MAP;
use sitroom::export::{self, Glyphs, Options};
use sitroom::load::{Input, load};

use crate::shipped::dataset;

fn map(day: &str) -> Briefing {
    let index = Index::new(dataset());
    let question = Question::of(dataset()).at(day.parse().unwrap());
    briefing(&Board::answer(&index, &question), &["map"], Receipt::default())
}

fn print(format: &str, width: usize, glyphs: Glyphs) -> String {
    (export::format(format).unwrap().print)(&map("2024-10-22"), &Options { width, glyphs })
}

/// The words of an SVG, if it is well formed and refers to nothing outside.
fn words(svg: &str) -> Vec<String> {
    let mut reader = Reader::from_str(svg);
    let (mut depth, mut words) = (0, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                for attribute in start.attributes() {
                    let name = attribute.unwrap().key.as_ref().to_owned();
                    assert!(!name.ends_with("href") && !name.starts_with("on"), "{name}");
                }
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) => words.push(text.to_string()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    words.into_iter().filter(|it| !it.trim().is_empty()).collect()
}

fn svg(view: &str, width: usize) -> String {
    let mut map = map("2024-10-22");
    map.look_at(view).unwrap();
    (MAP.print)(&map, &Options { width, glyphs: Glyphs::Full })
}

#[test]
fn the_svg_is_whole_small_and_the_same_twice() {
    for view in ["theatre", "supply", "world", "Pokrovsk", "Kursk (in Russia)"] {
        for width in [40, 80, 400] {
            let svg = svg(view, width);
            assert_eq!(svg, self::svg(view, width), "{view} at {width}");
            assert!(svg.len() < 1_000_000, "{view} at {width}: {} bytes", svg.len());
            assert!(!svg.contains("NaN"), "{view} at {width}");
            assert!(words(&svg).contains(&dataset().header.title.to_string()));
        }
    }
}

#[test]
fn the_svg_says_what_of_which_day_by_whom() {
    let theatre = words(&svg("theatre", 80));
    let has = |words: &[String], part: &str| words.iter().any(|it| it.contains(part));
    for part in ["As of 2024-10-22", "Natural Earth", "GeoNames", "drawn by hand", "200 km"] {
        assert!(has(&theatre, part), "{part}: {theatre:?}");
    }
    for name in ["Pokrovsk", "Vuhledar", "Zaporizhia (possible)", "UKRAINE", "Iran → Russia"] {
        assert!(theatre.contains(&name.to_owned()), "{name}");
    }
    let supply = words(&svg("supply", 80));
    for name in ["North Korea", "Russia", "Iran", "China", "in return", "only claimed"] {
        assert!(supply.contains(&name.to_owned()), "{name}");
    }
    let before = (MAP.print)(&map("2024-10-17"), &Options::default());
    assert!(!has(&words(&before), "Vladivostok"), "told on the 18th");
}

#[test]
fn names_cannot_break_out_of_the_svg() {
    let mut map = map("2024-10-22");
    map.title = "<script>\"&\u{1b}".to_owned();
    for block in map.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Chart(figure) = block {
            figure.theatre.places.iter_mut().for_each(|it| it.name = "</text><a>".to_owned());
            figure.theatre.fronts.iter_mut().for_each(|it| it.name = "]]>&<".to_owned());
        }
    }
    let svg = (MAP.print)(&map, &Options::default());
    assert!(!words(&svg).is_empty());
    assert!(!svg.contains("<script") && !svg.contains("<a>") && !svg.contains('\u{1b}'));
}

/// A map with a front of so many points that goes up and down, as an SVG.
fn zigzag(points: u32) -> String {
    let dot = |at: u32| {
        let lat = if at.is_multiple_of(2) { 40.0 } else { 50.0 };
        LonLat::new(30.0 + 12.0 * f64::from(at) / f64::from(points), lat)
    };
    let front = FrontLine {
        name: "Zigzag".to_owned(),
        strokes: vec![(0..points).map(dot).collect()],
        at: Some(LonLat::new(36.0, 45.0)),
        ..FrontLine::default()
    };
    sheet(&Theatre { fronts: vec![front], ..Theatre::default() })
}

/// The shipped briefing with a theatre in place of its own.
fn with(theatre: &Theatre) -> Briefing {
    let mut map = map("2024-10-22");
    for block in map.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        if let Block::Chart(figure) = block {
            **figure = Figure::of(theatre.clone());
        }
    }
    map
}

/// A theatre as an SVG.
fn sheet(theatre: &Theatre) -> String {
    (MAP.print)(&with(theatre), &Options::default())
}

#[test]
fn a_line_of_many_points_is_drawn_in_a_moment() {
    let plain = zigzag(20);
    let start = Instant::now();
    let many = zigzag(20_000);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(words(&many).contains(&"Zigzag".to_owned()) && many.len() > plain.len());
}

/// Ground around a point of the map.
fn ground(at: u32, side: Side, lon: f64) -> Ground {
    let dot = |east: f64, north: f64| LonLat::new(lon + east, 48.0 + north);
    Ground {
        address: format!("control:g{at}"),
        side,
        says: format!("Holder: assessed control, 2030-05-01, by the mapper of the number {at}"),
        rings: vec![vec![dot(0.0, 0.0), dot(0.5, 0.0), dot(0.5, 0.5)]],
        ..Ground::default()
    }
}

#[test]
fn a_legend_has_one_swatch_for_each_kind_of_ground() {
    let side = |at: u32| if at.is_multiple_of(2) { Side::A } else { Side::B };
    let mut held: Vec<Ground> =
        (0..60).map(|at| ground(at, side(at), f64::from(at) / 4.0)).collect();
    held.push(Ground { indicative: true, ..ground(60, Side::A, 3.0) });
    held.push(Ground { open: true, ..ground(61, Side::B, 5.0) });
    let sides = ["The South".to_owned(), String::new()];
    let many = words(&sheet(&Theatre { held, sides, ..Theatre::default() }));
    for entry in ["held: The South, some drawn by hand", "held: the second side"] {
        assert!(many.contains(&entry.to_owned()), "{entry}: {many:?}");
    }
    assert_eq!(many.iter().filter(|it| it.contains("by the mapper")).count(), 1, "the open one");
}

#[test]
fn a_legend_tells_only_of_what_is_on_the_map() {
    let front = FrontLine {
        address: "front:a".to_owned(),
        name: "Near".to_owned(),
        at: Some(LonLat::new(30.0, 48.0)),
        ..FrontLine::default()
    };
    let held = vec![ground(0, Side::A, 30.0), ground(1, Side::B, 90.0)];
    let mut map = with(&Theatre { fronts: vec![front], held, ..Theatre::default() });
    map.look_at("Near").unwrap();
    let words = words(&(MAP.print)(&map, &Options::default()));
    assert!(words.iter().any(|it| it.contains("number 0")), "{words:?}");
    assert!(!words.iter().any(|it| it.contains("number 1")), "{words:?}");
}

#[test]
fn a_legend_says_how_many_fronts_were_drawn_by_hand() {
    let front = |indicative, lon| FrontLine {
        strokes: vec![vec![LonLat::new(lon, 48.0), LonLat::new(lon, 49.0)]],
        indicative,
        ..FrontLine::default()
    };
    for (hands, says) in [
        ([false, false], "front"),
        ([true, true], "front, drawn by hand"),
        ([false, true], "front, some drawn by hand"),
        ([true, false], "front, some drawn by hand"),
    ] {
        let fronts = hands.into_iter().zip([30.0, 31.0]).map(|(hand, lon)| front(hand, lon));
        let words = words(&sheet(&Theatre { fronts: fronts.collect(), ..Theatre::default() }));
        assert!(words.contains(&says.to_owned()), "{says}: {words:?}");
    }
}

#[test]
fn a_sheet_holds_its_words_however_many_and_long() {
    let name = "The front of a name that is long enough to fill a line of the sheet by itself";
    let front = |at: u32| FrontLine {
        name: format!("{at} {name} {name}"),
        at: Some(LonLat::new(30.0 + f64::from(at) / 20.0, 48.0)),
        ..FrontLine::default()
    };
    let fronts: Vec<_> = (0..60).map(front).collect();
    let mut map = with(&Theatre { fronts, ..Theatre::default() });
    map.title = name.repeat(9);
    for width in [40, 100] {
        let svg = (MAP.print)(&map, &Options { width, glyphs: Glyphs::Full });
        let words = words(&svg);
        assert!(
            words.iter().any(|it| it.starts_with("and ") && it.ends_with(" more")),
            "{words:?}"
        );
        // After the title, the description and the metadata come the words on the sheet.
        let long = words.iter().skip(3).filter(|it| it.contains("front"));
        assert!(long.clone().count() > 2 && long.clone().all(|it| it.ends_with('…')), "{width}");
        // The last line of the legend stands above the credits.
        let lines = svg.split("<g transform=\"translate(").skip(1);
        let tops = lines.map(|it| it.split([' ', ')']).nth(1).unwrap().parse::<f64>().unwrap());
        let high = f64::from(u32::try_from(width * 9).unwrap());
        assert!(tops.fold(0.0, f64::max) < high - 20.0, "{width}");
    }
}

#[test]
fn a_view_is_found_by_name_or_by_its_front() {
    let front = |id: &str, name: &str, lon: f64| FrontLine {
        address: format!("front:{id}"),
        name: name.to_owned(),
        at: Some(LonLat::new(lon, 48.0)),
        ..FrontLine::default()
    };
    let fronts =
        vec![front("a", "World", 30.0), front("b", "Twin", 35.0), front("c", "Twin", 40.0)];
    let mut map = with(&Theatre { fronts, ..Theatre::default() });
    let mut west = |which: &str| {
        map.look_at(which)?;
        let figure = map.figures().next().unwrap();
        Ok::<_, Vec<String>>(figure.view().unwrap().1.west.round())
    };
    assert_eq!(west("World"), Ok(-170.0));
    assert_eq!(west("front:a"), Ok(30.0));
    assert_eq!(west("twin"), Ok(35.0));
    assert_eq!(west("front:c"), Ok(40.0));
    let views = ["theatre", "world", "front:a", "Twin", "front:c"].map(str::to_owned);
    assert_eq!(west("front:d"), Err(views.to_vec()));
}

#[test]
fn nothing_on_the_map_is_said_and_still_an_svg() {
    let empty = map("1990-01-01");
    let svg = (MAP.print)(&empty, &Options::default());
    assert!(words(&svg).iter().any(|it| it.contains("As of 1990-01-01")));
}

#[test]
fn what_has_no_position_is_listed_without_an_empty_map() {
    let text = "[dataset]\nschema = 1\nid = \"d\"\ntitle = \"D\"\nas-of = 2026-05-09\nlicence = \"CC0-1.0\"\n\
                [[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"state\"\n\
                [[actor]]\nid = \"b\"\nname = \"B\"\nkind = \"state\"\n\
                [[flow]]\nid = \"f\"\nname = \"Boats\"\nfrom = \"a\"\nto = \"b\"\ncategory = \"materiel\"\n";
    let drawn = |text: &str| {
        let loaded =
            load(vec![Input { name: "d.toml".into(), bytes: text.into() }], &|_, _| Ok(Vec::new()));
        assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
        let index = Index::new(&loaded.dataset);
        let board = Board::answer(&index, &Question::of(&loaded.dataset));
        let page = briefing(&board, &["map"], Receipt::default());
        let blocks = page.sections.iter().flat_map(|it| &it.blocks);
        blocks.filter(|it| matches!(it, Block::Chart(_))).count()
    };
    assert_eq!(drawn(text), 0);
    // A country of a sender is something to draw.
    assert_eq!(drawn(&text.replace("name = \"A\"", "name = \"A\"\ncountry = \"PRK\"")), 1);
}

#[test]
fn signs_keep_to_their_width_and_their_level() {
    for width in [40, 80, 133] {
        let page = print("text", width, Glyphs::Full);
        let drawn = |line: &&str| line.contains(|it| ('\u{2800}'..='\u{28ff}').contains(&it));
        assert!(page.lines().filter(drawn).count() > 10, "{width}");
        assert!(page.lines().filter(drawn).all(|line| line.chars().count() <= width), "{width}");
        assert!(page.contains('█') && page.contains("As of 2024-10-22, theatre."), "{width}");
    }
    let ascii = print("text", 80, Glyphs::Ascii);
    let odd: Vec<char> = ascii.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert!(odd.is_empty(), "{odd:?}");
    assert!(ascii.contains("##"), "a front");
    let markdown = print("markdown", 80, Glyphs::Full);
    assert!(markdown.contains("```text\n") && markdown.contains("| No | Front |"), "{markdown}");
}

#[test]
fn json_has_the_map_in_degrees() {
    let page: serde_json::Value = serde_json::from_str(&print("json", 80, Glyphs::Full)).unwrap();
    let chart = &page["sections"][0]["blocks"][0];
    assert_eq!(
        (chart["type"].as_str(), chart["as_of"].as_str()),
        (Some("chart"), Some("2024-10-22"))
    );
    assert_eq!(chart["view"], "theatre");
    let front = &chart["fronts"][1];
    assert_eq!(front["record"], "front:pokrovsk");
    assert_eq!(front["strokes"][0][0], serde_json::json!([37.62, 48.4]), "longitude first");
    assert_eq!((front["indicative"].as_bool(), front["gains"].as_str()), (Some(true), Some("b")));
    let courses = chart["courses"].as_array().unwrap();
    assert!(courses.iter().any(|it| it["in_return"] == true && it["from"] == "Russia"));
    let stops = |it: &serde_json::Value| it["stops"].as_array().unwrap().len();
    assert!(courses.iter().all(|it| stops(it) >= 2), "every end is a capital");
    assert_eq!(courses.iter().map(stops).max(), Some(4));
}
