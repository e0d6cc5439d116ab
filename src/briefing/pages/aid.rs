//! Who promised what, and what has arrived.

use crate::board::Board;
use crate::board::aid::{AidRow, Total};
use crate::briefing::block::{Block, Cell, Column, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, code, column, dated, named, plain, row};
use crate::briefing::faces;
use crate::briefing::marks::{LADDER_LEGEND, age_note, aging, ladder};
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::sections::aid::left_out;
use crate::briefing::wording::{amount, count, day, name, number, plain_word, sum, when};
use crate::dataset::id::Key;
use crate::dataset::state::{AidStage, Outlook, Standing};
use crate::dataset::words::{Kind, Word};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "aid",
    title: "Aid",
    short: "Aid",
    doc: "who promised what, and what has arrived",
    page,
};

fn page(board: &Board<'_>) -> Page {
    if board.aid.rows.is_empty() {
        return nothing(board, "speaks of aid");
    }
    let table = Table {
        columns: vec![
            column("Package", Form::Name, 0),
            column("Ladder", Form::Code, 1),
            column("Reached", Form::Code, 2),
            column("Firm of promised", Form::Code, 3),
            column("Gap", Form::Code, 5),
            column("Next", Form::Date, 4),
            column("Outlook", Form::Code, 6),
            Column { unit: "d".to_owned(), ..column("Age", Form::Number, 7) },
        ],
        rows: board.aid.rows.iter().map(|package| aid_row(board, package)).collect(),
        total: None,
    };
    let mut blocks = vec![Block::Table(table)];
    if !board.aid.totals.is_empty() {
        blocks.push(Block::Facts(board.aid.totals.iter().map(total).collect()));
    }
    let old = age_note(&board.view, board.aid.rows.iter().map(|it| &it.series));
    Page {
        blocks,
        legend: LADDER_LEGEND.to_owned(),
        zoomed: vec![Block::Note(format!(
            "Firm is what stands on committed or above. The age counts from the last move up the \
             ladder. {}{old}",
            left_out(board)
        ))],
        ..Page::default()
    }
}

/// "0 of 50bn firm, 1 package".
fn total(it: &Total) -> (String, Vec<Run>) {
    let firm = if it.committed.parts == 0 { "0".to_owned() } else { sum(&it.committed) };
    let packages = count(it.packages, "package", "packages");
    let text = format!("{firm} of {} firm, {packages}", sum(&it.promised));
    (format!("Sum, {}", it.unit.of), vec![plain(text)])
}

fn aid_row(board: &Board<'_>, it: &AidRow<'_>) -> Row {
    let dataset = board.view.dataset();
    let key = Key { kind: Kind::Aid, id: dataset.aid[it.at].id };
    let newest = it.series.newest(&board.view);
    let unit = |stated: &crate::board::aid::Stated<'_>| {
        stated.amount.unit.label(true, &dataset.header.units)
    };
    let gap = it.gap.zip(it.amount.as_ref());
    let gap = gap.map(|(gap, stated)| Value::Code(format!("{} {}", number(gap), unit(stated))));
    let known = it.amount.is_some() && !it.withdrawn;
    let cells = vec![
        named(name(dataset, key)),
        code(ladder(it), if known { Tone::Plain } else { Tone::Dim }, Vec::new()),
        reached(board, it),
        both_numbers(board, it),
        cell(gap.unwrap_or(Value::Missing)),
        dated(next(board, it)),
        newest.and_then(|state| state.outlook).map_or(cell(Value::Missing), |outlook| {
            let alarm = matches!(outlook, Outlook::Falling | Outlook::AtRisk);
            let tone = if alarm { Tone::Alert } else { Tone::Plain };
            code(plain_word(outlook.word()), tone, Vec::new())
        }),
        it.since_move.map_or(cell(Value::Missing), |days| cell(Value::Number(days.to_string()))),
    ];
    row(dataset.address(key), cells)
}

/// The highest rung, or the word that stands beside the ladder.
fn reached(board: &Board<'_>, it: &AidRow<'_>) -> Cell {
    let key = Key { kind: Kind::Aid, id: board.view.dataset().aid[it.at].id };
    let cites = it.series.cite().or_else(|| board.view.first_mention(key));
    let cites = cites.into_iter().collect();
    let newest = it.series.newest(&board.view);
    let old = it.series.is_stale(&board.view);
    match (it.highest(), newest) {
        _ if it.withdrawn => code("withdrawn", Tone::Alert, cites),
        (Some(stage), _) => aging(stage.word().to_owned(), old, Tone::Plain, cites),
        (None, Some(state)) => aging(faces::word(state), old, Tone::Alert, cites),
        (None, None) => code("? not assessed", Tone::Dim, cites),
    }
}

/// "2.26bn of 50bn USD": what stands on committed or above, and the face value.
fn both_numbers(board: &Board<'_>, it: &AidRow<'_>) -> Cell {
    let dataset = board.view.dataset();
    let Some(face) = it.amount else { return cell(Value::Missing) };
    let firm = it.firm().map_or_else(|| "—".to_owned(), number);
    let text = format!("{firm} of {}", amount(dataset, face.amount));
    code(text, Tone::Plain, face.cite.into_iter().collect())
}

/// The day by which a decision is expected.
fn next(board: &Board<'_>, it: &AidRow<'_>) -> Option<String> {
    let state = it.series.newest(&board.view)?;
    let time = &state.when.value;
    (state.standing == Some(Standing::Aid(AidStage::Expected))).then(|| match time.latest {
        Some(last) if time.earliest != Some(last) => format!("by {}", day(last)),
        _ => when(time),
    })
}
