//! Builds one record at a time from the parser's events and hands it on when it is complete.
//!
//! Keeping a whole document as a tree costs twenty times its size. Here only the newest record of
//! each kind is kept, because TOML lets a later `[claim.ext]` add to it; the next `[[claim]]`, or
//! the end of the file, completes it. Which key may follow which is TOML's rule, followed to the
//! letter: two tables of one name would hide one of them.

mod scalars;

use std::borrow::Cow;
use std::cell::Cell;

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Raw};

use crate::diagnostic::Diagnostic;
use crate::load::grow::{Clash, insert, open_single, step_into};
use crate::load::tree::{Data, Key, Made, Row, Table, Value};
use crate::span::{FileId, Span};
use scalars::is_bare_key;

/// Who takes the records.
pub(super) trait Records<'t> {
    /// A complete record: the word in its header, and whether the header had two brackets.
    /// `broken` says that the parser complained about something in it.
    fn record(&mut self, key: &Key<'t>, table: Table<'t>, many: bool, broken: bool);
    /// The file's `[defaults]`, before the first record if it is written before it.
    fn defaults(&mut self, table: &Table<'t>);
    /// A key that stands outside all records.
    fn loose(&mut self, row: &Row<'t>);
    /// Something wrong.
    fn fault(&mut self, fault: Diagnostic);
    /// What stopped the reading of this file.
    fn stopped(&mut self, fault: Diagnostic);
    /// Whether records of that name may occur many times, so that wrong brackets are one fault of
    /// one record and not a clash with all others.
    fn is_many(&self, _word: &str) -> bool {
        false
    }
    /// A header could not be read, so a record is lost: its word, if that is known.
    fn lost(&mut self, _word: Option<&str>) {}
    /// So many faults more, from that place on, that they were not even put in words.
    fn uncounted(&mut self, faults: usize, from: Span);
}

/// A list or an inline table that is still open.
enum Open<'t> {
    List(Vec<Value<'t>>, usize),
    Braces(Table<'t>, Vec<Key<'t>>, usize),
}

/// The receiver of the parser's events.
pub(super) struct Assembler<'t, 'r> {
    text: &'t str,
    file: FileId,
    pub(super) records: &'r mut dyn Records<'t>,
    root: Table<'t>,
    /// Which rows of the root the parser complained about.
    broken: Vec<bool>,
    /// Row numbers that lead from the root to the table being filled; `None` if its header was wrong.
    place: Option<Vec<usize>>,
    /// That table itself, taken out of the root while it is filled.
    current: Table<'t>,
    /// A header that is being read: whether it has two brackets, and where it starts.
    header: Option<(bool, usize)>,
    keys: Vec<Key<'t>>,
    open: Vec<Open<'t>>,
    /// How often the parser has complained, and how often when we last looked.
    pub(super) complaints: &'r Cell<usize>,
    seen: usize,
    defaults_given: bool,
}

impl<'t, 'r> Assembler<'t, 'r> {
    pub(super) fn new(
        text: &'t str,
        file: FileId,
        complaints: &'r Cell<usize>,
        records: &'r mut dyn Records<'t>,
    ) -> Self {
        Self {
            text,
            file,
            records,
            root: Table::new(Span::default(), Made::Header),
            broken: Vec::new(),
            place: Some(Vec::new()),
            current: Table::new(Span::default(), Made::Header),
            header: None,
            keys: Vec::new(),
            open: Vec::new(),
            complaints,
            seen: 0,
            defaults_given: false,
        }
    }

    /// Hands over what is still open at the end of the file.
    pub(super) fn finish(mut self) {
        self.mark_broken();
        self.swap_current();
        self.broken.resize(self.root.rows.len(), false);
        self.give_defaults();
        let rows = std::mem::take(&mut self.root.rows);
        for (at, row) in rows.into_iter().enumerate() {
            let broken = self.broken.get(at).copied().unwrap_or(false);
            self.hand_over(row, broken);
        }
    }

    fn hand_over(&mut self, row: Row<'t>, broken: bool) {
        let Row { key, value } = row;
        match value.data {
            Data::Table(table) if key.word == "defaults" && table.made != Made::Braces => {}
            Data::Table(table) => self.records.record(&key, table, false, broken),
            Data::Tables(tables) => {
                for table in tables {
                    self.records.record(&key, table, true, broken);
                }
            }
            // `claim = [{ … }, { … }]` means the same as two `[[claim]]`.
            Data::List(values)
                if values.iter().all(|value| matches!(value.data, Data::Table(_))) =>
            {
                for value in values {
                    if let Data::Table(table) = value.data {
                        self.records.record(&key, table, true, broken);
                    }
                }
            }
            data => {
                let value = Value { data, span: value.span };
                self.records.loose(&Row { key, value });
            }
        }
    }

    /// Records carry what `[defaults]` says, so it has to be known before the first of them.
    fn give_defaults(&mut self) {
        if self.defaults_given {
            return;
        }
        if let Some(Row { value: Value { data: Data::Table(table), .. }, .. }) =
            self.root.get("defaults")
        {
            // Not before they are found: they may still come.
            self.defaults_given = true;
            self.records.defaults(table);
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        span_of(self.file, start, end)
    }

    fn raw(&self, span: toml_parser::Span, encoding: Option<Encoding>) -> Raw<'t> {
        let words = self.text.get(span.start()..span.end()).unwrap_or_default();
        Raw::new_unchecked(words, encoding, span)
    }

    /// Takes the table being filled out of the root, or puts it back: the two change places.
    fn swap_current(&mut self) {
        let Some(place) = &self.place else {
            return;
        };
        let mut table = Some(&mut self.root);
        for &at in place {
            table = table.and_then(|table| table.rows.get_mut(at)).and_then(newest);
        }
        if let Some(table) = table {
            std::mem::swap(table, &mut self.current);
        }
    }

    /// Notes whether the parser complained since the last header.
    fn mark_broken(&mut self) {
        if self.complaints.get() == self.seen {
            return;
        }
        self.seen = self.complaints.get();
        let row = self.place.as_ref().and_then(|place| place.first());
        if let Some(broken) = row.and_then(|&at| self.broken.get_mut(at)) {
            *broken = true;
        }
    }

    fn open_header(&mut self, many: bool, start: usize) {
        self.mark_broken();
        self.swap_current();
        self.open.clear();
        self.keys.clear();
        self.place = None;
        self.header = Some((many, start));
    }

    fn close_header(&mut self, end: usize) {
        let Some((many, start)) = self.header.take() else {
            return;
        };
        let keys = std::mem::take(&mut self.keys);
        let span = self.span(start, end);
        match self.enter(&keys, many, span) {
            Ok(place) => {
                self.place = Some(place);
                self.swap_current();
            }
            Err(clash) => {
                self.records.fault(clash.fault(self.text));
                if let [key] = keys.as_slice() {
                    self.records.lost(Some(&key.word));
                }
            }
        }
        self.broken.resize(self.root.rows.len(), false);
    }

    /// Finds or makes the table a header names, and returns the way to it.
    fn enter(&mut self, keys: &[Key<'t>], many: bool, span: Span) -> Result<Vec<usize>, Clash> {
        let Some((last, above)) = keys.split_last() else {
            return Err(Clash::Nothing(span));
        };
        if above.is_empty() && (many || self.records.is_many(&last.word)) {
            return self.next_record(last, many, span).map(|at| vec![at]);
        }
        let mut place = Vec::with_capacity(keys.len());
        let mut table = &mut self.root;
        for key in above {
            let (at, next) = step_into(table, key)?;
            place.push(at);
            table = next;
        }
        place.push(open_single(table, last, many, span)?);
        Ok(place)
    }

    /// Begins a `[[record]]`, or one in wrong brackets, and hands over the one before it.
    fn next_record(&mut self, key: &Key<'t>, many: bool, span: Span) -> Result<usize, Clash> {
        let Some(at) = self.root.position(&key.word) else {
            return open_single(&mut self.root, key, many, span);
        };
        let new = Table::new(span, Made::Header);
        let new = if many { Data::Tables(vec![new]) } else { Data::Table(new) };
        let before = match self.root.rows.get_mut(at) {
            Some(Row { value: Value { data: old @ Data::Tables(_), .. }, .. }) => {
                std::mem::replace(old, new)
            }
            Some(Row { value: Value { data: old @ Data::Table(_), .. }, .. })
                if is_headed(old) && self.records.is_many(&key.word) =>
            {
                std::mem::replace(old, new)
            }
            Some(row) => return Err(Clash::Twice(key.span, row.key.span)),
            None => return Err(Clash::Nothing(span)),
        };
        self.give_defaults();
        let broken = self.broken.get_mut(at).is_some_and(std::mem::take);
        match before {
            Data::Tables(tables) => {
                for table in tables {
                    self.records.record(key, table, true, broken);
                }
            }
            Data::Table(table) => self.records.record(key, table, false, broken),
            _ => {}
        }
        Ok(at)
    }

    /// A value is complete: it belongs to the innermost thing that is open.
    fn put(&mut self, value: Value<'t>) {
        let result = match self.open.last_mut() {
            Some(Open::List(values, _)) => {
                values.push(value);
                Ok(())
            }
            Some(Open::Braces(table, keys, _)) => insert(table, keys, value),
            None if self.place.is_some() => insert(&mut self.current, &mut self.keys, value),
            None => Ok(()),
        };
        if self.open.is_empty() {
            self.keys.clear();
        }
        if let Err(clash) = result {
            self.records.fault(clash.fault(self.text));
        }
    }
}

/// A place in a file; files are far smaller than a span can say.
pub(super) fn span_of(file: FileId, start: usize, end: usize) -> Span {
    let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: place(start), end: place(end) }
}

/// Whether a table was made by its own header.
fn is_headed(data: &Data<'_>) -> bool {
    matches!(data, Data::Table(table) if table.made == Made::Header)
}

/// The table a row leads into: itself, or the newest of several.
fn newest<'a, 't>(row: &'a mut Row<'t>) -> Option<&'a mut Table<'t>> {
    match &mut row.value.data {
        Data::Table(table) => Some(table),
        Data::Tables(tables) => tables.last_mut(),
        _ => None,
    }
}

impl EventReceiver for Assembler<'_, '_> {
    fn std_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.open_header(false, span.start());
    }
    fn array_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.open_header(true, span.start());
    }
    fn std_table_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.close_header(span.end());
    }
    fn array_table_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.close_header(span.end());
    }
    fn array_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::List(Vec::new(), span.start()));
        true
    }
    fn array_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        if let Some(Open::List(values, start)) = self.open.pop() {
            let span = self.span(start, span.end());
            self.put(Value { data: Data::List(values), span });
        }
    }
    fn inline_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) -> bool {
        let table = Table::new(self.span(span.start(), span.end()), Made::Braces);
        self.open.push(Open::Braces(table, Vec::new(), span.start()));
        true
    }
    fn inline_table_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Braces(mut table, _, start)) = self.open.pop() {
            table.span = self.span(start, span.end());
            let span = table.span;
            self.put(Value { data: Data::Table(table), span });
        }
    }
    fn simple_key(
        &mut self,
        span: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        let raw = self.raw(span, encoding);
        let span = self.span(span.start(), span.end());
        let word = if encoding.is_none() && is_bare_key(raw.as_str()) {
            Cow::Borrowed(raw.as_str())
        } else {
            let mut word = Cow::Borrowed("");
            raw.decode_key(&mut word, error);
            self.check_text(&word, span);
            word
        };
        let key = Key::new(word, span);
        match self.open.last_mut() {
            Some(Open::Braces(_, keys, _)) => keys.push(key),
            Some(Open::List(..)) => {}
            None => self.keys.push(key),
        }
    }
    fn scalar(
        &mut self,
        span: toml_parser::Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) {
        let raw = self.raw(span, encoding);
        let span = self.span(span.start(), span.end());
        let data = self.scalar_data(raw, encoding, span, error);
        self.put(Value { data, span });
    }
    fn comment(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.raw(span, None).decode_comment(error);
    }
    fn newline(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) {
        let raw = self.raw(span, None);
        if raw.as_str() != "\n" {
            raw.decode_newline(error);
        }
        if self.open.is_empty() {
            // A header or key that was not finished on its line is gone; the parser has said so.
            if self.header.take().is_some() {
                let word = self.keys.first().map(|key| key.word.as_ref());
                self.records.lost(word);
            }
            self.keys.clear();
        }
    }
}
