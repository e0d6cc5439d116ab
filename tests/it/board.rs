//! Small dossiers, one rule each: statuses, mutes, hindsight, the aid ladder, figures side by side.

mod judgements;
mod ladder;
mod origins;
use std::collections::BTreeSet;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Mute, Question};
use sitroom::board::status::Status;
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
fn a_verdict_counts_voices_and_parties_and_tells_of_reservations() {
    let front =
        "\n[[front]]\nid = \"north\"\nname = \"North\"\nattacker = \"b\"\ndefender = \"c\"\n";
    let told = |by: &str, others: &[(&str, &str)]| {
        let said = |&(by, is): &(&str, &str)| stance("x", by, is, "2024-10-11");
        let others: String = others.iter().map(said).collect();
        // Nobody is a party to a front that no report has spoken of.
        let known = claim("y", "a", "").replace("flow:shells", "front:north");
        let dataset = dossier(&format!("{front}{known}{}{others}", claim("x", by, "")));
        let index = Index::new(&dataset);
        let board = Board::answer(&index, &Question::of(&dataset));
        let x = dataset.names.find("x").unwrap();
        let verdict = board.claims.named(&board.view, x).unwrap().verdict;
        (verdict.origins, verdict.parties, verdict.has_reservations())
    };
    assert_eq!(told("a", &[]), (1, 0, false));
    assert_eq!(told("b", &[]), (1, 1, false));
    assert_eq!(told("b", &[("c", "backs")]), (2, 2, false));
    assert_eq!(told("a", &[("b", "backs"), ("c", "backs")]), (3, 2, false));
    assert_eq!(told("b", &[("a", "backs"), ("c", "doubts")]), (2, 1, true));
    assert_eq!(told("c", &[("a-agency", "cannot-confirm")]), (1, 1, true));
}

#[test]
fn a_status_says_its_rule_and_whether_it_is_in_dispute() {
    let disputed: Vec<&str> =
        Status::ALL.iter().filter(|it| it.is_disputed()).map(|it| it.word()).collect();
    assert_eq!(disputed, ["contested", "denied"]);
    let rules: BTreeSet<&str> = Status::ALL.iter().map(|it| it.rule()).collect();
    assert_eq!(rules.len(), Status::ALL.len());
    assert!(Status::Corroborated.rule().contains("two independent origins"));
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
    let others =
        flow.figures[0].others.iter().map(|&at| dataset.word(dataset.claims[at as usize].id));
    assert_eq!(others.collect::<Vec<_>>(), ["old"]);
    assert_eq!(flow.figures[0].furthest, Some((1, 2)));
    assert_eq!(flow.figures[0].spread, Some(Relation::Conflict));
    assert_eq!(flow.origins, 2);
}

fn state(of: &str, is: &str, reported: &str, more: &str) -> String {
    format!(
        "\n[[state]]\nof = \"aid:{of}\"\nis = \"{is}\"\nwhen = {reported}\nreported = {reported}\nvia = \"paper\"\n{more}\n"
    )
}

/// The board of a dossier's own date, handed to `look`.
fn board<T>(
    dataset: &Dataset,
    change: impl Fn(&mut Question),
    look: impl Fn(&Board<'_>) -> T,
) -> T {
    let index = Index::new(dataset);
    let mut question = Question::of(dataset);
    change(&mut question);
    look(&Board::answer(&index, &question))
}

#[test]
fn by_a_day_holds_from_that_day_in_hindsight() {
    let dataset = dossier(&claim("x", "a", "reported = 2024-11-05\nwhen = \"../2024-10-15\""));
    let seen = |text: &str| {
        let ask = |question: &mut Question| {
            question.known = Known::Now;
            question.as_of = day(text);
        };
        board(&dataset, ask, |board| board.claims.rows.len())
    };
    assert_eq!((seen("2020-01-01"), seen("2024-10-14"), seen("2024-10-15")), (0, 0, 1));
}

#[test]
fn a_number_counts_the_points_of_what_its_claim_is_about_in_the_first_place() {
    let agreement = |id: &str| {
        format!(
            "\n[[agreement]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"treaty\"\nparties = [\"a\", \"b\"]\n"
        )
    };
    let x = claim("x", "a", "amount = \"4 point\"");
    let x = x.replace("[\"flow:shells\"]", "[\"agreement:new\", \"agreement:old\"]");
    let dataset = dossier(&format!("{}{}{x}", agreement("old"), agreement("new")));
    let said = board(
        &dataset,
        |_| {},
        |board| board.agreements.iter().map(|row| row.said).collect::<Vec<_>>(),
    );
    assert_eq!(said, [None, Some(0)]);
}

#[test]
fn an_event_stands_where_its_status_and_day_put_it() {
    use sitroom::board::timeline::Phase;
    let event = |id: &str, when: &str, status: &str, more: &str| {
        format!(
            "\n[[event]]\nid = \"{id}\"\ntitle = \"T\"\nwhen = {when}\nstatus = \"{status}\"\n{more}\n"
        )
    };
    let came_out = "outcome = \"It did.\"\noutcome-when = 2024-10-21";
    let dataset = dossier(
        &[
            event("done", "2024-10-05", "occurred", ""),
            event("off", "2024-10-15", "cancelled", ""),
            event("late", "2024-10-15", "expected", ""),
            event("out", "2024-10-15", "expected", came_out),
            event("soon", "2024-11-15", "planned", ""),
        ]
        .concat(),
    );
    board(
        &dataset,
        |_| {},
        |board| {
            let phase = |id: &str| {
                let of = |at: u32| dataset.word(dataset.events[at as usize].id);
                board.timeline.iter().find(|row| of(row.at) == id).unwrap().phase
            };
            assert_eq!(
                ["done", "off", "late", "out", "soon"].map(phase),
                [Phase::Happened, Phase::CalledOff, Phase::Overdue, Phase::CameOut, Phase::Ahead]
            );
        },
    );
}

#[test]
fn the_order_of_the_files_decides_nothing() {
    let x = claim("x", "a", "");
    let backs = stance("x", "b", "backs", "2024-10-05").replace("2024-10-05", "2024-10-11");
    let declines = stance("x", "b", "declines-comment", "2024-10-12");
    let denies = stance("x", "b", "denies", "2024-10-13");
    assert_eq!(status(&format!("{x}{backs}{declines}")), Status::Corroborated);
    assert_eq!(status(&format!("{x}{declines}{backs}")), Status::Corroborated);
    assert_eq!(status(&format!("{x}{backs}{denies}")), Status::Denied);
    assert_eq!(status(&format!("{x}{denies}{backs}")), Status::Denied);
}
