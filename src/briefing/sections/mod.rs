//! One file for each section of the brief, and the table of them.

pub mod actors;
pub mod agreements;
pub mod aid;
pub mod brief;
pub mod changes;
pub mod disputes;
pub mod evidence;
pub mod fronts;
pub mod gaps;
pub mod hypotheses;
pub mod judgements;
pub mod map;
pub mod numbers;
pub mod record;
pub mod scenario;
pub mod sources;
pub mod supply;
pub mod timeline;
pub mod tripwires;
pub mod without;

use crate::briefing::SectionRow;

/// All sections in the order of print: the order watch floors use.
pub static SECTIONS: &[SectionRow] = &[
    brief::ROW,
    changes::ROW,
    fronts::ROW,
    map::ROW,
    supply::ROW,
    aid::ROW,
    agreements::ROW,
    actors::ROW,
    judgements::ROW,
    disputes::ROW,
    numbers::ROW,
    gaps::ROW,
    tripwires::ROW,
    hypotheses::ROW,
    timeline::ROW,
    without::ROW,
    scenario::ROW,
    evidence::ROW,
    record::ROW,
    sources::ROW,
];
