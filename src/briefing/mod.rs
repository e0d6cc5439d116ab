//! Words and order, once, for the screen and every export.
//!
//! Each section is one file and one row of [`SECTIONS`]; the order of the table is the order of
//! print. A section reads the board and counts nothing itself.

mod assumed;
pub mod block;
mod build;
mod decision;
pub mod detail;
mod exact;
mod faces;
pub mod glyphs;
mod ground;
mod judged;
pub mod mapped;
mod marks;
pub mod pages;
pub mod plan;
mod props;
mod references;
pub mod sections;
mod shifts;
pub mod statuses;
pub mod web;
pub mod wording;
pub mod wrap;

use crate::board::Board;
use crate::board::question::Known;
use crate::board::status::Status;
use crate::dataset::words::Word;
use block::{Block, Briefing, Receipt, Section};
pub use sections::SECTIONS;
use wording::{count, day};

/// A section of the printed brief.
#[derive(Debug)]
pub struct SectionRow {
    /// Its name on the command line, in `[brief] sections` and in JSON.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it answers, in one line.
    pub doc: &'static str,
    /// Printed unless others are asked for.
    pub usual: bool,
    /// Its content.
    pub blocks: fn(&Board<'_>) -> Vec<Block>,
}

impl SectionRow {
    /// Its content; under a scenario marked where it would be another.
    pub fn worded(&self, board: &Board<'_>) -> Vec<Block> {
        let blocks = (self.blocks)(board);
        match &board.base {
            // That section says it in full.
            Some(base) if self.id != sections::scenario::ROW.id => {
                assumed::marked(&(self.blocks)(base), blocks)
            }
            _ => blocks,
        }
    }
}

/// Words the sections of a board. `wanted` are names of sections in the order to print; empty
/// means the order the dossier asks for, else the usual one. Unknown names are passed over.
pub fn briefing(board: &Board<'_>, wanted: &[&str], receipt: Receipt) -> Briefing {
    let sections: Vec<_> = chosen(board, wanted)
        .into_iter()
        .map(|row| Section { id: row.id, title: row.title, blocks: row.worded(board) })
        .collect();
    Briefing {
        title: board.view.dataset().header.title.to_string(),
        head: head(board),
        sources: references::sources(board),
        references: references::references(board, &sections),
        sections,
        receipt,
    }
}

fn chosen(board: &Board<'_>, wanted: &[&str]) -> Vec<&'static SectionRow> {
    let find = |id: &str| SECTIONS.iter().find(|row| row.id == id);
    let brief = board.view.dataset().brief.as_ref();
    let own = brief.map_or(&[][..], |brief| &brief.sections);
    if !wanted.is_empty() {
        wanted.iter().filter_map(|id| find(id)).collect()
    } else if !own.is_empty() {
        own.iter().filter_map(|name| find(name.word())).collect()
    } else {
        SECTIONS.iter().filter(|row| row.usual).collect()
    }
}

/// The lines under the title.
fn head(board: &Board<'_>) -> Vec<(String, String)> {
    let view = &board.view;
    let dataset = view.dataset();
    let mut head = Vec::new();
    for scenario in dataset.assumed.iter().filter_map(|&id| dataset.scenarios.get(id)) {
        let text = format!("{}. Assumed, not reported: {}", scenario.title, scenario.says);
        head.push(("SCENARIO".to_owned(), text));
    }
    let known = match view.question.known {
        Known::Then => "as known then",
        Known::Now => "with hindsight",
    };
    head.push(("As of".to_owned(), format!("{}, {known}", day(view.question.as_of))));
    let newest = board.claims.rows.iter().map(|row| dataset.claims[row.at as usize].reported.value);
    if let Some(newest) = newest.max() {
        head.push(("Newest claim".to_owned(), day(newest)));
    }
    head.push(("On the board".to_owned(), on_the_board(board)));
    let without: Vec<_> = view.question.without.iter().map(|mute| mute.word(dataset)).collect();
    if !without.is_empty() {
        head.push(("Left out".to_owned(), without.join(", ")));
    }
    if let Some(handling) = &dataset.header.handling {
        head.push(("Handling".to_owned(), handling.to_string()));
    }
    let mut licence = vec![dataset.header.licence.to_string()];
    licence.extend(dataset.header.authors.iter().map(ToString::to_string));
    head.push(("Licence".to_owned(), licence.join(", ")));
    head
}

/// How many claims stand how, and in how many sources.
fn on_the_board(board: &Board<'_>) -> String {
    let count_of = |all: &[Status]| all.iter().map(|&it| board.claims.count(it)).sum::<usize>();
    let groups = [
        (count_of(&[Status::Corroborated]), "corroborated"),
        (count_of(&[Status::Contested, Status::Denied]), "in dispute"),
        (count_of(&[Status::Unconfirmed]), "unconfirmed"),
        (count_of(&[Status::SingleSource]), "from a single source"),
        (count_of(&[Status::Superseded, Status::Retracted]), "replaced or withdrawn"),
    ];
    let groups: Vec<_> =
        groups.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let claims = count(board.claims.rows.len(), "claim", "claims");
    let sources = count(board.sources.rows.len(), "source", "sources");
    if groups.is_empty() {
        return format!("{claims}, {sources}");
    }
    format!("{claims}: {}; {sources}", wording::join(&groups))
}
