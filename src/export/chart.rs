//! The map in signs, as text and Markdown show it.

use crate::briefing::block::Figure;
use crate::briefing::glyphs::Glyphs;
use crate::chart::camera::{Camera, DOTS};
use crate::chart::{COVERED, Cache, Chart, Ink, Look, Signs, Tile, draw};
use crate::export::{MAX_WIDTH, Options};

/// Height of a sign over its width, on screens and on paper.
const ASPECT: f64 = 2.0;

/// Rows of a drawing for a hundred columns, and the most of them.
const ROWS: (usize, usize) = (42, 40);

/// The drawing, line by line, without blanks at the ends.
pub fn lines(figure: &Figure, options: &Options) -> Vec<String> {
    let Some(camera) = camera(figure, options) else { return Vec::new() };
    let look = Look {
        size: size(options),
        signs: match options.glyphs {
            Glyphs::Full => Signs::Braille,
            // Half blocks would make every line as heavy as a front.
            Glyphs::Block | Glyphs::Ascii => Signs::Ascii,
        },
        tints: false,
        aspect: ASPECT,
        selected: String::new(),
        cross: false,
    };
    let chart = draw(&figure.theatre, &camera, &look, &mut Cache::default());
    (0..chart.size.1).map(|y| line(&chart, y, options.glyphs)).collect()
}

/// What the drawing shows, of which day, and how large a sign is.
pub fn caption(figure: &Figure, options: &Options) -> String {
    let (Some((name, _)), Some(camera)) = (figure.view(), camera(figure, options)) else {
        return String::new();
    };
    let degrees = f64::from(DOTS.0) / camera.scale * camera.centre.lat.to_radians().cos();
    let kilometres = degrees.to_radians() * crate::earth::RADIUS / 1000.0;
    let digits = usize::from(kilometres < 10.0);
    format!(
        "As of {}, {name}. In the middle of the map a sign is {kilometres:.digits$} km wide.",
        figure.theatre.as_of
    )
}

fn camera(figure: &Figure, options: &Options) -> Option<Camera> {
    figure.view().map(|(_, bounds)| Camera::fit(bounds, size(options), ASPECT))
}

fn size(options: &Options) -> (u16, u16) {
    let width = options.width.min(MAX_WIDTH);
    let rows = (width * ROWS.0).div_ceil(100).min(ROWS.1);
    (u16::try_from(width).unwrap_or(80), u16::try_from(rows).unwrap_or(40))
}

fn line(chart: &Chart, y: u16, glyphs: Glyphs) -> String {
    let tiles = (0..chart.size.0).filter_map(|x| chart.tile(x, y));
    // Under the second half of a wide letter there is no sign.
    let signs = tiles.filter(|tile| tile.sign != COVERED).map(|tile| sign(tile, glyphs));
    let line: String = signs.collect();
    line.trim_end().to_owned()
}

/// The sign of a cell. Without colours lines differ by weight alone: a front is solid, borders of
/// regions are left out.
fn sign(tile: Tile, glyphs: Glyphs) -> char {
    let sign = match (tile.ink, glyphs) {
        (Ink::Region, _) => ' ',
        (Ink::Front, Glyphs::Ascii) => '#',
        (Ink::Front, _) => '█',
        _ => tile.sign,
    };
    folded(sign, glyphs)
}

/// The sign at a level of signs, always one for one so that the drawing holds together.
fn folded(sign: char, glyphs: Glyphs) -> char {
    let mut buffer = [0; 4];
    let text = glyphs.fold(sign.encode_utf8(&mut buffer));
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (Some(only), None) => only,
        _ => '?',
    }
}
