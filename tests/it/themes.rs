//! The themes can be read: contrast, weight and hue, counted as the WCAG counts them.

mod maps;
use sitroom::config::colour::{Colour, Depth, rgb_of};
use sitroom::config::theme::{FALLBACKS, Look, Role, THEMES, Theme};
use sitroom::dataset::words::Word;

type Rgb = (u8, u8, u8);

const TONED: &[Role] = &[
    Role::Accent,
    Role::SideA,
    Role::SideB,
    Role::Confirmed,
    Role::Claimed,
    Role::Disputed,
    Role::Alert,
    Role::Changed,
    Role::Key,
];

fn linear((r, g, b): Rgb) -> [f64; 3] {
    [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = linear(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn themes() -> impl Iterator<Item = Theme> {
    THEMES.iter().map(|row| Theme::parse(row.text, row.name).unwrap())
}

fn exact(colour: Colour) -> Rgb {
    match colour {
        Colour::Rgb(r, g, b) => (r, g, b),
        other => panic!("{other:?} is not exact"),
    }
}

/// Ink and ground as they reach the eye.
fn shown(look: Look) -> (Rgb, Rgb) {
    let (fg, bg) = (exact(look.fg), exact(look.bg));
    if look.reverse { (bg, fg) } else { (fg, bg) }
}

fn ratio(look: Look) -> f64 {
    let (fg, bg) = shown(look);
    contrast(fg, bg)
}

#[test]
fn the_table_and_the_files_agree() {
    for (row, theme) in THEMES.iter().zip(themes()) {
        let own = (&*theme.name, &*theme.doc);
        assert_eq!(own, (row.name, row.doc), "the file says one thing, its row in THEMES another");
    }
    assert_eq!(&*Theme::default().name, "terminal");
    assert_eq!(&*Theme::monochrome().name, "monochrome");
}

#[test]
fn every_role_falls_back_on_plain_text_in_the_end() {
    for &role in Role::ALL {
        let mut at = role;
        for _ in Role::ALL {
            at = FALLBACKS.iter().find(|row| row.0 == at).map_or(at, |row| row.1);
        }
        assert_eq!(at, Role::Text, "{}", role.word());
        assert!(FALLBACKS.iter().filter(|row| row.0 == role).count() <= 1);
    }
    let theme = Theme::parse("[roles]\nstrong = { fg = 9 }\nalert = { bold = true }", "x").unwrap();
    assert_eq!(theme.look(Role::FocusTitle).fg, Colour::Named(9));
    assert!(theme.look(Role::Banner).bold);
    assert!(theme.look(Role::Selected).reverse);
    assert!(!theme.look(Role::Input).reverse);
}

#[test]
fn exact_themes_can_be_read_on_their_own_ground() {
    let exact: Vec<Theme> = themes().filter(|theme| theme.ground.is_some()).collect();
    assert!(exact.len() >= 4, "{}", exact.len());
    for theme in exact {
        let ground = theme.ground.unwrap();
        for &role in Role::ALL {
            let look = theme.look(role);
            let least = match role {
                Role::Dim | Role::FocusBorder => 3.0,
                Role::Border => 1.5,
                _ => 4.5,
            };
            let ratio = ratio(look);
            assert!(ratio >= least, "{} {}: {ratio:.2}", theme.name, role.word());
            let paints = [Role::Selected, Role::Idle, Role::Cursor, Role::Banner].contains(&role);
            assert!(paints || shown(look).1 == ground, "{} {}", theme.name, role.word());
        }
        let (rest, focus) = (theme.look(Role::Border), theme.look(Role::FocusBorder));
        let apart = contrast(shown(rest).0, shown(focus).0);
        assert!(apart >= 1.5 && focus.bold && !rest.bold, "{}: {apart:.2}", theme.name);
        let marked = contrast(shown(theme.look(Role::Selected)).1, ground);
        assert!(marked >= 1.8, "{}: the selection {marked:.2}", theme.name);
        let input =
            contrast(exact_ground(&theme, Role::Idle), exact_ground(&theme, Role::Selected));
        assert!(input >= 1.3, "{}: two selections alike {input:.2}", theme.name);
    }
}

fn exact_ground(theme: &Theme, role: Role) -> Rgb {
    shown(theme.look(role)).1
}

#[test]
fn high_contrast_is_high() {
    let theme = Theme::named("high-contrast").unwrap();
    for &role in Role::ALL.iter().filter(|role| **role != Role::Border) {
        let ratio = ratio(theme.look(role));
        assert!(ratio >= 7.0, "{}: {ratio:.2}", role.word());
    }
}

#[test]
fn the_terminals_own_colours_are_used_with_care() {
    let theme = Theme::named("terminal").unwrap();
    assert_eq!((theme.ground, theme.ink), (None, None));
    for &role in Role::ALL {
        let look = theme.look(role);
        assert_eq!(look.bg, Colour::Default, "{}", role.word());
        let fine = match look.fg {
            Colour::Default => true,
            // Black, white, and the greys between them, which vanish on one ground or the other.
            Colour::Named(number) => ![0, 7, 8, 15].contains(&number),
            _ => false,
        };
        assert!(fine, "{}: {:?}", role.word(), look.fg);
    }
    assert!(theme.look(Role::Selected).reverse);
    for &role in Role::ALL {
        let look = Theme::monochrome().look(role);
        assert_eq!((look.fg, look.bg), (Colour::Default, Colour::Default), "{}", role.word());
    }
    assert!(Theme::monochrome().look(Role::Selected).reverse);
}

#[test]
fn the_sides_are_blue_and_orange_and_an_alert_weighs_more() {
    for theme in themes() {
        let alert = theme.look(Role::Alert);
        assert!(alert.bold && alert != theme.look(Role::Strong), "{}", theme.name);
        assert_ne!(theme.look(Role::SideA), theme.look(Role::SideB), "{}", theme.name);
        if theme.ground.is_some() {
            let (r, _, b) = exact(theme.look(Role::SideA).fg);
            assert!(b > r, "{}: side a is blue", theme.name);
            let (r, g, b) = exact(theme.look(Role::SideB).fg);
            assert!(r > g && g > b, "{}: side b is orange", theme.name);
            let (r, g, b) = exact(theme.look(Role::Disputed).fg);
            assert!(r > g && b > g, "{}: disputed is magenta", theme.name);
        }
    }
}

/// Palettes that many people have: name, ground, the least contrast asked for, the sixteen.
const PALETTES: &[(&str, u32, f64, [u32; 16])] = &[
    (
        "xterm",
        0,
        3.0,
        [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
            0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
    ),
    (
        "Linux console",
        0,
        3.0,
        [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
            0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
    ),
    ("Solarized dark", 0x00_2b36, 3.0, SOLARIZED),
    // The palette's own body text reaches 4.1 here; 3 is out of reach for its cyan and yellow.
    ("Solarized light", 0xfd_f6e3, 2.8, SOLARIZED),
    ("GNOME dark", 0x1e_1e1e, 3.0, GNOME),
    ("GNOME light", 0xff_ffff, 3.0, GNOME),
];

const SOLARIZED: [u32; 16] = [
    0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
    0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
];

const GNOME: [u32; 16] = [
    0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
    0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
];

fn rgb(number: u32) -> Rgb {
    let [_, r, g, b] = number.to_be_bytes();
    (r, g, b)
}

#[test]
fn the_terminals_colours_can_be_read_on_common_palettes() {
    let theme = Theme::named("terminal").unwrap();
    for (palette, ground, least, colours) in PALETTES {
        let named = colours.map(rgb);
        for &role in TONED.iter().chain(&[Role::FocusBorder, Role::Banner]) {
            let ink = match theme.look(role).fg {
                Colour::Named(number) => rgb_of(number, &named),
                _ => continue,
            };
            let ratio = contrast(ink, rgb(*ground));
            assert!(ratio >= *least, "{palette} {}: {ratio:.2}", role.word());
        }
    }
}

/// A colour as somebody without green cones sees it (Viénot, Brettel and Mollon 1999).
fn deuteranope(colour: Rgb) -> [f64; 3] {
    let [r, g, b] = linear(colour);
    let yellow = 0.29275 * r + 0.70725 * g;
    [yellow, yellow, (-0.02234 * r + 0.02234 * g + b).clamp(0.0, 1.0)]
}

/// CIE L*a*b*, under daylight.
#[expect(clippy::many_single_char_names, reason = "they are called so")]
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
    let [x, y, z] =
        [x, y, z].map(|it| if it > 0.008_856 { it.cbrt() } else { 7.787 * it + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn what_must_be_told_apart_is_told_apart_without_green() {
    for theme in themes().filter(|theme| theme.ground.is_some()) {
        let own = &*theme.name == "colour-blind";
        let least = if own { 25.0 } else { 12.0 };
        // An alert is told by its weight too; only the theme made for it also by its colour.
        let roles = [Role::SideA, Role::SideB, Role::Disputed, Role::Alert];
        let roles = if own { &roles[..] } else { &roles[..3] };
        for (at, one) in roles.iter().enumerate() {
            for other in &roles[..at] {
                let [a, b] = [one, other].map(|role| lab(deuteranope(exact(theme.look(*role).fg))));
                let apart: f64 = (0..3).map(|it| (a[it] - b[it]).powi(2)).sum::<f64>().sqrt();
                let (one, other) = (one.word(), other.word());
                assert!(apart >= least, "{}: {one} and {other}: {apart:.1}", theme.name);
            }
        }
    }
}

#[test]
fn fewer_colours_still_show_every_word() {
    for theme in themes() {
        assert_eq!(theme.at(Depth::None), Theme::monochrome());
        assert_eq!(theme.at(Depth::True), theme);
        let gives_way = theme.at(Depth::C16) == Theme::default().at(Depth::C16);
        assert!(theme.ground.is_none() || gives_way, "{}", theme.name);
        for depth in [Depth::C256, Depth::C16] {
            let theme = theme.at(depth);
            for &role in Role::ALL {
                let look = theme.look(role);
                let plain = look.fg == Colour::Default && look.bg == Colour::Default;
                assert!(plain || look.fg != look.bg, "{} {depth:?} {}", theme.name, role.word());
                assert!(!matches!(look.fg, Colour::Rgb(..)), "{depth:?}");
                assert!(depth == Depth::C256 || !matches!(look.bg, Colour::Palette(_)));
            }
        }
    }
}

#[test]
fn every_fault_of_a_theme_is_reported_with_its_place() {
    let text = "nam = \"x\"\nground = \"blue\"\n[roles]\nside_a = { fg = \"bleu\" }\n\
                alert = { bold = 1, fg = \"#12\", bg = 300, blink = true }\ndim = \"blue\"\n";
    let faults = Theme::parse(text, "my.toml").unwrap_err();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let expected = [
        "my.toml:1:1: there is no key `nam`; did you mean `name`?",
        "my.toml:2:10: `ground` must be an exact colour; write it as \"#rrggbb\"",
        "my.toml:4:1: there is no role `side_a`; did you mean `side-a`?",
        "my.toml:5:18: `bold` is true or false, not a number",
        "my.toml:5:26: there is no colour `#12`; six digits follow the #, such as #1e66f5",
        "my.toml:5:38: there is no colour `300`; a number goes from 0 to 255",
        "my.toml:5:43: there is no key `blink`; known are fg, bg, bold, dim, underline, reverse",
        "my.toml:6:7: `dim` is a table such as { fg = \"blue\", bold = true }, not a text",
    ];
    assert_eq!(faults, expected);
    let faults = Theme::parse("[roles]\nkey = { fg = \"bluee\" }", "x").unwrap_err();
    assert_eq!(faults[0].help.as_str(), "did you mean `blue`?");
    let faults = Theme::parse("ground = \"#000000\"", "x").unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    // What is there and wrong is not missing.
    let faults = Theme::parse("ground = \"\"\nink = \"#ffffff\"", "x").unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].help.as_str(), "write a name, \"#rrggbb\" or a number");
    assert!(Theme::parse("[roles]\ndim = \n= 1\n", "x").unwrap_err().len() >= 2);
}

#[test]
fn two_hundred_and_fifty_six_colours_are_enough_to_read() {
    for theme in themes().filter(|theme| theme.ground.is_some()) {
        let theme = theme.at(Depth::C256);
        for &role in Role::ALL {
            let look = theme.look(role);
            let [fg, bg] = [look.fg, look.bg].map(exact256);
            let least = match role {
                Role::Border => 1.5,
                Role::Dim | Role::FocusBorder => 3.0,
                _ => 4.5,
            };
            let ratio = contrast(fg, bg);
            assert!(ratio >= least, "{} {}: {ratio:.2}", theme.name, role.word());
        }
        let marked =
            contrast(exact256(theme.look(Role::Selected).bg), exact256(theme.look(Role::Text).bg));
        assert!(marked >= 1.5, "{}: the selection {marked:.2}", theme.name);
    }
}

fn exact256(colour: Colour) -> Rgb {
    match colour {
        Colour::Palette(number) => rgb_of(number, &[(0, 0, 0); 16]),
        other => panic!("{other:?}"),
    }
}

fn apart(one: [f64; 3], other: [f64; 3]) -> f64 {
    let [a, b] = [lab(one), lab(other)];
    (0..3).map(|it| (a[it] - b[it]).powi(2)).sum::<f64>().sqrt()
}
