//! The JSON Schema of a dossier against a validator of its own: what is read without a fault fits it,
//! and what is misspelt, missing or of another type does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use sitroom::dataset::amount::Amount;
use sitroom::dataset::date::When;
use sitroom::load::schema::json_schema;
use sitroom::load::{Input, faults, load};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
});

/// TOML as the editors' plugins see it: a date is a text.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::String(it) => Value::String(it),
        toml::Value::Integer(it) => it.into(),
        toml::Value::Float(it) => it.into(),
        toml::Value::Boolean(it) => it.into(),
        toml::Value::Datetime(it) => Value::String(it.to_string()),
        toml::Value::Array(it) => it.into_iter().map(json_of).collect(),
        toml::Value::Table(it) => {
            it.into_iter().map(|(key, value)| (key, json_of(value))).collect::<Map<_, _>>().into()
        }
    }
}

/// What the validator says of a file; nothing if it fits.
pub fn complaints(text: &str) -> Vec<String> {
    judged(&json_of(toml::Value::Table(text.parse().unwrap())))
}

fn judged(file: &Value) -> Vec<String> {
    SCHEMA.iter_errors(file).map(|it| format!("{}: {it}", it.instance_path())).collect()
}

fn files(folder: &str) -> Vec<PathBuf> {
    crate::shipped::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "toml")
}

#[test]
fn every_file_of_the_shipped_dossier_fits() {
    for path in files("data").into_iter().chain(files("tests/it/ground")) {
        let found = complaints(&fs::read_to_string(&path).unwrap());
        assert!(found.is_empty(), "{}: {}", path.display(), found.join("\n"));
    }
}

/// Faults of reading that show in the form of one file.
const OF_FORM: [&str; 8] = [
    "E-bad-amount",
    "E-bad-id",
    "E-bad-rating",
    "E-bad-reference",
    "E-missing-field",
    "E-unknown-key",
    "E-unknown-value",
    "E-wrong-type",
];

#[test]
fn a_sample_fits_unless_its_fault_is_one_of_form() {
    let reading: BTreeSet<&str> = faults::RULES.iter().map(|rule| rule.code).collect();
    let mut refused = 0;
    for path in files("tests/it/samples") {
        let text = fs::read_to_string(&path).unwrap_or_default();
        if text.parse::<toml::Table>().is_err() {
            continue;
        }
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
        let found = complaints(&text);
        let input = Input { name: name.clone(), bytes: text.into_bytes() };
        let loaded = load(vec![input], &|_, _| Err("not attached".into()));
        let codes: Vec<&str> = loaded.faults.iter().map(|it| it.rule.code).collect();
        if codes.iter().any(|code| OF_FORM.contains(code)) {
            assert!(!found.is_empty(), "{name} fits in spite of {codes:?}");
            refused += 1;
        } else if !codes.iter().any(|code| reading.contains(code)) && !name.contains("E-state-word")
        {
            assert!(found.is_empty(), "{name}: {}", found.join("\n"));
        }
    }
    assert!(refused >= OF_FORM.len(), "only {refused} samples were refused");
}

/// A file with a claim, a front and a state; `from` is replaced by `to`.
fn changed(from: &str, to: &str) -> String {
    let file = r#"
[defaults]
via = "paper"

[[claim]]
id = "said"
says = "Soldiers are on their way."
by = "minister"
reported = 2024-10-20
about = ["actor:minister"]
amount = ">=11000 person"
rating = "C3"

[[front]]
id = "east"
name = "The east"
places = "hill"

[[state]]
of = "front:east"
is = "advancing"
when = "late 2024-10"
reported = 2024-10-20
control = { contested = "12 km2" }

[[agreement]]
id = "pact"
name = "The pact"
kind = "treaty"
parties = ["minister"]

[[agreement.point]]
n = 1
text = "They help each other."
reported = 2024-10-20
"#;
    assert!(file.contains(from), "{from}");
    file.replacen(from, to, 1)
}

