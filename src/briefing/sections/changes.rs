//! What changed between two dates: what we learned, kept apart from what happened.

mod happened;
mod learned;
mod moved;
mod versions;

use std::collections::HashMap;

use crate::board::Board;
use crate::board::changes::{Revision, StatusChange};
use crate::board::news::News;
use crate::board::question::Known;
use crate::board::status::formers;
use crate::board::subject::days;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Item, Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain, toned};
use crate::briefing::statuses::position;
use crate::briefing::wording::{self, amount, claimant, count, day, name, publication, speaker};
use crate::dataset::Dataset;
use crate::dataset::claim::Claim;
use crate::dataset::event::{Event, EventStatus};
use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "changes",
    title: "What changed",
    doc: "between two dates: what was learned and by which report, and what happened",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    // Who names an older version asks for that first.
    let mut blocks = versions::blocks(board);
    if !blocks.is_empty() {
        blocks.push(Block::Heading("Between the two dates".to_owned()));
    }
    blocks.extend(between(board));
    blocks
}

/// Between the two dates.
fn between(board: &Board<'_>) -> Vec<Block> {
    let changes = &board.changes;
    let (from, to) = (day(changes.from), day(changes.to));
    if board.view.question.baseline() > changes.to {
        let late = day(board.view.question.baseline());
        return note(format!("The baseline, {late}, is later than the board's date, {to}."));
    }
    if changes.from == changes.to {
        return note(format!(
            "Both dates are {to}: between a day and itself nothing changes. An earlier baseline \
             shows what did."
        ));
    }
    let span = wording::days(days(changes.from, changes.to));
    let (learned, new) = match board.view.question.known {
        Known::Then => ("What we learned", "were heard of for the first time"),
        Known::Now => ("What is new on the board, with hindsight", "are new on the board"),
    };
    let mut blocks = vec![Block::Prose(vec![plain(format!(
        "From {from} to {to}, {span}. {} and {} {new}.",
        count(changes.new_claims.len(), "claim", "claims"),
        count(changes.new_events.len(), "event", "events"),
    ))])];
    let news = News::of(board);
    let parts =
        [(learned, learned::parts(board, &news)), ("What happened", happened::parts(board, &news))];
    for (title, mut parts) in parts {
        parts.retain(|(_, items)| !items.is_empty());
        if !parts.is_empty() {
            blocks.push(Block::Heading(title.to_owned()));
        }
        for (label, items) in parts {
            blocks.push(Block::Prose(vec![toned(label, Tone::Strong)]));
            blocks.push(Block::List(items));
        }
    }
    if blocks.len() == 1 {
        blocks.extend(note("Nothing changed between the two dates.".to_owned()));
    }
    blocks
}

/// Items under a label.
type Part = (&'static str, Vec<Item>);

fn note(text: String) -> Vec<Block> {
    vec![Block::Note(text)]
}

/// "Claimant: what is said. denied → contested, by X backing it, 2024-10-22".
fn status(board: &Board<'_>, it: &StatusChange) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[it.claim as usize];
    let mut runs = vec![
        plain(format!("{}: ", claimant(dataset, claim))),
        cited(claim.says.to_string(), Tone::Plain, vec![claim_cite(it.claim)]),
        toned(format!(" {} → {}", it.before.word(), it.now.word()), Tone::Strong),
    ];
    runs.extend(by(board, it));
    runs.push(plain("."));
    Item { runs, record: format!("claim:{}", dataset.word(claim.id)), below: Vec::new() }
}

/// ", by X backing it, 2024-10-22".
fn by(board: &Board<'_>, it: &StatusChange) -> Vec<Run> {
    let Some(cause) = board.causes().get(&it.claim) else { return Vec::new() };
    let formers = formers(&board.view, it.claim);
    let mut runs = Vec::new();
    for &cite in &cause.by {
        let start = if runs.is_empty() { ", by " } else { " and " };
        runs.push(plain(start));
        runs.push(cited(doing(board, &formers, cite), Tone::Plain, vec![cite]));
    }
    runs.push(plain(format!(", {}", day(cause.day))));
    runs
}

/// The former position of each stance on a claim.
type Formers<'a> = HashMap<u32, &'a Stance>;

/// " (before: cannot confirm)", where the same origin held another position before.
fn before(board: &Board<'_>, formers: &Formers<'_>, stance: u32) -> String {
    let is = board.view.dataset().stances[stance as usize].is;
    match formers.get(&stance).filter(|former| former.is != is) {
        Some(former) => format!(" (before: {})", position(Some(former.is))),
        None => String::new(),
    }
}

/// On which day an event was heard of and from whom, if its words do not say that already: "heard of
/// 2024-10-22 from The Economist".
fn heard_of(dataset: &Dataset, it: &Event) -> String {
    format!("heard of {}{}", day(it.reported.value), from(dataset, it))
}

/// " from The Economist", if the words of the event do not say that already.
fn from(dataset: &Dataset, it: &Event) -> String {
    if it.status == EventStatus::Reported {
        return String::new();
    }
    format!(" from {}", publication(dataset, it.via.id))
}

/// Who does what to a claim: "South Korea backing it".
fn doing(board: &Board<'_>, formers: &Formers<'_>, cite: Cite) -> String {
    let dataset = board.view.dataset();
    if cite.kind == Kind::Stance {
        let stance = &dataset.stances[cite.at as usize];
        let verb = match stance.is {
            Position::Backs => "backing it",
            Position::PartlyBacks => "backing it in part",
            Position::CannotConfirm => "not confirming it",
            Position::NoEvidence => "seeing no evidence",
            Position::Doubts => "doubting it",
            Position::Denies => "denying it",
            Position::DeclinesComment => "declining to comment",
        };
        let who = speaker(dataset, stance.by.map(|by| by.id), stance.via.id);
        return format!("{who} {verb}{}", before(board, formers, cite.at));
    }
    let claim = &dataset.claims[cite.at as usize];
    format!("{} saying “{}”", claimant(dataset, claim), claim.says.trim_end_matches('.'))
}

pub(in crate::briefing) fn revision(board: &Board<'_>, it: &Revision) -> Item {
    let dataset = board.view.dataset();
    let (old, new) = (&dataset.claims[it.old as usize], &dataset.claims[it.new as usize]);
    let figure = |claim: &Claim| {
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
        runs: vec![
            plain(format!("{}: ", subject.unwrap_or_default())),
            cited(figure(old), Tone::Plain, vec![claim_cite(it.old)]),
            plain(" → "),
            cited(figure(new), Tone::Plain, vec![claim_cite(it.new)]),
        ],
        record: format!("claim:{}", dataset.word(new.id)),
        below: Vec::new(),
    }
}
