//! What changed between two dates: what was learned and by which report, what happened, and that
//! each is told once.

use std::collections::BTreeSet;
use std::fmt::Write;

use sitroom::board::Board;
use sitroom::board::as_of::AsOf;
use sitroom::board::differences::{Differences, Held};
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Question};
use sitroom::board::status::{formers, verdict};
use sitroom::briefing::block::{Block, Receipt};
use sitroom::briefing::briefing;
use sitroom::briefing::pages::PAGES;
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
use sitroom::dataset::words::Word;
use sitroom::export::{Options, text};
use sitroom::load::{Input, load};

use crate::golden;
use crate::shipped;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn question(dataset: &Dataset, since: &str, as_of: &str) -> Question {
    Question { since: Some(day(since)), ..Question::of(dataset).at(day(as_of)) }
}

/// The section as text, without title, sources and receipt.
fn told(dataset: &Dataset, question: &Question) -> String {
    let index = Index::new(dataset);
    let board = Board::answer(&index, question);
    let page =
        text::print(&briefing(&board, &["changes"], Receipt::default()), &Options::default());
    let section = page.split_once("== What changed").unwrap().1.split_once("\n\n").unwrap().1;
    section.split("\n==").next().unwrap().to_owned()
}

/// A claim of the minister on each side of the baseline, 10 March, and what others make of it.
const GROUND: &str = r#"
[dataset]
schema = 1
id = "ground"
title = "The ground"
as-of = 2024-03-31
licence = "CC0-1.0"

[[source]]
id = "paper"
title = "The paper"
kind = "article"
published = 2024-03-01

[[actor]]
id = "minister"
name = "Minister"
kind = "person"

[[actor]]
id = "neighbour"
name = "Neighbour"
kind = "state"

[[actor]]
id = "stranger"
name = "Stranger"
kind = "state"

[[front]]
id = "river"
name = "The river"

[[aid]]
id = "loan"
name = "The loan"
kind = "financial"
donors = ["neighbour"]
recipient = "minister"

[[agreement]]
id = "pact"
name = "The pact"
kind = "treaty"
parties = ["neighbour", "stranger"]

  [[agreement.point]]
  n = 1
  text = "Nobody crosses the river."
  public = true
  via = "paper"
  reported = 2024-03-12

[[claim]]
id = "crossed"
says = "Soldiers crossed the river."
by = "minister"
via = "paper"
reported = 2024-03-05
about = ["front:river"]

[[claim]]
id = "count"
says = "They are a hundred."
by = "minister"
via = "paper"
reported = 2024-03-05
amount = "100 person"
about = ["front:river"]
"#;

