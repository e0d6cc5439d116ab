//! What the program is, under which terms, and whose view its map takes: one text for the board and
//! for the shell.

use crate::briefing::wrap::wrap;

/// Columns of the printed text.
const COLUMNS: usize = 80;

/// The chapters: heading and text.
pub const CHAPTERS: &[(&str, &str)] = &[
    (
        concat!("sitroom ", env!("CARGO_PKG_VERSION")),
        "A conflict briefing in the terminal: who claims what, who backs it, and what was known \
         when. What is on the board comes from the dossier, and every figure on it is somebody's \
         dated, sourced claim.",
    ),
    (
        "Licences",
        "The program: MIT or Apache-2.0, at your choice. The dossier that comes with it: Creative \
         Commons Attribution 4.0 (CC BY 4.0), credit: sitroom contributors. It reports in its own \
         words what its sources said; all rights in those sources remain with their owners.",
    ),
    (
        "The map",
        "Made with Natural Earth (naturalearthdata.com): coasts, borders, regions, lakes, rivers and \
         the names of countries, in the public domain. Towns: GeoNames (geonames.org), CC BY 4.0 \
         (creativecommons.org/licenses/by/4.0), without warranty; changed: a selection, with some \
         names respelt, some counts of inhabitants corrected and some places added.",
    ),
    (
        "Whose borders",
        "States are drawn in their internationally recognised borders, Ukraine with Crimea and all \
         of its regions. Who holds ground is no part of the map: it is shown only as the claim of \
         whoever drew it, with its date and its source, when a dossier has such a claim.",
    ),
    (
        "In full",
        "LICENSE-MIT, LICENSE-APACHE, LICENSE-DATA, NOTICE and assets/basemap/README.md, in the \
         source of the program.",
    ),
];

/// The text for `sitroom about`.
pub fn text() -> String {
    let chapter = |(title, text): &(&str, &str)| {
        format!("{title}\n  {}\n", wrap(text, COLUMNS - 2).join("\n  "))
    };
    CHAPTERS.iter().map(chapter).collect::<Vec<_>>().join("\n")
}
