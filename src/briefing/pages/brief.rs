//! What does the reader need first.

use crate::board::Board;
use crate::board::changes::{Move, StatusChange};
use crate::board::due::Due;
use crate::board::judgements::JudgementRow;
use crate::board::timeline::Phase;
use crate::briefing::block::{Block, Cite, Form, Item, Row, Run, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, column, dated, item, plain, prose, row, toned,
};
use crate::briefing::decision::decision;
use crate::briefing::faces::turn_in_short;
use crate::briefing::judged::{
    BOTTOM_LINE_FALLS, NO_BOTTOM_LINE, bottom_line_left, in_order, likelihood,
};
use crate::briefing::marks::short_when;
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::sections::changes::revision;
use crate::briefing::statuses::mark;
use crate::briefing::wording::{capital, cites, claimant, count, day, join, name, signed};
use crate::dataset::words::{Kind, Word};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "brief",
    title: "Brief",
    short: "Brf",
    doc: "what does the reader need first",
    page,
};

/// What is due so many days ahead is still shown.
const HORIZON: i64 = 30;

fn page(board: &Board<'_>) -> Page {
    let empty = board.claims.rows.is_empty() && board.timeline.is_empty();
    if empty && board.view.brief().is_none() && board.judgements.is_empty() {
        return nothing(board, "says anything");
    }
    let mut blocks = bottom_line(board);
    let takeaways = board.view.brief().map_or(&[][..], |brief| &brief.takeaways);
    let judgements = in_order(board, takeaways);
    if !judgements.is_empty() {
        blocks.push(Block::Heading("Judgements".to_owned()));
        blocks.push(Block::List(judgements.into_iter().map(|row| judgement(board, row)).collect()));
    }
    blocks.push(Block::Heading(format!("What changed since {}", day(board.changes.from))));
    blocks.push(Block::List(changes(board)));
    let due = due(board);
    if !due.is_empty() {
        blocks.push(Block::Heading("Due".to_owned()));
        blocks.push(Block::Table(Table {
            columns: vec![
                column("Due", Form::Date, 0),
                column("Days", Form::Number, 1),
                column("What", Form::Prose, 0),
            ],
            rows: due,
            total: None,
        }));
    }
    Page { blocks, ..Page::default() }
}

fn bottom_line(board: &Board<'_>) -> Vec<Block> {
    let Some(brief) = board.view.brief() else {
        return vec![Block::Note(NO_BOTTOM_LINE.to_owned())];
    };
    let props = &board.bottom_line;
    if props.standing == 0 && props.fallen > 0 {
        return vec![Block::Prose(vec![toned(BOTTOM_LINE_FALLS, Tone::Alert)])];
    }
    let text = brief.bottom_line.value.to_string();
    // What weakens it is read before it.
    let mut runs = Vec::new();
    let left = bottom_line_left(board, brief);
    runs.extend(left.map(|text| toned(format!("{text} "), Tone::Alert)));
    if !props.moved.is_empty() || !props.came_out.is_empty() {
        runs.push(toned("Review: what this rests on has changed since. ", Tone::Alert));
    }
    runs.push(cited(text, Tone::Plain, cites(board, &brief.rests_on)));
    runs.push(toned(format!(" Written on {}.", day(brief.reported)), Tone::Dim));
    vec![Block::Prose(runs)]
}

fn judgement(board: &Board<'_>, row: &JudgementRow) -> Item {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[row.at as usize];
    let cite = Cite { kind: Kind::Judgement, at: row.at };
    let mut below: Vec<Vec<Run>> = Vec::new();
    below.extend(
        likelihood(dataset, judgement).map(|text| vec![toned(capital(&text), Tone::Strong)]),
    );
    if let Some(confidence) = &judgement.confidence {
        below.push(vec![plain(format!("Confidence: {}", confidence.value.word()))]);
    }
    let changed =
        |props: &crate::board::judgements::Props| props.moved.len() + props.came_out.len();
    let changed = changed(&row.props) + changed(&row.contrary);
    if changed > 0 {
        let n = count(changed, "prop", "props");
        below.push(vec![toned(format!("Review: {n} changed since it was made"), Tone::Alert)]);
    }
    if row.props.standing == 0 && row.props.fallen > 0 {
        below.push(vec![toned("Nothing it rests on is left", Tone::Alert)]);
    }
    Item {
        runs: vec![cited(judgement.says.to_string(), Tone::Plain, vec![cite])],
        record: format!("judgement:{}", dataset.word(judgement.id)),
        below,
    }
}

