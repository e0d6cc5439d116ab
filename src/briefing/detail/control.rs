//! A map of ground held.

use crate::board::Board;
use crate::board::control;
use crate::briefing::block::{Block, Cite, Tone};
use crate::briefing::build::cited;
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::Draft;
use crate::briefing::wording::{
    actor, count, day, ground, km2, km2_change, name, plain_word, when,
};
use crate::dataset::control::Control;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The detail of the map at a shelf position.
pub fn detail(board: &Board<'_>, at: u32) -> Option<Detail> {
    let control = board.view.row::<Control>(at)?;
    let row = control::row(&board.view, at)?;
    let dataset = board.view.dataset();
    let key = |control: &Control| Key { kind: Kind::Control, id: control.id };
    let title = ground(dataset, control);
    let mut draft = Draft::new(board, dataset.address(key(control)), title.clone());
    let cite = vec![Cite { kind: Kind::Control, at }];
    draft.detail.blocks.push(Block::Prose(vec![cited(title.clone(), Tone::Strong, cite)]));
    draft.fact("Area", format!("{}\u{a0}km²", km2(row.area)));
    let before = row.before.map(|before| &dataset.controls[before]);
    if let (Some(before), Some(change), Some(gained), Some(lost)) =
        (before, row.change, row.gained, row.lost)
    {
        let since = when(&before.when.value);
        let (gained, lost) = (km2(gained), km2(lost));
        let change = km2_change(change);
        let text = format!("{change}\u{a0}km² since {since}: gained {gained}, lost {lost}");
        draft.fact("Change", text);
        draft.relate("before", key(before));
    }
    draft.fact("Day", when(&control.when.value));
    draft.fact("Map by", actor(dataset, control.by.id));
    draft.fact("Published", day(control.reported.value));
    draft.maybe("Holder", control.holder.map(|holder| name(dataset, holder.key())));
    let side = control.side(dataset).and_then(|side| dataset.header.sides.get(side));
    draft.maybe("Side", side.map(|(_, label)| label.to_string()));
    draft.fact("Held as", plain_word(control.class.word()));
    let hand = if control.indicative { ", drawn by hand" } else { "" };
    draft.fact("Drawn with", format!("{}{hand}", count(control.points(), "point", "points")));
    draft.maybe("Note", control.note.as_ref().map(ToString::to_string));
    draft.source(control.via.id);
    draft.relate_all("drawn by", [&control.by]);
    draft.relate_all("holder", &control.holder);
    draft.relate_all("replaces", &control.supersedes);
    draft.mentioned_by(key(control));
    let (by, published) = (actor(dataset, control.by.id), day(control.reported.value));
    let area = km2(row.area);
    Some(draft.finish(&format!("{by}, {published}: {title}, {area}\u{a0}km²")))
}
