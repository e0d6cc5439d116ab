//! Who sends what to whom, and for what in return.

use std::collections::HashMap;

use crate::board::Board;
use crate::board::supply::{FlowRow, Pair};
use crate::briefing::block::{Block, Cell, Form, Row, Table, Tone, Value};
use crate::briefing::build::{cell, claim_cite, code, column, counted, dated, named, prose, row};
use crate::briefing::marks::{age_note, arrow, short_when};
use crate::briefing::pages::{Page, PageRow, nothing};
use crate::briefing::sections::supply::{claims, state};
use crate::briefing::wording::{actor, amount, claimant, plain_word};
use crate::dataset::id::{Id, Key};
use crate::dataset::words::{Kind, Word};

/// The page.
pub const ROW: PageRow = PageRow {
    id: "supply",
    title: "Supply",
    short: "Sup",
    doc: "who sends what to whom, and for what in return",
    page,
};

fn page(board: &Board<'_>) -> Page {
    let dataset = board.view.dataset();
    let flows = &board.supply.flows;
    if flows.is_empty() {
        return nothing(board, "speaks of a flow");
    }
    // A heading names both ends once, so that rows have room. The board has sorted by recipient.
    let ends = |flow: &FlowRow| (dataset.flows[flow.at].from.id, dataset.flows[flow.at].to.id);
    let mut ways: Vec<Vec<&FlowRow>> = Vec::new();
    let mut places: HashMap<(Id, Id), usize> = HashMap::new();
    for flow in flows {
        let place = *places.entry(ends(flow)).or_insert(ways.len());
        match ways.get_mut(place) {
            Some(way) => way.push(flow),
            None => ways.push(vec![flow]),
        }
    }
    let mut blocks = Vec::new();
    for rows in ways {
        let Some((from, to)) = rows.first().map(|flow| ends(flow)) else { continue };
        let way = format!("{} → {}", actor(dataset, from), actor(dataset, to));
        blocks.push(Block::Heading(way));
        blocks.push(Block::Table(table(board, &rows)));
    }
    let old = age_note(&board.view, flows.iter().map(|it| &it.series)).trim_end_matches('.');
    Page {
        blocks,
        legend: format!("═ to scale per unit ┄ no figure · ⇄ in return{old}"),
        zoomed: board.supply.pairs.iter().flat_map(|pair| both_ways(board, pair)).collect(),
        ..Page::default()
    }
}

fn table(board: &Board<'_>, flows: &[&FlowRow]) -> Table {
    Table {
        columns: vec![
            column("Flow", Form::Code, 2),
            column("What", Form::Name, 0),
            column("Quantity", Form::Code, 1),
            column("By", Form::Name, 3),
            column("State", Form::Code, 4),
            column("Since", Form::Date, 5),
            column("Claims", Form::Code, 6),
            column("Origins", Form::Number, 7),
            column("⇄", Form::Number, 8),
        ],
        rows: flows.iter().map(|flow| flow_row(board, flow)).collect(),
        total: None,
    }
}

fn flow_row(board: &Board<'_>, it: &FlowRow) -> Row {
    let dataset = board.view.dataset();
    let flow = &dataset.flows[it.at];
    let bar_tone = if it.tenths.is_some() { Tone::Plain } else { Tone::Dim };
    let cells = vec![
        code(arrow(it.tenths), bar_tone, Vec::new()),
        named(flow.name.to_string()),
        quantity(board, it),
        it.headline().map_or(cell(Value::Missing), |at| {
            named(claimant(dataset, &dataset.claims[at as usize]))
        }),
        state(board, it),
        dated(flow.start.as_ref().filter(|start| board.view.has_begun(start)).map(short_when)),
        claims(it),
        counted(it.origins),
        counted(it.counter.len()),
    ];
    row(dataset.address(Key { kind: Kind::Flow, id: flow.id }), cells)
}

fn quantity(board: &Board<'_>, it: &FlowRow) -> Cell {
    let dataset = board.view.dataset();
    let figure = it.headline().and_then(|at| {
        let value = dataset.claims[at as usize].amount.as_ref()?;
        // A stock, a total and a rate are not to be compared unawares.
        let metric = it.figures.first().and_then(|group| group.measure.metric);
        let metric = metric.filter(|_| it.figures.len() > 1);
        let metric = metric.map_or_else(String::new, |it| format!(", {}", plain_word(it.word())));
        let text = format!("{}{metric}", amount(dataset, &value.value));
        Some(code(text, Tone::Strong, vec![claim_cite(at)]))
    });
    figure.unwrap_or(cell(Value::Missing))
}

/// What goes each way between two actors, side by side.
fn both_ways(board: &Board<'_>, pair: &Pair) -> [Block; 2] {
    let dataset = board.view.dataset();
    let (a, b) = (actor(dataset, pair.a), actor(dataset, pair.b));
    let lines = pair.there.len().max(pair.back.len());
    let flow =
        |rows: &[usize], line: usize| rows.get(line).and_then(|&at| board.supply.flows.get(at));
    let rows = (0..lines)
        .map(|line| {
            let (there, back) = (flow(&pair.there, line), flow(&pair.back, line));
            // It stands for two flows, which both have their rows above.
            row(String::new(), vec![given(board, there), given(board, back)])
        })
        .collect();
    let table = Table {
        columns: vec![column("gives →", Form::Prose, 0), column("← gets", Form::Prose, 0)],
        rows,
        total: None,
    };
    [Block::Heading(format!("{a} ⇄ {b}")), Block::Table(table)]
}

/// A flow with its figure, or a blank where the other side of the ledger is longer.
fn given(board: &Board<'_>, it: Option<&FlowRow>) -> Cell {
    let Some(it) = it else { return prose(" ", Vec::new()) };
    let name = &board.view.dataset().flows[it.at].name;
    let figure = quantity(board, it);
    let cites = it.claims.iter().map(|&(at, _)| claim_cite(at)).collect();
    match figure.value {
        Value::Code(figure) => prose(format!("{name}, {figure}"), cites),
        _ => prose(name.to_string(), cites),
    }
}
