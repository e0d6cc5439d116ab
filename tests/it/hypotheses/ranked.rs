//! Which answer stands first, and what would change that.

use super::{analyses, dossier, ids, item, matrix, on, only, question};
use sitroom::board::question::{Mute, Question};
use sitroom::briefing::block::Receipt;
use sitroom::briefing::briefing;
use sitroom::briefing::pages::{report_days, touched};
use sitroom::export::{Glyphs, Options};

#[test]
fn items_against_are_counted_and_decide() {
    let dataset = dossier(&matrix());
    let analysis = only(&dataset, &Question::of(&dataset));
    let counts: Vec<_> = analysis
        .hypotheses
        .iter()
        .map(|row| {
            (
                row.at,
                row.inconsistent,
                row.strongly_inconsistent,
                row.consistent,
                row.strongly_consistent,
            )
        })
        .collect();
    assert_eq!(counts, [(0, 0, 0, 3, 1), (1, 1, 0, 1, 0), (2, 3, 1, 1, 1)]);
    assert_eq!(analysis.least(), [0]);
    assert_eq!(analysis.pairs, 3);
    assert_eq!(analysis.fallen, 0);
}

#[test]
fn of_equals_the_one_with_fewer_strong_items_against_it_stands_first() {
    let more = item(
        "strong",
        "claim:ca",
        "strongly-inconsistent = [\"army\"]\ninconsistent = [\"farmers\", \"nobody\"]",
    );
    let dataset = dossier(&more);
    let analysis = only(&dataset, &Question::of(&dataset));
    let order: Vec<_> = analysis.hypotheses.iter().map(|row| row.at).collect();
    assert_eq!(order, [1, 2, 0]);
    assert_eq!(analysis.least(), [1, 2]);
    assert_eq!(analysis.items[0].flips_to, Some(vec![0, 1, 2]), "without evidence all are equal");
}

#[test]
fn what_tells_most_apart_stands_first() {
    let dataset = dossier(&matrix());
    let analysis = only(&dataset, &Question::of(&dataset));
    // All four tell apart something; `noise` does so by two strong readings, `none` by one.
    assert_eq!(ids(&dataset, &analysis), ["noise", "none", "field", "lorries"]);
    let pairs: Vec<_> = analysis.items.iter().map(|item| item.pairs).collect();
    assert_eq!(pairs, [3, 3, 3, 2]);
}

#[test]
fn what_flips_is_found_by_removing_each_item() {
    let dataset = dossier(&matrix());
    let analysis = only(&dataset, &Question::of(&dataset));
    let flips: Vec<_> = analysis.items.iter().map(|item| item.flips_to.clone()).collect();
    assert_eq!(flips, [None, None, None, Some(vec![0, 1])], "only the lorries decide");
}

#[test]
fn an_item_counts_from_its_day_until_another_takes_its_place() {
    let late = item(
        "column",
        "claim:late",
        "reported = 2030-05-05\nstrongly-inconsistent = [\"farmers\"]\nsupersedes = [\"lorries\"]",
    );
    let dataset = dossier(&(matrix() + &late));
    let of = |day: &str| analyses(&dataset, &question(&dataset, day));
    assert!(of("2030-04-30").is_empty());
    let before = only(&dataset, &question(&dataset, "2030-05-04"));
    assert_eq!(ids(&dataset, &before), ["noise", "none", "field", "lorries"]);
    let after = only(&dataset, &question(&dataset, "2030-05-05"));
    assert_eq!(ids(&dataset, &after), ["noise", "none", "field", "column"]);
    let now = question(&dataset, "2030-05-05");
    let (new, days) = on(&dataset, &now, |board| {
        (touched(board, &question(&dataset, "2030-05-04")), report_days(board))
    });
    assert!(new.contains("evidence:column"), "{new:?}");
    assert_eq!(days.len(), 2, "{days:?}");
}

#[test]
fn an_analysis_is_replaced_as_a_whole() {
    let newer = "\n[[ach]]\nid = \"road-2\"\nquestion = \"Who uses it now?\"\nreported = 2030-05-03\n\
                 supersedes = \"road\"\nhypothesis = [{ id = \"x\", says = \"X.\" }, { id = \"y\", says = \"Y.\" }]\n\
                 [[evidence]]\nid = \"x1\"\nach = \"road-2\"\nreported = 2030-05-03\nrests-on = \"claim:ca\"\n\
                 inconsistent = \"x\"\n";
    let dataset = dossier(&(matrix() + newer));
    let asked = |day: &str| {
        let analysis = only(&dataset, &question(&dataset, day));
        dataset.achs[analysis.at as usize].question.to_string()
    };
    assert_eq!(asked("2030-05-02"), "Who uses the road?");
    assert_eq!(asked("2030-05-03"), "Who uses it now?");
}

#[test]
fn what_rests_on_somebody_left_out_is_not_counted() {
    let both = "\n[[evidence]]\nid = \"both\"\nach = \"road\"\nrests-on = [\"claim:ca\", \"claim:cb\"]\ninconsistent = \"army\"\n";
    let dataset = dossier(&(matrix() + both));
    let without = |name: &str| {
        let mute = Mute::parse(&dataset, name).unwrap();
        Question { without: vec![mute], ..Question::of(&dataset) }
    };
    let left = only(&dataset, &without("a"));
    assert_eq!(ids(&dataset, &left), ["noise", "none", "both"]);
    assert_eq!(left.fallen, 2);
    let claims: Vec<_> = left.items[2].claims.iter().map(|&(at, _)| at).collect();
    assert_eq!(claims, [1], "the claim of A is gone from the item that stands on B's too");
    let words = on(&dataset, &without("a"), |board| {
        sitroom::export::text::print(
            &briefing(board, &["hypotheses"], Receipt::default()),
            &Options { width: 80, glyphs: Glyphs::Ascii },
        )
    });
    assert!(words.contains("2 items of evidence fall with those who are left out."), "{words}");
    assert!(words.contains("B saw none."), "{words}");
    assert!(!words.contains("A saw lorries."), "{words}");
    let nothing = only(&dataset, &without("paper"));
    assert!(nothing.items.is_empty() && nothing.least().is_empty());
    assert_eq!(nothing.fallen, 5);
}
