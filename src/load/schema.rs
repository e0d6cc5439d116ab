//! The format as a JSON Schema, made from the tables that read it, so that the two agree.
//!
//! It is draft-07, which the editors' TOML plugins read. It sees one file at a time, and it may be
//! looser than reading, never stricter: what cannot be said in it is left to `check`.

use serde_json::{Map, Value, json};

use crate::dataset::rating::{Credibility, Reliability};
use crate::dataset::state::{ControlClass, Standing};
use crate::dataset::words::{Kind, Word};
use crate::load::form::{Field, Form, VERSION, words};
use crate::load::records::{RECORDS, RecordForm};
use crate::load::{defaults, limits};

const SLUG: &str = "[a-z0-9][a-z0-9-]{0,63}";
const NUMBER: &str = r"[+-]?[0-9]+(?:\.[0-9]+)?";
/// A day or a less exact time with its marks, and blanks around it.
const TIME: &str = r"\s*(?:[A-Za-z]+\s+)?[1-9][0-9]{3}(?:-[0-9QqWw]+)*[~?\s]*";
const UNIT: &str = r"(?:%|[A-Za-z-][A-Za-z0-9-]*)";
const PERIOD: &str = r"(?:%|[A-Za-z0-9-]+)";

/// The schema of one file of a dossier, as text that ends with a line break.
pub fn json_schema() -> String {
    let mut properties = Map::new();
    for form in RECORDS {
        properties.insert(form.word.to_owned(), record(form));
    }
    let filled = "filled into each record of this file that takes the field and lacks it";
    properties.insert("defaults".into(), described(table(defaults::FIELDS), filled));
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "a file of a sitroom dossier",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "allOf": defaults::FIELDS.iter().filter_map(unless_default).collect::<Vec<_>>(),
    });
    format!("{schema:#}\n")
}

fn record(form: &RecordForm) -> Value {
    let mut one = described(table(form.fields), form.doc);
    if form.kind == Some(Kind::State) {
        words_of_is(&mut one);
    }
    if !form.is_many() {
        return one;
    }
    described(json!({ "type": "array", "items": one }), form.doc)
}

/// A table with these fields; `ext` belongs to whoever wrote the dossier. What `[defaults]` may give
/// is not required here.
fn table(fields: &[Field]) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let meaning = format!(
            "{}. Takes {}, such as {}",
            field.doc,
            field.form.expects(),
            field.form.example()
        );
        properties.insert(field.name.to_owned(), described(value(field.form), &meaning));
    }
    properties.insert("ext".into(), described(json!({}), "columns of your own, which are ignored"));
    let must = fields.iter().filter(|field| field.required);
    let required: Vec<&str> =
        must.clone().filter(|it| !defaults::fill(it)).map(|field| field.name).collect();
    let begins: Vec<&str> = must.map(|field| field.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        // What an editor writes for a new record.
        "x-taplo": { "initKeys": begins },
    })
}

fn described(mut schema: Value, doc: &str) -> Value {
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".into(), format!("{}.", super::docs::capital(doc)).into());
    }
    schema
}

