//! The cells of a frame as a picture wants them: safe signs, whole wide ones, exact colours.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::config::colour::{Colour, XTERM, rgb_of};
use crate::text::{forbidden, is_printable_ascii};
use crate::tui::picture::Options;
use crate::tui::theme::of_screen;

/// Red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// What stands in one cell, or in the two of a wide sign.
pub(super) struct Piece<'b> {
    /// Column from the left of the picture, from 0.
    pub x: usize,
    /// Columns it takes.
    pub width: usize,
    /// The sign; a blank if there is none.
    pub sign: Cow<'b, str>,
    /// Where it comes from.
    pub cell: &'b Cell,
}

/// The rows of a frame from the top.
pub(super) fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<Piece<'_>>> {
    let area = buffer.area;
    (area.top()..area.bottom()).map(move |y| {
        let mut pieces = Vec::new();
        let mut x = area.left();
        while let Some(cell) = buffer.cell((x, y)) {
            let room = usize::from(area.right() - x);
            let sign = safe(cell.symbol());
            let (sign, width) = match sign.width() {
                0 => (" ".into(), 1),
                width if width <= room && sign.graphemes(true).nth(1).is_none() => (sign, width),
                _ => ("\u{fffd}".into(), 1),
            };
            pieces.push(Piece { x: usize::from(x - area.left()), width, sign, cell });
            x = x.saturating_add(u16::try_from(width).unwrap_or(1));
        }
        pieces
    })
}

/// A sign that can do no harm wherever it is shown.
fn safe(sign: &str) -> Cow<'_, str> {
    if !is_printable_ascii(sign) && sign.chars().any(forbidden) {
        return "\u{fffd}".into();
    }
    sign.into()
}

/// How a sign looks in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub(super) struct Ink {
    pub fg: Rgb,
    pub bg: Rgb,
    pub bold: bool,
    pub italic: bool,
    pub underline: bool,
    pub strike: bool,
}

/// The exact colours behind what the terminal would have chosen.
pub(super) struct Palette {
    pub ground: Rgb,
    pub ink: Rgb,
    named: [Rgb; 16],
}

/// On a dark ground: every one but black can be read.
const ON_DARK: [Rgb; 16] = [
    (0x14, 0x18, 0x1d),
    (0xf0, 0x6a, 0x62),
    (0x6c, 0xc2, 0x7a),
    (0xf2, 0xa1, 0x54),
    (0x58, 0x9d, 0xf0),
    (0xe0, 0x82, 0xda),
    (0x5f, 0xd0, 0xd6),
    (0xc6, 0xcd, 0xd5),
    (0x6f, 0x7a, 0x87),
    (0xff, 0x7b, 0x72),
    (0x86, 0xd9, 0x92),
    (0xff, 0xc8, 0x6b),
    (0x6f, 0xb1, 0xff),
    (0xf0, 0xa0, 0xec),
    (0x8a, 0xe6, 0xea),
    (0xff, 0xff, 0xff),
];

/// On a light ground: every one but white can be read.
const ON_LIGHT: [Rgb; 16] = [
    (0x24, 0x29, 0x2f),
    (0xb3, 0x15, 0x1f),
    (0x1f, 0x73, 0x34),
    (0x9a, 0x4d, 0x00),
    (0x0b, 0x57, 0xb0),
    (0x9c, 0x2f, 0xa0),
    (0x00, 0x69, 0x7a),
    (0x5f, 0x68, 0x73),
    (0x70, 0x78, 0x82),
    (0xc2, 0x1f, 0x2a),
    (0x1a, 0x7f, 0x37),
    (0x9a, 0x59, 0x00),
    (0x0b, 0x57, 0xb0),
    (0xab, 0x3b, 0xaf),
    (0x00, 0x76, 0x88),
    (0xfb, 0xfa, 0xf7),
];

