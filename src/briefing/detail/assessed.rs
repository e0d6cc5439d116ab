//! What we make of it: a judgement with its props, and a state with what it rests on.

use crate::board::Board;
use crate::board::judgements::{Props, outcome_known};
use crate::briefing::block::{Block, Cite, Item, Tone};
use crate::briefing::build::{cited, item, toned};
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::{Draft, claim_item};
use crate::briefing::detail::target::state_address;
use crate::briefing::faces;
use crate::briefing::judged::{self, horizon, likelihood, lists, past, review};
use crate::briefing::wording::{capital, count, day, full_stop, name, plain_word, when};
use crate::dataset::id::{Key, Ref};
use crate::dataset::judgement::Judgement;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};

/// The detail of the judgement at a shelf position.
pub fn judgement(board: &Board<'_>, at: u32) -> Option<Detail> {
    let judgement = board.view.row::<Judgement>(at)?;
    let dataset = board.view.dataset();
    let key = Key { kind: Kind::Judgement, id: judgement.id };
    let made = judgement.reported.value;
    let title = format!("Judgement, {}", day(made));
    let mut draft = Draft::new(board, dataset.address(key), title);
    let cite = Cite { kind: Kind::Judgement, at };
    draft.detail.blocks.push(Block::Prose(vec![cited(
        judgement.says.to_string(),
        Tone::Strong,
        vec![cite],
    )]));
    draft.maybe("Likelihood", likelihood(dataset, judgement).map(|text| capital(&text)));
    draft.maybe("Confidence", judgement.confidence.as_ref().map(|it| it.value.word()));
    draft.fact("Made", day(made));
    draft.maybe("Horizon", horizon(judgement));
    let standing = board.judgements.iter().find(|row| row.at == at);
    if let Some(over) = standing.and_then(past) {
        draft.runs("Over", vec![over]);
    }
    for (label, texts) in lists(judgement) {
        draft.joined(label, &texts);
    }
    draft.maybe("Why it changed", judgement.why_changed.as_ref().map(|it| full_stop(it)));
    outcome(&mut draft, judgement);
    let of = |props: &[Ref]| Props::of(&board.view, &board.claims, made, props);
    let (for_it, contrary) = (of(&judgement.rests_on), of(&judgement.contrary));
    let moved = [&for_it, &contrary].into_iter().flat_map(|side| review(board, "", side));
    let moved: Vec<Item> = moved.map(|(record, runs)| Item { record, ..item(runs) }).collect();
    if !moved.is_empty() {
        draft.block("Review", Block::List(moved));
    }
    props(&mut draft, "For", &judgement.rests_on, &for_it);
    props(&mut draft, "Against", &judgement.contrary, &contrary);
    draft.relate_all("replaces", &judgement.supersedes);
    draft.mentioned_by(key);
    Some(draft.finish_ours(&format!("Our judgement, {}: {}", day(made), judgement.says)))
}

fn outcome(draft: &mut Draft<'_, '_>, judgement: &Judgement) {
    let known = outcome_known(&draft.board.view, judgement);
    draft.maybe("Outcome", judged::outcome(judgement).filter(|_| known));
}

/// The claims, events, maps and subjects an assessment names, those that are left out as a number.
pub fn props(draft: &mut Draft<'_, '_>, heading: &str, links: &[Ref], props: &Props) {
    let mut items: Vec<Item> = links.iter().filter_map(|link| prop(draft, link)).collect();
    if props.fallen > 0 {
        let text = format!("{} left out.", count(props.fallen, "prop is", "props are"));
        items.push(item(vec![toned(text, Tone::Alert)]));
    }
    if !items.is_empty() {
        draft.block(heading, Block::List(items));
    }
}

fn prop(draft: &mut Draft<'_, '_>, link: &Ref) -> Option<Item> {
    let board = draft.board;
    let dataset = board.view.dataset();
    if !board.has(link.key()) {
        return None;
    }
    let cite = board.view.prop(link);
    if let Some(cite) = cite.filter(|cite| cite.kind == Kind::Claim) {
        draft.source(dataset.claims[cite.at as usize].via.id);
        return claim_item(board, cite.at);
    }
    if let Some(cite) = cite {
        let at = cite.at as usize;
        draft.source(match cite.kind {
            Kind::Control => dataset.controls[at].via.id,
            _ => dataset.events[at].via.id,
        });
    }
    let text = name(dataset, link.key());
    Some(Item {
        runs: vec![
            toned(format!("{} ", plain_word(link.kind.word())), Tone::Dim),
            cited(text, Tone::Plain, cite.into_iter().collect()),
        ],
        record: dataset.address(link.key()),
        below: Vec::new(),
    })
}

/// The detail of the state at a shelf position.
pub fn state(board: &Board<'_>, at: u32) -> Option<Detail> {
    let state = board.view.row::<State>(at)?;
    let dataset = board.view.dataset();
    let of = name(dataset, state.of.key());
    let made = day(state.reported.value);
    let word = faces::word(state);
    let mut draft = Draft::new(board, state_address(board, at), format!("{of}, {made}"));
    let cite = Cite { kind: Kind::State, at };
    draft.detail.blocks.push(Block::Prose(vec![cited(
        format!("{of}: {word}"),
        Tone::Strong,
        vec![cite],
    )]));
    draft.maybe("More", faces::details(dataset, state));
    draft.fact("Holds", when(&state.when.value));
    draft.fact("Made", made.clone());
    draft.maybe("Confidence", state.confidence.map(Word::word));
    draft.maybe("Why", state.note.as_ref().map(|note| full_stop(note)));
    if state.indicative {
        draft.fact("Line", "drawn by hand, indicative");
    }
    let fallen = Props::of(&board.view, &board.claims, state.reported.value, &state.rests_on);
    props(&mut draft, "Rests on", &state.rests_on, &fallen);
    if let Some(via) = state.via.filter(|_| state.rests_on.is_empty()) {
        draft.source(via.id);
    }
    draft.relate(state.of.kind.word(), state.of.key());
    for other in board.view.index.states_of(state.of.key()) {
        if other != at && board.view.row::<State>(other).is_some() {
            draft.relate_state("other state", other);
        }
    }
    Some(draft.finish_ours(&format!("Our assessment, {made}: {of}: {word}")))
}
