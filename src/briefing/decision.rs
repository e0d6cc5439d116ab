//! The words of what is due, once for every list that names it.

use crate::board::Board;
use crate::board::due::Due;
use crate::briefing::block::Cite;
use crate::briefing::wording::name;
use crate::dataset::date::When;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// A decision in words.
pub struct Decision<'a> {
    /// The record that says it best, as `kind:id`: the event, else the tripwire, else the package.
    pub record: String,
    /// What is due; a decision that is watched says so.
    pub text: String,
    /// When; `None` if the dossier gives no time, which a decision always has.
    pub time: Option<&'a When>,
    /// The reports behind all its records.
    pub cites: Vec<Cite>,
}

/// Words a decision.
pub fn decision<'a>(board: &Board<'a>, due: &Due) -> Decision<'a> {
    let dataset = board.view.dataset();
    let event = due.event.map(|at| &dataset.events[at as usize]);
    let indicator = due.indicator.map(|at| &dataset.indicators[at]);
    let package = due.aid.and_then(|at| board.aid.rows.iter().find(|row| row.at == at));
    let promise = package.and_then(|row| Some((row, row.series.newest(&board.view)?)));
    let event_key = event.map(|it| Key { kind: Kind::Event, id: it.id });
    let indicator_key = indicator.map(|it| Key { kind: Kind::Indicator, id: it.id });
    let aid_key = due.aid.map(|at| Key { kind: Kind::Aid, id: dataset.aid[at].id });
    let key = event_key.or(indicator_key).or(aid_key);
    let mut text = key.map(|key| name(dataset, key)).unwrap_or_default();
    if let Some(target) = promise.and_then(|(_, state)| state.target).filter(|_| key == aid_key) {
        text = format!("{text}: {}", target.word());
    }
    if indicator.is_some() {
        text.push_str(" (tripwire)");
    }
    let time = event.map(|it| &it.when.value).or(indicator.and_then(|it| it.due.as_ref()));
    let read = due.indicator.and_then(|at| board.indicators.iter().find(|row| row.at == at));
    let cites = [
        due.event.map(|at| Cite { kind: Kind::Event, at }),
        read.and_then(|row| row.series.cite()),
        promise.and_then(|(row, _)| row.series.cite()),
    ];
    Decision {
        record: key.map(|key| dataset.address(key)).unwrap_or_default(),
        text,
        time: time.or(promise.map(|(_, state)| &state.when.value)),
        cites: cites.into_iter().flatten().collect(),
    }
}
