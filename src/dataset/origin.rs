//! Who stands behind a statement: the one rule by which voices are counted as independent.
//!
//! An outlet that relays is not an origin, and two organs of one government are one. So the road
//! goes from the speaker to where the information comes from, and from there up the family.

use std::collections::HashMap;

use indexmap::IndexSet;

use crate::dataset::Dataset;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::Kind;

/// Where a piece of information comes from in the end; equal origins count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// An actor: the root of its family.
    Actor(Id),
    /// A publication that speaks in its own voice: the first of its publisher.
    Source(Id),
}

/// The publications of a dossier by publisher, so that two articles of one paper, or two editions
/// of one article, are one voice.
#[derive(Clone, Debug)]
pub struct Origins {
    /// From a publication to the first one of the same publisher.
    voices: HashMap<Id, Id>,
    /// From an actor to the root of its family, for actors that have one.
    roots: HashMap<Id, Id>,
}

impl Origins {
    /// Prepares counting for a dossier.
    pub fn new(dataset: &Dataset) -> Self {
        let mut first: HashMap<&str, Id> = HashMap::new();
        let mut voices = HashMap::new();
        for source in &dataset.sources {
            if let Some(publisher) = &source.publisher {
                voices.insert(source.id, *first.entry(publisher).or_insert(source.id));
            }
        }
        Self { voices, roots: roots(dataset) }
    }

    /// The origin of a statement: what `origin` names, else the speaker, else (the narrator,
    /// `None`) the publication it was read in.
    pub fn of(&self, speaker: Option<&Ref>, origin: Option<&Ref>, via: &Ref) -> Origin {
        let from = origin.or(speaker).unwrap_or(via);
        match from.kind {
            Kind::Source => self.of_source(from.id),
            _ => Origin::Actor(self.root(from.id)),
        }
    }

    /// The actor at the root of the family of `id`: itself if it has none.
    pub fn root(&self, id: Id) -> Id {
        self.roots.get(&id).copied().unwrap_or(id)
    }

    /// The origin of what a publication says in its own voice.
    pub fn of_source(&self, id: Id) -> Origin {
        Origin::Source(self.voices.get(&id).copied().unwrap_or(id))
    }
}

/// The root of every actor's family; in a ring of families, which `check` refuses, every member has
/// the same root, so that counting stays finite. Each actor is passed once, so that a family as long as
/// the dossier costs no more than a short one.
fn roots(dataset: &Dataset) -> HashMap<Id, Id> {
    let mut roots: HashMap<Id, Id> = HashMap::new();
    for actor in &dataset.actors {
        let mut path: IndexSet<Id> = IndexSet::new();
        let mut at = actor.id;
        let root = loop {
            if let Some(&root) = roots.get(&at) {
                break root;
            }
            if let (from, false) = path.insert_full(at) {
                break path.iter().skip(from).min().copied().unwrap_or(at);
            }
            match dataset.actors.get(at).and_then(|actor| actor.family) {
                Some(family) => at = family.id,
                None => break at,
            }
        };
        roots.extend(path.into_iter().map(|id| (id, root)));
    }
    roots
}
