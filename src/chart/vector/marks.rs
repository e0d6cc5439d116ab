//! What the dossier puts on the map, as shapes: ground held, courses, fronts.

use std::fmt::Write as _;

use crate::board::theatre::{Course, FrontLine, Ground, Path, Theatre};
use crate::chart::Tint;
use crate::chart::lens::{bounds, plane};
use crate::chart::overlay::tint;
use crate::chart::shapes::way;
use crate::chart::vector::colours;
use crate::chart::vector::frame::{Frame, Rect};
use crate::chart::vector::pen::{Dot, dashed, path, px};

/// Length and half the width of an arrow's head, in pixels.
const HEAD: (f64, f64) = (11.0, 5.0);

/// Below so many pixels to a degree it is about who sends what where, not about each front.
const FAR: f64 = 20.0;

/// Length of the arrow that shows where a front moves.
const PUSH: f64 = 34.0;

/// A course shorter than this on paper has one head, at its end.
const LONG: f64 = 160.0;

/// Draws ground held, courses and fronts; gives the room that arrows take.
pub fn draw(out: &mut String, frame: &Frame, theatre: &Theatre) -> Vec<Rect> {
    for ground in &theatre.held {
        held(out, frame, ground);
    }
    let mut taken = Vec::new();
    for course in &theatre.courses {
        sent(out, frame, course, &mut taken);
    }
    for front in &theatre.fronts {
        let before = lines(frame, &front.before);
        stroke(out, &before, colours::BEFORE, 1.6, &dashed("2 3"));
        let now = lines(frame, &front.strokes);
        stroke(out, &now, colours::HALO, 6.0, r#" stroke-opacity=".8""#);
        let dashes = dashed(if front.planned { "7 5" } else { "" });
        let width = if front.planned || is_far(frame) { 2.2 } else { 3.4 };
        stroke(out, &now, colours::FRONT, width, &dashes);
    }
    taken
}

/// Whether the map is too far away to tell one front from another.
pub fn is_far(frame: &Frame) -> bool {
    frame.scale < FAR
}

/// The arrow from a front's number to where it moves, and its room on the paper.
pub fn push(out: &mut String, front: &FrontLine, from: Dot) -> Option<[Rect; 2]> {
    let heading = front.heading?.to_radians();
    let way = [heading.sin(), -heading.cos()];
    let tip = [from[0] + way[0] * PUSH, from[1] + way[1] * PUSH];
    let neck = [tip[0] - way[0] * HEAD.0, tip[1] - way[1] * HEAD.0];
    let shaft = path(&[from, neck], false);
    for (colour, width) in [(colours::HALO, 7.0), (colours::FRONT, 4.0)] {
        let _ = writeln!(
            out,
            r#"<path fill="none" stroke="{colour}" stroke-width="{width}" d="{shaft}"/>"#
        );
    }
    head(out, tip, way, colours::FRONT, 1.4);
    let half = [from[0] + way[0] * PUSH / 2.0, from[1] + way[1] * PUSH / 2.0];
    Some([around(&[half], 4.0), around(&[neck, tip], 3.0)])
}

/// The lines of a front on the paper, each time the world goes round.
pub fn lines(frame: &Frame, strokes: &[Path]) -> Vec<Vec<Dot>> {
    let mut lines = Vec::new();
    for stroke in strokes {
        lines.extend(shown(frame, &plane(stroke)));
    }
    lines
}

/// The parts of a course that the frame shows.
pub fn course(frame: &Frame, course: &Course) -> Vec<Vec<Dot>> {
    shown(frame, &way(course))
}

/// The length of a line.
pub fn length(line: &[Dot]) -> f64 {
    line.windows(2).map(step).sum()
}

/// The parts of a line on the plane that the frame shows.
fn shown(frame: &Frame, line: &[[f64; 2]]) -> Vec<Vec<Dot>> {
    let turns = frame.turns(bounds(line));
    turns
        .flat_map(|turn| {
            let dots: Vec<Dot> = line.iter().map(|it| frame.dot([it[0] + turn, it[1]])).collect();
            frame.visible(&dots)
        })
        .collect()
}

fn stroke(out: &mut String, lines: &[Vec<Dot>], colour: &str, width: f64, more: &str) {
    let data: String = lines.iter().map(|line| path(line, false)).collect();
    if !data.is_empty() {
        let _ = writeln!(
            out,
            r#"<path fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round" stroke-linecap="round"{more} d="{data}"/>"#
        );
    }
}

fn held(out: &mut String, frame: &Frame, ground: &Ground) {
    let parts = [(&ground.rings, tint(ground), ".7"), (&ground.gained, Tint::Gained, ".8")];
    for (rings, tint, opacity) in parts {
        let data = shape(frame, rings);
        if !data.is_empty() {
            let colour = colours::ground(tint);
            let dashes = dashed(if ground.open { "4 3" } else { "" });
            let _ = writeln!(
                out,
                r#"<path fill="{colour}" fill-opacity="{opacity}" fill-rule="evenodd" stroke="{colour}" stroke-width="1"{dashes} d="{data}"/>"#
            );
        }
    }
}

/// Rings on the paper as one shape; empty if none is on it.
pub fn shape(frame: &Frame, rings: &[Path]) -> String {
    let mut data = String::new();
    for ring in rings {
        let ring = plane(ring);
        for turn in frame.turns(bounds(&ring)) {
            let dots = ring.iter().map(|it| frame.dot([it[0] + turn, it[1]])).collect();
            data.push_str(&path(&frame.cut(dots), true));
        }
    }
    data
}

/// A course with its heads: broken where it is only claimed.
fn sent(out: &mut String, frame: &Frame, course: &Course, taken: &mut Vec<Rect>) {
    let colour = if course.in_return { colours::RETURN } else { colours::COURSE };
    let dashes = dashed(if course.firm { "" } else { "6 5" });
    let way = way(course);
    let lines = shown(frame, &way);
    stroke(out, &lines, colours::HALO, 4.6, r#" stroke-opacity=".7""#);
    stroke(out, &lines, colour, 2.0, &dashes);
    let arrives = way.last().map(|&end| frame.turns([end[0], end[1], end[0], end[1]]));
    let ends = arrives.is_some_and(|mut turns| turns.next().is_some());
    for line in &lines {
        let length = length(line);
        let is_last = ends && lines.last() == Some(line);
        let places = [(length >= LONG).then_some(0.55), is_last.then_some(1.0)];
        for part in places.into_iter().flatten() {
            if let Some((tip, way)) = along(line, length * part) {
                head(out, tip, way, colour, 1.0);
                taken.push(around(&[tip], HEAD.1));
            }
        }
    }
}

/// The point of a line at a distance from its start, and the direction there.
pub fn along(line: &[Dot], mut left: f64) -> Option<(Dot, [f64; 2])> {
    let mut found = None;
    for pair in line.windows(2) {
        let &[a, b] = pair else { continue };
        let length = step(pair);
        if length <= 0.0 {
            continue;
        }
        let way = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
        let part = left.clamp(0.0, length);
        found = Some(([a[0] + way[0] * part, a[1] + way[1] * part], way));
        if left <= length {
            break;
        }
        left -= length;
    }
    found
}

/// The length of a piece of a line.
fn step(pair: &[Dot]) -> f64 {
    match pair {
        [a, b] => (b[0] - a[0]).hypot(b[1] - a[1]),
        _ => 0.0,
    }
}

fn head(out: &mut String, tip: Dot, way: [f64; 2], colour: &str, size: f64) {
    let (length, half) = (HEAD.0 * size, HEAD.1 * size);
    let foot = [tip[0] - way[0] * length, tip[1] - way[1] * length];
    let across = [-way[1] * half, way[0] * half];
    let corners = [
        tip,
        [foot[0] + across[0], foot[1] + across[1]],
        [foot[0] - across[0], foot[1] - across[1]],
    ];
    let points: Vec<String> =
        corners.iter().map(|it| format!("{},{}", px(it[0]), px(it[1]))).collect();
    let _ = writeln!(out, r#"<polygon fill="{colour}" points="{}"/>"#, points.join(" "));
}

/// The rectangle around some dots.
fn around(dots: &[Dot], edge: f64) -> Rect {
    let [left, top, right, bottom] = bounds(dots);
    [left - edge, top - edge, right + edge, bottom + edge]
}
