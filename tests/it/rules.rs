//! Where a rule ends: dossiers that almost break it, and dossiers that break it in another way.

use std::fmt::Write;

use sitroom::check::{Report, assumed, check};
use sitroom::dataset::origin::Origins;
use sitroom::load::{Input, assuming, load};

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
fn ground_that_somebody_holds_belongs_to_a_side() {
    let held = |more: &str| control("map", &format!("when = 2024-10-18\n{more}"));
    for class in ["contested", "unknown"] {
        assert_eq!(codes(&held(&format!("class = \"{class}\""))), [""; 0], "{class}");
    }
    assert_eq!(codes(&held("")), ["W-ground-without-side"]);
    assert_eq!(codes(&held("holder = \"minister\"")), ["W-ground-without-side"]);
    assert_eq!(codes(&held("holder = \"nobody\"")), ["E-unknown-reference"]);
    let older = held("class = \"unknown\"\nsupersedes = \"map\"");
    assert_eq!(codes(&older), ["E-supersession-cycle"]);
}

#[test]
fn an_area_is_nothing_only_if_it_encloses_nothing() {
    let of = |area: &str| {
        let map = control("map", "when = 2024-10-18\nclass = \"contested\"");
        map.replace("[[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]", area)
    };
    let ring = "[[48, 37], [48, 38], [49, 38]]";
    for (area, codes_of) in [
        (ring.to_owned(), vec![]),
        // Two loops of opposite direction.
        ("[[-1, 0], [1, 2], [-1, 2], [1, 0]]".to_owned(), vec![]),
        (format!("[{ring}, [[48, 47], [48, 48], [49, 48]]]"), vec![]),
        (format!("[{ring}, {ring}]"), vec!["W-no-ground"]),
    ] {
        assert_eq!(codes(&of(&area)), codes_of, "{area}");
    }
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
fn a_record_with_a_fault_of_its_own_raises_no_second_alarm() {
    // The source cannot be read: nothing it is cited by is dangling, nothing is unmentioned.
    let more = "[[source]]\nid = \"film\"\ntitle = \"Film\"\nkind = \"film\"\npublished = 2024-10-18\n\
        [[actor]]\nid = \"lonely\"\nname = \"Lonely\"\nkind = \"person\"\n";
    let cites = claim("c", "by = \"spy\"").replace("paper", "film");
    assert_eq!(codes(&(more.to_owned() + &cites)), ["E-unknown-value"]);
    // Without [dataset] nobody knows its units and sides.
    let broken = format!("{GROUND}{}", number("n", "spy", "4 gun", ""))
        .replace("schema = 1", "schema = 1\nunits = { gun = \"gun\" }\ncolour = \"blue\"");
    let input = Input { name: "a.toml".into(), bytes: broken.into_bytes() };
    let report = check(&load(vec![input], &|_, _| Err("none".into())));
    let codes: Vec<_> = report.diagnostics.iter().map(|fault| fault.rule.code).collect();
    assert_eq!(codes, ["E-unknown-key"]);
}

#[test]
fn an_id_near_that_of_a_record_with_faults_is_meant_for_it() {
    let faulty = claim("the-first", "by = \"spy\"\nkind = \"wish\"");
    let report = found(&(faulty + &claim("c", "by = \"spy\"\nsupersedes = [\"the-frist\"]")));
    let unknown = report.diagnostics.iter().find(|it| it.rule.code == "E-unknown-reference");
    let help = unknown.unwrap().help.as_deref().unwrap();
    assert_eq!(help, "did you mean `the-first`? That claim has faults of its own");
}

#[test]
fn units_are_listed_and_other_words_for_them_known() {
    for (written, meant) in [
        ("3 soldiers", "did you mean `person`?"),
        ("3 Troops", "did you mean `person`?"),
        ("3 people", "did you mean `person`?"),
        ("3 shels", "did you mean `shell`?"),
        ("3 missiles", "did you mean `missile`?"),
        ("3 sqkm", "did you mean `km2`?"),
        ("3 dollars", "did you mean `USD`?"),
        ("3 usd", "did you mean `USD`?"),
        ("3 euro", "did you mean `EUR`?"),
        ("3 shell/annum", "did you mean `year`?"),
        ("3 shell/weeks", "did you mean `week`?"),
        ("3 frigates", "no such unit"),
    ] {
        let report = found(&number("c", "spy", written, ""));
        let fault = report.diagnostics.iter().find(|it| it.rule.code == "E-unknown-unit").unwrap();
        assert_eq!(fault.label.as_str(), meant, "{written}");
        let help = fault.help.as_deref().unwrap();
        let listed = help.contains("person, shell") && help.contains("km2, %");
        assert_eq!(listed, meant == "no such unit", "{help}");
    }
}

#[test]
fn an_id_of_another_kind_is_said_to_be_one() {
    let report = found(&claim("c", "by = \"spy\"\nsupersedes = [\"paper\"]"));
    let help = report.diagnostics[0].help.as_ref().unwrap();
    assert_eq!(help.as_str(), "`paper` is the id of another kind: source");
    let report = found(&claim("c", "by = \"spy\"\nsupersedes = [\"winter-offensive\"]"));
    let help = report.diagnostics[0].help.as_ref().unwrap();
    assert!(!help.contains("did you mean"), "{help}");
}

#[test]
fn rings_of_any_length_are_named() {
    for length in [1, 2, 1_000] {
        let mut more = String::new();
        for at in 0..length {
            let next = (at + 1) % length;
            let _ = write!(
                more,
                "[[actor]]\nid = \"r{at}\"\nname = \"R\"\nkind = \"agency\"\nfamily = \"r{next}\"\n\
                 of = \"r{next}\"\n"
            );
        }
        let report = found(&more);
        assert_eq!(report.errors, 2, "{length}");
        let mut errors = report.diagnostics.iter().filter(|it| it.rule.code == "E-reference-cycle");
        let message = errors.next().unwrap().message.as_str();
        assert!(message.contains("r0 -> ") && message.ends_with("-> r0"), "{message}");
        assert!(message.len() < 200, "{message}");
    }
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

#[test]
fn no_rule_judges_a_day_that_nobody_wrote() {
    let brief = "[brief]\nbottom-line = \"So.\"\nrests-on = [\"claim:said\"]\n";
    let text = format!("{GROUND}{brief}");
    assert_eq!(codes_of(&text), [""; 0]);
    for (old, new, wanted) in [
        ("as-of =", "as-fo =", &["E-missing-field", "E-unknown-key"][..]),
        ("schema = 1", "schema = 2", &["E-schema"]),
        ("schema = 1", "schema = 1\nunits = 5", &["E-wrong-type"]),
        ("[dataset]", "[datasett]", &["E-unknown-record"]),
        ("[dataset]", "[dataset", &["E-syntax"]),
        ("licence =", "[dataset.units\nlicence =", &["E-missing-field", "E-syntax"]),
        ("[dataset]", "[ext]", &["E-missing-table", "E-unknown-record"]),
    ] {
        let mut found = codes_of(&text.replace(old, new));
        found.sort_unstable();
        assert_eq!(found, wanted, "{new}");
    }
}

#[test]
fn what_cannot_be_read_is_told_once() {
    let cut = format!("[[place]]\nx{} = 1\n{GROUND}", ".y".repeat(20));
    assert_eq!(codes_of(&cut), ["E-limit"]);
    assert_eq!(codes_of("\u{0}"), ["E-encoding"]);
    let header = GROUND.replacen("[[actor]]\nid = \"minister\"", "[[actor\nid = \"minister\"", 1);
    let found = codes_of(&header);
    assert!(found.iter().all(|code| *code == "E-syntax"), "{found:?}");
}

#[test]
fn one_record_tells_all_its_faults_at_once() {
    let bad = "[[claim]]\nid = \"many\"\nsays = \"So.\"\nby = \"nobody\"\nvia = \"nowhere\"\n\
        reported = 2024-10-18\nabout = [\"flow:nothing\"]\nrating = \"C9\"\ncolour = \"red\"\n";
    let mut found = codes(bad);
    found.sort_unstable();
    let reference = "E-unknown-reference";
    assert_eq!(found, ["E-bad-rating", "E-unknown-key", reference, reference, reference]);
}

#[test]
fn a_bad_name_is_no_fault_of_those_who_use_it() {
    for id in ["id = \"The Spy\"", "id = 5", ""] {
        let text = GROUND.replace("id = \"spy\"", id);
        let text = text
            .replace("actor:spy", if id.contains("The") { "actor:the-spy" } else { "actor:spy" });
        assert_eq!(codes_of(&text).len(), 1, "{id}");
    }
    let twice = "[[actor]]\nid = \"spy\"\nname = \"Another spy\"\nkind = \"person\"\n";
    assert_eq!(codes(twice), ["E-duplicate-id"]);
}

/// Nobody writes such a dossier by hand; a stranger may, and every pair of its rows would take hours.
#[test]
fn crowds_are_checked_in_proportion() {
    let many =
        |count: usize, row: &dyn Fn(usize) -> String| (0..count).map(row).collect::<String>();
    let paid = many(15_000, &|at| {
        let stage = if at % 2 == 0 { "committed" } else { "disbursed" };
        state("aid:loan", stage, "2024-10-20", &format!("amount = \"{}M EUR\"", at + 1))
    });
    let backed = many(20_000, &|_| stance("spy", ""))
        + &many(20_000, &|at| {
            format!(
                "[[judgement]]\nid = \"j{at}\"\nsays = \"So.\"\nreported = 2024-10-20\n\
                 confidence = \"high\"\nrests-on = [\"claim:said\"]\n"
            )
        });
    let answers = many(30_000, &|at| format!("{{ id = \"h{at}\", says = \"x\" }}, "));
    let misread = many(30_000, &|at| format!("\"a{at}\", "));
    let read = many(30_000, &|at| format!("\"h{at}\", "));
    let analysis = format!(
        "[[ach]]\nid = \"why\"\nquestion = \"Why?\"\nreported = 2024-10-18\n\
         hypothesis = [{answers}]\n{}{}",
        item("misread", &misread),
        item("read", &read)
    );
    for (more, code) in [
        (format!("{AID}{paid}"), "W-disbursed-over-committed"),
        (backed, "W-high-confidence-single-source"),
        (analysis, "E-unknown-hypothesis"),
    ] {
        let start = std::time::Instant::now();
        let report = found(&more);
        assert!(report.diagnostics.iter().any(|it| it.rule.code == code), "{code}");
        assert!(start.elapsed().as_secs() < 20, "{code}: {:?}", start.elapsed());
    }
}

fn item(id: &str, inconsistent: &str) -> String {
    format!(
        "[[evidence]]\nid = \"{id}\"\nach = \"why\"\nreported = 2024-10-18\n\
         rests-on = [\"claim:said\"]\ninconsistent = [{inconsistent}]\n"
    )
}

#[test]
fn a_hypothesis_in_braces_is_pointed_at_itself() {
    let more = "[[ach]]\nid = \"why\"\nquestion = \"Why?\"\nreported = 2024-10-18\n\
        hypothesis = [{ id = \"h1\", says = \"x\" }, { id = \"h1\", says = \"y\" }]\n"
        .to_owned()
        + &item("read", "\"h1\"");
    let bytes = format!("{GROUND}{more}").into_bytes();
    let loaded = load(vec![Input { name: "a.toml".into(), bytes }], &|_, _| Err("none".into()));
    let report = check(&loaded);
    let twice = report.diagnostics.iter().find(|it| it.rule.code == "E-hypothesis-twice").unwrap();
    assert_eq!(loaded.files.slice(twice.span), "{ id = \"h1\", says = \"y\" }");
    assert_eq!(loaded.files.slice(twice.also[0].0), "{ id = \"h1\", says = \"x\" }");
}

#[test]
fn what_a_scenario_lacks_is_told_however_much_the_dossier_lacks() {
    let mut uncited = String::new();
    for at in 0..1_100 {
        let _ = write!(
            uncited,
            "[[source]]\nid = \"s{at}\"\ntitle = \"S\"\nkind = \"article\"\n\
             published = 2024-10-18\n"
        );
    }
    let scenario = "[scenario]\nid = \"if\"\ntitle = \"If\"\nsays = \"So.\"\n\
        reported = 2024-10-20\n[[source]]\nid = \"z\"\ntitle = \"Z\"\nkind = \"article\"\n\
        published = 2024-10-18\n";
    let input = |name: &str, text: &str| Input { name: name.into(), bytes: text.into() };
    let inputs = vec![input("a.toml", &format!("{GROUND}{uncited}")), input("b.toml", scenario)];
    let report = assumed(&assuming(inputs, &["if".to_owned()], &|_, _| Err("none".into())));
    let codes: Vec<_> = report.diagnostics.iter().map(|it| it.rule.code).collect();
    assert_eq!(codes, ["W-uncited-source"]);
    assert_eq!((report.errors, report.warnings), (0, 1));
}
