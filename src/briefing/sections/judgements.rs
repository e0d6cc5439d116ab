//! Judgements in full: how likely, how sure, what they rest on and how that stands today.

use crate::board::Board;
use crate::board::judgements::{
    Calibration, JudgementRow, Prop, Props, calibration, outcome_known, replaced, seen,
};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Cite, Column, Form, Item, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, cited, code, column, counted, named, plain, prose, row, toned};
use crate::briefing::judged::{grades, horizon, in_order, lists, outcome, past, review};
use crate::briefing::props;
use crate::briefing::statuses::{MARKS, mark};
use crate::briefing::wording::{count, day, full_stop};
use crate::dataset::judgement::Judgement;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "judgements",
    title: "Judgements",
    doc: "our judgements with all their props, then and now, and how their likelihoods came out",
    usual: false,
    blocks,
};

/// With fewer outcomes than this a table of likelihood words says nothing of their use.
const FEW: usize = 10;

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let takeaways = board.view.brief().map_or(&[][..], |brief| &brief.takeaways);
    let rows = in_order(board, takeaways);
    let mut blocks = Vec::new();
    if rows.is_empty() {
        blocks.push(Block::Note("No judgement stands at this date.".to_owned()));
    }
    for (at, row) in rows.iter().enumerate() {
        blocks.extend(judgement(board, at + 1, row));
    }
    if !rows.is_empty() {
        blocks.push(Block::Note(format!(
            "How likely something is and how sure we are of saying so are two things. When made: \
             the standing of a claim on the day of the judgement, if it was another. {MARKS}"
        )));
    }
    let old = replaced(&board.view);
    if !old.is_empty() {
        blocks.push(Block::Heading("Replaced".to_owned()));
        let items = old.into_iter().map(|(at, by)| replacement(board, at, by));
        blocks.push(Block::List(items.collect()));
    }
    blocks.extend(calibrated(board));
    blocks
}

