//! Who stands behind a statement: the one rule by which voices are counted as independent.
//!
//! An outlet that relays is not an origin, and two organs of one government are one. So the road
//! goes from the speaker to where the information comes from, and from there up the family.

use crate::dataset::Dataset;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::Kind;

/// Where a piece of information comes from in the end; equal origins count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// An actor: the root of its family.
    Actor(Id),
    /// A publication that speaks in its own voice.
    Source(Id),
}

impl Dataset {
    /// The actor at the root of the family of `id`: itself if it has none. In a ring of families,
    /// which `check` refuses, every member has the same root, so that counting stays finite.
    pub fn root_of_actor(&self, id: Id) -> Id {
        let parent = |id: Id| self.actors.get(id)?.family.map(|family| family.id);
        let mut at = id;
        // A chain without a ring is shorter than the shelf; after as many steps we are in the ring.
        for _ in 0..=self.actors.len() {
            match parent(at) {
                Some(next) => at = next,
                None => return at,
            }
        }
        let ring = std::iter::successors(parent(at), |&next| parent(next).filter(|_| next != at));
        ring.min().unwrap_or(at)
    }
}

/// The origin of a statement: what `origin` names, else the speaker, else (the narrator, `None`)
/// the publication it was read in.
pub fn origin_of(
    dataset: &Dataset,
    speaker: Option<&Ref>,
    origin: Option<&Ref>,
    via: &Ref,
) -> Origin {
    let from = origin.or(speaker).unwrap_or(via);
    match from.kind {
        Kind::Source => Origin::Source(from.id),
        _ => Origin::Actor(dataset.root_of_actor(from.id)),
    }
}
