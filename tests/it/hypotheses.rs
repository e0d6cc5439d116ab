//! Competing hypotheses: what is counted, what stands first, what flips, and what falls.

mod ranked;
use sitroom::board::Board;
use sitroom::board::hypotheses::{Analysis, rows};
use sitroom::board::index::Index;
use sitroom::board::question::{Mute, Question};
use sitroom::briefing::block::{Block, Receipt};
use sitroom::briefing::briefing;
use sitroom::briefing::detail::{detail, directory};
use sitroom::check::check;
use sitroom::dataset::Dataset;
use sitroom::dataset::evidence::Fit;
use sitroom::export::{Glyphs, Options};
use sitroom::load::{Input, Loaded, load};

/// Two speakers with a claim each, a third claim that comes later, and an analysis of three answers.
const GROUND: &str = r#"
[dataset]
schema  = 1
id      = "small"
title   = "Small"
as-of   = 2030-05-10
licence = "CC0-1.0"

[defaults]
via      = "paper"
reported = 2030-05-01

[[source]]
id        = "paper"
title     = "The paper"
kind      = "article"
published = 2030-05-01

[[actor]]
id   = "a"
name = "A"
kind = "state"

[[actor]]
id   = "b"
name = "B"
kind = "state"

[[claim]]
id    = "ca"
says  = "A saw lorries."
by    = "a"
about = ["actor:b"]

[[claim]]
id    = "cb"
says  = "B saw none."
by    = "b"
about = ["actor:a"]

[[claim]]
id       = "late"
says     = "A saw a column."
by       = "a"
about    = ["actor:b"]
reported = 2030-05-05

[[ach]]
id       = "road"
question = "Who uses the road?"
note     = "Asked by the village."

[[ach.hypothesis]]
id   = "army"
says = "The army does."

[[ach.hypothesis]]
id   = "farmers"
says = "Farmers do."

[[ach.hypothesis]]
id   = "nobody"
says = "Nobody does."
"#;

fn read(more: &str) -> Loaded {
    let bytes = format!("{GROUND}{more}").into();
    load(vec![Input { name: "small.toml".into(), bytes }], &|_, _| Err("nothing".to_owned()))
}

fn dossier(more: &str) -> Dataset {
    let loaded = read(more);
    let report = check(&loaded);
    let found: Vec<_> = report.diagnostics.iter().map(|it| &it.message).collect();
    assert_eq!(report.errors, 0, "{found:?}");
    loaded.dataset
}

fn item(id: &str, prop: &str, readings: &str) -> String {
    format!("\n[[evidence]]\nid = \"{id}\"\nach = \"road\"\nrests-on = [\"{prop}\"]\n{readings}\n")
}

/// Four items: `lorries` alone keeps the farmers from standing beside the army.
fn matrix() -> String {
    [
        item("field", "claim:ca", "consistent = [\"farmers\"]\ninconsistent = [\"nobody\"]"),
        item(
            "lorries",
            "claim:ca",
            "consistent = [\"army\"]\ninconsistent = [\"farmers\", \"nobody\"]",
        ),
        item("none", "claim:cb", "strongly-consistent = [\"nobody\"]\nconsistent = [\"army\"]"),
        item(
            "noise",
            "claim:cb",
            "strongly-inconsistent = [\"nobody\"]\nstrongly-consistent = [\"army\"]",
        ),
    ]
    .concat()
}

