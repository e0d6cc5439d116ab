//! Every fault, its place, and its repair.

use sitroom::load::faults::RULES;

use super::{HEADER, codes, read, read_files, words};

const CLAIM: &str = r#"
[[claim]]
id = "c"
says = "So."
by = "a"
via = "s"
reported = 2024-10-22
about = ["actor:a"]
"#;

/// A dossier whose claim has one more line.
fn with(line: &str) -> String {
    format!("{HEADER}{CLAIM}{line}\n")
}

/// A dossier whose claim has another line instead of the one for that key.
fn instead(key: &str, line: &str) -> String {
    let claim: Vec<&str> =
        CLAIM.lines().map(|old| if old.starts_with(key) { line } else { old }).collect();
    format!("{HEADER}{}\n", claim.join("\n"))
}

/// A dossier, the one fault it has, and a part of the repair.
type Case = (String, &'static str, &'static str);

fn cases() -> Vec<Case> {
    vec![
        (with("amout = 5"), "E-unknown-key", "did you mean `amount`?"),
        (with("amuont = 5"), "E-unknown-key", "did you mean `amount`?"),
        (with("kind = \"opinoin\""), "E-unknown-value", "did you mean `opinion`?"),
        (with("origin = \"actro:x\""), "E-bad-reference", "did you mean `actor:`?"),
        (with("kind = \"wish\""), "E-unknown-value", "the words are report, number"),
        (with("rating = \"C7\""), "E-bad-rating", "\"C3\""),
        (with("note = \"a\\u200bb\""), "W-changed-text", "delete"),
        (
            format!(
                "{HEADER}[[actor]]\nid = \"x\"\nname = \"X\"\nkind = \"state\"\ncountry = \"rus\"\n"
            ),
            "E-unknown-value",
            "\"PRK\"",
        ),
        (with("note = \"\""), "E-missing-field", "`note = "),
        (with("note = 5"), "E-wrong-type", "`note = "),
        (with("supersedes = [\"claim:x\", \"flow:x\"]"), "E-bad-reference", "without a kind"),
        (with("by = \"a\""), "E-duplicate-key", "delete one"),
        (with("origin = \"place:x\""), "E-bad-reference", "the kinds here are actor, source"),
        (with("tags = [1]"), "E-wrong-type", "`tags = "),
        (instead("id", "id = \"Kim Jong Un\""), "E-bad-id", "write `kim-jong-un`"),
        (instead("id", ""), "E-missing-field", "add for example `id = "),
        (instead("by", ""), "E-missing-field", "add for example `by = \"ID\"`"),
        (instead("by", "by = \"A B\""), "E-bad-reference", "write `a-b`"),
        (instead("reported", "reported = 2024-10-22T12:00:00Z"), "E-bad-date", "2024-10-22"),
        (
            instead("reported", "reported = 2023-01-31T12:00:00Z"),
            "E-bad-date",
            "`reported = \"2023-01-31\"`",
        ),
        (instead("reported", "reported = \"2024-10\""), "E-bad-date", "2024-10-22"),
        (instead("about", "about = []"), "E-missing-field", "add for example `about = "),
        (instead("about", "about = \"flwo:a\""), "E-bad-reference", "did you mean `flow:`?"),
        (
            instead("about", "about = \"a\""),
            "E-bad-reference",
            "write for example `about = [\"flow:ID\"]`",
        ),
        (instead("about", "about = \"stance:a\""), "E-bad-reference", "the kinds here are"),
        (
            format!("{HEADER}{}", CLAIM.replace("[[claim]]", "[[cliam]]")),
            "E-unknown-record",
            "did you mean `claim`?",
        ),
        (
            format!("{HEADER}{}", CLAIM.replace("[[claim]]", "[claim]")),
            "E-unknown-record",
            "write [[claim]]",
        ),
        (
            format!("[{HEADER}]").replace("[\n[dataset]", "[[dataset]]").replace("\n]", ""),
            "E-unknown-record",
            "write [dataset]",
        ),
        (format!("loose = 1\n{HEADER}"), "E-unknown-key", "put a header above it"),
        (HEADER.replace("schema = 1", "schema = 2"), "E-schema", "newer program"),
        (HEADER.replace("schema = 1", ""), "E-missing-field", "add `schema = "),
        (CLAIM.to_owned(), "E-missing-table", "add [dataset]"),
        (format!("{HEADER}about = 2\n"), "E-bad-number", "\"10 %\""),
        (format!("{HEADER}stale-after = 7\n"), "E-wrong-type", "`stale-after = {"),
        (
            format!("{HEADER}stale-after = {{ fronts = 7 }}\n"),
            "E-unknown-value",
            "did you mean `front`?",
        ),
        (
            format!("{HEADER}stale-after = {{ claim = 7 }}\n"),
            "E-unknown-value",
            "the words are front, flow, aid, agreement, indicator",
        ),
        (format!("{HEADER}stale-after = {{ front = 0 }}\n"), "E-bad-number", "`front = 1`"),
        (format!("{HEADER}stale-after = {{ flow = \"7\" }}\n"), "E-wrong-type", "`flow = 1`"),
        (format!("{HEADER}sides = {{ ua = {{ a = 1 }} }}\n"), "E-wrong-type", "`sides = { ua"),
        (format!("{HEADER}units = {{ gun = [1] }}\n"), "E-wrong-type", "`units = { gun = \"gun,"),
        (format!("{HEADER}sides = {{ UA = \"Ukraine\" }}\n"), "E-bad-id", "write `ua`"),
        (
            format!("{HEADER}[[place]]\nid = \"p\"\nname = \"P\"\nkind = \"city\"\nprec = 8\n"),
            "E-bad-number",
            "`prec = 1`",
        ),
        (
            format!("{HEADER}[[place]]\nid = \"p\"\nname = \"P\"\nkind = \"city\"\nlat = inf\n"),
            "E-bad-number",
            "`lat = ",
        ),
        (with("note = \"a\\u001bb\""), "E-unsafe-text", "delete"),
        (with("note = \"a\u{202e}b\""), "E-unsafe-text", "delete"),
        (with("ext = { \"a\\u0007\" = 1 }"), "E-unsafe-text", "delete"),
        (with("note = \"a\\u200bb\""), "W-changed-text", "delete"),
        (with(&format!("note = \"{}\"", "x".repeat(70_000))), "E-limit", "shorten"),
        (with("note = \"open"), "E-syntax", "close the text"),
        (with("note ="), "E-syntax", ""),
        (with("note 5"), "E-syntax", ""),
    ]
}

