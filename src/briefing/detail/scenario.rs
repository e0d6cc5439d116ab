//! A scenario: what it assumes, and what would point to it.

use crate::board::Board;
use crate::briefing::block::{Block, Tone};
use crate::briefing::build::toned;
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::Draft;
use crate::briefing::wording::day;
use crate::dataset::id::Key;

/// The detail of a scenario.
pub fn detail(board: &Board<'_>, key: Key) -> Option<Detail> {
    let dataset = board.view.dataset();
    let scenario = dataset.scenarios.get(key.id)?;
    let mut draft = Draft::new(board, dataset.address(key), scenario.title.to_string());
    let says = vec![toned(scenario.says.to_string(), Tone::Strong)];
    draft.detail.blocks.push(Block::Prose(says));
    let held = dataset.assumed.contains(&key.id);
    draft.fact("Held", if held { "yes: the board shows what would follow" } else { "no" });
    draft.fact("Written", day(scenario.reported.value));
    draft.maybe("Note", scenario.note.as_ref().map(ToString::to_string));
    draft.relate_all("because of", &scenario.rests_on);
    let points = |it: &&crate::dataset::indicator::Indicator| {
        it.points_to.iter().any(|link| link.key() == key)
    };
    for indicator in dataset.indicators.iter().filter(points) {
        let kind = crate::dataset::words::Kind::Indicator;
        draft.relate("tripwire", Key { kind, id: indicator.id });
    }
    Some(draft.finish_ours(&scenario.says))
}
