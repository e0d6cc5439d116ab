//! Reads the fields of one record, noting every fault instead of stopping at the first.
//!
//! A getter always returns a value; after a fault it is a placeholder and the reader is spoilt, so
//! the record is left out in the end. Records can thus be written as one plain list of fields.

use crate::dataset::Dataset;
use crate::dataset::header::{Brief, Header};
use crate::dataset::id::{Id, Key as Address, Ref, Shelf};
use crate::dataset::record::Record;
use crate::dataset::words::Kind;
use crate::diagnostic::{Diagnostic, short};
use crate::load::defaults::Defaults;
use crate::load::form::{Field, Form, may};
use crate::load::loading::{Loading, Trust};
use crate::load::tree::{Data, Table, Value};
use crate::load::values::FromValue;
use crate::load::{faults, keys};
use crate::span::Span;

/// The table a record is read from.
pub(super) struct Reader<'a, 't, 'l> {
    pub(super) loading: &'a mut Loading<'l>,
    defaults: &'a Defaults<'t>,
    table: &'a Table<'t>,
    fields: &'static [Field],
    /// For every field its row in the table; `NONE` if it was not written.
    rows: [u16; FIELDS],
    /// The field that is asked for next: fields are read in the order of the list.
    next: usize,
    /// The word in the header, and the name of this record once it is read, for messages.
    word: &'a str,
    name: &'a str,
    /// The record's name, once read.
    id: Option<Id>,
    spoilt: bool,
}

/// No kind of record has more fields.
const FIELDS: usize = 24;
const NONE: u16 = u16::MAX;
/// What is there beyond the last field: nothing that could be read.
static NO_FIELD: Field = may("", Form::Text, "");

impl<'a, 't, 'l> Reader<'a, 't, 'l> {
    /// A reader of `table`, which is called `word` in messages.
    pub(super) fn new(
        loading: &'a mut Loading<'l>,
        defaults: &'a Defaults<'t>,
        table: &'a Table<'t>,
        fields: &'static [Field],
        word: &'a str,
    ) -> Self {
        debug_assert!(fields.len() <= FIELDS, "{word} has more fields than a reader has rows");
        let mut reader = Self {
            loading,
            defaults,
            table,
            fields,
            rows: [NONE; FIELDS],
            next: 0,
            word,
            name: "",
            id: None,
            spoilt: false,
        };
        reader.sort_rows();
        reader
    }

    /// Notes which row holds which field, and says which rows hold none.
    fn sort_rows(&mut self) {
        let mut next = 0;
        for (at, row) in self.table.rows.iter().enumerate() {
            let Some(field) = keys::find(self.fields, next, &row.key) else {
                if let Some(fault) = keys::unknown(row, self.table, self.fields, self.word) {
                    self.fault(fault);
                }
                continue;
            };
            next = field + 1;
            if let (Some(slot), Ok(at)) = (self.rows.get_mut(field), u16::try_from(at)) {
                *slot = at;
            }
        }
    }

    /// What the record is called in messages: `claim nk-troops`.
    fn label(&self) -> String {
        if self.name.is_empty() {
            self.word.to_owned()
        } else {
            format!("{} {}", self.word, short(self.name))
        }
    }

    /// Where the record's header stands.
    pub(super) fn span(&self) -> Span {
        self.table.span
    }

    /// Notes a fault; the record will be left out.
    pub(super) fn fault(&mut self, fault: Diagnostic) {
        self.spoilt = true;
        self.loading.faults.add(fault);
    }

    /// The record's own name, from the field `id`.
    pub(super) fn id(&mut self) -> Id {
        let (field, value) = self.next("id");
        if let Some(Value { data: Data::Text(name), .. }) = value {
            self.name = name;
        }
        let id = self.required(field, value);
        // A record with a bad id is left out under the name that is nearest to it.
        let known = if id == Id::placeholder() { self.loading.nearest(self.name) } else { id };
        self.id = Some(known);
        id
    }

    /// Who speaks; `None` for `narrator`, the publication's own voice. With the place of the word.
    pub(super) fn speaker(&mut self, name: &str) -> (Option<Ref>, Span) {
        let (field, value) = self.next(name);
        if let Some(Value { data: Data::Text(word), span }) = value
            && word == "narrator"
        {
            return (None, *span);
        }
        let speaker: Ref = self.required(field, value);
        (Some(speaker), speaker.span)
    }

    /// A required field.
    pub(super) fn must<T: FromValue>(&mut self, name: &str) -> T {
        let (field, value) = self.next(name);
        self.required(field, value)
    }

    /// The value of a required field, or a placeholder after a fault.
    pub(super) fn required<T: FromValue>(
        &mut self,
        field: &'static Field,
        value: Option<&Value<'t>>,
    ) -> T {
        let Some(value) = value else {
            self.missing(field);
            return T::placeholder();
        };
        self.read(field, value).unwrap_or_else(T::placeholder)
    }

    /// A field that may be missing.
    pub(super) fn may<T: FromValue>(&mut self, name: &str) -> Option<T> {
        let (field, value) = self.next(name);
        self.read(field, value?)
    }

