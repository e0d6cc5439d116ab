//! What any bytes may do to the program: nothing but be refused. Each target takes bytes, drives one
//! door of the program with them and fails if a promise breaks. `fuzz/` feeds them with bytes that it
//! makes up; the tests feed them with the small corpus kept beside this file.

use chrono::{Datelike as _, Days};
use rust_decimal::Decimal;
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::check::{Report, check};
use sitroom::cli::report::{self, Style};
use sitroom::config::options::Config;
use sitroom::config::session::Session;
use sitroom::config::theme::Theme;
use sitroom::dataset::amount::{Amount, Bound, Relation, number, sum};
use sitroom::dataset::date::{self, When};
use sitroom::export::{FORMATS, Glyphs, Options};
use sitroom::load::{Input, Loaded, load};
use sitroom::text::{self, Text};
use sitroom::tui::key::{Code, Key};
use sitroom::tui::keymap::KEYMAP;
use sitroom::tui::message::{
    Effect, FaultLine, Frame, Fresh, Gone, Message, Mouse, MouseAct, Scene, World,
};
use sitroom::tui::model::{Model, PANELS};
use sitroom::tui::run;
use sitroom::tui::script::Script;

/// What takes bytes and fails if a promise breaks.
pub type Target = fn(&[u8]);

/// Every target by its name, which is also the name of its corpus.
pub const TARGETS: &[(&str, Target)] = &[
    ("amounts", amounts),
    ("board", board),
    ("dates", dates),
    ("geojson", geojson),
    ("keys", keys),
    ("load", any_file),
    ("sanitise", sanitise),
    ("snapshot", snapshot),
];

/// A small dossier in which every kind of record stands.
pub const EVERY_KIND: &str = include_str!("snapshot/every-kind.toml");
/// What comes before the bytes of `load` when their first byte is even.
pub const HEADER: &str =
    "[dataset]\nschema = 1\nid = \"a\"\ntitle = \"A\"\nas-of = 2024-10-22\nlicence = \"CC0-1.0\"\n";

/// A line of text is safe, is a fixed point, and says when it was changed.
pub fn sanitise(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let (once, changed) = text::line(&raw);
    assert_safe(&once);
    assert_eq!(text::line(&once), (once.clone(), 0), "not a fixed point: {raw:?}");
    // Ends of lines are no change: a text may be written over several.
    let one_line = raw.replace("\r\n", " ").replace('\n', " ");
    assert_eq!(changed == 0, once == one_line, "{raw:?} became {once:?}, {changed} changed");
}

/// A date that is read has its ends in order, and its own words are read as the same date.
pub fn dates(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(when) = When::parse(text) {
        let ends = when.earliest.zip(when.latest);
        assert!(ends.is_none_or(|(first, last)| first <= last), "{when:?}");
        assert_eq!(When::parse(&when.text).as_ref(), Ok(&when));
        assert!(when.overlaps(&when), "{when:?}");
        assert!(when.order(&when).is_eq());
    }
    if let Some(day) = date::day(text) {
        assert_eq!(date::day(&day.to_string()), Some(day));
        assert!((0..=9999).contains(&day.year()), "{day}");
    }
}

/// An amount that is read has low, best and high in order, agrees with itself, and adds up.
pub fn amounts(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = number(text);
    let (first, second) = text.split_once('\n').unwrap_or((text, text));
    let about = Decimal::new(1, 1);
    let parsed: Vec<Amount> =
        [first, second].into_iter().filter_map(|it| Amount::parse(it, about).ok()).collect();
    for amount in &parsed {
        assert_eq!(Amount::parse(&amount.text, about).as_ref(), Ok(amount));
        assert_in_order(amount.low, amount.best, amount.high);
        let relation = amount.relation(amount);
        assert_eq!(relation, (!amount.is_unknown()).then_some(Relation::Agree), "{amount:?}");
    }
    let all: Vec<&Amount> = parsed.iter().collect();
    let sum = sum(&all);
    assert_eq!(sum.parts, parsed.len());
    assert_in_order(sum.low, sum.best, sum.high);
    if let [first, second] = all[..] {
        assert_eq!(first.relation(second), second.relation(first), "{first:?} {second:?}");
    }
}

