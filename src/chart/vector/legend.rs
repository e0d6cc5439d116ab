//! What the signs of the drawn map mean: as many as are on it, in as few lines as they need.

use std::fmt::Write as _;

use crate::board::theatre::{Ground, Side, Theatre};
use crate::chart::Tint;
use crate::chart::overlay::tint;
use crate::chart::vector::colours;
use crate::chart::vector::frame::Frame;
use crate::chart::vector::marks::{course, is_far, lines, shape};
use crate::chart::vector::pen::{dashed, elided, escaped, px, width};

/// Height of a line of the legend, in pixels.
pub const LINE: f64 = 21.0;

/// Size of its letters.
const SIZE: f64 = 12.5;

/// How much wider the widest of the usual fonts is than words are reckoned.
pub const WIDER: f64 = 1.08;

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

    /// The same with its words cut so that it is no wider than a room.
    fn within(self, room: f64) -> Self {
        let words = elided(&self.words, SIZE * WIDER, room - self.room - GAP);
        Self { words, ..self }
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
    let mut fought = lined().filter(|front| !front.planned).peekable();
    if fought.peek().is_some() {
        let words = format!("front{}", by_hand(fought.map(|front| front.indicative)));
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
    entries.extend(held(frame, theatre));
    if theatre.held.iter().any(|ground| !shape(frame, &ground.gained).is_empty()) {
        entries.push(Entry::new(swatch(Tint::Gained), "gained since the map before"));
    }
    entries
}

/// One entry for each colour of ground held that is on the map.
fn held(frame: &Frame, theatre: &Theatre) -> Vec<Entry> {
    let shown = theatre.held.iter().filter(|ground| !shape(frame, &ground.rings).is_empty());
    let shown: Vec<&Ground> = shown.collect();
    let kinds = [Tint::HeldA, Tint::HeldB, Tint::Open].into_iter().filter_map(|kind| {
        let of_it: Vec<&Ground> =
            shown.iter().copied().filter(|ground| tint(ground) == kind).collect();
        let first = of_it.first()?;
        let words = match kind {
            // A map alone says who drew it and of which day.
            _ if of_it.iter().all(|ground| ground.says == first.says) => first.says.clone(),
            Tint::HeldA => format!("held: {}", called(theatre, 0)),
            Tint::HeldB => format!("held: {}", called(theatre, 1)),
            _ if of_it.iter().all(|ground| ground.open) => "contested or only claimed".to_owned(),
            _ => "contested, only claimed, or held by others".to_owned(),
        };
        let hand = by_hand(of_it.iter().map(|ground| ground.indicative));
        Some(Entry::new(swatch(kind), format!("{words}{hand}")))
    });
    kinds.collect()
}

/// What a side is called.
fn called(theatre: &Theatre, side: usize) -> &str {
    let name = theatre.sides.get(side).map_or("", String::as_str);
    match (name, side) {
        ("", 0) => "the first side",
        ("", _) => "the second side",
        _ => name,
    }
}

/// How many of some lines were drawn by hand, in words.
fn by_hand(lines: impl Iterator<Item = bool>) -> &'static str {
    let (some, other): (Vec<bool>, Vec<bool>) = lines.partition(|&it| it);
    match (some.is_empty(), other.is_empty()) {
        (true, _) => "",
        (_, true) => ", drawn by hand",
        _ => ", some drawn by hand",
    }
}

fn line(colour: &str, width: f64, dashes: &str) -> String {
    let dashes = dashed(dashes);
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

/// Entries in lines no wider than a room, and no more lines than `most`: what is left out is
/// counted at the end. Words of more than half a line are cut.
pub fn wrapped(entries: Vec<Entry>, room: f64, most: usize) -> Vec<Vec<Entry>> {
    let entries: Vec<Entry> = entries.into_iter().map(|entry| entry.within(room / 2.0)).collect();
    let all = entries.len();
    let mut lines = laid(entries, room);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    let mut kept: usize = lines.iter().map(Vec::len).sum();
    let Some(last) = lines.last_mut() else { return lines };
    loop {
        let words = format!("and {} more", all - kept);
        let more = Entry { sign: String::new(), room: 0.0, words };
        let taken: f64 = last.iter().map(Entry::width).sum();
        if taken + more.width() <= room || last.pop().is_none() {
            last.push(more);
            return lines;
        }
        kept -= 1;
    }
}

/// Entries in lines, as many in each as there is room for.
fn laid(entries: Vec<Entry>, room: f64) -> Vec<Vec<Entry>> {
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

/// How many lines fit in a height, up to `most`.
pub fn fitting(height: f64, most: u8) -> usize {
    (1..=most).take_while(|&lines| f64::from(lines) * LINE <= height).count()
}

/// The height of some lines.
pub fn height(lines: &[Vec<Entry>]) -> f64 {
    lines.iter().map(|_| LINE).sum()
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