/// What a field takes. Where several types are, each keyword speaks of its own and passes the others
/// over.
fn value(form: Form) -> Value {
    match form {
        Form::Id => pattern(SLUG),
        Form::Text => text(limits::TEXT_BYTES),
        Form::Title => text(limits::TITLE_BYTES),
        Form::Texts => several(text(limits::TEXT_BYTES)),
        Form::Word(list) => json!({ "enum": list().1 }),
        Form::Words(list) => {
            let one = json!({ "enum": list().1 });
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Form::Ref(kind) => reference(&[kind], "?"),
        Form::Refs(kind) => several(reference(&[kind], "?")),
        Form::Names(_) => several(pattern(SLUG)),
        Form::Free(kinds) => reference(kinds, ""),
        Form::Frees(kinds) => several(reference(kinds, "")),
        Form::Speaker => reference(&[Kind::Actor], "?"),
        Form::Origin => reference(&[Kind::Actor, Kind::Source], "?"),
        Form::Day => {
            json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date" })
        }
        Form::When => pattern(&format!(r"(?:{TIME}(?:/{TIME}|/\s*\.\.\s*)?|\s*\.\.\s*/{TIME})")),
        Form::Amount => json!({ "type": ["number", "string"], "minimum": 0, "pattern": amount() }),
        Form::Decimal => json!({ "type": "number" }),
        Form::Integer(low, high) => whole(low, high),
        Form::Version => json!({ "const": VERSION }),
        Form::Bool => json!({ "type": "boolean" }),
        Form::Rating => pattern(&format!(
            "[{}][{}]",
            words::<Reliability>().1.concat(),
            words::<Credibility>().1.concat()
        )),
        Form::Share => {
            let percent = format!(r"^\s*{NUMBER}(?:[eE][+-]?[0-9]+)?\s*%$");
            json!({ "type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": percent })
        }
        Form::Labels(_) => json!({
            "type": "object",
            "propertyNames": pattern(SLUG),
            "additionalProperties": text(limits::TEXT_BYTES),
        }),
        Form::Parts(fields) => parts(table(fields)),
        Form::Line | Form::Area => {
            let point = json!({ "type": ["number", "array"] });
            let points = json!({ "type": "array", "items": point });
            json!({ "type": ["array", "string"], "minLength": 1, "items": points })
        }
        Form::Control => by_word(&words::<ControlClass>().1, &value(Form::Amount)),
        Form::Days => by_word(&Standing::KINDS.map(Kind::word), &whole(1, i64::MAX)),
    }
}

fn pattern(whole: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^{whole}$") })
}

/// A text that is not blank; a byte is at most a letter.
fn text(bytes: usize) -> Value {
    json!({ "type": "string", "pattern": r"\S", "maxLength": bytes })
}

/// `kind:id`; `?` after the kind if it need not be written.
fn reference(kinds: &[Kind], optional: &str) -> Value {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    pattern(&format!("(?:(?:{}):){optional}{SLUG}", kinds.join("|")))
}

/// One such text, or a list of them.
fn several(mut one: Value) -> Value {
    let items = one.clone();
    if let Some(map) = one.as_object_mut() {
        map.insert("type".into(), json!(["string", "array"]));
        map.insert("items".into(), items);
    }
    one
}

/// Tables inside a record, or a single one.
fn parts(mut one: Value) -> Value {
    let items = one.clone();
    if let Some(map) = one.as_object_mut() {
        map.insert("type".into(), json!(["array", "object"]));
        map.insert("items".into(), items);
    }
    one
}

fn whole(low: i64, high: i64) -> Value {
    let mut schema = Map::new();
    schema.insert("type".into(), "integer".into());
    if low != i64::MIN {
        schema.insert("minimum".into(), low.into());
    }
    if high != i64::MAX {
        schema.insert("maximum".into(), high.into());
    }
    schema.into()
}

/// `{ word = value }` with the words of a closed list.
fn by_word(words: &[&str], value: &Value) -> Value {
    let properties: Map<String, Value> =
        words.iter().map(|&word| (word.to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn amount() -> String {
    let number = format!("{NUMBER}(?:k|M|bn)?");
    let numbers = format!(r"(?:>=|<=|>|<|~)?\s*{number}(?:\.\.{number}){{0,2}}");
    let of = format!(r"(?:\?\s*{UNIT}?|some(?:\s+{UNIT})?|{numbers}(?:\s*%|\s+{UNIT})?)");
    format!(r"^\s*{of}(?:\s*/\s*{PERIOD})?\s*$")
}

/// The words of `is` go with the kind of subject in `of`.
fn words_of_is(state: &mut Value) {
    let all: Vec<&str> = Standing::KINDS.into_iter().flat_map(Standing::words).collect();
    let mut once: Vec<&str> = Vec::new();
    for word in all {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    let by_kind = Standing::KINDS.map(|kind| {
        let of = format!("^{}:", kind.word());
        json!({
            "if": { "properties": { "of": { "type": "string", "pattern": of } }, "required": ["of"] },
            "then": { "properties": { "is": { "enum": Standing::words(kind) } } },
        })
    });
    if let Some(is) = state.pointer_mut("/properties/is").and_then(Value::as_object_mut) {
        is.insert("enum".into(), once.into());
    }
    if let Some(map) = state.as_object_mut() {
        map.insert("allOf".into(), by_kind.to_vec().into());
    }
}

/// What records must say themselves in a file without such a default.
fn unless_default(default: &Field) -> Option<Value> {
    let mut properties = Map::new();
    for form in RECORDS {
        let Some(asked) = asked(form.fields, default.name) else { continue };
        let asked = if form.is_many() { json!({ "items": asked }) } else { asked };
        properties.insert(form.word.to_owned(), asked);
    }
    let given = json!({ "defaults": { "required": [default.name] } });
    (!properties.is_empty()).then(|| {
        json!({
            "if": { "properties": given, "required": ["defaults"] },
            "else": { "properties": properties },
        })
    })
}

/// That a table, or a part of it, has a required field that a default would fill.
fn asked(fields: &[Field], name: &str) -> Option<Value> {
    let fills = |field: &Field| field.required && field.name == name && defaults::fill(field);
    let mut schema = Map::new();
    if fields.iter().any(fills) {
        schema.insert("required".into(), json!([name]));
    }
    let inside = |field: &Field| match field.form {
        Form::Parts(fields) => {
            Some((field.name.to_owned(), json!({ "items": asked(fields, name)? })))
        }
        _ => None,
    };
    let parts: Map<String, Value> = fields.iter().filter_map(inside).collect();
    if !parts.is_empty() {
        schema.insert("properties".into(), parts.into());
    }
    (!schema.is_empty()).then(|| schema.into())
}