#[test]
fn what_is_wrong_is_refused_where_it_stands() {
    assert_eq!(complaints(&changed("id", "id")), [""; 0]);
    for (from, to, place) in [
        ("[[claim]]", "[[clame]]", "clame"),
        ("[[claim]]", "[claim]", "/claim"),
        ("rating =", "ratng =", "ratng"),
        ("\"C3\"", "\"G3\"", "/claim/0/rating"),
        ("\"minister\"\nr", "\"The minister\"\nr", "/claim/0/by"),
        ("\"actor:minister\"", "\"minister\"", "/claim/0/about/0"),
        ("2024-10-20", "\"20 October\"", "/claim/0/reported"),
        ("\">=11000 person\"", "\"11,000 person\"", "/claim/0/amount"),
        ("\">=11000 person\"", "-1", "/claim/0/amount"),
        ("\">=11000 person\"", "true", "/claim/0/amount"),
        ("\"advancing\"", "\"delivered\"", "/state/0/is"),
        ("\"late 2024-10\"", "\"last week\"", "/state/0/when"),
        ("{ contested =", "{ contestd =", "contestd"),
        ("\"treaty\"", "\"pact\"", "/agreement/0/kind"),
        ("n = 1", "n = -1", "/agreement/0/point/0/n"),
        ("n = 1", "", "/agreement/0/point/0"),
        ("\"hill\"", "[\"hill\", 3]", "/front/0/places/1"),
        // Without the default each record needs its own.
        ("via = \"paper\"", "", "/claim/0"),
    ] {
        let found = complaints(&changed(from, to)).join("\n");
        assert!(found.contains(place), "{from} → {to}: {found:?}");
    }
    for (from, to) in [
        ("\"minister\"\nr", "\"narrator\"\nr"),
        ("\"minister\"\nr", "\"actor:minister\"\nr"),
        ("rating =", "ext = { page = 3 }\nrating ="),
        ("\">=11000 person\"", "11000"),
        ("2024-10-20", "\"2024-10-20\""),
        ("[\"actor:minister\"]", "\"actor:minister\""),
        ("\"advancing\"", "\"holding\""),
    ] {
        assert_eq!(complaints(&changed(from, to)), [""; 0], "{from} → {to}");
    }
}

#[test]
fn every_field_and_record_says_what_it_means() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let page = sitroom::load::docs::dataset_md();
    let records = schema["properties"].as_object().unwrap();
    for (word, record) in records {
        let header = [format!("### `[[{word}]]`"), format!("### `[{word}]`")];
        assert!(header.iter().any(|it| page.contains(it)), "{word}");
        let table = record.get("items").unwrap_or(record);
        for (name, field) in table["properties"].as_object().unwrap() {
            assert!(field["description"].as_str().unwrap().len() > 5, "{word}.{name}");
            let row = [format!("| `{name}` |"), format!("| `{name}`! |")];
            assert!(name == "ext" || row.iter().any(|it| page.contains(it)), "{word}.{name}");
        }
    }
    assert_eq!(records.len(), page.matches("\n### `[").count());
    assert_eq!(schema["$schema"], json!("http://json-schema.org/draft-07/schema#"));
}

fn claim_with(field: &str, value: &str) -> Vec<String> {
    let mut file = json_of(toml::Value::Table(changed("id", "id").parse().unwrap()));
    file["claim"][0][field] = value.into();
    judged(&file)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Never stricter than reading, on words near the notation.
    #[test]
    fn what_is_read_as_an_amount_fits(
        op in "(|~|<|>|<=|>=|\\?|some| )",
        number in "(|-?[0-9]{1,4}(\\.[0-9]{1,3})?(k|M|bn|x)?((\\.\\.)[0-9]{1,3}){0,3})",
        unit in "( ?%| ?[a-zA-Z0-9-]{1,5})?( ?/ ?[a-z]{1,5})? ?",
    ) {
        let written = format!("{op}{number}{unit}");
        if Amount::parse(&written, Decimal::new(1, 1)).is_ok() {
            prop_assert_eq!(claim_with("amount", &written), [""; 0], "{}", written);
        }
    }

    #[test]
    fn what_is_read_as_a_time_fits(
        parts in "(|\\.\\.|((early|Mid|late|summer|fall|last) )?[0-9]{4}(-[0-9]{2}|-Q[1-5]|-w[0-9]{2})?(-[0-9]{2})?[~? ]{0,2})",
        end in "(|/| / ?)((\\.\\.)|[0-9]{4}(-[0-9]{2})?)?",
    ) {
        let written = format!("{parts}{end}");
        if When::parse(&written).is_ok() {
            prop_assert_eq!(claim_with("when", &written), [""; 0], "{}", written);
        }
    }
}
