//! Which stops of a flow's route can be seen.
//!
//! A route stands on the flow, which has no date. A stop that reports name together with a flow is
//! their news, and is seen with the first that names it with this one; a stop that no report ever
//! names with a flow is plain knowledge.

use crate::board::as_of::AsOf;
use crate::dataset::Dataset;
use crate::dataset::flow::Flow;
use crate::dataset::id::{Id, Ref};
use crate::dataset::record::{Cite, Record};
use crate::dataset::words::Kind;

/// The stops of a flow that can be seen, in order.
pub fn stops(view: &AsOf<'_>, flow: &Flow) -> Vec<Ref> {
    flow.route.iter().filter(|place| is_told(view, flow.id, place)).copied().collect()
}

fn is_told(view: &AsOf<'_>, flow: Id, place: &Ref) -> bool {
    let mut news = false;
    for &cite in view.index.mentions(place.key()) {
        let named = flows(view.dataset(), cite);
        if named.contains(&flow) && view.sees(cite) {
            return true;
        }
        news |= !named.is_empty();
    }
    !news
}

/// The flows that a report names.
fn flows(dataset: &Dataset, cite: Cite) -> Vec<Id> {
    let mut found = Vec::new();
    let mut visit = |link: &Ref| {
        if link.kind == Kind::Flow {
            found.push(link.id);
        }
    };
    match cite.kind {
        Kind::Claim => refs(dataset.claims.row(cite.at), &mut visit),
        Kind::Stance => refs(dataset.stances.row(cite.at), &mut visit),
        Kind::Event => refs(dataset.events.row(cite.at), &mut visit),
        Kind::State => refs(dataset.states.row(cite.at), &mut visit),
        Kind::Judgement => refs(dataset.judgements.row(cite.at), &mut visit),
        _ => {}
    }
    found
}

fn refs<R: Record>(report: Option<&R>, visit: &mut dyn FnMut(&Ref)) {
    if let Some(report) = report {
        report.refs(visit);
    }
}
