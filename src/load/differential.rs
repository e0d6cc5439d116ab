//! Proves the assembler right: what TOML's own reader accepts, we build just so; what it refuses,
//! we refuse.

use toml::{Table as Toml, Value as TomlValue};

use crate::diagnostic::Diagnostic;
use crate::load::assemble::Records;
use crate::load::chunks;
use crate::load::tree::{Data, Key, Row, Table, Value};
use crate::span::{FileId, Span};

/// Puts what the assembler hands over together again.
#[derive(Default)]
struct Collected {
    root: Toml,
    faults: usize,
}

impl<'t> Records<'t> for Collected {
    fn record(&mut self, key: &Key<'t>, table: Table<'t>, many: bool, _: bool) {
        let value = TomlValue::Table(convert_table(&table));
        if !many {
            self.root.insert(key.word.to_string(), value);
            return;
        }
        let list = self.root.entry(key.word.to_string()).or_insert(TomlValue::Array(Vec::new()));
        list.as_array_mut().unwrap().push(value);
    }
    fn defaults(&mut self, _: &Table<'t>) {}
    fn loose(&mut self, row: &Row<'t>) {
        self.root.insert(row.key.word.to_string(), convert(&row.value));
    }
    fn fault(&mut self, _: Diagnostic) {
        self.faults += 1;
    }
    fn stopped(&mut self, _: Diagnostic) {
        self.faults += 1;
    }
    fn uncounted(&mut self, faults: usize, _: Span) {
        self.faults += faults;
    }
}

fn convert_table(table: &Table<'_>) -> Toml {
    table.rows.iter().map(|row| (row.key.word.to_string(), convert(&row.value))).collect()
}

fn convert(value: &Value<'_>) -> TomlValue {
    match &value.data {
        Data::Text(text) => TomlValue::String(text.to_string()),
        Data::Integer(digits, base) => {
            TomlValue::Integer(i64::from_str_radix(digits, *base).unwrap())
        }
        Data::Float(digits) => TomlValue::Float(digits.parse().unwrap()),
        Data::Bool(value) => TomlValue::Boolean(*value),
        Data::Date(written) => TomlValue::Datetime(written.parse().unwrap()),
        Data::List(values) => TomlValue::Array(values.iter().map(convert).collect()),
        Data::Tables(tables) => TomlValue::Array(
            tables.iter().map(|table| TomlValue::Table(convert_table(table))).collect(),
        ),
        Data::Table(table) => TomlValue::Table(convert_table(table)),
        Data::Broken => TomlValue::String("broken".into()),
    }
}

/// An empty list and no list look the same once records have been handed over one by one.
fn without_empty_roots(mut table: Toml) -> Toml {
    table.retain(|_, value| !value.as_array().is_some_and(Vec::is_empty));
    table
}

fn check(text: &str) -> bool {
    let mut ours = Collected::default();
    chunks::parse(text, FileId(0), &mut ours);
    let Ok(theirs) = toml::from_str::<Toml>(text) else {
        assert_ne!(ours.faults, 0, "we accept:\n{text}");
        return false;
    };
    assert_eq!(ours.faults, 0, "we refuse:\n{text}");
    assert_eq!(without_empty_roots(ours.root), without_empty_roots(theirs), "\n{text}");
    true
}

#[test]
fn tricky_documents() {
    for text in [
        "a = 1\n[b]\nc = 2\n[b.d]\ne = 3\n",
        "[b.d]\ne = 3\n[b]\nc = 2\n",
        "[b.d]\n[b]\n[b]\n",
        "[[a]]\nx = 1\n[[b]]\n[a.ext]\ny = 2\n[[a]]\nx = 2\n[a.ext]\n",
        "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[[a]]\n[[a.b]]\nx = 3\n",
        "[a]\nb.c = 1\nb.d = 2\n[a.b.e]\n",
        "[a]\nb.c = 1\n[a.b]\n",
        "[a.b.c]\n[a]\nb.d = 1\n",
        "[a.b.c]\n[a.b]\nx = 1\n[a]\ny = 1\n",
        "a = []\n[[a]]\n",
        "a = [{ x = 1 }]\n[[a]]\n",
        "a = { x = 1 }\n[a.b]\n",
        "a = { x.y = 1, x.z = 2 }\n",
        "a = { x = { y = 1 }, x.z = 2 }\n",
        "a.b = 1\na.c = 2\na = 3\n",
        "a = [[1, 2], [3.5, \"x\"], []]\nb = [\n1, # one\n2,\n]\n",
        "\"a b\".'c.d' = '''\nx\n'''\ne = \"\"\"\\\n  y\\u00e9\"\"\"\n",
        "a = 0xff\nb = 0b11\nc = 1_000\nd = -0.5e3\ne = 2024-10-22\nf = 10:00:00\n",
        "[[a]]\n[a]\n",
        "[a]\n[[a]]\n",
        "[a.b]\n[[a]]\n",
        "[a",
        "[[a]\nx = 1\n",
        "[]\n",
        "= 1\n",
        "a = \n",
        "a b = 1\n",
        "a = 1 b = 2\n",
        "a = [1, 2\nb = 3\n",
        "a = \"\u{7}\"\n",
        "a = 1\r\nb = 2\r\n",
        "a = 1\rb = 2\n",
        "# \u{1} comment\n",
        "\u{feff}a = 1\n",
        "a = 1\n\u{feff}b = 1\n",
    ] {
        check(text);
    }
}

/// A repeatable stream of numbers.
struct Random(u64);

impl Random {
    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        list[usize::try_from(self.0 % list.len() as u64).unwrap()]
    }
}

#[test]
fn random_documents() {
    const KEY: &[&str] = &["a", "b", "c", "\"a\"", "a.b", "a.c", "b.a", "a.b.c", "'b'.c"];
    const VALUE: &[&str] = &[
        "1",
        "2.5",
        "\"x\"",
        "true",
        "2024-10-22",
        "[]",
        "[1, [2]]",
        "{}",
        "{ a = 1 }",
        "{ b.c = 1, b.a = 2 }",
        "{ b = 1, b = 2 }",
        "[{ a = 1 }, { b = 2 }]",
        "",
        "nope",
    ];
    const LINE: &[&str] =
        &["[@]", "[[@]]", "@ = $", "@ = $", "@ = $", "@ = [\n$,\n$ # x\n]", "# c", "", "[@", "@"];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut accepted = 0;
    for _ in 0..30_000 {
        let mut text = String::new();
        for _ in 0..12 {
            let mut line = random.pick(LINE).replace('@', random.pick(KEY));
            while line.contains('$') {
                line = line.replacen('$', random.pick(VALUE), 1);
            }
            text += &line;
            text += "\n";
            if random.pick(&["stop", "go", "go", "go", "go", "go"]) == "stop" {
                break;
            }
        }
        accepted += usize::from(check(&text));
    }
    assert!(accepted > 3000, "only {accepted} documents were right");
}
