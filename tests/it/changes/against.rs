//! Two versions of a dossier beside each other.

use sitroom::board::Board;
use sitroom::board::differences::{Differences, Held};
use sitroom::board::index::Index;
use sitroom::briefing::block::Receipt;
use sitroom::briefing::briefing;
use sitroom::dataset::Dataset;
use sitroom::export::{Options, text};
use sitroom::load::{Input, load};

use super::{GROUND, flat, made, question, stance};
use crate::shipped;

/// What the section says of a dossier beside an older version of it, on 31 March.
fn against(old: &Dataset, new: &Dataset) -> String {
    let (old, mut index) = (Index::new(old), Index::new(new));
    index.old = Some(&old);
    let question = question(new, "2024-03-10", "2024-03-31");
    let board = Board::answer(&index, &question);
    let page = briefing(&board, &["changes"], Receipt::default());
    let page = text::print(&page, &Options::default());
    let versions = page.split_once("Between the two versions").unwrap().1;
    flat(versions.split("Between the two dates").next().unwrap())
}

#[test]
fn two_versions_are_told_apart_by_record_and_by_board() {
    let old = made("");
    let other = GROUND
        .replace("Soldiers crossed the river.", "Soldiers crossed the river at night.")
        .replace("reported = 2024-03-12", "reported = 2024-04-12")
        .replace("\"count\"", "\"number\"")
        .replace("kind = \"article\"", "kind = \"article\"\nreliability = \"B\"");
    let backed = stance("crossed", "neighbour", "backs", "2024-03-12");
    // Said after the day asked for: on neither side.
    let later = stance("crossed", "stranger", "denies", "2024-04-12");
    let bytes = format!("{other}{backed}{later}").into_bytes();
    let new = load(vec![Input { name: "new.toml".into(), bytes }], &|_, _| Err(String::new()));
    assert!(new.faults.is_empty(), "{:#?}", new.faults);
    let said = against(&old, &new.dataset);
    for part in [
        "The older version is “The ground”, dated 2024-03-31. On 2024-03-31: 1 record added, 1 \
         record gone, 3 records written otherwise.",
        "source:paper: reliability nothing → “B”",
        "agreement:pact: point “1: Nobody crosses the river.” → nothing",
        "claim:crossed: says “Soldiers crossed the river.” → “Soldiers crossed the river at \
         night.”; stances nothing → “neighbour backs, 2024-03-12”",
        "Statuses (1)",
        "single-source corroborated",
        "Claims (2)",
    ] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    assert!(!said.contains("denies"), "{said}");
    let same = against(&old, &old);
    assert!(same.contains("Nothing that is compared differs at this question;"), "{same}");
}

#[test]
fn the_shipped_dossier_beside_itself_is_the_same() {
    let dataset = shipped::dataset();
    let said = against(dataset, dataset);
    assert!(said.contains("Nothing that is compared differs at this question;"), "{said}");
}

/// What is told of two versions of the ground, each with something of its own.
fn versions(old: &str, new: &str) -> String {
    against(&made(old), &made(new))
}

