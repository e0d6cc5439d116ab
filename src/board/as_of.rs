//! The one filter: what had been said by a date, and by whom we still listen to.
//!
//! Every row of the board comes through [`AsOf::rows`], so no figure can see the future.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::board::index::{Dated, Index};
use crate::board::question::{Known, Mute, Question};
use crate::dataset::Dataset;
use crate::dataset::ach::Ach;
use crate::dataset::agreement::{Agreement, AgreementPoint};
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::date::{Day, When};
use crate::dataset::event::{Event, EventKind, EventStatus};
use crate::dataset::evidence::Evidence;
use crate::dataset::header::Brief;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::judgement::Judgement;
use crate::dataset::record::{Cite, Report};
use crate::dataset::stance::Stance;
use crate::dataset::state::State;
use crate::dataset::words::Kind;

/// A report kind whose days the index holds.
pub trait Indexed: Report {
    /// The days of all reports of the kind, by shelf position.
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated];
    /// Whether the report still stands once the muted are left out.
    fn stands(&self, view: &AsOf<'_>) -> bool {
        !view.is_muted(self)
    }
}

impl Indexed for Claim {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.claims
    }
}

impl Indexed for Stance {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.stances
    }
}

impl Indexed for Event {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.events
    }
    /// A statement falls with those who made it, what was only reported with the claims it is about,
    /// any other event only with its source.
    fn stands(&self, view: &AsOf<'_>) -> bool {
        let mut claims = self.about.iter().filter(|about| about.kind == Kind::Claim).peekable();
        let unclaimed = self.status == EventStatus::Reported
            && claims.peek().is_some()
            && claims.all(|claim| view.prop(claim).is_none_or(|cite| !view.sees(cite)));
        let silenced = self.kind == Some(EventKind::Statement)
            && !self.actors.is_empty()
            && self.actors.iter().all(|actor| view.muted_actors.contains(&actor.id));
        !silenced && !unclaimed && !view.is_muted(self)
    }
}

impl Indexed for State {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.states
    }
    /// An assessment falls when nothing it rests on is left.
    fn stands(&self, view: &AsOf<'_>) -> bool {
        if self.rests_on.is_empty() { !view.is_muted(self) } else { view.any_prop(&self.rests_on) }
    }
}

impl Indexed for Judgement {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.judgements
    }
    /// An assessment falls when nothing it rests on is left.
    fn stands(&self, view: &AsOf<'_>) -> bool {
        view.any_prop(&self.rests_on)
    }
}

impl Indexed for Control {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.controls
    }
}

impl Indexed for Ach {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.achs
    }
}

impl Indexed for Evidence {
    fn days<'b>(index: &'b Index<'_>) -> &'b [Dated] {
        &index.evidence
    }
    /// An assessment falls when nothing it rests on is left.
    fn stands(&self, view: &AsOf<'_>) -> bool {
        view.any_prop(&self.rests_on)
    }
}

/// A dossier seen through a question.
#[derive(Debug)]
pub struct AsOf<'a> {
    /// The dossier, turned around.
    pub index: &'a Index<'a>,
    /// The question.
    pub question: Question,
    muted_actors: BTreeSet<Id>,
    muted_sources: BTreeSet<Id>,
    /// Judgements of whose props anything is left, once somebody asks.
    left: OnceCell<HashSet<Id>>,
    /// Roots of the families that fight on a front known by the date: their word is a party's word.
    pub parties: BTreeSet<Id>,
}

impl<'a> AsOf<'a> {
    /// Looks at a dossier through a question.
    pub fn new(index: &'a Index<'a>, question: &Question) -> Self {
        let dataset = index.dataset;
        let mut muted_actors = BTreeSet::new();
        let mut muted_sources = BTreeSet::new();
        for mute in &question.without {
            match *mute {
                Mute::Source(id) => {
                    muted_sources.insert(id);
                }
                Mute::Actor(id) => muted_actors.extend(members(dataset, id)),
                Mute::Family(id) => muted_actors.extend(
                    dataset
                        .actors
                        .iter()
                        .map(|actor| actor.id)
                        .filter(|&actor| index.origins.root(actor) == id),
                ),
            }
        }
        let mut view = Self {
            index,
            question: question.clone(),
            muted_actors,
            muted_sources,
            left: OnceCell::new(),
            parties: BTreeSet::new(),
        };
        view.parties = parties(&view);
        view
    }

