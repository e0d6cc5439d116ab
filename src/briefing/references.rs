//! What citations point to: every report a block rests on, and the sources by number.

use std::collections::BTreeMap;

use crate::board::Board;
use crate::briefing::block::{Block, Cite, Reference, Row, Run, Section, SourceLine};
use crate::briefing::wording::{claimant, day, name, position, speaker};
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::{Kind, Word};

/// The sources of the board, by number.
pub fn sources(board: &Board<'_>) -> Vec<SourceLine> {
    let dataset = board.view.dataset();
    let words = |text: &Option<crate::text::Text>| {
        text.as_ref().map_or_else(String::new, ToString::to_string)
    };
    board
        .sources
        .rows
        .iter()
        .map(|row| {
            let source = &dataset.sources[row.at];
            SourceLine {
                number: row.number,
                id: dataset.word(source.id).to_owned(),
                title: source.title.to_string(),
                publisher: words(&source.publisher),
                published: day(source.published.value),
                reliability: source.reliability.map_or("", Word::word).to_owned(),
                url: words(&source.url),
            }
        })
        .collect()
}

/// Every report that the sections cite.
pub fn references(board: &Board<'_>, sections: &[Section]) -> BTreeMap<Cite, Reference> {
    let mut found = BTreeMap::new();
    let mut note = |cites: &[Cite]| {
        for &cite in cites {
            found.entry(cite).or_insert_with(|| reference(board, cite));
        }
    };
    for block in sections.iter().flat_map(|section| &section.blocks) {
        visit(block, &mut note);
    }
    found
}

/// Calls `note` with the sources of everything in a block.
fn visit(block: &Block, note: &mut dyn FnMut(&[Cite])) {
    let mut runs = |runs: &[Run]| runs.iter().for_each(|run| note(&run.sources));
    match block {
        Block::Heading(_) | Block::Note(_) => {}
        Block::Prose(prose) => runs(prose),
        Block::Facts(facts) => facts.iter().for_each(|(_, value)| runs(value)),
        Block::List(items) => {
            for item in items {
                runs(&item.runs);
                item.below.iter().for_each(|below| runs(below));
            }
        }
        Block::Table(table) => {
            for row in table.rows.iter().chain(&table.total) {
                visit_row(row, note);
            }
        }
    }
}

fn visit_row(row: &Row, note: &mut dyn FnMut(&[Cite])) {
    row.cells.iter().for_each(|cell| note(&cell.sources));
    row.below.iter().flatten().for_each(|run| note(&run.sources));
}

fn reference(board: &Board<'_>, cite: Cite) -> Reference {
    let dataset = board.view.dataset();
    let at = cite.at as usize;
    let numbers = |vias: &[Id]| {
        let mut numbers: Vec<_> =
            vias.iter().filter_map(|&via| board.sources.number(&board.view, via)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    let ours = "our assessment".to_owned();
    match cite.kind {
        Kind::Claim => {
            let claim = &dataset.claims[at];
            Reference {
                address: format!("claim:{}", dataset.word(claim.id)),
                who: claimant(dataset, claim),
                says: claim.says.to_string(),
                reported: day(claim.reported.value),
                rating: claim.rating.as_ref().map_or_else(String::new, |it| it.value.to_string()),
                sources: numbers(&[claim.via.id]),
            }
        }
        Kind::Stance => {
            let stance = &dataset.stances[at];
            let by = stance.by.map_or("narrator", |by| dataset.word(by.id));
            let claim = name(dataset, stance.claim.key());
            Reference {
                address: format!("stance:{}/{by}", dataset.word(stance.claim.id)),
                who: speaker(dataset, stance.by.map(|by| by.id), stance.via.id),
                says: format!("{}: {claim}", position(Some(stance.is))),
                reported: day(stance.reported.value),
                rating: String::new(),
                sources: numbers(&[stance.via.id]),
            }
        }
        Kind::Event => {
            let event = &dataset.events[at];
            Reference {
                address: format!("event:{}", dataset.word(event.id)),
                who: speaker(dataset, None, event.via.id),
                says: event.title.to_string(),
                reported: day(event.reported.value),
                rating: String::new(),
                sources: numbers(&[event.via.id]),
            }
        }
        Kind::State => {
            let state = &dataset.states[at];
            let of = dataset.address(state.of.key());
            let mut vias = vias(board, &state.rests_on);
            vias.extend(state.via.map(|via| via.id));
            Reference {
                address: format!("state:{of}/{}", day(state.reported.value)),
                who: ours,
                says: format!("{}: {}", name(dataset, state.of.key()), state.is.value),
                reported: day(state.reported.value),
                rating: String::new(),
                sources: numbers(&vias),
            }
        }
        _ => judgement(board, at, ours, &numbers),
    }
}

fn judgement(
    board: &Board<'_>,
    at: usize,
    who: String,
    numbers: &dyn Fn(&[Id]) -> Vec<usize>,
) -> Reference {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[at];
    Reference {
        address: format!("judgement:{}", dataset.word(judgement.id)),
        who,
        says: judgement.says.to_string(),
        reported: day(judgement.reported.value),
        rating: String::new(),
        sources: numbers(&vias(board, &judgement.rests_on)),
    }
}

/// The sources of the claims and events an assessment rests on, as far as they can be seen.
fn vias(board: &Board<'_>, props: &[Ref]) -> Vec<Id> {
    let dataset = board.view.dataset();
    super::wording::cites(board, props)
        .into_iter()
        .map(|cite| match cite.kind {
            Kind::Event => dataset.events[cite.at as usize].via.id,
            _ => dataset.claims[cite.at as usize].via.id,
        })
        .collect()
}