fn assert_in_order(low: Bound, best: Option<Decimal>, high: Bound) {
    let marks = [low.value(), best, high.value()].into_iter().flatten();
    assert!(marks.is_sorted(), "{low:?} {best:?} {high:?}");
}

/// Bytes of a file: whatever they are, they are read to the end and every fault has a place.
pub fn any_file(bytes: &[u8]) {
    let (how, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let head = if how.is_multiple_of(2) { HEADER.as_bytes() } else { &[] };
    let loaded = read(&[head, rest].concat(), &[]);
    let report = check(&loaded);
    assert_report(&loaded, &report);
}

/// A file of areas, attached to a dossier that is otherwise fine: it is refused or drawn.
pub fn geojson(bytes: &[u8]) {
    let dossier =
        EVERY_KIND.replace("area = [[48, 37], [48, 38], [49, 38]]", "area = \"a.geojson\"");
    assert_ne!(dossier, EVERY_KIND);
    let loaded = read(dossier.as_bytes(), bytes);
    let report = check(&loaded);
    assert_report(&loaded, &report);
    if !report.failed(false) {
        let page = answered(&loaded, 0, &["fronts", "map"]);
        print(&page, Options::default());
    }
}

/// A dossier that can be used: every section of it prints in every format, at any date and width.
pub fn snapshot(bytes: &[u8]) {
    let loaded = read(bytes, &[]);
    if check(&loaded).failed(false) {
        return;
    }
    let seed = bytes.iter().fold(0_usize, |sum, &byte| sum.wrapping_mul(31) + usize::from(byte));
    let all: Vec<&str> = SECTIONS.iter().map(|row| row.id).collect();
    let page = answered(&loaded, seed as u64 % 40, &all);
    let glyphs = if seed.is_multiple_of(2) { Glyphs::Full } else { Glyphs::Ascii };
    print(&page, Options { width: 40 + seed % 160, glyphs });
}

/// Names of keys, scripts, settings and what is kept of a session are read or refused.
pub fn keys(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for word in text.split_whitespace().take(64) {
        if let Some(key) = Key::parse(word) {
            assert_eq!(Key::parse(&key.to_string()), Some(key), "{word:?}");
        }
    }
    let _ = Script::parse(&text);
    for fault in Config::default().file(&text, "config.toml") {
        assert_safe(&fault.message);
    }
    for fault in Theme::parse(&text, "theme.toml").err().into_iter().flatten() {
        assert_safe(&fault.message);
    }
    let kept = Session::parse(&text);
    assert_eq!(Session::parse(&kept.to_toml()), kept);
}

/// Any keys, mouse events, pastes, sizes and reloads leave a board. Of long inputs only the first
/// forty events are typed: the soak types many.
pub fn board(bytes: &[u8]) {
    let bytes = bytes.get(..120).unwrap_or(bytes);
    typed(&|| Fresh::of(read(EVERY_KIND.as_bytes(), &[])), bytes, &mut || ());
}

/// Types what the bytes say, three for each message, on a dossier that is read again now and then;
/// every screen is looked at, and then told of.
pub fn typed(read: &dyn Fn() -> Fresh, bytes: &[u8], shown: &mut dyn FnMut()) {
    let fresh = read();
    let dataset = &fresh.loaded.dataset;
    let mut model = Model::new(Question::of(dataset), dataset.header.as_of);
    model.size = (80, 24);
    let mut world = Typist { bytes, at: 0, read, shown };
    assert_eq!(run::run(fresh, &mut model, &[Theme::default()], &mut world), Gone(0));
    assert!(model.view.panel < PANELS);
}

/// A world that types bytes: a key of the table, a sign, a click, a size, a paste, a new reading of
/// the files.
struct Typist<'b> {
    bytes: &'b [u8],
    at: usize,
    read: &'b dyn Fn() -> Fresh,
    shown: &'b mut dyn FnMut(),
}

