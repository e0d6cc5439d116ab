//! The base of the map as shapes: land by camps, lakes, borders, coasts, rivers.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::basemap::{Arc, Class, Detail, Level, level};
use crate::board::theatre::Camp;
use crate::chart::Tint;
use crate::chart::base::{contains, tints, wide};
use crate::chart::lens::bounds;
use crate::chart::vector::colours;
use crate::chart::vector::frame::Frame;
use crate::chart::vector::pen::{Dot, dashed, path};

/// From so many pixels to a degree a map is drawn from the middle level, and from so many from that
/// of the theatre, if it lies in it.
const CLOSER: (f64, f64) = (5.0, 40.0);

/// A lake that is smaller than this both ways, in pixels, is left out.
const LAKE: f64 = 6.0;

/// Draws the base: shapes first, then lines.
pub fn draw(frame: &Frame, camps: &[Camp]) -> String {
    let level = chosen(frame);
    let tints = tints(camps);
    let of = |country: u16| tints.get(usize::from(country)).copied();
    let mut out = String::new();
    // All land first: where two shapes meet, no sea shines through.
    fill(&mut out, frame, level, colours::LAND, |arc| {
        of(arc.left).is_some() != of(arc.right).is_some()
    });
    for tint in [Tint::FriendA, Tint::FriendB, Tint::SideA, Tint::SideB] {
        let is = |country: u16| of(country) == Some(tint);
        fill(&mut out, frame, level, colours::ground(tint), |arc| is(arc.left) != is(arc.right));
    }
    let lake = |arc: &Arc| arc.class == Class::Lake && size(frame, arc) >= LAKE;
    fill(&mut out, frame, level, colours::SEA, lake);
    lines(&mut out, frame, level);
    out
}

fn chosen(frame: &Frame) -> &'static Level {
    if frame.scale < CLOSER.0 {
        return level(Detail::World);
    }
    let theatre = level(Detail::Theatre);
    if frame.scale >= CLOSER.1 && contains(wide(theatre.bounds), frame.window()) {
        return theatre;
    }
    level(Detail::Continent)
}

fn size(frame: &Frame, arc: &Arc) -> f64 {
    let [left, low, right, high] = wide(arc.bounds);
    (right - left).max(high - low) * frame.scale
}

