//! What another version of the dossier says at the same question.

use crate::board::Board;
use crate::board::differences::Differences;
use crate::board::versions::{Edit, Versions};
use crate::briefing::block::{Block, Item, Tone};
use crate::briefing::build::{item, plain, toned};
use crate::briefing::shifts::{self, Pair};
use crate::briefing::wording::{count, day, name};
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// Records first, then what stands otherwise on the two boards.
pub(super) fn blocks(board: &Board<'_>) -> Vec<Block> {
    let Some(old) = &board.old else { return Vec::new() };
    let records = Versions::between(old, board);
    let found = Differences::between(old, board);
    let mut blocks = vec![Block::Heading("Between the two versions".to_owned())];
    let header = &old.view.dataset().header;
    let n = |n: usize| count(n, "record", "records");
    blocks.push(Block::Prose(vec![plain(format!(
        "The older version is “{}”, dated {}. On {}: {} added, {} gone, {} written otherwise.",
        header.title,
        day(header.as_of),
        day(board.view.question.as_of),
        n(records.added.len()),
        n(records.gone.len()),
        n(records.edited.len()),
    ))]));
    let mut list = |label: &str, items: Vec<Item>| {
        if !items.is_empty() {
            blocks.push(Block::Prose(vec![toned(label, Tone::Strong)]));
            blocks.push(Block::List(items));
        }
    };
    let tables = records.tables.iter().map(|(name, edits)| table(name, edits));
    list("The dossier of itself", tables.collect());
    let edited = records.edited.iter().map(|(key, edits)| edited(board, *key, edits));
    list("Written otherwise", edited.collect());
    // Claims and events that are on one board only stand in the tables below.
    let others = |keys: &[Key], board: &Board<'_>, here: bool| {
        let keys = keys.iter().filter(|key| !matches!(key.kind, Kind::Claim | Kind::Event));
        keys.map(|&key| record(board, key, here)).collect()
    };
    list("Added, beside claims and events", others(&records.added, board, true));
    list("Gone, beside claims and events", others(&records.gone, old, false));
    if records.is_empty() && found.is_empty() {
        blocks.push(Block::Note("Nothing that is compared differs at this question; reports after its date are not looked at."
                .to_owned()));
    }
    let pair =
        Pair { before: old, now: board, was: "Old", is: "New", gone: "gone", new: "not there" };
    blocks.extend(shifts::blocks(&pair, &found));
    blocks
}

/// "source:paper: The paper"; only what is on this board can be followed.
fn record(board: &Board<'_>, key: Key, here: bool) -> Item {
    let dataset = board.view.dataset();
    let address = dataset.address(key);
    let text = plain(format!("{address}: {}", name(dataset, key)));
    Item { record: if here { address } else { String::new() }, ..item(vec![text]) }
}

/// "claim:crossed: says “…” → “…”; rating “B2” → “A1”".
fn edited(board: &Board<'_>, key: Key, edits: &[Edit]) -> Item {
    let address = board.view.dataset().address(key);
    let text = plain(format!("{address}: {}", words(edits)));
    Item { record: address, ..item(vec![text]) }
}

/// "[brief]: bottom-line “…” → “…”".
fn table(name: &str, edits: &[Edit]) -> Item {
    item(vec![plain(format!("[{name}]: {}", words(edits)))])
}

fn words(edits: &[Edit]) -> String {
    let edit = |it: &Edit| format!("{} {} → {}", it.field, side(&it.before), side(&it.now));
    edits.iter().map(edit).collect::<Vec<_>>().join("; ")
}

/// What one version says; of many values, such as the points of a map, the first ones.
fn side(values: &[String]) -> String {
    const NAMED: usize = 8;
    if values.is_empty() {
        return "nothing".to_owned();
    }
    let mut words: Vec<String> = values.iter().take(NAMED).map(|it| format!("“{it}”")).collect();
    match values.len() - words.len() {
        0 => {}
        more => words.push(format!("{more} more")),
    }
    words.join(", ")
}
