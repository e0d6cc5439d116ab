//! Who sends what to whom, and for what in return.

use crate::board::Board;
use crate::board::supply::{Figures, FlowRow, Pair};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{
    cell, cited, claim_cite, code, column, counted, dated, named, plain, row,
};
use crate::briefing::wording::{actor, amount, claimant, day, join, mark, name, tone, when};
use crate::dataset::amount::Relation;
use crate::dataset::id::{Id, Key};
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
    blocks.push(Block::Note(
        "● two or more independent origins, ◐ in dispute, ○ one origin. Quantity is the newest \
         figure; — where nobody gives one."
            .to_owned(),
    ));
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
            column("Quantity", Form::Number, 0),
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
    let view = &board.view;
    let dataset = view.dataset();
    let flow = &dataset.flows[it.at];
    let key = Key { kind: Kind::Flow, id: flow.id };
    let headline = it.headline();
    let quantity = headline.and_then(|at| dataset.claims[at as usize].amount.as_ref());
    let state = it.series.newest(view);
    let cells = vec![
        named(actor(dataset, flow.from.id)),
        Cell { tone: Tone::Strong, ..named(flow.name.to_string()) },
        Cell {
            value: quantity.map_or(Value::Missing, |it| Value::Number(amount(dataset, &it.value))),
            tone: Tone::Plain,
            sources: headline.map(claim_cite).into_iter().collect(),
        },
        match state {
            Some(state) => code(
                state.is.value.replace('-', " "),
                Tone::Plain,
                it.series.cite().into_iter().collect(),
            ),
            None => cell(Value::Missing),
        },
        dated(flow.start.as_ref().map(when)),
        claims(it),
        counted(it.origins),
    ];
    Row { below: below(board, it), ..row(dataset.address(key), cells) }
}

/// One mark for each claim about the flow, in reading order.
fn claims(it: &FlowRow) -> Cell {
    if it.claims.is_empty() {
        return cell(Value::Missing);
    }
    let marks: String = it.claims.iter().map(|&(_, status)| mark(status)).collect();
    let cites = it.claims.iter().map(|&(at, _)| claim_cite(at)).collect();
    let worst = it.claims.iter().map(|&(_, status)| status).min();
    code(marks, worst.map_or(Tone::Plain, tone), cites)
}

fn below(board: &Board<'_>, it: &FlowRow) -> Vec<Vec<Run>> {
    let dataset = board.view.dataset();
    let mut below: Vec<Vec<Run>> = it
        .figures
        .iter()
        .filter(|group| worth_a_line(group, it))
        .map(|group| figures(board, group))
        .collect();
    if !it.counter.is_empty() {
        let names: Vec<_> =
            it.counter.iter().map(|&at| dataset.flows[at].name.to_string()).collect();
        below.push(vec![plain(format!("⇄ in return: {}.", join(&names).to_lowercase()))]);
    }
    below
}

/// A group of figures says more than the row's own quantity.
fn worth_a_line(group: &Figures, it: &FlowRow) -> bool {
    group.figures.len() > 1 || group.figures.first().map(|figure| figure.claim) != it.headline()
}

/// "Figures: 3,000 persons, United States, 2024-10-23; … The two furthest apart are in tension."
fn figures(board: &Board<'_>, group: &Figures) -> Vec<Run> {
    let dataset = board.view.dataset();
    let metric = group.measure.metric.map_or("figures", Word::word);
    let mut runs = vec![plain(format!("{metric}: "))];
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

/// What goes each way between two actors.
fn both_ways(board: &Board<'_>, pair: &Pair) -> Block {
    let dataset = board.view.dataset();
    let line = |from: Id, to: Id, rows: &[usize]| {
        let flows = rows.iter().map(|&row| &board.supply.flows[row]);
        let mut runs = Vec::new();
        for (at, flow) in flows.enumerate() {
            let key = Key { kind: Kind::Flow, id: dataset.flows[flow.at].id };
            let cites = flow.claims.iter().map(|&(at, _)| claim_cite(at)).collect();
            let comma = if at > 0 { "; " } else { "" };
            runs.push(cited(format!("{comma}{}", name(dataset, key)), Tone::Plain, cites));
        }
        (format!("{} → {}", actor(dataset, from), actor(dataset, to)), runs)
    };
    Block::Facts(vec![line(pair.a, pair.b, &pair.there), line(pair.b, pair.a, &pair.back)])
}
