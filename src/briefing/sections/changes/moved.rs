//! Subjects that stand otherwise than they did: before → after, for whom, and resting on whom.

use crate::board::Board;
use crate::board::changes::Move;
use crate::board::news::{Climb, News};
use crate::briefing::block::{Cite, Item, Run, Tone};
use crate::briefing::build::{cited, item, plain};
use crate::briefing::wording::{
    actor, amount, claimant, day, full_stop, join, name, plain_word, publication,
};
use crate::dataset::id::Key;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};

/// A state that says no more than its word.
const NOTHING: &str = "—";

/// The subjects that moved, of the fronts or of all others but aid on another rung: one item each,
/// then a line for those that had no state at the baseline.
pub(super) fn items(board: &Board<'_>, news: &News<'_>, fronts: bool) -> Vec<Item> {
    let moves = board.changes.moves.iter().filter(|it| {
        (it.subject.kind == Kind::Front) == fronts
            && !news.climbs.iter().any(|climb| climb.subject == it.subject)
    });
    let (moves, first): (Vec<_>, Vec<_>) = moves.partition(|it| it.before.is_some());
    let mut items: Vec<_> = moves.into_iter().map(|it| moved(board, it)).collect();
    items.extend(first_assessed(board, &first));
    items
}

fn moved(board: &Board<'_>, it: &Move) -> Item {
    let dataset = board.view.dataset();
    let state = |at: u32| &dataset.states[at as usize];
    let (before, now) = (it.before.map(state), state(it.now));
    let same_word = before.is_some_and(|before| before.standing == now.standing);
    let face = |state: &State| if same_word { details(board, state) } else { word(state) };
    let before = before.map(face).unwrap_or_default();
    let lead = if same_word { format!("{}, ", word(now)) } else { String::new() };
    let mut after = face(now);
    let more = details(board, now);
    if !same_word && more != NOTHING {
        after = format!("{after}, {more}");
    }
    if let Some(whom) = now.trend_for {
        after = format!("{after} for {}", actor(dataset, whom.id));
    }
    Item {
        runs: vec![
            plain(format!("{} ({}): ", name(dataset, it.subject), it.subject.kind.word())),
            cited(format!("{lead}{before} → {after}"), Tone::Strong, vec![state_cite(it.now)]),
            rest(board, now),
        ],
        record: dataset.address(it.subject),
        below: Vec::new(),
    }
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
    let on = if who.is_empty() { String::new() } else { format!(", resting on {}", join(&who)) };
    plain(full_stop(&format!("; assessed {}{on}", day(state.reported.value))))
}

fn word(state: &State) -> String {
    plain_word(&state.is.value)
}

/// What else a state says: trend, amount, rung expected, outlook.
pub(in crate::briefing) fn details(board: &Board<'_>, state: &State) -> String {
    let value = state.amount.as_ref().map(|it| amount(board.view.dataset(), &it.value));
    let parts = [
        state.trend.as_ref().map(|trend| trend.value.word().to_owned()),
        value,
        state.target.map(|rung| format!("target {}", rung.word())),
        state.outlook.map(|outlook| format!("outlook {}", plain_word(outlook.word()))),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { NOTHING.to_owned() } else { parts.join(", ") }
}

/// Subjects that had no state at the baseline: one line for each kind.
fn first_assessed(board: &Board<'_>, moves: &[&Move]) -> Vec<Item> {
    let dataset = board.view.dataset();
    let one = |it: &Move| {
        let word = word(&dataset.states[it.now as usize]);
        plain(format!("{}, {word}", name(dataset, it.subject)))
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
        let via = dataset.sources.position(point.via.id).and_then(|at| u32::try_from(at).ok());
        let source = via.map(|at| Cite { kind: Kind::Source, at });
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
