//! What a right dossier gives.

use rust_decimal::Decimal;
use sitroom::dataset::amount::Bound;
use sitroom::dataset::claim::ClaimKind;
use sitroom::dataset::place::Point;
use sitroom::dataset::state::{ControlClass, Posture, Standing};
use sitroom::dataset::words::Kind;

use super::{HEADER, codes, read, read_files, words};

const EVERYTHING: &str = r#"
[brief]
bottom-line = "It is so."
rests-on    = ["claim:c1"]
takeaways   = ["judgement:j1"]
watch       = ["i1"]
sections    = ["fronts"]

[defaults]
via      = "s1"
reported = 2024-10-22
rating   = "C3"
lang     = "en"
tags     = ["troops"]

[[source]]
id = "s1"
title = "An article"
kind = "article"
published = 2024-10-22
republished = [{ by = "Another paper", when = 2024-10-23, url = "https://example.org" }]

[[actor]]
id = "a1"
name = "Actor"
kind = "state"
rating = "B"
aliases = "One"

[[place]]
id = "p1"
name = "Place"
kind = "city"
lat = 48.2833
lon = 37.1858
prec = 1

[[front]]
id = "f1"
name = "Front"
places = "p1"
length = "~1000 km"

[[flow]]
id = "fl1"
name = "Shells"
from = "a1"
to = "a1"
category = "ammunition"
start = "late 2022"

[[aid]]
id = "aid1"
donors = ["a1"]
recipient = "a1"
kind = "financial"
amount = "50bn USD"

[[agreement]]
id = "ag1"
name = "Plan"
kind = "plan"
parties = ["a1"]
[[agreement.point]]
n = 1
text = "A first point."
[[agreement.point]]
n = 2
text = "A second, secret one."
public = false
reported = 2024-10-25

[[indicator]]
id = "i1"
name = "Troops"
watch = "Troops at the front."
for = ["judgement:j1"]

[[rate]]
from = "EUR"
to = "USD"
when = "2024-10"
value = 1.09

[[claim]]
id = "c1"
says = "They send soldiers."
by = "narrator"
about = ["flow:fl1", "actor:a1"]
amount = ">=11000 person"
when = "2024-10~"
origin = "s1"
ext = { desk = "east", row = 3 }

[[claim]]
id = "c2"
says = "They do not."
by = "a1"
about = "flow:fl1"
origin = "a1"
contradicts = "c1"
amount = 0.10

[[stance]]
claim = "c1"
by = "narrator"
is = "doubts"

[[event]]
id = "e1"
title = "It happened"
when = 2024-10-21
status = "occurred"
where = ["p1"]
weight = 5

[[state]]
of = "front:f1"
is = "holding"
when = 2024-10-22
line = [[48.3, 37.2], [48, 37.3]]
control = { contested = "12 km2" }

[[state]]
of = "front:f1"
is = "gone"
when = 2024-10-22
line = "line.geojson"

[[control]]
id = "k1"
by = "a1"
when = 2024-10-22
area = [[[48.0, 37.0], [48.0, 38.0], [49.0, 38.0], [48.0, 37.0]], [[48.1, 37.5], [48.2, 37.6], [48.1, 37.6]]]
holder = "a1"
class = "claimed-control"
indicative = true
note = "Drawn from words."

[[judgement]]
id = "j1"
says = "It is likely."
likelihood = "likely"
rests-on = ["claim:c1"]
assumes = "that it is so"
"#;