/// The same of amounts and times.
fn of_values() -> Vec<Case> {
    vec![
        (with("amount = \"10,000 person\""), "E-bad-amount", "`amount = \"10000 person\"`"),
        (with("amount = \"12-15 person\""), "E-bad-amount", "write `amount = \"12..15 person\"`"),
        (with("amount = \"5 km²\""), "E-bad-amount", "write `amount = \"5 km2\"`"),
        (with("amount = \"a lot\""), "E-bad-amount", "write for example `amount = "),
        (with("amount = \"5 shell/half year\""), "E-bad-amount", "write for example `amount = "),
        (with("when = \"22.10.2024\""), "E-bad-date", "`when = \"2024-10-22\"`"),
        (with("amount = -5"), "E-bad-amount", "`amount = \"5\"`"),
        (with("amount = nan"), "E-bad-amount", "`amount = "),
        (with("amount = 1e400"), "E-bad-amount", "`amount = "),
        (with("when = \"last week\""), "E-bad-date", "write for example `when = "),
        (with("when = 2024"), "E-wrong-type", "`when = "),
        (with("when = 2024-02-30"), "E-bad-date", ""),
        (with("when = 2024-10-22T12:00:60Z"), "E-bad-date", ""),
        (with("when = 0000-01-01"), "E-bad-date", ""),
        (with("when = 0999-12-31"), "E-bad-date", ""),
    ]
}

#[test]
fn each_fault_is_told_with_its_repair() {
    for (text, code, repair) in cases().into_iter().chain(of_values()) {
        let loaded = read(&text);
        let fault = loaded
            .faults
            .iter()
            .find(|fault| fault.rule.code == code)
            .unwrap_or_else(|| panic!("{code} is not among\n{}in {text}", words(&loaded)));
        let help = fault.help.as_deref().unwrap_or_default();
        assert!(help.contains(repair), "{code}: {help}");
        assert_eq!(codes(&loaded), [code], "{}", words(&loaded));
    }
}

