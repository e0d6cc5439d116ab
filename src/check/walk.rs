//! One way over all records, so that a rule about every record does not list the kinds again.

use crate::dataset::Dataset;
use crate::dataset::ach::Ach;
use crate::dataset::actor::Actor;
use crate::dataset::agreement::Agreement;
use crate::dataset::aid::Aid;
use crate::dataset::amount::Amount;
use crate::dataset::claim::{Claim, Metric};
use crate::dataset::control::Control;
use crate::dataset::event::Event;
use crate::dataset::evidence::Evidence;
use crate::dataset::flow::Flow;
use crate::dataset::front::Front;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::indicator::Indicator;
use crate::dataset::judgement::Judgement;
use crate::dataset::place::Place;
use crate::dataset::rate::Rate;
use crate::dataset::record::Record;
use crate::dataset::scenario::Scenario;
use crate::dataset::source::Source;
use crate::dataset::stance::Stance;
use crate::dataset::state::State;
use crate::dataset::words::Kind;
use crate::span::{At, Span};

/// What every record has: kind, name and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Its name, if the kind has names.
    pub id: Option<Id>,
    /// Where its header stands.
    pub span: Span,
}

impl Head {
    /// Its address, if it has one.
    pub fn key(self) -> Option<Key> {
        let kind = self.kind;
        self.id.map(|id| Key { kind, id })
    }

    fn of<R: Record>(record: &R) -> Self {
        Self { kind: R::KIND, id: record.id(), span: record.span() }
    }
}

/// Calls a generic function once for every kind of record.
macro_rules! each_kind {
    ($call:ident($($argument:expr),*)) => {{
        $call::<Source>($($argument),*);
        $call::<Actor>($($argument),*);
        $call::<Place>($($argument),*);
        $call::<Front>($($argument),*);
        $call::<Flow>($($argument),*);
        $call::<Aid>($($argument),*);
        $call::<Agreement>($($argument),*);
        $call::<Indicator>($($argument),*);
        $call::<Rate>($($argument),*);
        $call::<Claim>($($argument),*);
        $call::<Stance>($($argument),*);
        $call::<Event>($($argument),*);
        $call::<State>($($argument),*);
        $call::<Judgement>($($argument),*);
        $call::<Control>($($argument),*);
        $call::<Ach>($($argument),*);
        $call::<Evidence>($($argument),*);
        $call::<Scenario>($($argument),*);
    }};
}

/// Calls `visit` for every record, kind by kind.
pub fn records(data: &Dataset, visit: &mut dyn FnMut(Head)) {
    fn shelf<R: Record>(data: &Dataset, visit: &mut dyn FnMut(Head)) {
        for record in R::all(data) {
            visit(Head::of(record));
        }
    }
    each_kind!(shelf(data, visit));
}

/// Calls `visit` for every reference a record makes; those of `[brief]` come without a head.
pub fn references(data: &Dataset, visit: &mut dyn FnMut(Option<Head>, &Ref)) {
    fn shelf<R: Record>(data: &Dataset, visit: &mut dyn FnMut(Option<Head>, &Ref)) {
        for record in R::all(data) {
            let head = Head::of(record);
            record.refs(&mut |target| visit(Some(head), target));
        }
    }
    each_kind!(shelf(data, visit));
    if let Some(brief) = &data.brief {
        brief.refs().for_each(|target| visit(None, target));
    }
}

/// What an amount is the amount of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A claim's, with what it measures.
    Claim(Option<Metric>),
    /// Dead and wounded of an event.
    Toll,
    /// Money or goods on a rung of help.
    Rung,
    /// Ground held.
    Control,
    /// Face value of help.
    Aid,
    /// Length of a front.
    Length,
}

/// Calls `visit` for every amount with the header of its record.
pub fn amounts<'a>(data: &'a Dataset, visit: &mut dyn FnMut(Span, Role, &'a At<Amount>)) {
    for claim in &data.claims {
        let role = Role::Claim(claim.metric);
        claim.amount.iter().for_each(|it| visit(claim.span, role, it));
    }
    for event in &data.events {
        event.toll.iter().for_each(|it| visit(event.span, Role::Toll, it));
    }
    for state in &data.states {
        let rung = state.amount.iter().map(|it| (Role::Rung, it));
        let control = state.control.iter().map(|(_, it)| (Role::Control, it));
        rung.chain(control).for_each(|(role, it)| visit(state.span, role, it));
    }
    for aid in &data.aid {
        aid.amount.iter().for_each(|it| visit(aid.span, Role::Aid, it));
    }
    for front in &data.fronts {
        front.length.iter().for_each(|it| visit(front.span, Role::Length, it));
    }
}
