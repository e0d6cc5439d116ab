//! Maps of ground held, from the files to the page: seen on their day and measured right.

use std::fs;
use std::path::Path;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::measured::{ControlRow, gained};
use sitroom::board::question::{Known, Mute, Question};
use sitroom::board::theatre::Theatre;
use sitroom::briefing::block::{Block, Cell, Value};
use sitroom::briefing::detail::{detail, directory};
use sitroom::briefing::pages::{PAGES, report_days, touched};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::check::check;
use sitroom::dataset::Dataset;
use sitroom::earth::area::Ground;
use sitroom::earth::{LonLat, RADIUS};
use sitroom::load::{Input, Loaded, load};

fn read(folder: &Path) -> Loaded {
    let bytes = fs::read(folder.join("dossier.toml")).unwrap();
    load(vec![Input { name: "dossier.toml".into(), bytes }], &|_, path| {
        fs::read(folder.join(path)).map_err(|error| error.to_string())
    })
}

fn dossier() -> Dataset {
    let loaded = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ground"));
    let report = check(&loaded);
    let found: Vec<_> = report.diagnostics.iter().map(|it| &it.message).collect();
    assert_eq!(report.errors, 0, "{found:?}");
    loaded.dataset
}

fn question(dataset: &Dataset, day: &str) -> Question {
    Question::of(dataset).at(day.parse().unwrap())
}

