//! What the fields of a record are and take: said once in lists of them, from which reading, the check
//! for unknown and missing keys, the messages and the documentation all follow.

use crate::dataset::words::{Kind, Word};
use crate::load::tree::mark;

/// A field of a record.
pub(super) struct Field {
    /// Its key.
    pub(super) name: &'static str,
    /// The key's mark, to find it fast.
    pub(super) mark: u64,
    /// What it takes.
    pub(super) form: Form,
    /// Whether it must be there.
    pub(super) required: bool,
    /// What it means, in half a line.
    pub(super) doc: &'static str,
}

/// What encloses a blank in a repair: the kinds that may be named there, after a colon if the kind is
/// written too. It is filled in when all records are known; no word of a dossier looks like it.
pub(super) const BLANK: [char; 2] = ['‹', '›'];

/// The version of the format that this program reads.
pub(super) const VERSION: i64 = 1;

impl Field {
    /// A line that would be right, for a repair. Only where there is no choice is it more than an
    /// example.
    pub(super) fn sample(&self) -> String {
        let line = format!("`{} = {}`", self.name, self.form.naming(blank));
        if matches!(self.form, Form::Version) { line } else { format!("for example {line}") }
    }
}

/// A required field.
pub(super) const fn must(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, mark: mark(name), form, required: true, doc }
}

/// An optional field.
pub(super) const fn may(name: &'static str, form: Form, doc: &'static str) -> Field {
    Field { name, mark: mark(name), form, required: false, doc }
}

