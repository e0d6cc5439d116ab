//! Two versions of a dossier at the same question: which records are new, gone, or written
//! otherwise. How much of that shows on the board is told by [`differences`](super::differences).

use std::collections::{HashMap, HashSet};

use crate::board::Board;
use crate::dataset::Dataset;
use crate::dataset::claim::Claim;
use crate::dataset::event::Event;
use crate::dataset::id::{Key, Ref};
use crate::dataset::judgement::Judgement;
use crate::dataset::record::{Record, Report};
use crate::dataset::stance::Stance;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};

/// A field that two versions fill otherwise: what only the old one says, and what only the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The field as it is called in the dossier, or `stances`, `states`, `points` of it.
    pub field: &'static str,
    /// As the old version has it.
    pub before: Vec<String>,
    /// As the new one has it.
    pub now: Vec<String>,
}

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
            let edits = edits(fields(old, was), fields(new, *key));
            if !edits.is_empty() {
                found.edited.push((*key, edits));
            }
        }
        let gone =
            before.iter().filter(|(name, key)| !kept.contains(&**name) && !has(old, *key, new));
        found.gone = gone.map(|(_, key)| *key).collect();
        found
    }

    /// The records are the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty() && self.edited.is_empty()
    }
}

/// Whether another version has a record of that address, on its board or not: a subject that no
/// report speaks of yet is nothing new.
fn has(owner: &Board<'_>, key: Key, other: &Board<'_>) -> bool {
    let dataset = other.view.dataset();
    let id = dataset.names.find(owner.view.dataset().word(key.id));
    id.is_some_and(|id| dataset.has(Key { id, ..key }))
}

/// The named records on a board with their addresses.
fn records(board: &Board<'_>) -> Vec<(String, Key)> {
    fn of<R: Record>(dataset: &Dataset) -> impl Iterator<Item = Key> + '_ {
        R::all(dataset).iter().filter_map(|it| Some(Key { kind: R::KIND, id: it.id()? }))
    }
    use crate::dataset::{
        ach, actor, agreement, aid, control, evidence, flow, front, indicator, place, source,
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
        .chain(of::<Claim>(dataset))
        .chain(of::<Event>(dataset))
        .chain(of::<Judgement>(dataset))
        .chain(of::<control::Control>(dataset))
        .chain(of::<ach::Ach>(dataset))
        .chain(of::<evidence::Evidence>(dataset));
    all.filter(|&key| board.has(key)).map(|key| (dataset.address(key), key)).collect()
}

fn edits(before: Fields, now: Fields) -> Vec<Edit> {
    let others = |from: &[String], to: &[String]| -> Vec<String> {
        from.iter().filter(|it| !to.contains(it)).cloned().collect()
    };
    let pairs = before.0.into_iter().zip(now.0);
    let edit = |((field, before), (_, now)): (Field, Field)| {
        let edit = Edit { field, before: others(&before, &now), now: others(&now, &before) };
        (!edit.before.is_empty() || !edit.now.is_empty()).then_some(edit)
    };
    pairs.filter_map(edit).collect()
}

