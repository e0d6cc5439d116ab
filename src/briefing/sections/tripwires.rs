//! What to watch for, what has moved, and what is due.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::board::Board;
use crate::board::indicators::{IndicatorRow, Step, pointed};
use crate::board::judgements::heirs;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Cite, Column, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, cited, code, column, dated, named, plain, row, toned};
use crate::briefing::wording::{
    claimant, count, day, event, full_stop, name, plain_word, says, signed, when,
};
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key};
use crate::dataset::indicator::{Direction, Indicator};
use crate::dataset::state::Reading;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "tripwires",
    title: "Tripwires",
    doc: "indicators by due date, overdue ones first, with what moved them and what they point to",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    if board.indicators.is_empty() {
        return vec![Block::Note("No indicator has been read by this date.".to_owned())];
    }
    let dataset = board.view.dataset();
    let watch = board.view.brief().map_or(&[][..], |brief| &brief.watch);
    let is_watched =
        |row: &&IndicatorRow| watch.iter().any(|it| it.id == dataset.indicators[row.at].id);
    let (watched, others): (Vec<_>, Vec<_>) = board.indicators.iter().partition(is_watched);
    if watched.is_empty() || others.is_empty() {
        return vec![table(board, &board.indicators.iter().collect::<Vec<_>>())];
    }
    vec![
        Block::Heading("To watch first".to_owned()),
        table(board, &watched),
        Block::Heading("Also watched".to_owned()),
        table(board, &others),
    ]
}

fn table(board: &Board<'_>, rows: &[&IndicatorRow]) -> Block {
    let heirs = heirs(&board.view);
    Block::Table(Table {
        columns: vec![
            column("Indicator", Form::Name, 0),
            column("Reading", Form::Code, 0),
            column("Before", Form::Code, 4),
            column("Read on", Form::Date, 3),
            column("Due", Form::Date, 1),
            Column { unit: "days".to_owned(), ..column("Left", Form::Number, 2) },
        ],
        rows: rows.iter().map(|it| indicator_row(board, &heirs, it)).collect(),
        total: None,
    })
}

fn indicator_row(board: &Board<'_>, heirs: &BTreeMap<Id, u32>, it: &IndicatorRow) -> Row {
    let view = &board.view;
    let dataset = view.dataset();
    let indicator = &dataset.indicators[it.at];
    let key = Key { kind: Kind::Indicator, id: indicator.id };
    let sources = it.series.cite().or_else(|| view.first_mention(key)).into_iter().collect();
    let tone = match it.reading {
        _ if it.is_overdue() => Tone::Alert,
        Some(Reading::Observed | Reading::Emerging) => Tone::Strong,
        Some(_) => Tone::Plain,
        None => Tone::Dim,
    };
    let reading = it.reading.map_or("? not read".to_owned(), |it| plain_word(it.word()));
    let before = it.steps.last().and_then(|step| step.before);
    let left = it.due_in.map_or(Value::Missing, |days| Value::Number(signed(days)));
    let cells = vec![
        Cell { tone: Tone::Strong, ..named(indicator.name.to_string()) },
        code(reading, tone, sources),
        before
            .map_or(cell(Value::Missing), |it| code(plain_word(it.word()), Tone::Dim, Vec::new())),
        dated(it.series.newest(view).map(|state| day(state.reported.value))),
        dated(indicator.due.as_ref().map(when)),
        Cell { tone: if it.is_overdue() { Tone::Alert } else { Tone::Plain }, ..cell(left) },
    ];
    let mut below = vec![vec![plain(look(indicator))]];
    below.extend(it.steps.last().map(|step| moved(board, step)));
    below.extend(answered(board, it).map(|text| vec![toned(text, Tone::Dim)]));
    below.extend(points_to(board, heirs, indicator));
    Row { below, ..row(dataset.address(key), cells) }
}