fn on<T>(dataset: &Dataset, question: &Question, look: impl FnOnce(&Board<'_>) -> T) -> T {
    let index = Index::new(dataset);
    look(&Board::answer(&index, question))
}

fn rows(dataset: &Dataset, question: &Question) -> Vec<ControlRow> {
    on(dataset, question, |board| board.control.clone())
}

/// The ids of the newest map of each series, and of the one before.
fn named(dataset: &Dataset, rows: &[ControlRow]) -> Vec<String> {
    let name = |at: usize| dataset.word(dataset.controls[at].id).to_owned();
    let before =
        |row: &ControlRow| row.before.map_or_else(String::new, |it| format!(" < {}", name(it)));
    rows.iter().map(|row| format!("{}{}", name(row.at), before(row))).collect()
}

/// The area of a cell so many degrees wide, by hand.
fn cell(width: f64, south: f64, north: f64) -> f64 {
    let height = north.to_radians().sin() - south.to_radians().sin();
    RADIUS * RADIUS * width.to_radians() * height
}

fn near(area: Option<f64>, expected: f64) {
    let area = area.unwrap();
    assert!((area - expected).abs() < 1e3, "{area}, not {expected}");
}

#[test]
fn each_day_has_its_newest_map_and_what_it_changed() {
    let dataset = dossier();
    let of = |day: &str| rows(&dataset, &question(&dataset, day));
    assert!(of("2030-04-30").is_empty());
    let first = of("2030-05-01");
    assert_eq!(named(&dataset, &first), ["first"]);
    near(Some(first[0].area), cell(1.0, 48.0, 49.0));
    assert_eq!((first[0].change, first[0].gained, first[0].lost), (None, None, None));

    let second = of("2030-05-02");
    assert_eq!(named(&dataset, &second), ["second < first", "between"]);
    let hole = cell(0.25, 48.25, 48.5);
    let (lost, gained) = (cell(0.25, 48.0, 49.0) + hole, cell(0.5, 48.0, 49.0));
    near(Some(second[0].area), cell(1.25, 48.0, 49.0) - hole);
    near(second[0].gained, gained);
    near(second[0].lost, lost);
    near(second[0].change, gained - lost);
    near(Some(second[1].area), cell(1.0, 48.0, 49.0));
    assert_eq!(of("2030-05-03"), second);

    let fourth = of("2030-05-04");
    assert_eq!(named(&dataset, &fourth), ["second-again < first", "found", "between"]);
    near(fourth[0].gained, cell(1.0, 48.0, 49.0));
    near(fourth[0].lost, 0.0);
}

#[test]
fn gained_ground_can_be_drawn() {
    let dataset = dossier();
    let control = |at: usize| &dataset.controls[at];
    let rings = gained(control(1), control(0));
    near(Some(Ground::new([rings.as_slice()]).area()), cell(0.5, 48.0, 49.0));
    assert!(rings.iter().flatten().all(|it| (37.999..38.501).contains(&it.lon)), "{rings:?}");
    let between = control(2).area[0].paths();
    assert_eq!(between[0][1], LonLat::new(180.5, 48.0));
    assert_eq!(control(1).points(), 8);
    let sides: Vec<_> = dataset.controls.iter().map(|it| it.side(&dataset)).collect();
    assert_eq!(sides, [Some(1), Some(1), None, Some(1), Some(1)]);
}

#[test]
fn maps_go_through_the_one_filter() {
    let dataset = dossier();
    let question = question(&dataset, "2030-05-02");
    let hindsight = Question { known: Known::Now, ..question.clone() };
    let known = rows(&dataset, &hindsight);
    assert_eq!(named(&dataset, &known), ["second-again < first", "found", "between"]);
    for (mute, left) in [
        ("actor:makers", vec![]),
        ("source:map-1", vec!["second", "between"]),
        ("map-2", vec!["first"]),
    ] {
        let without = vec![Mute::parse(&dataset, mute).unwrap()];
        let muted = Question { without, ..question.clone() };
        assert_eq!(named(&dataset, &rows(&dataset, &muted)), left, "{mute}");
        // An assessment falls with the map it rests on.
        let judged = on(&dataset, &muted, |board| board.judgements.len());
        assert_eq!(judged, usize::from(mute == "source:map-1"), "{mute}");
    }
    crate::as_of::holds_on_every_day(&dataset);
}

fn text(cell: &Cell) -> String {
    match &cell.value {
        Value::Name(text) | Value::Number(text) | Value::Code(text) | Value::Date(text) => {
            text.clone()
        }
        Value::Prose(text) => text.clone(),
        Value::Missing => "—".into(),
    }
}

/// The cells of the table of ground, row by row.
fn table(blocks: &[Block]) -> Vec<String> {
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = tables.flat_map(|table| &table.rows);
    rows.map(|row| row.cells.iter().map(text).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn paper_and_screen_tell_what_is_held_with_its_source() {
    let dataset = dossier();
    // A degree square between 48° and 49° is 8,192.8 km², the hole 513.3 km².
    let expected = [
        "Northland | assessed control | 9,728 | +1,535 | 4,096 | 2,562 | 2030-05-02 | 2030-05-01 | The Map Makers",
        "nobody | contested | 8,193 | — | — | — | 2030-05-02 | — | The Map Makers",
    ];
    on(&dataset, &question(&dataset, "2030-05-02"), |board| {
        let row = SECTIONS.iter().find(|row| row.id == "fronts").unwrap();
        assert_eq!(table(&(row.blocks)(board)), expected);
        let map = SECTIONS.iter().find(|row| row.id == "map").unwrap();
        assert_eq!(table(&(map.blocks)(board)), expected);
        let page = PAGES.iter().find(|page| page.id == "fronts").unwrap();
        assert_eq!(table(&(page.page)(board).blocks), expected);
        for section in ["fronts", "map"] {
            let paper = briefing(board, &[section], sitroom::briefing::block::Receipt::default());
            let cited: Vec<_> = paper.references.values().collect();
            assert_eq!(cited.len(), 3, "{cited:?}");
            assert_eq!(cited[1].address, "control:second");
            assert_eq!(cited[1].who, "The Map Makers");
            assert_eq!(cited[1].says, "Northland: assessed control, 2030-05-02");
            assert_eq!(cited[1].sources.len(), 1);
        }
    });
}

#[test]
fn a_map_is_a_record_that_can_be_opened() {
    let dataset = dossier();
    on(&dataset, &question(&dataset, "2030-05-02"), |board| {
        let listed: Vec<_> =
            directory(board).into_iter().filter(|it| it.kind == "control").collect();
        let records: Vec<_> = listed.iter().map(|it| it.record.as_str()).collect();
        assert_eq!(records, ["control:first", "control:second", "control:between"]);
        let second = detail(board, "control:second").unwrap();
        let words = format!("{:?}", second.blocks);
        for part in ["9,728\\u{a0}km²", "+1,535", "since 2030-05-01", "The North", "8 points"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(second.citation.contains("Map of the second"), "{}", second.citation);
        assert!(detail(board, "control:found").is_none());
        assert!(detail(board, "judgement:north-gains").is_some());
        let days: Vec<_> = report_days(board).iter().map(ToString::to_string).collect();
        assert_eq!(days, ["2030-05-01", "2030-05-02", "2030-05-04"]);
        let before = question(&dataset, "2030-05-01");
        let touched = touched(board, &before);
        assert!(touched.contains("control:second") && !touched.contains("control:first"));
    });
}

/// Three days of a war as they are published, on whoever's disk they are: no such map is shipped.
#[test]
#[expect(clippy::disallowed_macros, reason = "a test that does nothing says so")]
fn published_maps_have_the_areas_worked_out_elsewhere() {
    let Some(folder) = std::env::var_os("SITROOM_CONTROL_FILES") else {
        println!(
            "SITROOM_CONTROL_FILES names no folder with maps of October 2024; nothing is tested"
        );
        return;
    };
    let folder = Path::new(&folder);
    let map = |day: u32| {
        format!(
            "[[control]]\nid = \"d{day}\"\nby = \"a\"\nvia = \"s\"\nreported = 2024-10-{day:02}\n\
             when = 2024-10-{day:02}\narea = \"deepstatemap_data_202410{day:02}.geojson\"\n"
        )
    };
    let head = "[dataset]\nschema = 1\nid = \"x\"\ntitle = \"x\"\nas-of = 2024-10-31\nlicence = \"x\"\n\
                [[source]]\nid = \"s\"\ntitle = \"s\"\nkind = \"dataset\"\npublished = 2024-10-01\n\
                [[actor]]\nid = \"a\"\nname = \"a\"\nkind = \"organisation\"\n";
    let bytes = [head, &map(1), &map(22), &map(31)].concat().into_bytes();
    let input = Input { name: "x.toml".into(), bytes };
    let loaded = load(vec![input], &|_, path| {
        fs::read(folder.join(path)).map_err(|error| error.to_string())
    });
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let dataset = &loaded.dataset;
    for (day, expected) in [("01", 109_956.8), ("22", 110_175.1), ("31", 110_425.2)] {
        let rows = rows(dataset, &question(dataset, &format!("2024-10-{day}")));
        let km2 = rows[0].area / 1e6;
        assert!((km2 - expected).abs() <= 0.05, "{km2} on {day} October, not {expected}");
        if let Some(((change, gained), lost)) = rows[0].change.zip(rows[0].gained).zip(rows[0].lost)
        {
            assert!((gained - lost - change).abs() < 0.1e6);
            assert!(gained > 0.0 && lost > 0.0);
        }
    }
}

/// The ground of the first record of the dossier, attached as `map`.
fn attached(map: &str) -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/ground");
    let text = fs::read_to_string(folder.join("dossier.toml")).unwrap();
    let head = text.split("[[control]]").take(2).collect::<Vec<_>>().join("[[control]]");
    load(vec![Input { name: "dossier.toml".into(), bytes: head.into_bytes() }], &|_, _| {
        Ok(map.as_bytes().to_vec())
    })
}

#[test]
fn what_two_pieces_of_a_map_share_is_drawn_as_held() {
    let west = "[[[37,48],[39,48],[39,49],[37,49]]]";
    let east = "[[[38,48],[40,48],[40,49],[38,49]]]";
    let dataset =
        attached(&format!(r#"{{"type":"MultiPolygon","coordinates":[{west},{east}]}}"#)).dataset;
    on(&dataset, &question(&dataset, "2030-05-01"), |board| {
        let held = Theatre::of(board).held;
        let rings = &held[0].rings;
        near(Some(Ground::new([rings.as_slice()]).area()), cell(3.0, 48.0, 49.0));
        near(Some(board.control[0].area), cell(3.0, 48.0, 49.0));
        assert_eq!(rings.len(), 1);
    });
    // One piece keeps its points to the last digit.
    let dataset = attached(&format!(r#"{{"type":"Polygon","coordinates":{west}}}"#)).dataset;
    on(&dataset, &question(&dataset, "2030-05-01"), |board| {
        assert_eq!(Theatre::of(board).held[0].rings, dataset.controls[0].area[0].paths());
    });
}
