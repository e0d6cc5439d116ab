//! Everything the board knows of one record: the page behind a row.

mod assessed;
mod claim;
mod control;
mod draft;
mod event;
mod hypotheses;
mod scenario;
mod subjects;
mod target;
mod who;

use crate::board::Board;
use crate::briefing::assumed::{NEW, marked};
use crate::briefing::block::{Block, Tone};
use crate::briefing::build::toned;
use crate::briefing::wording;
use crate::dataset::Dataset;
use crate::dataset::ach::Ach;
use crate::dataset::agreement::Agreement;
use crate::dataset::aid::Aid;
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::event::Event;
use crate::dataset::evidence::Evidence;
use crate::dataset::flow::Flow;
use crate::dataset::front::Front;
use crate::dataset::id::{Id, Key};
use crate::dataset::indicator::Indicator;
use crate::dataset::judgement::Judgement;
use crate::dataset::place::Place;
use crate::dataset::record::Record;
use crate::dataset::scenario::Scenario;
use crate::dataset::words::{Kind, Word};
use crate::span::Span;
use target::Target;

/// All about one record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// The record, as `kind:id`.
    pub record: String,
    /// Its title, for the border.
    pub title: String,
    /// Its content; rows and items with a record can be followed.
    pub blocks: Vec<Block>,
    /// Links to its sources, safe to open: http and https only.
    pub links: Vec<String>,
    /// Its citation in one line, for the clipboard: what is said, by whom, when, where.
    pub citation: String,
}

/// The detail of a record by its address, if it is on the board; under a scenario marked where it
/// would be another.
pub fn detail(board: &Board<'_>, address: &str) -> Option<Detail> {
    let mut detail = plain(board, address)?;
    let Some(base) = board.base.as_ref() else { return Some(detail) };
    if let Some(base) = plain(base, address) {
        return Some(Detail { blocks: marked(&base.blocks, detail.blocks), ..detail });
    }
    detail.blocks.insert(0, Block::Prose(vec![toned(NEW, Tone::Assumed)]));
    Some(detail)
}

fn plain(board: &Board<'_>, address: &str) -> Option<Detail> {
    let dataset = board.view.dataset();
    let at = |key| dataset.cite(key).map(|cite| cite.at);
    match target::find(board, address)? {
        Target::Stance(at) => claim::stance(board, at),
        Target::State(at) => assessed::state(board, at),
        Target::Named(key) => match key.kind {
            Kind::Claim => claim::detail(board, at(key)?),
            Kind::Event => event::detail(board, at(key)?),
            Kind::Judgement => assessed::judgement(board, at(key)?),
            Kind::Control => control::detail(board, at(key)?),
            Kind::Ach => hypotheses::ach(board, at(key)?),
            Kind::Evidence => hypotheses::evidence(board, at(key)?),
            Kind::Actor => who::actor(board, key),
            Kind::Place => who::place(board, key),
            Kind::Source => who::source(board, key),
            Kind::Scenario => scenario::detail(board, key),
            _ => subjects::detail(board, key),
        },
    }
}

/// One record that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub record: String,
    /// What it is: `front`, `claim`, …
    pub kind: &'static str,
    /// Its name or what it says.
    pub title: String,
}

/// The kinds of records with a name, in the order of the directory.
const KINDS: [Kind; 15] = [
    Kind::Front,
    Kind::Flow,
    Kind::Aid,
    Kind::Agreement,
    Kind::Indicator,
    Kind::Actor,
    Kind::Place,
    Kind::Judgement,
    Kind::Ach,
    Kind::Evidence,
    Kind::Event,
    Kind::Claim,
    Kind::Control,
    Kind::Source,
    Kind::Scenario,
];

/// Every named record on the board, by kind and then in reading order. Positions and states are
/// found through the claim or the subject they belong to.
pub fn directory(board: &Board<'_>) -> Vec<Entry> {
    let dataset = board.view.dataset();
    let entry = |key: Key| Entry {
        record: dataset.address(key),
        kind: key.kind.word(),
        title: wording::name(dataset, key),
    };
    KINDS.into_iter().flat_map(|kind| keys(board, kind)).map(entry).collect()
}

/// The records of one kind on the board, in reading order.
fn keys(board: &Board<'_>, kind: Kind) -> Vec<Key> {
    fn ids<R: Record>(dataset: &Dataset) -> Vec<Id> {
        R::all(dataset).iter().filter_map(Record::id).collect()
    }
    let dataset = board.view.dataset();
    let ids = match kind {
        Kind::Actor => {
            let mut at: Vec<_> = board.actors.iter().map(|row| row.at).collect();
            at.sort_unstable();
            return at.into_iter().map(|at| Key { kind, id: dataset.actors[at].id }).collect();
        }
        Kind::Source => {
            let mut at: Vec<_> = board.sources.rows.iter().map(|row| row.at).collect();
            at.sort_unstable();
            return at.into_iter().map(|at| Key { kind, id: dataset.sources[at].id }).collect();
        }
        Kind::Front => ids::<Front>(dataset),
        Kind::Flow => ids::<Flow>(dataset),
        Kind::Aid => ids::<Aid>(dataset),
        Kind::Agreement => ids::<Agreement>(dataset),
        Kind::Indicator => ids::<Indicator>(dataset),
        Kind::Place => ids::<Place>(dataset),
        Kind::Judgement => ids::<Judgement>(dataset),
        Kind::Event => ids::<Event>(dataset),
        Kind::Claim => ids::<Claim>(dataset),
        Kind::Control => ids::<Control>(dataset),
        Kind::Ach => ids::<Ach>(dataset),
        Kind::Evidence => ids::<Evidence>(dataset),
        Kind::Scenario => ids::<Scenario>(dataset),
        Kind::Rate | Kind::Stance | Kind::State => Vec::new(),
    };
    let all = ids.into_iter().map(|id| Key { kind, id });
    all.filter(|&key| board.has(key)).collect()
}

/// Where the header of a record on the board stands in the dossier's files.
pub fn place(board: &Board<'_>, address: &str) -> Option<Span> {
    let dataset = board.view.dataset();
    let key = match target::find(board, address)? {
        Target::Stance(at) => return dataset.stances.row(at).map(Record::span),
        Target::State(at) => return dataset.states.row(at).map(Record::span),
        Target::Named(key) => key,
    };
    let id = key.id;
    match key.kind {
        Kind::Source => dataset.sources.get(id).map(Record::span),
        Kind::Actor => dataset.actors.get(id).map(Record::span),
        Kind::Place => dataset.places.get(id).map(Record::span),
        Kind::Front => dataset.fronts.get(id).map(Record::span),
        Kind::Flow => dataset.flows.get(id).map(Record::span),
        Kind::Aid => dataset.aid.get(id).map(Record::span),
        Kind::Agreement => dataset.agreements.get(id).map(Record::span),
        Kind::Indicator => dataset.indicators.get(id).map(Record::span),
        Kind::Claim => dataset.claims.get(id).map(Record::span),
        Kind::Event => dataset.events.get(id).map(Record::span),
        Kind::Judgement => dataset.judgements.get(id).map(Record::span),
        Kind::Control => dataset.controls.get(id).map(Record::span),
        Kind::Ach => dataset.achs.get(id).map(Record::span),
        Kind::Evidence => dataset.evidence.get(id).map(Record::span),
        Kind::Scenario => dataset.scenarios.get(id).map(Record::span),
        Kind::Rate | Kind::Stance | Kind::State => None,
    }
}
