//! Competing hypotheses: what speaks against each, the matrix, and what hangs on a single item.

use crate::board::Board;
use crate::board::hypotheses::{self, Analysis, HypothesisRow, ItemRow};
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cell, Cite, Column, Form, Item, Row, Table, Tone, Value};
use crate::briefing::build::{cell, cited, code, column, counted, named, plain, prose, row, toned};
use crate::briefing::marks::fit_sign;
use crate::briefing::statuses::{MARKS, marks};
use crate::briefing::wording::{count, day, evidence_on, join, plain_word};
use crate::dataset::ach::MOST;
use crate::dataset::evidence::Fit;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The section. It is long and for those who weigh the evidence, so it is printed only when asked for.
pub const ROW: SectionRow = SectionRow {
    id: "hypotheses",
    title: "Hypotheses",
    doc: "competing answers to a question, what speaks against each, what a single item decides",
    usual: false,
    blocks,
};

/// What the hypotheses of an analysis are called, in its order.
const HEADS: [&str; MOST] = ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8"];

const SIGNS: &str = "How an item would look if the hypothesis were true: ++ strongly consistent, \
    + consistent, . neither, - inconsistent, -- strongly inconsistent. The readings are ours. Against \
    and For count the items, -- and ++ those of them that are strong.";

const RULE: &str = "▸ has the least against it: the fewest inconsistent items, of equals the fewest \
    strongly inconsistent ones. Items in favour are not added up, for what fits several hypotheses \
    proves none; nothing is weighed. Pairs: how many pairs of hypotheses an item tells apart by \
    different readings; what tells most apart stands first, of equals what has more strong readings.";

/// How the claims behind an item stand.
const PROPS: &str = "Props: the claims an item rests on.";

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let analyses = hypotheses::rows(&board.view, &board.claims);
    if analyses.is_empty() {
        let text = "By this date no question has been set up with competing hypotheses.";
        return vec![Block::Note(text.to_owned())];
    }
    let achs = &board.view.dataset().achs;
    let mut blocks = Vec::new();
    for it in &analyses {
        blocks.push(Block::Heading(achs[it.at as usize].question.to_string()));
        blocks.push(Block::List(vec![set_up(board, it)]));
        blocks.extend(analysis(board, it));
    }
    blocks.extend(legend());
    blocks
}

/// When the question was set up, and on how much its answer rests; leads to its page.
fn set_up(board: &Board<'_>, it: &Analysis) -> Item {
    let dataset = board.view.dataset();
    let ach = &dataset.achs[it.at as usize];
    let n = count(it.items.len(), "item", "items");
    let text = format!("Set up on {}; {n} of evidence.", day(ach.reported.value));
    Item {
        runs: vec![cited(text, Tone::Plain, it.items.iter().map(|item| cite(item.at)).collect())],
        record: dataset.address(Key { kind: Kind::Ach, id: ach.id }),
        below: Vec::new(),
    }
}

/// What the signs mean and by which rule the rows stand.
pub(in crate::briefing) fn legend() -> Vec<Block> {
    [SIGNS.to_owned(), RULE.to_owned(), format!("{PROPS} {MARKS}")].map(Block::Note).into()
}

/// The hypotheses, the matrix and what flips, without the legend.
pub(in crate::briefing) fn analysis(board: &Board<'_>, it: &Analysis) -> Vec<Block> {
    let mut blocks = vec![answers(board, it)];
    if it.fallen > 0 {
        let items = count(it.fallen, "item of evidence falls", "items of evidence fall");
        let text = format!("{items} with those who are left out.");
        blocks.push(Block::Prose(vec![toned(text, Tone::Alert)]));
    }
    if it.items.is_empty() {
        let text = "At this date no evidence is held against these hypotheses.";
        blocks.push(Block::Note(text.to_owned()));
        return blocks;
    }
    blocks.push(matrix(board, it));
    let flips: Vec<_> = it.items.iter().filter_map(|item| flip(board, it, item)).collect();
    if flips.is_empty() {
        let text = "No single item changes which hypothesis has the least against it.";
        blocks.push(Block::Note(text.to_owned()));
    } else {
        blocks.push(Block::Heading("What flips when one item is removed".to_owned()));
        blocks.push(Block::List(flips));
    }
    blocks
}

/// The name of a hypothesis by its place in the analysis.
pub(in crate::briefing) fn label(place: usize) -> &'static str {
    HEADS.get(place).copied().unwrap_or_default()
}

