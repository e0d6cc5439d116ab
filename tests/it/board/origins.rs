//! Who counts as one voice, and when a word is taken back.

use super::{board, claim, day, dossier, stance, status, status_with};
use sitroom::board::question::Question;
use sitroom::board::status::Status;

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
