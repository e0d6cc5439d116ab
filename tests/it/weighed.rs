//! Numbers side by side, track records, judgements with their props: small dossiers, one rule each,
//! and the sections of the shipped one as they are read.

mod judgements;
use rust_decimal::Decimal;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::numbers::{Strip, strips};
use sitroom::board::question::Question;
use sitroom::board::track::{self, Voice};
use sitroom::briefing::block::Receipt;
use sitroom::briefing::briefing;
use sitroom::dataset::Dataset;
use sitroom::dataset::amount::Relation;
use sitroom::export::Options;
use sitroom::load::{Input, load};

use crate::golden;
use crate::shipped::dataset;

/// Three states, two agencies of the first, one source, a flow to the third.
const GROUND: &str = r#"
[dataset]
schema  = 1
id      = "small"
title   = "Small"
as-of   = 2024-10-22
licence = "CC0-1.0"

[defaults]
via      = "paper"
reported = 2024-10-10

[[source]]
id        = "paper"
title     = "Paper"
kind      = "article"
published = 2024-10-01

[[actor]]
id   = "a"
name = "A"
kind = "state"

[[actor]]
id     = "a-agency"
name   = "Agency of A"
kind   = "agency"
family = "a"

[[actor]]
id   = "b"
name = "B"
kind = "state"

[[actor]]
id   = "c"
name = "C"
kind = "state"

[[flow]]
id       = "shells"
name     = "Shells"
from     = "b"
to       = "c"
category = "ammunition"

[[indicator]]
id    = "mark"
name  = "Mark"
watch = "Something."
"#;

