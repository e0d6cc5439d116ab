//! What changed between two dates: what was learned and by which report, what happened, and that
//! each is told once.

mod against;
mod causes;
use std::collections::BTreeSet;
use std::fmt::Write;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Question};
use sitroom::briefing::block::{Block, Receipt};
use sitroom::briefing::briefing;
use sitroom::briefing::pages::PAGES;
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
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