    /// Whether some report that mentions a record can be seen, the muted included.
    fn is_known(&self, key: Key) -> bool {
        let mut days = self.index.mentions(key).iter().filter_map(|&cite| self.index.days(cite));
        days.any(|days| self.is_in_time(days))
    }

    fn is_in_time(&self, days: Dated) -> bool {
        let as_of = self.question.as_of;
        days.seen <= as_of || (self.question.known == Known::Now && days.holds <= as_of)
    }

    /// The dossier.
    pub fn dataset(&self) -> &'a Dataset {
        self.index.dataset
    }

    /// The rows of one kind that can be seen, with their shelf positions.
    pub fn rows<R: Indexed>(&self) -> impl Iterator<Item = (u32, &'a R)> + '_ {
        (0_u32..).zip(R::all(self.dataset())).filter(|&(at, row)| self.row_is_seen(at, row))
    }

    /// The row at a shelf position, if it can be seen.
    pub fn row<R: Indexed>(&self, at: u32) -> Option<&'a R> {
        R::all(self.dataset()).row(at).filter(|row| self.row_is_seen(at, *row))
    }

    /// The dossier's `[brief]`, if it had been written by the date.
    pub fn brief(&self) -> Option<&'a Brief> {
        self.dataset().brief.as_ref().filter(|brief| brief.reported <= self.question.as_of)
    }

    /// Whether a dated thing outside the report shelves (a point of an agreement, an outcome) can
    /// be seen.
    pub fn day_is_seen(&self, day: Day) -> bool {
        day <= self.question.as_of || self.question.known == Known::Now
    }

    /// Whether a time that a subject names may have begun: subjects have no day on which they were
    /// reported, and what lies ahead of the board is later knowledge.
    pub fn has_begun(&self, time: &When) -> bool {
        time.earliest.or(time.latest).is_none_or(|day| self.day_is_seen(day))
    }

    /// Whether the report behind a citation can be seen.
    pub fn sees(&self, cite: Cite) -> bool {
        match cite.kind {
            Kind::Claim => self.row::<Claim>(cite.at).is_some(),
            Kind::Stance => self.row::<Stance>(cite.at).is_some(),
            Kind::Event => self.row::<Event>(cite.at).is_some(),
            Kind::State => self.row::<State>(cite.at).is_some(),
            Kind::Judgement => self.row::<Judgement>(cite.at).is_some(),
            Kind::Control => self.row::<Control>(cite.at).is_some(),
            Kind::Ach => self.row::<Ach>(cite.at).is_some(),
            Kind::Evidence => self.row::<Evidence>(cite.at).is_some(),
            _ => false,
        }
    }

    /// Whether a subject is on the board: some report that can be seen mentions it, or no report
    /// ever does (so that showing it gives nothing away).
    pub fn has_subject(&self, key: Key) -> bool {
        self.index.mentions(key).is_empty() || self.is_mentioned(key)
    }

    /// Whether some report that can be seen mentions a record.
    pub fn is_mentioned(&self, key: Key) -> bool {
        self.index.mentions(key).iter().any(|&cite| self.sees(cite))
    }

    /// The report by which a subject without a state is on the board: the first that can be seen.
    pub fn first_mention(&self, key: Key) -> Option<Cite> {
        self.index.mentions(key).iter().copied().find(|&cite| self.sees(cite))
    }

    /// Whether a source had been published and is not left out.
    pub fn has_source(&self, id: Id) -> bool {
        let published = self.dataset().sources.get(id).map(|source| source.published.value);
        published.is_some_and(|day| self.day_is_seen(day)) && !self.muted_sources.contains(&id)
    }

    /// Whether an actor is listened to: one that is left out is not silent.
    pub fn hears(&self, actor: Id) -> bool {
        !self.muted_actors.contains(&actor)
    }

    fn row_is_seen<R: Indexed>(&self, at: u32, row: &R) -> bool {
        let Some(days) = R::days(self.index).get(at as usize) else {
            return false;
        };
        self.is_in_time(*days) && (self.question.without.is_empty() || row.stands(self))
    }

    fn is_muted(&self, report: &impl Report) -> bool {
        let actor = |link: Option<&Ref>| {
            link.is_some_and(|link| {
                link.kind == Kind::Actor && self.muted_actors.contains(&link.id)
            })
        };
        let source = |link: Option<&Ref>| {
            link.is_some_and(|link| {
                link.kind == Kind::Source && self.muted_sources.contains(&link.id)
            })
        };
        actor(report.speaker())
            || actor(report.origin())
            || source(report.origin())
            || source(report.via())
    }

    /// Whether anything an assessment rests on is left.
    fn any_prop(&self, props: &[Ref]) -> bool {
        let left = || self.left.get_or_init(|| left(self));
        props.iter().any(|prop| match prop.kind {
            Kind::Judgement => left().contains(&prop.id),
            _ => self.is_left(prop),
        })
    }

    /// Whether a prop other than a judgement is left. A subject cannot be left out, so an assessment
    /// that names one keeps it.
    fn is_left(&self, prop: &Ref) -> bool {
        match prop.kind {
            Kind::Claim | Kind::Event | Kind::Control => {
                self.prop(prop).is_some_and(|cite| self.sees(cite))
            }
            Kind::Source => self.has_source(prop.id),
            _ => true,
        }
    }

    /// The citation of a claim, an event or a map that an assessment names.
    pub fn prop(&self, prop: &Ref) -> Option<Cite> {
        let is_prop = matches!(prop.kind, Kind::Claim | Kind::Event | Kind::Control);
        self.dataset().cite(prop.key()).filter(|_| is_prop)
    }

    /// The points of an agreement that can be seen.
    pub fn points(&self, agreement: &'a Agreement) -> impl Iterator<Item = &'a AgreementPoint> {
        agreement.points.iter().filter(|point| self.sees_point(point))
    }

    /// Whether a point of an agreement can be seen.
    pub fn sees_point(&self, point: &AgreementPoint) -> bool {
        self.day_is_seen(point.reported.value) && self.has_source(point.via.id)
    }
}

