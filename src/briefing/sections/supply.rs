//! Who sends what to whom, and for what in return.

use crate::board::Board;
use crate::board::figures::Figures;
use crate::board::supply::{FlowRow, Pair};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, counted, dated, named, plain, row,
};
use crate::briefing::exact::stating;
use crate::briefing::faces;
use crate::briefing::marks::{age_note, aging};
use crate::briefing::statuses::{MARKS, marks, tone};
use crate::briefing::wording::{actor, amount, capital, claimant, day, join, when};
use crate::dataset::amount::Relation;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "supply",
    title: "Supply",
    doc: "who sends what to whom, with whose figures, and for what in return",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let dataset = board.view.dataset();
    let flows = &board.supply.flows;
    if flows.is_empty() {
        return vec![Block::Note("No report of this date speaks of a flow.".to_owned())];
    }
    let to = |flow: &FlowRow| dataset.flows[flow.at].to.id;
    let mut blocks = Vec::new();
    for group in flows.chunk_by(|a, b| to(a) == to(b)) {
        let recipient = group.first().map(to);
        blocks.push(Block::Heading(format!(
            "To {}",
            recipient.map_or_else(String::new, |id| actor(dataset, id))
        )));
        blocks.push(Block::Table(table(board, group)));
    }
    let old = age_note(&board.view, flows.iter().map(|it| &it.series));
    blocks.push(Block::Note(format!(
        "Quantity is the newest figure, by whom it names; — where nobody gives one. Claims are \
         counted by standing: {MARKS}{old}"
    )));
    if !board.supply.pairs.is_empty() {
        blocks.push(Block::Heading("Both ways".to_owned()));
        blocks.extend(board.supply.pairs.iter().map(|pair| both_ways(board, pair)));
    }
    blocks
}

fn table(board: &Board<'_>, flows: &[FlowRow]) -> Table {
    Table {
        columns: vec![
            column("From", Form::Name, 0),
            column("What", Form::Name, 0),
            column("Quantity", Form::Code, 0),
            column("By", Form::Name, 1),
            column("State", Form::Code, 1),
            column("Since", Form::Date, 3),
            column("Claims", Form::Code, 2),
            column("Origins", Form::Number, 4),
        ],
        rows: flows.iter().map(|flow| flow_row(board, flow)).collect(),
        total: None,
    }
}

fn flow_row(board: &Board<'_>, it: &FlowRow) -> Row {
    let dataset = board.view.dataset();
    let flow = &dataset.flows[it.at];
    let cells = vec![
        named(actor(dataset, flow.from.id)),
        Cell { tone: Tone::Strong, ..named(flow.name.to_string()) },
        quantity(board, it),
        it.headline().map_or(cell(Value::Missing), |at| {
            named(claimant(dataset, &dataset.claims[at as usize]))
        }),
        state(board, it),
        dated(flow.start.as_ref().filter(|start| board.view.has_begun(start)).map(when)),
        claims(it),
        counted(it.origins),
    ];
    let figures = it.figures.iter().filter(|group| worth_a_line(group, it));
    Row {
        below: figures.map(|group| figures_line(board, group)).collect(),
        ..row(dataset.address(Key { kind: Kind::Flow, id: flow.id }), cells)
    }
}

fn quantity(board: &Board<'_>, it: &FlowRow) -> Cell {
    let dataset = board.view.dataset();
    let Some(at) = it.headline() else { return cell(Value::Missing) };
    match &dataset.claims[at as usize].amount {
        Some(value) => {
            let text = amount(dataset, &value.value);
            stating(board, &value.value, code(text, Tone::Plain, vec![claim_cite(at)]))
        }
        None => cell(Value::Missing),
    }
}

