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
}

impl<'t> Table<'t> {
    pub(super) fn new(span: Span, made: Made) -> Self {
        Self { rows: Vec::new(), span, made }
    }

    pub(super) fn position(&self, key: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.key.word == key)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Row<'t>> {
        self.rows.iter().find(|row| row.key.word == key)
    }
}
