//! What grows while files are read: the dossier, the faults, and what is needed to finish it.

use std::collections::HashSet;

use crate::dataset::Dataset;
use crate::dataset::amount::usual_about;
use crate::dataset::date::Day;
use crate::dataset::header::Header;
use crate::dataset::id::{Id, Key as Address, Names, Ref, Shelf};
use crate::dataset::judgement::LikelihoodScale;
use crate::dataset::words::Kind;
use crate::diagnostic::Diagnostic;
use crate::load::Attach;
use crate::load::collector::Faults;
use crate::load::faults;
use crate::load::form::Field;
use crate::load::slug::named;
use crate::load::tree::{Data, Value};
use crate::span::Span;
use crate::text::Text;

/// How far what `[dataset]` says can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// It was not met, or has a fault.
    None,
    /// Its header, or that of a table in it, could not be read.
    Lost,
    /// It was read without a fault.
    Full,
}

/// The state of one load.
pub(super) struct Loading<'l> {
    pub(super) dataset: Dataset,
    pub(super) faults: Faults,
    pub(super) left_out: Vec<Address>,
    /// References of left-out records, each with the header of its record.
    pub(super) left_refs: Vec<(Span, Ref)>,
    /// Where origins without a kind stand: what they mean is settled when all files are read.
    pub(super) bare_origins: HashSet<Span>,
    /// A record was lost whose kind is not known.
    pub(super) lost: bool,
    /// How far `[dataset]` can be trusted.
    pub(super) header: Trust,
    /// The file that is being read, as named in the dossier.
    pub(super) file: String,
    /// Opens attached files.
    pub(super) attach: &'l Attach<'l>,
    /// Where `[dataset]` stands, if it was met, readable or not.
    pub(super) header_at: Option<Span>,
    /// Where `[brief]` stands.
    pub(super) brief_at: Option<Span>,
    /// Whether the brief said when it was written.
    pub(super) brief_dated: bool,
}

impl<'l> Loading<'l> {
    pub(super) fn new(attach: &'l Attach<'l>) -> Self {
        Self {
            dataset: empty(),
            faults: Faults::default(),
            left_out: Vec::new(),
            left_refs: Vec::new(),
            bare_origins: HashSet::new(),
            lost: false,
            header: Trust::None,
            file: String::new(),
            attach,
            header_at: None,
            brief_at: None,
            brief_dated: false,
        }
    }

    /// The id a record was meant to have; [`Address::nameless`] if no word is near.
    pub(super) fn nearest(&mut self, word: &str) -> Id {
        match named(word) {
            Some(slug) => self.dataset.names.intern(&slug),
            None => Id(u32::MAX),
        }
    }

    /// Remembers that a record of a kind was lost, and nobody knows which.
    pub(super) fn leave_out_nameless(&mut self, kind: Kind) {
        self.left_out.push(Address::nameless(kind));
    }

    /// Notes that a value is of the wrong type, unless the parser has complained about it.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, field: &Field) {
        self.wrong_type_of(field.name, &field.form.expects(), value, field);
    }

    /// The same of what has a name and a type of its own inside the field.
    pub(super) fn wrong_type_of(
        &mut self,
        name: &str,
        expects: &str,
        value: &Value<'_>,
        field: &Field,
    ) {
        if matches!(value.data, Data::Broken) {
            return;
        }
        let message = format!("`{name}` takes {expects}, not {}", value.data.name());
        self.faults.add(
            Diagnostic::new(&faults::WRONG_TYPE, value.span, message)
                .label(format!("this is {}", value.data.name()))
                .help(format!("write {}", field.sample())),
        );
    }
}

/// A dossier before anything is read. Its header is harmless, and replaced by `[dataset]`.
fn empty() -> Dataset {
    Dataset {
        header: Header {
            span: Span::default(),
            id: Id(u32::MAX),
            title: Text::of("untitled"),
            as_of: Day::default(),
            licence: Text::default(),
            summary: None,
            authors: Vec::new(),
            handling: None,
            sides: Vec::new(),
            units: Vec::new(),
            tags: Vec::new(),
            currency: None,
            likelihood_scale: LikelihoodScale::Icd203,
            about: usual_about(),
            stale_after: Vec::new(),
        },
        brief: None,
        names: Names::default(),
        sources: Shelf::default(),
        actors: Shelf::default(),
        places: Shelf::default(),
        fronts: Shelf::default(),
        flows: Shelf::default(),
        aid: Shelf::default(),
        agreements: Shelf::default(),
        indicators: Shelf::default(),
        rates: Shelf::default(),
        claims: Shelf::default(),
        stances: Shelf::default(),
        events: Shelf::default(),
        states: Shelf::default(),
        judgements: Shelf::default(),
        controls: Shelf::default(),
        achs: Shelf::default(),
        evidence: Shelf::default(),
        scenarios: Shelf::default(),
        assumed: Vec::new(),
        beside: Vec::new(),
    }
}