#[test]
fn the_dossier_of_itself_and_its_brief_are_compared() {
    let brief = |line: &str, day: &str, more: &str| {
        format!(
            "\n[brief]\nbottom-line = \"{line}\"\nreported = {day}\nrests-on = [{more}]\n\
             takeaways = [\"claim:crossed\", \"claim:count\"]\n"
        )
    };
    let old = brief("They crossed.", "2024-03-06", "\"claim:crossed\"");
    let new = brief("They stay.", "2024-03-20", "\"claim:crossed\", \"claim:count\"");
    let said = versions(
        &old,
        &new.replace(
            "\"claim:crossed\", \"claim:count\"]\n",
            "\"claim:count\", \"claim:crossed\"]\n",
        ),
    );
    for part in [
        "0 records written otherwise. The dossier of itself - [brief]: bottom-line “They crossed.” → \
         “They stay.”; reported “2024-03-06” → “2024-03-20”; rests-on nothing → “claim:count”; \
         takeaways “claim:crossed”, “claim:count” → “claim:count”, “claim:crossed”",
        "The bottom line 1 of 1 prop 2 of 2 props",
    ] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    // A brief that is written later is not told yet.
    let later = versions(&old, &brief("They stay.", "2024-04-20", ""));
    assert!(later.contains("[brief]: bottom-line “They crossed.” → nothing; "), "{later}");
    assert!(!later.contains("They stay"), "{later}");
    let rate = "\n[[rate]]\nfrom = \"USD\"\nto = \"EUR\"\nwhen = 2024-03-02\nvalue = 0.9\nvia = \"paper\"\n";
    let title = GROUND.replace("\"The ground\"", "\"The mud\"");
    let bytes = format!("{title}{rate}").into_bytes();
    let new = load(vec![Input { name: "new.toml".into(), bytes }], &|_, _| Err(String::new()));
    let said = against(&made(&rate.replace("0.9", "0.8")), &new.dataset);
    let part = "[dataset]: title “The ground” → “The mud”; rates “USD to EUR, 2024-03-02: value \
        0.8” → “USD to EUR, 2024-03-02: value 0.9”";
    assert!(said.contains(part), "{said}");
}

#[test]
fn hypotheses_evidence_and_states_are_compared_in_their_parts() {
    const OLD: &str = r#"
[[state]]
of = "front:river"
is = "holding"
when = 2024-03-06
reported = 2024-03-06
rests-on = ["claim:crossed"]
line = [[48.1, 37.1], [48.2, 37.1], [48.3, 37.1]]

[[ach]]
id = "who"
question = "Who crossed?"
reported = 2024-03-06

[[ach.hypothesis]]
id = "h1"
says = "Soldiers."

[[ach.hypothesis]]
id = "h2"
says = "Nobody."

[[evidence]]
id = "seen"
ach = "who"
reported = 2024-03-06
rests-on = ["claim:crossed"]
consistent = ["h1"]
inconsistent = ["h2"]
"#;
    let new = OLD
        .replace("says = \"Nobody.\"", "says = \"Fishermen.\"")
        .replace("\nconsistent = [\"h1\"]", "\nstrongly-consistent = [\"h1\"]")
        .replace("[48.2, 37.1]", "[48.2, 37.25]")
        .replace("when = 2024-03-06", "when = 2024-03-05\ntrend = \"steady\"");
    let said = versions(OLD, &new);
    for part in [
        "3 records written otherwise.",
        "front:river: states “holding, 2024-03-06: when 2024-03-06”, “holding, 2024-03-06: no \
         trend”, “holding, 2024-03-06: line 48.2, 37.1 of stroke 1” → “holding, 2024-03-06: when \
         2024-03-05”, “holding, 2024-03-06: trend steady”, “holding, 2024-03-06: line 48.2, 37.25 \
         of stroke 1”",
        "ach:who: hypothesis “h2: says Nobody.” → “h2: says Fishermen.”",
        "evidence:seen: strongly-consistent nothing → “h1”; consistent “h1” → nothing",
    ] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
    let turned = OLD.replace("h1", "h0").replace("h2", "h1").replace("h0", "h2");
    let turned =
        turned.replace("Soldiers", "X").replace("Nobody", "Soldiers").replace('X', "Nobody");
    let turned = turned.replace("\nconsistent = [\"h2\"]", "\nconsistent = [\"h1\"]");
    let turned = turned.replace("inconsistent = [\"h1\"]", "inconsistent = [\"h2\"]");
    let said = versions(OLD, &turned);
    assert!(said.contains("ach:who: hypothesis “h1”, “h2” → “h2”, “h1”"), "{said}");
    // A state that is written twice is one more.
    let state = OLD.split("[[ach]]").next().unwrap();
    let said = versions(OLD, &format!("{state}{OLD}"));
    assert!(said.contains("front:river: states nothing → “holding, 2024-03-06”"), "{said}");
}

