//! The dossier turned around once: who mentions whom, which day each report can first be seen,
//! and the origin of every statement. Built when the data changes; every question reads it.

use std::collections::HashMap;

use crate::board::measured::Measured;
use crate::dataset::Dataset;
use crate::dataset::ach::Ach;
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::date::Day;
use crate::dataset::event::Event;
use crate::dataset::evidence::Evidence;
use crate::dataset::id::{Key, Ref};
use crate::dataset::judgement::Judgement;
use crate::dataset::origin::{Origin, Origins};
use crate::dataset::record::{Cite, Report};
use crate::dataset::stance::Stance;
use crate::dataset::state::Standing;
use crate::dataset::state::State;
use crate::dataset::words::Kind;

/// What is known of a report before any question is asked.
#[derive(Clone, Copy, Debug)]
pub struct Dated {
    /// The day it was said.
    pub said: Day,
    /// The first day the report can be seen: when it was said and its source published.
    pub seen: Day,
    /// The first day it holds in the world; with hindsight this day decides.
    pub holds: Day,
}

/// What every question asks of a claim, kept small and together: claims are large, and a board
/// looks at all of them.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Shelf position of the claimant; `None` is the narrator.
    pub by: Option<u32>,
    /// Shelf position of the source.
    pub via: Option<u32>,
    /// The principal subject.
    pub principal: Option<Key>,
    /// When the claimant took it back.
    pub retracted: Option<Day>,
    /// It gives an amount.
    pub figure: bool,
}

impl Facts {
    fn of(dataset: &Dataset, claim: &Claim) -> Self {
        Self {
            by: claim.by.and_then(|by| dataset.actors.place(by.id)),
            via: dataset.sources.place(claim.via.id),
            principal: claim.principal(),
            retracted: claim.retracted.as_ref().map(|day| day.value),
            figure: claim.amount.is_some(),
        }
    }
}

/// Indices of rows per row: a list of lists in two flat vectors.
#[derive(Debug, Default)]
pub struct Lists {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Lists {
    /// Groups `(owner, row)` pairs by owner; rows keep their order.
    fn group(owners: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0_u32; owners + 1];
        for &(owner, _) in pairs {
            starts[owner as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; pairs.len()];
        for &(owner, row) in pairs {
            rows[next[owner as usize] as usize] = row;
            next[owner as usize] += 1;
        }
        Self { starts, rows }
    }

