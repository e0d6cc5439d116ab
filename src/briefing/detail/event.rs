//! What happened or is due.

use crate::board::Board;
use crate::board::timeline::Phase;
use crate::briefing::block::{Block, Cite, Tone};
use crate::briefing::build::cited;
use crate::briefing::detail::Detail;
use crate::briefing::detail::draft::Draft;
use crate::briefing::judged::came_out;
use crate::briefing::wording::{amount, day, plain_word, publication, when};
use crate::dataset::event::Event;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// The detail of the event at a shelf position.
pub fn detail(board: &Board<'_>, at: u32) -> Option<Detail> {
    let event = board.view.row::<Event>(at)?;
    let row = board.event(at)?;
    let dataset = board.view.dataset();
    let key = Key { kind: Kind::Event, id: event.id };
    let mut draft = Draft::new(board, dataset.address(key), event.title.to_string());
    let cite = Cite { kind: Kind::Event, at };
    draft.detail.blocks.push(Block::Prose(vec![cited(
        event.title.to_string(),
        Tone::Strong,
        vec![cite],
    )]));
    let stands = match row.phase {
        Phase::Happened | Phase::Ahead => plain_word(event.status.word()),
        phase => format!("{}, {}", plain_word(event.status.word()), plain_word(phase.word())),
    };
    draft.fact("Status", stands);
    let time = when(&event.when.value);
    draft.fact(if row.phase == Phase::Ahead { "Due" } else { "When" }, time.clone());
    let lag = row.lag.filter(|&lag| lag > 0);
    let lag = lag.map(|lag| format!(", {lag} {} later", if lag == 1 { "day" } else { "days" }));
    draft.fact("Reported", format!("{}{}", day(event.reported.value), lag.unwrap_or_default()));
    draft.fact("Lane", row.lane.word());
    draft.maybe("Kind", event.kind.map(|kind| plain_word(kind.word())));
    draft.maybe("Weight", event.weight.map(|weight| format!("{weight} of 5")));
    draft.maybe("Toll", event.toll.as_ref().map(|toll| amount(dataset, &toll.value)));
    draft.maybe("Outcome", came_out(event).filter(|_| row.outcome_known));
    draft.source(event.via.id);
    draft.relate_all("about", &event.about);
    draft.relate_all("who", &event.actors);
    draft.relate_all("where", &event.place);
    draft.mentioned_by(key);
    let by = publication(dataset, event.via.id);
    let reported = day(event.reported.value);
    Some(draft.finish(&format!("{by}, {reported}: {time}: {}", event.title)))
}