/// Fills what some arcs surround.
fn fill(out: &mut String, frame: &Frame, level: &Level, colour: &str, edge: impl Fn(&Arc) -> bool) {
    let mut data = String::new();
    for ring in rings(level, edge) {
        for turn in frame.turns(bounds(&ring)) {
            let dots = ring.iter().map(|it| frame.dot([it[0] + turn, it[1]])).collect();
            data.push_str(&path(&frame.cut(dots), true));
        }
    }
    if !data.is_empty() {
        let _ = writeln!(out, r#"<path fill="{colour}" fill-rule="evenodd" d="{data}"/>"#);
    }
}

/// Arcs joined at their ends to closed rings. Which way a ring runs does not matter.
fn rings(level: &Level, edge: impl Fn(&Arc) -> bool) -> Vec<Vec<[f64; 2]>> {
    type End = [u32; 2];
    let end = |point: &[f32; 2]| -> End { point.map(f32::to_bits) };
    let arcs: Vec<&[[f32; 2]]> =
        level.arcs.iter().filter(|arc| edge(arc)).map(|arc| level.line(arc)).collect();
    let mut at: HashMap<End, Vec<usize>> = HashMap::new();
    for (number, line) in arcs.iter().enumerate() {
        for point in line.first().into_iter().chain(line.last()) {
            at.entry(end(point)).or_default().push(number);
        }
    }
    let mut used = vec![false; arcs.len()];
    let mut rings = Vec::new();
    for first in 0..arcs.len() {
        let mut ring: Vec<[f32; 2]> = Vec::new();
        let mut next = (!used[first]).then_some(first);
        while let Some(number) = next {
            used[number] = true;
            let line = arcs[number];
            if ring.last().map(end) == line.last().map(end) && ring.len() > 1 {
                ring.extend(line.iter().rev().skip(1));
            } else {
                ring.extend(line.iter().skip(usize::from(!ring.is_empty())));
            }
            let near = ring.last().and_then(|last| at.get(&end(last)));
            next = near.and_then(|near| near.iter().copied().find(|&it| !used[it]));
        }
        if ring.len() > 2 {
            rings.push(ring.into_iter().map(|it| it.map(f64::from)).collect());
        }
    }
    rings
}

/// The lines of the base, those below first.
fn lines(out: &mut String, frame: &Frame, level: &Level) {
    // What a cell of a terminal has in dots is here about five times as many pixels.
    let dots = frame.scale / 5.0;
    let rivers = match dots {
        dots if dots < 4.0 => 1,
        dots if dots < 9.0 => 4,
        dots if dots < 30.0 => 6,
        dots if dots < 60.0 => 8,
        _ => u8::MAX,
    };
    let regions = dots >= 8.0;
    let line = |colour, width, dashes| Line { colour, width, dashes };
    let mut draw = |line: Line, is: &dyn Fn(&Arc) -> bool| stroke(out, frame, level, line, is);
    draw(line(colours::REGION, 0.7, "2 2"), &|arc| arc.class == Class::Region && regions);
    draw(line(colours::WATER, 0.9, ""), &|arc| arc.class == Class::River && arc.rank <= rivers);
    let lake = |arc: &Arc| arc.class == Class::Lake && size(frame, arc) >= LAKE;
    draw(line(colours::WATER, 0.6, ""), &lake);
    draw(line(colours::COAST, 0.8, ""), &|arc| arc.class == Class::Coast);
    draw(line(colours::BORDER, 1.1, ""), &|arc| arc.class == Class::Border);
    draw(line(colours::BORDER, 1.0, "4 3"), &|arc| arc.class == Class::Disputed);
}

/// How a line looks.
#[derive(Clone, Copy, Debug)]
struct Line {
    colour: &'static str,
    width: f64,
    dashes: &'static str,
}

/// Draws arcs as one path.
fn stroke(out: &mut String, frame: &Frame, level: &Level, line: Line, is: &dyn Fn(&Arc) -> bool) {
    let mut data = String::new();
    for arc in level.arcs.iter().filter(|arc| is(arc)) {
        for turn in frame.turns(wide(arc.bounds)) {
            let dot = |it: &[f32; 2]| frame.dot([f64::from(it[0]) + turn, f64::from(it[1])]);
            let dots: Vec<Dot> = level.line(arc).iter().map(dot).collect();
            data.extend(frame.visible(&dots).iter().map(|part| path(part, false)));
        }
    }
    if data.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        r#"<path fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{} d="{data}"/>"#,
        line.colour,
        line.width,
        dashed(line.dashes)
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::countries;

    /// Whether a point lies in rings, by the number of edges to its east.
    fn inside(rings: &[Vec<[f64; 2]>], point: [f64; 2]) -> bool {
        let crossed = |a: [f64; 2], b: [f64; 2]| {
            (a[1] > point[1]) != (b[1] > point[1])
                && a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) > point[0]
        };
        let edges = rings.iter().flat_map(|ring| {
            let next = ring.iter().copied().cycle().skip(1);
            ring.iter().copied().zip(next)
        });
        edges.filter(|&(a, b)| crossed(a, b)).count() % 2 == 1
    }

    #[test]
    fn arcs_of_a_country_close_to_rings() {
        let ukraine = countries().iter().position(|it| &it.code == b"UKR").unwrap();
        let is = |country: u16| usize::from(country) == ukraine;
        for detail in [Detail::World, Detail::Continent, Detail::Theatre] {
            let rings = rings(level(detail), |arc| is(arc.left) != is(arc.right));
            assert!(rings.iter().all(|ring| ring.first() == ring.last()), "{detail:?}");
            let at = |lon: f64, lat: f64| inside(&rings, [lon, crate::earth::mercator::north(lat)]);
            assert!(at(30.5, 50.4) && at(34.1, 45.2) && at(37.8, 48.0), "{detail:?}");
            assert!(!at(36.2, 51.7) && !at(31.0, 45.0) && !at(21.0, 52.2), "{detail:?}");
        }
    }
}