/// What to watch, from when on it counts, and where to look.
fn look(indicator: &Indicator) -> String {
    let mut text = full_stop(&indicator.watch);
    let more =
        [("Counts as seen", &indicator.threshold), ("Where to look", &indicator.where_to_look)];
    for (label, words) in more {
        if let Some(words) = words {
            text = format!("{text} {label}: {}", full_stop(words));
        }
    }
    text
}

/// "not seen → emerging on 2024-10-28, by Rutte: North Korean units … and one more report."
pub(in crate::briefing) fn moved(board: &Board<'_>, step: &Step) -> Vec<Run> {
    let dataset = board.view.dataset();
    let state = &dataset.states[step.state as usize];
    let now = plain_word(step.now.word());
    let face = match step.before {
        Some(before) => format!("{} → {now}", plain_word(before.word())),
        None => format!("First read: {now}"),
    };
    let mut runs = vec![cited(
        format!("{face} on {}", day(state.reported.value)),
        Tone::Strong,
        vec![Cite { kind: Kind::State, at: step.state }],
    )];
    // The newest report is what moved it; the others are counted and cited.
    let Some(&newest) = step.by.iter().max_by_key(|&&cite| said(board, cite)) else {
        runs.push(plain("."));
        return runs;
    };
    let text = report(board, newest);
    runs.push(plain(", by "));
    runs.push(cited(text.trim_end_matches('.'), Tone::Plain, vec![newest]));
    let others: Vec<_> = step.by.iter().copied().filter(|&it| it != newest).collect();
    if !others.is_empty() {
        let n = count(others.len(), "other report", "other reports");
        runs.push(cited(format!(" and {n}"), Tone::Plain, others));
    }
    runs.push(plain("."));
    runs
}

/// The day a claim or an event was reported; of two of one day the first in reading order is last.
fn said(board: &Board<'_>, cite: Cite) -> (Option<Day>, Reverse<u32>) {
    (board.view.index.days(cite).map(|days| days.said), Reverse(cite.at))
}

/// A claim with its claimant, an event in a line.
fn report(board: &Board<'_>, cite: Cite) -> String {
    let dataset = board.view.dataset();
    match cite.kind {
        Kind::Claim => {
            let claim = &dataset.claims[cite.at as usize];
            format!("{}: {}", claimant(dataset, claim), says(dataset, claim))
        }
        _ => event(dataset, &dataset.events[cite.at as usize]),
    }
}

/// "Its day was answered on 2024-10-31: not seen."
pub(in crate::briefing) fn answered(board: &Board<'_>, it: &IndicatorRow) -> Option<String> {
    let state = it.series.newest(&board.view).filter(|_| it.answered)?;
    let reading = plain_word(it.reading?.word());
    Some(format!("Its day was answered on {}: {reading}.", day(state.reported.value)))
}

/// "Seeing it speaks for judgement: …; claim: …", without what is not on the board.
fn points_to(
    board: &Board<'_>,
    heirs: &BTreeMap<Id, u32>,
    indicator: &Indicator,
) -> Option<Vec<Run>> {
    let dataset = board.view.dataset();
    let all = indicator.points_to.iter().map(|link| pointed(dataset, heirs, link));
    let all: Vec<Key> = all.filter(|&key| board.has(key)).collect();
    let face = match indicator.direction {
        Some(Direction::Toward) => "Seeing it speaks for",
        Some(Direction::Away) => "Seeing it speaks against",
        None => "Points to",
    };
    let mut runs = vec![plain(format!("{face} "))];
    for (at, &key) in all.iter().enumerate() {
        let comma = if at > 0 { "; " } else { "" };
        runs.push(plain(format!("{comma}{}: ", plain_word(key.kind.word()))));
        let own = dataset.cite(key);
        let text = match own {
            Some(cite) if cite.kind == Kind::Claim => report(board, cite),
            _ => name(dataset, key),
        };
        let sources = own.into_iter().collect();
        runs.push(cited(text.trim_end_matches('.'), Tone::Plain, sources));
    }
    runs.push(plain("."));
    (!all.is_empty()).then_some(runs)
}