impl Palette {
    pub fn of(options: &Options<'_>) -> Self {
        let (named, ground, ink) = if options.light {
            (ON_LIGHT, (0xfb, 0xfa, 0xf7), ON_LIGHT[0])
        } else {
            (ON_DARK, ON_DARK[0], (0xd5, 0xdb, 0xe1))
        };
        let own = options.theme.ground.zip(options.theme.ink);
        let (ground, ink) = own.unwrap_or((ground, ink));
        // The named colours must be read on the theme's own ground, whichever was asked for.
        let named = match own.map(|(ground, ink)| sum(ground) > sum(ink)) {
            Some(true) => ON_LIGHT,
            Some(false) => ON_DARK,
            None => named,
        };
        Self { ground, ink, named }
    }

    fn exact(&self, colour: Colour, default: Rgb) -> Rgb {
        match colour {
            Colour::Default => default,
            Colour::Named(number) => {
                self.named.get(usize::from(number)).copied().unwrap_or(default)
            }
            Colour::Palette(number) => rgb_of(number, &XTERM),
            Colour::Rgb(r, g, b) => (r, g, b),
        }
    }

    /// How a cell looks.
    pub fn ink(&self, cell: &Cell) -> Ink {
        let has = |modifier| cell.modifier.contains(modifier);
        let mut fg = self.exact(of_screen(cell.fg), self.ink);
        let mut bg = self.exact(of_screen(cell.bg), self.ground);
        if has(Modifier::REVERSED) {
            (fg, bg) = (bg, fg);
        }
        if has(Modifier::DIM) {
            fg = mixed(fg, bg, 6);
        }
        if has(Modifier::HIDDEN) {
            fg = bg;
        }
        Ink {
            fg,
            bg,
            bold: has(Modifier::BOLD),
            italic: has(Modifier::ITALIC),
            underline: has(Modifier::UNDERLINED),
            strike: has(Modifier::CROSSED_OUT),
        }
    }
}

fn sum((r, g, b): Rgb) -> u32 {
    u32::from(r) + u32::from(g) + u32::from(b)
}

/// So many tenths of one colour, the rest of the other.
pub(super) fn mixed(one: Rgb, other: Rgb, tenths: u32) -> Rgb {
    let part = |one: u8, other: u8| {
        let sum = u32::from(one) * tenths + u32::from(other) * (10 - tenths);
        u8::try_from((sum + 5) / 10).unwrap_or(u8::MAX)
    };
    (part(one.0, other.0), part(one.1, other.1), part(one.2, other.2))
}

/// `#rrggbb`, or `#rgb` where that is the same.
pub(super) fn hex((r, g, b): Rgb) -> String {
    if [r, g, b].iter().all(|it| it % 17 == 0) {
        return format!("#{:x}{:x}{:x}", r / 17, g / 17, b / 17);
    }
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A text inside XML or HTML, between tags or in quotes.
pub(super) fn escaped(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            c if forbidden(c) => into.push('\u{fffd}'),
            c => into.push(c),
        }
    }
}

/// Whether every monospaced font has the sign, as wide as all others.
pub(super) fn common(sign: &str) -> bool {
    sign.chars().all(|c| {
        matches!(c,
            ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{391}'..='\u{3c9}' | '\u{400}'..='\u{45f}'
            | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201e}' | '\u{2022}' | '\u{2026}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance((r, g, b): Rgb) -> f64 {
        let part = |part: u8| (f64::from(part) / 255.0).powf(2.2);
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    #[test]
    fn named_colours_can_be_read_on_the_ground_of_the_picture() {
        for (palette, ground, ours) in [(ON_DARK, ON_DARK[0], 0), (ON_LIGHT, ON_LIGHT[15], 15)] {
            for (number, colour) in palette.iter().enumerate().filter(|it| it.0 != ours) {
                let (one, other) = (luminance(*colour) + 0.05, luminance(ground) + 0.05);
                let ratio = one.max(other) / one.min(other);
                assert!(ratio >= 3.9, "{number}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn colours_are_written_short() {
        assert_eq!(hex((255, 0, 170)), "#f0a");
        assert_eq!(hex((255, 0, 171)), "#ff00ab");
        assert_eq!(mixed((0, 0, 0), (100, 200, 255), 5), (50, 100, 128));
    }
}
