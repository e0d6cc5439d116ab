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
use crate::load::form::RecordForm;

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
