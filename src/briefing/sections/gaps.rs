//! What is missing, ordered by what hangs on it.

use std::collections::BTreeSet;

use crate::board::Board;
use crate::board::due::Due;
use crate::board::gaps::{self, Gap, GapKind, Missing};
use crate::board::status::Status;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Form, Row, Table, Tone};
use crate::briefing::build::{claim_cite, code, column, counted, plain, prose, row};
use crate::briefing::decision::decision;
use crate::briefing::faces;
use crate::briefing::sections::agreements::described;
use crate::briefing::wording::{
    actor, capital, claimant, count, days, full_stop, join, name, publication, says, when,
};
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "gaps",
    title: "Gaps",
    doc: "what is missing, ordered by how many assessments rest on it",
    usual: true,
    blocks,
};

/// More light gaps of one kind than these are summed up on paper.
const FEW: usize = 3;

/// What the number before a gap says.
const WEIGHT: &str = "How many assessments rest on it or on a report about it: states, judgements, evidence, the bottom \
     line, takeaways.";

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let gaps = board.gaps();
    let light = |kind| gaps.iter().filter(move |gap| gap.kind() == kind && gap.weight <= 1);
    let kinds: BTreeSet<_> = gaps.iter().map(Gap::kind).collect();
    let many: BTreeSet<_> =
        kinds.into_iter().filter(|&kind| light(kind).nth(FEW).is_some()).collect();
    let is_many = |kind| many.contains(&kind);
    let shown = gaps.iter().filter(|gap| gap.weight > 1 || !is_many(gap.kind()));
    page(board, gaps, shown, |kind| {
        is_many(kind).then(|| summed(board, &light(kind).collect::<Vec<_>>()))
    })
}

/// Every gap in a line of its own, for the screen: there is room to scroll.
pub(in crate::briefing) fn all(board: &Board<'_>) -> Vec<Block> {
    let gaps = board.gaps();
    page(board, gaps, gaps.iter(), |_| None)
}

/// How many there are, those that are shown, and what each kind means, with what is `summed` up of
/// it.
fn page<'g>(
    board: &Board<'_>,
    gaps: &'g [Gap],
    shown: impl Iterator<Item = &'g Gap>,
    summed: impl Fn(GapKind) -> Option<String>,
) -> Vec<Block> {
    if gaps.is_empty() {
        return nothing(board);
    }
    let counts = gaps::counts(gaps);
    let kinds: Vec<_> = counts.iter().map(|(kind, n)| format!("{} {n}", kind.word())).collect();
    let all = format!("{}: {}.", count(gaps.len(), "gap", "gaps"), kinds.join(", "));
    let rule = |kind: GapKind| {
        let more = summed(kind).map(|text| format!(" {text}")).unwrap_or_default();
        (capital(kind.word()), vec![plain(format!("{}{more}", full_stop(&capital(kind.rule()))))])
    };
    let mut rules = vec![("Weight".to_owned(), vec![plain(WEIGHT)])];
    rules.extend(counts.iter().map(|&(kind, _)| rule(kind)));
    vec![Block::Prose(vec![plain(all)]), table(board, shown), Block::Facts(rules)]
}

fn nothing(board: &Board<'_>) -> Vec<Block> {
    let none = if board.claims.rows.is_empty() {
        "Nothing had been claimed by this date."
    } else {
        "No gap was found at this date."
    };
    vec![Block::Note(none.to_owned())]
}

/// Light gaps of one kind in a sentence: things with a short name are named, claims are counted.
fn summed(board: &Board<'_>, gaps: &[&Gap]) -> String {
    let dataset = board.view.dataset();
    let short = |gap: &&Gap| match gap.missing {
        Missing::News { subject, .. } => Some(name(dataset, subject)),
        Missing::Figure(at) => Some(dataset.flows[at].name.to_string()),
        _ => None,
    };
    let names: Vec<_> = gaps.iter().filter_map(short).collect();
    let lead = format!("{} more, on which at most one assessment rests", gaps.len());
    if names.len() == gaps.len() {
        format!("{lead}: {}.", join(&names))
    } else {
        format!("{lead}.")
    }
}

