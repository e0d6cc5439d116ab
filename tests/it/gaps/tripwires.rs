//! Decisions that are due, and what moves a tripwire.

use sitroom::board::gaps::{self, GapKind};
use sitroom::board::question::Question;
use sitroom::briefing::detail::detail;
use sitroom::briefing::pages::Standing;
use sitroom::dataset::id::Key;
use sitroom::dataset::words::{Kind, Word};

use super::{claim, day, dossier, found, section, stance, state, with};
use crate::shipped;

/// The vote on the loan as an event, a tripwire and an expected rung, all of one day.
fn vote() -> String {
    let event = "\n[[event]]\nid = \"vote\"\ntitle = \"The vote\"\nwhen = \"2024-10-15/2024-10-20\"\n\
                 status = \"expected\"\nabout = [\"aid:loan\"]\noutcome = \"Yes.\"\noutcome-when = 2024-10-25\n";
    let promise = "\n[[state]]\nof = \"aid:loan\"\nis = \"expected\"\ntarget = \"committed\"\n\
                   when = \"2024-10-15/2024-10-20\"\nreported = 2024-10-11\nrests-on = [\"event:vote\"]\n";
    let read = state("indicator:vote", "possible", "2024-10-11", "\"event:vote\"", "");
    format!("{event}{promise}{read}")
}

#[test]
fn a_decision_is_due_once_however_many_records_speak_of_it() {
    let dataset = dossier(&vote());
    let due = |on: &str| {
        with(&dataset, &Question::of(&dataset).at(day(on)), |board| {
            let is_gap = gaps::rows(board).iter().any(|gap| gap.kind() == GapKind::Overdue);
            (board.due.clone(), Standing::of(board).overdue, is_gap)
        })
    };
    let (rows, overdue, is_gap) = due("2024-10-20");
    assert_eq!((rows.len(), rows[0].left, overdue, is_gap), (1, 0, 0, false));
    assert!(rows[0].event.is_some() && rows[0].indicator.is_some() && rows[0].aid.is_some());
    let (rows, overdue, is_gap) = due("2024-10-22");
    assert_eq!((rows.len(), rows[0].left, overdue, is_gap), (1, -2, 1, true));
    assert_eq!(found(&dataset, "2024-10-22", GapKind::Overdue), ["2 event+indicator+aid"]);
    let (rows, overdue, _) = due("2024-10-25");
    assert_eq!((rows.len(), overdue), (1, 1), "the event came out; nobody read the tripwire");
    assert!(rows[0].event.is_none());
}

#[test]
fn decisions_of_another_day_or_subject_stay_apart() {
    let other = "\n[[event]]\nid = \"other\"\ntitle = \"Other\"\nwhen = \"../2024-10-20\"\n\
                 status = \"deadline\"\nabout = [\"front:north\"]\n";
    let later = "\n[[event]]\nid = \"later\"\ntitle = \"Later\"\nwhen = \"../2024-10-21\"\n\
                 status = \"deadline\"\nabout = [\"aid:loan\"]\n";
    let second = "\n[[event]]\nid = \"second\"\ntitle = \"Second\"\nwhen = \"../2024-10-20\"\n\
                  status = \"deadline\"\nabout = [\"aid:loan\"]\n";
    let dataset = dossier(&format!("{}{other}{later}{second}", vote()));
    let rows = with(&dataset, &Question::of(&dataset), |board| board.due.clone());
    assert_eq!(rows.len(), 4, "two events of one day and subject are two decisions: {rows:#?}");
    assert_eq!(rows.iter().filter(|due| due.indicator.is_some()).count(), 1);
}

