//! What falls without a source: the question "what is left without HUR?", and the rules behind it.

use sitroom::board::Board;
use sitroom::board::differences::Differences;
use sitroom::board::index::Index;
use sitroom::board::question::{Mute, Question};
use sitroom::board::reliance;
use sitroom::board::subject::Series;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::briefing;
use sitroom::dataset::Dataset;
use sitroom::export::{FORMATS, Options};
use sitroom::load::{Input, load};

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
        assert_eq!(row.states, found.states.len());
        for (subject, shift) in &found.states {
            let newest = |board: &Board<'_>| {
                Series::of(&board.view, subject.before.unwrap()).states.last().copied()
            };
            assert_eq!(shift.now, newest(&board), "the newest that is left, if any is");
            assert_eq!(shift.before, newest(&plain));
            assert_ne!(shift.now, shift.before);
        }
        // The way back says the same with the sides changed.
        let back = Differences::between(&board, board.everybody.as_deref().unwrap());
        assert_eq!(back.claims.len(), found.claims.len());
        assert_eq!(back.figures.len(), found.figures.len());
        assert_eq!(back.judgements.len(), found.judgements.len());
    }
}

const PARTIES: &str = r#"
[dataset]
schema = 1
id = "ground"
title = "The ground"
as-of = 2024-03-31
licence = "CC0-1.0"

[[actor]]
id = "left"
name = "Left"
kind = "state"

[[front]]
id = "river"
name = "The river"
"#;

/// What a publication says: that so many stand at the river, and in its own voice that so many do.
fn paper(id: &str, by: &str, counts: [u32; 2]) -> String {
    let claim = |name: &str, by: &str, n: u32| {
        format!(
            "\n[[claim]]\nid = \"{id}-{name}\"\nsays = \"So many.\"\nby = \"{by}\"\nmetric = \"total\"\n\
             amount = \"{n} person\"\nabout = [\"front:river\"]\nvia = \"{id}\"\nreported = \
             2024-03-05\n"
        )
    };
    let source = format!(
        "[[source]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"article\"\npublished = 2024-03-01\n\
         publisher = \"{id}\"\n"
    );
    [source, claim("said", by, counts[0]), claim("counted", "narrator", counts[1])].concat()
}

/// A dossier of files in the order given.
fn read(files: &[(&str, String)]) -> Dataset {
    let input =
        |(name, text): &(&str, String)| Input { name: (*name).into(), bytes: text.clone().into() };
    let loaded = load(files.iter().map(input).collect(), &|_, _| Err(String::new()));
    assert!(loaded.faults.is_empty(), "{:#?}", loaded.faults);
    loaded.dataset
}

fn state(trend: &str) -> String {
    format!(
        "[[state]]\nof = \"front:river\"\nis = \"contested\"\nwhen = 2024-03-06\nreported = \
         2024-03-06\nrests-on = [\"claim:morning-said\"]\ncontrol = {{ contested = \"12 km2\" }}\n{trend}\n"
    )
}

/// What differs between two dossiers.
fn between(old: &Dataset, new: &Dataset) -> Differences {
    let (one, other) = (Index::new(old), Index::new(new));
    let board = Board::answer(&one, &Question::of(old));
    Differences::between(&board, &Board::answer(&other, &Question::of(new)))
}

#[test]
fn figures_and_faces_do_not_hang_on_which_file_was_read_first() {
    let front = state("trend = \"worsening\"\nfor = \"right\"");
    let files = [
        ("a.toml", PARTIES.to_owned()),
        ("b.toml", paper("morning", "left", [10, 20])),
        ("c.toml", paper("evening", "right", [30, 40])),
        ("d.toml", front),
        ("e.toml", "[[actor]]\nid = \"right\"\nname = \"Right\"\nkind = \"state\"\n".to_owned()),
    ];
    let mut turned = files.clone();
    turned.reverse();
    let (first, turned) = (read(&files), read(&turned));
    assert_ne!(first.names.find("right"), turned.names.find("right"), "numbered otherwise");
    let found = between(&first, &turned);
    assert!(found.is_empty(), "{found:#?}");

    // The same word and the same numbers, of others: these are differences.
    let mut other = files.clone();
    other[3].1 = state("trend = \"worsening\"\nfor = \"left\"");
    assert_eq!(between(&first, &read(&other)).states.len(), 1);
    let mut other = files.clone();
    other[3].1 = files[3].1.replace("12 km2", "13 km2");
    assert_eq!(between(&first, &read(&other)).states.len(), 1);
    let mut other = files.clone();
    other[1].1 = paper("morning", "left", [20, 10]);
    let found = between(&first, &read(&other));
    assert_eq!(found.figures.len(), 1, "{found:#?}");
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
        let why =
            "another order of the files gives another board (two figures of one origin and day?)";
        assert!(found.is_empty(), "{day}: {why} {found:#?}");
    }
}
