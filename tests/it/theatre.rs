//! What stands on the map, and by which rules: small dossiers, one rule each, and the shipped one on
//! the days on which its map changes.

mod courses;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::theatre::{Course, FrontLine, Side, Theatre};
use sitroom::dataset::Dataset;
use sitroom::load::{Input, load};

use crate::shipped::dataset;

const GROUND: &str = r#"
[dataset]
schema  = 1
id      = "small"
title   = "Small"
as-of   = 2025-03-31
licence = "CC0-1.0"

[dataset.sides]
north = "North"
south = "South"

[[source]]
id        = "paper"
title     = "Paper"
kind      = "article"
published = 2025-01-01

[[actor]]
id      = "a"
name    = "Aland"
kind    = "state"
side    = "north"
country = "AAA"

[[actor]]
id   = "a-army"
name = "Army of Aland"
kind = "armed-force"
of   = "a"

[[actor]]
id      = "b"
name    = "Bland"
kind    = "state"
side    = "south"
country = "BBB"

[[actor]]
id   = "league"
name = "League"
kind = "alliance"

[[place]]
id   = "town"
name = "Town"
kind = "city"
lat  = 50.0
lon  = 30.0

[[place]]
id   = "port"
name = "Port"
kind = "city"
lat  = 52.0
lon  = 33.0

[[place]]
id   = "land"
name = "Land"
kind = "region"
lat  = 50.0
lon  = 30.0

[[front]]
id       = "east"
name     = "East"
kind     = "axis"
in       = "town"
attacker = "a"
defender = "b"

[defaults]
via      = "paper"
reported = 2025-01-10
"#;