/// What a field takes.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// The record's own name.
    Id,
    /// A text.
    Text,
    /// A short text.
    Title,
    /// A text or a list of texts.
    Texts,
    /// One word of a closed list.
    Word(fn() -> (&'static str, Vec<&'static str>)),
    /// One word of a closed list, or several.
    Words(fn() -> (&'static str, Vec<&'static str>)),
    /// The bare id of a record of that kind.
    Ref(Kind),
    /// One bare id or a list of them.
    Refs(Kind),
    /// One name of a part of another record, such as a hypothesis, or a list of them.
    Names(&'static str),
    /// `kind:id` of one of those kinds.
    Free(&'static [Kind]),
    /// One `kind:id` or a list of them.
    Frees(&'static [Kind]),
    /// The bare id of an actor, or `narrator`.
    Speaker,
    /// The bare id of an actor or a source.
    Origin,
    /// A whole day.
    Day,
    /// A time in the world, with its bounds.
    When,
    /// An amount.
    Amount,
    /// A number.
    Decimal,
    /// A whole number in a range.
    Integer(i64, i64),
    /// The version of the format.
    Version,
    /// Yes or no.
    Bool,
    /// `C3`.
    Rating,
    /// A part of a number: `"10 %"` or `0.1`.
    Share,
    /// `{ id = "label" }`, with a pair as a sample.
    Labels(&'static str),
    /// Tables inside the record.
    Parts(&'static [Field]),
    /// Points, or a `GeoJSON` file.
    Line,
    /// Rings of points, or a `GeoJSON` file.
    Area,
    /// `{ class = amount }`.
    Control,
    /// `{ front = 7 }`.
    Days,
}

/// The list of a closed list of words, for [`Form::Word`].
pub(super) fn words<W: Word>() -> (&'static str, Vec<&'static str>) {
    (W::LIST, W::ALL.iter().map(|word| word.word()).collect())
}

impl Form {
    /// What it takes, in words.
    pub(super) fn expects(&self) -> String {
        match self {
            Self::Id => "a name such as a slug in quotes".into(),
            Self::Text | Self::Title => "a text in quotes".into(),
            Self::Texts => "a text or a list of texts".into(),
            Self::Word(list) => format!("one word for the {}", list().0),
            Self::Words(list) => format!("a word for the {}, or a list of them", list().0),
            Self::Ref(kind) => format!("the id of {}", one(kind.word())),
            Self::Refs(kind) => format!("the id of {}, or a list of them", one(kind.word())),
            Self::Names(part) => format!("the id of {}, or a list of them", one(part)),
            Self::Free(kinds) => format!("a reference: {}", addresses(kinds)),
            Self::Frees(kinds) => format!("references: {}", addresses(kinds)),
            Self::Speaker => "the id of an actor, or `narrator`".into(),
            Self::Origin => "the id of an actor or a source".into(),
            Self::Day => "a whole day".into(),
            Self::When => "a date".into(),
            Self::Amount => "an amount".into(),
            Self::Decimal => "a number".into(),
            Self::Integer(i64::MIN, i64::MAX) => "a whole number".into(),
            Self::Version => format!("{VERSION}, the version that this program reads"),
            Self::Integer(low, high) => format!("a whole number from {low} to {high}"),
            Self::Bool => "true or false".into(),
            Self::Rating => "a letter A–F and a digit 1–6".into(),
            Self::Share => "a part of the number".into(),
            Self::Labels(_) => "a table of ids and labels".into(),
            Self::Parts(_) => "tables inside the record".into(),
            Self::Line => "points [lat, lon], or a GeoJSON file".into(),
            Self::Area => "rings of points [lat, lon], or a GeoJSON file".into(),
            Self::Control => "a table of control classes and amounts".into(),
            Self::Days => "a table of kinds of subject and days".into(),
        }
    }

    /// A value that would be right, with the names of a dossier that could be.
    pub(super) fn example(&self) -> String {
        self.naming(|kinds, full| {
            let kind = kinds.first().copied().unwrap_or(Kind::Claim);
            let id = example_id(kind);
            if full { format!("{}:{id}", kind.word()) } else { id.to_owned() }
        })
    }

    /// The same with a name of one of `kinds` from elsewhere, its kind in front where it is `full`.
    fn naming(&self, name: fn(kinds: &[Kind], full: bool) -> String) -> String {
        match self {
            Self::Id => "\"a-name-of-its-own\"".into(),
            Self::Text | Self::Title => "\"…\"".into(),
            Self::Texts => "[\"…\", \"…\"]".into(),
            Self::Word(list) => format!("\"{}\"", list().1.first().unwrap_or(&"…")),
            Self::Words(list) => format!("[\"{}\"]", list().1.first().unwrap_or(&"…")),
            Self::Ref(kind) => format!("\"{}\"", name(&[*kind], false)),
            Self::Refs(kind) => format!("[\"{}\"]", name(&[*kind], false)),
            Self::Names(_) => "[\"h1\"]".into(),
            Self::Free(kinds) => format!("\"{}\"", name(kinds, true)),
            Self::Frees(kinds) => format!("[\"{}\"]", name(kinds, true)),
            Self::Speaker | Self::Origin => format!("\"{}\"", name(&[Kind::Actor], false)),
            Self::Day => "2024-10-22".into(),
            Self::When => "\"late 2024-10\"".into(),
            Self::Amount => "\">=11000 person\"".into(),
            Self::Decimal => "48.2833".into(),
            Self::Integer(low, _) => (*low).max(1).to_string(),
            Self::Version => VERSION.to_string(),
            Self::Bool => "true".into(),
            Self::Rating => "\"C3\"".into(),
            Self::Share => "\"10 %\"".into(),
            Self::Labels(sample) => format!("{{ {sample} }}"),
            Self::Parts(_) => "[{ … }]".into(),
            Self::Line => "[[48.3, 37.2], [48.2, 37.3]]".into(),
            Self::Area => "[[48.3, 37.2], [48.2, 37.3], [48.2, 37.2]]".into(),
            Self::Control => "{ contested = \"12 km2\" }".into(),
            Self::Days => "{ front = 7, flow = 30 }".into(),
        }
    }
}

/// "a claim", "an actor".
pub(super) fn one(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

fn addresses(kinds: &[Kind]) -> String {
    let words: Vec<String> = kinds.iter().map(|kind| format!("`{}:id`", kind.word())).collect();
    words.join(", ")
}

/// A place for a name of the dossier that is read; see [`BLANK`].
fn blank(kinds: &[Kind], full: bool) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    let [open, close] = BLANK;
    format!("{open}{}{}{close}", if full { ":" } else { "" }, words.join(" "))
}

/// A name that a record of that kind could have.
fn example_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Source => "newspaper-2024-10-22",
        Kind::Actor => "north-korea",
        Kind::Place => "pokrovsk",
        Kind::Front => "donbas",
        Kind::Flow => "nk-shells",
        Kind::Aid => "g7-loan",
        Kind::Agreement => "victory-plan",
        Kind::Indicator => "troops-at-front",
        Kind::Event => "russian-offer",
        Kind::Judgement => "troops-will-fight",
        Kind::Control => "map-2024-10-22",
        Kind::Ach => "how-troops-fight",
        Kind::Evidence => "no-move-seen",
        Kind::Scenario => "troops-in-combat",
        Kind::Claim | Kind::Rate | Kind::Stance | Kind::State => "nk-troops-total",
    }
}
