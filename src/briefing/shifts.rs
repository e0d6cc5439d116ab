//! What stands otherwise on two boards, in words: before and after, row by row.

use crate::board::Board;
use crate::board::differences::{Differences, FigureShift, Held, Promised, Shift, Spread};
use crate::board::status::Status;
use crate::briefing::block::{Block, Cell, Cite, Form, Row, Run, Table, Tone, Value};
use crate::briefing::build::{cell, claim_cite, code, column, named, plain, prose, row};
use crate::briefing::faces;
use crate::briefing::statuses::tone;
use crate::briefing::wording::{
    amount, capital, claimant, count, day, name, plain_word, range, says, sum,
};
use crate::dataset::Dataset;
use crate::dataset::amount::Sum;
use crate::dataset::claim::Claim;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The two boards, and what their columns are called.
pub struct Pair<'p, 'a> {
    /// The board compared with.
    pub before: &'p Board<'a>,
    /// The board.
    pub now: &'p Board<'a>,
    /// The head of its column.
    pub was: &'static str,
    /// The head of its column.
    pub is: &'static str,
    /// The word for what is on the first board only.
    pub gone: &'static str,
    /// The word for what is on the second only.
    pub new: &'static str,
}

/// Everything that stands otherwise, what most hangs on first.
pub fn blocks(pair: &Pair<'_, '_>, found: &Differences) -> Vec<Block> {
    let claims = |changed: bool| {
        let stays = |it: &&Shift<(u32, Status)>| it.before.is_some() && it.now.is_some();
        let rows = found.claims.iter().filter(|it| stays(it) == changed);
        rows.filter_map(|it| claim(pair, *it)).collect()
    };
    let bottom_line = found.bottom_line.iter().map(|it| bottom_line(pair, *it));
    let judgements = found.judgements.iter().filter_map(|it| judgement(pair, *it));
    let states = found.states.iter().filter_map(|it| state(pair, *it));
    let events = found.events.iter().filter_map(|it| event(pair, *it));
    let parts: [(&str, &'static str, Vec<Row>); 6] = [
        ("Judgements", "Judgement", bottom_line.chain(judgements).collect()),
        ("How subjects stand", "Subject", states.collect()),
        ("Figures", "Figure", figures(pair, found)),
        ("Statuses", "Claim", claims(true)),
        ("Claims", "Claim", claims(false)),
        ("Events", "Event", events.collect()),
    ];
    let mut blocks = Vec::new();
    for (title, head, rows) in parts {
        if rows.is_empty() {
            continue;
        }
        let heading = format!("{title} ({})", rows.len());
        blocks.push(Block::Heading(heading));
        let columns = vec![
            column(head, Form::Prose, 0),
            column(pair.was, Form::Code, 0),
            column(pair.is, Form::Code, 0),
        ];
        blocks.push(Block::Table(Table { columns, rows, total: None }));
    }
    blocks
}

/// A row: what, before and after.
fn line(record: String, what: Cell, was: Cell, is: Cell) -> Row {
    row(record, vec![what, was, is])
}

impl Pair<'_, '_> {
    fn missing(&self, before: bool) -> Cell {
        let word = if before { self.gone } else { self.new };
        code(word, if before { Tone::Alert } else { Tone::Strong }, Vec::new())
    }

    /// The two cells of a shift; what is on one board only is said by a word on the other's side.
    fn cells<T>(&self, shift: &Shift<T>, word: impl Fn(&Board<'_>, &T) -> Cell) -> (Cell, Cell) {
        match (&shift.before, &shift.now) {
            (Some(was), Some(is)) => (word(self.before, was), word(self.now, is)),
            (Some(was), None) => (word(self.before, was), self.missing(true)),
            (None, Some(is)) => (self.missing(false), word(self.now, is)),
            (None, None) => (cell(Value::Missing), cell(Value::Missing)),
        }
    }

    /// The board that has something, the later one first.
    fn owner<T: Copy>(&self, shift: Shift<T>) -> Option<(&Board<'_>, T)> {
        let now = shift.now.map(|it| (self.now, it));
        now.or(shift.before.map(|it| (self.before, it)))
    }

    /// Whether another judgement took the place of this one.
    fn is_replaced(&self, shift: Shift<Held>) -> bool {
        let name = |board: &Board<'_>, held: Held| {
            let dataset = board.view.dataset();
            dataset.word(dataset.judgements[held.at as usize].id).to_owned()
        };
        let both = shift.before.zip(shift.now);
        both.is_some_and(|(was, is)| name(self.before, was) != name(self.now, is))
    }

    /// A citation, if the record can be seen on the later board.
    fn cites(&self, now: Option<Cite>) -> Vec<Cite> {
        now.into_iter().filter(|&cite| self.now.view.sees(cite)).collect()
    }
}

fn bottom_line(pair: &Pair<'_, '_>, shift: Shift<usize>) -> Row {
    let (was, is) = pair.cells(&shift, |board, &n| {
        let rests_on = board.view.brief().map_or(&[][..], |brief| &brief.rests_on);
        props(n, rests_on.iter().filter(|it| board.view.prop(it).is_some()).count())
    });
    line(String::new(), prose("The bottom line", Vec::new()), was, is)
}

/// "3 of 5 props", or that it falls.
fn props(standing: usize, all: usize) -> Cell {
    let tone = if standing < all { Tone::Alert } else { Tone::Plain };
    let text = format!("{standing} of {}", count(all, "prop", "props"));
    code(text, tone, Vec::new())
}

fn judgement(pair: &Pair<'_, '_>, shift: Shift<Held>) -> Option<Row> {
    let (board, held) = pair.owner(shift)?;
    let dataset = board.view.dataset();
    let it = &dataset.judgements[held.at as usize];
    let (was, is) = pair.cells(&shift, |board, held| {
        let it = &board.view.dataset().judgements[held.at as usize];
        let all = it.rests_on.iter().filter(|it| board.view.prop(it).is_some()).count();
        let likelihood = it.likelihood.as_ref().filter(|_| pair.is_replaced(shift));
        let props = props(held.props, all);
        match likelihood {
            Some(word) => code(word.value.to_string(), props.tone, props.sources),
            None => props,
        }
    });
    let cites = pair.cites(shift.now.map(|it| Cite { kind: Kind::Judgement, at: it.at }));
    let record = dataset.address(Key { kind: Kind::Judgement, id: it.id });
    Some(line(record, prose(it.says.to_string(), cites), was, is))
}

fn state(pair: &Pair<'_, '_>, (subject, shift): (Shift<Key>, Shift<u32>)) -> Option<Row> {
    let (board, key) = pair.owner(subject)?;
    let dataset = board.view.dataset();
    let (was, is) = pair.cells(&shift, |board, &at| {
        let dataset = board.view.dataset();
        let state = &dataset.states[at as usize];
        let trend = faces::trend(dataset, state).map(|it| format!(", {it}"));
        let word = faces::word(state);
        code(format!("{word}{}", trend.unwrap_or_default()), Tone::Plain, Vec::new())
    });
    let what = format!("{} ({})", name(dataset, key), key.kind.word());
    let cites = pair.cites(shift.now.map(|at| Cite { kind: Kind::State, at }));
    let row = line(dataset.address(key), Cell { sources: cites, ..named(what) }, was, is);
    Some(Row { below: rest(pair, shift), ..row })
}

/// What else of a state is another: amount, rung expected, outlook, ground held.
fn rest(pair: &Pair<'_, '_>, shift: Shift<u32>) -> Vec<Vec<Run>> {
    let rest = |board: &Board<'_>, at: u32| {
        let dataset = board.view.dataset();
        faces::rest(dataset, &dataset.states[at as usize]).unwrap_or_else(|| "—".to_owned())
    };
    let (Some(was), Some(is)) = (shift.before, shift.now) else { return Vec::new() };
    let (was, is) = (rest(pair.before, was), rest(pair.now, is));
    if was == is {
        return Vec::new();
    }
    vec![vec![plain(format!("{was} → {is}"))]]
}

