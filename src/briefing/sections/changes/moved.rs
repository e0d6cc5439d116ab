//! Subjects that stand otherwise than they did: before → after, for whom, and resting on whom.

use std::collections::HashSet;

use crate::board::Board;
use crate::board::changes::Move;
use crate::board::news::{Climb, News};
use crate::briefing::block::{Cite, Item, Run, Tone};
use crate::briefing::build::{cited, item, plain};
use crate::briefing::faces::{turn, word};
use crate::briefing::wording::{amount, claimant, day, full_stop, join, name, publication};
use crate::dataset::id::Key;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};

/// The subjects that moved, of the fronts or of all others but aid on another rung: one item each,
/// then a line for those that had no state at the baseline.
pub(super) fn items(board: &Board<'_>, news: &News<'_>, fronts: bool) -> Vec<Item> {
    let climbed: HashSet<Key> = news.climbs.iter().map(|climb| climb.subject).collect();
    let moves =
        board.changes.moves.iter().filter(|it| {
            (it.subject.kind == Kind::Front) == fronts && !climbed.contains(&it.subject)
        });
    let (moves, first): (Vec<_>, Vec<_>) = moves.partition(|it| it.before.is_some());
    let mut items: Vec<_> = moves.into_iter().filter_map(|it| moved(board, it)).collect();
    items.extend(first_assessed(board, &first));
    items
}

/// A subject with the state it had; `None` if it had none.
fn moved(board: &Board<'_>, it: &Move) -> Option<Item> {
    let dataset = board.view.dataset();
    let state = |at: u32| &dataset.states[at as usize];
    let now = state(it.now);
    let turn = turn(dataset, state(it.before?), now);
    Some(Item {
        runs: vec![
            plain(format!("{} ({}): ", name(dataset, it.subject), it.subject.kind.word())),
            cited(turn, Tone::Strong, vec![state_cite(it.now)]),
            rest(board, now),
        ],
        record: dataset.address(it.subject),
        below: Vec::new(),
    })
}

/// A package on another rung: "pledged → committed, $20bn".
pub(super) fn climb(board: &Board<'_>, it: &Climb) -> Item {
    let dataset = board.view.dataset();
    let state = &dataset.states[it.state as usize];
    let rung = |rung: Option<crate::dataset::state::AidStage>| rung.map(Word::word);
    let before = rung(it.before).unwrap_or("not on the ladder");
    let now = rung(it.now).map_or_else(|| word(state), str::to_owned);
    let value = state.amount.as_ref().map(|it| format!(", {}", amount(dataset, &it.value)));
    Item {
        runs: vec![
            plain(format!("{}: ", name(dataset, it.subject))),
            cited(
                format!("{before} → {now}{}", value.unwrap_or_default()),
                Tone::Strong,
                vec![state_cite(it.state)],
            ),
            rest(board, state),
        ],
        record: dataset.address(it.subject),
        below: Vec::new(),
    }
}

/// "; assessed 2024-10-22 on Budanov and The Economist."
fn rest(board: &Board<'_>, state: &State) -> Run {
    let who = resting_on(board, state);
    let on = if who.is_empty() { String::new() } else { format!(", resting on {}", join(&who)) };
    plain(full_stop(&format!("; assessed {}{on}", day(state.reported.value))))
}

/// On whose word a state stands: the claimants and publications of its props, else its own source.
fn resting_on(board: &Board<'_>, state: &State) -> Vec<String> {
    let dataset = board.view.dataset();
    let mut who: Vec<String> = Vec::new();
    for prop in &state.rests_on {
        let name = match board.view.prop(prop).filter(|&cite| board.view.sees(cite)) {
            Some(Cite { kind: Kind::Claim, at }) => claimant(dataset, &dataset.claims[at as usize]),
            Some(Cite { kind: Kind::Event, at }) => {
                publication(dataset, dataset.events[at as usize].via.id)
            }
            _ => continue,
        };
        if !who.contains(&name) {
            who.push(name);
        }
    }
    who.extend(state.via.filter(|_| who.is_empty()).map(|via| publication(dataset, via.id)));
    who
}

/// Subjects that had no state at the baseline: one line for each kind.
fn first_assessed(board: &Board<'_>, moves: &[&Move]) -> Vec<Item> {
    let dataset = board.view.dataset();
    let one = |it: &Move| {
        let state = &dataset.states[it.now as usize];
        let who = resting_on(board, state);
        let on = if who.is_empty() { String::new() } else { format!(" ({})", join(&who)) };
        plain(format!("{}, {}{on}", name(dataset, it.subject), word(state)))
    };
    moves
        .chunk_by(|a, b| a.subject.kind == b.subject.kind)
        .map(|group| {
            let kind = group.first().map_or("", |it| it.subject.kind.word());
            let mut runs = vec![plain(format!("First assessed ({kind}): "))];
            for (at, it) in group.iter().enumerate() {
                runs.extend((at > 0).then(|| plain("; ")));
                runs.push(one(it));
            }
            runs.push(cited(".", Tone::Plain, group.iter().map(|it| state_cite(it.now)).collect()));
            item(runs)
        })
        .collect()
}

/// Points of agreements that were told of.
pub(super) fn points(board: &Board<'_>, news: &News<'_>) -> Vec<Item> {
    let dataset = board.view.dataset();
    let point = |&(at, point): &(usize, &crate::dataset::agreement::AgreementPoint)| {
        let agreement = &dataset.agreements[at];
        let key = Key { kind: Kind::Agreement, id: agreement.id };
        let source = dataset.cite(point.via.key());
        let text = format!("point {}: {}", point.n, point.text);
        Item {
            runs: vec![
                plain(format!("{}, ", agreement.name)),
                cited(text, Tone::Plain, source.into_iter().collect()),
                plain(format!(" Told of by {}, ", publication(dataset, point.via.id))),
                plain(full_stop(&day(point.reported.value))),
            ],
            record: dataset.address(key),
            below: Vec::new(),
        }
    };
    news.points.iter().map(point).collect()
}

fn state_cite(at: u32) -> Cite {
    Cite { kind: Kind::State, at }
}
