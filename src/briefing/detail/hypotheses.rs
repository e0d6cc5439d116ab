//! An analysis of competing hypotheses, and one item of its evidence.

use crate::board::Board;
use crate::board::hypotheses::{row, rows};
use crate::board::judgements::Props;
use crate::briefing::block::{Block, Cite, Tone};
use crate::briefing::build::{cited, plain};
use crate::briefing::detail::Detail;
use crate::briefing::detail::assessed::props;
use crate::briefing::detail::draft::Draft;
use crate::briefing::references::vias;
use crate::briefing::sections::hypotheses::{analysis, label, labels, legend};
use crate::briefing::wording::{day, evidence_on, plain_word};
use crate::dataset::ach::Ach;
use crate::dataset::evidence::Evidence;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The detail of the analysis at a shelf position.
pub fn ach(board: &Board<'_>, at: u32) -> Option<Detail> {
    let ach = board.view.row::<Ach>(at)?;
    let it = row(&board.view, &board.claims, at)?;
    let dataset = board.view.dataset();
    let made = day(ach.reported.value);
    let key = Key { kind: Kind::Ach, id: ach.id };
    let mut draft = Draft::new(board, dataset.address(key), format!("Hypotheses, {made}"));
    draft.detail.blocks.push(Block::Prose(vec![plain(ach.question.to_string())]));
    draft.fact("Made", made.clone());
    draft.maybe("Note", ach.note.as_ref().map(ToString::to_string));
    draft.detail.blocks.extend(analysis(board, &it));
    draft.detail.blocks.extend(legend());
    draft.relate_all("replaces", &ach.supersedes);
    draft.mentioned_by(key);
    for item in &it.items {
        for via in vias(board, &dataset.evidence[item.at as usize].rests_on) {
            draft.source(via);
        }
    }
    Some(draft.finish_ours(&format!("Our hypotheses, {made}: {}", ach.question)))
}

/// The detail of the item of evidence at a shelf position.
pub fn evidence(board: &Board<'_>, at: u32) -> Option<Detail> {
    let item = board.view.row::<Evidence>(at)?;
    let dataset = board.view.dataset();
    let made = item.reported.value;
    let key = Key { kind: Kind::Evidence, id: item.id };
    let title = format!("Evidence, {}", day(made));
    let mut draft = Draft::new(board, dataset.address(key), title);
    let words = evidence_on(board, item);
    let cite = Cite { kind: Kind::Evidence, at };
    draft.detail.blocks.push(Block::Prose(vec![cited(words.clone(), Tone::Strong, vec![cite])]));
    readings(&mut draft, item);
    let counted = rows(&board.view, &board.claims)
        .into_iter()
        .find_map(|it| Some((it.items.iter().find(|item| item.at == at)?.clone(), it)));
    if let Some((row, it)) = counted {
        draft.fact("Tells apart", format!("{} of {} pairs", row.pairs, it.pairs));
        let flip = |then: &Vec<usize>| format!("{} → {}", labels(&it.least()), labels(then));
        draft.maybe("Without it", row.flips_to.as_ref().map(flip));
    }
    draft.fact("Read", day(made));
    draft.maybe("Why", item.note.as_ref().map(ToString::to_string));
    let fallen = Props::of(&board.view, &board.claims, made, &item.rests_on);
    props(&mut draft, "Rests on", &item.rests_on, &fallen);
    draft.relate("question", item.ach.key());
    draft.relate_all("replaces", &item.supersedes);
    draft.mentioned_by(key);
    Some(draft.finish_ours(&format!("Our reading, {}: {words}", day(made))))
}

/// How the item fits each hypothesis, in words.
fn readings(draft: &mut Draft<'_, '_>, item: &Evidence) {
    let dataset = draft.board.view.dataset();
    let hypotheses = dataset.achs.get(item.ach.id).map_or(&[][..], |ach| &ach.hypotheses);
    for (at, hypothesis) in hypotheses.iter().enumerate() {
        let fit = plain_word(item.fit(hypothesis.id).word());
        draft.fact(label(at), format!("{fit}: {}", hypothesis.says));
    }
}
