//! Small dossiers, one rule each: statuses, mutes, hindsight, the aid ladder, figures side by side.

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Mute, Question};
use sitroom::board::status::Status;
use sitroom::briefing::wording;
use sitroom::dataset::Dataset;
use sitroom::dataset::amount::Relation;
use sitroom::dataset::date::Day;
use sitroom::dataset::words::Word;
use sitroom::load::{Input, load};

/// Two states, an agency of the first, a third state, one source, one flow.
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
of     = "a"
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
"#;

fn dossier(more: &str) -> Dataset {
    let input = Input { name: "small.toml".to_owned(), bytes: format!("{GROUND}{more}").into() };
    let loaded = load(vec![input], &|_, _| Err("nothing is attached".to_owned()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

fn claim(id: &str, by: &str, more: &str) -> String {
    format!(
        "\n[[claim]]\nid = \"{id}\"\nsays = \"It is so.\"\nby = \"{by}\"\nabout = [\"flow:shells\"]\n{more}\n"
    )
}

fn stance(claim: &str, by: &str, is: &str, reported: &str) -> String {
    format!(
        "\n[[stance]]\nclaim = \"{claim}\"\nby = \"{by}\"\nis = \"{is}\"\nreported = {reported}\n"
    )
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn status_with(dataset: &Dataset, claim: &str, question: &Question) -> Option<Status> {
    let index = Index::new(dataset);
    let board = Board::answer(&index, question);
    let id = dataset.names.find(claim).unwrap();
    board.claims.named(&board.view, id).map(|row| row.verdict.status)
}

fn status(more: &str) -> Status {
    let dataset = dossier(more);
    status_with(&dataset, "x", &Question::of(&dataset)).unwrap()
}

#[test]
fn each_status_has_its_rule() {
    let x = claim("x", "a", "");
    let with = |stances: &[(&str, &str)]| {
        let stances: String =
            stances.iter().map(|(by, is)| stance("x", by, is, "2024-10-11")).collect();
        status(&format!("{x}{stances}"))
    };
    assert_eq!(with(&[]), Status::SingleSource);
    assert_eq!(with(&[("a-agency", "backs")]), Status::SingleSource, "one family is one origin");
    assert_eq!(with(&[("b", "backs")]), Status::Corroborated);
    assert_eq!(with(&[("b", "partly-backs")]), Status::SingleSource);
    assert_eq!(with(&[("b", "no-evidence")]), Status::SingleSource);
    assert_eq!(with(&[("b", "cannot-confirm")]), Status::Unconfirmed);
    assert_eq!(with(&[("b", "denies")]), Status::Denied);
    assert_eq!(with(&[("a-agency", "backs"), ("b", "denies")]), Status::Denied);
    assert_eq!(with(&[("b", "denies"), ("c", "backs")]), Status::Contested);
    assert_eq!(with(&[("b", "backs"), ("c", "cannot-confirm")]), Status::Corroborated);
    assert_eq!(status(&claim("x", "a", "retracted = 2024-10-12")), Status::Retracted);
    let newer = claim("y", "b", "supersedes = [\"x\"]");
    assert_eq!(status(&format!("{x}{newer}")), Status::Superseded);
    let contrary = claim("y", "b", "contradicts = [\"x\"]");
    assert_eq!(status(&format!("{x}{contrary}")), Status::Contested);
    let own = claim("y", "a-agency", "contradicts = [\"x\"]");
    assert_eq!(
        status(&format!("{x}{own}")),
        Status::SingleSource,
        "an origin cannot contest itself"
    );
}

#[test]
fn one_publisher_is_one_voice() {
    let editions = [("first", "Paper & Sons"), ("second", "Paper & Sons"), ("other", "Gazette")];
    let mut sources = String::new();
    for (id, by) in editions {
        let head = format!("\n[[source]]\nid = \"{id}\"\ntitle = \"T\"\nkind = \"article\"\n");
        sources.push_str(&head);
        sources.push_str("published = 2024-10-01\npublisher = \"");
        sources.push_str(by);
        sources.push_str("\"\n");
    }
    let x = claim("x", "narrator", "via = \"first\"");
    let backed = |via: &str| {
        let stance = stance("x", "narrator", "backs", "2024-10-11");
        status(&format!("{sources}{x}{stance}via = \"{via}\"\n"))
    };
    assert_eq!(backed("second"), Status::SingleSource);
    assert_eq!(backed("other"), Status::Corroborated);
}

#[test]
fn the_newest_position_of_an_origin_counts() {
    let x = claim("x", "a", "");
    let doubt = stance("x", "b", "cannot-confirm", "2024-10-11");
    let backing = stance("x", "b", "backs", "2024-10-13");
    let dataset = dossier(&format!("{x}{doubt}{backing}"));
    let at = |text| status_with(&dataset, "x", &Question::of(&dataset).at(day(text)));
    assert_eq!(at("2024-10-09"), None);
    assert_eq!(at("2024-10-10"), Some(Status::SingleSource));
    assert_eq!(at("2024-10-12"), Some(Status::Unconfirmed));
    assert_eq!(at("2024-10-13"), Some(Status::Corroborated));
}

#[test]
fn a_report_is_seen_when_its_source_is_out() {
    let source = "\n[[source]]\nid = \"late\"\ntitle = \"Late\"\nkind = \"article\"\npublished = 2024-10-20\n";
    let dataset = dossier(&format!("{source}{}", claim("x", "a", "via = \"late\"")));
    let at = |text| status_with(&dataset, "x", &Question::of(&dataset).at(day(text)));
    assert_eq!(at("2024-10-19"), None);
    assert_eq!(at("2024-10-20"), Some(Status::SingleSource));
}

#[test]
fn hindsight_adds_what_was_said_later_about_then() {
    let x = claim("x", "a", "reported = 2024-11-05\nwhen = 2024-10-15");
    let dataset = dossier(&x);
    let mut question = Question::of(&dataset);
    assert_eq!(status_with(&dataset, "x", &question), None);
    question.known = Known::Now;
    assert_eq!(status_with(&dataset, "x", &question), Some(Status::SingleSource));
    question.as_of = day("2024-10-14");
    assert_eq!(status_with(&dataset, "x", &question), None);
}

#[test]
fn muting_an_actor_mutes_its_organs_and_what_rests_on_them() {
    let claims = format!("{}{}", claim("x", "a-agency", ""), claim("y", "b", ""));
    let state = "\n[[state]]\nof = \"flow:shells\"\nis = \"delivering\"\nwhen = 2024-10-10\nrests-on = [\"claim:x\"]\n";
    let dataset = dossier(&format!("{claims}{state}"));
    let ask = |without: &[&str]| {
        let mut question = Question::of(&dataset);
        question.without = without.iter().map(|it| Mute::parse(&dataset, it).unwrap()).collect();
        let index = Index::new(&dataset);
        let board = Board::answer(&index, &question);
        let stands = board.supply.flows.first().and_then(|row| row.series.newest(&board.view));
        (board.claims.rows.len(), stands.is_some())
    };
    assert_eq!(ask(&[]), (2, true));
    assert_eq!(ask(&["a"]), (1, false));
    assert_eq!(ask(&["family:a"]), (1, false));
    assert_eq!(ask(&["b"]), (1, true));
    assert_eq!(ask(&["source:paper"]), (0, false));
    let wrong = Mute::parse(&dataset, "a-agnecy").unwrap_err();
    assert!(wrong.contains("did you mean `a-agency`"), "{wrong}");
}

#[test]
fn figures_stand_side_by_side_one_for_each_origin() {
    let figure = |id: &str, by: &str, amount: &str, reported: &str| {
        claim(id, by, &format!("metric = \"rate\"\namount = \"{amount}\"\nreported = {reported}"))
    };
    let claims = [
        figure("old", "a", "1M shell/year", "2024-10-10"),
        figure("new", "a-agency", "2M shell/year", "2024-10-12"),
        figure("other", "b", "5M shell/year", "2024-10-11"),
    ];
    let dataset = dossier(&claims.concat());
    let index = Index::new(&dataset);
    let question = Question::of(&dataset);
    let board = Board::answer(&index, &question);
    let flow = &board.supply.flows[0];
    assert_eq!(flow.figures.len(), 1);
    let claims: Vec<_> = flow.figures[0]
        .figures
        .iter()
        .map(|figure| dataset.word(dataset.claims[figure.claim as usize].id))
        .collect();
    assert_eq!(claims, ["new", "other"]);
    assert_eq!(flow.figures[0].spread, Some(Relation::Conflict));
    assert_eq!(flow.origins, 2);
}

const PACKAGES: &str = r#"
[[aid]]
id        = "loan"
donors    = ["b"]
recipient = "a"
kind      = "financial"

[[aid]]
id        = "share"
donors    = ["c"]
recipient = "a"
kind      = "financial"
via       = "loan"

[[aid]]
id        = "gift"
donors    = ["c"]
recipient = "a"
kind      = "military"
"#;

fn state(of: &str, is: &str, reported: &str, more: &str) -> String {
    format!(
        "\n[[state]]\nof = \"aid:{of}\"\nis = \"{is}\"\nwhen = {reported}\nreported = {reported}\nvia = \"paper\"\n{more}\n"
    )
}

#[test]
fn the_ladder_shows_the_gap_and_counts_a_vehicle_once() {
    let states = [
        state("loan", "pledged", "2024-10-02", "amount = \"50bn USD\""),
        state("loan", "committed", "2024-10-12", "amount = \"20bn USD\""),
        state("share", "committed", "2024-10-12", "amount = \"20bn USD\""),
        state("gift", "signalled", "2024-10-12", ""),
    ];
    let value = claim("value", "b", "amount = \"50bn USD\"").replace("flow:shells", "aid:loan");
    let dataset = dossier(&format!("{PACKAGES}{value}{}", states.concat()));
    let index = Index::new(&dataset);
    let question = Question::of(&dataset);
    let board = Board::answer(&index, &question);
    let loan = &board.aid.rows[0];
    assert_eq!(loan.highest().map(Word::word), Some("committed"));
    assert_eq!(loan.gap.map(wording::number).as_deref(), Some("30bn"));
    assert_eq!(loan.since_move, Some(10));
    let total = &board.aid.totals[0];
    assert_eq!(wording::sum(&total.promised), "50bn");
    assert_eq!(wording::sum(&total.committed), "20bn");
    assert_eq!(board.aid.through_vehicle, [1]);
    assert_eq!(board.aid.unknown, [2]);
}

#[test]
fn a_cancelled_package_leaves_the_ladder() {
    let states = [
        state("gift", "pledged", "2024-10-02", "amount = \"1bn EUR\""),
        state("gift", "cancelled", "2024-10-12", ""),
    ];
    let dataset = dossier(&format!("{PACKAGES}{}", states.concat()));
    let index = Index::new(&dataset);
    let highest = |text| {
        let question = Question::of(&dataset).at(day(text));
        let board = Board::answer(&index, &question);
        board.aid.rows.iter().find(|row| row.at == 2).and_then(|row| row.highest().map(Word::word))
    };
    assert_eq!(highest("2024-10-05"), Some("pledged"));
    assert_eq!(highest("2024-10-12"), None);
}
