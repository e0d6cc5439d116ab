//! The words of a map in their order: what matters most is placed first.

use crate::board::theatre::{FrontLine, Spot, Theatre};
use crate::chart::labels::{Label, Placer, width};
use crate::chart::lens::Lens;
use crate::chart::shapes::Shapes;
use crate::chart::signs::{arrow, mark};
use crate::chart::{Ink, Look, furniture, gazetteer};
use crate::earth::LonLat;
use crate::earth::mercator::{Plane, project, unproject};

/// From so many dots to a degree fronts are numbered; from farther they fall together.
const NUMBERS: f64 = 3.5;

/// Writes everything that is no line.
pub(super) fn write(
    placer: &mut Placer<'_>,
    lens: &Lens,
    (theatre, shapes): (&Theatre, &Shapes),
    look: &Look,
) {
    if look.cross {
        furniture::cross(placer, look);
    }
    furniture::scale(placer, lens, look);
    let spots = theatre.places.iter().filter_map(|spot| label(lens, spot, look));
    let spots = spread(spots.collect(), &ends(lens, theatre));
    let (wide, exact): (Vec<_>, Vec<_>) = spots.into_iter().partition(|it| it.mark.is_none());
    placer.marks(&exact);
    for front in &theatre.fronts {
        if lens.scale >= NUMBERS || front.address == look.selected {
            number(placer, lens, front, look);
        }
    }
    courses(placer, lens, (theatre, shapes), look);
    let chosen = |label: &&Label<'_>| label.ink == Ink::Selected;
    let labels = || exact.iter().chain(&wide);
    for label in labels().filter(chosen).chain(labels().filter(|it| !chosen(it))) {
        placer.name(label);
    }
    elsewhere(placer, lens, theatre, look);
    gazetteer::name_lands(placer, lens, &theatre.camps);
    gazetteer::name_towns(placer, lens, theatre, look);
}

/// The cells where something is sent from or to.
fn ends(lens: &Lens, theatre: &Theatre) -> Vec<(u16, u16)> {
    let ends =
        theatre.courses.iter().flat_map(|it| it.stops.first().into_iter().chain(it.stops.last()));
    ends.filter_map(|&end| lens.cell(end)).collect()
}

/// Of places that fall together the first stands for all: what is selected before the ends of what
/// is sent, and these before the others.
fn spread<'a>(mut labels: Vec<Label<'a>>, ends: &[(u16, u16)]) -> Vec<Label<'a>> {
    let mut kept: Vec<Label<'_>> = Vec::with_capacity(labels.len());
    let near = |a: (u16, u16), b: (u16, u16)| a.0.abs_diff(b.0) <= 2 && a.1.abs_diff(b.1) <= 1;
    labels.sort_by_cached_key(|it| (it.ink != Ink::Selected, !ends.contains(&it.at)));
    for label in labels {
        if !kept.iter().any(|it| it.mark == label.mark && near(it.at, label.at)) {
            kept.push(label);
        }
    }
    kept
}

/// A place of the dossier, if it is on the map.
fn label<'a>(lens: &Lens, spot: &'a Spot, look: &Look) -> Option<Label<'a>> {
    let ink = if spot.address == look.selected { Ink::Selected } else { Ink::Place };
    let at = lens.cell(spot.at)?;
    Some(Label {
        at,
        mark: (!spot.wide).then(|| mark(look.signs, '●')),
        name: &spot.name,
        ink,
        address: &spot.address,
        pinned: true,
    })
}

/// The number of a front on its line, with an arrow where it moves.
fn number(placer: &mut Placer<'_>, lens: &Lens, front: &FrontLine, look: &Look) {
    let Some((x, y)) = front.at.and_then(|at| lens.cell(at)) else { return };
    let ink = if front.address == look.selected { Ink::Selected } else { Ink::Number };
    let sign = front.heading.map(|degrees| mark(look.signs, arrow(degrees)));
    let text: String = front.number.to_string().chars().chain(sign).collect();
    let (x, y, wide) = (i32::from(x), i32::from(y), width(&text));
    let (left, right) = (-wide, 1);
    let level = [(right, 0), (left, 0), (right + 1, 0), (left - 1, 0)];
    let aslant = [(right, -1), (right, 1), (left, -1), (left, 1), (0, -1), (0, 1), (0, 0)];
    let beside = level.into_iter().chain(aslant);
    let mut spot = beside.map(|(right, down)| (x + right, y + down));
    let Some((x, y)) = spot.find(|&(x, y)| placer.is_free(x, y, wide)) else { return };
    placer.write(x, y, &text, ink);
    placer.hit(x, y, wide, &front.address);
}