/// Gaps one below the other, each with its weight, its kind, and what it is about.
fn table<'g>(board: &Board<'_>, gaps: impl Iterator<Item = &'g Gap>) -> Block {
    Block::Table(Table {
        columns: vec![
            column("Weight", Form::Number, 1),
            column("Gap", Form::Code, 0),
            column("What", Form::Prose, 0),
        ],
        rows: gaps.map(|gap| gap_row(board, gap)).collect(),
        total: None,
    })
}

fn gap_row(board: &Board<'_>, gap: &Gap) -> Row {
    let (record, text, cites) = about(board, &gap.missing);
    let tone = match gap.kind() {
        GapKind::Overdue | GapKind::Stale => Tone::Alert,
        GapKind::OneOrigin => Tone::Claimed,
        GapKind::Silent => Tone::Disputed,
        _ => Tone::Plain,
    };
    let cells =
        vec![counted(gap.weight), code(gap.kind().word(), tone, Vec::new()), prose(text, cites)];
    row(record, cells)
}

/// The record a gap stands for, its words, and the reports it follows from.
fn about(board: &Board<'_>, missing: &Missing) -> (String, String, Vec<Cite>) {
    let dataset = board.view.dataset();
    let said = |at: u32| {
        let claim = &dataset.claims[at as usize];
        format!("{}: {}", claimant(dataset, claim), says(dataset, claim).trim_end_matches('.'))
    };
    let claim = |at: u32, text: String| {
        let record = format!("claim:{}", dataset.word(dataset.claims[at as usize].id));
        (record, text, vec![claim_cite(at)])
    };
    match *missing {
        Missing::Outcome(at) => overdue(board, &board.due[at]),
        Missing::News { subject, state, age } => {
            let word = faces::word(&dataset.states[state as usize]);
            let text = format!("{}: {word}, {} old", name(dataset, subject), days(age));
            (dataset.address(subject), text, vec![Cite { kind: Kind::State, at: state }])
        }
        Missing::Origin(at, Status::SingleSource) | Missing::Range(at) => claim(at, said(at)),
        Missing::Origin(at, status) => claim(at, format!("{} ({})", said(at), status.word())),
        Missing::Voices { claim: at, ref silent } => {
            let who: Vec<_> = silent.iter().map(|&id| actor(dataset, id)).collect();
            claim(at, format!("{}, on {}", join(&who), said(at)))
        }
        Missing::Points { agreement, claim: at } => {
            let row = &board.agreements[agreement];
            let agreement = &dataset.agreements[row.at];
            let text = described(board, row).map(|(text, _)| text).unwrap_or_default();
            let key = Key { kind: Kind::Agreement, id: agreement.id };
            (dataset.address(key), format!("{}: {text}", agreement.name), vec![claim_cite(at)])
        }
        Missing::Figure(at) => {
            let key = Key { kind: Kind::Flow, id: dataset.flows[at].id };
            let cites = board.view.first_mention(key).into_iter().collect();
            (dataset.address(key), name(dataset, key), cites)
        }
        Missing::Letter(at) => {
            let source = &dataset.sources[at];
            let key = Key { kind: Kind::Source, id: source.id };
            let text = format!("{}: {}", publication(dataset, source.id), source.title);
            let cite = u32::try_from(at).ok().map(|at| Cite { kind: Kind::Source, at });
            (dataset.address(key), text, cite.into_iter().collect())
        }
    }
}

fn overdue(board: &Board<'_>, due: &Due) -> (String, String, Vec<Cite>) {
    let what = decision(board, due);
    let time = what.time.map(when).unwrap_or_default();
    (what.record, format!("{}: due {time}, {} ago", what.text, days(due.left)), what.cites)
}
