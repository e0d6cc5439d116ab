//! How much hangs on a record: the assessments that rest on it, or on a report about it.

use std::collections::{BTreeSet, HashMap};

use crate::board::Board;
use crate::board::hypotheses;
use crate::board::indicators::pointed;
use crate::board::judgements::heirs;
use crate::dataset::id::{Key, Ref};
use crate::dataset::record::Cite;
use crate::dataset::state::State;
use crate::dataset::words::Kind;

/// The assessments that rest on each record.
///
/// Assessments are what stands at the date of the board: the newest state of each subject, and of
/// aid every state, because its ladder is read from all; judgements that are not superseded; each item
/// of evidence held against hypotheses; the bottom line; and each takeaway. One rests on a record if
/// it names the record, a claim or an event about it, or a report that was read in it. A tripwire also
/// carries the judgements it points to.
#[derive(Debug, Default)]
pub struct Weights {
    /// Numbers of assessments, each once and rising.
    on: HashMap<Key, Vec<usize>>,
    assessments: usize,
}

impl Weights {
    /// Weighs the records of a board.
    pub fn of(board: &Board<'_>) -> Self {
        let dataset = board.view.dataset();
        let mut weights = Self::default();
        for at in states(board) {
            let state: &State = &dataset.states[at as usize];
            weights.add(board, state.rests_on.iter().chain(&state.via));
        }
        let watched = watched(board);
        for row in &board.judgements {
            let judgement = &dataset.judgements[row.at as usize];
            let own = Key { kind: Kind::Judgement, id: judgement.id };
            let mut keys = props(board, judgement.rests_on.iter());
            keys.extend(watched.get(&own).into_iter().flatten());
            weights.note(keys);
        }
        for analysis in hypotheses::rows(&board.view, &board.claims) {
            for item in &analysis.items {
                weights.add(board, dataset.evidence[item.at as usize].rests_on.iter());
            }
        }
        if let Some(brief) = board.view.brief() {
            weights.add(board, brief.rests_on.iter());
            for takeaway in &brief.takeaways {
                weights.add(board, std::iter::once(takeaway));
            }
        }
        weights
    }

    /// How many assessments rest on any of the records.
    pub fn on(&self, keys: &[Key]) -> usize {
        let all = keys.iter().filter_map(|key| self.on.get(key)).flatten();
        all.collect::<BTreeSet<_>>().len()
    }

    fn add<'r>(&mut self, board: &Board<'_>, links: impl Iterator<Item = &'r Ref>) {
        self.note(props(board, links));
    }

    /// One assessment more, with all it rests on.
    fn note(&mut self, keys: BTreeSet<Key>) {
        for key in keys {
            self.on.entry(key).or_default().push(self.assessments);
        }
        self.assessments += 1;
    }
}

/// The tripwires that point to each record.
fn watched(board: &Board<'_>) -> HashMap<Key, Vec<Key>> {
    let mut watched: HashMap<Key, Vec<Key>> = HashMap::new();
    let dataset = board.view.dataset();
    let heirs = heirs(&board.view);
    for it in board.indicators.iter().map(|row| &dataset.indicators[row.at]) {
        let own = Key { kind: Kind::Indicator, id: it.id };
        for link in &it.points_to {
            watched.entry(pointed(dataset, &heirs, link)).or_default().push(own);
        }
    }
    watched
}

/// The states that stand.
fn states<'b>(board: &'b Board<'_>) -> impl Iterator<Item = u32> + 'b {
    let fronts = board.fronts.iter().map(|row| &row.series);
    let flows = board.supply.flows.iter().map(|row| &row.series);
    let agreements = board.agreements.iter().map(|row| &row.series);
    let indicators = board.indicators.iter().map(|row| &row.series);
    let all = fronts.chain(flows).chain(agreements).chain(indicators);
    let newest = all.filter_map(|series| series.states.last());
    let rungs = board.aid.rows.iter().flat_map(|row| &row.series.states);
    newest.chain(rungs).copied()
}

/// What is named, what the visible reports among it are about, and where they were read.
fn props<'r>(board: &Board<'_>, links: impl Iterator<Item = &'r Ref>) -> BTreeSet<Key> {
    let view = &board.view;
    let dataset = view.dataset();
    let mut keys = BTreeSet::new();
    for link in links {
        let Some(cite) = view.prop(link) else {
            keys.insert(link.key());
            continue;
        };
        if !view.sees(cite) {
            continue;
        }
        keys.insert(link.key());
        let Cite { kind, at } = cite;
        let (about, via) = match kind {
            Kind::Claim => {
                let claim = &dataset.claims[at as usize];
                (&claim.about[..], claim.via)
            }
            Kind::Event => {
                let event = &dataset.events[at as usize];
                (&event.about[..], event.via)
            }
            Kind::Control => (&[][..], dataset.controls[at as usize].via),
            _ => continue,
        };
        keys.extend(about.iter().map(Ref::key));
        keys.insert(via.key());
    }
    keys
}
