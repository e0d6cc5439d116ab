//! Where a rule ends: dossiers that almost break it, and dossiers that break it in another way.

mod ground;
mod told;
use std::fmt::Write;

use sitroom::check::{Report, check};
use sitroom::dataset::origin::Origins;
use sitroom::load::{Input, load};

/// Two speakers of one family, one of none, two sources, and a claim; nothing is wrong with it.
const GROUND: &str = r#"
[dataset]
schema = 1
id = "ground"
title = "The ground"
as-of = 2024-10-22
licence = "CC0-1.0"

[[source]]
id = "paper"
title = "The paper"
kind = "article"
published = 2024-10-18

[[source]]
id = "radio"
title = "The radio"
kind = "interview"
published = 2024-10-18

[[actor]]
id = "state"
name = "The state"
kind = "state"

[[actor]]
id = "minister"
name = "The minister"
kind = "person"
family = "state"

[[actor]]
id = "spy"
name = "The spy"
kind = "agency"
family = "state"

[[actor]]
id = "neighbour"
name = "The neighbour"
kind = "state"

[[claim]]
id = "said"
says = "Soldiers are on their way."
by = "minister"
via = "paper"
reported = 2024-10-18
about = ["actor:neighbour", "actor:spy"]

[[claim]]
id = "heard"
says = "Nothing is on its way."
by = "narrator"
via = "radio"
reported = 2024-10-18
about = ["actor:neighbour"]
"#;

fn found(more: &str) -> Report {
    let bytes = format!("{GROUND}{more}").into_bytes();
    check(&load(vec![Input { name: "a.toml".into(), bytes }], &|_, _| Err("none".into())))
}

/// The codes that a dossier yields beyond the ground.
fn codes(more: &str) -> Vec<&'static str> {
    found(more).diagnostics.iter().map(|fault| fault.rule.code).collect()
}

fn claim(id: &str, more: &str) -> String {
    format!(
        "[[claim]]\nid = \"{id}\"\nsays = \"A number.\"\nvia = \"paper\"\nreported = 2024-10-18\n\
         about = [\"actor:neighbour\"]\n{more}\n"
    )
}

fn number(id: &str, by: &str, amount: &str, more: &str) -> String {
    claim(id, &format!("by = \"{by}\"\nmetric = \"total\"\namount = \"{amount}\"\n{more}"))
}

fn stance(by: &str, more: &str) -> String {
    format!(
        "[[stance]]\nclaim = \"said\"\nby = \"{by}\"\nis = \"backs\"\nreported = 2024-10-18\n\
         via = \"radio\"\n{more}\n"
    )
}

fn state(of: &str, is: &str, when: &str, more: &str) -> String {
    format!(
        "[[state]]\nof = \"{of}\"\nis = \"{is}\"\nwhen = {when}\nreported = 2024-10-20\n\
         rests-on = [\"claim:said\"]\n{more}\n"
    )
}

const AID: &str = "[[aid]]\nid = \"loan\"\ndonors = [\"state\"]\nrecipient = \"neighbour\"\nkind = \"military\"\n";

const FLOW: &str = "[[flow]]\nid = \"shells\"\nname = \"Shells\"\nfrom = \"state\"\n\
    to = \"neighbour\"\ncategory = \"ammunition\"\n";

#[test]
fn the_ground_is_sound() {
    assert_eq!(codes(""), [""; 0]);
}

#[test]
fn only_reports_and_numbers_are_bound_to_the_past() {
    let ahead = |kind: &str| {
        claim("ahead", &format!("by = \"spy\"\nkind = \"{kind}\"\nwhen = \"2024-11\""))
    };
    for kind in ["forecast", "intent", "opinion", "characterisation", "gap"] {
        assert_eq!(codes(&ahead(kind)), [""; 0], "{kind}");
    }
    for kind in ["report", "number"] {
        assert_eq!(codes(&ahead(kind)), ["E-reported-before-when"], "{kind}");
    }
    // The month of the report has begun by then, and an open beginning lies before everything.
    for when in ["2024-10", "2024-10-18", "../2024-12", "late 2024-10"] {
        let more = claim("now", &format!("by = \"spy\"\nwhen = \"{when}\""));
        let late = when == "late 2024-10";
        assert_eq!(codes(&more).len(), usize::from(late), "{when}");
    }
    let event = |status: &str| {
        format!(
            "[[event]]\nid = \"e\"\ntitle = \"E\"\nwhen = \"2024-11\"\nreported = 2024-10-18\n\
             via = \"paper\"\nstatus = \"{status}\"\n"
        )
    };
    assert_eq!(codes(&event("expected")), [""; 0]);
    assert_eq!(codes(&event("occurred")), ["E-reported-before-when"]);
    assert_eq!(codes(&control("map", "when = 2024-10-18\nclass = \"contested\"")), [""; 0]);
    let tomorrow = control("map", "when = 2024-10-19\nclass = \"contested\"");
    assert_eq!(codes(&tomorrow), ["E-reported-before-when"]);
}

