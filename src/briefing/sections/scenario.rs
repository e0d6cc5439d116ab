//! What the scenarios that are held would change; if none is, which there are.

use crate::board::Board;
use crate::board::differences::Differences;
use crate::board::scenarios::came_out;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Form, Row, Run, Table, Tone};
use crate::briefing::build::{code, column, counted, dated, named, plain, row, toned};
use crate::briefing::shifts::{self, Pair};
use crate::briefing::wording::day;
use crate::dataset::event::Event;
use crate::dataset::id::Key;
use crate::dataset::scenario::Scenario;
use crate::dataset::words::Kind;

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "scenario",
    title: "Scenario",
    doc: "what the scenario that is held would change; without one, those that can be held",
    usual: false,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let dataset = board.view.dataset();
    let mut blocks = Vec::new();
    let held = dataset.assumed.iter().filter_map(|&id| dataset.scenarios.get(id));
    for scenario in held {
        blocks.push(Block::Prose(vec![
            toned(format!("{}. ", scenario.title), Tone::Strong),
            toned(scenario.says.to_string(), Tone::Assumed),
            plain(format!(" Assumed, not reported; written on {}.", day(scenario.reported.value))),
        ]));
        blocks.extend(came_out(board, scenario).into_iter().filter_map(|at| decided(board, at)));
    }
    if let Some(base) = &board.base {
        let found = Differences::between(base, board);
        if found.is_empty() {
            blocks.push(Block::Note(
                "At this date nothing would be otherwise: what it assumes is not yet, or is \
                 overtaken by newer reports."
                    .to_owned(),
            ));
        }
        let pair = Pair {
            before: base,
            now: board,
            was: "Base",
            is: "Scenario",
            gone: "gone",
            new: "not there",
        };
        blocks.extend(shifts::blocks(&pair, &found));
    }
    blocks.extend(others(board));
    blocks
}

/// "“The United States elects a president” has come out since it was written; …".
fn decided(board: &Board<'_>, at: u32) -> Option<Block> {
    let event = board.view.row::<Event>(at)?;
    let (outcome, known) = event.outcome.as_ref().zip(event.outcome_when.as_ref())?;
    let cite = Cite { kind: Kind::Event, at };
    let text = format!(
        "“{}” has come out since it was written; the dossier now holds, from {}: {outcome}",
        event.title,
        day(known.value),
    );
    Some(Block::Prose(vec![Run { sources: vec![cite], ..plain(text) }]))
}

/// The scenarios that can be held, in the order of their digits.
fn others(board: &Board<'_>) -> Vec<Block> {
    let dataset = board.view.dataset();
    let known = |it: &&Scenario| board.view.day_is_seen(it.reported.value);
    let all = dataset.scenarios_in_order().into_iter().filter(known);
    let rows: Vec<Row> = (1..).zip(all).map(|(n, it)| scenario_row(board, n, it)).collect();
    if rows.is_empty() && board.base.is_some() {
        return Vec::new();
    }
    if rows.is_empty() {
        return vec![Block::Note("At this date the dossier has no scenarios.".to_owned())];
    }
    let heading = if board.base.is_some() { "Scenarios" } else { "Scenarios; none is held" };
    vec![
        Block::Heading(heading.to_owned()),
        Block::Table(Table {
            columns: vec![
                column("S", Form::Number, 0),
                column("Scenario", Form::Name, 0),
                column("Id", Form::Code, 1),
                column("Held", Form::Code, 0),
                column("Written", Form::Date, 2),
            ],
            rows,
            total: None,
        }),
        Block::Note(
            "S and the digit hold one on screen, S 0 none; --scenario ID on the command line."
                .to_owned(),
        ),
    ]
}

fn scenario_row(board: &Board<'_>, digit: usize, it: &Scenario) -> Row {
    let dataset = board.view.dataset();
    let held = dataset.assumed.contains(&it.id);
    let cells = vec![
        counted(digit),
        named(it.title.to_string()),
        code(dataset.word(it.id), Tone::Dim, Vec::new()),
        code(if held { "held" } else { "no" }, Tone::Plain, Vec::new()),
        dated(Some(day(it.reported.value))),
    ];
    let key = Key { kind: Kind::Scenario, id: it.id };
    let says = vec![plain(it.says.to_string())];
    Row { below: vec![says], ..row(dataset.address(key), cells) }
}