#[test]
fn lines_and_attachments_name_what_is_wrong() {
    let state = |line: &str| {
        format!(
            "{HEADER}[[state]]\nof = \"front:f\"\nis = \"lost\"\nwhen = 2024-10-22\nreported = 2024-10-22\n{line}\n"
        )
    };
    for (line, code, message) in [
        ("line = [[48.3, 37.2], [91, 0]]", "E-bad-line", "latitude runs"),
        ("line = [[48.3, 37.2]]", "E-bad-line", "two points"),
        ("line = [[48.3], [48]]", "E-bad-line", "[latitude, longitude]"),
        ("line = [1, 2]", "E-bad-line", "a point is"),
        ("line = 5", "E-bad-line", "list of points"),
        ("line = \"other.geojson\"", "E-attachment", "there is no such file"),
        ("control = { contestd = 1 }", "E-unknown-value", "no control class"),
        ("control = 1", "E-wrong-type", "`control` takes"),
        ("control = { contested = [1] }", "E-wrong-type", "`contested` takes an amount"),
    ] {
        let loaded = read(&state(line));
        assert_eq!(codes(&loaded), [code], "{line}");
        assert!(loaded.faults[0].message.contains(message), "{}", words(&loaded));
    }
    let area = |line: &str| {
        format!(
            "{HEADER}[[control]]\nid = \"k\"\nby = \"a\"\nvia = \"s\"\nreported = 2024-10-22\nwhen = 2024-10-22\n{line}\n"
        )
    };
    for (line, code, message) in [
        ("area = [[48.3, 37.2], [91, 0], [1, 2]]", "E-bad-line", "latitude runs"),
        ("area = [[48.3, 37.2], [48.3, 187.2], [1, 2]]", "E-bad-line", "longitude runs"),
        ("area = [[48, 37], [48, 38], [48, 37]]", "E-bad-line", "three different points"),
        ("area = []", "E-bad-line", "three different points"),
        ("area = [[48, 37, \"x\"], [1, 2], [3, 4]]", "E-bad-line", "a point is [latitude"),
        ("area = 5", "E-bad-line", "an area is a list of points"),
        ("area = 2024-02-30", "E-bad-date", ""),
        ("area = \"other.geojson\"", "E-attachment", "there is no such file"),
        ("area = \"line.geojson\"", "E-attachment", "is no area"),
        ("", "E-missing-field", "has no `area`"),
    ] {
        let loaded = read(&area(line));
        assert_eq!(codes(&loaded), [code], "{line}");
        assert!(words(&loaded).contains(message), "{line}: {}", words(&loaded));
    }
    assert_eq!(words(&read(&state("line = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]"))), "");
}

#[test]
fn second_places_are_named() {
    let loaded = read_files(&[("a.toml", HEADER), ("b.toml", HEADER)]);
    assert_eq!(codes(&loaded), ["E-duplicate-key"]);
    let (span, label) = &loaded.faults[0].also[0];
    assert_eq!(label.as_str(), "first defined here");
    assert_eq!(loaded.files.get(span.file).unwrap().name.as_str(), "a.toml");
    let loaded = read(&with("note = \"a\"\nnote = \"b\""));
    let (first, _) = loaded.faults[0].also[0];
    assert_eq!(loaded.files.place(loaded.faults[0].span).0, loaded.files.place(first).0 + 1);
}

#[test]
fn twenty_faults_are_told_in_one_run_in_order() {
    let mut text = HEADER.to_owned();
    for at in 0..10 {
        text += &CLAIM.replace("\"c\"", &format!("\"c{at}\"")).replace("2024-10-22", "2024-10-32");
        text += &CLAIM.replace("\"c\"", &format!("\"d{at}\"")).replace("\"So.\"", "So.");
    }
    let loaded = read(&text);
    assert_eq!(codes(&loaded).len(), 20, "{}", words(&loaded));
    assert!(loaded.faults.is_sorted_by_key(|fault| fault.span));
    assert_eq!(loaded.dataset.claims.len(), 0);
    assert_eq!(loaded.left_out.len(), 20);
}

