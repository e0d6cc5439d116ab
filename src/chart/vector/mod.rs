//! The map as an SVG with real lines, for slides and print: title, map, scale, legend, credits.
//!
//! It stands alone: no reference outside, no script, letters of whatever plain font is there.

mod colours;
mod frame;
mod labels;
mod land;
mod legend;
mod marks;
mod pen;
mod room;

use std::fmt::Write as _;

use crate::board::theatre::Theatre;
use crate::chart::CREDIT;
use crate::chart::camera::Bounds;
use crate::earth::RADIUS;
use frame::{Frame, Rect};
use pen::{elided, escaped, px, width};

/// How much wider bold letters are set.
const BOLD: f64 = 1.1;

/// Room at the edges, in pixels.
const MARGIN: f64 = 24.0;

/// Height of the title with its second line.
const TITLE: f64 = 66.0;

/// Height of the credits.
const CREDITS: f64 = 26.0;

/// Size of the letters of the credits, where there is room.
const SMALL: f64 = 10.5;

/// The least height of the map.
const LEAST: f64 = 60.0;

/// The most lines of the legend: for the fronts, and for the signs.
const LINES: (u8, u8) = (4, 3);

/// Words that stand around a map.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The title.
    pub title: &'a str,
    /// The line below it: what the map shows, of which day, known when.
    pub below: &'a str,
    /// How to draw it again.
    pub receipt: &'a str,
}

