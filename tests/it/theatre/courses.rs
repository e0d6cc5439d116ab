//! Who sends what where on the map.

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::theatre::Course;
use sitroom::briefing::block::{Row, Value};
use sitroom::briefing::mapped::courses as courses_of;
use sitroom::chart::ends::theatre as theatre_of;

use super::{flow, small, theatre};

fn claim(id: &str, by: &str, reported: &str, about: &str) -> String {
    format!(
        "\n[[claim]]\nid = \"{id}\"\nsays = \"So it is.\"\nby = \"{by}\"\nvia = \"paper\"\n\
         reported = {reported}\nabout = [{about}]\n"
    )
}

fn courses(more: &str) -> Vec<Course> {
    theatre(&small(more), "2025-03-31").courses
}

#[test]
fn flows_with_the_same_way_are_one_course() {
    let shells = flow("shells", "a-army", "b", "ammunition", "");
    let guns = flow("guns", "a-army", "b", "materiel", "");
    let fuel = flow("fuel", "a-army", "b", "materiel", "route = [\"port\"]");
    let courses = courses(&format!("{shells}{guns}{fuel}"));
    assert_eq!(courses.len(), 2);
    assert_eq!(courses[0].flows, ["flow:shells", "flow:guns"]);
    assert_eq!((courses[0].from.as_str(), courses[0].to.as_str()), ("Army of Aland", "Bland"));
    assert_eq!((courses[0].from_code.as_str(), courses[0].to_code.as_str()), ("AAA", "BBB"));
    assert!(courses[0].stops.is_empty() && !courses[0].firm && !courses[0].returned);
    assert_eq!(courses[1].flows, ["flow:fuel"]);
    assert_eq!((courses[1].stops[0].lon, courses[1].stops[0].lat), (33.0, 52.0));
}

#[test]
fn an_alliance_has_no_country_and_an_ended_flow_no_course() {
    let gift = flow("gift", "league", "b", "money", "");
    let past = flow("past", "a", "b", "money", "");
    let end = "\n[[state]]\nof = \"flow:past\"\nis = \"ended\"\nwhen = 2025-02-01\n\
               reported = 2025-02-01\nvia = \"paper\"\n";
    let dataset = small(&format!("{gift}{past}{end}"));
    let on = theatre(&dataset, "2025-03-31").courses;
    assert_eq!(on.len(), 1);
    assert_eq!((on[0].from.as_str(), on[0].from_code.as_str()), ("League", ""));
}

#[test]
fn the_table_says_why_a_course_is_not_on_the_map() {
    let gift = flow("gift", "league", "b", "money", "");
    let inside = flow("inside", "a", "a-army", "money", "");
    let dataset = small(&format!("{gift}{inside}"));
    let index = Index::new(&dataset);
    let question = Question::of(&dataset);
    let board = Board::answer(&index, &question);
    let table = courses_of(&board, &theatre_of(&board)).unwrap();
    let why = |row: &Row| match &row.cells.last().unwrap().value {
        Value::Prose(text) => text.clone(),
        _ => String::new(),
    };
    let told: Vec<_> = table.rows.iter().map(why).collect();
    let expected = ["both ends are in one country", "an end has no capital"];
    assert_eq!(told, expected.map(|why| format!("not on the map: {why}")));
}

#[test]
fn a_course_is_firm_once_independent_origins_agree() {
    let shells = flow("shells", "a", "b", "ammunition", "");
    let x = claim("x", "a", "2025-02-01", "\"flow:shells\"");
    let backed = "\n[[stance]]\nclaim = \"x\"\nby = \"league\"\nis = \"backs\"\nvia = \"paper\"\n\
                  reported = 2025-02-03\n";
    let dataset = small(&format!("{shells}{x}{backed}"));
    let firm = |day| theatre(&dataset, day).courses[0].firm;
    assert!(!firm("2025-02-02"));
    assert!(firm("2025-02-03"));
}

#[test]
fn the_payment_comes_back_and_the_goods_go() {
    let ways = |there: &str, back: &str, linked: bool| {
        let link = if linked { "in-return = [\"back\"]" } else { "" };
        let there = flow("there", "a", "b", there, link);
        let courses = courses(&format!("{there}{}", flow("back", "b", "a", back, "")));
        assert!(courses.iter().all(|course| course.returned));
        let in_return = |id: &str| courses.iter().any(|it| it.flows == [id] && it.in_return);
        (in_return("flow:there"), in_return("flow:back"))
    };
    assert_eq!(ways("ammunition", "money", true), (false, true));
    assert_eq!(ways("technology", "missile", true), (true, false), "whoever wrote the link");
    assert_eq!(ways("ammunition", "money", false), (false, false), "nobody says it is the price");
    assert_eq!(ways("ammunition", "drone", true), (false, false), "goods for goods");
    assert_eq!(ways("money", "know-how", true), (false, false));
}

#[test]
fn a_route_tells_nothing_before_its_day() {
    let fuel = flow("fuel", "a", "b", "materiel", "route = [\"port\", \"town\"]");
    let early = claim("early", "a", "2025-02-01", "\"flow:fuel\"");
    let late = claim("late", "a", "2025-02-05", "\"flow:fuel\", \"place:port\"");
    let dataset = small(&format!("{fuel}{early}{late}"));
    let stops = |day| theatre(&dataset, day).courses[0].stops.len();
    assert_eq!(stops("2025-02-04"), 1, "nobody ever reports the town: it is plain knowledge");
    assert_eq!(stops("2025-02-05"), 2);
    let named = |day: &str| {
        let places = theatre(&dataset, day).places;
        places.iter().map(|it| it.address.clone()).collect::<Vec<_>>()
    };
    assert_eq!(named("2025-02-04"), ["place:town"]);
    assert_eq!(named("2025-02-05"), ["place:town", "place:port"]);
}