fn small(more: &str) -> Dataset {
    let text = format!("{GROUND}{more}");
    let input = Input { name: "small.toml".to_owned(), bytes: text.into() };
    let loaded = load(vec![input], &|_, _| Err("nothing is attached".to_owned()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

fn theatre(dataset: &Dataset, day: &str) -> Theatre {
    let index = Index::new(dataset);
    let question = Question::of(dataset).at(day.parse().unwrap());
    Theatre::of(&Board::answer(&index, &question))
}

/// A state of the front in the east.
fn state(reported: &str, is: &str, more: &str) -> String {
    format!(
        "\n[[state]]\nof = \"front:east\"\nis = \"{is}\"\nwhen = {reported}\n\
         reported = {reported}\nvia = \"paper\"\n{more}\n"
    )
}

/// From north to south, about 36 km east of the town.
const LINE: &str = "line = [[50.4, 30.5], [50.0, 30.5], [49.6, 30.5]]";

fn east(more: &str) -> FrontLine {
    theatre(&small(more), "2025-03-31").fronts.remove(0)
}

fn heading(is: &str, more: &str) -> Option<f64> {
    east(&state("2025-02-01", is, &format!("{LINE}\n{more}"))).heading
}

fn points(heading: Option<f64>, wanted: f64) -> bool {
    heading.is_some_and(|it| (it - wanted).abs() < 1.0)
}

#[test]
fn the_newest_line_stays_until_another_is_drawn() {
    let first = state("2025-02-01", "advancing", &format!("{LINE}\nindicative = true"));
    let again = state("2025-02-10", "advancing", LINE);
    let silent = state("2025-02-20", "holding", "");
    let moved = state("2025-03-01", "advancing", "line = [[50.4, 30.3], [49.6, 30.3]]");
    let dataset = small(&format!("{first}{again}{silent}{moved}"));
    let on = |day| theatre(&dataset, day).fronts.remove(0);

    assert!(theatre(&dataset, "2025-01-31").fronts.is_empty(), "nobody speaks of it yet");
    let front = on("2025-02-01");
    assert!(front.indicative && front.before.is_empty());
    assert_eq!(front.strokes.len(), 1);
    assert_eq!((front.strokes[0][0].lon, front.strokes[0][0].lat), (30.5, 50.4));
    let front = on("2025-02-20");
    assert!(!front.indicative, "the newer one of the same line was measured");
    assert_eq!(front.strokes[0].len(), 3, "a state without a line takes none back");
    assert!(front.before.is_empty(), "the same line is not the one before");
    let front = on("2025-03-01");
    assert_eq!((front.strokes[0].len(), front.before[0].len()), (2, 3));
}

#[test]
fn the_number_stands_half_way_along_the_line_or_at_the_place() {
    let at = east(&state("2025-02-01", "holding", LINE)).at.unwrap();
    assert!((at.lat - 50.0).abs() < 0.01 && (at.lon - 30.5).abs() < 1e-9, "{at:?}");
    let at = east(&state("2025-02-01", "holding", "")).at.unwrap();
    assert_eq!((at.lon, at.lat), (30.0, 50.0));
}

#[test]
fn an_arrow_points_where_the_gaining_side_pushes() {
    assert!(points(heading("advancing", ""), 270.0), "the attacker goes for the town");
    assert!(points(heading("being-encircled", ""), 270.0));
    assert!(points(heading("withdrawing", ""), 90.0), "the attacker is pushed off");
    assert!(points(heading("retaken", ""), 90.0));
    for still in ["holding", "contested", "static", "unknown", "planned-axis"] {
        assert_eq!(heading(still, ""), None, "{still}");
        let trend = "trend = \"worsening\"\nfor = \"b\"";
        assert_eq!(heading(still, trend), None, "{still}, whatever the trend");
    }
}

#[test]
fn posture_and_trend_must_agree_on_who_gains() {
    let trend = |word: &str, whom: &str| {
        heading("advancing", &format!("trend = \"{word}\"\nfor = \"{whom}\""))
    };
    assert!(points(trend("worsening", "b"), 270.0));
    assert!(points(trend("improving", "a-army"), 270.0), "an army is its state's");
    assert!(points(trend("unknown", "b"), 270.0));
    assert_eq!(trend("improving", "b"), None, "an advance that is good for the defender");
    assert_eq!(trend("worsening", "a"), None);
}

#[test]
fn a_captured_place_lies_behind() {
    let capture = |by: &str| {
        format!(
            "\n[[event]]\nid = \"fall\"\ntitle = \"Fall\"\nwhen = 2025-01-20\nstatus = \"occurred\"\n\
             kind = \"capture\"\nwhere = [\"town\"]\nactors = [\"{by}\"]\nabout = [\"front:east\"]\n\
             reported = 2025-01-21\nvia = \"paper\"\n"
        )
    };
    let front = |is: &str, by: &str| {
        east(&format!("{}{}", state("2025-02-01", is, LINE), capture(by))).heading
    };
    assert!(points(front("advancing", "a"), 90.0), "on from the town");
    assert!(points(front("withdrawing", "a"), 270.0), "back to it");
    assert!(points(front("advancing", "b"), 270.0), "not taken by the attacker");
}

#[test]
fn no_arrow_where_the_line_surrounds_its_place_or_touches_it() {
    let line =
        |points: &str| east(&state("2025-02-01", "advancing", &format!("line = {points}"))).heading;
    assert_eq!(line("[[49.8, 29.9], [50.2, 29.7], [50.2, 30.3], [49.8, 30.1]]"), None);
    assert_eq!(line("[[50.4, 30.0], [49.6, 30.0]]"), None);
    let wide = GROUND.replace("in       = \"town\"", "in       = \"land\"");
    let text = format!("{wide}{}", state("2025-02-01", "advancing", LINE));
    let loaded = load(vec![Input { name: "x.toml".into(), bytes: text.into() }], &|_, _| {
        Err("nothing is attached".to_owned())
    });
    let front = theatre(&loaded.dataset, "2025-03-31").fronts.remove(0);
    assert_eq!(front.heading, None, "a region is no point to go to");
    assert_eq!(front.side, Side::A, "who gains is known all the same");
}

#[test]
fn a_line_over_the_antimeridian_stays_in_one_piece() {
    let line = "line = [[50.0, 179.5], [50.1, -179.5], [50.2, -179.0]]";
    let front = east(&state("2025-02-01", "holding", line));
    let lons: Vec<f64> = front.strokes[0].iter().map(|it| it.lon).collect();
    assert_eq!(lons, [179.5, 180.5, 181.0]);
}

fn flow(id: &str, from: &str, to: &str, category: &str, more: &str) -> String {
    format!(
        "\n[[flow]]\nid = \"{id}\"\nname = \"{id}\"\nfrom = \"{from}\"\nto = \"{to}\"\n\
         category = \"{category}\"\n{more}\n"
    )
}

#[test]
fn states_on_the_board_have_their_camps() {
    let more = format!(
        "{}{}",
        state("2025-02-01", "holding", ""),
        flow("gift", "league", "b", "money", "")
    );
    let camps = theatre(&small(&more), "2025-03-31").camps;
    let codes: Vec<_> = camps.iter().map(|it| (it.code.as_str(), it.side, it.fights)).collect();
    assert!(codes.contains(&("BBB", Side::B, true)), "{codes:?}");
    assert!(codes.iter().all(|it| it.0.len() == 3), "an alliance is no country");
}

/// What the shipped map shows on a day: how many fronts have a line, and each course with its number
/// of stops between the ends.
fn shipped(day: &str) -> (usize, Vec<(String, usize)>) {
    let theatre = theatre(dataset(), day);
    let way = |it: &Course| (format!("{} → {}", it.from, it.to), it.stops.len());
    let lines = theatre.fronts.iter().filter(|it| !it.strokes.is_empty()).count();
    (lines, theatre.courses.iter().map(way).collect())
}

fn way(course: &(String, usize)) -> (&str, usize) {
    (course.0.as_str(), course.1)
}

#[test]
fn the_shipped_map_grows_with_what_is_said() {
    let (korea, iran) = ("North Korea → Russia", "Iran → Russia");
    let (lines, ways) = shipped("2024-10-12");
    assert_eq!(lines, 0);
    assert_eq!(ways.iter().map(way).collect::<Vec<_>>(), [(iran, 0), (korea, 0)]);
    let (lines, ways) = shipped("2024-10-18");
    assert_eq!(lines, 0);
    let china = "China → Russia";
    assert_eq!(ways.iter().map(way).collect::<Vec<_>>(), [(iran, 0), (korea, 1), (china, 0)]);
    let (lines, ways) = shipped("2024-10-22");
    assert_eq!(lines, 5);
    let back = "Russia → North Korea";
    assert_eq!(
        ways.iter().map(way).collect::<Vec<_>>(),
        [(korea, 0), (iran, 0), (korea, 2), (china, 0), (back, 0)],
        "arms the straight way, soldiers by way of two places"
    );
}

#[test]
fn the_shipped_map_says_who_pays_and_what_is_confirmed() {
    let map = theatre(dataset(), "2024-10-22");
    let ways = |pick: fn(&Course) -> bool| {
        let picked = map.courses.iter().filter(|it| pick(it));
        picked.map(|it| format!("{} → {}", it.from, it.to)).collect::<Vec<_>>()
    };
    assert_eq!(ways(|it| it.in_return), ["Russia → North Korea"]);
    assert_eq!(ways(|it| it.firm), ["North Korea → Russia"], "Seoul backs the soldiers only");
    let front = |id: &str| map.fronts.iter().find(|it| it.address == id).unwrap();
    let west = |id: &str| front(id).heading.is_some_and(|it| (270.0..360.0).contains(&it));
    assert!(west("front:pokrovsk"), "towards the town");
    assert!(west("front:vuhledar"), "on from the heights that were taken");
    assert_eq!(front("front:kursk").heading, None, "contested");
    assert!(front("front:zaporizhia").planned && front("front:zaporizhia").heading.is_none());
    assert!(map.fronts.iter().all(|it| it.indicative));
    let numbers: Vec<_> = map.fronts.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    let fighting = map.camps.iter().filter(|it| it.fights);
    let fighting: Vec<_> = fighting.map(|it| (it.code.as_str(), it.side)).collect();
    assert_eq!(fighting, [("UKR", Side::A), ("RUS", Side::B)]);
}