fn made(more: &str) -> Dataset {
    let bytes = format!("{GROUND}{more}").into_bytes();
    let loaded =
        load(vec![Input { name: "ground.toml".into(), bytes }], &|_, _| Err(String::new()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

fn stance(claim: &str, by: &str, is: &str, day: &str) -> String {
    format!(
        "\n[[stance]]\nclaim = \"{claim}\"\nby = \"{by}\"\nis = \"{is}\"\nvia = \"paper\"\nreported = \
         {day}\n"
    )
}

/// What the section says of the ground with something added, from 10 to 31 March.
fn march(more: &str) -> String {
    let dataset = made(more);
    told(&dataset, &question(&dataset, "2024-03-10", "2024-03-31"))
}

/// The text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn three_windows_of_the_shipped_dossier_read_as_they_did() {
    let dataset = shipped::dataset();
    for (since, as_of) in [("17", "22"), ("22", "23"), ("23", "28")] {
        let question = question(dataset, &format!("2024-10-{since}"), &format!("2024-10-{as_of}"));
        golden::check(&format!("changes-{since}-{as_of}.txt"), &told(dataset, &question));
    }
}

#[test]
fn a_status_is_put_down_to_the_report_that_turned_it() {
    let backed = stance("crossed", "neighbour", "backs", "2024-03-12");
    let later = stance("crossed", "stranger", "declines-comment", "2024-03-20");
    let said = flat(&march(&format!("{backed}{later}")));
    assert!(
        said.contains(
            "Soldiers crossed the river. [1] single-source → corroborated, by Neighbour backing it \
             [1], 2024-03-12."
        ),
        "{said}"
    );
    assert!(said.contains("Now corroborated, also: Stranger declines to comment, 2024-03-20"));

    // Denied on the 12th, backed on the 20th: only then it is contested.
    let denied = stance("crossed", "neighbour", "denies", "2024-03-12");
    let backed = stance("crossed", "stranger", "backs", "2024-03-20");
    let said = flat(&march(&format!("{denied}{backed}")));
    assert!(said.contains("→ contested, by Stranger backing it [1], 2024-03-20."), "{said}");
    assert!(said.contains("Now contested, also: Neighbour denies, 2024-03-12"), "{said}");

    // Corroborated before the baseline; one backer more turns nothing.
    let first = stance("crossed", "neighbour", "backs", "2024-03-06");
    let second = stance("crossed", "stranger", "backs", "2024-03-20");
    let said = flat(&march(&format!("{first}{second}")));
    assert!(!said.contains("Status changed"), "{said}");
    assert!(said.contains("Still corroborated: Stranger backs, 2024-03-20"), "{said}");
}

#[test]
fn a_former_position_is_the_newest_of_an_earlier_day() {
    let said = |by: &str, is: &str, on: &str| stance("crossed", by, is, on);
    let stances = [
        said("stranger", "denies", "2024-03-05"),
        said("neighbour", "cannot-confirm", "2024-03-06"),
        said("neighbour", "doubts", "2024-03-06"),
        said("neighbour", "denies", "2024-03-20"),
        said("neighbour", "backs", "2024-03-20"),
        said("stranger", "backs", "2024-04-30"),
    ];
    let dataset = made(&stances.concat());
    let index = Index::new(&dataset);
    let claim = dataset.claims.place(dataset.names.find("crossed").unwrap()).unwrap();
    let found = |as_of: &str| {
        let view = AsOf::new(&index, &Question::of(&dataset).at(day(as_of)));
        let formers = formers(&view, claim);
        let word = |at: u32| formers.get(&at).map(|it| it.is.word());
        (0..6).map(word).collect::<Vec<_>>()
    };
    let second = Some("doubts");
    assert_eq!(found("2024-03-31"), [None, None, None, second, second, None]);
    assert_eq!(found("2024-04-30"), [None, None, None, second, second, Some("denies")]);
    assert_eq!(found("2024-03-06"), [None; 6]);
}

#[test]
fn a_cause_is_known_on_every_day_of_every_changed_status() {
    let dataset = shipped::dataset();
    let index = Index::new(dataset);
    let mut found = 0;
    for as_of in 10..=31 {
        for known in Known::ALL {
            let question = Question {
                known: *known,
                ..question(dataset, "2024-10-09", &format!("2024-10-{as_of}"))
            };
            let board = Board::answer(&index, &question);
            for change in &board.changes.statuses {
                let cause = &board.causes()[&change.claim];
                assert!(day("2024-10-09") < cause.day && cause.day <= question.as_of);
                let status = |day: Day| {
                    let question = question.at(day);
                    verdict(&AsOf::new(&index, &question), change.claim).status
                };
                assert_eq!(status(cause.day), change.now);
                assert_ne!(status(cause.day.pred_opt().unwrap()), change.now, "it was so before");
                assert!(!cause.by.is_empty() && cause.by.iter().all(|&cite| board.view.sees(cite)));
                found += 1;
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn what_was_withdrawn_says_how_and_what_was_revised_says_it_once() {
    let retracted = march(
        "\n[[claim]]\nid = \"slip\"\nsays = \"A bridge fell.\"\nby = \"minister\"\nvia = \"paper\"\n\
         reported = 2024-03-11\nretracted = 2024-03-13\nabout = [\"front:river\"]\n",
    );
    let said = flat(&retracted);
    assert!(
        said.contains("Withdrawn or replaced - Minister, 2024-03-11: A bridge fell. [1] Taken back on 2024-03-13."),
        "{said}"
    );
    let newer = |amount: &str| {
        format!(
            "\n[[claim]]\nid = \"newer\"\nsays = \"It is otherwise.\"\nby = \"minister\"\nvia = \
             \"paper\"\nreported = 2024-03-14\nsupersedes = [\"count\"]\n{amount}about = \
             [\"front:river\"]\n"
        )
    };
    let said = flat(&march(&newer("amount = \"250 person\"\n")));
    let revised =
        "The river: 100 people (Minister, 2024-03-05) [1] → 250 people (Minister, 2024-03-14) [1]";
    assert!(said.contains(revised), "{said}");
    assert!(!said.contains("Withdrawn"), "{said}");
    let said = flat(&march(&newer("")));
    assert!(
        said.contains(
            "Minister, 2024-03-05: They are a hundred. [1] Replaced by Minister, 2024-03-14: It is \
             otherwise. [1]"
        ),
        "{said}"
    );
}

#[test]
fn rungs_points_and_judgements_are_told() {
    let mut more = String::new();
    for (word, day) in [("pledged", "2024-03-06"), ("committed", "2024-03-16")] {
        let _ = write!(
            more,
            "\n[[state]]\nof = \"aid:loan\"\nis = \"{word}\"\nwhen = {day}\nreported = {day}\nrests-on \
             = [\"claim:crossed\"]\n"
        );
    }
    more += r#"
[[judgement]]
id = "old"
says = "They will stay."
reported = 2024-03-07
rests-on = ["claim:crossed"]

[[judgement]]
id = "new"
says = "They will leave."
reported = 2024-03-17
rests-on = ["claim:crossed"]
supersedes = ["old"]
why-changed = "the river froze"
outcome = "They left"
outcome-when = 2024-03-25
"#;
    let said = flat(&march(&more));
    for part in [
        "The loan: pledged → committed [1]; assessed 2024-03-16, resting on Minister.",
        "The pact, point 1: Nobody crosses the river. [1] Told of by The paper, 2024-03-12.",
        "2024-03-17: They will leave. [1] In place of: They will stay. Why: the river froze.",
        "Judged on 2024-03-17: They will leave. [1] 2024-03-25: They left.",
    ] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
}

/// Two states of the river, before and after the baseline.
fn turn(before: &str, after: &str) -> String {
    let state = |says: &str, day: &str| {
        format!(
            "\n[[state]]\nof = \"front:river\"\nis = \"contested\"\nwhen = {day}\nreported = {day}\n\
             rests-on = [\"claim:crossed\"]\n{says}\n"
        )
    };
    [state(before, "2024-03-06"), state(after, "2024-03-16")].concat()
}

#[test]
fn a_front_moved_if_it_goes_well_for_the_other_side_or_more_ground_is_held() {
    let [ours, theirs] =
        ["neighbour", "stranger"].map(|whom| format!("trend = \"improving\"\nfor = \"{whom}\""));
    let said = flat(&march(&turn(&ours, &theirs)));
    let moved =
        "The river (front): contested, improving for Neighbour → improving for Stranger [1];";
    assert!(said.contains(moved), "{said}");
    let said = flat(&march(&turn(&ours, &ours)));
    assert!(!said.contains("Fronts"), "{said}");

    let held = |km2: u32| format!("control = {{ assessed-control = \"{km2} km2\" }}");
    let said = flat(&march(&turn(&held(40), &held(50))));
    let moved = "contested, assessed control 40 km² → assessed control 50 km² [1];";
    assert!(said.contains(moved), "{said}");
    assert!(!flat(&march(&turn(&held(40), &held(40)))).contains("Fronts"));

    // The screen says the same.
    let dataset = made(&turn(&ours, &theirs));
    let index = Index::new(&dataset);
    let board = Board::answer(&index, &question(&dataset, "2024-03-10", "2024-03-31"));
    let page = format!("{:?}", (PAGES[0].page)(&board).blocks);
    assert!(page.contains("contested, improving for Neighbour → improving for Stranger"), "{page}");
}

#[test]
fn what_is_heard_or_assessed_first_says_on_whose_word() {
    let state =
        turn("", "").split("\n[[state]]").nth(2).map(|it| format!("\n[[state]]{it}")).unwrap();
    let event = |id: &str, status: &str| {
        format!(
            "\n[[event]]\nid = \"{id}\"\ntitle = \"The {id}\"\nwhen = 2024-02-02\nreported = \
             2024-03-12\nstatus = \"{status}\"\nvia = \"paper\"\n"
        )
    };
    let said =
        flat(&march(&[state, event("flood", "occurred"), event("storm", "reported")].concat()));
    assert!(
        said.contains("First assessed (front): The river, contested (Minister). [1]"),
        "{said}"
    );
    assert!(said.contains("The flood [1]; heard of 2024-03-12 from The paper."), "{said}");
    let once = "The storm (reported, The paper) [1]; heard of 2024-03-12.";
    assert!(said.contains(once), "{said}");
}

#[test]
fn learned_is_kept_apart_from_happened_and_no_event_is_told_twice() {
    let event = |id: &str, when: &str, reported: &str, status: &str| {
        format!(
            "\n[[event]]\nid = \"{id}\"\ntitle = \"The {id}\"\nwhen = \"{when}\"\nreported = {reported}\n\
             status = \"{status}\"\nvia = \"paper\"\n"
        )
    };
    let said = march(
        &[
            event("flood", "2024-02", "2024-03-12", "occurred"),
            event("storm", "2024-03-14", "2024-03-15", "occurred"),
            event("vote", "2024-06-01", "2024-03-15", "planned"),
            event("talks", "2024-03-20", "2024-03-08", "expected"),
        ]
        .concat(),
    );
    let (learned, happened) = said.split_once("What happened").unwrap();
    assert!(
        learned.contains("- 2024-02: The flood [1]; heard of 2024-03-12 from The paper."),
        "{said}"
    );
    assert!(
        learned.contains("- 2024-06-01: The vote (ahead) [1]; heard of 2024-03-15 from"),
        "{said}"
    );
    assert!(happened.contains("- 2024-03-14: The storm [1]; heard of 2024-03-15 from"), "{said}");
    assert!(happened.contains("- 2024-03-20: The talks [1]: overdue"), "{said}");

    let dataset = shipped::dataset();
    let index = Index::new(dataset);
    for since in 1..=28 {
        let question = question(dataset, &format!("2024-10-{since:02}"), "2024-10-31");
        let board = Board::answer(&index, &question);
        let page = briefing(&board, &["changes"], Receipt::default());
        let mut events = BTreeSet::new();
        for block in &page.sections[0].blocks {
            let Block::List(items) = block else { continue };
            let mentioned = items.iter().filter(|item| {
                let first = item.runs.first().is_some_and(|run| !run.sources.is_empty());
                item.record.starts_with("event:") && first
            });
            for item in mentioned {
                assert!(events.insert(&item.record), "{} twice since {since}", item.record);
            }
        }
    }
}

#[test]
fn nothing_and_odd_dates_speak() {
    let dataset = made("");
    let said = |since: &str, as_of: &str| flat(&told(&dataset, &question(&dataset, since, as_of)));
    assert!(said("2024-03-20", "2024-03-25").contains(
        "From 2024-03-20 to 2024-03-25, 5 days. 0 claims and 0 events were heard of for the first \
         time. Nothing changed between the two dates."
    ));
    assert!(said("2024-03-20", "2024-03-20").contains("Both dates are 2024-03-20"));
    let late = said("2024-03-25", "2024-03-20");
    assert!(late.contains("The baseline, 2024-03-25, is later than the board's date, 2024-03-20."));
    let hindsight =
        Question { known: Known::Now, ..question(&dataset, "2024-03-01", "2024-03-31") };
    assert!(told(&dataset, &hindsight).contains("What is new on the board, with hindsight"));
}

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
