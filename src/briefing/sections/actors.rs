//! Who is on the board, and where each stands.

use crate::board::Board;
use crate::board::actors::ActorRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, column, counted, named, prose, row};
use crate::briefing::statuses::position;
use crate::briefing::wording::{day, name};
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};
use crate::text::Text;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "actors",
    title: "Actors' positions",
    doc: "who, on which side, who gives and gets, and what they last said",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let (speaking, silent): (Vec<_>, Vec<_>) =
        board.actors.iter().partition(|row| row.claims + row.stances + row.gives + row.gets > 0);
    if speaking.is_empty() {
        return vec![Block::Note("Nobody has spoken by this date.".to_owned())];
    }
    let mut blocks = Vec::new();
    for group in speaking.chunk_by(|a, b| a.side == b.side) {
        blocks.push(Block::Heading(side_label(
            board,
            group.first().and_then(|row| row.side.as_ref()),
        )));
        blocks.push(Block::Table(table(board, group)));
    }
    if !silent.is_empty() {
        blocks.push(Block::Note(format!(
            "Not listed: {} who are mentioned but neither speak, give nor get.",
            silent.len()
        )));
    }
    blocks
}

/// The dossier's label of a side.
pub(in crate::briefing) fn side_label(board: &Board<'_>, side: Option<&Text>) -> String {
    let sides = &board.view.dataset().header.sides;
    let label = side.and_then(|key| sides.iter().find(|(it, _)| it == key));
    label.map_or_else(|| "No side".to_owned(), |(_, label)| label.to_string())
}

fn table(board: &Board<'_>, rows: &[&ActorRow]) -> Table {
    Table {
        columns: vec![
            column("Actor", Form::Name, 0),
            column("Role", Form::Name, 3),
            column("Gives", Form::Number, 4),
            column("Gets", Form::Number, 4),
            column("Claims", Form::Number, 2),
            column("Latest position", Form::Prose, 0),
        ],
        rows: rows.iter().map(|it| actor_row(board, it)).collect(),
        total: None,
    }
}

fn actor_row(board: &Board<'_>, it: &ActorRow) -> Row {
    let dataset = board.view.dataset();
    let actor = &dataset.actors[it.at];
    let roles: Vec<_> = it.roles.iter().map(|role| role.word()).collect();
    let cells = vec![
        Cell { tone: Tone::Strong, ..named(actor.name.to_string()) },
        if roles.is_empty() { cell(Value::Missing) } else { named(roles.join(", ")) },
        counted(it.gives),
        counted(it.gets),
        counted(it.claims),
        it.latest.map_or(cell(Value::Missing), |cite| prose(latest(board, cite), vec![cite])),
    ];
    row(dataset.address(Key { kind: Kind::Actor, id: actor.id }), cells)
}

/// The newest thing an actor said: "2024-10-22: cannot confirm it: …".
fn latest(board: &Board<'_>, cite: Cite) -> String {
    let dataset = board.view.dataset();
    if cite.kind == Kind::Stance {
        let stance = &dataset.stances[cite.at as usize];
        let claim = name(dataset, stance.claim.key());
        let verb = position(Some(stance.is));
        let note = stance.note.as_ref().map(|note| format!(" ({})", note.trim_end_matches('.')));
        let note = note.unwrap_or_default();
        return format!("{}: {verb}{note}: {claim}", day(stance.reported.value));
    }
    let claim = &dataset.claims[cite.at as usize];
    format!("{}: {}", day(claim.reported.value), claim.says)
}