#[test]
fn of_many_decisions_of_one_day_and_subject_each_tripwire_takes_its_own() {
    let event = |n: usize| {
        format!(
            "\n[[event]]\nid = \"event-{n}\"\ntitle = \"Event {n}\"\nwhen = \"../2024-10-20\"\n\
             status = \"deadline\"\nabout = [\"aid:loan\"]\n"
        )
    };
    let tripwire = |n: usize| {
        let read = format!("indicator:wire-{n}");
        let read = state(&read, "possible", "2024-10-11", "\"event:event-0\"", "");
        format!(
            "\n[[indicator]]\nid = \"wire-{n}\"\nname = \"Wire {n}\"\nwatch = \"It.\"\n\
             due = \"../2024-10-20\"\nfor = [\"aid:loan\"]\n{read}"
        )
    };
    let paired = |events: usize, wires: usize| {
        let events: String = (0..events).map(event).collect();
        let wires: String = (0..wires).map(tripwire).collect();
        let dataset = dossier(&format!("{events}{wires}"));
        let rows = with(&dataset, &Question::of(&dataset), |board| board.due.clone());
        let both = rows.iter().filter(|it| it.event.is_some() && it.indicator.is_some());
        let first = rows.iter().find(|it| it.event == Some(0)).and_then(|it| it.indicator);
        (rows.len(), both.count(), first)
    };
    // The ground has a tripwire of that day and subject too, at 0 on its shelf.
    assert_eq!(paired(5, 3), (5, 4, Some(1)));
    assert_eq!(paired(2, 4), (5, 2, Some(1)));
}

#[test]
fn what_is_reached_or_only_at_risk_is_not_due() {
    let state = |is: &str, more: &str| {
        let dataset = dossier(&format!(
            "{}\n[[state]]\nof = \"aid:loan\"\nis = \"{is}\"\nwhen = 2024-10-12\nreported = 2024-10-12\n\
             rests-on = [\"claim:x\"]\n{more}\n",
            claim("x", "a", "aid:loan", "")
        ));
        with(&dataset, &Question::of(&dataset), |board| {
            board.due.iter().filter(|due| due.aid.is_some()).count()
        })
    };
    assert_eq!(state("expected", "target = \"committed\""), 1);
    assert_eq!(state("at-risk", "target = \"committed\""), 0);
    assert_eq!(state("expected", ""), 0, "no rung is named");
    assert_eq!(state("committed", "target = \"committed\""), 0);
}

#[test]
fn a_reading_on_its_day_answers_a_tripwire() {
    let x = claim("x", "a", "aid:loan", "");
    let first = state("indicator:vote", "possible", "2024-10-11", "\"claim:x\"", "");
    let answer = state("indicator:vote", "not-seen", "2024-10-21", "\"claim:x\"", "");
    let dataset = dossier(&format!("{x}{first}{answer}"));
    let row = |on: &str| {
        with(&dataset, &Question::of(&dataset).at(day(on)), |board| {
            let row = &board.indicators[0];
            (row.due_in, row.is_overdue(), row.answered)
        })
    };
    assert_eq!(row("2024-10-19"), (Some(1), false, false));
    let overdue = dossier(&format!("{x}{first}"));
    let left = with(&overdue, &Question::of(&overdue), |board| board.indicators[0].due_in);
    assert_eq!(left, Some(-2));
    assert_eq!(row("2024-10-21"), (None, false, true));
    let text = section(&dataset, "2024-10-22", "tripwires");
    assert!(text.contains("Its day was answered on 2024-10-21: not seen."), "{text}");
}

#[test]
fn a_step_names_what_moved_it() {
    let x = claim("x", "a", "aid:loan", "");
    let y = claim("y", "b", "aid:loan", "reported = 2024-10-13");
    let states = state("indicator:vote", "possible", "2024-10-11", "\"claim:x\"", "")
        + &state("indicator:vote", "possible", "2024-10-12", "\"claim:x\"", "")
        + &state("indicator:vote", "emerging", "2024-10-13", "\"claim:x\", \"claim:y\"", "")
        + &state("indicator:vote", "observed", "2024-10-14", "\"claim:y\"", "");
    let dataset = dossier(&format!("{x}{y}{states}"));
    let (steps, texts) = with(&dataset, &Question::of(&dataset), |board| {
        let name = |at: u32| dataset.word(dataset.claims[at as usize].id).to_owned();
        let steps: Vec<_> = board.indicators[0]
            .steps
            .iter()
            .map(|step| {
                let by: Vec<_> = step.by.iter().map(|cite| name(cite.at)).collect();
                (step.before.map(Word::word), step.now.word(), by.join("+"))
            })
            .collect();
        let detail = detail(board, "indicator:vote").unwrap();
        (steps, format!("{:?}", detail.blocks))
    });
    let wanted = [
        (None, "possible", "x"),
        (Some("possible"), "emerging", "y"),
        (Some("emerging"), "observed", "y"),
    ];
    assert_eq!(steps, wanted.map(|(before, now, by)| (before, now, by.to_owned())));
    assert!(texts.contains("possible → emerging on 2024-10-13"), "{texts}");
    assert!(texts.contains("First read: possible on 2024-10-11"), "{texts}");
}