fn on<T>(dataset: &Dataset, question: &Question, look: impl FnOnce(&Board<'_>) -> T) -> T {
    let index = Index::new(dataset);
    look(&Board::answer(&index, question))
}

fn question(dataset: &Dataset, day: &str) -> Question {
    Question::of(dataset).at(day.parse().unwrap())
}

fn analyses(dataset: &Dataset, question: &Question) -> Vec<Analysis> {
    on(dataset, question, |board| rows(&board.view, &board.claims))
}

fn only(dataset: &Dataset, question: &Question) -> Analysis {
    let mut all = analyses(dataset, question);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn ids(dataset: &Dataset, analysis: &Analysis) -> Vec<String> {
    let id = |at: u32| dataset.word(dataset.evidence[at as usize].id).to_owned();
    analysis.items.iter().map(|item| id(item.at)).collect()
}

#[test]
fn records_are_read_with_their_parts_and_lists() {
    let dataset = dossier(&item(
        "mixed",
        "claim:ca",
        "says = \"Lorries.\"\nstrongly-consistent = \"army\"\nstrongly-inconsistent = [\"nobody\"]\nnote = \"N.\"",
    ));
    let ach = &dataset.achs[0];
    assert_eq!(ach.question.as_str(), "Who uses the road?");
    assert_eq!(ach.hypotheses.len(), 3);
    assert_eq!(dataset.word(ach.hypotheses[1].id), "farmers");
    let mixed = &dataset.evidence[0];
    assert_eq!(mixed.ach.id, ach.id);
    assert_eq!(mixed.reported.value.to_string(), "2030-05-01", "filled in from [defaults]");
    let fits: Vec<_> = ach.hypotheses.iter().map(|it| mixed.fit(it.id)).collect();
    assert_eq!(fits, [Fit::StronglyConsistent, Fit::Neutral, Fit::StronglyInconsistent]);
}

/// The codes of the faults of the ground with more.
fn codes(more: &str) -> Vec<&'static str> {
    check(&read(more)).diagnostics.iter().map(|fault| fault.rule.code).collect()
}

#[test]
fn a_matrix_has_two_to_eight_columns_and_one_reading_in_each() {
    let fine = item("i", "claim:ca", "inconsistent = [\"army\"]");
    let more = |n: usize| -> String {
        let one = |at: usize| format!("\n[[ach.hypothesis]]\nid = \"h{at}\"\nsays = \"So.\"\n");
        (0..n).map(one).collect()
    };
    assert_eq!(codes(&format!("{}{fine}", more(5))), [""; 0], "eight are not too many");
    assert_eq!(codes(&format!("{}{fine}", more(6))), ["E-many-hypotheses"]);
    let again = "\n[[ach.hypothesis]]\nid = \"army\"\nsays = \"The army, again.\"\n";
    assert_eq!(codes(&format!("{again}{fine}")), ["E-hypothesis-twice"]);
    let reading = |readings: &str| codes(&item("i", "claim:ca", readings));
    let other = "consistent = [\"farmers\"]\ninconsistent = [\"army\"]";
    assert_eq!(reading(other), [""; 0], "each hypothesis is named once");
    assert_eq!(
        reading("consistent = [\"army\"]\ninconsistent = [\"army\"]"),
        ["E-hypothesis-twice"]
    );
    assert_eq!(reading("inconsistent = [\"army\", \"h9\"]"), ["E-unknown-hypothesis"]);
    // Alike for all tells nothing, however certain; not read at all is alike too.
    let alike = "inconsistent = [\"army\", \"farmers\", \"nobody\"]";
    assert_eq!(reading(alike), ["W-not-diagnostic"]);
    assert_eq!(reading(""), ["W-not-diagnostic"]);
    assert_eq!(
        reading("strongly-inconsistent = [\"army\"]\ninconsistent = [\"farmers\", \"nobody\"]"),
        [""; 0]
    );
    let alone = |n: usize| {
        let head = "\n[[ach]]\nid = \"alone\"\nquestion = \"Who?\"\n";
        let row = item("j", "claim:cb", "inconsistent = [\"h0\"]").replace("road", "alone");
        codes(&format!("{fine}{head}{}{row}", more(n)))
    };
    assert_eq!(alone(1), ["W-one-hypothesis"]);
    assert_eq!(alone(2), [""; 0]);
}

#[test]
fn an_item_that_comes_back_hides_none_that_falls() {
    let old = item("old", "claim:ca", "inconsistent = [\"army\"]");
    let new = item("new", "claim:cb", "inconsistent = [\"nobody\"]\nsupersedes = [\"old\"]");
    let dataset = dossier(&(old + &new));
    let mute = Mute::parse(&dataset, "b").unwrap();
    let question = Question { without: vec![mute], ..Question::of(&dataset) };
    let left = only(&dataset, &question);
    assert_eq!(ids(&dataset, &left), ["old"], "what took its place is not seen");
    assert_eq!(left.fallen, 1);
}

#[test]
fn what_is_wrong_with_a_record_is_said_where_it_stands() {
    let fine = item("i", "claim:ca", "inconsistent = [\"army\"]");
    assert_eq!(codes(&fine), [""; 0]);
    assert_eq!(codes(&fine.replace("[\"army\"]", "[\"The Army\"]")), ["E-bad-id"]);
    assert_eq!(codes(&fine.replace("inconsistent", "inconsistant")), ["E-unknown-key"]);
    assert_eq!(codes(&fine.replace("[\"claim:ca\"]", "[]")), ["E-missing-field"]);
    assert_eq!(codes(&fine.replace("claim:ca", "claim:cx")), ["E-unknown-reference"]);
    // The analysis of the one that was lost is not judged for being without evidence.
    assert_eq!(
        codes(&fine.replace("\"road\"", "\"rode\"")),
        ["W-no-evidence", "E-unknown-reference"]
    );
    assert_eq!(codes(&fine.replace("claim:ca", "claim:late")), ["E-rests-on-later"]);
    let two =
        format!("{fine}{}", item("j", "claim:cb", "inconsistent = [\"army\"]\nsupersedes = \"k\""));
    let newer = item("k", "claim:cb", "inconsistent = [\"army\"]\nreported = 2030-05-02");
    assert_eq!(codes(&format!("{two}{newer}")), ["E-supersedes-later"]);
    assert_eq!(
        codes(&fine.replace("inconsistent", "supersedes = \"i\"\ninconsistent")),
        ["E-supersession-cycle"]
    );
}

#[test]
fn the_page_of_an_analysis_and_of_an_item_can_be_followed() {
    let dataset = dossier(&matrix());
    on(&dataset, &Question::of(&dataset), |board| {
        let listed: Vec<_> = directory(board).into_iter().map(|entry| entry.record).collect();
        for record in ["ach:road", "evidence:lorries"] {
            assert!(listed.iter().any(|it| it == record), "{record}");
        }
        let ach = detail(board, "ach:road").unwrap();
        let matrix = ach.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let records: Vec<_> =
            matrix.flat_map(|it| &it.rows).map(|row| row.record.as_str()).collect();
        let items = ["evidence:noise", "evidence:none", "evidence:field", "evidence:lorries"];
        assert_eq!(records[3..], items);
        assert_eq!(ach.citation, "Our hypotheses, 2030-05-01: Who uses the road? (1 source)");
        let lorries = format!("{:?}", detail(board, "evidence:lorries").unwrap().blocks);
        for word in
            ["2 of 3 pairs", "H1 → H1 and H2", "inconsistent: Farmers do.", "claim:ca", "ach:road"]
        {
            assert!(lorries.contains(word), "{word}: {lorries}");
        }
    });
    on(&dataset, &question(&dataset, "2030-04-30"), |board| {
        assert_eq!(detail(board, "ach:road"), None);
        assert_eq!(detail(board, "evidence:lorries"), None);
    });
}

#[test]
fn the_matrix_holds_at_every_width_and_says_the_same_in_ascii() {
    let mut more = matrix();
    for (n, id) in (4..=8).map(|n| (n, format!("h{n}"))) {
        // Straight below the other hypotheses: they belong to the analysis before them.
        more =
            format!("\n[[ach.hypothesis]]\nid = \"{id}\"\nsays = \"Answer {n} of eight.\"\n{more}");
    }
    let dataset = dossier(&more);
    for width in [40, 60, 80, 120, 200] {
        for glyphs in [Glyphs::Full, Glyphs::Ascii] {
            let page = on(&dataset, &Question::of(&dataset), |board| {
                briefing(board, &["hypotheses"], Receipt::default())
            });
            let text = sitroom::export::text::print(&page, &Options { width, glyphs });
            for line in text.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
            }
            assert!(text.contains("H8"), "{text}");
            assert!(text.is_ascii() || glyphs == Glyphs::Full, "{text}");
            // The claim has no words of the item's own, so those of the claim stand for it.
            assert!(text.contains("B saw none."), "{text}");
        }
    }
}
