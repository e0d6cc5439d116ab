//! What falls without a source: the question "what is left without HUR?", and the rules behind it.

use sitroom::board::Board;
use sitroom::board::differences::Differences;
use sitroom::board::index::Index;
use sitroom::board::question::{Mute, Question};
use sitroom::board::reliance;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::briefing;
use sitroom::dataset::Dataset;
use sitroom::export::{FORMATS, Options};

use crate::{golden, shipped};

fn without(dataset: &Dataset, muted: &[&str]) -> Question {
    let without = muted.iter().map(|it| Mute::parse(dataset, it).unwrap()).collect();
    Question { without, ..Question::of(dataset) }
}

fn section(board: &Board<'_>) -> Briefing {
    briefing(board, &["without"], Receipt::default())
}

/// The words of a claim's row on two boards: its name, its status there and here.
fn claims(before: &Board<'_>, now: &Board<'_>) -> Vec<String> {
    use sitroom::dataset::words::Word;
    let word = |it: Option<(u32, sitroom::board::status::Status)>| {
        it.map_or("none", |(_, status)| status.word())
    };
    let name = |board: &Board<'_>, at: u32| {
        let dataset = board.view.dataset();
        dataset.word(dataset.claims[at as usize].id).to_owned()
    };
    let rows = Differences::between(before, now).claims.into_iter().map(|it| {
        let (board, at) = it.now.map_or((before, it.before), |now_it| (now, Some(now_it)));
        format!("{} {} {}", name(board, at.unwrap().0), word(it.before), word(it.now))
    });
    rows.collect()
}

#[test]
fn what_is_left_without_hur() {
    let dataset = shipped::dataset();
    let index = Index::new(dataset);
    let board = Board::answer(&index, &without(dataset, &["hur"]));
    let everybody = board.everybody.as_deref().unwrap();
    let found = claims(everybody, &board);
    // Facts 6 and 7 were backed by South Korea, and fall with their claimant all the same; the shell
    // figures stand on Budanov alone.
    for row in ["nk-troops-total corroborated none", "nk-shell-rate single-source none"] {
        assert!(found.iter().any(|it| it == row), "{row} is not among {found:#?}");
    }
    let gone = everybody.claims.rows.len() - board.claims.rows.len();
    assert_eq!(found.iter().filter(|it| it.ends_with(" none")).count(), gone);
    let briefing = section(&board);
    let page = (FORMATS[0].print)(&briefing, &Options::default());
    golden::check("without-hur.txt", &page);
}

#[test]
fn every_row_names_what_one_of_the_boards_shows() {
    let dataset = shipped::dataset();
    let index = Index::new(dataset);
    let plain = Board::answer(&index, &Question::of(dataset));
    assert!(plain.everybody.is_none(), "nobody is left out, so there is nothing to compare");
    for row in reliance::rows(&plain) {
        let question = Question { without: vec![row.mute], ..Question::of(dataset) };
        let board = Board::answer(&index, &question);
        let found = Differences::between(board.everybody.as_deref().unwrap(), &board);
        let gone = found.claims.iter().filter(|it| it.now.is_none()).count();
        assert_eq!(gone, plain.claims.rows.len() - board.claims.rows.len());
        assert_eq!((row.claims, row.statuses), (gone, found.claims.len() - gone));
        for shift in &found.claims {
            let now = shift.now.map(|it| board.claims.at(it.0).unwrap().verdict.status);
            assert_eq!(now, shift.now.map(|it| it.1));
            assert_ne!(shift.before.map(|it| it.1), now);
        }
        let states = found.states.iter().filter(|it| it.1.now.is_none()).count();
        assert!(states <= found.states.len() && row.states == found.states.len());
        // The way back says the same with the sides changed.
        let back = Differences::between(&board, board.everybody.as_deref().unwrap());
        assert_eq!(back.claims.len(), found.claims.len());
        assert_eq!(back.figures.len(), found.figures.len());
        assert_eq!(back.judgements.len(), found.judgements.len());
    }
}

#[test]
fn two_boards_of_one_question_differ_in_nothing_even_if_names_are_numbered_otherwise() {
    let dataset = shipped::dataset();
    // The same files in another order: equal names, other numbers.
    let mut inputs = shipped::inputs();
    inputs.reverse();
    let turned = sitroom::load::load(inputs, &|_, _| Err("nothing is attached".to_owned()));
    let (index, other) = (Index::new(dataset), Index::new(&turned.dataset));
    for day in ["2024-10-17", "2024-10-22", "2024-11-30"] {
        let at = |dataset: &Dataset| Question::of(dataset).at(day.parse().unwrap());
        let board = Board::answer(&index, &at(dataset));
        let turned = Board::answer(&other, &at(&turned.dataset));
        let found = Differences::between(&board, &turned);
        assert!(found.claims.is_empty(), "{day}: {:?}", found.claims);
        assert!(found.events.is_empty() && found.bottom_line.is_none(), "{day}");
        assert!(found.judgements.is_empty(), "{day}: {:?}", found.judgements);
    }
}
