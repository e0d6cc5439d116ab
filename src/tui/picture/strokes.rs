//! Signs that must touch their neighbours, as geometry: lines, blocks, dots. Fonts leave gaps
//! between them.

use crate::tui::picture::shapes;

/// Width and height of a cell.
pub(super) const WIDTH: i32 = 9;
/// See [`WIDTH`].
pub(super) const HEIGHT: i32 = 19;
/// The column and the row of the light lines, one unit wide.
const MIDDLE: (i32, i32) = (4, 9);

/// A part of a sign; places are counted from the upper left corner of its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A filled rectangle: left, top, width, height.
    Rect(i32, i32, i32, i32),
    /// The whole cell in the ink mixed with the ground, in tenths.
    Tint(u32),
    /// A line of width one: where it starts, in tenths, and the rest of an SVG path.
    Line(i32, i32, &'static str),
    /// A filled outline, as above.
    Fill(i32, i32, &'static str),
    /// A dot: its middle in tenths.
    Dot(i32, i32),
}

/// Whether a sign is one of the lines and blocks that every monospaced font has.
pub(super) fn is_line(sign: &str) -> bool {
    sign.chars().all(|c| matches!(c, '\u{2500}'..='\u{259f}'))
}

/// The parts of a sign; none if it is better left to a font.
pub(super) fn marks(sign: &str) -> Vec<Mark> {
    let mut signs = sign.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else {
        return Vec::new();
    };
    match sign {
        '╭' => vec![Mark::Line(45, 190, "v-5.5a4 4 0 0 1 4-4h.5")],
        '╮' => vec![Mark::Line(45, 190, "v-5.5a4 4 0 0 0-4-4h-.5")],
        '╯' => vec![Mark::Line(45, 0, "v5.5a4 4 0 0 1-4 4h-.5")],
        '╰' => vec![Mark::Line(45, 0, "v5.5a4 4 0 0 0 4 4h.5")],
        '╱' => vec![Mark::Line(0, 190, "l9-19")],
        '╲' => vec![Mark::Line(0, 0, "l9 19")],
        '╳' => vec![Mark::Line(0, 190, "l9-19"), Mark::Line(0, 0, "l9 19")],
        '\u{2500}'..='\u{257f}' => lines(sign),
        '\u{2580}'..='\u{259f}' => blocks(sign),
        '\u{2800}'..='\u{28ff}' => dots(sign),
        _ => shapes::shape(sign).to_vec(),
    }
}

/// For each sign from U+2500 on the weights of its arms to the left, right, up and down: 1 light,
/// 2 heavy, 3 double.
const ARMS: [&str; 8] = [
    "1100 2200 0011 0022 0000 0000 0000 0000 0000 0000 0000 0000 0101 0201 0102 0202",
    "1001 2001 1002 2002 0110 0210 0120 0220 1010 2010 1020 2020 0111 0211 0121 0112",
    "0122 0221 0212 0222 1011 2011 1021 1012 1022 2021 2012 2022 1101 2101 1201 2201",
    "1102 2102 1202 2202 1110 2110 1210 2210 1120 2120 1220 2220 1111 2111 1211 2211",
    "1121 1112 1122 2121 1221 2112 1212 2221 2212 2122 1222 2222 0000 0000 0000 0000",
    "3300 0033 0301 0103 0303 3001 1003 3003 0310 0130 0330 3010 1030 3030 0311 0133",
    "0333 3011 1033 3033 3301 1103 3303 3310 1130 3330 3311 1133 3333 0000 0000 0000",
    "0000 0000 0000 0000 1000 0010 0100 0001 2000 0020 0200 0002 1200 0012 2100 0021",
];

fn lines(sign: char) -> Vec<Mark> {
    if let Some(dashes) = dashes(sign) {
        return dashes;
    }
    let at = (u32::from(sign) - 0x2500) as usize;
    let arms = ARMS.get(at / 16).and_then(|row| row.as_bytes().get(at % 16 * 5..at % 16 * 5 + 4));
    let Some(&[left, right, up, down]) = arms else {
        return Vec::new();
    };
    let [left, right, up, down] = [left, right, up, down].map(|it| it.saturating_sub(b'0'));
    let (mut marks, (x, y)) = (Vec::new(), MIDDLE);
    for (from, first, last) in arm(left, right, (up, down)) {
        marks.push(Mark::Rect(0, y + first, x + 1 - from, last - first));
    }
    for (from, first, last) in arm(right, left, (up, down)) {
        marks.push(Mark::Rect(x + from, y + first, WIDTH - x - from, last - first));
    }
    for (from, first, last) in arm(up, down, (left, right)) {
        marks.push(Mark::Rect(x + first, 0, last - first, y + 1 - from));
    }
    for (from, first, last) in arm(down, up, (left, right)) {
        marks.push(Mark::Rect(x + first, y + from, last - first, HEIGHT - y - from));
    }
    marks
}

/// The strokes of one arm: how far from the middle each begins (less than nothing: beyond it), and
/// from where to where it goes across. An arm reaches to the far edge of what it meets, and the
/// strokes of a double one leave the space between the others free.
fn arm(own: u8, opposite: u8, (before, after): (u8, u8)) -> Vec<(i32, i32, i32)> {
    let (most, least) = (before.max(after), before.min(after));
    let start = match most {
        3 if opposite > 0 => 0,
        3 if least == 3 => 1,
        3 | 2 => -1,
        _ => 0,
    };
    let beside = |here: u8, there: u8| match (here, there) {
        (3, _) => 1,
        (0, 3) => -1,
        _ => 0,
    };
    match own {
        1 => vec![(start, 0, 1)],
        2 => vec![(start, -1, 2)],
        3 => vec![(beside(before, after), -1, 0), (beside(after, before), 1, 2)],
        _ => Vec::new(),
    }
}

/// Broken lines.
fn dashes(sign: char) -> Option<Vec<Mark>> {
    let at = "┄┅┆┇┈┉┊┋╌╍╎╏".chars().position(|it| it == sign)?;
    let pieces = [3, 4, 2].get(at / 4).copied()?;
    let (heavy, upright) = (at % 2 == 1, at % 4 >= 2);
    let (middle, length) = if upright { (MIDDLE.0, HEIGHT) } else { (MIDDLE.1, WIDTH) };
    let (across, thick) = if heavy { (middle - 1, 3) } else { (middle, 1) };
    let gap = (length / pieces / 3).max(1);
    let dash = |piece: i32| {
        let (from, to) = (piece * length / pieces, (piece + 1) * length / pieces - gap);
        let long = to - from;
        if upright {
            Mark::Rect(across, from, thick, long)
        } else {
            Mark::Rect(from, across, long, thick)
        }
    };
    Some((0..pieces).map(dash).collect())
}

/// So many eighths of a length, to whole units.
fn eighths(length: i32, count: i32) -> i32 {
    (length * count + 4) / 8
}

fn blocks(sign: char) -> Vec<Mark> {
    let number = i32::try_from(u32::from(sign)).unwrap_or_default();
    let (half, rest) = (eighths(WIDTH, 4), HEIGHT - eighths(HEIGHT, 4));
    let quarter = |number: i32| match number {
        0 => Mark::Rect(0, 0, half, rest),
        1 => Mark::Rect(half, 0, WIDTH - half, rest),
        2 => Mark::Rect(0, rest, half, HEIGHT - rest),
        _ => Mark::Rect(half, rest, WIDTH - half, HEIGHT - rest),
    };
    match sign {
        '▀' => vec![Mark::Rect(0, 0, WIDTH, rest)],
        '\u{2581}'..='\u{2588}' => {
            let high = eighths(HEIGHT, number - 0x2580);
            vec![Mark::Rect(0, HEIGHT - high, WIDTH, high)]
        }
        '\u{2589}'..='\u{258f}' => vec![Mark::Rect(0, 0, eighths(WIDTH, 0x2590 - number), HEIGHT)],
        '▐' => vec![Mark::Rect(half, 0, WIDTH - half, HEIGHT)],
        '░' => vec![Mark::Tint(3)],
        '▒' => vec![Mark::Tint(5)],
        '▓' => vec![Mark::Tint(8)],
        '▔' => vec![Mark::Rect(0, 0, WIDTH, eighths(HEIGHT, 1))],
        '▕' => vec![Mark::Rect(WIDTH - 1, 0, 1, HEIGHT)],
        _ => {
            // Which quarters are filled, from the upper left one on, for the signs from U+2596 on.
            const QUARTERS: [&[i32]; 10] = [
                &[2],
                &[3],
                &[0],
                &[0, 2, 3],
                &[0, 3],
                &[0, 1, 2],
                &[0, 1, 3],
                &[1],
                &[1, 2],
                &[1, 2, 3],
            ];
            let at = usize::try_from(number - 0x2596).unwrap_or_default();
            QUARTERS.get(at).into_iter().flat_map(|it| it.iter().copied()).map(quarter).collect()
        }
    }
}

/// The dots of a braille sign, evenly spaced within a cell and across cells.
fn dots(sign: char) -> Vec<Mark> {
    const PLACES: [(i32, i32); 8] =
        [(22, 24), (22, 71), (22, 119), (67, 24), (67, 71), (67, 119), (22, 166), (67, 166)];
    let bits = u32::from(sign) - 0x2800;
    let set = PLACES.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
    set.map(|(_, &(x, y))| Mark::Dot(x, y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rects(sign: char) -> Vec<(i32, i32, i32, i32)> {
        let rect = |mark: &Mark| match *mark {
            Mark::Rect(x, y, w, h) => Some((x, y, w, h)),
            _ => None,
        };
        marks(&sign.to_string()).iter().filter_map(rect).collect()
    }

    #[test]
    fn every_line_and_block_is_drawn_within_its_cell() {
        for sign in '\u{2500}'..='\u{259f}' {
            assert!(!marks(&sign.to_string()).is_empty(), "{sign}");
            for (x, y, w, h) in rects(sign) {
                assert!(w > 0 && h > 0 && x >= 0 && y >= 0, "{sign}");
                assert!(x + w <= WIDTH && y + h <= HEIGHT, "{sign}");
            }
        }
        assert_eq!(marks("⣿").len(), 8);
        assert_eq!(marks("⠀"), []);
        assert_eq!(marks("x"), []);
    }

    /// Where the strokes of a sign meet its right edge and its left edge: top and height.
    fn edges(sign: char) -> [Vec<(i32, i32)>; 2] {
        let meets = |edge: fn(&(i32, i32, i32, i32)) -> bool| {
            let mut found: Vec<_> =
                rects(sign).iter().filter(|it| edge(it)).map(|it| (it.1, it.3)).collect();
            found.sort_unstable();
            found
        };
        [meets(|it| it.0 + it.2 == WIDTH && it.3 < 4), meets(|it| it.0 == 0 && it.3 < 4)]
    }

    #[test]
    fn lines_of_one_weight_meet() {
        for (left, right) in ["──", "├┤", "━┓", "╔═", "╠╣", "╞╡", "╶╴", "┝╾", "╬╗", "╚╩"]
            .map(|pair| (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap()))
        {
            assert_eq!(edges(left)[0], edges(right)[1], "{left}{right}");
            assert!(!edges(left)[0].is_empty(), "{left}{right}");
        }
    }

    #[test]
    fn corners_are_closed() {
        assert_eq!(rects('┌'), [(4, 9, 5, 1), (4, 9, 1, 10)]);
        assert_eq!(rects('┓'), [(0, 8, 6, 3), (3, 8, 3, 11)]);
        let double = rects('╔');
        for part in [(3, 8, 6, 1), (5, 10, 4, 1), (3, 8, 1, 11), (5, 10, 1, 9)] {
            assert!(double.contains(&part), "{double:?}");
        }
    }

    #[test]
    fn blocks_fill_a_cell_together() {
        let area = |sign| rects(sign).iter().map(|it| it.2 * it.3).sum::<i32>();
        for (one, other) in [('▀', '▄'), ('▌', '▐'), ('▘', '▟'), ('▚', '▞'), ('▖', '▜')]
        {
            assert_eq!(area(one) + area(other), WIDTH * HEIGHT, "{one}{other}");
        }
        assert_eq!(area('█'), WIDTH * HEIGHT);
    }
}