#[test]
fn of_a_redrawn_map_the_first_points_are_told() {
    let map = |east: f64| {
        let points: Vec<_> =
            (0..12).map(|n| format!("[{}, {}]", 48 + n, east + f64::from(n % 2))).collect();
        format!(
            "\n[[control]]\nid = \"map\"\nby = \"neighbour\"\nvia = \"paper\"\nreported = \
             2024-03-06\nwhen = 2024-03-06\narea = [{}]\n",
            points.join(", ")
        )
    };
    let said = versions(&map(30.0), &map(40.5));
    let part = "control:map: area “48, 30 of ring 1.1”, “49, 31 of ring 1.1”,";
    assert!(said.contains(part), "{said}");
    assert_eq!(said.matches(" of ring 1.1”").count(), 16, "{said}");
    assert_eq!(said.matches(", 4 more").count(), 2, "{said}");
}

/// A judgement that rests on one claim or on both.
fn judgement(id: &str, supersedes: &str, likelihood: &str, both: bool) -> String {
    let more = if both { ", \"claim:count\"" } else { "" };
    format!(
        "\n[[judgement]]\nid = \"{id}\"\nsays = \"It is {id}.\"\nreported = 2024-03-06\nlikelihood = \
         \"{likelihood}\"\nrests-on = [\"claim:crossed\"{more}]\nsupersedes = [{supersedes}]\n"
    )
}

/// The judgements that stand otherwise between two versions: which, with how many props, on either
/// side.
fn judged(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (made(old), made(new));
    let (old, mut index) = (Index::new(&old), Index::new(&new));
    index.old = Some(&old);
    let board = Board::answer(&index, &question(&new, "2024-03-10", "2024-03-31"));
    let old = board.old.as_deref().unwrap();
    let side = |board: &Board<'_>, held: Option<Held>| {
        let dataset = board.view.dataset();
        let name = |held: Held| dataset.word(dataset.judgements[held.at as usize].id);
        held.map_or_else(|| "-".to_owned(), |it| format!("{}{}", name(it), it.props))
    };
    let shifts = Differences::between(old, &board).judgements.into_iter();
    shifts.map(|it| format!("{} {}", side(old, it.before), side(&board, it.now))).collect()
}

#[test]
fn no_judgement_hides_another_of_the_same_line() {
    let root = judgement("root", "", "likely", false);
    let a = |both| judgement("a", "\"root\"", "likely", both);
    let b = |both| judgement("b", "\"root\"", "unlikely", both);
    let both = |a: String, b: String| format!("{root}{a}{b}");
    let old = both(a(false), b(false));
    let none: [&str; 0] = [];
    assert_eq!(judged(&old, &old), none);
    assert_eq!(judged(&old, &both(a(true), b(true))), ["a1 a2", "b1 b2"], "beside themselves");
    assert_eq!(judged(&old, &format!("{root}{}", a(false))), ["b1 -"], "the other stood already");
    // One is replaced by two, and two by one that names them in any order.
    assert_eq!(judged(&root, &old), ["root1 a1", "root1 b1"]);
    assert_eq!(judged(&old, &root), ["a1 root1", "b1 root1"]);
    for names in ["\"a\", \"b\"", "\"b\", \"a\""] {
        let c = judgement("c", names, "roughly even", true);
        assert_eq!(judged(&old, &format!("{old}{c}")), ["a1 c2", "b1 c2"]);
    }
    // One of two is replaced by the other, which stands already.
    let heir = judgement("a", "\"b\"", "likely", false);
    let apart = format!("{}{}", judgement("a", "", "likely", false), b(false));
    assert_eq!(judged(&format!("{root}{apart}"), &format!("{root}{heir}{}", b(false))), ["b1 a1"]);
    // Each version replaced it in its own way.
    assert_eq!(judged(&format!("{root}{}", a(false)), &format!("{root}{}", b(false))), ["a1 b1"]);
    let other = judgement("other", "", "likely", false);
    assert_eq!(judged(&root, &other), ["root1 -", "- other1"]);
}
