//! What was read, how reliable it is, and a summary of who speaks.

use crate::board::Board;
use crate::board::sources::SourceRow;
use crate::board::status::Status;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, counted, dated, named, plain, prose, row};
use crate::briefing::wording::{count, day};
use crate::dataset::id::Key;
use crate::dataset::rating::Reliability;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "sources",
    title: "Sources",
    doc: "what was read, with grades, and a summary of who speaks",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.sources.rows.is_empty() {
        return vec![Block::Note("Nothing had been published by this date.".to_owned())];
    }
    let columns = vec![
        column("No", Form::Number, 0),
        column("Source", Form::Prose, 0),
        column("Publisher", Form::Name, 2),
        column("Published", Form::Date, 0),
        column("Grade", Form::Code, 1),
        column("Reports", Form::Number, 3),
    ];
    let rows = board.sources.rows.iter().map(|it| source_row(board, it)).collect();
    let letters: Vec<_> =
        Reliability::ALL.iter().map(|it| format!("{} {}", it.word(), it.meaning())).collect();
    vec![
        Block::Facts(summary(board)),
        Block::Table(Table { columns, rows, total: None }),
        Block::Note(format!("Grade is the Admiralty letter: {}.", letters.join(", "))),
    ]
}

fn summary(board: &Board<'_>) -> Vec<(String, Vec<crate::briefing::block::Run>)> {
    let sources = &board.sources;
    let claims = board.claims.rows.len();
    let alone = board.claims.count(Status::SingleSource) + board.claims.count(Status::Unconfirmed);
    let party = board.claims.of_parties_alone();
    let line = |label: &str, text: String| (label.to_owned(), vec![plain(text)]);
    vec![
        line("Sources", format!("{}, {} without a grade", sources.rows.len(), sources.unrated)),
        line(
            "Who speaks",
            format!(
                "of {}: {} by name, {} without a name, {} in a publication's own voice",
                count(claims, "claim", "claims"),
                sources.named,
                sources.anonymous,
                sources.narrator
            ),
        ),
        line("One origin", format!("{alone} of {claims}")),
        line("Parties only", format!("{party} of {claims} rest on parties to the war alone")),
    ]
}

fn source_row(board: &Board<'_>, it: &SourceRow) -> Row {
    let dataset = board.view.dataset();
    let source = &dataset.sources[it.at];
    let cells = vec![
        counted(it.number),
        prose(source.title.to_string(), Vec::new()),
        source
            .publisher
            .as_ref()
            .map_or(cell(Value::Missing), |publisher| named(publisher.to_string())),
        dated(Some(day(source.published.value))),
        source
            .reliability
            .map_or(cell(Value::Missing), |letter| code(letter.word(), Tone::Plain, Vec::new())),
        counted(it.reports),
    ];
    row(dataset.address(Key { kind: Kind::Source, id: source.id }), cells)
}