fn figures(pair: &Pair<'_, '_>, found: &Differences) -> Vec<Row> {
    let figures = found.figures.iter().filter_map(|it| figure(pair, it));
    figures.chain(found.totals.iter().flat_map(|it| total(pair, it))).collect()
}

fn figure(pair: &Pair<'_, '_>, it: &FigureShift) -> Option<Row> {
    let (board, key) = pair.owner(it.subject)?;
    let dataset = board.view.dataset();
    let (was, is) = pair.cells(&it.spread, |board, spread: &Spread| {
        code(spread_words(board.view.dataset(), spread), Tone::Plain, Vec::new())
    });
    let measure = it.measure.metric.map(|it| format!(", {}", plain_word(it.word())));
    let what = format!("{}{}", name(dataset, key), measure.unwrap_or_default());
    Some(line(dataset.address(key), named(what), was, is))
}

/// "≈ 12,000, ≥ 11,000 people": what each origin says, beside each other.
fn spread_words(dataset: &Dataset, spread: &Spread) -> String {
    const NAMED: usize = 4;
    let amounts = &spread.amounts;
    let Some((last, rest)) = amounts.split_last() else { return "—".to_owned() };
    if amounts.len() > NAMED {
        return count(amounts.len(), "figure", "figures");
    }
    let mut words: Vec<String> = rest.iter().map(range).collect();
    words.push(amount(dataset, last));
    words.join(", ")
}