/// Arrows on what is sent, and marks at the edge for ends outside.
fn courses(
    placer: &mut Placer<'_>,
    lens: &Lens,
    (theatre, shapes): (&Theatre, &Shapes),
    look: &Look,
) {
    for (course, way) in theatre.courses.iter().zip(&shapes.courses) {
        let Some(flow) = course.flows.first() else { continue };
        let selected = course.flows.contains(&look.selected);
        let ink = match (selected, course.in_return) {
            (true, _) => Ink::Selected,
            (_, true) => Ink::Return,
            _ => Ink::Course,
        };
        for part in [45, 70, 95] {
            let at = (way.len() * part / 100).clamp(1, way.len().max(2) - 1);
            let (Some(from), Some(to)) = (way.get(at - 1), way.get(at)) else { continue };
            let point = unproject(Plane { x: to[0], y: to[1] });
            let Some((x, y)) = lens.cell(point) else { continue };
            let heading = (to[0] - from[0]).atan2(to[1] - from[1]).to_degrees();
            let sign = mark(look.signs, arrow(heading));
            let (x, y) = (i32::from(x), i32::from(y));
            if placer.is_free(x, y, 1) {
                placer.write(x, y, sign.encode_utf8(&mut [0; 4]), ink);
                placer.hit(x, y, 1, flow);
            }
        }
        leaves(placer, lens, (way, course), ink, look);
    }
}

/// A course that leaves the map says where it goes, or comes from.
fn leaves(
    placer: &mut Placer<'_>,
    lens: &Lens,
    (way, course): (&[[f64; 2]], &crate::board::theatre::Course),
    ink: Ink,
    look: &Look,
) {
    let seen = |point: &[f64; 2]| lens.find(unproject(Plane { x: point[0], y: point[1] }));
    let first = way.iter().find_map(seen);
    let last = way.iter().rev().find_map(seen);
    let ends =
        [(&course.from, course.stops.first(), first), (&course.to, course.stops.last(), last)];
    for (name, end, edge) in ends {
        if let (Some(&end), Some(edge)) = (end, edge)
            && lens.find(end).is_none()
        {
            furniture::outside(placer, lens, (name, end, ink), edge, look);
        }
    }
}

/// A mark at the edge for what is selected and lies outside.
fn elsewhere(placer: &mut Placer<'_>, lens: &Lens, theatre: &Theatre, look: &Look) {
    let spots = theatre.places.iter().map(|it| (&it.address, it.name.as_str(), Some(it.at)));
    let fronts = theatre.fronts.iter().map(|it| (&it.address, it.name.as_str(), it.at));
    let found = spots.chain(fronts).find(|it| *it.0 == look.selected);
    let Some((_, name, Some(at))) = found else { return };
    if lens.find(at).is_some() {
        return;
    }
    let way = toward(lens, at);
    furniture::outside(placer, lens, (name, at, Ink::Selected), way, look);
}

/// Where the straight way from the middle to a point leaves the map, in dots.
fn toward(lens: &Lens, point: LonLat) -> (f64, f64) {
    let middle = (f64::from(lens.width) / 2.0, f64::from(lens.height) / 2.0);
    let plane = project(point);
    let near = [-360.0, 0.0, 360.0].map(|turn| lens.dot(plane.x + turn, plane.y));
    let far = |dot: &(f64, f64)| (dot.0 - middle.0).abs();
    let dot = near.into_iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(middle);
    let (across, down) = (dot.0 - middle.0, dot.1 - middle.1);
    let part = (middle.0 / across.abs()).min(middle.1 / down.abs());
    let part = if part.is_finite() { part } else { 0.0 };
    (middle.0 + across * part, middle.1 + down * part)
}