    /// The rows of one owner.
    pub fn of(&self, owner: u32) -> &[u32] {
        let at = owner as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.rows[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// A dossier with everything turned around.
#[derive(Debug)]
pub struct Index<'a> {
    /// The dossier.
    pub dataset: &'a Dataset,
    /// Days of each claim.
    pub claims: Vec<Dated>,
    /// Days of each stance.
    pub stances: Vec<Dated>,
    /// Days of each event.
    pub events: Vec<Dated>,
    /// Days of each state.
    pub states: Vec<Dated>,
    /// Days of each judgement.
    pub judgements: Vec<Dated>,
    /// Days of each map of ground held.
    pub controls: Vec<Dated>,
    /// Days of each analysis of hypotheses.
    pub achs: Vec<Dated>,
    /// Days of each item of evidence.
    pub evidence: Vec<Dated>,
    /// Who belongs to whom.
    pub origins: Origins,
    /// The small facts of each claim.
    pub facts: Vec<Facts>,
    /// Ground measured so far.
    pub measured: Measured,
    /// Origin of each claim.
    pub claim_origins: Vec<Origin>,
    /// Origin of each stance.
    pub stance_origins: Vec<Origin>,
    /// Stances on each claim.
    pub stances_on: Lists,
    /// Claims that take the place of each claim.
    pub superseded_by: Lists,
    /// Claims that add to each claim.
    pub updated_by: Lists,
    /// Claims that cannot be true together with each claim, in both directions.
    pub contradicted_by: Lists,
    /// Claims about each record.
    about: HashMap<Key, Vec<u32>>,
    /// Reports that mention each record.
    mentions: HashMap<Key, Vec<Cite>>,
    /// The dossier without the scenarios that are held.
    pub base: Option<&'a Index<'a>>,
    /// An older version of the dossier, to be compared with.
    pub old: Option<&'a Index<'a>>,
}

impl<'a> Index<'a> {
    /// Turns a dossier around.
    pub fn new(dataset: &'a Dataset) -> Self {
        let mut mentions = HashMap::new();
        let origins = Origins::new(dataset);
        let claims = days::<Claim>(dataset, &mut mentions);
        let claim_pairs = |links: fn(&Claim) -> &[Ref], both: bool| {
            let mut pairs = Vec::new();
            for (row, claim) in (0_u32..).zip(&dataset.claims) {
                for other in links(claim).iter().filter_map(|link| dataset.claims.place(link.id)) {
                    pairs.push((other, row));
                    if both {
                        pairs.push((row, other));
                    }
                }
            }
            pairs.sort_unstable();
            pairs.dedup();
            Lists::group(dataset.claims.len(), &pairs)
        };
        let mut stance_pairs: Vec<_> = (0_u32..)
            .zip(&dataset.stances)
            .filter_map(|(row, stance)| Some((dataset.claims.place(stance.claim.id)?, row)))
            .collect();
        // By day, so that it does not matter in which file a stance stands.
        stance_pairs.sort_by_key(|&(claim, row)| {
            (claim, dataset.stances[row as usize].reported.value, row)
        });
        Self {
            dataset,
            claims,
            stances: days::<Stance>(dataset, &mut mentions),
            events: days::<Event>(dataset, &mut mentions),
            states: days::<State>(dataset, &mut mentions),
            judgements: days::<Judgement>(dataset, &mut mentions),
            controls: days::<Control>(dataset, &mut mentions),
            achs: days::<Ach>(dataset, &mut mentions),
            evidence: days::<Evidence>(dataset, &mut mentions),
            facts: dataset.claims.iter().map(|claim| Facts::of(dataset, claim)).collect(),
            measured: Measured::default(),
            about: about(dataset),
            claim_origins: origins_of(&origins, &dataset.claims),
            stance_origins: origins_of(&origins, &dataset.stances),
            origins,
            stances_on: Lists::group(dataset.claims.len(), &stance_pairs),
            superseded_by: claim_pairs(|claim| &claim.supersedes, false),
            updated_by: claim_pairs(|claim| &claim.updates, false),
            contradicted_by: claim_pairs(|claim| &claim.contradicts, true),
            mentions,
            base: None,
            old: None,
        }
    }

    /// The same with what the board is to be compared with: the dossier without scenarios, and an
    /// older version.
    #[must_use]
    pub fn beside(self, base: Option<&'a Self>, old: Option<&'a Self>) -> Self {
        Self { base, old, ..self }
    }

    /// Reports that mention a record, by kind and then in reading order.
    pub fn mentions(&self, key: Key) -> &[Cite] {
        self.mentions.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The days of a report, whatever its kind.
    pub fn days(&self, cite: Cite) -> Option<Dated> {
        let days = match cite.kind {
            Kind::Claim => &self.claims,
            Kind::Stance => &self.stances,
            Kind::Event => &self.events,
            Kind::State => &self.states,
            Kind::Judgement => &self.judgements,
            Kind::Control => &self.controls,
            Kind::Ach => &self.achs,
            Kind::Evidence => &self.evidence,
            _ => return None,
        };
        days.get(cite.at as usize).copied()
    }

    /// States of a subject, in reading order.
    pub fn states_of(&self, key: Key) -> impl Iterator<Item = u32> {
        let rows = if Standing::KINDS.contains(&key.kind) { self.mentions(key) } else { &[] };
        rows.iter()
            .filter(|cite| cite.kind == Kind::State)
            .map(|cite| cite.at)
            .filter(move |&at| self.dataset.states[at as usize].of.key() == key)
    }

    /// Claims about a subject, in reading order.
    pub fn claims_about(&self, key: Key) -> &[u32] {
        self.about.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// The claims about each record.
fn about(dataset: &Dataset) -> HashMap<Key, Vec<u32>> {
    let mut about: HashMap<Key, Vec<u32>> = HashMap::new();
    for (at, claim) in (0_u32..).zip(&dataset.claims) {
        for link in &claim.about {
            let rows = about.entry(link.key()).or_default();
            if rows.last() != Some(&at) {
                rows.push(at);
            }
        }
    }
    about
}

/// The days of each report of a kind; on the way, notes whom each report mentions.
fn days<R: Report>(dataset: &Dataset, mentions: &mut HashMap<Key, Vec<Cite>>) -> Vec<Dated> {
    let shelf = R::all(dataset);
    let mut days = Vec::with_capacity(shelf.len());
    for (at, report) in (0_u32..).zip(shelf) {
        let cite = Cite { kind: R::KIND, at };
        report.refs(&mut |link| {
            let cites = mentions.entry(link.key()).or_default();
            if cites.last() != Some(&cite) {
                cites.push(cite);
            }
        });
        let published = report.via().and_then(|via| dataset.sources.get(via.id));
        days.push(Dated {
            said: report.reported(),
            seen: published
                .map_or(report.reported(), |source| report.reported().max(source.published.value)),
            holds: report.holds_from(dataset),
        });
    }
    days
}

/// The origin of each statement of a kind.
fn origins_of<R: Report>(origins: &Origins, shelf: &[R]) -> Vec<Origin> {
    shelf
        .iter()
        .filter_map(|report| Some(origins.of(report.speaker(), report.origin(), report.via()?)))
        .collect()
}
