//! Ground measured on the maps of a dossier, each map and each pair of maps once.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::dataset::Dataset;
use crate::dataset::control::Control;
use crate::earth::LonLat;

/// One series of maps: those of one author, holder and class.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlRow {
    /// Shelf position of its newest map.
    pub at: usize,
    /// The newest map of an earlier time.
    pub before: Option<usize>,
    /// Ground on the newest map, in square metres.
    pub area: f64,
    /// The same less the ground on the map before.
    pub change: Option<f64>,
    /// Ground on the newest map that was not on the one before.
    pub gained: Option<f64>,
    /// Ground on the map before that is not on the newest.
    pub lost: Option<f64>,
}

/// Rings in degrees.
type Rings = Vec<Vec<LonLat>>;

/// Areas measured so far: to cross two maps of thousands of points takes milliseconds, and every
/// question asks for the same pairs.
#[derive(Debug, Default)]
pub struct Measured {
    rows: RefCell<HashMap<(usize, Option<usize>), ControlRow>>,
    gained: RefCell<HashMap<(usize, usize), Rings>>,
    united: RefCell<HashMap<usize, Rings>>,
}

impl Measured {
    /// A map beside the one before it in its series, both by shelf position.
    pub fn row(&self, dataset: &Dataset, at: usize, before: Option<usize>) -> ControlRow {
        let known = self.rows.borrow().get(&(at, before)).cloned();
        known.unwrap_or_else(|| {
            let row = measure(dataset, at, before);
            self.rows.borrow_mut().insert((at, before), row.clone());
            row
        })
    }

    /// Rings round the ground on the map at a shelf position: a point is on it if an odd number of
    /// them go round it. A map in one piece keeps its rings as they were drawn; of several, two may
    /// share ground, which their own rings together would leave out.
    pub fn outline(&self, dataset: &Dataset, at: usize) -> Rings {
        let control = &dataset.controls[at];
        if let [only] = control.area.as_slice() {
            return only.paths();
        }
        let known = self.united.borrow().get(&at).cloned();
        known.unwrap_or_else(|| {
            let rings = control.ground().rings();
            self.united.borrow_mut().insert(at, rings.clone());
            rings
        })
    }

    /// Rings round the ground on the map at one shelf position that was not on the one at another.
    pub fn gained(&self, dataset: &Dataset, at: usize, before: usize) -> Rings {
        let known = self.gained.borrow().get(&(at, before)).cloned();
        known.unwrap_or_else(|| {
            let rings = gained(&dataset.controls[at], &dataset.controls[before]);
            self.gained.borrow_mut().insert((at, before), rings.clone());
            rings
        })
    }
}

/// Rings round the ground on a map that was not on an older one, for drawing: a point belongs to it
/// if an odd number of them go round it. Takes milliseconds; keep what you draw.
pub fn gained(new: &Control, old: &Control) -> Rings {
    new.ground().without(&old.ground()).rings()
}

fn measure(dataset: &Dataset, at: usize, before: Option<usize>) -> ControlRow {
    let now = dataset.controls[at].ground();
    let area = now.area();
    let Some(old) = before.map(|before| dataset.controls[before].ground()) else {
        return ControlRow { at, before, area, change: None, gained: None, lost: None };
    };
    ControlRow {
        at,
        before,
        area,
        change: Some(area - old.area()),
        gained: Some(now.without(&old).area()),
        lost: Some(old.without(&now).area()),
    }
}