/// "H1 and H3".
pub(in crate::briefing) fn labels(places: &[usize]) -> String {
    join(&places.iter().map(|&at| label(at).to_owned()).collect::<Vec<_>>())
}

/// The hypotheses with the number of items on either side.
fn answers(board: &Board<'_>, it: &Analysis) -> Block {
    Block::Table(Table {
        columns: vec![
            column("No.", Form::Code, 0),
            column("Hypothesis", Form::Name, 0),
            column("Against", Form::Number, 0),
            column("--", Form::Number, 2),
            column("For", Form::Number, 1),
            column("++", Form::Number, 3),
        ],
        rows: it.hypotheses.iter().map(|row| answer(board, it, row)).collect(),
        total: None,
    })
}

fn answer(board: &Board<'_>, it: &Analysis, hypothesis: &HypothesisRow) -> Row {
    let dataset = board.view.dataset();
    let ach = &dataset.achs[it.at as usize];
    let (name, tone) = if hypothesis.is_least {
        (format!("{} ▸", label(hypothesis.at)), Tone::Strong)
    } else {
        (label(hypothesis.at).to_owned(), Tone::Plain)
    };
    let cites = |is: fn(Fit) -> bool| -> Vec<Cite> {
        let found =
            it.items.iter().filter(|item| item.fits.get(hypothesis.at).copied().is_some_and(is));
        found.map(|item| cite(item.at)).collect()
    };
    let says = ach.hypotheses.get(hypothesis.at).map(|it| it.says.to_string()).unwrap_or_default();
    let cells = vec![
        code(name, tone, Vec::new()),
        Cell { tone, ..named(says) },
        Cell { sources: cites(Fit::is_against), ..counted(hypothesis.inconsistent) },
        counted(hypothesis.strongly_inconsistent),
        Cell { sources: cites(Fit::is_for), ..counted(hypothesis.consistent) },
        counted(hypothesis.strongly_consistent),
    ];
    row(String::new(), cells)
}

/// Evidence by hypotheses.
fn matrix(board: &Board<'_>, it: &Analysis) -> Block {
    let n = board.view.dataset().achs[it.at as usize].hypotheses.len();
    let mut columns = vec![column("Evidence", Form::Prose, 0)];
    columns.extend(HEADS.iter().take(n).map(|head| column(head, Form::Code, 0)));
    columns.push(Column { unit: format!("of {}", it.pairs), ..column("Pairs", Form::Number, 2) });
    columns.push(column("Props", Form::Code, 1));
    let rows = it.items.iter().map(|item| matrix_row(board, item)).collect();
    Block::Table(Table { columns, rows, total: None })
}

fn matrix_row(board: &Board<'_>, item: &ItemRow) -> Row {
    let dataset = board.view.dataset();
    let evidence = &dataset.evidence[item.at as usize];
    let mut cells = vec![prose(evidence_on(board, evidence), vec![cite(item.at)])];
    cells.extend(item.fits.iter().take(HEADS.len()).map(|&fit| {
        let tone = if fit.is_strong() { Tone::Strong } else { Tone::Plain };
        code(fit_sign(fit), tone, Vec::new())
    }));
    cells.push(counted(item.pairs));
    cells.push(cell(rests_on(board, item)));
    let key = Key { kind: Kind::Evidence, id: evidence.id };
    row(dataset.address(key), cells)
}

/// How the claims stand that an item rests on; without a claim, what else it is.
fn rests_on(board: &Board<'_>, item: &ItemRow) -> Value {
    if !item.claims.is_empty() {
        return Value::Code(marks(item.claims.iter().map(|&(_, status)| status)));
    }
    let evidence = &board.view.dataset().evidence[item.at as usize];
    let kind = evidence.rests_on.first().map(|prop| plain_word(prop.kind.word()));
    kind.map_or(Value::Missing, Value::Code)
}

fn flip(board: &Board<'_>, it: &Analysis, item: &ItemRow) -> Option<Item> {
    let then = item.flips_to.as_ref()?;
    let dataset = board.view.dataset();
    let evidence = &dataset.evidence[item.at as usize];
    let words = evidence_on(board, evidence);
    Some(Item {
        runs: vec![
            plain("Without “"),
            cited(words.trim_end_matches('.'), Tone::Plain, vec![cite(item.at)]),
            plain("”: "),
            toned(format!("{} → {}", labels(&it.least()), labels(then)), Tone::Strong),
        ],
        record: dataset.address(Key { kind: Kind::Evidence, id: evidence.id }),
        below: Vec::new(),
    })
}

fn cite(at: u32) -> Cite {
    Cite { kind: Kind::Evidence, at }
}
