//! Track record: what became of what each claimant said, in counts and days.

use crate::board::Board;
use crate::board::track::{Days, TrackRow, Voice, rows};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Column, Form, Item, Row, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, counted, named, plain, row, toned,
};
use crate::briefing::judged::came_out;
use crate::briefing::wording::{self, actor, attributed, count, publication};
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "record",
    title: "Track record",
    doc: "what became of what each claimant said: backed, disputed, doubted, open, and after how many days",
    usual: false,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let rows = rows(&board.view, &board.claims);
    if rows.is_empty() {
        return vec![Block::Note("Nobody claims anything by this date.".to_owned())];
    }
    let mut blocks = vec![
        Block::Table(table(board, &rows)),
        Block::Note(
            "Backed: two or more independent origins. Disputed: contested or denied. Not \
             confirmed: somebody asked could not confirm it. Doubted: others doubt it, back it \
             only in part, see no evidence or decline to comment. Withdrawn: replaced or taken \
             back. Open: nobody else has spoken of it. Days to backing: the fewest, the middle and the \
             most days until the first other origin backed a claim, over the backed ones."
                .to_owned(),
        ),
    ];
    let foretold: Vec<Item> = rows
        .iter()
        .flat_map(|row| &row.outcomes)
        .filter_map(|&(claim, event)| outcome(board, claim, event))
        .collect();
    if !foretold.is_empty() {
        blocks.push(Block::Heading("Foretold, and what came".to_owned()));
        blocks.push(Block::List(foretold));
    }
    blocks.push(Block::Note(
        "What this does not say: a backed claim need not be true, an open one need not be false, \
         and few claims say little of whoever made them. What only one side can know stays open \
         however often that side is right. The order is by number of claims, not by worth."
            .to_owned(),
    ));
    blocks
}

fn table(board: &Board<'_>, rows: &[TrackRow]) -> Table {
    Table {
        columns: vec![
            column("Claimant", Form::Name, 0),
            column("Claims", Form::Number, 0),
            column("Backed", Form::Number, 0),
            column("Disputed", Form::Number, 0),
            column("Not confirmed", Form::Number, 1),
            column("Doubted", Form::Number, 0),
            column("Withdrawn", Form::Number, 4),
            column("Open", Form::Number, 0),
            column("Days to backing", Form::Code, 2),
            Column { unit: "days".to_owned(), ..column("Oldest open", Form::Number, 3) },
        ],
        rows: rows.iter().map(|it| track(board, it)).collect(),
        total: None,
    }
}

fn track(board: &Board<'_>, it: &TrackRow) -> Row {
    let dataset = board.view.dataset();
    let (name, key) = match it.voice {
        Voice::Actor(id) => (actor(dataset, id), Key { kind: Kind::Actor, id }),
        Voice::Publication(id) => (publication(dataset, id), Key { kind: Kind::Source, id }),
    };
    let oldest = it.oldest.map_or(cell(Value::Missing), |(at, age)| {
        let mut cell = cell(Value::Number(age.to_string()));
        cell.sources.push(claim_cite(at));
        cell
    });
    let waited = it.days.as_ref().map(days);
    let cells = vec![
        named(name),
        counted(it.claims),
        counted(it.corroborated),
        counted(it.disputed),
        counted(it.unconfirmed),
        counted(it.doubted),
        counted(it.withdrawn),
        counted(it.open),
        waited.map_or(cell(Value::Missing), |text| code(text, Tone::Plain, Vec::new())),
        oldest,
    ];
    row(dataset.address(key), cells)
}

/// "0–2–5": the fewest, the middle and the most, or the one number that they all are.
fn days(days: &Days) -> String {
    if days.least == days.most {
        return days.least.to_string();
    }
    format!("{}–{}–{}", days.least, days.median, days.most)
}

/// What came of a forecast: the source told of the event, not of its outcome.
fn outcome(board: &Board<'_>, claim: u32, event: u32) -> Option<Item> {
    let dataset = board.view.dataset();
    let told = &dataset.claims[claim as usize];
    let it = dataset.events.row(event)?;
    let came = came_out(it)?;
    let below = vec![
        plain("Came: "),
        cited(it.title.to_string(), Tone::Plain, vec![Cite { kind: Kind::Event, at: event }]),
        toned(format!(", {came}"), Tone::Strong),
    ];
    Some(Item {
        runs: attributed(board, claim),
        record: format!("claim:{}", dataset.word(told.id)),
        below: vec![below],
    })
}

/// One claimant's record in a line, without what is zero.
pub(in crate::briefing) fn line(it: &TrackRow) -> String {
    let counts = [
        (it.corroborated, "backed by others"),
        (it.disputed, "disputed"),
        (it.unconfirmed, "not confirmed"),
        (it.doubted, "doubted"),
        (it.withdrawn, "withdrawn"),
        (it.open, "open"),
    ];
    let counts: Vec<_> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let mut parts = vec![format!("{}: {}", count(it.claims, "claim", "claims"), counts.join(", "))];
    parts.extend(it.days.as_ref().map(|it| format!("days to backing {}", days(it))));
    parts.extend(it.oldest.map(|(_, age)| format!("oldest open {}", wording::days(age))));
    parts.join("; ")
}
