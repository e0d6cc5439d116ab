//! Who promised what, and how much of it has arrived.

use crate::board::Board;
use crate::board::aid::{AidRow, Total};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Column, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, cited, code, column, named, plain, row};
use crate::briefing::exact::stating;
use crate::briefing::faces;
use crate::briefing::marks::{age_note, aging};
use crate::briefing::wording::{
    amount, attributed, capital, count, join, name, number, plain_word, sum, when,
};
use crate::dataset::id::Key;
use crate::dataset::state::{AidStage, Outlook, Standing};
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "aid",
    title: "Aid",
    doc: "who promised what, how far up the ladder it has come, and the gap",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.aid.rows.is_empty() {
        return vec![Block::Note("No report of this date speaks of aid.".to_owned())];
    }
    let table = Table {
        columns: vec![
            column("Package", Form::Name, 0),
            column("Amount", Form::Code, 0),
            column("Reached", Form::Code, 0),
            column("Gap", Form::Code, 1),
            column("Next", Form::Code, 2),
            column("Outlook", Form::Code, 3),
            Column { unit: "days".to_owned(), ..column("Since move", Form::Number, 4) },
        ],
        rows: board.aid.rows.iter().map(|package| aid_row(board, package)).collect(),
        total: None,
    };
    let old = age_note(&board.view, board.aid.rows.iter().map(|it| &it.series));
    let ladder: Vec<_> = AidStage::LADDER.iter().map(|rung| rung.word()).collect();
    let mut blocks = vec![
        Block::Table(table),
        Block::Note(format!(
            "The ladder: {}. The gap is what of the amount does not stand on the rung reached; below \
             committed, all of it.{old}",
            ladder.join(" ▸ ")
        )),
    ];
    if !board.aid.totals.is_empty() {
        let totals = board.aid.totals.iter().map(total).collect();
        blocks.push(Block::Facts(totals));
    }
    blocks.push(Block::Note(left_out(board)));
    blocks
}

fn aid_row(board: &Board<'_>, it: &AidRow<'_>) -> Row {
    let dataset = board.view.dataset();
    let key = Key { kind: Kind::Aid, id: dataset.aid[it.at].id };
    let newest = it.series.newest(&board.view);
    let value = it.amount.as_ref().map(|it| {
        let cites = it.cite.into_iter().collect();
        stating(board, it.amount, code(amount(dataset, it.amount), Tone::Plain, cites))
    });
    let gap = it.gap.zip(it.amount.as_ref()).map(|(gap, stated)| {
        let unit = stated.amount.unit.label(true, &dataset.header.units);
        Value::Code(format!("{} {unit}", number(gap)))
    });
    let cells = vec![
        Cell { tone: Tone::Strong, ..named(name(dataset, key)) },
        value.unwrap_or(cell(Value::Missing)),
        reached(board, it),
        cell(gap.unwrap_or(Value::Missing)),
        newest
            .filter(|state| state.standing == Some(Standing::Aid(AidStage::Expected)))
            .and_then(|state| state.target)
            .map_or(cell(Value::Missing), |target| code(target.word(), Tone::Plain, Vec::new())),
        newest.and_then(|state| state.outlook).map_or(cell(Value::Missing), |outlook| {
            code(plain_word(outlook.word()), alarm(outlook), Vec::new())
        }),
        it.since_move.map_or(cell(Value::Missing), |days| cell(Value::Number(days.to_string()))),
    ];
    Row { below: below(board, it, key), ..row(dataset.address(key), cells) }
}

/// The highest rung, or the word that took the package off the ladder.
fn reached(board: &Board<'_>, it: &AidRow<'_>) -> Cell {
    let old = it.series.is_stale(&board.view);
    let cites = it.series.cite().into_iter().collect();
    match it.highest() {
        _ if it.withdrawn => code("withdrawn", Tone::Alert, cites),
        Some(stage) => aging(stage.word().to_owned(), old, Tone::Plain, cites),
        None => Cell { sources: cites, ..cell(Value::Missing) },
    }
}

fn alarm(outlook: Outlook) -> Tone {
    match outlook {
        Outlook::Falling | Outlook::AtRisk => Tone::Alert,
        Outlook::Rising | Outlook::Steady | Outlook::Unclear => Tone::Plain,
    }
}

/// The newest state where it stands beside the ladder, and the claims about the package.
fn below(board: &Board<'_>, it: &AidRow<'_>, key: Key) -> Vec<Vec<Run>> {
    let mut below = Vec::new();
    if let Some(state) = it.series.newest(&board.view) {
        let beside = state
            .standing
            .is_some_and(|standing| Some(standing) != it.highest().map(Standing::Aid));
        let mut text = String::new();
        if beside {
            let link = if state.standing == Some(Standing::Aid(AidStage::Expected)) {
                " to be"
            } else {
                ":"
            };
            let target = state.target.map(|rung| format!("{link} {}", rung.word()));
            let word = capital(&faces::word(state));
            let when = when(&state.when.value);
            text = format!("{word}{}, {when}. ", target.unwrap_or_default());
        }
        if let Some(note) = &state.note {
            text.push_str(note);
        }
        if !text.is_empty() {
            let cites = it.series.cite().into_iter().collect();
            below.push(vec![cited(text.trim_end(), Tone::Plain, cites)]);
        }
    }
    let claims = board.claims.principal(&board.view, key);
    below.extend(claims.map(|at| attributed(board, at)));
    below
}

fn total(it: &Total) -> (String, Vec<Run>) {
    let label = format!("Sum, {}", it.unit.of);
    let committed = if it.committed.parts == 0 { "none".to_owned() } else { sum(&it.committed) };
    let text = format!(
        "promised {}; committed or beyond {committed} ({})",
        sum(&it.promised),
        count(it.packages, "package", "packages"),
    );
    (label, vec![plain(text)])
}

/// What the sums do not hold, by name.
pub(in crate::briefing) fn left_out(board: &Board<'_>) -> String {
    let dataset = board.view.dataset();
    let names = |rows: &[usize]| {
        let names: Vec<_> = rows
            .iter()
            .map(|&at| name(dataset, Key { kind: Kind::Aid, id: dataset.aid[at].id }))
            .collect();
        join(&names)
    };
    let mut parts = vec!["Currencies are never added to each other.".to_owned()];
    if !board.aid.withdrawn.is_empty() {
        parts.push(format!("Cancelled or repaid: {}.", names(&board.aid.withdrawn)));
    }
    if !board.aid.unknown.is_empty() {
        parts.push(format!("Not in the sums, no amount known: {}.", names(&board.aid.unknown)));
    }
    if !board.aid.through_vehicle.is_empty() {
        parts.push(format!(
            "Counted once, in the vehicle they are paid through and on its rung: {}.",
            names(&board.aid.through_vehicle)
        ));
    }
    parts.join(" ")
}
