//! What a citation leads to: numbers of the source list, addresses, footnotes.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::block::{Block, Briefing, Cite, Item, Reference, Row, Run, SourceLine};

/// The section that lists every source.
const SOURCES: &str = "sources";

/// The address of each citation.
pub type Addresses = BTreeMap<Cite, String>;

/// The numbers of the sources behind these citations, ascending, each once.
pub fn numbers(briefing: &Briefing, cites: &[Cite]) -> Vec<usize> {
    let all: BTreeSet<usize> = cites
        .iter()
        .filter_map(|cite| briefing.references.get(cite))
        .flat_map(|reference| reference.sources.iter().copied())
        .collect();
    all.into_iter().collect()
}

/// Every citation of a row, in the order of its cells, each once.
pub fn of_row(row: &Row) -> Vec<Cite> {
    let mut seen = BTreeSet::new();
    row.cells
        .iter()
        .flat_map(|cell| &cell.sources)
        .copied()
        .filter(|cite| seen.insert(*cite))
        .collect()
}

/// The source of that number.
pub fn source(briefing: &Briefing, number: usize) -> Option<&SourceLine> {
    // Numbers count from 1 in the order of the list; the search is for a list that does not.
    let listed = briefing.sources.get(number.wrapping_sub(1)).filter(|it| it.number == number);
    listed.or_else(|| briefing.sources.iter().find(|it| it.number == number))
}

/// The address of every reference, each unlike all others: the second of the same name is given
/// `#2`, as happens when an actor takes a position twice.
pub fn addresses(references: &BTreeMap<Cite, Reference>) -> Addresses {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    references
        .iter()
        .map(|(&cite, reference)| {
            let count = seen.entry(&reference.address).or_insert(0);
            *count += 1;
            let address = match *count {
                1 => reference.address.clone(),
                n => format!("{}#{n}", reference.address),
            };
            (cite, address)
        })
        .collect()
}

/// Runs with the places where a citation mark belongs: neighbours that rest on the same reports
/// share one mark, after the last of them.
pub fn marked(runs: &[Run]) -> impl Iterator<Item = (&Run, &[Cite])> {
    runs.iter().enumerate().map(|(at, run)| {
        let repeated = runs.get(at + 1).is_some_and(|next| next.sources == run.sources);
        let cites: &[Cite] = if repeated { &[] } else { &run.sources };
        (run, cites)
    })
}

/// The sources that the printed sections cite, by number; none if one of the sections lists them all.
pub fn cited(briefing: &Briefing) -> Vec<&SourceLine> {
    if briefing.sections.iter().any(|it| it.id == SOURCES) {
        return Vec::new();
    }
    let mut cites = Vec::new();
    for section in &briefing.sections {
        for block in &section.blocks {
            collect(block, &mut cites);
        }
    }
    let numbers = numbers(briefing, &cites);
    numbers.into_iter().filter_map(|number| source(briefing, number)).collect()
}

fn collect(block: &Block, cites: &mut Vec<Cite>) {
    match block {
        Block::Heading(_) | Block::Note(_) | Block::Chart(_) => {}
        Block::Prose(words) => cites.extend(of_runs(words)),
        Block::List(items) => {
            for Item { runs, below, .. } in items {
                cites.extend(of_runs(runs));
                cites.extend(below.iter().flat_map(|words| of_runs(words)));
            }
        }
        Block::Facts(facts) => cites.extend(facts.iter().flat_map(|(_, words)| of_runs(words))),
        Block::Table(table) => {
            for row in table.rows.iter().chain(&table.total) {
                cites.extend(row.cells.iter().flat_map(|cell| &cell.sources));
                cites.extend(row.below.iter().flat_map(|words| of_runs(words)));
            }
        }
    }
}

fn of_runs(runs: &[Run]) -> impl Iterator<Item = &Cite> {
    runs.iter().flat_map(|run| &run.sources)
}
