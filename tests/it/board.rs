//! Small dossiers, one rule each: statuses, mutes, hindsight, the aid ladder, figures side by side.

use std::collections::BTreeSet;

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
    let others =
        flow.figures[0].others.iter().map(|&at| dataset.word(dataset.claims[at as usize].id));
    assert_eq!(others.collect::<Vec<_>>(), ["old"]);
    assert_eq!(flow.figures[0].furthest, Some((1, 2)));
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
fn the_face_value_outlives_a_smaller_rung() {
    let states = [
        state("gift", "committed", "2024-10-02", "amount = \"10bn EUR\""),
        state("gift", "disbursed", "2024-10-12", "amount = \"4bn EUR\""),
    ];
    let dataset = dossier(&format!("{PACKAGES}{}", states.concat()));
    board(
        &dataset,
        |_| {},
        |board| {
            let gift = board.aid.rows.iter().find(|row| row.at == 2).unwrap();
            assert_eq!(
                gift.amount.and_then(|it| it.amount.best).map(wording::number).as_deref(),
                Some("10bn")
            );
            assert_eq!(gift.gap.map(wording::number).as_deref(), Some("6bn"));
            let total = &board.aid.totals[0];
            assert_eq!(
                (wording::sum(&total.promised), wording::sum(&total.committed)),
                ("10bn".into(), "10bn".into())
            );
        },
    );
}

#[test]
fn what_is_cancelled_is_no_longer_promised() {
    let states = [
        state("gift", "pledged", "2024-10-02", "amount = \"7bn EUR\""),
        state("gift", "cancelled", "2024-10-12", ""),
    ];
    let dataset = dossier(&format!("{PACKAGES}{}", states.concat()));
    board(
        &dataset,
        |_| {},
        |board| {
            assert_eq!(board.aid.withdrawn, [2]);
            assert!(
                board.aid.totals.is_empty() && board.aid.rows.iter().all(|row| row.gap.is_none())
            );
        },
    );
}

#[test]
fn a_packages_own_amount_counts_until_somebody_claims_another() {
    let gift =
        PACKAGES.replace("kind      = \"military\"", "kind = \"military\"\namount = \"3bn EUR\"");
    let states = state("gift", "committed", "2024-10-02", "");
    let face = |more: &str| {
        let dataset = dossier(&format!("{gift}{states}{more}"));
        board(
            &dataset,
            |_| {},
            |board| {
                let gift = board.aid.rows.iter().find(|row| row.at == 2).unwrap();
                gift.amount.and_then(|it| it.amount.best).map(wording::number)
            },
        )
    };
    assert_eq!(face("").as_deref(), Some("3bn"));
    let claimed = |id: &str, amount: &str, more: &str| {
        claim(id, "b", &format!("amount = \"{amount}\"\n{more}")).replace("flow:shells", "aid:gift")
    };
    assert_eq!(face(&claimed("x", "5bn EUR", "")).as_deref(), Some("5bn"));
    let withdrawn = claimed("x", "5bn EUR", "retracted = 2024-10-11");
    assert_eq!(face(&withdrawn).as_deref(), Some("3bn"), "a claim taken back gives no value");
}

#[test]
fn figures_of_different_times_are_not_compared() {
    let figure = |id: &str, by: &str, amount: &str, when: &str| {
        claim(id, by, &format!("metric = \"stock\"\namount = \"{amount} shell\"\nwhen = {when}"))
    };
    let spread = |first: &str, second: &str| {
        let claims = figure("x", "a", "100", first) + &figure("y", "b", "500", second);
        board(&dossier(&claims), |_| {}, |board| board.supply.flows[0].figures[0].spread)
    };
    assert_eq!(spread("2024-10-01", "2024-10-05"), None);
    assert_eq!(spread("2024-10-01", "2024-10-01"), Some(Relation::Conflict));
}

#[test]
fn an_update_taken_back_gives_the_figure_back() {
    let figure = |id: &str, amount: &str, more: &str| {
        claim(id, "a", &format!("metric = \"stock\"\namount = \"{amount} shell\"\n{more}"))
    };
    let headline = |more: &str| {
        let claims =
            figure("x", "100", "") + &figure("y", "500", &format!("updates = [\"x\"]\n{more}"));
        let dataset = dossier(&claims);
        let at = board(&dataset, |_| {}, |board| board.supply.flows[0].headline()).unwrap();
        dataset.word(dataset.claims[at as usize].id).to_owned()
    };
    assert_eq!(headline(""), "y");
    assert_eq!(headline("retracted = 2024-10-12"), "x");
}

