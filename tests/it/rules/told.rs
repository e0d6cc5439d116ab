//! How often and where a fault is told: once, at its place, and all in one run.

use std::fmt::Write;

use super::{AID, GROUND, claim, codes, codes_of, found, number, stance, state};
use sitroom::check::{assumed, check};
use sitroom::load::{Input, assuming, load};

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
