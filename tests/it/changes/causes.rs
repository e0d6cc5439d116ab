//! What turned a status, and on whose word.

use sitroom::board::Board;
use sitroom::board::as_of::AsOf;
use sitroom::board::index::Index;
use sitroom::board::question::{Known, Question};
use sitroom::board::status::{formers, verdict};
use sitroom::dataset::date::Day;
use sitroom::dataset::words::Word;

use super::{day, flat, made, march, question, stance, turn};
use crate::shipped;

#[test]
fn a_status_is_put_down_to_the_report_that_turned_it() {
    let backed = stance("crossed", "neighbour", "backs", "2024-03-12");
    let later = stance("crossed", "stranger", "declines-comment", "2024-03-20");
    let said = flat(&march(&format!("{backed}{later}")));
    assert!(
        said.contains(
            "Soldiers crossed the river. [1] single-source → corroborated, by Neighbour backing it \
             [1], 2024-03-12."
        ),
        "{said}"
    );
    assert!(said.contains("Now corroborated, also: Stranger declines to comment, 2024-03-20"));

    // Denied on the 12th, backed on the 20th: only then it is contested.
    let denied = stance("crossed", "neighbour", "denies", "2024-03-12");
    let backed = stance("crossed", "stranger", "backs", "2024-03-20");
    let said = flat(&march(&format!("{denied}{backed}")));
    assert!(said.contains("→ contested, by Stranger backing it [1], 2024-03-20."), "{said}");
    assert!(said.contains("Now contested, also: Neighbour denies, 2024-03-12"), "{said}");

    // Corroborated before the baseline; one backer more turns nothing.
    let first = stance("crossed", "neighbour", "backs", "2024-03-06");
    let second = stance("crossed", "stranger", "backs", "2024-03-20");
    let said = flat(&march(&format!("{first}{second}")));
    assert!(!said.contains("Status changed"), "{said}");
    assert!(said.contains("Still corroborated: Stranger backs, 2024-03-20"), "{said}");
}

#[test]
fn a_former_position_is_the_newest_of_an_earlier_day() {
    let said = |by: &str, is: &str, on: &str| stance("crossed", by, is, on);
    let stances = [
        said("stranger", "denies", "2024-03-05"),
        said("neighbour", "cannot-confirm", "2024-03-06"),
        said("neighbour", "doubts", "2024-03-06"),
        said("neighbour", "denies", "2024-03-20"),
        said("neighbour", "backs", "2024-03-20"),
        said("stranger", "backs", "2024-04-30"),
    ];
    let dataset = made(&stances.concat());
    let index = Index::new(&dataset);
    let claim = dataset.claims.place(dataset.names.find("crossed").unwrap()).unwrap();
    let found = |as_of: &str| {
        let view = AsOf::new(&index, &Question::of(&dataset).at(day(as_of)));
        let formers = formers(&view, claim);
        let word = |at: u32| formers.get(&at).map(|it| it.is.word());
        (0..6).map(word).collect::<Vec<_>>()
    };
    let second = Some("doubts");
    assert_eq!(found("2024-03-31"), [None, None, None, second, second, None]);
    assert_eq!(found("2024-04-30"), [None, None, None, second, second, Some("denies")]);
    assert_eq!(found("2024-03-06"), [None; 6]);
}

#[test]
fn a_cause_is_known_on_every_day_of_every_changed_status() {
    let dataset = shipped::dataset();
    let index = Index::new(dataset);
    let mut found = 0;
    for as_of in 10..=31 {
        for known in Known::ALL {
            let question = Question {
                known: *known,
                ..question(dataset, "2024-10-09", &format!("2024-10-{as_of}"))
            };
            let board = Board::answer(&index, &question);
            for change in &board.changes.statuses {
                let cause = &board.causes()[&change.claim];
                assert!(day("2024-10-09") < cause.day && cause.day <= question.as_of);
                let status = |day: Day| {
                    let question = question.at(day);
                    verdict(&AsOf::new(&index, &question), change.claim).status
                };
                assert_eq!(status(cause.day), change.now);
                assert_ne!(status(cause.day.pred_opt().unwrap()), change.now, "it was so before");
                assert!(!cause.by.is_empty() && cause.by.iter().all(|&cite| board.view.sees(cite)));
                found += 1;
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn what_was_withdrawn_says_how_and_what_was_revised_says_it_once() {
    let retracted = march(
        "\n[[claim]]\nid = \"slip\"\nsays = \"A bridge fell.\"\nby = \"minister\"\nvia = \"paper\"\n\
         reported = 2024-03-11\nretracted = 2024-03-13\nabout = [\"front:river\"]\n",
    );
    let said = flat(&retracted);
    assert!(
        said.contains("Withdrawn or replaced - Minister, 2024-03-11: A bridge fell. [1] Taken back on 2024-03-13."),
        "{said}"
    );
    let newer = |amount: &str| {
        format!(
            "\n[[claim]]\nid = \"newer\"\nsays = \"It is otherwise.\"\nby = \"minister\"\nvia = \
             \"paper\"\nreported = 2024-03-14\nsupersedes = [\"count\"]\n{amount}about = \
             [\"front:river\"]\n"
        )
    };
    let said = flat(&march(&newer("amount = \"250 person\"\n")));
    let revised =
        "The river: 100 people (Minister, 2024-03-05) [1] → 250 people (Minister, 2024-03-14) [1]";
    assert!(said.contains(revised), "{said}");
    assert!(!said.contains("Withdrawn"), "{said}");
    let said = flat(&march(&newer("")));
    assert!(
        said.contains(
            "Minister, 2024-03-05: They are a hundred. [1] Replaced by Minister, 2024-03-14: It is \
             otherwise. [1]"
        ),
        "{said}"
    );
}

#[test]
fn what_is_heard_or_assessed_first_says_on_whose_word() {
    let state =
        turn("", "").split("\n[[state]]").nth(2).map(|it| format!("\n[[state]]{it}")).unwrap();
    let event = |id: &str, status: &str| {
        format!(
            "\n[[event]]\nid = \"{id}\"\ntitle = \"The {id}\"\nwhen = 2024-02-02\nreported = \
             2024-03-12\nstatus = \"{status}\"\nvia = \"paper\"\n"
        )
    };
    let said =
        flat(&march(&[state, event("flood", "occurred"), event("storm", "reported")].concat()));
    assert!(
        said.contains("First assessed (front): The river, contested (Minister). [1]"),
        "{said}"
    );
    assert!(said.contains("The flood [1]; heard of 2024-03-12 from The paper."), "{said}");
    let once = "The storm (reported, The paper) [1]; heard of 2024-03-12.";
    assert!(said.contains(once), "{said}");
}
