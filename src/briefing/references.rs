//! What citations point to: every report a block rests on, and the sources by number.

use std::collections::BTreeMap;

use crate::board::Board;
use crate::briefing::block::{Block, Cite, Reference, Row, Run, Section, SourceLine};
use crate::briefing::faces;
use crate::briefing::statuses::position;
use crate::briefing::wording::{self, actor, claimant, day, ground, name, publication, speaker};
use crate::dataset::id::{Id, Ref};
use crate::dataset::record::Report;
use crate::dataset::words::{Kind, Word};

/// Who stands behind states and judgements.
const OURS: &str = "our assessment";

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
        Block::Heading(_) | Block::Note(_) | Block::Chart(_) => {}
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
    let at = cite.at as usize;
    match cite.kind {
        Kind::Claim => claim(board, at),
        Kind::Stance => stance(board, at),
        Kind::Event => event(board, at),
        Kind::State => state(board, at),
        Kind::Source => source(board, at),
        Kind::Control => control(board, at),
        Kind::Evidence => evidence(board, at),
        _ => judgement(board, at),
    }
}

/// The numbers of sources, each once, in order.
fn numbers(board: &Board<'_>, vias: &[Id]) -> Vec<usize> {
    let number = |&via: &Id| board.sources.number(&board.view, via);
    let mut numbers: Vec<_> = vias.iter().filter_map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn claim(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at];
    Reference {
        address: format!("claim:{}", dataset.word(claim.id)),
        who: claimant(dataset, claim),
        says: claim.says.to_string(),
        reported: day(claim.reported.value),
        rating: claim.rating.as_ref().map_or_else(String::new, |it| it.value.to_string()),
        sources: numbers(board, &[claim.via.id]),
    }
}

fn stance(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let stance = &dataset.stances[at];
    let by = stance.by.map_or("narrator", |by| dataset.word(by.id));
    let claim = name(dataset, stance.claim.key());
    Reference {
        address: format!("stance:{}/{by}", dataset.word(stance.claim.id)),
        who: speaker(dataset, stance.by.map(|by| by.id), stance.via.id),
        says: format!("{}: {claim}", position(Some(stance.is))),
        reported: day(stance.reported.value),
        rating: String::new(),
        sources: numbers(board, &[stance.via.id]),
    }
}

fn event(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let event = &dataset.events[at];
    Reference {
        address: format!("event:{}", dataset.word(event.id)),
        who: format!("event, reported by {}", publication(dataset, event.via.id)),
        says: event.title.to_string(),
        reported: day(event.reported.value),
        rating: String::new(),
        sources: numbers(board, &[event.via.id]),
    }
}

fn state(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let state = &dataset.states[at];
    let of = dataset.address(state.of.key());
    let mut behind = vias(board, &state.rests_on);
    behind.extend(state.via().map(|via| via.id));
    Reference {
        address: format!("state:{of}/{}", day(state.reported.value)),
        who: OURS.to_owned(),
        says: format!("{}: {}", name(dataset, state.of.key()), faces::word(state)),
        reported: day(state.reported.value),
        rating: String::new(),
        sources: numbers(board, &behind),
    }
}

/// A publication cited for itself: for a point of an agreement, say.
fn source(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let source = &dataset.sources[at];
    Reference {
        address: format!("source:{}", dataset.word(source.id)),
        who: publication(dataset, source.id),
        says: source.title.to_string(),
        reported: day(source.published.value),
        rating: String::new(),
        sources: numbers(board, &[source.id]),
    }
}

fn control(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let control = &dataset.controls[at];
    Reference {
        address: format!("control:{}", dataset.word(control.id)),
        who: actor(dataset, control.by.id),
        says: ground(dataset, control),
        reported: day(control.reported.value),
        rating: String::new(),
        sources: numbers(board, &[control.via.id]),
    }
}

fn judgement(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[at];
    Reference {
        address: format!("judgement:{}", dataset.word(judgement.id)),
        who: OURS.to_owned(),
        says: judgement.says.to_string(),
        reported: day(judgement.reported.value),
        rating: String::new(),
        sources: numbers(board, &vias(board, &judgement.rests_on)),
    }
}

fn evidence(board: &Board<'_>, at: usize) -> Reference {
    let dataset = board.view.dataset();
    let item = &dataset.evidence[at];
    Reference {
        address: format!("evidence:{}", dataset.word(item.id)),
        who: OURS.to_owned(),
        says: wording::evidence_on(board, item),
        reported: day(item.reported.value),
        rating: String::new(),
        sources: numbers(board, &vias(board, &item.rests_on)),
    }
}

/// The sources an assessment rests on, by themselves or through claims, events and maps, as far as
/// they can be seen.
pub fn vias(board: &Board<'_>, props: &[Ref]) -> Vec<Id> {
    let dataset = board.view.dataset();
    let reports = wording::cites(board, props).into_iter().map(|cite| match cite.kind {
        Kind::Event => dataset.events[cite.at as usize].via.id,
        Kind::Control => dataset.controls[cite.at as usize].via.id,
        _ => dataset.claims[cite.at as usize].via.id,
    });
    let named = props.iter().filter(|prop| prop.kind == Kind::Source).map(|prop| prop.id);
    reports.chain(named.filter(|&id| board.view.has_source(id))).collect()
}