#[test]
fn every_kind_of_record_is_read() {
    let loaded = read(&format!("{HEADER}{EVERYTHING}"));
    assert_eq!(words(&loaded), "");
    let dataset = &loaded.dataset;
    assert_eq!(dataset.header.title.as_str(), "Test");
    assert_eq!(dataset.sources[0].lang.as_deref(), Some("en"));
    assert_eq!(dataset.sources[0].republished.len(), 1);
    assert_eq!(dataset.places[0].lat.as_ref().unwrap().value, Decimal::new(482_833, 4));
    assert_eq!(dataset.claims[0].by, None);
    assert_eq!(dataset.claims[0].kind, ClaimKind::Number);
    assert_eq!(dataset.claims[0].origin.unwrap().kind, Kind::Source);
    assert_eq!(dataset.claims[1].origin.unwrap().kind, Kind::Actor);
    assert_eq!(dataset.claims[1].amount.as_ref().unwrap().value.text.as_str(), "0.10");
    assert_eq!(dataset.claims[1].tags.len(), 1);
    assert_eq!(dataset.agreements[0].points.len(), 2);
    assert!(dataset.agreements[0].points[0].public);
    assert_eq!(dataset.agreements[0].points[1].reported.value.to_string(), "2024-10-25");
    assert_eq!(dataset.states[0].standing, Some(Standing::Front(Posture::Holding)));
    assert_eq!(dataset.states[0].line[0].len(), 2);
    assert_eq!(dataset.states[0].control.len(), 1);
    assert_eq!(dataset.states[1].standing, None);
    let control = &dataset.controls[0];
    assert_eq!(control.area[0].rings.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
    assert_eq!((control.class, control.indicative), (ControlClass::ClaimedControl, true));
    assert_eq!(control.via.id, dataset.sources[0].id, "filled in from [defaults]");
    assert_eq!(dataset.states[1].line[0][1], Point::new(481_000_000, 376_000_000).unwrap());
    assert_eq!(dataset.brief.as_ref().unwrap().reported, dataset.header.as_of);
    let claim = &dataset.claims[0];
    assert_eq!(loaded.files.slice(claim.span), "[[claim]]");
    assert_eq!(loaded.files.slice(claim.about[1].span), "\"actor:a1\"");
    assert_eq!(loaded.files.slice(claim.reported.span), "2024-10-22");
}

#[test]
fn several_files_read_like_one() {
    let one = read(&format!("{HEADER}{EVERYTHING}"));
    let claims = EVERYTHING.find("[[claim]]").unwrap();
    let defaults = EVERYTHING.find("[defaults]").unwrap();
    let sources = EVERYTHING.find("[[source]]").unwrap();
    let many = read_files(&[
        ("reports/a.toml", &(EVERYTHING[defaults..sources].to_owned() + &EVERYTHING[claims..])),
        ("subjects.toml", &EVERYTHING[..claims]),
        ("z.toml", HEADER),
    ]);
    assert_eq!(words(&many), "");
    assert_eq!(one.dataset.claims.len(), many.dataset.claims.len());
    assert_eq!(many.dataset.claims[0].origin.unwrap().kind, Kind::Source);
    assert_eq!(many.dataset.brief.unwrap().reported, one.dataset.header.as_of);
}

#[test]
fn about_reaches_every_file_whatever_the_order() {
    let front = "[[front]]\nid = \"f\"\nname = \"F\"\nlength = \"~1000 km\"\n";
    let loaded =
        read_files(&[("a.toml", front), ("b.toml", &format!("{HEADER}about = \"20 %\"\n"))]);
    assert_eq!(words(&loaded), "");
    let length = &loaded.dataset.fronts[0].length.as_ref().unwrap().value;
    assert_eq!(length.low, Bound::Closed(Decimal::from(800)));
}

#[test]
fn about_is_a_tenth_unless_the_dossier_says_another() {
    let front = "[[front]]\nid = \"f\"\nname = \"F\"\nlength = \"~1000 km\"\n";
    let loaded = read(&format!("{HEADER}{front}"));
    assert_eq!(words(&loaded), "");
    let length = &loaded.dataset.fronts[0].length.as_ref().unwrap().value;
    assert_eq!(length.unit.of.as_str(), "km");
    assert_eq!(length.low, Bound::Closed(Decimal::from(900)));
    assert_eq!(length.high, Bound::Closed(Decimal::from(1100)));
}

#[test]
fn escapes_are_read_wherever_they_stand() {
    for many in 0..6 {
        let name = "a".repeat(many);
        let front = format!("[[front]]\nid = \"f\"\nname = \"{name}\\u00e9\"\n");
        let loaded = read(&format!("{HEADER}{front}"));
        assert_eq!(loaded.dataset.fronts[0].name.as_str(), format!("{name}é"));
    }
}

#[test]
fn a_number_may_be_written_in_every_base_toml_has() {
    for (written, value) in [("16", 16), ("0x10", 16), ("0o20", 16), ("0b1_0000", 16)] {
        let front = format!("[[front]]\nid = \"f\"\nname = \"F\"\nlength = {written}\n");
        let loaded = read(&format!("{HEADER}{front}"));
        let length = &loaded.dataset.fronts[0].length.as_ref().unwrap().value;
        assert_eq!(length.best, Some(Decimal::from(value)), "{written}: {}", words(&loaded));
    }
}

#[test]
fn a_reference_may_say_its_kind_where_the_field_knows_it() {
    let claim = |via: &str| {
        format!(
            "{HEADER}[[claim]]\nid = \"c\"\nsays = \"So.\"\nby = \"a\"\nabout = \"actor:a\"\n\
             reported = 2024-10-22\nvia = \"{via}\"\n"
        )
    };
    let (bare, said) = (read(&claim("s")), read(&claim("source:s")));
    assert_eq!(words(&said), "");
    let via = |loaded: &sitroom::load::Loaded| {
        let id = loaded.dataset.claims[0].via.id;
        loaded.dataset.names.word(id).to_owned()
    };
    assert_eq!((via(&bare), via(&said)), ("s".to_owned(), "s".to_owned()));
    assert_eq!(codes(&read(&claim("actor:s"))), ["E-bad-reference"]);
}

#[test]
fn defaults_apply_to_the_whole_file_and_only_to_it() {
    let claim = "[[claim]]\nid = \"c\"\nsays = \"So.\"\nby = \"a\"\nabout = \"actor:a\"\n";
    let defaults = "[defaults]\nvia = \"s\"\nreported = 2024-10-22\n";
    let after = read_files(&[("h.toml", HEADER), ("c.toml", &format!("{claim}{defaults}"))]);
    assert_eq!(words(&after), "");
    let other = read_files(&[("h.toml", &format!("{HEADER}{defaults}")), ("c.toml", claim)]);
    assert_eq!(codes(&other), ["E-missing-field", "E-missing-field"]);
    let bad = format!(
        "{HEADER}[defaults]\nvia = \"S s\"\nreported = 2024-10-22\nvai = 1\n{claim}{}",
        claim.replace("\"c\"", "\"d\"")
    );
    assert_eq!(codes(&read(&bad)), ["E-bad-reference", "E-unknown-key"]);
}

#[test]
fn a_state_takes_the_source_of_its_file_only_where_it_says_nothing_of_what_it_rests_on() {
    let state = |line: &str| {
        format!(
            "{HEADER}[defaults]\nvia = \"s\"\nreported = 2024-10-22\n[[state]]\nof = \"flow:f\"\n\
             is = \"stopped\"\nwhen = 2024-10-22\n{line}\n"
        )
    };
    for (line, via) in [
        ("", Some("s")),
        ("rests-on = []", None),
        ("rests-on = [\"claim:c\"]", None),
        ("rests-on = \"claim:c\"\nvia = \"t\"", Some("t")),
        ("via = \"t\"", Some("t")),
    ] {
        let loaded = read(&state(line));
        let found = loaded.dataset.states[0].via.map(|via| loaded.dataset.word(via.id).to_owned());
        assert_eq!(found.as_deref(), via, "{line}");
        let report = sitroom::check::check(&loaded);
        let floats = report.diagnostics.iter().any(|fault| fault.rule.code == "E-rests-on-nothing");
        assert_eq!(floats, line == "rests-on = []", "{line}");
    }
}

#[test]
fn records_may_be_written_in_every_way_toml_has() {
    let text = format!(
        "rate = [{{ from = \"EUR\", to = \"USD\", when = \"2024\", value = 1.1, via = \"s\" }}]\n{HEADER}\
         [[agreement]]\nid = \"x\"\nname = \"X\"\nkind = \"law\"\nparties = []\n\
         point = [{{ n = 1, text = \"…\", reported = 2024-10-01, via = \"s\" }}]\n\
         [[state]]\nof = \"agreement:x\"\nis = \"signed\"\nwhen = \"2024\"\nreported = 2024-10-01\n\
         [dataset.units]\ngun = \"gun, guns\"\n[state.ext]\nrow = 1\n"
    );
    let loaded = read(&text);
    assert_eq!(codes(&loaded), ["E-missing-field"], "{}", words(&loaded));
    assert_eq!(loaded.dataset.rates.len(), 1);
    assert_eq!(loaded.dataset.states.len(), 1);
    assert_eq!(loaded.dataset.header.units.len(), 1);
    assert_eq!(loaded.left_out.len(), 1, "an agreement of no parties is left out");
}

#[test]
fn line_ends_and_marks_of_editors_do_not_matter() {
    let unix = format!("{HEADER}{EVERYTHING}");
    let dos = format!("\u{feff}{}", unix.replace('\n', "\r\n"));
    let loaded = read(&dos);
    assert_eq!(words(&loaded), "");
    assert_eq!(loaded.dataset.claims.len(), 2);
    let stray = unix.replacen("schema = 1", "schema = 1\r", 1).replacen("\r\n", "\r", 1);
    assert_eq!(codes(&read(&stray)).first(), Some(&"E-syntax"));
}
