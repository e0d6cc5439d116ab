//! Judgements and what they stand on.

use super::{board, claim, dossier, stance};
use sitroom::board::question::{Mute, Question};
use sitroom::board::status::Status;

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
