//! One file for each section of the brief.

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
