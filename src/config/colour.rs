//! Colours, and how many of them a screen knows.

use crate::config::fault::meant;
use crate::dataset::words::words;

/// A colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// The terminal's own.
    #[default]
    Default,
    /// One of the sixteen named ones, 0 to 15.
    Named(u8),
    /// One of the further numbers of the palette of 256, 16 to 255.
    Palette(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// The names of the sixteen, in the order of their numbers.
pub const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl Colour {
    /// Reads `default`, a name or `#rrggbb`.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "default" {
            return Some(Self::Default);
        }
        if let Some(digits) = word.strip_prefix('#') {
            let hex = digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit());
            let value = u32::from_str_radix(digits, 16).ok().filter(|_| hex)?;
            let [_, r, g, b] = value.to_be_bytes();
            return Some(Self::Rgb(r, g, b));
        }
        let at = NAMES.iter().position(|name| *name == word)?;
        u8::try_from(at).ok().map(Self::Named)
    }

    /// The colour of a number from 0 to 255.
    pub fn index(number: u8) -> Self {
        if number < 16 { Self::Named(number) } else { Self::Palette(number) }
    }

    /// The repair for a word that is no colour.
    pub(super) fn meant(written: &str) -> String {
        if written.starts_with('#') {
            return "six digits follow the #, such as #1e66f5".into();
        }
        let figure = |it: u8| it.is_ascii_digit() || it == b'-';
        if !written.is_empty() && written.bytes().all(figure) {
            return "a number goes from 0 to 255".into();
        }
        let near = meant(written, NAMES.into_iter().chain(["default"]));
        if near.starts_with("did") { near } else { "write a name, \"#rrggbb\" or a number".into() }
    }
}

/// How many colours a screen knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: weight and underlines only.
    None,
    /// The sixteen named ones.
    C16,
    /// The palette of 256.
    C256,
    /// Red, green and blue in 256 steps each.
    #[default]
    True,
}

words! {
    /// When there are colours, and how many.
    Coloured, "colour choice":
    Auto = "auto", Always = "always", Never = "never", C16 = "16", C256 = "256", True = "true",
}

/// What decides about the depth; texts are as the environment has them, empty if it has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen<'a> {
    /// Whether the output is a terminal.
    pub terminal: bool,
    /// `NO_COLOR`
    pub no_color: &'a str,
    /// `COLORTERM`
    pub colorterm: &'a str,
    /// `TERM`
    pub term: &'a str,
}

/// How many colours may be used. Only `auto` asks whether a terminal is there and what `NO_COLOR`
/// says; `always` still asks how many.
pub fn depth(choice: Coloured, screen: Screen<'_>) -> Depth {
    match choice {
        Coloured::Never => return Depth::None,
        Coloured::C16 => return Depth::C16,
        Coloured::C256 => return Depth::C256,
        Coloured::True => return Depth::True,
        Coloured::Auto | Coloured::Always => {}
    }
    let term = screen.term.to_ascii_lowercase();
    let known = known_depth(&term, &screen.colorterm.to_ascii_lowercase());
    let refused = !screen.terminal || !screen.no_color.is_empty();
    match (choice, refused) {
        (Coloured::Auto, true) => Depth::None,
        (Coloured::Always, _) => known.max(Depth::C16),
        _ => known,
    }
}

fn known_depth(term: &str, colorterm: &str) -> Depth {
    const TRUE: [&str; 6] = ["alacritty", "foot", "ghostty", "kitty", "wezterm", "contour"];
    let is = |name: &&str| term.split('-').any(|part| part == *name);
    if ["", "dumb", "unknown"].contains(&term) || term.starts_with("vt") || term.ends_with("-m") {
        Depth::None
    } else if ["truecolor", "24bit"].contains(&colorterm)
        || term.ends_with("-direct")
        || TRUE.iter().any(is)
    {
        Depth::True
    } else if term.contains("256color") {
        Depth::C256
    } else {
        Depth::C16
    }
}

/// The sixteen as xterm paints them: the only palette that can be taken for granted.
pub const XTERM: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The steps of the colour cube in the palette of 256.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Red, green and blue of a number of the palette; the first sixteen as given.
pub fn rgb_of(number: u8, named: &[(u8, u8, u8); 16]) -> (u8, u8, u8) {
    match number {
        0..16 => named[usize::from(number)],
        16..232 => {
            let at = usize::from(number - 16);
            (STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
        }
        232.. => {
            let grey = 8 + 10 * (number - 232);
            (grey, grey, grey)
        }
    }
}

/// The nearest colour that a screen of that depth knows.
pub fn nearest(colour: Colour, depth: Depth) -> Colour {
    match (colour, depth) {
        (_, Depth::None) => Colour::Default,
        (Colour::Rgb(r, g, b), Depth::C256) => Colour::Palette(closest((r, g, b), 16..=255)),
        (Colour::Rgb(r, g, b), Depth::C16) => Colour::Named(named((r, g, b))),
        (Colour::Palette(number), Depth::C16) => Colour::Named(named(rgb_of(number, &XTERM))),
        _ => colour,
    }
}

/// The sixteen as the Linux console paints them: more than one palette has an orange for its dark
/// yellow, and pale tones for its bright ones.
const CONSOLE: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (170, 0, 0),
    (0, 170, 0),
    (170, 85, 0),
    (0, 0, 170),
    (170, 0, 170),
    (0, 170, 170),
    (170, 170, 170),
    (85, 85, 85),
    (255, 85, 85),
    (85, 255, 85),
    (255, 255, 85),
    (85, 85, 255),
    (255, 85, 255),
    (85, 255, 255),
    (255, 255, 255),
];

