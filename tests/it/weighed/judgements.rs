//! Judgements in full: their props then and now, and how they came out.

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::judgements::{calibration, replaced, seen};
use sitroom::board::question::{Mute, Question};
use sitroom::board::status::Status;
use sitroom::briefing::block::Receipt;
use sitroom::briefing::briefing;
use sitroom::export::Options;

use super::{board, claim, dossier, stance};
use crate::shipped::dataset;

fn judgement(id: &str, more: &str) -> String {
    format!(
        "\n[[judgement]]\nid = \"{id}\"\nsays = \"It will be so.\"\nconfidence = \"low\"\n{more}\n"
    )
}

#[test]
fn a_judgement_shows_its_props_then_and_now() {
    let more = "rests-on = [\"event:vote\", \"claim:x\", \"actor:b\"]\ncontrary = [\"claim:y\"]";
    let records = [
        claim("x", "a", ""),
        claim("y", "b", ""),
        stance("x", "b", "backs", "2024-10-12"),
        stance("x", "c", "denies", "2024-10-13"),
        "\n[[event]]\nid = \"vote\"\ntitle = \"Vote\"\nwhen = 2024-10-20\nstatus = \"expected\"\n\
         outcome = \"Lost.\"\noutcome-when = 2024-10-21\n"
            .to_owned(),
        judgement("j", more),
    ];
    let dataset = dossier(&records.concat());
    let found = |as_of: &str| {
        let index = Index::new(&dataset);
        let question = Question::of(&dataset).at(as_of.parse().unwrap());
        let board = Board::answer(&index, &question);
        let row = &board.judgements[0];
        let judgement = &dataset.judgements[0];
        let props = seen(&board.view, &judgement.rests_on, &row.props);
        let contrary = seen(&board.view, &judgement.contrary, &row.contrary);
        assert_eq!(contrary.len(), 1);
        assert_eq!((contrary[0].now, contrary[0].before), (Some(Status::SingleSource), None));
        props.iter().map(|prop| (prop.now, prop.before, prop.came_out)).collect::<Vec<_>>()
    };
    let alone = Some(Status::SingleSource);
    let subject = (None, None, false);
    assert_eq!(found("2024-10-11"), [(None, None, false), (alone, None, false), subject]);
    let backed = Some(Status::Corroborated);
    assert_eq!(found("2024-10-12"), [(None, None, false), (backed, alone, false), subject]);
    let contested = Some(Status::Contested);
    assert_eq!(found("2024-10-21"), [(None, None, true), (contested, alone, false), subject]);

    let brief = |as_of: &str, without: &str| {
        let index = Index::new(&dataset);
        let without = Mute::parse(&dataset, without).into_iter().collect();
        let question = Question { without, ..Question::of(&dataset).at(as_of.parse().unwrap()) };
        let board = Board::answer(&index, &question);
        let page = briefing(&board, &["brief"], Receipt::default());
        let page = sitroom::export::text::print(&page, &Options::default());
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let page = brief("2024-10-11", "");
    assert!(page.contains("For: ahead: Vote [1]; ○ A: It is so [1]; actor: B."), "{page}");
    assert!(page.contains("Against: ○ B: It is so [1]."), "{page}");
    let page = brief("2024-10-21", "");
    assert!(page.contains("For: came out: Vote [1]; ◐ A: It is so [1]; actor: B."), "{page}");
    assert!(page.contains("Review: Vote [1] came out on 2024-10-21: Lost."), "{page}");
    let page = brief("2024-10-11", "a");
    assert!(page.contains("For: ahead: Vote [1]; actor: B. 1 other prop is left out."), "{page}");
    let page = brief("2024-10-11", "b");
    assert!(page.contains("Against: nothing is left of 1 prop."), "{page}");
}

#[test]
fn a_judgement_whose_time_is_over_asks_for_its_outcome() {
    let past = |more: &str| {
        let judgement = judgement("j", &format!("rests-on = [\"claim:x\"]\n{more}"));
        let dataset = dossier(&format!("{}{judgement}", claim("x", "a", "")));
        board(&dataset, |board| board.judgements[0].past)
    };
    assert_eq!(past(""), None);
    assert_eq!(past("until = 2024-10-22"), None);
    assert_eq!(past("until = 2024-10-20"), Some(2));
    assert_eq!(past("until = \"2024-10\""), None);
    let outcome = "until = 2024-10-20\noutcome = \"So it was.\"\noutcome-when =";
    assert_eq!(past(&format!("{outcome} 2024-10-22")), None);
    assert_eq!(past(&format!("{outcome} 2024-10-23")), Some(2), "not known on the board's day");
}

#[test]
fn calibration_counts_every_judgement_that_was_made() {
    let made = |id: &str, word: &str, more: &str| {
        judgement(id, &format!("likelihood = \"{word}\"\nrests-on = [\"claim:x\"]\n{more}"))
    };
    let came = |verdict: &str, on: &str| {
        format!("outcome = \"Seen.\"\noutcome-when = {on}\ncame-true = \"{verdict}\"")
    };
    let judgements = [
        made("one", "very likely", &came("yes", "2024-10-20")),
        made("two", "likely", &came("no", "2024-10-20")),
        made("three", "likely", "supersedes = [\"two\"]"),
        made("four", "likely", &came("partly", "2024-10-22")),
        made("five", "likely", &came("yes", "2024-10-23")),
        made("six", "likely", "outcome = \"Unclear.\"\noutcome-when = 2024-10-20"),
    ];
    let dataset = dossier(&format!("{}{}", claim("x", "a", ""), judgements.concat()));
    let (rows, old) = board(&dataset, |board| (calibration(&board.view), replaced(&board.view)));
    let counts: Vec<_> = rows
        .iter()
        .map(|it| (it.word, it.range, it.made.len(), it.yes, it.partly, it.no))
        .collect();
    assert_eq!(counts, [("likely", (55, 80), 5, 0, 1, 1), ("very likely", (80, 95), 1, 1, 0, 0)]);
    assert_eq!(rows[0].out(), 2);
    assert_eq!(old, [(1, 2)]);
}

#[test]
fn judgements_name_claims_in_words_and_keep_likelihood_from_confidence() {
    let index = Index::new(dataset());
    let question = Question::of(dataset());
    let board = Board::answer(&index, &question);
    let text = |section: &str| {
        let page = briefing(&board, &[section], Receipt::default());
        sitroom::export::text::print(&page, &Options { width: 200, ..Options::default() })
    };
    for text in ["brief", "judgements"].map(text) {
        let (body, _) = text.split_once("== Sources").unwrap();
        for claim in &dataset().claims {
            let id = dataset().word(claim.id);
            assert!(!body.contains(&format!(" {id}")), "{id} is no word to a reader");
        }
        for sentence in body.split(". ").flat_map(|part| part.split('\n')) {
            let both = sentence.contains("ikelihood:") && sentence.contains("onfidence:");
            assert!(!both, "{sentence}");
        }
        assert!(
            body.contains("Likelihood: likely (55–80 %).") && body.contains("Confidence: low.")
        );
    }
}
