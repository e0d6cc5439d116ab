//! Aid on the ladder, and figures that give way to one another.

use super::{board, claim, day, dossier, state};
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::wording;
use sitroom::dataset::amount::Relation;
use sitroom::dataset::words::Word;

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