/// A map published on 18 October.
fn control(id: &str, more: &str) -> String {
    format!(
        "[[control]]\nid = \"{id}\"\nby = \"minister\"\nvia = \"paper\"\nreported = 2024-10-18\n\
         area = [[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]\n{more}\n"
    )
}

#[test]
fn aid_may_climb_stand_beside_the_ladder_and_start_anew() {
    let steps = |steps: &[(&str, &str)]| {
        let states = steps.iter().map(|(is, when)| state("aid:loan", is, when, ""));
        codes(&(AID.to_owned() + &states.collect::<String>()))
    };
    assert_eq!(steps(&[("pledged", "2024-10-01"), ("committed", "2024-10-02")]), [""; 0]);
    assert_eq!(steps(&[("committed", "2024-10-02"), ("pledged", "2024-10-01")]), [""; 0]);
    assert_eq!(steps(&[("committed", "2024-10-01"), ("pledged", "2024-10-01")]), [""; 0]);
    assert_eq!(steps(&[("committed", "2024-10-01"), ("at-risk", "2024-10-02")]), [""; 0]);
    let between =
        |word| [("committed", "2024-10-01"), (word, "2024-10-02"), ("pledged", "2024-10-03")];
    assert_eq!(steps(&between("reduced")), [""; 0]);
    assert_eq!(steps(&between("cancelled")), [""; 0]);
    assert_eq!(steps(&between("expected")), ["E-aid-steps-down"]);
    // A year that holds the other day does not say which came first.
    assert_eq!(steps(&[("committed", "\"2024\""), ("pledged", "2024-03-01")]), [""; 0]);
}

#[test]
fn origins_are_counted_by_family_and_by_where_the_word_comes_from() {
    let rated = |stances: &str| codes(&(claim("r", "by = \"spy\"\nrating = \"B1\"") + stances));
    let backs = |by: &str, more: &str| stance(by, more).replace("\"said\"", "\"r\"");
    assert_eq!(rated(""), ["W-credibility-without-origins"]);
    assert_eq!(rated(&backs("minister", "")), ["W-credibility-without-origins"]);
    assert_eq!(rated(&backs("neighbour", "origin = \"spy\"")), ["W-credibility-without-origins"]);
    assert_eq!(rated(&backs("neighbour", "")), [""; 0]);
    assert_eq!(rated(&backs("narrator", "")), [""; 0]);
    let doubts = backs("neighbour", "").replace("backs", "doubts");
    assert_eq!(rated(&doubts), ["W-credibility-without-origins"]);
}

#[test]
fn high_confidence_needs_two_origins() {
    let judged = |props: &str| {
        codes(&format!(
            "[[judgement]]\nid = \"j\"\nsays = \"More will come.\"\nreported = 2024-10-20\n\
             confidence = \"high\"\nrests-on = [{props}]\n"
        ))
    };
    assert_eq!(judged("\"claim:said\""), ["W-high-confidence-single-source"]);
    assert_eq!(judged("\"claim:said\", \"claim:heard\""), [""; 0]);
}

#[test]
fn a_stance_is_ones_own_by_the_speaker_or_the_publication() {
    assert_eq!(codes(&stance("minister", "")), ["E-own-stance"]);
    assert_eq!(codes(&stance("spy", "")), [""; 0]);
    let narrator = stance("narrator", "").replace("\"said\"", "\"heard\"");
    assert_eq!(codes(&narrator), ["E-own-stance"]);
    assert_eq!(codes(&narrator.replace("\"radio\"", "\"paper\"")), [""; 0]);
}