#[test]
fn a_tripwire_points_to_the_judgement_that_stands() {
    let judgement = |id: &str, on: &str, says: &str, more: &str| {
        format!(
            "\n[[judgement]]\nid = \"{id}\"\nsays = \"{says}\"\nreported = {on}\nlikelihood = \"likely\"\n\
             rests-on = [\"claim:x\"]\nchange-if = [\"Not.\"]\n{more}\n"
        )
    };
    let text = claim("x", "a", "aid:loan", "")
        + &state("indicator:vote", "possible", "2024-10-11", "\"claim:x\"", "")
        + &judgement("will-pay", "2024-10-12", "Old words", "")
        + &judgement("will-not", "2024-10-14", "New words", "supersedes = [\"will-pay\"]");
    let dataset = dossier(&text);
    let at = |on| section(&dataset, on, "tripwires");
    assert!(!at("2024-10-11").contains("judgement"), "{}", at("2024-10-11"));
    assert!(at("2024-10-13").contains("judgement: Old words"), "{}", at("2024-10-13"));
    assert!(at("2024-10-14").contains("judgement: New words"), "{}", at("2024-10-14"));
    let weight = with(&dataset, &Question::of(&dataset), |board| {
        let vote = dataset.names.find("vote").unwrap();
        let weights = sitroom::board::weight::Weights::of(board);
        weights.on(&[Key { kind: Kind::Indicator, id: vote }])
    });
    assert_eq!(weight, 1, "only the one that stands");
}

#[test]
fn tripwires_stand_overdue_first_then_by_day_then_by_how_far_they_moved() {
    for as_of in ["2024-10-22", "2024-10-28", "2024-11-20", "2027-01-01"] {
        let question = Question::of(shipped::dataset()).at(day(as_of));
        with(shipped::dataset(), &question, |board| {
            let keys: Vec<_> = board
                .indicators
                .iter()
                .map(|row| (!row.is_overdue(), row.due_in.is_none(), row.due_in))
                .collect();
            assert!(keys.is_sorted(), "{as_of}: {keys:?}");
        });
    }
    let readings = with(
        shipped::dataset(),
        &Question::of(shipped::dataset()).at(day("2024-10-28")),
        |board| {
            let open = board.indicators.iter().filter(|row| row.due_in.is_none());
            open.filter_map(|row| row.reading).map(Word::word).collect::<Vec<_>>()
        },
    );
    let wanted =
        ["observed", "observed", "emerging", "emerging", "emerging", "possible", "possible"];
    assert_eq!(readings[..7], wanted);
}

#[test]
fn nothing_of_the_future_weighs_is_due_or_moves_a_tripwire() {
    let judgement = |id: &str, on: &str, more: &str| {
        format!(
            "\n[[judgement]]\nid = \"{id}\"\nsays = \"So.\"\nreported = {on}\nlikelihood = \"likely\"\n\
             rests-on = [\"claim:x\"]\nchange-if = [\"Not.\"]\n{more}\n"
        )
    };
    let text = claim("x", "a", "flow:shells", "amount = \"2600 shell\"")
        + &claim("five", "a", "agreement:plan", "amount = \"5 point\"")
        + &stance("x", "b", "denies", "2024-10-12")
        + &stance("x", "c", "backs", "2024-10-16")
        + &state("front:north", "holding", "2024-10-11", "\"claim:x\"", "")
        + &state("indicator:vote", "emerging", "2024-10-14", "\"claim:x\"", "")
        + &state("indicator:vote", "not-seen", "2024-10-23", "\"claim:x\"", "")
        + &judgement("will-pay", "2024-10-13", "")
        + &judgement("will-not", "2024-10-15", "supersedes = [\"will-pay\"]");
    let dataset = dossier(&format!("{}{text}", vote()));
    crate::as_of::holds_on_every_day(&dataset);
}
