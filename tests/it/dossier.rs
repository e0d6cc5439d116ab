//! The shipped dossier: every fact is there, its arithmetic holds, and its claims have the statuses
//! they should on each day of that fortnight.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::status::{Status, positions};
use sitroom::briefing::statuses::tally;
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
use sitroom::dataset::id::Key;
use sitroom::dataset::words::{Kind, Word};

use crate::facts::FACTS;
use crate::shipped::dataset;

/// A day of October 2024.
fn october(day: u32) -> Day {
    Day::from_ymd_opt(2024, 10, day).unwrap()
}

fn question(day: Day) -> Question {
    Question::of(dataset()).at(day)
}

/// Status and tally of a claim on a day; `None` if it cannot be seen yet.
fn standing(claim: &str, day: Day) -> Option<(Status, String, u32)> {
    let index = Index::new(dataset());
    let question = question(day);
    let board = Board::answer(&index, &question);
    let id = dataset().names.find(claim).unwrap_or_else(|| panic!("no claim {claim}"));
    let row = board.claims.named(&board.view, id)?;
    Some((row.verdict.status, tally(&row.verdict), row.verdict.origins))
}

#[test]
fn every_fact_is_held_by_a_record() {
    let wanted: BTreeSet<String> =
        (1..=100).map(|n| n.to_string()).chain((1..=18).map(|n| format!("U{n}"))).collect();
    let held: BTreeSet<String> = FACTS.iter().map(|(n, _, _)| (*n).to_owned()).collect();
    assert_eq!(wanted, held);
    assert_eq!(FACTS.len(), 118, "a fact is listed twice");
    for (n, what, records) in FACTS {
        assert!(!records.is_empty(), "fact {n} ({what}) has no record");
        for record in *records {
            assert!(exists(dataset(), record), "fact {n} ({what}): no record {record}");
        }
    }
}

/// Whether a locator such as `claim:x`, `stance:claim/by`, `state:kind:id/date`, `point:id/n` finds
/// its record.
fn exists(dataset: &Dataset, locator: &str) -> bool {
    let (kind, rest) = locator.split_once(':').unwrap();
    let find = |word: &str| dataset.names.find(word);
    match kind {
        "stance" => {
            let (claim, by) = rest.split_once('/').unwrap();
            dataset.stances.iter().any(|it| {
                let speaker = it.by.map_or("narrator", |by| dataset.word(by.id));
                dataset.word(it.claim.id) == claim && speaker == by
            })
        }
        "state" => {
            let (of, day) = rest.split_once('/').unwrap();
            dataset.states.iter().any(|it| {
                dataset.address(it.of.key()) == of && it.reported.value.to_string() == day
            })
        }
        "point" => {
            let (agreement, n) = rest.split_once('/').unwrap();
            let agreement = find(agreement).and_then(|id| dataset.agreements.get(id));
            agreement.is_some_and(|it| it.points.iter().any(|point| point.n.to_string() == n))
        }
        _ => {
            let kind = Kind::parse(kind).unwrap_or_else(|| panic!("no kind {kind}"));
            find(rest).is_some_and(|id| dataset.has(Key { kind, id }))
        }
    }
}

/// The number a claim gives: its best estimate, else its lower bound.
fn figure(claim: &str) -> Decimal {
    let id = dataset().names.find(claim).unwrap_or_else(|| panic!("no claim {claim}"));
    let claim = dataset().claims.get(id).unwrap();
    let amount = &claim.amount.as_ref().unwrap().value;
    amount.best.or(amount.low.value()).unwrap()
}

#[test]
fn the_figures_give_the_known_arithmetic() {
    let (korean, russian) = (figure("nk-shell-rate"), figure("ru-shell-output"));
    let hundred = Decimal::ONE_HUNDRED;
    assert_eq!((hundred * korean / (korean + russian)).round_dp(1).to_string(), "49.1");
    assert_eq!((hundred * korean / russian).round_dp(1).to_string(), "96.6");
    assert_eq!(russian - korean, figure("shell-gap"));
    let days = Decimal::from(365);
    assert_eq!((korean / days).round().to_string(), "7671");
    assert_eq!((russian / days).round().to_string(), "7945");
    let (troops, first) = (figure("nk-troops-total"), figure("nk-kursk-contingent"));
    assert_eq!((hundred * figure("nk-officers") / troops).round_dp(1).to_string(), "4.5");
    assert_eq!((hundred * first / troops).round_dp(1).to_string(), "23.6");
    assert_eq!((troops - first).to_string(), "8400");
    assert_eq!((hundred * troops / figure("ru-casualties-us")).round_dp(1).to_string(), "1.8");
}