#[test]
fn an_unclosed_bracket_does_not_hide_the_rest() {
    let text = format!(
        "{HEADER}{}{}",
        CLAIM.replace("[\"actor:a\"]", "[\"actor:a\""),
        CLAIM.replace("\"c\"", "\"d\"").replace("says", "sasy")
    );
    let loaded = read(&text);
    let found = codes(&loaded);
    assert!(found.contains(&"E-syntax") && found.contains(&"E-unknown-key"), "{}", words(&loaded));
}

#[test]
fn an_unclosed_bracket_before_any_header_does_not_hide_the_rest() {
    let open = CLAIM.replace("[\"actor:a\"]", "[\"actor:a\"").trim_end().to_owned();
    let bad = CLAIM.replace("\"c\"", "\"d\"").replace("says", "sasy");
    for header in ["\n[[claim]]", "\n\n[[claim]]", "\n  [[claim]]", "\n[defaults]\n[[claim]]"] {
        let text = format!("{HEADER}{open}{}", bad.replace("\n[[claim]]", header));
        let found = words(&read(&text));
        assert!(found.contains("E-syntax") && found.contains("`sasy`"), "{header:?}: {found}");
    }
}

#[test]
fn lists_in_lists_are_no_headers() {
    let text = format!(
        "{HEADER}{CLAIM}ext.grid = [\n[true, false],\n  [inf, nan],\n[1],\n[\n[true]\n]\n]\n"
    );
    let loaded = read(&text);
    assert_eq!(words(&loaded), "");
    assert_eq!(loaded.dataset.claims.len(), 1);
}

#[test]
fn messages_say_what_is_wrong_with_a_day_an_id_a_title() {
    let actor = |name: usize| {
        let name = "N".repeat(name);
        format!("{HEADER}[[actor]]\nid = \"x\"\nname = \"{name}\"\nkind = \"state\"\n")
    };
    for (text, says) in [
        (with("when = 2024-10-22T12:00:60Z"), "a minute has seconds 0 to 59"),
        (with("when = 0999-12-31"), "years run from 1000 to 9999"),
        (instead("reported", "reported = 2024-10-22T12:00:00Z"), "a time of day is not kept"),
        (instead("reported", "reported = \"2024-10\""), "a whole day is asked for here"),
        (instead("reported", "reported = \"late\""), "`late`"),
        (instead("id", &format!("id = \"{}\"", "A".repeat(64))), "is no id"),
        (instead("id", &format!("id = \"{}\"", "a".repeat(65))), "this has 65"),
        (actor(513), "`name` has 513 bytes; at most 512 are kept"),
    ] {
        let told = words(&read(&text));
        assert!(told.contains(says), "{says}: {told}");
    }
    assert_eq!(words(&read(&actor(512))), "");
    assert!(!words(&read(&with("when = 1000-01-01T12:00:00Z"))).contains("years run"));
}

#[test]
fn faults_never_carry_control_characters_or_long_lines() {
    let nasty = "\\u001b[31m\\u202e".repeat(1000);
    let text = format!(
        "{HEADER}{CLAIM}\"{nasty}\" = 1\nkind = \"{nasty}\"\n[[\"{nasty}\"]]\n\"{nasty}\".x.y = 2024-99-99\n"
    );
    for fault in read(&text).faults {
        for words in [&fault.message, &fault.label].into_iter().chain(&fault.help) {
            assert!(words.len() < 1000 && !words.contains(['\u{1b}', '\u{202e}']), "{words}");
        }
    }
}

#[test]
fn rules_are_complete() {
    let mut seen = Vec::new();
    for rule in RULES {
        assert!(!seen.contains(&rule.code), "{} twice", rule.code);
        seen.push(rule.code);
        let sentences = rule.explain.matches(". ").count() + rule.explain.matches(": ").count() + 1;
        assert!((2..=8).contains(&sentences), "{}: {sentences}", rule.code);
        assert!(rule.title.len() < 60, "{}", rule.code);
    }
}

