//! What the signs of the drawn map mean: as many as are on it, in as few lines as they need.

use std::fmt::Write as _;

use crate::board::theatre::{Side, Theatre};
use crate::chart::Tint;
use crate::chart::vector::colours;
use crate::chart::vector::frame::Frame;
use crate::chart::vector::marks::{course, is_far, lines};
use crate::chart::vector::pen::{escaped, px, width};

/// Height of a line of the legend, in pixels.
pub const LINE: f64 = 21.0;

/// Size of its letters.
const SIZE: f64 = 12.5;

/// How much wider the widest of the usual fonts is than words are reckoned.
const WIDER: f64 = 1.08;

/// Room for a sign before its words, and between two entries.
const SIGN: f64 = 34.0;
const GAP: f64 = 18.0;

/// A sign, drawn from the point where its words would begin, and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    sign: String,
    room: f64,
    words: String,
}

impl Entry {
    fn new(sign: String, words: impl Into<String>) -> Self {
        Self { sign, room: SIGN, words: words.into() }
    }

    fn width(&self) -> f64 {
        self.room + width(&self.words, SIZE) * WIDER + GAP
    }
}

/// The fronts that are on the map by their numbers; from far away they have none.
pub fn fronts(frame: &Frame, theatre: &Theatre) -> Vec<Entry> {
    if is_far(frame) {
        return Vec::new();
    }
    let seen = theatre.fronts.iter().filter(|front| {
        let mut points = front.strokes.iter().flatten().copied().chain(front.at);
        points.any(|at| frame.find(at).is_some())
    });
    seen.map(|front| Entry {
        sign: format!(
            r#"<circle cx="-13" cy="-4.4" r="8.5" fill="{}"/><text x="-13" y="-.4" font-size="11" font-weight="bold" fill="{}" text-anchor="middle">{}</text>"#,
            colours::FRONT,
            colours::HALO,
            front.number
        ),
        room: 24.0,
        words: front.name.clone(),
    })
    .collect()
}

/// What lines and grounds mean, as far as they are on the map.
pub fn signs(frame: &Frame, theatre: &Theatre) -> Vec<Entry> {
    let mut entries = Vec::new();
    let lined = || theatre.fronts.iter().filter(|it| !lines(frame, &it.strokes).is_empty());
    if let Some(front) = lined().find(|front| !front.planned) {
        let words = if front.indicative { "front, drawn by hand" } else { "front" };
        entries.push(Entry::new(line(colours::FRONT, 3.4, ""), words));
    }
    if lined().any(|front| front.planned) {
        entries.push(Entry::new(line(colours::FRONT, 2.2, "7 5"), "expected or possible"));
    }
    if lined().any(|front| !front.before.is_empty()) {
        entries.push(Entry::new(line(colours::BEFORE, 1.6, "2 3"), "before"));
    }
    let drawn = || theatre.courses.iter().filter(|it| !course(frame, it).is_empty());
    if drawn().any(|course| !course.in_return) {
        entries.push(Entry::new(line(colours::COURSE, 2.0, ""), "what is sent"));
    }
    if drawn().any(|course| course.in_return) {
        entries.push(Entry::new(line(colours::RETURN, 2.0, ""), "in return"));
    }
    if drawn().any(|course| !course.firm) {
        entries.push(Entry::new(line(colours::DIM, 2.0, "6 5"), "only claimed"));
    }
    for (side, name) in [Side::A, Side::B].into_iter().zip(&theatre.sides) {
        if theatre.camps.iter().any(|camp| camp.side == side) && !name.is_empty() {
            entries.push(Entry::new(grounds(side), name.clone()));
        }
    }
    for ground in &theatre.held {
        if entries.iter().all(|entry| entry.words != ground.says) {
            entries.push(Entry::new(swatch(held(ground.side, ground.open)), ground.says.clone()));
        }
    }
    if theatre.held.iter().any(|ground| !ground.gained.is_empty()) {
        entries.push(Entry::new(swatch(Tint::Gained), "gained since the map before"));
    }
    entries
}

fn held(side: Side, open: bool) -> Tint {
    match (open, side) {
        (true, _) | (_, Side::Other) => Tint::Open,
        (_, Side::A) => Tint::HeldA,
        (_, Side::B) => Tint::HeldB,
    }
}

fn line(colour: &str, width: f64, dashes: &str) -> String {
    let dashes = match dashes {
        "" => String::new(),
        dashes => format!(r#" stroke-dasharray="{dashes}""#),
    };
    format!(
        r#"<path fill="none" stroke="{colour}" stroke-width="{width}"{dashes} d="M-32-4.4h26"/>"#
    )
}

/// Who fights and who helps, side by side.
fn grounds(side: Side) -> String {
    let (fights, helps) = match side {
        Side::A => (Tint::SideA, Tint::FriendA),
        _ => (Tint::SideB, Tint::FriendB),
    };
    let half = |x: i32, tint| {
        let colour = colours::ground(tint);
        format!(r#"<rect x="{x}" y="-10.5" width="13" height="12" fill="{colour}"/>"#)
    };
    let frame = colours::NAME;
    format!(
        r#"{}{}<rect x="-32" y="-10.5" width="26" height="12" fill="none" stroke="{frame}" stroke-width=".7"/>"#,
        half(-32, fights),
        half(-19, helps),
    )
}

fn swatch(tint: Tint) -> String {
    let colour = colours::ground(tint);
    format!(
        r#"<rect x="-32" y="-10.5" width="26" height="12" fill="{colour}" fill-opacity=".7" stroke="{colour}" stroke-width="1"/>"#
    )
}

/// Entries in lines no wider than a room.
pub fn wrapped(entries: Vec<Entry>, room: f64) -> Vec<Vec<Entry>> {
    let mut lines: Vec<Vec<Entry>> = Vec::new();
    let mut left = 0.0;
    for entry in entries {
        if let Some(line) = lines.last_mut().filter(|_| entry.width() <= left) {
            left -= entry.width();
            line.push(entry);
        } else {
            left = room - entry.width();
            lines.push(vec![entry]);
        }
    }
    lines
}

/// Draws lines of entries from a corner downwards.
pub fn draw(out: &mut String, lines: &[Vec<Entry>], [left, top]: [f64; 2]) {
    let mut y = top;
    for line in lines {
        let mut x = left;
        for entry in line {
            let _ = writeln!(
                out,
                r#"<g transform="translate({} {})">{}<text font-size="{SIZE}" fill="{}">{}</text></g>"#,
                px(x + entry.room),
                px(y + LINE * 0.7),
                entry.sign,
                colours::TEXT,
                escaped(&entry.words),
            );
            x += entry.width();
        }
        y += LINE;
    }
}
