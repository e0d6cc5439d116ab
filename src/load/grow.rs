//! Which key may follow which: TOML's rules for adding to a table.

use crate::diagnostic::{Diagnostic, short};
use crate::load::tree::{Data, Key, Made, Row, Table, Value};
use crate::load::{faults, limits};
use crate::span::Span;

/// Why a key cannot be added.
pub(super) enum Clash {
    /// The key at the first place is at the second already.
    Twice(Span, Span),
    /// The key at the first place leads into the value at the second, which holds no keys.
    NoTable(Span, Span),
    /// The table is full.
    Full(Span),
    /// There is no key; the parser has said so.
    Nothing(Span),
}

impl Clash {
    /// The clash in words; `text` is the file it stands in.
    pub(super) fn fault(self, text: &str) -> Diagnostic {
        let key = |span: Span| {
            short(text.get(span.start as usize..span.end as usize).unwrap_or_default())
        };
        match self {
            Self::Twice(here, first) => Diagnostic::new(
                &faults::DUPLICATE_KEY,
                here,
                format!("`{}` is written twice", key(here)),
            )
            .label("written again here")
            .also(first, "first defined here")
            .help("delete one of them, or begin a new record with its own header"),
            Self::NoTable(here, first) => Diagnostic::new(
                &faults::DUPLICATE_KEY,
                here,
                format!("`{}` has a value already", key(here)),
            )
            .label("cannot hold keys of its own")
            .also(first, "first defined here")
            .help("give the keys another name"),
            Self::Full(here) => {
                let message = format!("a table has at most {} keys", limits::KEYS);
                Diagnostic::new(&faults::LIMIT, here, message)
                    .label("one too many")
                    .help("write several records")
            }
            Self::Nothing(here) => {
                Diagnostic::new(&faults::SYNTAX, here, "the header names nothing")
                    .help("write the kind of record, for example [[claim]]")
            }
        }
    }
}

/// Adds a value under its key, through the tables of a dotted key; empties `keys`.
pub(super) fn insert<'t>(
    table: &mut Table<'t>,
    keys: &mut Vec<Key<'t>>,
    value: Value<'t>,
) -> Result<(), Clash> {
    let Some(key) = keys.pop() else {
        return Ok(());
    };
    let mut table = table;
    for key in keys.drain(..) {
        table = step_dotted(table, key)?;
    }
    if let Some(first) = table.get(&key.word) {
        return Err(Clash::Twice(key.span, first.key.span));
    }
    push(table, key, value).map(|_| ())
}

fn push<'t>(table: &mut Table<'t>, key: Key<'t>, value: Value<'t>) -> Result<usize, Clash> {
    if table.rows.len() >= limits::KEYS {
        return Err(Clash::Full(key.span));
    }
    if table.rows.is_empty() {
        // A record has eight to sixteen fields; one allocation is enough for nearly all.
        table.rows.reserve_exact(12);
    }
    table.rows.push(Row { key, value });
    Ok(table.rows.len() - 1)
}

/// The way through one part of a dotted key. Tables with a header of their own are closed to it.
fn step_dotted<'a, 't>(table: &'a mut Table<'t>, key: Key<'t>) -> Result<&'a mut Table<'t>, Clash> {
    let here = key.span;
    let at = match table.position(&key.word) {
        Some(at) => at,
        None => push(table, key, empty(here, Made::Dots))?,
    };
    let Some(row) = table.rows.get_mut(at) else {
        return Err(Clash::Nothing(here));
    };
    let first = row.key.span;
    match &mut row.value.data {
        Data::Table(table) if matches!(table.made, Made::Dots | Made::Above) => {
            table.made = Made::Dots;
            Ok(table)
        }
        Data::Table(_) | Data::Tables(_) => Err(Clash::Twice(here, first)),
        _ => Err(Clash::NoTable(here, first)),
    }
}

/// The way through one part of a header above its last, with the row number.
pub(super) fn step_into<'a, 't>(
    table: &'a mut Table<'t>,
    key: &Key<'t>,
) -> Result<(usize, &'a mut Table<'t>), Clash> {
    let at = match table.position(&key.word) {
        Some(at) => at,
        None => push(table, key.clone(), empty(key.span, Made::Above))?,
    };
    let Some(row) = table.rows.get_mut(at) else {
        return Err(Clash::Nothing(key.span));
    };
    let first = row.key.span;
    let next = match &mut row.value.data {
        Data::Table(table) if table.made != Made::Braces => Some(table),
        Data::Tables(tables) => tables.last_mut(),
        _ => None,
    };
    next.map(|next| (at, next)).ok_or(Clash::NoTable(key.span, first))
}

/// Finds or makes the table that the last part of a header names.
pub(super) fn open_single<'t>(
    table: &mut Table<'t>,
    key: &Key<'t>,
    many: bool,
    span: Span,
) -> Result<usize, Clash> {
    let Some(at) = table.position(&key.word) else {
        let new = Table::new(span, Made::Header);
        let data = if many { Data::Tables(vec![new]) } else { Data::Table(new) };
        return push(table, key.clone(), Value { data, span });
    };
    let Some(row) = table.rows.get_mut(at) else {
        return Err(Clash::Nothing(span));
    };
    match &mut row.value.data {
        Data::Tables(tables) if many => tables.push(Table::new(span, Made::Header)),
        Data::Table(table) if !many && table.made == Made::Above => {
            table.made = Made::Header;
            table.span = span;
        }
        _ => return Err(Clash::Twice(key.span, row.key.span)),
    }
    Ok(at)
}

fn empty<'t>(span: Span, made: Made) -> Value<'t> {
    Value { data: Data::Table(Table::new(span, made)), span }
}