/// How the flow stands by its newest state.
pub(in crate::briefing) fn state(board: &Board<'_>, it: &FlowRow) -> Cell {
    let view = &board.view;
    let Some(state) = it.series.newest(view) else {
        let id = view.dataset().flows[it.at].id;
        let mention = view.first_mention(Key { kind: Kind::Flow, id });
        return code("? not assessed", Tone::Dim, mention.into_iter().collect());
    };
    let cites = it.series.cite().into_iter().collect();
    aging(faces::word(state), it.series.is_stale(view), Tone::Plain, cites)
}

/// How many claims about the flow stand how.
pub(in crate::briefing) fn claims(it: &FlowRow) -> Cell {
    if it.claims.is_empty() {
        return cell(Value::Missing);
    }
    let cites = it.claims.iter().map(|&(at, _)| claim_cite(at)).collect();
    let worst = it.claims.iter().map(|&(_, status)| status).min();
    let marks = marks(it.claims.iter().map(|&(_, status)| status));
    code(marks, worst.map_or(Tone::Plain, tone), cites)
}

/// A group of figures says more than the row's own quantity.
fn worth_a_line(group: &Figures, it: &FlowRow) -> bool {
    group.figures.len() > 1 || it.figures.len() > 1
}

/// "Figures: 3,000 persons, United States, 2024-10-23; … The two furthest apart are in tension."
fn figures_line(board: &Board<'_>, group: &Figures) -> Vec<Run> {
    let dataset = board.view.dataset();
    let metric = group.measure.metric.map_or("figures", Word::word);
    let mut runs = vec![plain(format!("{}: ", capital(metric)))];
    for (at, figure) in group.figures.iter().enumerate() {
        let claim = &dataset.claims[figure.claim as usize];
        let Some(value) = &claim.amount else { continue };
        let text = format!(
            "{}{}, {}, {}",
            if at > 0 { "; " } else { "" },
            amount(dataset, &value.value),
            claimant(dataset, claim),
            day(claim.reported.value),
        );
        runs.push(cited(text, Tone::Plain, vec![claim_cite(figure.claim)]));
    }
    runs.push(plain(match group.spread {
        None => ".",
        Some(Relation::Agree) => ". These figures agree.",
        Some(Relation::Compatible) => ". These figures are compatible.",
        Some(Relation::Tension) => ". These figures are in tension.",
        Some(Relation::Conflict) => ". These figures are in conflict.",
    }));
    runs
}

/// What goes each way between two actors, and what is said to be given for what.
fn both_ways(board: &Board<'_>, pair: &Pair) -> Block {
    let dataset = board.view.dataset();
    let (a, b) = (actor(dataset, pair.a), actor(dataset, pair.b));
    let mut facts = vec![
        (format!("{a} → {b}"), flows(board, &pair.there)),
        (format!("{b} → {a}"), flows(board, &pair.back)),
    ];
    let exchanged = |rows: &[usize]| -> Vec<String> {
        let flows = rows.iter().map(|&row| &board.supply.flows[row]);
        let answered = flows.filter(|flow| !flow.counter.is_empty());
        answered.map(|flow| dataset.flows[flow.at].name.to_string()).collect()
    };
    let (given, got) = (exchanged(&pair.there), exchanged(&pair.back));
    if !given.is_empty() && !got.is_empty() {
        let text = format!("{} ⇄ {}", join(&given), join(&got));
        facts.push(("In return".to_owned(), vec![plain(text)]));
    }
    Block::Facts(facts)
}

/// Flows by name, each with the claims about it.
fn flows(board: &Board<'_>, rows: &[usize]) -> Vec<Run> {
    let dataset = board.view.dataset();
    let run = |(at, &row): (usize, &usize)| {
        let flow = &board.supply.flows[row];
        let name = &dataset.flows[flow.at].name;
        let comma = if at > 0 { "; " } else { "" };
        let cites = flow.claims.iter().map(|&(at, _)| claim_cite(at)).collect();
        cited(format!("{comma}{name}"), Tone::Plain, cites)
    };
    rows.iter().enumerate().map(run).collect()
}