#[test]
fn conflicts_must_be_linked_to_be_silent() {
    let pair = |low: &str, high: &str| {
        let one = number(
            "one",
            "spy",
            low.split('|').next().unwrap(),
            low.split('|').nth(1).unwrap_or(""),
        );
        let two = number(
            "two",
            "neighbour",
            high.split('|').next().unwrap(),
            high.split('|').nth(1).unwrap_or(""),
        );
        codes(&(one + &two))
    };
    let conflict = ["W-unlinked-conflict"];
    assert_eq!(pair("1500 person", "12000 person"), conflict);
    for link in ["contradicts", "supersedes", "updates"] {
        assert_eq!(
            pair("1500 person", &format!("12000 person|{link} = [\"one\"]")),
            [""; 0],
            "{link}"
        );
        assert_eq!(
            pair(&format!("1500 person|{link} = [\"two\"]"), "12000 person"),
            [""; 0],
            "{link}"
        );
    }
    assert_eq!(pair("1500 person", "12000 missile"), [""; 0], "another unit");
    assert_eq!(pair("11500 person", "12000 person"), [""; 0], "in tension only");
    assert_eq!(pair(">=1500 person", "12000 person"), [""; 0], "they agree");
    assert_eq!(pair("1500 person|when = \"2023\"", "12000 person|when = \"2024-10\""), [""; 0]);
    assert_eq!(pair("1500 person|when = \"2023/..\"", "12000 person|when = \"2024-10\""), conflict);
    assert_eq!(pair("1500 person|kind = \"forecast\"", "12000 person"), [""; 0], "not both now");
    assert_eq!(pair("1500 person|retracted = 2024-10-19", "12000 person"), [""; 0]);
    // What updates a claim that contradicts another need not say so again.
    let story = number("one", "spy", "1500 person", "")
        + &number("two", "neighbour", "12000 person", "contradicts = [\"one\"]")
        + &number("three", "neighbour", "13000 person", "updates = [\"two\"]");
    assert_eq!(codes(&story), [""; 0]);
}

#[test]
fn how_a_judgement_came_out_needs_what_and_when() {
    let judgement = |more: &str| {
        codes(&format!(
            "[[judgement]]\nid = \"j\"\nsays = \"They will come.\"\nreported = 2024-10-20\n\
             confidence = \"low\"\nrests-on = [\"claim:said\"]\n{more}\n"
        ))
    };
    let (came, what) = ("came-true = \"no\"\n", "outcome = \"They did not.\"\n");
    let when = "outcome-when = 2024-10-21\n";
    assert_eq!(judgement(""), [""; 0]);
    assert_eq!(judgement("until = 2024-10-21"), [""; 0], "a time that ends asks for no outcome");
    assert_eq!(judgement(&format!("{came}{what}{when}")), [""; 0]);
    assert_eq!(judgement(&format!("{what}{when}")), [""; 0], "the verdict may be left out");
    assert_eq!(judgement(came), ["E-came-true-without-outcome"]);
    assert_eq!(judgement(&format!("{came}{when}")), ["E-came-true-without-outcome"]);
    assert_eq!(judgement(&format!("{came}{what}")), ["E-outcome-without-day"]);
}

#[test]
fn what_was_due_is_settled_by_an_outcome_or_a_reading() {
    let event = |more: &str| {
        codes(&format!(
            "[[event]]\nid = \"e\"\ntitle = \"E\"\nreported = 2024-10-18\nvia = \"paper\"\n{more}\n"
        ))
    };
    assert_eq!(event("status = \"planned\"\nwhen = 2024-10-20"), ["W-overdue"]);
    assert_eq!(event("status = \"deadline\"\nwhen = 2024-10-22"), [""; 0]);
    assert_eq!(event("status = \"planned\"\nwhen = \"2024-10-19/..\""), [""; 0]);
    assert_eq!(event("status = \"cancelled\"\nwhen = 2024-10-20"), [""; 0]);
    let done = "status = \"planned\"\nwhen = 2024-10-20\noutcome = \"Done.\"";
    assert_eq!(event(&format!("{done}\noutcome-when = 2024-10-21")), [""; 0]);
    assert_eq!(event(done), ["E-outcome-without-day"]);
    let indicator = |is: &str, day: &str| {
        let text = format!(
            "[[indicator]]\nid = \"i\"\nname = \"I\"\nwatch = \"W\"\ndue = 2024-10-20\n{}",
            state("indicator:i", is, "2024-10-19", "")
        );
        codes(&text.replace("reported = 2024-10-20", &format!("reported = {day}")))
    };
    assert_eq!(indicator("possible", "2024-10-19"), ["W-overdue"]);
    assert_eq!(indicator("observed", "2024-10-19"), [""; 0]);
    assert_eq!(indicator("not-seen", "2024-10-20"), [""; 0]);
}

