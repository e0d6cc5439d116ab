//! The kinds of record, one file each. A new kind is a new file and a row in [`RECORDS`].

mod ach;
mod actor;
mod agreement;
mod aid;
mod brief;
mod claim;
mod control;
mod dataset;
mod event;
mod evidence;
mod flow;
mod front;
mod indicator;
mod judgement;
mod place;
mod rate;
mod scenario;
mod source;
mod stance;
mod state;

use crate::dataset::words::Kind;
use crate::load::form::Field;
use crate::load::reader::Reader;

/// A kind of record, or one of the single tables.
pub(super) struct RecordForm {
    /// The word in the header.
    pub(super) word: &'static str,
    /// Its kind, if it is a record.
    pub(super) kind: Option<Kind>,
    /// What it is, in half a line.
    pub(super) doc: &'static str,
    /// Its fields, in the order they are read and documented.
    pub(super) fields: &'static [Field],
    /// Reads one and puts it where it belongs.
    pub(super) read: fn(&mut Reader<'_, '_, '_>),
}

impl RecordForm {
    /// Whether a file may hold many of them, so that the header has two brackets. A scenario is a
    /// record, but one to a file.
    pub(super) fn is_many(&self) -> bool {
        self.kind.is_some_and(|kind| kind != Kind::Scenario)
    }
}

/// All records and single tables, in the order of the documentation.
pub(super) static RECORDS: &[&RecordForm] = &[
    &dataset::FORM,
    &brief::FORM,
    &source::FORM,
    &actor::FORM,
    &place::FORM,
    &front::FORM,
    &flow::FORM,
    &aid::FORM,
    &agreement::FORM,
    &indicator::FORM,
    &rate::FORM,
    &claim::FORM,
    &stance::FORM,
    &event::FORM,
    &state::FORM,
    &judgement::FORM,
    &control::FORM,
    &ach::FORM,
    &evidence::FORM,
    &scenario::FORM,
];

/// The record a header names.
pub(super) fn find(word: &str) -> Option<&'static RecordForm> {
    RECORDS.iter().copied().find(|form| form.word == word)
}

/// What a statement or an event may be about: the same kinds as [`ANY`], what is watched first.
const ABOUT: &[Kind] = &[
    Kind::Flow,
    Kind::Front,
    Kind::Aid,
    Kind::Agreement,
    Kind::Actor,
    Kind::Place,
    Kind::Indicator,
    Kind::Claim,
    Kind::Event,
    Kind::Judgement,
    Kind::Control,
    Kind::Source,
    Kind::Scenario,
];

/// The kinds a free reference may mean: all that have names, but for analyses of hypotheses and
/// their evidence, which rest on the others.
const ANY: &[Kind] = &[
    Kind::Claim,
    Kind::Event,
    Kind::Judgement,
    Kind::Control,
    Kind::Flow,
    Kind::Front,
    Kind::Aid,
    Kind::Agreement,
    Kind::Actor,
    Kind::Place,
    Kind::Indicator,
    Kind::Source,
    Kind::Scenario,
];
