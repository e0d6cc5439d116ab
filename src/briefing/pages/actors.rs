//! Who, on which side, and who gives and gets what.

use crate::board::Board;
use crate::board::actors::ActorRow;
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, counted, named, prose, row};
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::sections::actors::side_label;
use crate::briefing::statuses::position;
use crate::briefing::wording::{actor, count, day, name, plain_word};
use crate::dataset::Dataset;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};
use crate::text::Text;

/// The page.
pub const ROW: PageRow = PageRow {
    id: "actors",
    title: "Actors",
    short: "Act",
    doc: "who, on which side, and who gives and gets what",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let (speaking, silent): (Vec<_>, Vec<_>) =
        board.actors.iter().partition(|row| row.claims + row.stances + row.gives + row.gets > 0);
    if speaking.is_empty() {
        return nothing(board, "names anybody who speaks, gives or gets");
    }
    let mut blocks = Vec::new();
    for group in speaking.chunk_by(|a, b| a.side == b.side) {
        let side = group.first().and_then(|row| row.side.as_ref());
        blocks.push(Block::Heading(side_label(board, side)));
        blocks.push(Block::Table(table(board, group)));
    }
    if !silent.is_empty() {
        let n = count(silent.len(), "actor is", "actors are");
        let text = format!("{n} only mentioned: they neither speak, give nor get.");
        blocks.push(Block::Note(text));
    }
    Page {
        blocks,
        legend: "→ gives ← gets: how many flows and aid packages".to_owned(),
        ..Page::default()
    }
}

fn table(board: &Board<'_>, rows: &[&ActorRow]) -> Table {
    Table {
        columns: vec![
            column("Actor", Form::Name, 0),
            column("Role", Form::Code, 4),
            column("→", Form::Number, 1),
            column("←", Form::Number, 1),
            column("Claims", Form::Number, 2),
            column("Latest position", Form::Prose, 3),
        ],
        rows: rows.iter().map(|it| actor_row(board, it)).collect(),
        total: None,
    }
}

fn actor_row(board: &Board<'_>, it: &ActorRow) -> Row {
    let dataset = board.view.dataset();
    let id = dataset.actors[it.at].id;
    let cells = vec![
        Cell { tone: side_tone(dataset, it.side.as_ref()), ..named(actor(dataset, id)) },
        role(board, it),
        counted(it.gives),
        counted(it.gets),
        counted(it.claims),
        it.latest.map_or(cell(Value::Missing), |cite| prose(latest(board, cite), vec![cite])),
    ];
    row(dataset.address(Key { kind: Kind::Actor, id }), cells)
}

/// The tone of a side: the dossier names the two that fight first.
fn side_tone(dataset: &Dataset, side: Option<&Text>) -> Tone {
    let sides = &dataset.header.sides;
    match side.and_then(|side| sides.iter().position(|(key, _)| key == side)) {
        Some(0) => Tone::SideA,
        Some(1) => Tone::SideB,
        _ => Tone::Plain,
    }
}

/// What it does in the war; the other roles stand in the numbers. Else what it is.
fn role(board: &Board<'_>, it: &ActorRow) -> Cell {
    let kind = board.view.dataset().actors[it.at].kind;
    it.roles.first().map_or_else(
        || code(plain_word(kind.word()), Tone::Dim, Vec::new()),
        |role| code(role.word(), Tone::Plain, Vec::new()),
    )
}

/// The newest thing an actor said: "2024-10-22 cannot confirm: …".
fn latest(board: &Board<'_>, cite: Cite) -> String {
    let dataset = board.view.dataset();
    if cite.kind == Kind::Stance {
        let stance = &dataset.stances[cite.at as usize];
        let claim = name(dataset, stance.claim.key());
        // What qualifies a position is part of it.
        let note = stance.note.as_ref().map(|note| format!(" ({})", note.trim_end_matches('.')));
        let (said, verb) = (day(stance.reported.value), position(Some(stance.is)));
        return format!("{said} {verb}{}: {claim}", note.unwrap_or_default());
    }
    let claim = &dataset.claims[cite.at as usize];
    format!("{} {}", day(claim.reported.value), claim.says)
}