#[test]
fn dates_of_the_source_and_the_file_count() {
    // `via` from [defaults] is not what a state was made from, if it names something else.
    let more = format!(
        "[defaults]\nvia = \"later\"\n{FLOW}{}",
        state("flow:shells", "denied", "2024-10-18", "")
    ) + "[[source]]\nid = \"later\"\ntitle = \"Later\"\nkind = \"article\"\npublished = 2024-10-22\n";
    assert_eq!(
        codes(&(more.clone() + &claim("c", "by = \"spy\"").replace("paper", "later"))),
        ["W-late-source"]
    );
    let own = more.replace("rests-on", "via = \"later\"\nrests-on");
    assert_eq!(codes(&own), ["E-rests-on-later"]);
    // A point of an agreement becomes known like any report.
    let agreement = "[[agreement]]\nid = \"plan\"\nname = \"Plan\"\nkind = \"plan\"\nparties = [\"state\"]\n\
        [[agreement.point]]\nn = 1\ntext = \"One.\"\nreported = 2024-10-17\nvia = \"paper\"\n\
        [[agreement.point]]\nn = 1\ntext = \"Two.\"\nreported = 2024-10-18\nvia = \"paper\"\n";
    let about = claim("p", "by = \"spy\"").replace("actor:neighbour", "agreement:plan");
    assert_eq!(codes(&format!("{agreement}{about}")), ["W-late-source", "E-duplicate-id"]);
}

#[test]
fn money_and_shares_have_their_own_words() {
    let rate = |from: &str| {
        format!(
            "[[rate]]\nfrom = \"{from}\"\nto = \"USD\"\nwhen = 2024-10-18\nvalue = 1.08\nvia = \"paper\"\n"
        )
    };
    assert_eq!(codes(&rate("EUR")), [""; 0]);
    assert_eq!(codes(&rate("EURO")), ["E-unknown-unit"]);
    let share = |metric: &str| number("n", "spy", "150 %", "").replace("total", metric);
    assert_eq!(codes(&share("share")), ["E-percent"]);
    assert_eq!(codes(&share("price")), [""; 0]);
    assert_eq!(codes(&number("n", "spy", "4 shell/fortnight", "")), ["E-unknown-unit"]);
    assert_eq!(codes(&number("n", "spy", "4 shell/week", "")), [""; 0]);
}

#[test]
fn roots_of_families_are_the_same_one_by_one_and_all_at_once() {
    // A chain, a ring with a tail, and a family that nobody wrote.
    let links =
        [("a", "b"), ("b", "c"), ("t", "x"), ("x", "z"), ("z", "y"), ("y", "x"), ("o", "gone")];
    let mut more = String::from("[[actor]]\nid = \"c\"\nname = \"C\"\nkind = \"state\"\n");
    for (id, family) in links {
        let _ = write!(
            more,
            "[[actor]]\nid = \"{id}\"\nname = \"N\"\nkind = \"agency\"\nfamily = \"{family}\"\n"
        );
    }
    let bytes = format!("{GROUND}{more}").into_bytes();
    let loaded = load(vec![Input { name: "a.toml".into(), bytes }], &|_, _| Err("none".into()));
    let data = &loaded.dataset;
    let origins = Origins::new(data);
    let root = |id: &str| data.word(origins.root(data.names.find(id).unwrap()));
    assert_eq!((root("a"), root("spy"), root("o")), ("c", "state", "gone"));
    assert_eq!((root("t"), root("x"), root("y")), (root("z"), root("z"), root("z")));
}

/// The codes of a dossier that is not the ground.
fn codes_of(text: &str) -> Vec<&'static str> {
    let input = Input { name: "a.toml".into(), bytes: text.as_bytes().to_vec() };
    let report = check(&load(vec![input], &|_, _| Err("none".into())));
    report.diagnostics.iter().map(|fault| fault.rule.code).collect()
}

#[test]
fn updates_obey_the_rules_of_succession() {
    let spy = |id: &str, more: &str| claim(id, &format!("by = \"spy\"\n{more}"));
    let ring = spy("a", "updates = \"b\"") + &spy("b", "updates = \"a\"");
    assert_eq!(codes(&ring), ["E-supersession-cycle"]);
    let later = spy("b", "").replace("2024-10-18", "2024-10-19");
    assert_eq!(codes(&(spy("a", "updates = \"b\"") + &later)), ["E-supersedes-later"]);
    for (field, code) in [
        ("supersedes", "E-supersession-cycle"),
        ("updates", "E-supersession-cycle"),
        ("contradicts", "E-reference-cycle"),
    ] {
        assert_eq!(codes(&spy("a", &format!("{field} = \"a\""))), [code], "{field}");
    }
}
