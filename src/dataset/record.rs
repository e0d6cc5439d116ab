//! What all records have in common: a kind, a name, a place, and the references they make.

use crate::dataset::Dataset;
use crate::dataset::ach::Ach;
use crate::dataset::actor::Actor;
use crate::dataset::agreement::Agreement;
use crate::dataset::aid::Aid;
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::date::{Day, When};
use crate::dataset::event::Event;
use crate::dataset::evidence::Evidence;
use crate::dataset::flow::Flow;
use crate::dataset::front::Front;
use crate::dataset::id::{Id, Ref, Shelf};
use crate::dataset::indicator::Indicator;
use crate::dataset::judgement::Judgement;
use crate::dataset::place::Place;
use crate::dataset::rate::Rate;
use crate::dataset::scenario::Scenario;
use crate::dataset::source::Source;
use crate::dataset::stance::Stance;
use crate::dataset::state::State;
use crate::dataset::words::Kind;
use crate::span::Span;

/// A report (or a source) a value rests on: its kind and its place on that kind's shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cite {
    /// `Source` or a kind of report.
    pub kind: Kind,
    /// Index on the shelf of that kind.
    pub at: u32,
}

/// A record of a dossier.
pub trait Record: Sized + 'static {
    /// Its kind.
    const KIND: Kind;
    /// All records of the kind, in reading order.
    fn all(dataset: &Dataset) -> &Shelf<Self>;
    /// Its name, if the kind has names.
    fn id(&self) -> Option<Id>;
    /// Where its header stands.
    fn span(&self) -> Span;
    /// Calls `visit` for every reference the record makes.
    fn refs(&self, visit: &mut dyn FnMut(&Ref));
}

/// A record with a date on which it was said, made or published.
pub trait Report: Record {
    /// When it was said or published.
    fn reported(&self) -> Day;
    /// When it holds in the world, if it says so.
    fn when(&self) -> Option<&When>;
    /// Where it was said or read.
    fn via(&self) -> Option<&Ref>;
    /// Who speaks: the claimant or the holder of a stance. `None` is the narrator or ourselves.
    fn speaker(&self) -> Option<&Ref>;
    /// Where the information comes from, if not from the speaker.
    fn origin(&self) -> Option<&Ref>;
    /// The first day it holds in the world: the earliest bound of `when`; where that is open ("by
    /// a day"), the last bound or the day it was said, whichever is first; without `when`, the day
    /// it was said.
    fn holds_from(&self, _dataset: &Dataset) -> Day {
        let said = self.reported();
        self.when().map_or(said, |when| {
            when.earliest.unwrap_or_else(|| when.latest.map_or(said, |latest| latest.min(said)))
        })
    }
}

/// Implements [`Record`]: shelf, name, the fields that always hold a reference, and those that may
/// hold any number of them.
macro_rules! record {
    ($type:ident on $shelf:ident, $id:expr, one [$($one:ident),*], any [$($any:ident),*]) => {
        impl Record for $type {
            const KIND: Kind = Kind::$type;
            fn all(dataset: &Dataset) -> &Shelf<Self> {
                &dataset.$shelf
            }
            fn id(&self) -> Option<Id> {
                let id: fn(&Self) -> Option<Id> = $id;
                id(self)
            }
            fn span(&self) -> Span {
                self.span
            }
            fn refs(&self, visit: &mut dyn FnMut(&Ref)) {
                $(visit(&self.$one);)*
                $(self.$any.iter().for_each(&mut *visit);)*
            }
        }
    };
}

record!(Source on sources, |it| Some(it.id), one [], any [supersedes]);
record!(Actor on actors, |it| Some(it.id), one [], any [of, family]);
record!(Place on places, |it| Some(it.id), one [], any [within]);
record!(Front on fronts, |it| Some(it.id), one [], any [within, places, attacker, defender]);
record!(Flow on flows, |it| Some(it.id), one [from, to], any [in_return, under, route]);
record!(Aid on aid, |it| Some(it.id), one [recipient], any [donors, vehicle]);
record!(Indicator on indicators, |it| Some(it.id), one [], any [points_to]);
record!(Rate on rates, |_| None, one [via], any []);
record!(
    Claim on claims, |it| Some(it.id),
    one [via],
    any [by, about, origin, supersedes, updates, contradicts]
);
record!(Stance on stances, |_| None, one [claim, via], any [by, origin]);
record!(Event on events, |it| Some(it.id), one [via], any [place, actors, about]);
record!(State on states, |_| None, one [of], any [rests_on, via, trend_for]);
record!(Judgement on judgements, |it| Some(it.id), one [], any [rests_on, contrary, supersedes]);
record!(Scenario on scenarios, |it| Some(it.id), one [], any [rests_on]);
record!(Control on controls, |it| Some(it.id), one [by, via], any [holder, supersedes]);
record!(Ach on achs, |it| Some(it.id), one [], any [supersedes]);
record!(Evidence on evidence, |it| Some(it.id), one [ach], any [rests_on, supersedes]);