    /// A field that holds one value or a list of them; empty if it is missing.
    pub(super) fn many<T: FromValue>(&mut self, name: &str) -> Vec<T> {
        let (field, value) = self.next(name);
        let values = match value {
            Some(Value { data: Data::List(values), .. }) => values.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => &[],
        };
        if values.is_empty() && field.required {
            self.missing(field);
        }
        let mut all = Vec::with_capacity(values.len());
        for value in values {
            all.extend(self.read::<T>(field, value));
        }
        all
    }

    /// Tables inside the record, read one by one.
    pub(super) fn parts<T>(
        &mut self,
        name: &str,
        read: fn(&mut Reader<'_, 't, 'l>) -> T,
    ) -> Vec<T> {
        let (field, value) = self.next(name);
        let (Some(value), Form::Parts(fields)) = (value, field.form) else {
            return Vec::new();
        };
        let tables: Option<Vec<&Table<'t>>> = match &value.data {
            Data::Tables(tables) => Some(tables.iter().collect()),
            Data::Table(table) => Some(vec![table]),
            Data::List(values) => values
                .iter()
                .map(|value| match &value.data {
                    Data::Table(table) => Some(table),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        let Some(tables) = tables else {
            self.spoilt = true;
            self.loading.wrong_type(value, field);
            return Vec::new();
        };
        let label = format!("{} of {}", field.name, self.label());
        let mut all = Vec::with_capacity(tables.len());
        for table in tables {
            let mut part = Reader::new(self.loading, self.defaults, table, fields, &label);
            all.push(read(&mut part));
            debug_assert!(part.is_complete());
            self.spoilt |= part.spoilt;
        }
        all
    }

    /// The next field, and its value as it stands in the text, for fields with rules of their own.
    /// The name is there for whoever reads the code; that it is the right one is tested.
    pub(super) fn next(&mut self, name: &str) -> (&'static Field, Option<&'a Value<'t>>) {
        let field = self.fields.get(self.next).unwrap_or(&NO_FIELD);
        debug_assert_eq!(field.name, name, "fields are read in the order of their list");
        let row = self.rows.get(self.next).map(|&row| usize::from(row));
        self.next += 1;
        let row = row.and_then(|row| self.table.rows.get(row));
        (field, row.map(|row| &row.value).or_else(|| self.default(field)))
    }

    /// What `[defaults]` gives. An assessment that says what it rests on, be it nothing, was not
    /// taken from the publication of its file.
    fn default(&self, field: &Field) -> Option<&'a Value<'t>> {
        let value = self.defaults.get(field)?;
        (field.name != "via" || self.table.get("rests-on").is_none()).then_some(value)
    }

    /// Whether every field was asked for.
    pub(super) fn is_complete(&self) -> bool {
        self.next == self.fields.len()
    }

    /// Marks the record as one that is left out.
    pub(super) fn spoil(&mut self) {
        self.spoilt = true;
    }

    fn read<T: FromValue>(&mut self, field: &'static Field, value: &Value<'t>) -> Option<T> {
        let read = T::read(self.loading, value, field);
        self.spoilt |= read.is_none();
        read
    }

    pub(super) fn missing(&mut self, field: &'static Field) {
        let message = format!("{} has no `{}`", self.label(), field.name);
        let label = format!("`{}` is missing here", field.name);
        let help = format!("add {}: {}", field.sample(), field.doc);
        self.fault(
            Diagnostic::new(&faults::MISSING_FIELD, self.table.span, message)
                .label(label)
                .help(help),
        );
    }

    /// Puts a record on its shelf, unless it had a fault.
    pub(super) fn shelve<R: Record>(
        &mut self,
        kind: Kind,
        row: R,
        on: fn(&mut Dataset) -> &mut Shelf<R>,
    ) {
        if self.spoilt {
            row.refs(&mut |target| self.leave_ref(target));
        }
        match self.id {
            Some(id) if self.spoilt => self.loading.left_out.push(Address { kind, id }),
            _ if self.spoilt => {}
            Some(id) => on(&mut self.loading.dataset).push(id, row),
            None => on(&mut self.loading.dataset).push_nameless(row),
        }
    }

    /// Keeps a reference of a record that is left out.
    fn leave_ref(&mut self, target: &Ref) {
        if target.id != Id::placeholder() {
            self.loading.left_refs.push((self.table.span, *target));
        }
    }

    /// Keeps `[dataset]`, of which there is one.
    pub(super) fn keep_header(&mut self, header: Header) {
        if let Some(first) = self.loading.header_at {
            self.second(first);
            return;
        }
        self.loading.header_at = Some(header.span);
        if !self.spoilt && self.loading.header != Trust::Lost {
            self.loading.header = Trust::Full;
            self.loading.dataset.header = header;
        }
    }

    /// Keeps `[brief]`, of which there is at most one.
    pub(super) fn keep_brief(&mut self, brief: Brief, dated: bool) {
        if let Some(first) = self.loading.brief_at {
            self.second(first);
            return;
        }
        self.loading.brief_at = Some(brief.span);
        self.loading.brief_dated = dated;
        if self.spoilt {
            brief.refs().for_each(|target| self.leave_ref(target));
        } else {
            self.loading.dataset.brief = Some(brief);
        }
    }

    fn second(&mut self, first: Span) {
        let message = format!("a dossier has one `[{}]`", self.word);
        self.fault(
            Diagnostic::new(&faults::DUPLICATE_KEY, self.table.span, message)
                .label("a second one")
                .also(first, "first defined here")
                .help("delete one of them"),
        );
    }
}
