//! What the board puts on a map: lines of fronts, ground held, places, and who sends what where.
//!
//! Everything is as the board sees it at its date, in degrees and names, so that a map can be drawn
//! without the dossier. Only where the flows begin and end is left to whoever knows the capitals of
//! countries. The rules stand in `docs/map.md`.

pub mod courses;
mod ground;
mod lines;

use std::cmp::Reverse;

use rust_decimal::prelude::ToPrimitive;

use crate::board::Board;
use crate::board::actors::Role;
use crate::board::places;
use crate::dataset::Dataset;
use crate::dataset::actor::ActorKind;
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::place::{Place, PlaceKind};
use crate::dataset::words::Kind;
use crate::earth::LonLat;

/// A stroke or a ring on the earth.
pub type Path = Vec<LonLat>;

/// Whose something is, by the order of `[dataset.sides]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
    /// Any other, or none.
    #[default]
    Other,
}

/// The content of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theatre {
    /// The date of the board.
    pub as_of: Day,
    /// Fronts in the order of their list.
    pub fronts: Vec<FrontLine>,
    /// Ground held, as somebody mapped it.
    pub held: Vec<Ground>,
    /// Places, the most important first.
    pub places: Vec<Spot>,
    /// Flows with the same ends, drawn as one.
    pub courses: Vec<Course>,
    /// Countries that take part.
    pub camps: Vec<Camp>,
    /// What the first two sides are called; empty where there is none.
    pub sides: [String; 2],
}

/// A front on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontLine {
    /// Its address, `front:id`.
    pub address: String,
    /// Name.
    pub name: String,
    /// Its row in the list of fronts, from 1.
    pub number: usize,
    /// Its newest line; empty if nobody gave one.
    pub strokes: Vec<Path>,
    /// The line before, if it was another.
    pub before: Vec<Path>,
    /// Drawn by hand, not measured.
    pub indicative: bool,
    /// Only expected or possible: nobody says that it is fought there yet.
    pub planned: bool,
    /// Where its number stands: on the line, or at its place.
    pub at: Option<LonLat>,
    /// Where it moves, in degrees clockwise from north; `None` if it stands or nobody knows.
    pub heading: Option<f64>,
    /// Who gains by that.
    pub side: Side,
}

/// Ground held by somebody, as somebody else mapped it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Its address, `control:id`.
    pub address: String,
    /// Whose it is.
    pub side: Side,
    /// Who holds it and who says so, in words.
    pub says: String,
    /// Who drew the map: an address, `actor:id`.
    pub by: String,
    /// The day it describes, as the dossier writes it.
    pub day: String,
    /// Contested or only claimed.
    pub open: bool,
    /// Its edge was drawn by hand, not measured.
    pub indicative: bool,
    /// Its rings; a point is inside if an odd number of them surrounds it.
    pub rings: Vec<Path>,
    /// The rings of the map before; empty if there is none.
    pub before: Vec<Path>,
    /// What was gained since then.
    pub gained: Vec<Path>,
}

/// A place on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Its address, `place:id`.
    pub address: String,
    /// Name.
    pub name: String,
    /// Where.
    pub at: LonLat,
    /// A region, a country, a sea: its name stands around the point, which is none.
    pub wide: bool,
    /// How much on the board names it.
    pub weight: usize,
    /// On a front or on a route.
    pub pinned: bool,
}

/// What goes from one end to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    /// The addresses of its flows, `flow:id`.
    pub flows: Vec<String>,
    /// Name of the sender.
    pub from: String,
    /// Name of the recipient.
    pub to: String,
    /// The sender's country, ISO 3166-1 alpha-3; empty if it has none.
    pub from_code: String,
    /// The recipient's country.
    pub to_code: String,
    /// The stops between the ends, as the board knows them; once the capitals have been found, both
    /// ends included, and empty where one of them is nowhere.
    pub stops: Path,
    /// At least one of its flows is confirmed by independent origins; else it is only claimed.
    pub firm: bool,
    /// Something comes back the other way.
    pub returned: bool,
    /// It comes back for what goes the other way.
    pub in_return: bool,
}