fn judgement(board: &Board<'_>, number: usize, it: &JudgementRow) -> Vec<Block> {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[it.at as usize];
    let mut below = grades(dataset, judgement);
    below.extend(fallen("for", &it.props));
    below.extend(fallen("against", &it.contrary));
    for side in [&it.props, &it.contrary] {
        below.extend(review(board, "Review: ", side).into_iter().map(|(_, runs)| runs));
    }
    let item = Item { below, ..says_item(board, it.at) };
    let made = day(judgement.reported.value);
    let mut blocks = vec![
        Block::Heading(format!("Judgement {number}, made on {made}")),
        Block::List(vec![item]),
    ];
    blocks.extend(prop_table(board, it));
    let facts = facts(judgement, it);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// The sentence of a judgement, which can be followed.
fn says_item(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[at as usize];
    let cite = Cite { kind: Kind::Judgement, at };
    Item {
        runs: vec![cited(judgement.says.to_string(), Tone::Strong, vec![cite])],
        record: format!("judgement:{}", dataset.word(judgement.id)),
        below: Vec::new(),
    }
}

/// "2 props for it are left out."
fn fallen(side: &str, props: &Props) -> Option<Vec<Run>> {
    let n = props.fallen;
    let text = match n {
        0 => return None,
        1 => format!("1 prop {side} it is left out."),
        _ => format!("{n} props {side} it are left out."),
    };
    Some(vec![toned(text, Tone::Alert)])
}

/// What speaks for it and against it, one row each.
fn prop_table(board: &Board<'_>, it: &JudgementRow) -> Option<Block> {
    let view = &board.view;
    let judgement = &view.dataset().judgements[it.at as usize];
    let speaks_for = seen(view, &judgement.rests_on, &it.props);
    let against = seen(view, &judgement.contrary, &it.contrary);
    let all = || speaks_for.iter().chain(&against);
    let moved = all().any(|prop| prop.before.is_some());
    let sides = speaks_for.iter().map(|prop| ("for", prop));
    let sides = sides.chain(against.iter().map(|prop| ("against", prop)));
    let rows: Vec<Row> = sides.map(|(side, prop)| prop_row(board, side, prop, moved)).collect();
    let mut columns = vec![
        column("Speaks", Form::Code, 0),
        column("Today", Form::Code, 0),
        column("What", Form::Prose, 0),
    ];
    if moved {
        columns.insert(2, column("When made", Form::Code, 1));
    }
    (!rows.is_empty()).then_some(Block::Table(Table { columns, rows, total: None }))
}

fn prop_row(board: &Board<'_>, side: &str, prop: &Prop, moved: bool) -> Row {
    let dataset = board.view.dataset();
    let cites = prop.cite.into_iter().collect();
    let (stands, tone) = props::standing(board, prop);
    let mut cells = vec![
        code(side, Tone::Plain, Vec::new()),
        code(stands, tone, Vec::new()),
        prose(props::words(board, &prop.link), cites),
    ];
    if moved {
        let before = prop.before.map_or(cell(Value::Missing), |status| {
            code(format!("{} {}", mark(status), status.word()), Tone::Dim, Vec::new())
        });
        cells.insert(2, before);
    }
    row(dataset.address(prop.link.key()), cells)
}

/// What it takes for granted, other readings, what would change it, and its time.
fn facts(judgement: &Judgement, it: &JudgementRow) -> Vec<(String, Vec<Run>)> {
    let sentences = |texts: Vec<String>| {
        let texts: Vec<String> = texts.iter().map(|it| full_stop(it)).collect();
        vec![plain(texts.join(" "))]
    };
    let lists = lists(judgement);
    let mut facts: Vec<_> =
        lists.map(|(label, texts)| (label.to_owned(), sentences(texts))).collect();
    if let Some(horizon) = horizon(judgement) {
        let mut runs = vec![plain(full_stop(&horizon))];
        runs.extend(past(it).into_iter().flat_map(|run| [plain(" "), run]));
        facts.push(("Horizon".to_owned(), runs));
    }
    let known = outcome(judgement).filter(|_| it.outcome_known);
    facts.extend(known.map(|text| ("Outcome".to_owned(), vec![plain(text)])));
    facts
}

/// A judgement that another took the place of, and why.
fn replacement(board: &Board<'_>, at: u32, by: u32) -> Item {
    let dataset = board.view.dataset();
    let (old, new) = (&dataset.judgements[at as usize], &dataset.judgements[by as usize]);
    let mut below = grades(dataset, old);
    let made = day(old.reported.value);
    let replaced = day(new.reported.value);
    let cite = Cite { kind: Kind::Judgement, at: by };
    below.push(vec![
        plain(format!("Made on {made}, replaced on {replaced} by: ")),
        cited(new.says.to_string(), Tone::Plain, vec![cite]),
    ]);
    let why = new.why_changed.as_ref();
    below.extend(why.map(|why| vec![plain(format!("Why it changed: {}", full_stop(why)))]));
    let known = outcome(old).filter(|_| outcome_known(&board.view, old));
    below.extend(known.map(|text| vec![plain(format!("Outcome, {text}"))]));
    Item { below, ..says_item(board, at) }
}

/// What came of the likelihood words: counts, and no score.
fn calibrated(board: &Board<'_>) -> Vec<Block> {
    let words = calibration(&board.view);
    if words.is_empty() {
        return Vec::new();
    }
    let out: usize = words.iter().map(Calibration::out).sum();
    let columns = vec![
        column("Likelihood", Form::Name, 0),
        Column { unit: "%".to_owned(), ..column("Stands for", Form::Code, 0) },
        column("Made", Form::Number, 0),
        column("Came out", Form::Number, 0),
        column("True", Form::Number, 0),
        column("In part", Form::Number, 1),
        column("Not true", Form::Number, 0),
    ];
    let rows = words.iter().map(calibration_row).collect();
    let few = match out {
        0 => "None has come out yet.".to_owned(),
        1..FEW => format!("{} came out: too few to say.", count(out, "judgement", "judgements")),
        _ => "A word is used well if about as many came true as its range says.".to_owned(),
    };
    vec![
        Block::Heading("Likelihoods and what came".to_owned()),
        Block::Table(Table { columns, rows, total: None }),
        Block::Note(format!("{few} Judgements that were replaced count: they were made.")),
    ]
}

fn calibration_row(it: &Calibration) -> Row {
    let (low, high) = it.range;
    let made = it.made.iter().map(|&at| Cite { kind: Kind::Judgement, at }).collect();
    let cells = vec![
        named(it.word),
        code(format!("{low}–{high}"), Tone::Plain, Vec::new()),
        Cell { sources: made, ..counted(it.made.len()) },
        counted(it.out()),
        counted(it.yes),
        counted(it.partly),
        counted(it.no),
    ];
    row(String::new(), cells)
}
