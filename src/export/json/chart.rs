//! The map for programs: what is on it, in degrees, longitude first as GeoJSON has it.

use serde::Serialize;

use crate::briefing::block::{Course, Figure, FrontLine, Ground, Path, Side, Spot};

#[derive(Serialize)]
pub struct ChartJson<'a> {
    as_of: String,
    view: Option<&'a str>,
    views: Vec<ViewJson<'a>>,
    fronts: Vec<FrontJson<'a>>,
    held: Vec<HeldJson<'a>>,
    places: Vec<PlaceJson<'a>>,
    courses: Vec<CourseJson<'a>>,
    camps: Vec<CampJson<'a>>,
}

#[derive(Serialize)]
struct ViewJson<'a> {
    name: &'a str,
    /// The front it shows.
    record: Option<&'a str>,
    /// West, south, east, north.
    bounds: [f64; 4],
}

#[derive(Serialize)]
struct FrontJson<'a> {
    record: &'a str,
    name: &'a str,
    number: usize,
    at: Option<[f64; 2]>,
    strokes: Vec<Vec<[f64; 2]>>,
    before: Vec<Vec<[f64; 2]>>,
    indicative: bool,
    planned: bool,
    heading: Option<f64>,
    gains: &'static str,
}

#[derive(Serialize)]
struct HeldJson<'a> {
    record: &'a str,
    side: &'static str,
    says: &'a str,
    by: &'a str,
    day: &'a str,
    open: bool,
    indicative: bool,
    rings: Vec<Vec<[f64; 2]>>,
    before: Vec<Vec<[f64; 2]>>,
    gained: Vec<Vec<[f64; 2]>>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    record: &'a str,
    name: &'a str,
    at: [f64; 2],
    wide: bool,
    weight: usize,
    pinned: bool,
}

#[derive(Serialize)]
struct CourseJson<'a> {
    records: &'a [String],
    from: &'a str,
    to: &'a str,
    stops: Vec<[f64; 2]>,
    confirmed: bool,
    in_return: bool,
}

#[derive(Serialize)]
struct CampJson<'a> {
    country: &'a str,
    side: &'static str,
    fights: bool,
}

/// The map of a figure.
pub fn chart(figure: &Figure) -> ChartJson<'_> {
    let theatre = &figure.theatre;
    let views = figure.views.iter().map(|view| {
        let it = view.bounds;
        let bounds = [it.west, it.south, it.east, it.north].map(rounded);
        let record = Some(view.address.as_str()).filter(|it| !it.is_empty());
        ViewJson { name: &view.name, record, bounds }
    });
    let camps = theatre.camps.iter().map(|camp| CampJson {
        country: &camp.code,
        side: side(camp.side),
        fights: camp.fights,
    });
    ChartJson {
        as_of: theatre.as_of.to_string(),
        view: figure.view().map(|(name, _)| name),
        views: views.collect(),
        fronts: theatre.fronts.iter().map(front).collect(),
        held: theatre.held.iter().map(held).collect(),
        places: theatre.places.iter().map(place).collect(),
        courses: theatre.courses.iter().map(course).collect(),
        camps: camps.collect(),
    }
}

fn front(it: &FrontLine) -> FrontJson<'_> {
    FrontJson {
        record: &it.address,
        name: &it.name,
        number: it.number,
        at: it.at.map(|at| point(at.lon, at.lat)),
        strokes: paths(&it.strokes),
        before: paths(&it.before),
        indicative: it.indicative,
        planned: it.planned,
        heading: it.heading.map(f64::round),
        gains: side(it.side),
    }
}

fn held(it: &Ground) -> HeldJson<'_> {
    HeldJson {
        record: &it.address,
        side: side(it.side),
        says: &it.says,
        by: &it.by,
        day: &it.day,
        open: it.open,
        indicative: it.indicative,
        rings: paths(&it.rings),
        before: paths(&it.before),
        gained: paths(&it.gained),
    }
}

fn place(it: &Spot) -> PlaceJson<'_> {
    PlaceJson {
        record: &it.address,
        name: &it.name,
        at: point(it.at.lon, it.at.lat),
        wide: it.wide,
        weight: it.weight,
        pinned: it.pinned,
    }
}

fn course(it: &Course) -> CourseJson<'_> {
    CourseJson {
        records: &it.flows,
        from: &it.from,
        to: &it.to,
        stops: path(&it.stops),
        confirmed: it.firm,
        in_return: it.in_return,
    }
}

fn paths(paths: &[Path]) -> Vec<Vec<[f64; 2]>> {
    paths.iter().map(path).collect()
}

fn path(path: &Path) -> Vec<[f64; 2]> {
    path.iter().map(|it| point(it.lon, it.lat)).collect()
}

fn point(lon: f64, lat: f64) -> [f64; 2] {
    [rounded(lon), rounded(lat)]
}

/// To a ten-millionth of a degree, about a centimetre: what a dossier may hold, without the noise
/// of sums.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

fn side(side: Side) -> &'static str {
    match side {
        Side::A => "a",
        Side::B => "b",
        Side::Other => "other",
    }
}
