//! The map as a drawing with real lines. It prints no other section: whoever wants the words takes
//! another format.

use crate::briefing::block::{Briefing, Figure, Theatre};
use crate::chart::vector::{Words, svg};
use crate::export::{Format, Options};

/// Pixels for a column.
const COLUMN: usize = 16;

/// The map on a slide.
pub const MAP: Format = Format {
    name: "svg",
    endings: &["svg"],
    doc: "the map as a drawing, sharp at every size",
    print,
};

/// Prints the map of a briefing; the world with nothing on it if there is none.
pub fn print(briefing: &Briefing, options: &Options) -> String {
    let as_of = briefing.head.first().map_or("", |(_, value)| value.as_str());
    let bare = Figure::of(Theatre::default());
    let (figure, known) = match briefing.figures().next() {
        Some(figure) => (figure, true),
        None => (&bare, false),
    };
    let Some((name, bounds)) = figure.view() else { return String::new() };
    let what = if known { name } else { "nothing is on it" };
    let receipt = &briefing.receipt;
    let words = Words {
        title: &briefing.title,
        below: &format!("Map: {what}. As of {as_of}"),
        receipt: &format!(
            "sitroom {}; SHA-256 {}; {}",
            receipt.version,
            receipt.sha256,
            receipt.command.join(" ")
        ),
    };
    let wide = u32::try_from(options.width * COLUMN).unwrap_or(u32::MAX);
    svg(&figure.theatre, bounds, &words, wide)
}
