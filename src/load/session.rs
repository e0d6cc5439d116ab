//! One load: file after file, then what concerns all of them.

use crate::dataset::id::Key as Address;
use crate::diagnostic::{Diagnostic, did_you_mean, short};
use crate::load::assemble::Records;
use crate::load::defaults::{self, Defaults};
use crate::load::loading::{Loading, Trust};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;
use crate::load::tree::{Data, Key, Row, Table};
use crate::load::{Attach, Loaded, aside, chunks, encoding, faults, finish, limits, records};
use crate::span::{File, FileId, Files, Span};

/// The state of one load and what limits it.
pub(super) struct Session<'l> {
    loading: Loading<'l>,
    bytes: usize,
    unread: bool,
    /// The text of the file at hand can be parsed.
    readable: bool,
}

impl<'l> Session<'l> {
    pub(super) fn new(attach: &'l Attach<'l>) -> Self {
        Self { loading: Loading::new(attach), bytes: 0, unread: false, readable: false }
    }

    /// The text of a file; what is wrong with its bytes is noted.
    pub(super) fn decode(&mut self, bytes: Vec<u8>, file: FileId) -> String {
        self.bytes += bytes.len();
        self.readable = false;
        if let Some(limit) = self.over_limit(file) {
            self.unread = true;
            self.loading.faults.add(limit);
            return String::new();
        }
        let (text, fault) = encoding::decode(bytes, file);
        self.readable = fault.is_none();
        if let Some(fault) = fault {
            self.unread |= fault.rule != &faults::EMPTY;
            self.loading.faults.add(fault);
        }
        text
    }

    fn over_limit(&self, file: FileId) -> Option<Diagnostic> {
        let words = if file.0 as usize >= limits::FILES {
            format!("a dossier has at most {} files", limits::FILES)
        } else if self.bytes > limits::TOML_BYTES {
            format!("a dossier has at most {} MiB of TOML", limits::TOML_BYTES >> 20)
        } else {
            return None;
        };
        let span = Span { file, ..Span::default() };
        Some(Diagnostic::new(&faults::LIMIT, span, words).help("split the dossier"))
    }

    /// Reads the records of a file.
    pub(super) fn read(&mut self, id: FileId, file: &File, name: String) {
        if !self.readable {
            return;
        }
        self.loading.file = name;
        let mut taker = Taker { loading: &mut self.loading, defaults: None };
        if defaults_come_late(&file.text) {
            let mut search = DefaultsOnly(None);
            chunks::parse(&file.text, id, &mut search);
            if let Some(table) = search.0 {
                taker.defaults(&table);
            }
        }
        self.unread |= !chunks::parse(&file.text, id, &mut taker);
    }

    /// Whether the text decoded last can be parsed.
    pub(super) fn is_readable(&self) -> bool {
        self.readable
    }

    /// Reads a file with a scenario: all of it if the scenario is held, else its header alone.
    pub(super) fn read_scenario(&mut self, id: FileId, file: &File, name: String, held: bool) {
        let before = self.loading.dataset.scenarios.len();
        self.readable = true;
        if held {
            self.read(id, file, name);
        } else {
            self.loading.file.clone_from(&name);
            let attach = self.loading.attach;
            let mut taker = Taker { loading: &mut self.loading, defaults: None };
            let mut header = aside::HeaderOnly { taker: &mut taker, attach, file: &name };
            // What of it cannot be read holds nothing that others could refer to.
            chunks::parse(&file.text, id, &mut header);
        }
        let dataset = &mut self.loading.dataset;
        let new = u32::try_from(before).ok().and_then(|at| dataset.scenarios.row(at));
        let new = new.map(|it| it.id);
        dataset.assumed.extend(new.filter(|_| held));
    }

    pub(super) fn finish(mut self, files: Files) -> Loaded {
        self.unread |= self.loading.lost;
        finish::finish(&mut self.loading, &files, self.unread);
        Loaded {
            files,
            dataset: self.loading.dataset,
            left_out: self.loading.left_out,
            left_refs: self.loading.left_refs,
            unread: self.unread,
            faults: self.loading.faults.finish(),
        }
    }
}

/// Whether `[defaults]` stands after the first record: then the file is read twice, once for them.
fn defaults_come_late(text: &str) -> bool {
    let Some((_, after)) = text.split_once("[[") else {
        return false;
    };
    let opens = |line: &str| {
        let head = line.trim_start().split_once("defaults").map(|(head, _)| head);
        head.is_some_and(|head| head.starts_with('[') && !head.contains("[["))
    };
    // Most texts hold no such word, and looking for it alone is quicker than line by line.
    after.contains("defaults") && after.lines().any(opens)
}

/// Looks for `[defaults]` and nothing else.
struct DefaultsOnly<'t>(Option<Table<'t>>);