impl Typist<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn message(&mut self) -> Option<Message> {
        let kind = self.next()?;
        let (x, y) = (self.next().unwrap_or(0), self.next().unwrap_or(0));
        Some(match kind {
            0..160 => Message::Key(known(usize::from(x) << 8 | usize::from(y))),
            160..220 => Message::Key(Key::plain(Code::Char(sign(x, y)))),
            220..236 => {
                let act = [MouseAct::Click, MouseAct::WheelUp, MouseAct::WheelDown];
                let edge = |it: u8| if it == u8::MAX { u16::MAX } else { u16::from(it) };
                Message::Mouse(Mouse { x: edge(x), y: edge(y), act: act[usize::from(kind) % 3] })
            }
            236..248 => Message::Resize(u16::from(x), u16::from(y) / 4, None),
            248..253 => Message::Paste(text::line(&String::from_utf8_lossy(&[x, y])).0),
            253 => Message::Reloaded(Box::new((self.read)())),
            254 => Message::Broken(vec![FaultLine {
                place: "a.toml:1:1".to_owned(),
                code: "E-syntax".to_owned(),
                says: "It cannot be read.".to_owned(),
                help: String::new(),
            }]),
            255 => Message::Failed("It failed.".to_owned()),
        })
    }
}

/// One of the keys that mean something.
fn known(at: usize) -> Key {
    let names = || KEYMAP.iter().flat_map(|row| row.keys).flat_map(|keys| keys.split(' '));
    let name = names().nth(at % names().count()).unwrap();
    Key::parse(name).unwrap()
}

/// A sign that a keyboard may send: the door of the terminal lets no other through.
fn sign(x: u8, y: u8) -> char {
    let sign = char::from_u32(u32::from(x) << 8 | u32::from(y)).unwrap_or('a');
    let sign = if x.is_multiple_of(2) { char::from(b' ' + y % 95) } else { sign };
    if sign.is_control() || text::forbidden(sign) { '?' } else { sign }
}

impl World for Typist<'_> {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        for cell in &frame.cells.content {
            let symbol = cell.symbol();
            // Most cells are a letter or a blank: only the others need a look.
            if let [b' '..=b'~'] = symbol.as_bytes() {
                continue;
            }
            assert!(symbol.len() <= text::MAX_CLUSTER_BYTES, "{symbol:?}");
            assert_safe(symbol);
        }
        if let Some((x, y)) = frame.cursor {
            assert!(frame.cells.area.contains((x, y).into()), "cursor at {x}, {y}");
        }
        (self.shown)();
        Ok(())
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        self.message().map(|it| vec![it]).ok_or(Gone(0))
    }

    fn act(&mut self, _: &Effect, _: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        Ok(vec![Message::Told("done".to_owned())])
    }
}

fn read(bytes: &[u8], attached: &[u8]) -> Loaded {
    let input = Input { name: "a.toml".to_owned(), bytes: bytes.to_vec() };
    load(vec![input], &|_, _| Ok(attached.to_vec()))
}

/// The briefing of a dossier so many days from its own date.
fn answered(loaded: &Loaded, days: u64, sections: &[&str]) -> Briefing {
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    let day = question.as_of.checked_sub_days(Days::new(days)).unwrap_or(question.as_of);
    briefing(&Board::answer(&index, &question.at(day)), sections, Receipt::default())
}

fn print(page: &Briefing, options: Options) {
    for format in FORMATS {
        let text = (format.print)(page, &options);
        text.lines().for_each(assert_safe);
        if format.name == "json" {
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
        }
    }
}

/// Every place lies in its text, and what is said is safe in each form.
fn assert_report(loaded: &Loaded, report: &Report) {
    for fault in &report.diagnostics {
        let text = loaded.files.get(fault.span.file).map_or("", |file| &file.text);
        let range = fault.span.start as usize..fault.span.end as usize;
        assert!(text.get(range).is_some(), "{fault:?}");
        assert_safe(&fault.message);
    }
    let style = Style { colour: false, ascii: false };
    for form in [report::Format::Text, report::Format::Short, report::Format::Json] {
        report::render(&loaded.files, report, form, style).lines().for_each(assert_safe);
    }
}

/// No character that a terminal would obey or hide.
fn assert_safe(text: &str) {
    let found = text.chars().find(|&c| c.is_control() || text::forbidden(c));
    assert_eq!(found, None, "in {text:?}");
    assert_eq!(&*Text::of(text), text);
}
