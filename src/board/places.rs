//! Where: the places on the board, and what names them.

use crate::board::Board;
use crate::board::as_of::AsOf;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::words::Kind;

/// A place on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Its shelf position.
    pub at: usize,
    /// Fronts that lie in it or along it: shelf positions.
    pub fronts: Vec<usize>,
    /// Flows that are known to pass it: shelf positions.
    pub flows: Vec<usize>,
    /// Agreements made there: shelf positions.
    pub agreements: Vec<usize>,
    /// Claims about it.
    pub claims: Vec<u32>,
    /// Events that happened there or are about it.
    pub events: Vec<u32>,
}

impl PlaceRow {
    /// How many things name it.
    pub fn weight(&self) -> usize {
        let subjects = self.fronts.len() + self.flows.len() + self.agreements.len();
        subjects + self.claims.len() + self.events.len()
    }
}

/// The places that something on the board names: those with a front first, then by how much names
/// them, then in reading order.
pub fn rows(board: &Board<'_>) -> Vec<PlaceRow> {
    let dataset = board.view.dataset();
    let mut rows: Vec<_> = dataset
        .places
        .iter()
        .enumerate()
        .map(|(at, place)| row(board, at, place.id))
        .filter(|row| row.weight() > 0)
        .collect();
    rows.sort_by_key(|row| (row.fronts.is_empty(), std::cmp::Reverse(row.weight()), row.at));
    rows
}

/// One place, if something on the board names it.
pub fn find(board: &Board<'_>, id: Id) -> Option<PlaceRow> {
    let at = board.view.dataset().places.position(id)?;
    Some(row(board, at, id)).filter(|row| row.weight() > 0)
}

fn row(board: &Board<'_>, at: usize, id: Id) -> PlaceRow {
    let view = &board.view;
    let dataset = view.dataset();
    let key = Key { kind: Kind::Place, id };
    let names = |links: &[Ref]| links.iter().any(|link| link.key() == key);
    let fronts = board.fronts.iter().map(|row| row.at).filter(|&at| {
        let front = &dataset.fronts[at];
        names(&front.places) || names(front.within.as_slice())
    });
    let flows = board.supply.flows.iter().filter(|row| names(&row.route)).map(|row| row.at);
    let agreements = board.agreements.iter().map(|row| row.at);
    PlaceRow {
        at,
        fronts: fronts.collect(),
        flows: flows.collect(),
        agreements: agreements
            .filter(|&at| names(dataset.agreements[at].place.as_slice()))
            .collect(),
        claims: mentions(view, key, Kind::Claim),
        events: mentions(view, key, Kind::Event),
    }
}

/// Reports of a kind that can be seen and mention a record.
fn mentions(view: &AsOf<'_>, key: Key, kind: Kind) -> Vec<u32> {
    let cites = view.index.mentions(key).iter();
    cites.filter(|cite| cite.kind == kind && view.sees(**cite)).map(|cite| cite.at).collect()
}
