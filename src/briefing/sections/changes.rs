//! What changed between two dates: what we learned, kept apart from what happened.

use crate::board::Board;
use crate::board::changes::{Move, Revision, StatusChange};
use crate::board::question::Known;
use crate::board::subject::days;
use crate::board::timeline::Phase;
use crate::briefing::block::{Block, Cite, Item, Tone};
use crate::briefing::build::{cited, claim_cite, item, plain};
use crate::briefing::wording::{amount, claimant, count, day, name, plain_word, when};
use crate::briefing::{SectionRow, wording};
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "changes",
    title: "What changed",
    doc: "between two dates: statuses, numbers, subjects that moved, what fell due",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let changes = &board.changes;
    let span =
        count(usize::try_from(days(changes.from, changes.to)).unwrap_or_default(), "day", "days");
    let new = match board.view.question.known {
        Known::Then => "were heard of for the first time",
        Known::Now => "are new on the board",
    };
    let mut blocks = vec![Block::Prose(vec![plain(format!(
        "From {} to {}, {span}. {} and {} {new}.",
        day(changes.from),
        day(changes.to),
        count(changes.new_claims.len(), "claim", "claims"),
        count(changes.new_events.len(), "event", "events"),
    ))])];
    let mut list = |title: &str, items: Vec<Item>| {
        if !items.is_empty() {
            blocks.push(Block::Heading(title.to_owned()));
            blocks.push(Block::List(items));
        }
    };
    list("Status changed", changes.statuses.iter().map(|it| status(board, it)).collect());
    list("Numbers revised", changes.revisions.iter().map(|it| revision(board, it)).collect());
    let (moves, first): (Vec<_>, Vec<_>) = changes.moves.iter().partition(|it| it.before.is_some());
    let mut items: Vec<_> = moves.into_iter().map(|it| moved(board, it)).collect();
    items.extend(first_assessed(board, &first));
    list("Moved", items);
    list("Happened", changes.new_events.iter().filter_map(|&at| happened(board, at)).collect());
    list("Came due or came out", changes.due.iter().map(|&at| due(board, at)).collect());
    if changes.is_empty() {
        blocks.push(Block::Note("Nothing changed between the two dates.".to_owned()));
    }
    blocks
}

fn status(board: &Board<'_>, it: &StatusChange) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[it.claim as usize];
    let mut sources = vec![claim_cite(it.claim)];
    sources.extend(it.by);
    Item {
        runs: vec![
            plain(format!("{}: ", claimant(dataset, claim))),
            cited(claim.says.to_string(), Tone::Plain, sources),
            cited(format!(" {} → {}.", it.before.word(), it.now.word()), Tone::Strong, Vec::new()),
        ],
        record: format!("claim:{}", dataset.word(claim.id)),
        below: Vec::new(),
    }
}

pub(in crate::briefing) fn revision(board: &Board<'_>, it: &Revision) -> Item {
    let dataset = board.view.dataset();
    let (old, new) = (&dataset.claims[it.old as usize], &dataset.claims[it.new as usize]);
    let figure = |claim: &crate::dataset::claim::Claim| {
        let value = claim.amount.as_ref().map(|it| amount(dataset, &it.value));
        format!(
            "{} ({}, {})",
            value.unwrap_or_default(),
            claimant(dataset, claim),
            day(claim.reported.value)
        )
    };
    let subject = new.about.first().map(|about| name(dataset, about.key()));
    Item {
        runs: vec![cited(
            format!("{}: {} → {}", subject.unwrap_or_default(), figure(old), figure(new)),
            Tone::Plain,
            vec![claim_cite(it.old), claim_cite(it.new)],
        )],
        record: format!("claim:{}", dataset.word(new.id)),
        below: Vec::new(),
    }
}

fn moved(board: &Board<'_>, it: &Move) -> Item {
    let dataset = board.view.dataset();
    let state = |at: u32| &dataset.states[at as usize];
    let (before, now) = (it.before.map(state), state(it.now));
    let same_word = before.is_some_and(|before| before.standing == now.standing);
    let face = |state: &State| if same_word { details(board, state) } else { word(state) };
    let before = before.map(face).unwrap_or_default();
    let lead = if same_word { format!("{}, ", word(now)) } else { String::new() };
    Item {
        runs: vec![
            plain(format!("{} ({}): ", name(dataset, it.subject), it.subject.kind.word())),
            cited(
                format!("{lead}{before} → {}", face(now)),
                Tone::Strong,
                vec![state_cite(it.now)],
            ),
        ],
        record: dataset.address(it.subject),
        below: Vec::new(),
    }
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
    if parts.is_empty() { "—".to_owned() } else { parts.join(", ") }
}

/// Subjects that had no state at the baseline: one line for each kind.
fn first_assessed(board: &Board<'_>, moves: &[&Move]) -> Vec<Item> {
    let dataset = board.view.dataset();
    moves
        .chunk_by(|a, b| a.subject.kind == b.subject.kind)
        .map(|group| {
            let kind = group.first().map_or("", |it| it.subject.kind.word());
            let mut runs = vec![plain(format!("First assessed ({kind}): "))];
            for (at, it) in group.iter().enumerate() {
                let comma = if at > 0 { "; " } else { "" };
                let word = word(&dataset.states[it.now as usize]);
                runs.push(plain(format!("{comma}{}, {word}", name(dataset, it.subject))));
            }
            runs.push(cited(".", Tone::Plain, group.iter().map(|it| state_cite(it.now)).collect()));
            item(runs)
        })
        .collect()
}

fn state_cite(at: u32) -> Cite {
    Cite { kind: Kind::State, at }
}

/// An event first heard of since the baseline, if it happened.
fn happened(board: &Board<'_>, at: u32) -> Option<Item> {
    let row = board.timeline.iter().find(|row| row.at == at)?;
    if row.phase != Phase::Happened {
        return None;
    }
    let dataset = board.view.dataset();
    let event = &dataset.events[at as usize];
    Some(Item {
        runs: vec![cited(
            format!("{}: {}", when(&event.when.value), wording::event(dataset, event)),
            Tone::Plain,
            vec![Cite { kind: Kind::Event, at }],
        )],
        record: format!("event:{}", dataset.word(event.id)),
        below: Vec::new(),
    })
}

fn due(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let event = &dataset.events[at as usize];
    let known = board.timeline.iter().any(|row| row.at == at && row.outcome_known);
    let outcome = event.outcome.as_ref().filter(|_| known);
    let title = format!("{}: {}", when(&event.when.value), event.title);
    // The source told of the event, not of its outcome.
    let then = match outcome {
        Some(outcome) => format!(". Outcome: {outcome}"),
        None => ". No outcome is known.".to_owned(),
    };
    Item {
        runs: vec![cited(title, Tone::Plain, vec![Cite { kind: Kind::Event, at }]), plain(then)],
        record: format!("event:{}", dataset.word(event.id)),
        below: Vec::new(),
    }
}
