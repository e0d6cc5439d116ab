//! Patterns of dots as characters, at five levels of what a terminal's font can show.

use crate::chart::{Ink, Signs};

/// The character of a pattern: two by four dots, row by row from the upper left.
pub(super) fn sign(signs: Signs, bits: u8, ink: Ink) -> char {
    if bits == 0 {
        return ' ';
    }
    match signs {
        Signs::Braille => braille(bits),
        Signs::Octant => ratatui::symbols::pixel::OCTANTS[usize::from(bits)],
        Signs::Quadrant => QUADRANTS[usize::from(quadrant(bits))],
        Signs::Half => half(bits),
        Signs::Ascii => ascii(bits, ink),
    }
}

/// The four quarters of a cell: upper left, upper right, lower left, lower right.
const QUADRANTS: [char; 16] =
    [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];

/// Braille numbers its dots down the columns (Unicode block 2800).
fn braille(bits: u8) -> char {
    const ORDER: [u8; 8] = [0, 3, 1, 4, 2, 5, 6, 7];
    let pattern = (0..8).filter(|bit| bits >> bit & 1 == 1).map(|bit: usize| 1 << ORDER[bit]);
    char::from_u32(0x2800 + pattern.sum::<u32>()).unwrap_or(' ')
}

/// Two rows of dots are one.
fn quadrant(bits: u8) -> u8 {
    let upper = (bits | bits >> 2) & 3;
    let lower = (bits >> 4 | bits >> 6) & 3;
    upper | lower << 2
}

fn half(bits: u8) -> char {
    match (bits & 0x0f != 0, bits & 0xf0 != 0) {
        (true, true) => '█',
        (true, false) => '▀',
        _ => '▄',
    }
}

/// Lines that matter have a letter of their own; the others take the shape of their dots.
fn ascii(bits: u8, ink: Ink) -> char {
    match ink {
        Ink::Front | Ink::Selected => return '#',
        Ink::Course | Ink::Return => return '*',
        Ink::FrontBefore | Ink::Edge => return ':',
        Ink::Hatch | Ink::Region => return '.',
        Ink::HatchOpen => return '?',
        Ink::HatchGained => return '+',
        Ink::Water => return '~',
        _ => {}
    }
    let rows = [bits & 3, bits >> 2 & 3, bits >> 4 & 3, bits >> 6];
    let used = rows.iter().filter(|&&row| row != 0).count();
    let first = rows.iter().copied().find(|&row| row != 0).unwrap_or(0);
    let last = rows.iter().rev().copied().find(|&row| row != 0).unwrap_or(0);
    match (used, first, last) {
        (1, _, _) if rows[3] != 0 => '_',
        (1, _, _) | (2, 3, 3) => '-',
        (_, 1, 2) => '\\',
        (_, 2, 1) => '/',
        _ => '|',
    }
}

/// Marks that stand on a map by themselves: each with what ASCII has for it.
pub(super) fn mark(signs: Signs, full: char) -> char {
    const PLAIN: &[(char, char)] = &[
        ('●', 'o'),
        ('◉', '@'),
        ('•', '.'),
        ('◂', '<'),
        ('▸', '>'),
        ('▴', '^'),
        ('▾', 'v'),
        ('↑', '^'),
        ('↗', '/'),
        ('→', '>'),
        ('↘', '\\'),
        ('↓', 'v'),
        ('↙', '/'),
        ('←', '<'),
        ('↖', '\\'),
        ('├', '|'),
        ('─', '-'),
        ('┤', '|'),
        ('┼', '+'),
    ];
    match PLAIN.iter().find(|row| row.0 == full) {
        Some(row) if signs == Signs::Ascii => row.1,
        _ => full,
    }
}

/// The arrow nearest to a direction, in degrees clockwise from north.
pub(super) fn arrow(degrees: f64) -> char {
    const ARROWS: [char; 8] = ['↑', '↗', '→', '↘', '↓', '↙', '←', '↖'];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
    let eighth = (degrees.rem_euclid(360.0) / 45.0).round() as usize;
    ARROWS[eighth % 8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_as_unicode_has_them() {
        assert_eq!(sign(Signs::Braille, 0b0000_0001, Ink::Coast), '⠁');
        assert_eq!(sign(Signs::Braille, 0b0000_0010, Ink::Coast), '⠈');
        assert_eq!(sign(Signs::Braille, 0b1100_0000, Ink::Coast), '⣀');
        assert_eq!(sign(Signs::Braille, 0xff, Ink::Coast), '⣿');
        assert_eq!(sign(Signs::Octant, 0x0f, Ink::Coast), '▀');
        assert_eq!(sign(Signs::Octant, 0x55, Ink::Coast), '▌');
        assert_eq!(sign(Signs::Quadrant, 0b0000_0100, Ink::Coast), '▘');
        assert_eq!(sign(Signs::Quadrant, 0b1000_0000, Ink::Coast), '▗');
        assert_eq!(sign(Signs::Half, 0b0010_0000, Ink::Coast), '▄');
        for signs in [Signs::Octant, Signs::Braille, Signs::Quadrant, Signs::Half, Signs::Ascii] {
            assert_eq!(sign(signs, 0, Ink::Coast), ' ');
            assert!((1..=255).all(|bits| sign(signs, bits, Ink::Coast) != ' '));
        }
    }

    #[test]
    fn ascii_keeps_the_direction_of_a_line() {
        assert_eq!(sign(Signs::Ascii, 0b0000_1100, Ink::Coast), '-');
        assert_eq!(sign(Signs::Ascii, 0b0101_0101, Ink::Coast), '|');
        assert_eq!(sign(Signs::Ascii, 0b1000_0001, Ink::Coast), '\\');
        assert_eq!(sign(Signs::Ascii, 0b0100_0010, Ink::Coast), '/');
        assert_eq!(sign(Signs::Ascii, 0b0000_1100, Ink::Front), '#');
        assert_eq!((arrow(0.0), arrow(130.0), arrow(-90.0), arrow(359.0)), ('↑', '↘', '←', '↑'));
    }
}
