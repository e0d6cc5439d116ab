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
    let head = |label: &str| {
        let lines = briefing.head.iter().filter(|it| it.0 == label);
        lines.map(|it| it.1.as_str()).collect::<Vec<_>>().join(" ")
    };
    let (as_of, scenario) = (head("As of"), head("SCENARIO"));
    // What is only assumed comes first, where nothing cuts it off.
    let (title, assumed) = match scenario.as_str() {
        "" => (briefing.title.clone(), ""),
        text => (format!("SCENARIO {text}"), "SCENARIO, assumed. "),
    };
    let bare = Figure::of(Theatre::default());
    let (figure, known) = match briefing.figures().next() {
        Some(figure) => (figure, true),
        None => (&bare, false),
    };
    let Some((name, bounds)) = figure.view() else { return String::new() };
    let what = if known { name } else { "nothing is on it" };
    let receipt = &briefing.receipt;
    let words = Words {
        title: &title,
        below: &format!("{assumed}Map: {what}. As of {as_of}"),
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