/// A sum of help, promised and committed; what did not change is left out.
fn total(pair: &Pair<'_, '_>, it: &Shift<Promised>) -> Vec<Row> {
    type Part = fn(&Promised) -> &Sum;
    let sums: [(&str, Part); 2] =
        [("promised", |it| &it.promised), ("committed", |it| &it.committed)];
    let unit = it.before.as_ref().or(it.now.as_ref()).map(|it| it.unit.of.to_string());
    let unit = unit.unwrap_or_default();
    let other = |of: Part| it.before.as_ref().map(of) != it.now.as_ref().map(of);
    let rows = sums.into_iter().filter(|&(_, of)| other(of)).map(|(word, of)| {
        let text = |_: &Board<'_>, it: &Promised| code(sum(of(it)), Tone::Plain, Vec::new());
        let (was, is) = pair.cells(it, text);
        line(String::new(), named(format!("Help {word}, {unit}")), was, is)
    });
    rows.collect()
}

fn claim(pair: &Pair<'_, '_>, shift: Shift<(u32, Status)>) -> Option<Row> {
    let (board, (at, _)) = pair.owner(shift)?;
    let dataset = board.view.dataset();
    let it: &Claim = &dataset.claims[at as usize];
    let (was, is) =
        pair.cells(&shift, |_, &(_, status)| code(status.word(), tone(status), Vec::new()));
    let who = format!("{}, {}: ", claimant(dataset, it), day(it.reported.value));
    let cites = pair.cites(shift.now.map(|it| claim_cite(it.0)));
    let text = format!("{who}{}", says(dataset, it));
    Some(line(format!("claim:{}", dataset.word(it.id)), prose(text, cites), was, is))
}

fn event(pair: &Pair<'_, '_>, shift: Shift<u32>) -> Option<Row> {
    let (board, at) = pair.owner(shift)?;
    let dataset = board.view.dataset();
    let it = &dataset.events[at as usize];
    let (was, is) = pair.cells(&shift, |board, &at| {
        let status = board.view.dataset().events[at as usize].status;
        code(capital(status.word()), Tone::Plain, Vec::new())
    });
    let cites = pair.cites(shift.now.map(|at| Cite { kind: Kind::Event, at }));
    let record = format!("event:{}", dataset.word(it.id));
    Some(line(record, prose(it.title.to_string(), cites), was, is))
}
