//! The ground state: what a dossier says, one file per kind of record.
//!
//! No input or output, no serialisation, no screen: the inside of the program may trust these
//! values, because only `load` makes them.

pub mod ach;
pub mod actor;
pub mod agreement;
pub mod aid;
pub mod amount;
pub mod claim;
pub mod control;
pub mod date;
pub mod event;
pub mod evidence;
pub mod flow;
pub mod front;
pub mod header;
pub mod id;
pub mod indicator;
pub mod judgement;
pub mod origin;
pub mod place;
pub mod rate;
pub mod rating;
pub mod record;
pub mod scenario;
pub mod source;
pub mod stance;
pub mod state;
pub mod unit;
pub mod words;

use crate::span::Span;
use id::{Key, Names, Shelf};
use record::Cite;
use words::Kind;

/// A whole dossier: subjects, which have no date, and reports, which have one. The board at a date
/// is a fold of the reports over the subjects.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// `[dataset]`.
    pub header: header::Header,
    /// `[brief]`, if there is one.
    pub brief: Option<header::Brief>,
    /// The words behind all ids.
    pub names: Names,
    /// Publications.
    pub sources: Shelf<source::Source>,
    /// Who acts and speaks.
    pub actors: Shelf<actor::Actor>,
    /// Where.
    pub places: Shelf<place::Place>,
    /// Where it is fought.
    pub fronts: Shelf<front::Front>,
    /// Who sends what to whom.
    pub flows: Shelf<flow::Flow>,
    /// Promised help.
    pub aid: Shelf<aid::Aid>,
    /// Treaties, plans, laws.
    pub agreements: Shelf<agreement::Agreement>,
    /// Tripwires.
    pub indicators: Shelf<indicator::Indicator>,
    /// Exchange rates.
    pub rates: Shelf<rate::Rate>,
    /// What is said.
    pub claims: Shelf<claim::Claim>,
    /// Positions on claims.
    pub stances: Shelf<stance::Stance>,
    /// What happened or is due.
    pub events: Shelf<event::Event>,
    /// How subjects stand.
    pub states: Shelf<state::State>,
    /// What we make of it.
    pub judgements: Shelf<judgement::Judgement>,
    /// Who holds which ground.
    pub controls: Shelf<control::Control>,
    /// Which answers a question may have.
    pub achs: Shelf<ach::Ach>,
    /// What is held against them.
    pub evidence: Shelf<evidence::Evidence>,
    /// What could be assumed.
    pub scenarios: Shelf<scenario::Scenario>,
    /// Which scenarios are held: their records stand among the others. In the order they were asked
    /// for.
    pub assumed: Vec<id::Id>,
    /// Which scenarios lie beside the dossier: they belong to no version of it.
    pub beside: Vec<id::Id>,
}

impl Dataset {
    /// The word of a record's name.
    pub fn word(&self, id: id::Id) -> &str {
        self.names.word(id)
    }

    /// A record's address as written: `kind:id`.
    pub fn address(&self, key: Key) -> String {
        use words::Word;
        format!("{}:{}", key.kind.word(), self.word(key.id))
    }

    /// What could be assumed, in the order of its files: which scenarios are held changes nothing of it.
    pub fn scenarios_in_order(&self) -> Vec<&scenario::Scenario> {
        let mut all: Vec<_> = self.scenarios.iter().collect();
        all.sort_by_key(|it| it.span);
        all
    }

    /// The name met first that a record of this kind has.
    pub fn first(&self, kind: words::Kind) -> Option<id::Id> {
        self.names.all().find(|&id| self.has(Key { kind, id }))
    }

    /// Whether what stands at a place is assumed: it belongs to a scenario that is held.
    pub fn is_assumed(&self, span: Span) -> bool {
        let mut held = self.assumed.iter().filter_map(|&id| self.scenarios.get(id));
        held.any(|scenario| scenario.span.file == span.file)
    }

    /// How the record of that address is cited, if it is a report with a name or a source.
    pub fn cite(&self, key: Key) -> Option<Cite> {
        let Key { kind, id } = key;
        let at = match kind {
            Kind::Source => self.sources.place(id),
            Kind::Claim => self.claims.place(id),
            Kind::Event => self.events.place(id),
            Kind::Judgement => self.judgements.place(id),
            Kind::Control => self.controls.place(id),
            Kind::Ach => self.achs.place(id),
            Kind::Evidence => self.evidence.place(id),
            _ => None,
        };
        at.map(|at| Cite { kind, at })
    }

    /// Whether a record of that address exists.
    pub fn has(&self, key: Key) -> bool {
        let id = key.id;
        match key.kind {
            Kind::Source => self.sources.get(id).is_some(),
            Kind::Actor => self.actors.get(id).is_some(),
            Kind::Place => self.places.get(id).is_some(),
            Kind::Front => self.fronts.get(id).is_some(),
            Kind::Flow => self.flows.get(id).is_some(),
            Kind::Aid => self.aid.get(id).is_some(),
            Kind::Agreement => self.agreements.get(id).is_some(),
            Kind::Indicator => self.indicators.get(id).is_some(),
            Kind::Claim => self.claims.get(id).is_some(),
            Kind::Event => self.events.get(id).is_some(),
            Kind::Judgement => self.judgements.get(id).is_some(),
            Kind::Control => self.controls.get(id).is_some(),
            Kind::Ach => self.achs.get(id).is_some(),
            Kind::Evidence => self.evidence.get(id).is_some(),
            Kind::Scenario => self.scenarios.get(id).is_some(),
            Kind::Rate | Kind::Stance | Kind::State => false,
        }
    }
}