#[test]
fn a_figure_gives_way_only_to_one_of_its_own_measure() {
    let x = claim("x", "a", "metric = \"stock\"\namount = \"100 shell\"");
    let rest = "\nreported = 2024-10-11\nupdates = [\"x\"]";
    let figures = |update: &str| {
        let dataset = dossier(&format!("{x}{update}"));
        board(
            &dataset,
            |_| {},
            |board| {
                let groups = board.supply.flows[0].figures.iter();
                let newest = groups.flat_map(|it| &it.figures).map(|it| it.claim as usize);
                let mut names: Vec<_> =
                    newest.map(|at| dataset.word(dataset.claims[at].id).to_owned()).collect();
                names.sort();
                names.join(" ")
            },
        )
    };
    let amount = |amount: &str| claim("y", "a", &format!("{amount}{rest}"));
    assert_eq!(figures(&amount("metric = \"stock\"\namount = \"200 shell\"")), "y");
    assert_eq!(figures(&amount("metric = \"rate\"\namount = \"200 shell/month\"")), "x y");
    let elsewhere = amount("metric = \"stock\"\namount = \"200 shell\"");
    assert_eq!(figures(&elsewhere.replace("flow:shells", "actor:c")), "x");
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
fn a_relay_is_an_outlet_and_no_origin() {
    let source =
        "\n[[source]]\nid = \"relay\"\ntitle = \"R\"\nkind = \"article\"\npublished = 2024-10-01\n";
    let relay = stance("x", "a-agency", "backs", "2024-10-11") + "via = \"relay\"\n";
    let dataset = dossier(&format!("{source}{}{relay}", claim("x", "a", "")));
    board(
        &dataset,
        |_| {},
        |board| {
            assert_eq!(board.claims.rows[0].verdict.origins, 1);
            assert_eq!(sitroom::board::status::outlets(&board.view, 0), 2);
        },
    );
}

#[test]
fn declining_to_comment_takes_nothing_back() {
    let x = claim("x", "a", "");
    let stances = [
        stance("x", "b", "backs", "2024-10-11"),
        stance("x", "b", "declines-comment", "2024-10-12"),
        stance("x", "a-agency", "cannot-confirm", "2024-10-12"),
    ];
    assert_eq!(status(&format!("{x}{}", stances.concat())), Status::Corroborated);
}

const JUDGEMENTS: &str = r#"
[[judgement]]
id         = "first"
says       = "It will go on."
confidence = "low"
rests-on   = ["claim:x"]

[[judgement]]
id         = "second"
says       = "It will end."
confidence = "low"
rests-on   = ["judgement:first"]
"#;

#[test]
fn judgements_fall_with_what_they_rest_on() {
    let dataset = dossier(&format!("{}{JUDGEMENTS}", claim("x", "a-agency", "")));
    let standing = |without: &str| {
        let mute = |question: &mut Question| {
            if !without.is_empty() {
                question.without = vec![Mute::parse(&dataset, without).unwrap()];
            }
        };
        board(&dataset, mute, |board| board.judgements.len())
    };
    assert_eq!((standing(""), standing("a-agency"), standing("b")), (2, 0, 2));
}

/// Judgements in rows: each rests on all of the row below it, those of the lowest on a claim.
fn rows_of_judgements(rows: usize, wide: usize) -> String {
    let judgement = |(row, at): (usize, usize)| {
        let below = |at: usize| format!("\"judgement:j{}-{at}\"", row - 1);
        let rests_on = match row {
            0 => "\"claim:x\"".to_owned(),
            _ => (0..wide).map(below).collect::<Vec<_>>().join(", "),
        };
        format!(
            "\n[[judgement]]\nid = \"j{row}-{at}\"\nsays = \"So.\"\nconfidence = \"low\"\nrests-on = [{rests_on}]\n"
        )
    };
    let all = (0..rows).flat_map(|row| (0..wide).map(move |at| (row, at)));
    all.map(judgement).collect::<Vec<_>>().concat()
}

#[test]
fn judgements_stand_and_fall_however_many_rest_on_each_other() {
    let claims = format!("{}{}", claim("x", "a", ""), claim("y", "b", ""));
    let left = |judgements: &str, without: &str| {
        let dataset = dossier(&format!("{claims}{judgements}"));
        let mute = |question: &mut Question| {
            question.without = vec![Mute::parse(&dataset, without).unwrap()];
        };
        board(&dataset, mute, |board| board.judgements.len())
    };
    let tall = rows_of_judgements(60, 1);
    assert_eq!((left(&tall, "a"), left(&tall, "b")), (0, 60));
    let wide = rows_of_judgements(15, 10);
    assert_eq!((left(&wide, "a"), left(&wide, "b")), (0, 150));
}

#[test]
fn a_judgement_that_gives_way_to_the_one_before_it_has_fallen() {
    let claims = format!("{}{}", claim("x", "a", ""), claim("y", "b", ""));
    let judgement = |id: &str, on: &str, more: &str| {
        format!(
            "\n[[judgement]]\nid = \"{id}\"\nsays = \"So.\"\nconfidence = \"low\"\nrests-on = [{on}]\n{more}\n"
        )
    };
    let old = judgement("old", "\"claim:x\"", "");
    let new = judgement("new", "\"claim:y\"", "supersedes = [\"old\"]");
    let both = judgement("both", "\"claim:x\", \"claim:y\"", "");
    let dataset = dossier(&format!("{claims}{old}{new}{both}"));
    let hang = |name: &str| {
        let mute = Mute::parse(&dataset, name).unwrap();
        let rows = board(&dataset, |_| {}, sitroom::board::reliance::rows);
        let row = rows.into_iter().find(|row| row.mute == mute).unwrap();
        (row.fallen, row.weakened)
    };
    assert_eq!((hang("family:a"), hang("family:b")), ((0, 1), (1, 1)));
}

#[test]
fn a_tripwire_points_to_the_newest_of_any_number_of_revisions() {
    use sitroom::board::indicators::pointed;
    use sitroom::board::judgements::heirs;
    let revision = |n: usize| {
        let old = if n == 0 { String::new() } else { format!("supersedes = [\"j{}\"]", n - 1) };
        format!(
            "\n[[judgement]]\nid = \"j{n}\"\nsays = \"So.\"\nconfidence = \"low\"\nrests-on = [\"claim:x\"]\n{old}\n"
        )
    };
    let all: String = (0..30).map(revision).collect();
    let wire =
        "\n[[indicator]]\nid = \"wire\"\nname = \"W\"\nwatch = \"W.\"\nfor = [\"judgement:j0\"]\n";
    let dataset = dossier(&format!("{}{all}{wire}", claim("x", "a", "")));
    let to = board(
        &dataset,
        |_| {},
        |board| pointed(&dataset, &heirs(&board.view), &dataset.indicators[0].points_to[0]),
    );
    assert_eq!(dataset.word(to.id), "j29");
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
fn props_that_moved_are_marked_for_review() {
    let later = stance("x", "b", "denies", "2024-10-12");
    let dataset = dossier(&format!("{}{later}{JUDGEMENTS}", claim("x", "a", "")));
    board(
        &dataset,
        |_| {},
        |board| {
            let moved = &board.judgements[0].props.moved;
            assert_eq!(moved.as_slice(), [(0, Status::SingleSource, Status::Denied)]);
        },
    );
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

#[test]
fn a_side_takes_its_assertion_back_only_by_denying_it() {
    let x = claim("x", "a", "");
    for (is, expected) in [
        ("doubts", Status::SingleSource),
        ("partly-backs", Status::SingleSource),
        ("cannot-confirm", Status::SingleSource),
        ("denies", Status::Denied),
    ] {
        let own = stance("x", "a-agency", is, "2024-10-11");
        assert_eq!(status(&format!("{x}{own}")), expected, "{is}");
    }
}

#[test]
fn a_replacement_taken_back_gives_the_claim_back() {
    let x = claim("x", "a", "");
    let newer = claim("y", "b", "supersedes = [\"x\"]\nretracted = 2024-10-12");
    assert_eq!(status(&format!("{x}{newer}")), Status::SingleSource);
}

#[test]
fn what_is_firm_is_not_less_because_some_of_it_went_further() {
    let states = [
        state("gift", "pledged", "2024-10-02", "amount = \"50bn EUR\""),
        state("gift", "committed", "2024-10-03", "amount = \"10bn EUR\""),
        state("gift", "disbursed", "2024-10-12", "amount = \"4bn EUR\""),
    ];
    let dataset = dossier(&format!("{PACKAGES}{}", states.concat()));
    board(
        &dataset,
        |_| {},
        |board| {
            let gift = board.aid.rows.iter().find(|row| row.at == 2).unwrap();
            assert_eq!(gift.gap.map(wording::number).as_deref(), Some("46bn"));
            assert_eq!(gift.firm().map(wording::number).as_deref(), Some("10bn"));
            assert_eq!(wording::sum(&board.aid.totals[0].committed), "10bn");
        },
    );
}

#[test]
fn a_reduction_raises_no_rung() {
    let states = [
        state("gift", "committed", "2024-10-02", "amount = \"10bn EUR\""),
        state("gift", "disbursed", "2024-10-03", "amount = \"1bn EUR\""),
        state("gift", "reduced", "2024-10-12", "amount = \"8bn EUR\""),
    ];
    let dataset = dossier(&format!("{PACKAGES}{}", states.concat()));
    board(
        &dataset,
        |_| {},
        |board| {
            let gift = board.aid.rows.iter().find(|row| row.at == 2).unwrap();
            let rungs: Vec<_> = gift
                .rungs
                .iter()
                .map(|rung| wording::number(rung.amount.unwrap().amount.best.unwrap()))
                .collect();
            assert_eq!(rungs, ["8bn", "1bn"]);
            assert_eq!(gift.gap.map(wording::number).as_deref(), Some("7bn"));
        },
    );
}

#[test]
fn a_package_reduced_to_nobody_says_what_is_unknown() {
    let states = [
        state("gift", "committed", "2024-10-02", "amount = \"100 USD\""),
        state("gift", "reduced", "2024-10-12", ""),
    ];
    let value = claim("value", "b", "amount = \"100 USD\"").replace("flow:shells", "aid:gift");
    let dataset = dossier(&format!("{PACKAGES}{value}{}", states.concat()));
    board(
        &dataset,
        |_| {},
        |board| {
            assert!(board.aid.rows.iter().all(|row| row.gap.is_none()));
            assert!(board.aid.totals.is_empty() && board.aid.unknown.contains(&2));
        },
    );
}
