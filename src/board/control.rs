//! Who holds how much ground, and what the newest map changed.

use std::collections::{BTreeMap, HashSet};

use crate::board::as_of::AsOf;
use crate::board::measured::ControlRow;
use crate::dataset::Dataset;
use crate::dataset::control::Control;
use crate::dataset::id::Id;
use crate::dataset::state::ControlClass;

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

/// What makes a series, and its place among the others: side, holder, class, author.
type Place = (usize, usize, ControlClass, usize);

fn place(dataset: &Dataset, control: &Control) -> Place {
    let actor = |id: Id| dataset.actors.position(id).unwrap_or(usize::MAX);
    let holder = control.holder.map_or(usize::MAX, |holder| actor(holder.id));
    let side = control.side(dataset).unwrap_or(usize::MAX);
    (side, holder, control.class, actor(control.by.id))
}