#[test]
fn late_defaults_reach_every_record() {
    let actor = |id: &str| format!("[[actor]]\nid = \"{id}\"\nname = \"A\"\nkind = \"state\"\n");
    let claim = CLAIM.replace("via = \"s\"\nreported = 2024-10-22\n", "");
    let defaults = "[defaults]\nvia = \"s\"\nreported = 2024-10-22\n";
    for text in [
        format!("{HEADER}{}{}{claim}{defaults}", actor("a"), actor("b")),
        format!("{HEADER}{}{}{defaults}{claim}", actor("a"), actor("b")),
        format!("{HEADER}{claim}{}{}{defaults}{}", actor("a"), actor("b"), actor("c")),
    ] {
        let loaded = read(&text);
        assert_eq!(words(&loaded), "", "{text}");
        assert_eq!(loaded.dataset.claims.len(), 1);
    }
    // A claim is read when the next one begins, here before the defaults are met.
    let next = claim.replace("\"c\"", "\"d\"");
    let loaded = read(&format!("{HEADER}{claim}{next}{defaults}"));
    assert_eq!(words(&loaded), "");
    assert_eq!(loaded.dataset.claims.len(), 2);
}

#[test]
fn single_brackets_are_one_fault_and_drag_nothing_with_them() {
    let single = CLAIM.replace("[[claim]]", "[claim]");
    let more = |id: &str| CLAIM.replace("\"c\"", &format!("\"{id}\""));
    for text in [
        format!("{HEADER}{single}{}{}", more("d"), more("e")),
        format!("{HEADER}{}{single}{}", more("d"), more("e")),
    ] {
        let loaded = read(&text);
        assert_eq!(codes(&loaded), ["E-unknown-record"], "{}", words(&loaded));
        assert!(words(&loaded).contains("write [[claim]]"));
        assert_eq!((loaded.dataset.claims.len(), loaded.left_out.len()), (2, 1));
    }
}

#[test]
fn a_letter_in_small_is_that_letter() {
    for (written, meant) in [("b", "B"), ("c", "C"), ("f", "F")] {
        let source = format!(
            "{HEADER}[[source]]\nid = \"x\"\ntitle = \"X\"\nkind = \"article\"\n\
             published = 2024-10-22\nreliability = \"{written}\"\n"
        );
        let told = words(&read(&source));
        assert!(told.contains(&format!("did you mean `{meant}`?")), "{told}");
        let none = words(&read(&source.replace(&format!("\"{written}\""), "\"x\"")));
        assert!(none.contains("the words are A, B, C"), "{none}");
    }
    let stance = "[[stance]]\nclaim = \"c\"\nby = \"a\"\nvia = \"s\"\nreported = 2024-10-22\n\
                  is = \"deny\"\n";
    let told = words(&read(&format!("{HEADER}{stance}")));
    assert!(told.contains("did you mean `denies`?"), "{told}");
}

#[test]
fn repairs_name_what_the_dossier_has() {
    let ground = "[[source]]\nid = \"paper\"\ntitle = \"P\"\nkind = \"article\"\npublished = 2024-10-22\n\
        [[flow]]\nid = \"mules\"\nname = \"M\"\nfrom = \"a\"\nto = \"a\"\ncategory = \"ammunition\"\n";
    let text = format!("{}{ground}", instead("about", "about = \"mules\""));
    assert!(words(&read(&text)).contains("did you mean `flow:mules`?"));
    let actor = "[[actor]]\nid = \"porters\"\nname = \"P\"\nkind = \"company\"\n";
    for (key, repair) in [
        ("via", "add for example `via = \"paper\"`"),
        ("by", "add for example `by = \"porters\"`"),
        ("about", "add for example `about = [\"flow:mules\"]`"),
    ] {
        let told = words(&read(&format!("{}{ground}{actor}", instead(key, ""))));
        assert!(told.contains(repair), "{told}");
        assert!(!told.contains(['‹', '›']), "{told}");
    }
    // A record with faults of its own is there all the same.
    let faulty = ground.replace("id = \"mules\"", "id = \"mules\"\nspeed = 5");
    let told =
        words(&read(&format!("{}{}", instead("via", ""), ground.replace("2024-10-22", "soon"))));
    assert!(told.contains("add for example `via = \"paper\"`"), "{told}");
    let told = words(&read(&format!("{}{faulty}", instead("about", "about = \"mules\""))));
    assert!(told.contains("did you mean `flow:mules`?"), "{told}");
    let told = words(&read(&with("note = \"a\\u200bb\"")));
    assert!(told.contains("1 character will not"), "{told}");
}
