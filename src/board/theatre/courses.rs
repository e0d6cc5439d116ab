//! Flows that go the same way, as one course on the map.

use std::collections::{HashMap, HashSet};

use crate::board::Board;
use crate::board::status::Status;
use crate::board::supply::FlowRow;
use crate::board::theatre::{Course, point_of};
use crate::dataset::Dataset;
use crate::dataset::flow::Category;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::state::{FlowStage, Standing};
use crate::dataset::words::Kind;

/// Flows from one actor to another by the same stops.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The sender.
    pub from: Id,
    /// The recipient.
    pub to: Id,
    /// Places they are known to pass, in order.
    pub route: Vec<Ref>,
    /// Rows of the supply ledger, at least one.
    pub flows: Vec<usize>,
}

/// The flows on the board that have not ended, in the order of the ledger, bundled.
pub fn bundles(board: &Board<'_>) -> Vec<Bundle> {
    let dataset = board.view.dataset();
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut places: HashMap<(Id, Id, Vec<Id>), usize> = HashMap::new();
    for (at, row) in board.supply.flows.iter().enumerate() {
        let newest = row.series.newest(&board.view).and_then(|state| state.standing);
        if newest == Some(Standing::Flow(FlowStage::Ended)) {
            continue;
        }
        let flow = &dataset.flows[row.at];
        let stops = row.route.iter().map(|stop| stop.id).collect();
        let place = places.entry((flow.from.id, flow.to.id, stops)).or_insert(bundles.len());
        match bundles.get_mut(*place) {
            Some(bundle) => bundle.flows.push(at),
            None => bundles.push(Bundle {
                from: flow.from.id,
                to: flow.to.id,
                route: row.route.clone(),
                flows: vec![at],
            }),
        }
    }
    bundles
}

/// A course for each bundle, in the same order.
pub(super) fn courses(board: &Board<'_>) -> Vec<Course> {
    let bundles = bundles(board);
    let ways: HashSet<(Id, Id)> = bundles.iter().map(|it| (it.from, it.to)).collect();
    bundles.iter().map(|bundle| course(board, &ways, bundle)).collect()
}

fn course(board: &Board<'_>, ways: &HashSet<(Id, Id)>, it: &Bundle) -> Course {
    let dataset = board.view.dataset();
    let name = |id| {
        let actor = dataset.actors.get(id);
        actor.map_or_else(String::new, |it| it.called().to_string())
    };
    let rows = || it.flows.iter().filter_map(|&at| board.supply.flows.get(at));
    let confirmed = |row: &FlowRow| row.claims.iter().any(|it| it.1 == Status::Corroborated);
    let address =
        |row: &FlowRow| dataset.address(Key { kind: Kind::Flow, id: dataset.flows[row.at].id });
    Course {
        flows: rows().map(address).collect(),
        from: name(it.from),
        to: name(it.to),
        from_code: country(dataset, it.from),
        to_code: country(dataset, it.to),
        stops: it.route.iter().filter_map(|stop| point_of(dataset, stop)).collect(),
        firm: rows().any(confirmed),
        returned: ways.contains(&(it.to, it.from)),
        in_return: in_return(board, it),
    }
}

/// The country of an actor, or of the nearest body above it that has one.
fn country(dataset: &Dataset, id: Id) -> String {
    let actor = dataset.actors.get(id);
    let code = actor.and_then(|actor| actor.upwards(dataset).find_map(|it| it.country.as_ref()));
    code.map_or_else(String::new, ToString::to_string)
}

/// Whether a bundle is the payment: those of its flows that are linked by `in-return` with others
/// are all money, knowledge or relief, and what they are linked with is not. Where both ways are
/// goods, or both are payments, neither is said to come back for the other.
fn in_return(board: &Board<'_>, it: &Bundle) -> bool {
    let dataset = board.view.dataset();
    let pays = |at: usize| is_payment(dataset.flows[at].category);
    let rows = it.flows.iter().filter_map(|&at| board.supply.flows.get(at));
    let mut linked = rows.filter(|row| !row.counter.is_empty()).peekable();
    linked.peek().is_some()
        && linked.all(|row| pays(row.at) && row.counter.iter().all(|&other| !pays(other)))
}

fn is_payment(category: Category) -> bool {
    use Category::{KnowHow, Money, SanctionsRelief, Technology};
    matches!(category, Money | KnowHow | Technology | SanctionsRelief)
}
