//! Whether scenarios that are held together contradict each other, and whether the world has caught up
//! with one.

use std::collections::HashMap;

use crate::board::Board;
use crate::board::judgements::Props;
use crate::dataset::Dataset;
use crate::dataset::id::{Key, Ref};
use crate::dataset::scenario::Scenario;
use crate::dataset::words::Kind;
use crate::span::{FileId, Span};

/// The first thing of which two held scenarios say something of their own: a subject whose state
/// both assume, or a judgement that both replace. Which of them counted would depend on their order
/// alone.
pub fn clash(dataset: &Dataset) -> Option<Key> {
    let states = dataset.states.iter().map(|it| (it.span, it.of.key()));
    let judgements = dataset.judgements.iter().flat_map(|it| {
        let replaced = it.supersedes.iter().map(Ref::key);
        replaced.map(|key| (it.span, Key { kind: Kind::Judgement, ..key }))
    });
    let mut first: HashMap<Key, FileId> = HashMap::new();
    let assumed = |it: &(Span, Key)| dataset.is_assumed(it.0);
    let mut all = states.chain(judgements).filter(assumed);
    all.find(|(span, key)| *first.entry(*key).or_insert(span.file) != span.file).map(|it| it.1)
}

/// The events a scenario rests on that came out after it was written, by their places on the shelf:
/// what it was written about has been decided, one way or the other.
pub fn came_out(board: &Board<'_>, scenario: &Scenario) -> Vec<u32> {
    let made = scenario.reported.value;
    Props::of(&board.view, &board.claims, made, &scenario.rests_on).came_out
}
