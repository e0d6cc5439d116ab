//! Which names the basemap adds, so that a reader knows where he is: countries from far, regions
//! and towns from near.

use crate::basemap::{countries, regions, towns};
use crate::board::theatre::{Camp, Theatre};
use crate::chart::labels::{Label, Placer};
use crate::chart::lens::Lens;
use crate::chart::signs::mark;
use crate::chart::{Ink, Look};
use crate::earth::circle::distance;

/// Up to so many dots to a degree countries are named, and from so many regions.
const COUNTRIES: f64 = 16.0;
const REGIONS: f64 = 22.0;

/// One town for so many cells at most.
const CELLS: usize = 80;

/// A town this near to a place of the dossier, in metres, is that place.
const SAME: f64 = 9_000.0;

fn takes_part(camps: &[Camp], code: [u8; 3]) -> bool {
    camps.iter().any(|camp| camp.code.as_bytes() == code)
}

/// How many people a town must have to be named at a scale.
fn people(scale: f64) -> f64 {
    100_000.0 * (20.0 / scale).powf(1.5)
}

/// Towns of countries that take no part must be so much larger, unless they are capitals.
const APART: f64 = 5.0;

/// Names towns, the largest first.
pub(super) fn name_towns(placer: &mut Placer<'_>, lens: &Lens, theatre: &Theatre, look: &Look) {
    let least = people(lens.scale);
    let spots = &theatre.places;
    let involved = |country: u16| {
        let code = countries().get(usize::from(country)).map(|it| it.code);
        code.is_some_and(|code| takes_part(&theatre.camps, code))
    };
    let (columns, rows) = placer.size();
    let most = usize::try_from(columns * rows).unwrap_or(0) / CELLS + 1;
    let is_spot = |at| spots.iter().any(|spot| !spot.wide && distance(spot.at, at) < SAME);
    let seen = towns()
        .iter()
        .take_while(|town| f64::from(town.people) >= least)
        .filter_map(|town| Some((town, lens.cell(town.at)?)))
        .filter(|(town, _)| {
            let enough = town.capital || f64::from(town.people) >= least * APART;
            (enough || involved(town.country)) && !is_spot(town.at)
        });
    let mut named = 0;
    for (town, cell) in seen {
        let (x, y) = (i32::from(cell.0), i32::from(cell.1));
        if !placer.is_free(x, y, 1) {
            continue;
        }
        let sign = mark(look.signs, if town.capital { '◉' } else { '•' });
        let label = Label {
            at: cell,
            mark: Some(sign),
            name: &town.name,
            ink: Ink::Town,
            address: "",
            pinned: false,
        };
        if placer.name(&label) {
            placer.marks(&[label]);
            named += 1;
        }
        if named == most {
            return;
        }
    }
}

/// Names countries or regions in the middle of their land, where nothing is in the way.
pub(super) fn name_lands(placer: &mut Placer<'_>, lens: &Lens, camps: &[Camp]) {
    let mut name = |at, name: &str| {
        if let Some(at) = lens.cell(at) {
            let ink = Ink::Name;
            placer.name(&Label { at, mark: None, name, ink, address: "", pinned: false });
        }
    };
    if lens.scale >= REGIONS {
        for region in regions() {
            name(region.at, &region.name);
        }
    }
    if lens.scale > COUNTRIES {
        return;
    }
    for country in countries() {
        let large = f64::from(country.rank) <= 2.0 + lens.scale.log2().max(0.0);
        if large || takes_part(camps, country.code) {
            name(country.label, &country.name.to_uppercase());
        }
    }
}
