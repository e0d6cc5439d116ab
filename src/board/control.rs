//! Who holds how much ground, and what the newest map changed.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::board::as_of::AsOf;
use crate::dataset::Dataset;
use crate::dataset::control::Control;
use crate::dataset::id::Id;
use crate::dataset::state::ControlClass;
use crate::earth::LonLat;

/// One series of maps on the board: those of one author, holder and class.
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
    fn row(&self, dataset: &Dataset, at: usize, before: Option<usize>) -> ControlRow {
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

/// The series on the board, each with its newest map: by the side of the holder in the dossier's
/// order, ground that nobody holds last, then by holder, class and author.
pub fn rows(view: &AsOf<'_>) -> Vec<ControlRow> {
    let newest = |maps: Vec<usize>| Some(compared(view, &maps, *maps.last()?));
    series(view).into_values().filter_map(newest).collect()
}

/// One map on the board, compared with the one before it in its series.
pub fn row(view: &AsOf<'_>, at: u32) -> Option<ControlRow> {
    let control = view.row::<Control>(at)?;
    let maps = series(view).remove(&place(view.dataset(), control)).unwrap_or_default();
    Some(compared(view, &maps, at as usize))
}

/// The maps of each series that none on the board takes the place of: by the time they describe,
/// then by the day they were published.
fn series(view: &AsOf<'_>) -> BTreeMap<Place, Vec<usize>> {
    let dataset = view.dataset();
    let superseded: HashSet<Id> =
        view.rows::<Control>().flat_map(|(_, it)| &it.supersedes).map(|link| link.id).collect();
    let mut series: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, it) in view.rows::<Control>().filter(|(_, it)| !superseded.contains(&it.id)) {
        series.entry(place(dataset, it)).or_default().push(at as usize);
    }
    for maps in series.values_mut() {
        maps.sort_by(|&a, &b| {
            let (x, y) = (&dataset.controls[a], &dataset.controls[b]);
            let when = x.when.value.order(&y.when.value);
            when.then(x.reported.value.cmp(&y.reported.value)).then(a.cmp(&b))
        });
    }
    series
}

/// A map beside the newest of its series that describes an earlier time.
fn compared(view: &AsOf<'_>, maps: &[usize], at: usize) -> ControlRow {
    let dataset = view.dataset();
    let when = |at: usize| &dataset.controls[at].when.value;
    let before = maps.iter().rev().copied().find(|&it| when(it).order(when(at)).is_lt());
    view.index.measured.row(dataset, at, before)
}

/// Rings round the ground on a map that was not on an older one, for drawing: a point belongs to it
/// if an odd number of them go round it. Takes milliseconds; keep what you draw.
pub fn gained(new: &Control, old: &Control) -> Rings {
    new.ground().without(&old.ground()).rings()
}

/// What makes a series, and its place among the others: side, holder, class, author.
type Place = (usize, usize, ControlClass, usize);

fn place(dataset: &Dataset, control: &Control) -> Place {
    let actor = |id: Id| dataset.actors.position(id).unwrap_or(usize::MAX);
    let holder = control.holder.map_or(usize::MAX, |holder| actor(holder.id));
    let side = control.side(dataset).unwrap_or(usize::MAX);
    (side, holder, control.class, actor(control.by.id))
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
