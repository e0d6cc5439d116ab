//! Pictures of the screen: the cells of a finished frame as text, as text with colours, as SVG and as
//! a web page. The same cells and options always give the same bytes.

mod cells;
mod html;
mod plain;
mod shapes;
mod strokes;
mod svg;

use ratatui::buffer::Buffer;

use crate::config::colour::Depth;
use crate::config::theme::Theme;

pub use html::html;
pub use plain::{ansi, text};
pub use svg::svg;

/// What a picture needs to know beside the cells.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The theme the frame was drawn with: its ground is the picture's.
    pub theme: &'a Theme,
    /// How many colours text with colours may use.
    pub depth: Depth,
    /// Whether a theme without a ground of its own stands on a light one.
    pub light: bool,
    /// What the picture is called, in one line.
    pub title: &'a str,
    /// What is to be seen on it, for those who cannot.
    pub description: &'a str,
}

/// One kind of picture.
#[derive(Debug)]
pub struct Picture {
    /// Its name on the command line.
    pub name: &'static str,
    /// The endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    /// What it is for, in half a line.
    pub doc: &'static str,
    /// Draws a frame.
    pub draw: fn(&Buffer, &Options<'_>) -> String,
}

/// Every kind of picture, in the order of the documentation; the first is the default.
pub const PICTURES: &[Picture] = &[
    Picture {
        name: "text",
        endings: &["txt"],
        doc: "the signs alone, for an e-mail or a comparison",
        draw: text,
    },
    Picture {
        name: "ansi",
        endings: &["ans"],
        doc: "with the terminal's colours, for `cat` and `less -R`",
        draw: ansi,
    },
    Picture {
        name: "svg",
        endings: &["svg"],
        doc: "a drawing for a page or a slide, sharp at every size",
        draw: svg,
    },
    Picture {
        name: "html",
        endings: &["html", "htm"],
        doc: "a web page of its own, with text that can be searched and copied",
        draw: html,
    },
];

/// The kind of picture of that name.
pub fn picture(name: &str) -> Option<&'static Picture> {
    PICTURES.iter().find(|it| it.name == name)
}
