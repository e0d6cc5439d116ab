//! What a citation leads to: numbers of the source list, addresses, footnotes.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::block::{Briefing, Cite, Item, Reference, Row, Run, SourceLine};

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
pub fn addresses(references: &BTreeMap<Cite, Reference>) -> BTreeMap<Cite, String> {
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

/// The numbers of all sources that the printed sections cite.
pub fn cited(briefing: &Briefing) -> Vec<usize> {
    let mut cites = Vec::new();
    for section in &briefing.sections {
        for block in &section.blocks {
            collect(block, &mut cites);
        }
    }
    numbers(briefing, &cites)
}

fn collect(block: &crate::briefing::block::Block, cites: &mut Vec<Cite>) {
    use crate::briefing::block::Block;
    let mut runs = |runs: &[Run]| {
        cites.extend(runs.iter().flat_map(|run| run.sources.iter().copied()));
    };
    match block {
        Block::Heading(_) | Block::Note(_) | Block::Chart(_) => {}
        Block::Prose(words) => runs(words),
        Block::List(items) => items.iter().for_each(|Item { runs: words, below, .. }| {
            runs(words);
            for words in below {
                runs(words);
            }
        }),
        Block::Facts(facts) => facts.iter().for_each(|(_, words)| runs(words)),
        Block::Table(table) => {
            for row in table.rows.iter().chain(&table.total) {
                row.below.iter().for_each(|words| runs(words));
            }
            for row in table.rows.iter().chain(&table.total) {
                cites.extend(of_row(row));
            }
        }
    }
}