/// Claims with the status they must have on each day: 17, 18, 22, 23 and 28 October 2024; `-` where
/// they cannot be seen yet.
const STATUSES: &[(&str, [&str; 5])] = &[
    (
        "nk-sending-troops",
        [
            "single-source 1",
            "corroborated 2",
            "corroborated 2 · cannot confirm 1",
            "corroborated 3 · cannot confirm 1",
            "corroborated 4",
        ],
    ),
    (
        "kim-decision",
        [
            "single-source 1",
            "corroborated 2",
            "corroborated 2 · cannot confirm 1",
            "corroborated 3 · cannot confirm 1",
            "corroborated 4",
        ],
    ),
    (
        "nk-troops-total",
        [
            "single-source 1",
            "corroborated 2",
            "corroborated 2 · cannot confirm 1",
            "corroborated 3 · cannot confirm 1",
            "corroborated 4",
        ],
    ),
    (
        "nk-kursk-contingent",
        [
            "single-source 1",
            "single-source 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "single-source 1 · partly 2",
        ],
    ),
    (
        "nk-four-ranges",
        [
            "-",
            "-",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
        ],
    ),
    (
        "nk-kursk-deadline",
        [
            "-",
            "-",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "corroborated 2 · partly 1",
        ],
    ),
    (
        "nk-training",
        [
            "single-source 1",
            "single-source 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
            "unconfirmed 1 · partly 1 · cannot confirm 1",
        ],
    ),
    ("nk-three-thousand", ["-", "-", "-", "single-source 1", "single-source 1"]),
    ("nk-10000-in-russia", ["-", "-", "-", "-", "single-source 1"]),
    (
        "ir-missiles-delivered",
        [
            "denied 1 · deny 1",
            "denied 1 · deny 1",
            "contested 1 · deny 1 · contrary 1",
            "contested 1 · deny 1 · contrary 1",
            "contested 1 · deny 1 · contrary 1",
        ],
    ),
    ("nk-in-russia", ["-", "-", "-", "contested 2 · deny 2", "contested 3 · deny 2"]),
    ("nk-shell-rate", ["-", "-", "single-source 1", "single-source 1", "single-source 1"]),
    (
        "tactical-nuclear",
        [
            "-",
            "-",
            "single-source 1 · no evidence 1",
            "single-source 1 · no evidence 1",
            "single-source 1 · no evidence 1",
        ],
    ),
    ("kursk-half-lost", ["-", "-", "single-source 1", "single-source 1", "single-source 1"]),
    (
        "ru-casualties-us",
        [
            "single-source 1",
            "single-source 1",
            "single-source 1",
            "single-source 1",
            "single-source 1",
        ],
    ),
    (
        "ir-missiles-absent",
        [
            "-",
            "-",
            "contested 1 · contrary 1",
            "contested 1 · contrary 1",
            "contested 1 · contrary 1",
        ],
    ),
];

#[test]
fn statuses_follow_what_was_said_day_by_day() {
    let mut wrong = Vec::new();
    for (claim, expected) in STATUSES {
        for (day, wanted) in [17, 18, 22, 23, 28].into_iter().zip(expected) {
            let found = standing(claim, october(day)).map_or("-".to_owned(), |it| it.1);
            if found != *wanted {
                wrong.push(format!("{claim} on {day} October: {found}, not {wanted}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn at_the_dossiers_own_date_each_group_stands_as_it_should() {
    let groups: &[(&[&str], Status, u32)] = &[
        (
            &["nk-shells-start", "nk-shell-rate", "ru-shell-output", "shell-gap"],
            Status::SingleSource,
            1,
        ),
        (
            &["nk-training", "nk-four-ranges", "nk-officers", "nk-generals", "nk-kursk-contingent"],
            Status::Unconfirmed,
            1,
        ),
        (&["secret-provisions", "quid-pro-quo", "sanctions-help"], Status::SingleSource, 1),
        (&["nuclear-help", "tactical-nuclear", "submarine-launch"], Status::SingleSource, 1),
        (&["zaporizhia-next", "kursk-half-lost"], Status::SingleSource, 1),
        (&["ru-casualties-us"], Status::SingleSource, 1),
    ];
    for (claims, status, origins) in groups {
        for claim in *claims {
            let found = standing(claim, october(22)).unwrap_or_else(|| panic!("{claim} unseen"));
            assert_eq!((found.0, found.2), (*status, *origins), "{claim}: {}", found.1);
        }
    }
    for claim in ["nuclear-help", "tactical-nuclear", "submarine-launch"] {
        let (_, tally, _) = standing(claim, october(22)).unwrap();
        assert_eq!(tally, "single-source 1 · no evidence 1", "{claim}");
    }
    let (status, ..) = standing("ir-missiles-absent", october(22)).unwrap();
    assert_eq!(status, Status::Contested);
}

#[test]
fn the_doubt_is_older_than_the_newest_backing_on_the_23rd() {
    let index = Index::new(dataset());
    let question = question(october(23));
    let board = Board::answer(&index, &question);
    let id = dataset().names.find("nk-troops-total").unwrap();
    let row = board.claims.named(&board.view, id).unwrap();
    let newest = |supports: bool| {
        let held = positions(&board.view, row.at).into_iter();
        held.filter(|held| held.supports() == supports).map(|held| held.reported).max().unwrap()
    };
    assert_eq!((newest(false), newest(true)), (october(22), october(23)));
}

#[test]
fn the_sections_a_dossier_may_name_are_those_there_are() {
    use sitroom::dataset::header::SectionName;
    let names: Vec<&str> = SectionName::ALL.iter().map(|name| name.word()).collect();
    let rows: Vec<&str> = sitroom::briefing::SECTIONS.iter().map(|row| row.id).collect();
    assert_eq!(names, rows, "the words of SectionName are not those of SECTIONS, in their order");
}