/// Draws a map so many pixels wide, in the shape of a slide.
pub fn svg(theatre: &Theatre, bounds: Bounds, words: &Words<'_>, wide: u32) -> String {
    let (wide, high) = (f64::from(wide), (f64::from(wide) * 9.0 / 16.0).round());
    let room = wide - 2.0 * MARGIN;
    // What is on the map depends on its frame, and that on the room for the legend: room is kept for
    // what the whole sheet could show.
    let whole = Frame::new(bounds, [MARGIN, TITLE, wide - MARGIN, high - MARGIN]);
    let mut left = high - TITLE - LEAST - 8.0 - CREDITS;
    let mut legend = |entries, most| {
        let lines = legend::wrapped(entries, room, legend::fitting(left, most));
        left -= legend::height(&lines);
        lines
    };
    let signs = legend(legend::signs(&whole, theatre), LINES.1);
    let fronts = legend(legend::fronts(&whole, theatre), LINES.0);
    let foot = legend::height(&fronts) + legend::height(&signs) + CREDITS;
    let frame =
        Frame::new(bounds, [MARGIN, TITLE, wide - MARGIN, (high - foot - 8.0).max(TITLE + LEAST)]);

    let mut out = String::new();
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" font-family="Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif" role="img" aria-labelledby="title desc">"#
    );
    let _ = writeln!(out, r#"<title id="title">{}</title>"#, escaped(words.title));
    let _ = writeln!(out, r#"<desc id="desc">{}</desc>"#, escaped(&described(theatre, words)));
    let _ = writeln!(out, "<metadata>{}</metadata>", escaped(words.receipt));
    let _ = writeln!(out, r##"<rect width="{wide}" height="{high}" fill="#ffffff"/>"##);
    head(&mut out, words, room);
    map(&mut out, &frame, theatre);
    let mut y = frame.rect[3] + 8.0;
    for lines in [&fronts, &signs] {
        legend::draw(&mut out, lines, [MARGIN, y]);
        y += legend::height(lines);
    }
    // On a small sheet the letters are smaller: credits are never cut.
    let size = SMALL.min(room / width(CREDIT, legend::WIDER));
    let _ = writeln!(
        out,
        r#"<text x="{}" y="{}" font-size="{size:.1}" fill="{}">{CREDIT}</text>"#,
        px(MARGIN),
        px(high - 10.0),
        colours::DIM,
    );
    out.push_str("</svg>\n");
    out
}

/// The title and the line below it, no wider than there is room.
fn head(out: &mut String, words: &Words<'_>, room: f64) {
    for (y, size, weight, colour, words) in [
        (31.0, 21.0, "bold", colours::TEXT, words.title),
        (53.0, 13.5, "normal", colours::DIM, words.below),
    ] {
        let _ = writeln!(
            out,
            r#"<text x="{}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{}</text>"#,
            px(MARGIN),
            escaped(&elided(words, size * BOLD, room)),
        );
    }
}

/// The map within its frame.
fn map(out: &mut String, frame: &Frame, theatre: &Theatre) {
    let [left, top, right, bottom] = frame.rect;
    let rect = format!(
        r#"x="{}" y="{}" width="{}" height="{}""#,
        px(left),
        px(top),
        px(right - left),
        px(bottom - top)
    );
    let _ = writeln!(out, r#"<clipPath id="map"><rect {rect}/></clipPath>"#);
    let _ = writeln!(out, r#"<g clip-path="url(#map)">"#);
    let _ = writeln!(out, r#"<rect {rect} fill="{}"/>"#, colours::SEA);
    out.push_str(&land::draw(frame, &theatre.camps));
    let mut taken = marks::draw(out, frame, theatre);
    let (scale, room) = scale(frame);
    taken.push(room);
    out.push_str(&labels::draw(frame, theatre, taken));
    out.push_str(&scale);
    out.push_str("</g>\n");
    let _ =
        writeln!(out, r#"<rect {rect} fill="none" stroke="{}" stroke-width="1"/>"#, colours::COAST);
}

/// A bar as long as a round number of kilometres in the middle of the map, and its room.
fn scale(frame: &Frame) -> (String, Rect) {
    let [left, _, right, bottom] = frame.rect;
    let most = ((right - left) / 5.0).min(180.0);
    let degree = RADIUS.to_radians() * frame.latitude().to_radians().cos() / 1000.0;
    let pixels = |kilometres: f64| kilometres / degree.max(1e-6) * frame.scale;
    let powers = [1000.0, 100.0, 10.0, 1.0].into_iter();
    let mut lengths = powers.flat_map(|power| [5.0, 2.0, 1.0].map(|step| power * step));
    let length = lengths.find(|&it| pixels(it) <= most).unwrap_or(1.0);
    let long = pixels(length);
    let (x, y) = (right - long - 16.0, bottom - 16.0);
    let words = format!("{length} km");
    let room = [x - 8.0, y - 22.0, right, bottom];
    let bar = format!(
        r##"<rect x="{}" y="{}" width="{}" height="30" fill="#ffffff" fill-opacity=".75"/><path fill="none" stroke="{colour}" stroke-width="1.6" d="M{} {}v6h{}v-6"/><text x="{}" y="{}" font-size="11.5" fill="{colour}" text-anchor="middle">{words}</text>"##,
        px(x - 8.0),
        px(y - 20.0),
        px(long + 16.0),
        px(x),
        px(y - 2.0),
        px(long),
        px(x + long / 2.0),
        px(y - 5.0),
        colour = colours::TEXT,
    );
    (bar + "\n", room)
}

/// The map in words, for whoever cannot see it.
fn described(theatre: &Theatre, words: &Words<'_>) -> String {
    let mut text = format!("{}.", words.below);
    let fronts: Vec<_> =
        theatre.fronts.iter().map(|front| format!("{} {}", front.number, front.name)).collect();
    if !fronts.is_empty() {
        let _ = write!(text, " Fronts: {}.", fronts.join(", "));
    }
    let courses: Vec<_> = theatre
        .courses
        .iter()
        .map(|it| {
            let standing = if it.firm { "confirmed" } else { "only claimed" };
            format!("{} to {} ({standing})", it.from, it.to)
        })
        .collect();
    if !courses.is_empty() {
        let _ = write!(text, " Who sends what: {}.", courses.join(", "));
    }
    text
}