fn dossier(more: &str) -> Dataset {
    let input = Input { name: "small.toml".to_owned(), bytes: format!("{GROUND}{more}").into() };
    let loaded = load(vec![input], &|_, _| Err("nothing is attached".to_owned()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

/// The board of a dossier's own date, handed to `look`.
fn board<T>(dataset: &Dataset, look: impl Fn(&Board<'_>) -> T) -> T {
    let index = Index::new(dataset);
    let question = Question::of(dataset);
    look(&Board::answer(&index, &question))
}

fn figure(id: &str, by: &str, about: &str, amount: &str, more: &str) -> String {
    format!(
        "\n[[claim]]\nid = \"{id}\"\nsays = \"It is so.\"\nby = \"{by}\"\nabout = [\"{about}\"]\n\
         metric = \"rate\"\namount = \"{amount} shell/year\"\n{more}\n"
    )
}

fn strips_of(claims: &str) -> Vec<Strip> {
    board(&dossier(claims), |board| strips(&board.view, &board.claims))
}

#[test]
fn what_arrives_is_set_beside_what_is_counted_there() {
    let claims = [
        figure("sent", "a", "flow:shells", "2.8M", ""),
        figure("made", "a", "actor:c", "2.9M", ""),
        figure("mark", "a", "indicator:mark", "100k", ""),
    ];
    let strips = strips_of(&claims.concat());
    assert_eq!(strips.len(), 1, "one measure, one strip");
    assert_eq!(strips[0].len(), 3);
    assert_eq!(strips[0].scale.unwrap().to, Decimal::from(2_900_000));
    let [found] = strips[0].comparisons.as_slice() else { panic!("{:?}", strips[0].comparisons) };
    assert_eq!((found.part, found.of), (0, 1));
    assert_eq!(found.percent, Decimal::new(966, 1));
    let both = (Decimal::from(5_700_000), Decimal::new(491, 1));
    assert_eq!(found.together, Some(both));
}

#[test]
fn what_is_not_known_together_is_not_compared() {
    let found = |claims: &[String]| -> Vec<bool> {
        let strips = strips_of(&claims.concat());
        let all = strips.iter().flat_map(|strip| &strip.comparisons);
        all.map(|it| it.together.is_some()).collect()
    };
    let sent = figure("sent", "a", "flow:shells", "2", "");
    let beside = |about: &str, amount: &str| figure("other", "b", about, amount, "");
    assert_eq!(found(&[sent.clone(), beside("actor:c", "3")]), [true]);
    assert_eq!(found(&[sent.clone(), beside("actor:b", "3")]), [false], "it ends elsewhere");
    assert_eq!(found(&[sent.clone(), beside("actor:c", ">3")]), [false; 0], "no best estimate");
    assert_eq!(found(&[sent.clone(), beside("actor:c", "10k")]), [false; 0], "too small a part");
    let three = [sent.clone(), beside("actor:b", "3"), figure("more", "b", "actor:a", "4", "")];
    assert_eq!(found(&three), [false; 0], "three that have nothing to do with each other");
    let then = |year: &str| format!("when = \"{year}\"");
    let apart = [
        figure("sent", "a", "flow:shells", "2", &then("2022")),
        figure("other", "b", "actor:c", "3", &then("2023")),
    ];
    assert_eq!(found(&apart), [false; 0]);
}

#[test]
fn a_figure_of_the_same_origin_is_shown_and_not_compared() {
    let claims = [
        figure("older", "a", "flow:shells", "9", "reported = 2024-10-09"),
        figure("newer", "a-agency", "flow:shells", "1", ""),
        figure("other", "b", "flow:shells", "1..2", ""),
        figure("far", "c", "flow:shells", "5", ""),
    ];
    let strips = strips_of(&claims.concat());
    let (_, group) = &strips[0].subjects[0];
    assert_eq!(group.claims().collect::<Vec<_>>(), [1, 2, 3, 0]);
    assert_eq!(group.spread, Some(Relation::Conflict));
    assert_eq!(group.furthest, Some((1, 3)), "not the older figure, which is further away");
}

fn stance(claim: &str, by: &str, is: &str, reported: &str) -> String {
    format!(
        "\n[[stance]]\nclaim = \"{claim}\"\nby = \"{by}\"\nis = \"{is}\"\nreported = {reported}\n"
    )
}

fn claim(id: &str, by: &str, more: &str) -> String {
    format!(
        "\n[[claim]]\nid = \"{id}\"\nsays = \"It is so.\"\nby = \"{by}\"\nabout = [\"flow:shells\"]\n{more}\n"
    )
}

#[test]
fn a_record_counts_what_became_of_each_claim() {
    let claims = [
        claim("one", "a", ""),
        claim("two", "a", ""),
        claim("three", "a", ""),
        claim("four", "a", "reported = 2024-10-02"),
        claim("five", "a", "reported = 2024-10-05"),
        claim("six", "a-agency", ""),
        claim("seven", "narrator", ""),
        claim("eight", "b", "supersedes = [\"three\"]"),
        // Its own agency is no other origin, and who denied it before backs it now.
        stance("one", "a-agency", "backs", "2024-10-11"),
        stance("one", "b", "backs", "2024-10-15"),
        stance("one", "c", "denies", "2024-10-12"),
        stance("one", "c", "backs", "2024-10-13"),
        stance("two", "b", "cannot-confirm", "2024-10-11"),
        stance("six", "b", "backs", "2024-10-01"),
        stance("eight", "c", "denies", "2024-10-12"),
    ];
    let dataset = dossier(&claims.concat());
    let rows = board(&dataset, |board| track::rows(&board.view, &board.claims));
    let counts: Vec<_> = rows
        .iter()
        .map(|it| (it.claims, it.corroborated, it.disputed, it.unconfirmed, it.withdrawn, it.open))
        .collect();
    let (a, agency, paper, b) =
        ((5, 1, 0, 1, 1, 2), (1, 1, 0, 0, 0, 0), (1, 0, 0, 0, 0, 1), (1, 0, 1, 0, 0, 0));
    assert_eq!(counts, [a, agency, paper, b], "most claims first, then reading order");
    assert!(matches!(rows[2].voice, Voice::Publication(_)));
    let waited = |at: usize| rows[at].days.as_ref().map(|it| it.least);
    assert_eq!((waited(0), waited(1), waited(2)), (Some(3), Some(0), None));
    assert_eq!(rows[0].oldest, Some((3, 20)));
}

#[test]
fn a_claim_is_open_only_if_nobody_else_has_spoken_of_it() {
    for (is, on, doubted) in [
        ("doubts", "2024-10-11", 1),
        ("partly-backs", "2024-10-11", 1),
        ("no-evidence", "2024-10-11", 1),
        ("declines-comment", "2024-10-11", 1),
        // Not yet said on the day of the board.
        ("doubts", "2024-10-23", 0),
    ] {
        let said = stance("one", "b", is, on);
        let claims = [claim("one", "a", ""), claim("two", "a", "reported = 2024-10-12"), said];
        let dataset = dossier(&claims.concat());
        let rows = board(&dataset, |board| track::rows(&board.view, &board.claims));
        let [row] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((row.claims, row.doubted, row.open), (2, doubted, 2 - doubted), "{is}");
        let oldest = if doubted == 1 { (1, 10) } else { (0, 12) };
        assert_eq!(row.oldest, Some(oldest), "{is}");
        let words = board(&dataset, |board| {
            let page = briefing(board, &["record"], Receipt::default());
            sitroom::export::text::print(&page, &Options { width: 100, ..Options::default() })
        });
        let line = words.lines().find(|line| line.starts_with("A  ")).unwrap();
        let cells: Vec<&str> = line.split_whitespace().skip(1).collect();
        assert_eq!(cells[4], doubted.to_string(), "{words}");
    }
}

#[test]
fn one_actor_has_the_row_it_has_among_all() {
    board(dataset(), |board| {
        let rows = track::rows(&board.view, &board.claims);
        let mut found = 0;
        for actor in &dataset().actors {
            let own = track::of_actor(&board.view, &board.claims, actor.id);
            let among = rows.iter().find(|row| row.voice == Voice::Actor(actor.id));
            assert_eq!(format!("{own:?}"), format!("{:?}", among.cloned()));
            found += usize::from(own.is_some());
        }
        assert!(0 < found && found < dataset().actors.len());
    });
}

#[test]
fn a_forecast_stands_beside_what_came_once_it_is_known() {
    let event = "\n[[event]]\nid = \"vote\"\ntitle = \"Vote\"\nwhen = 2024-10-20\n\
                 status = \"expected\"\noutcome = \"Lost.\"\noutcome-when = 2024-10-21\n";
    let about = |kind: &str| {
        let claim = claim("x", "a", &format!("kind = \"{kind}\""));
        claim.replace("flow:shells", "event:vote")
    };
    let found = |kind: &str, as_of: &str| {
        let dataset = dossier(&format!("{event}{}", about(kind)));
        let index = Index::new(&dataset);
        let question = Question::of(&dataset).at(as_of.parse().unwrap());
        let board = Board::answer(&index, &question);
        track::rows(&board.view, &board.claims)
            .into_iter()
            .flat_map(|row| row.outcomes)
            .collect::<Vec<_>>()
    };
    let none: Vec<(u32, u32)> = Vec::new();
    assert_eq!(found("forecast", "2024-10-21"), [(0, 0)]);
    assert_eq!(found("intent", "2024-10-21"), [(0, 0)]);
    assert_eq!(found("forecast", "2024-10-20"), none);
    assert_eq!(found("opinion", "2024-10-21"), none);
}

/// The sections as they are read on two days of the shipped dossier.
#[test]
fn the_sections_read_as_they_did() {
    for date in ["2024-10-22", "2024-10-28"] {
        for section in SECTIONS {
            let index = Index::new(dataset());
            let question = Question::of(dataset()).at(date.parse().unwrap());
            let board = Board::answer(&index, &question);
            let page = briefing(&board, &[section], Receipt::default());
            let text = sitroom::export::text::print(&page, &Options::default());
            golden::check(&format!("{section}-{date}.txt"), &text);
        }
    }
}

const SECTIONS: &[&str] = &["numbers", "record", "judgements"];