/// The named colour for an exact one. The hue goes first: a pale red is a red, and only a grey
/// becomes grey.
fn named(colour: (u8, u8, u8)) -> u8 {
    let of = |number: u8| rgb_of(number, &CONSOLE);
    let fits = (0..16).filter(|&number| hue(of(number)).is_some() == hue(colour).is_some());
    let apart = |number: u8| match (hue(of(number)), hue(colour)) {
        (Some(one), Some(other)) => distance(one, other),
        _ => 0,
    };
    fits.min_by_key(|&number| (apart(number), distance(colour, of(number)))).unwrap_or_default()
}

/// The colour without its grey and at its brightest; a grey has none.
fn hue((r, g, b): (u8, u8, u8)) -> Option<(u8, u8, u8)> {
    const GREY: u8 = 40;
    let (low, high) = (r.min(g).min(b), r.max(g).max(b));
    let range = high - low;
    let part = |part: u8| u8::try_from(u16::from(part - low) * 255 / u16::from(range)).ok();
    if range < GREY { None } else { Some((part(r)?, part(g)?, part(b)?)) }
}

fn closest(colour: (u8, u8, u8), among: impl Iterator<Item = u8>) -> u8 {
    among.min_by_key(|&number| distance(colour, rgb_of(number, &XTERM))).unwrap_or_default()
}

/// How different two colours look, roughly: the eye weighs green most, and red more where it is
/// strong.
fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let red = u32::midpoint(u32::from(one.0), u32::from(other.0));
    (512 + red) * square(one.0, other.0)
        + 1024 * square(one.1, other.1)
        + (767 - red) * square(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_names_or_six_digits() {
        assert_eq!(Colour::parse("#0a10ff"), Some(Colour::Rgb(10, 16, 255)));
        assert_eq!(Colour::parse("bright-blue"), Some(Colour::Named(12)));
        assert_eq!(Colour::parse("default"), Some(Colour::Default));
        for wrong in ["", "#fff", "#+12345", "#12345é", "Blue", "gray"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_depth_follows_the_choice_then_the_terminal() {
        let at = |choice, no_color, colorterm, term| {
            depth(choice, Screen { terminal: true, no_color, colorterm, term })
        };
        let auto = |term| at(Coloured::Auto, "", "", term);
        assert_eq!(auto("xterm-256color"), Depth::C256);
        assert_eq!(auto("xterm"), Depth::C16);
        assert_eq!(auto("linux"), Depth::C16);
        assert_eq!(auto("xterm-kitty"), Depth::True);
        assert_eq!(auto("xterm-direct"), Depth::True);
        for none in ["", "dumb", "vt100", "unknown"] {
            assert_eq!(auto(none), Depth::None, "{none}");
        }
        assert_eq!(at(Coloured::Auto, "", "truecolor", "tmux-256color"), Depth::True);
        assert_eq!(at(Coloured::Auto, "", "truecolor", "dumb"), Depth::None);
        assert_eq!(at(Coloured::Auto, "1", "truecolor", "xterm"), Depth::None);
        assert_eq!(at(Coloured::Always, "1", "24bit", "xterm"), Depth::True);
        assert_eq!(at(Coloured::Always, "", "", "dumb"), Depth::C16);
        assert_eq!(at(Coloured::C16, "1", "truecolor", "xterm"), Depth::C16);
        assert_eq!(at(Coloured::Never, "", "truecolor", "xterm"), Depth::None);
        let pipe = Screen { terminal: false, term: "xterm", ..Screen::default() };
        assert_eq!(depth(Coloured::Auto, pipe), Depth::None);
        assert_eq!(depth(Coloured::Always, pipe), Depth::C16);
    }

    #[test]
    fn the_nearest_colour_is_near() {
        assert_eq!(nearest(Colour::Rgb(255, 0, 0), Depth::C256), Colour::Palette(196));
        assert_eq!(nearest(Colour::Rgb(18, 18, 18), Depth::C256), Colour::Palette(233));
        assert_eq!(nearest(Colour::Rgb(190, 2, 5), Depth::C16), Colour::Named(1));
        assert_eq!(nearest(Colour::Palette(16), Depth::C16), Colour::Named(0));
        for (number, (r, g, b)) in [
            (9, (0xff, 0x7b, 0x72)),
            (3, (0xd0, 0x81, 0x34)),
            (12, (0x6f, 0xb1, 0xff)),
            (13, (0xe5, 0x8b, 0xe0)),
            (1, (0xb3, 0x15, 0x1f)),
            (12, (0x0b, 0x57, 0xb0)),
            (4, (0x06, 0x10, 0x80)),
            (6, (0x00, 0x69, 0x7a)),
        ] {
            assert_eq!(nearest(Colour::Rgb(r, g, b), Depth::C16), Colour::Named(number));
        }
        assert_eq!(nearest(Colour::Rgb(120, 125, 130), Depth::C16), Colour::Named(8));
        assert_eq!(nearest(Colour::Named(4), Depth::C256), Colour::Named(4));
        assert_eq!(nearest(Colour::Rgb(1, 2, 3), Depth::True), Colour::Rgb(1, 2, 3));
    }
}
