//! Two versions of a dossier at the same question: which records are new, gone, or written
//! otherwise. How much of that shows on the board is told by [`differences`](super::differences).

mod edits;
mod fields;
mod said;

use std::collections::{HashMap, HashSet};

use crate::board::Board;
use crate::dataset::Dataset;
use crate::dataset::id::Key;
use crate::dataset::record::Record;
use crate::dataset::words::Kind;

pub use edits::Edit;
use edits::edits;

/// What two versions do not share, in reading order. A record that cannot be seen on the day asked
/// for is on neither side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Records of the new version only, by its own names.
    pub added: Vec<Key>,
    /// Records of the old version only, by its own names.
    pub gone: Vec<Key>,
    /// Records of both that are written otherwise, by the names of the new one.
    pub edited: Vec<(Key, Vec<Edit>)>,
    /// The single tables, `dataset` and `brief`, that are written otherwise.
    pub tables: Vec<(&'static str, Vec<Edit>)>,
}

impl Versions {
    /// Compares the records on two boards by their addresses, `kind:id`.
    pub fn between(old: &Board<'_>, new: &Board<'_>) -> Self {
        let (before, now) = (records(old), records(new));
        let places: HashMap<&str, Key> = before.iter().map(|(name, key)| (&**name, *key)).collect();
        let kept: HashSet<&str> = now.iter().map(|(name, _)| &**name).collect();
        let mut found = Self::default();
        for (name, key) in &now {
            let Some(&was) = places.get(&**name) else {
                found.added.extend(Some(*key).filter(|&key| !has(new, key, old)));
                continue;
            };
            let edits = edits(&fields::of(old, was), &fields::of(new, *key));
            if !edits.is_empty() {
                found.edited.push((*key, edits));
            }
        }
        let gone =
            before.iter().filter(|(name, key)| !kept.contains(&**name) && !has(old, *key, new));
        found.gone = gone.map(|(_, key)| *key).collect();
        let tables = [
            ("dataset", edits(&fields::dataset(old), &fields::dataset(new))),
            ("brief", edits(&fields::brief(old), &fields::brief(new))),
        ];
        found.tables = tables.into_iter().filter(|(_, edits)| !edits.is_empty()).collect();
        found
    }

    /// The records and the single tables are the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.gone.is_empty()
            && self.edited.is_empty()
            && self.tables.is_empty()
    }
}

/// Whether another version has a record of that address, on its board or not: a subject that no
/// report speaks of yet is nothing new.
fn has(owner: &Board<'_>, key: Key, other: &Board<'_>) -> bool {
    let dataset = other.view.dataset();
    let id = dataset.names.find(owner.view.dataset().word(key.id));
    id.is_some_and(|id| dataset.has(Key { id, ..key }))
}

/// The named records on a board with their addresses, but for scenarios from beside the dossier.
fn records(board: &Board<'_>) -> Vec<(String, Key)> {
    fn of<R: Record>(dataset: &Dataset) -> impl Iterator<Item = Key> + '_ {
        R::all(dataset).iter().filter_map(|it| Some(Key { kind: R::KIND, id: it.id()? }))
    }
    use crate::dataset::{
        ach, actor, agreement, aid, claim, control, event, evidence, flow, front, indicator,
        judgement, place, scenario, source,
    };
    let dataset = board.view.dataset();
    let all = of::<source::Source>(dataset)
        .chain(of::<actor::Actor>(dataset))
        .chain(of::<place::Place>(dataset))
        .chain(of::<front::Front>(dataset))
        .chain(of::<flow::Flow>(dataset))
        .chain(of::<aid::Aid>(dataset))
        .chain(of::<agreement::Agreement>(dataset))
        .chain(of::<indicator::Indicator>(dataset))
        .chain(of::<claim::Claim>(dataset))
        .chain(of::<event::Event>(dataset))
        .chain(of::<judgement::Judgement>(dataset))
        .chain(of::<control::Control>(dataset))
        .chain(of::<ach::Ach>(dataset))
        .chain(of::<evidence::Evidence>(dataset))
        .chain(of::<scenario::Scenario>(dataset));
    let own = |key: &Key| key.kind != Kind::Scenario || !dataset.beside.contains(&key.id);
    all.filter(own).filter(|&key| board.has(key)).map(|key| (dataset.address(key), key)).collect()
}