/// A field by name, and all it says.
type Field = (&'static str, Vec<String>);

/// What a record says, field by field, the same fields for all records of a kind.
#[derive(Default)]
struct Fields(Vec<Field>);

impl Fields {
    fn with(mut self, field: &'static str, value: Option<impl ToString>) -> Self {
        self.0.push((field, value.map(|it| it.to_string()).into_iter().collect()));
        self
    }

    fn list(mut self, field: &'static str, values: impl Iterator<Item = String>) -> Self {
        self.0.push((field, values.collect()));
        self
    }
}

/// The fields of a record that a reader of the board would see.
fn fields(board: &Board<'_>, key: Key) -> Fields {
    let dataset = board.view.dataset();
    let id = key.id;
    let all = Fields::default();
    let found = match key.kind {
        Kind::Source => dataset.sources.get(id).map(|it| {
            all.with("title", Some(&it.title))
                .with("publisher", it.publisher.as_ref())
                .with("published", Some(it.published.value))
                .with("reliability", it.reliability.map(Word::word))
                .with("url", it.url.as_ref())
        }),
        Kind::Actor => dataset.actors.get(id).map(|it| {
            all.with("name", Some(&it.name))
                .with("short", it.short.as_ref())
                .with("side", it.side.as_ref())
        }),
        Kind::Place => dataset.places.get(id).map(|it| all.with("name", Some(&it.name))),
        Kind::Front => dataset.fronts.get(id).map(|it| all.with("name", Some(&it.name))),
        Kind::Flow => dataset
            .flows
            .get(id)
            .map(|it| all.with("name", Some(&it.name)).with("item", it.item.as_ref())),
        Kind::Aid => dataset.aid.get(id).map(|it| {
            all.with("name", it.name.as_ref())
                .with("amount", it.amount.as_ref().map(|it| &it.value.text))
        }),
        Kind::Agreement => dataset.agreements.get(id).map(|it| {
            let points = board.view.points(it).map(|it| format!("{}: {}", it.n, it.text));
            all.with("name", Some(&it.name)).list("points", points)
        }),
        Kind::Indicator => dataset.indicators.get(id).map(|it| {
            all.with("name", Some(&it.name))
                .with("watch", Some(&it.watch))
                .with("threshold", it.threshold.as_ref())
                .with("due", it.due.as_ref().map(|it| &it.text))
        }),
        Kind::Claim => dataset.claims.get(id).map(|it| claim(board, it)),
        Kind::Event => dataset.events.get(id).map(|it| event(board, it)),
        Kind::Judgement => dataset.judgements.get(id).map(|it| judgement(board, it)),
        Kind::Control => dataset.controls.get(id).map(|it| {
            all.with("when", Some(&it.when.value.text)).with("reported", Some(it.reported.value))
        }),
        Kind::Ach => dataset.achs.get(id).map(|it| {
            let says = it.hypotheses.iter().map(|it| it.says.to_string());
            all.with("question", Some(&it.question)).list("hypotheses", says)
        }),
        Kind::Evidence => dataset.evidence.get(id).map(|it| all.with("says", it.says.as_ref())),
        Kind::Rate | Kind::Stance | Kind::State | Kind::Scenario => None,
    };
    found.unwrap_or_default().list("states", states(board, key))
}

fn word(board: &Board<'_>, link: Option<&Ref>) -> Option<String> {
    link.map(|link| board.view.dataset().word(link.id).to_owned())
}

fn claim(board: &Board<'_>, it: &Claim) -> Fields {
    let view = &board.view;
    let dataset = view.dataset();
    let place = dataset.claims.position(it.id).and_then(|at| u32::try_from(at).ok());
    let stances = place.map_or(&[][..], |at| view.index.stances_on.of(at));
    let stances = stances.iter().filter_map(|&at| view.row::<Stance>(at)).map(|stance| {
        let by = word(board, stance.by.as_ref()).unwrap_or_else(|| "narrator".to_owned());
        format!("{by} {}, {}", stance.is.word(), stance.reported.value)
    });
    let retracted = it.retracted.as_ref().map(|day| day.value);
    Fields::default()
        .with("says", Some(&it.says))
        .with("amount", it.amount.as_ref().map(|it| &it.value.text))
        .with("by", word(board, it.by.as_ref()))
        .with("via", word(board, Some(&it.via)))
        .with("reported", Some(it.reported.value))
        .with("when", it.when.as_ref().map(|it| &it.value.text))
        .with("rating", it.rating.as_ref().map(|it| it.value))
        .with("condition", it.condition.as_ref())
        .with("retracted", retracted.filter(|&day| view.day_is_seen(day)))
        .list("stances", stances)
}

fn event(board: &Board<'_>, it: &Event) -> Fields {
    let known = it.outcome_when.as_ref().is_some_and(|day| board.view.day_is_seen(day.value));
    Fields::default()
        .with("title", Some(&it.title))
        .with("when", Some(&it.when.value.text))
        .with("status", Some(it.status.word()))
        .with("reported", Some(it.reported()))
        .with("via", word(board, Some(&it.via)))
        .with("outcome", it.outcome.as_ref().filter(|_| known))
}

fn judgement(board: &Board<'_>, it: &Judgement) -> Fields {
    let known = it.outcome_when.as_ref().is_some_and(|day| board.view.day_is_seen(day.value));
    Fields::default()
        .with("says", Some(&it.says))
        .with("reported", Some(it.reported.value))
        .with("likelihood", it.likelihood.as_ref().map(|it| &it.value))
        .with("confidence", it.confidence.as_ref().map(|it| it.value.word()))
        .with("outcome", it.outcome.as_ref().filter(|_| known))
        .with("came-true", it.came_true.as_ref().filter(|_| known).map(|it| it.value.word()))
}

/// The states of a subject that can be seen.
fn states(board: &Board<'_>, key: Key) -> impl Iterator<Item = String> {
    let view = &board.view;
    let states = view.index.states_of(key).filter_map(|at| view.row::<State>(at));
    states.map(|it| format!("{}, {}", it.is.value, it.reported.value))
}