/// A country that takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Camp {
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// Its side.
    pub side: Side,
    /// It fights on a front.
    pub fights: bool,
}

impl Theatre {
    /// The map of a board.
    pub fn of(board: &Board<'_>) -> Self {
        Self {
            as_of: board.view.question.as_of,
            fronts: lines::fronts(board),
            held: ground::held(board),
            places: spots(board),
            courses: courses::courses(board),
            camps: camps(board),
            sides: [0, 1].map(|at: usize| {
                let sides = &board.view.dataset().header.sides;
                sides.get(at).map_or_else(String::new, |(_, label)| label.to_string())
            }),
        }
    }

    /// Whether nothing of the dossier is on it.
    pub fn is_empty(&self) -> bool {
        self.has_no_ground() && self.courses.is_empty()
    }

    /// Whether there is nothing to draw: what is on it has no position, and no country takes part.
    /// Asked once the courses have their ends.
    pub fn is_blank(&self) -> bool {
        let nowhere = self.courses.iter().all(|course| course.stops.len() < 2);
        self.has_no_ground() && self.camps.is_empty() && nowhere
    }

    fn has_no_ground(&self) -> bool {
        let drawn = self.fronts.iter().any(|front| front.at.is_some());
        !drawn && self.held.is_empty() && self.places.is_empty()
    }
}

/// Whose somebody is: the side of an actor or of the nearest body or family above it.
fn side(dataset: &Dataset, id: Id) -> Side {
    let own = dataset.actors.get(id).and_then(|actor| actor.side(dataset));
    let sides = &dataset.header.sides;
    match sides.iter().position(|(key, _)| Some(key) == own) {
        Some(0) => Side::A,
        Some(1) => Side::B,
        _ => Side::Other,
    }
}

/// The places that the board names and whose coordinates are known: those on fronts and routes
/// first, then by how much names them.
fn spots(board: &Board<'_>) -> Vec<Spot> {
    let dataset = board.view.dataset();
    let rows = places::rows(board);
    let mut spots: Vec<_> = rows
        .iter()
        .filter_map(|row| {
            let place = &dataset.places[row.at];
            Some(Spot {
                address: dataset.address(Key { kind: Kind::Place, id: place.id }),
                name: place.name.to_string(),
                at: point(place)?,
                wide: is_wide(place),
                weight: row.weight(),
                pinned: !row.fronts.is_empty() || !row.flows.is_empty(),
            })
        })
        .collect();
    spots.sort_by_key(|spot| (!spot.pinned, Reverse(spot.weight)));
    spots
}

/// The states on the board.
fn camps(board: &Board<'_>) -> Vec<Camp> {
    let dataset = board.view.dataset();
    let mut camps: Vec<Camp> = Vec::new();
    for row in &board.actors {
        let actor = &dataset.actors[row.at];
        let Some(code) = actor.country.as_ref().filter(|_| actor.kind == ActorKind::State) else {
            continue;
        };
        let fights = row.roles.contains(&Role::Belligerent);
        match camps.iter_mut().find(|camp| camp.code == **code) {
            Some(camp) => camp.fights |= fights,
            None => {
                camps.push(Camp { code: code.to_string(), side: side(dataset, actor.id), fights });
            }
        }
    }
    camps
}

/// Where a place is, if somebody wrote it down.
fn point(place: &Place) -> Option<LonLat> {
    let (lat, lon) = (place.lat.as_ref()?.value, place.lon.as_ref()?.value);
    Some(LonLat::new(lon.to_f64()?, lat.to_f64()?))
}

/// Where a place is that a record names.
fn point_of(dataset: &Dataset, place: &Ref) -> Option<LonLat> {
    point(dataset.places.get(place.id)?)
}

/// Whether a place is too large to be a point.
fn is_wide(place: &Place) -> bool {
    use PlaceKind::{Area, City, Country, Facility, Range, Region, Sea};
    match place.kind {
        Country | Region | Range | Area | Sea => true,
        City | Facility => false,
    }
}