/// The judgements of whose props anything is left, by themselves or through other judgements. All at
/// once, from below: there may be very many ways from one judgement to another, and to follow each
/// would take for ever. What rests on nothing but a ring, which `check` refuses, falls.
fn left(view: &AsOf<'_>) -> HashSet<Id> {
    let mut above: HashMap<Id, Vec<Id>> = HashMap::new();
    let mut open = Vec::new();
    for judgement in &view.dataset().judgements {
        for prop in &judgement.rests_on {
            if prop.kind == Kind::Judgement {
                above.entry(prop.id).or_default().push(judgement.id);
            } else if view.is_left(prop) {
                open.push(judgement.id);
            }
        }
    }
    let mut left = HashSet::new();
    while let Some(id) = open.pop() {
        if left.insert(id) {
            open.extend(above.get(&id).into_iter().flatten());
        }
    }
    left
}

/// An actor and everybody who belongs to it, directly or through others.
fn members(dataset: &Dataset, root: Id) -> BTreeSet<Id> {
    let mut found = BTreeSet::from([root]);
    loop {
        let before = found.len();
        for actor in &dataset.actors {
            if actor.of.is_some_and(|of| found.contains(&of.id)) {
                found.insert(actor.id);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// The families that attack or defend on a front known by the date.
fn parties(view: &AsOf<'_>) -> BTreeSet<Id> {
    let dataset = view.dataset();
    dataset
        .fronts
        .iter()
        .filter(|front| view.is_known(Key { kind: Kind::Front, id: front.id }))
        .flat_map(|front| front.attacker.iter().chain(&front.defender))
        .map(|actor| view.index.origins.root(actor.id))
        .collect()
}