/// First how many, then each status and subject that is another than it was.
fn changes(board: &Board<'_>) -> Vec<Item> {
    let changes = &board.changes;
    if changes.is_empty() {
        return vec![item(vec![toned("Nothing", Tone::Dim)])];
    }
    let (moved, first): (Vec<_>, Vec<_>) = changes.moves.iter().partition(|it| it.before.is_some());
    let counts = [
        (changes.new_claims.len(), "new claim", "new claims"),
        (changes.new_events.len(), "new event", "new events"),
        (
            first.len(),
            "subject assessed for the first time",
            "subjects assessed for the first time",
        ),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(n, _, _)| *n > 0)
        .map(|(n, one, many)| count(n, one, many))
        .collect();
    let mut items = Vec::new();
    if !counts.is_empty() {
        items.push(item(vec![plain(join(&counts))]));
    }
    items.extend(changes.statuses.iter().map(|it| status(board, it)));
    items.extend(changes.revisions.iter().map(|it| revision(board, it)));
    items.extend(moved.into_iter().map(|it| moved_line(board, it)));
    items.extend(changes.due.iter().filter_map(|&at| came_due(board, at)));
    items
}

fn status(board: &Board<'_>, it: &StatusChange) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[it.claim as usize];
    let mut sources = vec![claim_cite(it.claim)];
    sources.extend(board.causes().get(&it.claim).into_iter().flat_map(|cause| &cause.by));
    let (before, now) = (it.before.word(), it.now.word());
    Item {
        runs: vec![
            toned(format!("{} {before} → {now}: ", mark(it.now)), Tone::Strong),
            cited(format!("{}: {}", claimant(dataset, claim), claim.says), Tone::Plain, sources),
        ],
        record: format!("claim:{}", dataset.word(claim.id)),
        below: Vec::new(),
    }
}

fn moved_line(board: &Board<'_>, it: &Move) -> Item {
    let dataset = board.view.dataset();
    let state = |at: u32| &dataset.states[at as usize];
    let text = turn_in_short(dataset, it.before.map(state), state(it.now));
    let cite = Cite { kind: Kind::State, at: it.now };
    Item {
        runs: vec![
            plain(format!("{}: ", name(dataset, it.subject))),
            cited(text, Tone::Strong, vec![cite]),
        ],
        record: dataset.address(it.subject),
        below: Vec::new(),
    }
}

/// "Final agreement on the loan: came out".
fn came_due(board: &Board<'_>, at: u32) -> Option<Item> {
    let row = board.event(at)?;
    let dataset = board.view.dataset();
    let event = &dataset.events[at as usize];
    let tone = if row.phase == Phase::Overdue { Tone::Alert } else { Tone::Strong };
    let cite = Cite { kind: Kind::Event, at };
    Some(Item {
        runs: vec![
            cited(format!("{}: ", event.title), Tone::Plain, vec![cite]),
            toned(row.phase.word(), tone),
        ],
        record: format!("event:{}", dataset.word(event.id)),
        below: Vec::new(),
    })
}

/// What is due within the horizon: overdue ones first, then by day.
fn due(board: &Board<'_>) -> Vec<Row> {
    board.due.iter().filter(|due| due.left <= HORIZON).map(|due| due_row(board, due)).collect()
}

fn due_row(board: &Board<'_>, due: &Due) -> Row {
    let what = decision(board, due);
    let tone = if due.is_overdue() { Tone::Alert } else { Tone::Plain };
    let mut cells = vec![
        dated(what.time.map(short_when)),
        cell(Value::Number(signed(due.left))),
        prose(what.text, what.cites),
    ];
    for cell in &mut cells {
        cell.tone = tone;
    }
    row(what.record, cells)
}