impl Record for Agreement {
    const KIND: Kind = Kind::Agreement;
    fn all(dataset: &Dataset) -> &Shelf<Self> {
        &dataset.agreements
    }
    fn id(&self) -> Option<Id> {
        Some(self.id)
    }
    fn span(&self) -> Span {
        self.span
    }
    fn refs(&self, visit: &mut dyn FnMut(&Ref)) {
        self.parties.iter().chain(&self.place).for_each(&mut *visit);
        self.points.iter().for_each(|point| visit(&point.via));
    }
}

impl Report for Claim {
    fn reported(&self) -> Day {
        self.reported.value
    }
    fn when(&self) -> Option<&When> {
        self.when.as_ref().map(|when| &when.value)
    }
    fn via(&self) -> Option<&Ref> {
        Some(&self.via)
    }
    fn speaker(&self) -> Option<&Ref> {
        self.by.as_ref()
    }
    fn origin(&self) -> Option<&Ref> {
        self.origin.as_ref()
    }
}

impl Report for Stance {
    fn reported(&self) -> Day {
        self.reported.value
    }
    fn when(&self) -> Option<&When> {
        None
    }
    fn via(&self) -> Option<&Ref> {
        Some(&self.via)
    }
    fn speaker(&self) -> Option<&Ref> {
        self.by.as_ref()
    }
    fn origin(&self) -> Option<&Ref> {
        self.origin.as_ref()
    }
    /// A position holds from the day of the claim it answers.
    fn holds_from(&self, dataset: &Dataset) -> Day {
        let claim = dataset.claims.get(self.claim.id);
        claim.map_or(self.reported(), |claim| claim.holds_from(dataset))
    }
}

impl Report for Event {
    fn reported(&self) -> Day {
        self.reported.value
    }
    fn when(&self) -> Option<&When> {
        Some(&self.when.value)
    }
    fn via(&self) -> Option<&Ref> {
        Some(&self.via)
    }
    fn speaker(&self) -> Option<&Ref> {
        None
    }
    fn origin(&self) -> Option<&Ref> {
        None
    }
}

impl Report for State {
    fn reported(&self) -> Day {
        self.reported.value
    }
    fn when(&self) -> Option<&When> {
        Some(&self.when.value)
    }
    /// The source it was taken from. What it rests on comes first.
    fn via(&self) -> Option<&Ref> {
        self.via.as_ref().filter(|_| self.rests_on.is_empty())
    }
    fn speaker(&self) -> Option<&Ref> {
        None
    }
    fn origin(&self) -> Option<&Ref> {
        None
    }
}

/// Implements [`Report`] for what we make of things ourselves: nobody else says it.
macro_rules! ours {
    ($($type:ident),*) => {
        $(impl Report for $type {
            fn reported(&self) -> Day {
                self.reported.value
            }
            fn when(&self) -> Option<&When> {
                None
            }
            fn via(&self) -> Option<&Ref> {
                None
            }
            fn speaker(&self) -> Option<&Ref> {
                None
            }
            fn origin(&self) -> Option<&Ref> {
                None
            }
        })*
    };
}

ours!(Judgement, Ach, Evidence);

impl Report for Control {
    fn reported(&self) -> Day {
        self.reported.value
    }
    fn when(&self) -> Option<&When> {
        Some(&self.when.value)
    }
    fn via(&self) -> Option<&Ref> {
        Some(&self.via)
    }
    fn speaker(&self) -> Option<&Ref> {
        Some(&self.by)
    }
    fn origin(&self) -> Option<&Ref> {
        None
    }
}
