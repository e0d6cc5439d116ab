//! The values of one record as they stand in the text: borrowed, untyped, with their places.

use std::borrow::Cow;

use crate::span::Span;

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Value<'t> {
    pub(super) data: Data<'t>,
    pub(super) span: Span,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Data<'t> {
    /// A string, decoded but not cleaned.
    Text(Cow<'t, str>),
    /// A whole number: digits without separators, and their base.
    Integer(Cow<'t, str>, u32),
    /// A number with a point or an exponent.
    Float(Cow<'t, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A date or time, as written.
    Date(&'t str),
    /// `[ … ]`.
    List(Vec<Value<'t>>),
    /// Tables under `[[header]]`s.
    Tables(Vec<Table<'t>>),
    /// `{ … }`, or what stands under a header.
    Table(Table<'t>),
    /// Something the parser has complained about already.
    Broken,
}

impl Data<'_> {
    /// What it is, for a message.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(..) => "a whole number",
            Self::Float(_) => "a number",
            Self::Bool(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) | Self::Tables(_) => "a list",
            Self::Table(_) => "a table",
            Self::Broken => "unreadable",
        }
    }
}

/// Keys and values in the order they were written.
#[derive(Clone, Debug)]
pub(super) struct Table<'t> {
    pub(super) rows: Vec<Row<'t>>,
    /// The header, or the braces, or the key that made it.
    pub(super) span: Span,
    pub(super) made: Made,
}

/// How a table came to be, which decides what may be added to it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// By its own header.
    Header,
    /// By the header of a table inside it: its own header may still come.
    Above,
    /// By a dotted key.
    Dots,
    /// With braces: complete.
    Braces,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Row<'t> {
    pub(super) key: Key<'t>,
    pub(super) value: Value<'t>,
}

/// A key with its place.
#[derive(Clone, Debug)]
pub(super) struct Key<'t> {
    pub(super) word: Cow<'t, str>,
    pub(super) span: Span,
    /// See [`mark`].
    mark: u64,
}

impl<'t> Key<'t> {
    pub(super) fn new(word: Cow<'t, str>, span: Span) -> Self {
        let mark = mark(&word);
        Self { word, span, mark }
    }

    /// Whether the key is that word, whose mark is given.
    pub(super) fn is(&self, word: &str, mark: u64) -> bool {
        self.mark == mark && self.word == word
    }
}

/// Length and ends of a word in one number: different marks are different words. Keys are compared
/// far more often than they are equal, and this tells most of them apart at once.
pub(super) const fn mark(word: &str) -> u64 {
    match word.as_bytes() {
        [] => 0,
        [one] => 1 << 16 | (*one as u64) << 8,
        [first, .., last] => (word.len() as u64) << 16 | (*first as u64) << 8 | *last as u64,
    }
}

impl<'t> Table<'t> {
    pub(super) fn new(span: Span, made: Made) -> Self {
        Self { rows: Vec::new(), span, made }
    }

    pub(super) fn position(&self, key: &str) -> Option<usize> {
        let mark = mark(key);
        self.rows.iter().position(|row| row.key.is(key, mark))
    }

    pub(super) fn get(&self, key: &str) -> Option<&Row<'t>> {
        let mark = mark(key);
        self.rows.iter().find(|row| row.key.is(key, mark))
    }
}