impl<'t> Records<'t> for DefaultsOnly<'t> {
    fn record(&mut self, _: &Key<'t>, _: Table<'t>, _: bool, _: bool) {}
    fn defaults(&mut self, table: &Table<'t>) {
        self.0 = Some(table.clone());
    }
    fn loose(&mut self, _: &Row<'t>) {}
    fn fault(&mut self, _: Diagnostic) {}
    fn stopped(&mut self, _: Diagnostic) {}
    fn uncounted(&mut self, _: usize, _: Span) {}
}

/// Takes the records of one file.
struct Taker<'t, 's, 'l> {
    loading: &'s mut Loading<'l>,
    defaults: Option<Defaults<'t>>,
}

impl<'t> Records<'t> for Taker<'t, '_, '_> {
    fn record(&mut self, key: &Key<'t>, table: Table<'t>, many: bool, broken: bool) {
        let Some(form) = records::find(&key.word) else {
            self.unknown_record(key, &table);
            return;
        };
        if broken {
            self.leave_out(form, &table);
            return;
        }
        let wrong = many != form.is_many();
        if wrong {
            self.loading.faults.add(wrong_brackets(form, key, &table));
        }
        let none = Defaults::default();
        let defaults = self.defaults.as_ref().unwrap_or(&none);
        let mut reader = Reader::new(self.loading, defaults, &table, form.fields, form.word);
        if wrong {
            reader.spoil();
        }
        (form.read)(&mut reader);
        debug_assert!(reader.is_complete(), "a field of {} is not read", form.word);
    }

    fn defaults(&mut self, table: &Table<'t>) {
        if self.defaults.is_none() {
            self.defaults = Some(defaults::read(self.loading, table));
        }
    }

    fn loose(&mut self, row: &Row<'t>) {
        if matches!(row.value.data, Data::Broken) {
            return;
        }
        let message = format!("`{}` stands outside all records", short(&row.key.word));
        self.loading.faults.add(
            Diagnostic::new(&faults::UNKNOWN_KEY, row.key.span, message)
                .label("belongs to no record")
                .help("put a header above it, for example [dataset] or [[claim]]"),
        );
    }

    fn fault(&mut self, fault: Diagnostic) {
        self.loading.faults.add(fault);
    }

    fn stopped(&mut self, fault: Diagnostic) {
        self.loading.faults.add_always(fault);
    }

    fn is_many(&self, word: &str) -> bool {
        records::find(word).is_some_and(RecordForm::is_many)
    }

    fn lost(&mut self, word: Option<&str>) {
        let form = word.and_then(records::find);
        match form.and_then(|form| form.kind) {
            Some(kind) => self.loading.leave_out_nameless(kind),
            // A second `[dataset]` hides nothing; a word nobody knows may hide anything.
            None => self.loading.lost |= form.is_none() && word != Some("defaults"),
        }
        let is_header = form.is_some_and(|form| form.word == "dataset");
        if is_header && self.loading.header == Trust::None {
            self.loading.header = Trust::Lost;
        }
    }

    fn uncounted(&mut self, faults: usize, from: Span) {
        self.loading.faults.add_uncounted(faults, from);
    }
}

impl Taker<'_, '_, '_> {
    /// Remembers the name of a record that the parser complained about.
    fn leave_out(&mut self, form: &RecordForm, table: &Table<'_>) {
        let loading = &mut *self.loading;
        let id = table.get("id").map(|row| &row.value.data);
        match (form.kind, id) {
            (Some(kind), Some(Data::Text(word))) => {
                let id = loading.nearest(word);
                loading.left_out.push(Address { kind, id });
            }
            (Some(kind), _) => loading.leave_out_nameless(kind),
            (None, _) => {}
        }
        if form.word == "dataset" {
            loading.header_at = Some(table.span);
        }
    }

    fn unknown_record(&mut self, key: &Key<'_>, table: &Table<'_>) {
        let words = records::RECORDS.iter().map(|form| form.word);
        let meant = did_you_mean(short(&key.word), words.clone().chain(["defaults"]));
        let help = match meant {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("the records are {}", words.collect::<Vec<_>>().join(", ")),
        };
        if let Some(form) = meant.and_then(records::find) {
            self.leave_out(form, table);
        }
        let message = format!("`{}` is no kind of record", short(&key.word));
        self.loading.faults.add(
            Diagnostic::new(&faults::UNKNOWN_RECORD, key.span, message)
                .label("unknown record")
                .help(help),
        );
    }
}

fn wrong_brackets(form: &RecordForm, key: &Key<'_>, table: &Table<'_>) -> Diagnostic {
    let (message, help) = if form.is_many() {
        (
            format!("`{}` may occur many times, so it has two brackets", form.word),
            format!("write [[{}]]", form.word),
        )
    } else {
        (
            format!("`{}` occurs once, so it has one bracket", form.word),
            format!("write [{}]", form.word),
        )
    };
    let span = if table.span == Span::default() { key.span } else { table.span };
    Diagnostic::new(&faults::UNKNOWN_RECORD, span, message).label("wrong brackets").help(help)
}
