//! The hand that writes SVG: numbers to a tenth of a pixel, paths, safe text.

use std::fmt::Write as _;

/// A point on the paper, in pixels from the upper left corner.
pub type Dot = [f64; 2];

/// Points of a path nearer to the one before than this, in tenths of a pixel, are left out.
const STEP: i64 = 3;

/// A number to a tenth, as short as it can be written: `-.5`, `3`, `12.4`.
pub fn number(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match (whole, part) {
        (_, 0) => format!("{sign}{whole}"),
        (0, _) => format!("{sign}.{part}"),
        _ => format!("{sign}{whole}.{part}"),
    }
}

/// A length in tenths of a pixel.
#[expect(clippy::cast_possible_truncation, reason = "held to what a paper can have")]
pub fn tenths(value: f64) -> i64 {
    if value.is_finite() { (value.clamp(-1e6, 1e6) * 10.0).round() as i64 } else { 0 }
}

/// A number of pixels, to a tenth.
pub fn px(value: f64) -> String {
    number(tenths(value))
}

/// The data of a path through some points, each relative to the one before; empty for fewer than
/// two that differ.
pub fn path(points: &[Dot], closed: bool) -> String {
    let mut out = String::new();
    let mut before: Option<(i64, i64)> = None;
    let mut drawn = 0;
    for (at, point) in points.iter().enumerate() {
        let it = (tenths(point[0]), tenths(point[1]));
        let Some((x, y)) = before else {
            let _ = write!(out, "M{} {}", number(it.0), number(it.1));
            before = Some(it);
            continue;
        };
        let (right, down) = (it.0 - x, it.1 - y);
        let last = at + 1 == points.len() && !closed;
        if right.abs() + down.abs() < STEP && !(last && drawn > 0) {
            continue;
        }
        let space = if down < 0 { "" } else { " " };
        let _ = write!(out, "l{}{space}{}", number(right), number(down));
        before = Some(it);
        drawn += 1;
    }
    match (drawn, closed) {
        (0, _) | (1, true) => String::new(),
        (_, true) => out + "z",
        (_, false) => out,
    }
}

/// The attribute of a line that is broken like this, such as `4 3`; nothing for a whole one.
pub fn dashed(dashes: &str) -> String {
    match dashes {
        "" => String::new(),
        dashes => format!(r#" stroke-dasharray="{dashes}""#),
    }
}

/// Words between tags or in an attribute. What XML cannot hold is left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// About how wide a text is set, for a size of letters: the widths of a plain sans-serif.
pub fn width(text: &str, size: f64) -> f64 {
    let ems = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.27,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' => 0.34,
        'm' | 'w' | 'M' | 'W' | '→' | '–' | '—' => 0.88,
        c if c.is_uppercase() => 0.74,
        c if c.is_ascii() => 0.57,
        c if c < '\u{1100}' => 0.62,
        _ => 1.0,
    };
    text.chars().map(ems).sum::<f64>() * size
}

/// As many of the words as are set no wider than a room, with a sign where some are left out.
pub fn elided(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let fits = |c: &char| {
        left -= width(c.encode_utf8(&mut [0; 4]), size);
        left >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact_to_a_tenth() {
        let all = [0.0, 3.0, -0.5, 12.44, -7.96, 0.04, f64::NAN].map(px);
        assert_eq!(all, ["0", "3", "-.5", "12.4", "-8", "0", "0"]);
    }

    #[test]
    fn a_path_leaves_out_what_nobody_sees_and_keeps_its_ends() {
        let points = [[0.0, 0.0], [5.0, 5.0], [5.1, 5.1], [9.0, 0.0], [9.1, 0.1]];
        assert_eq!(path(&points, false), "M0 0l5 5l4-5l.1 .1");
        assert_eq!(path(&points, true), "M0 0l5 5l4-5z");
        assert_eq!(path(&[[1.0, 1.0], [1.1, 1.1]], false), "");
        assert_eq!(path(&[], true), "");
    }

    #[test]
    fn words_too_long_are_cut_to_their_room() {
        let long = "The front at the river and beyond";
        let room = width(long, 10.0);
        assert_eq!(elided(long, 10.0, room), long);
        let cut = elided(long, 10.0, room / 2.0);
        assert!(cut.ends_with('…') && long.starts_with(cut.trim_end_matches('…')), "{cut}");
        assert!(width(&cut, 10.0) <= room / 2.0 && cut.chars().count() > 10, "{cut}");
        assert_eq!(elided(long, 10.0, 0.0), "…");
    }

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(escaped("<a b=\"&\">\u{1b}\u{0}"), "&lt;a b=&quot;&amp;&quot;&gt;");
    }
}
