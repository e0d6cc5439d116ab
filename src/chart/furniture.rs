//! What a map needs beside its content: a scale, marks for what lies outside, the cross.

use crate::chart::labels::{Placer, width};
use crate::chart::lens::Lens;
use crate::chart::signs::mark;
use crate::chart::{Ink, Look};
use crate::earth::LonLat;
use crate::earth::circle::distance;

/// A scale bar in the lower right corner: a round length that takes up to a quarter of the width.
/// It holds for the middle of the map.
pub(super) fn scale(placer: &mut Placer<'_>, lens: &Lens, look: &Look) {
    let (columns, rows) = placer.size();
    if columns < 28 || rows < 6 {
        return;
    }
    let middle = (look.size.0 / 2, look.size.1 / 2);
    let cell = distance(lens.point(middle), lens.point((middle.0 + 1, middle.1)));
    let most = f64::from(columns / 4) * cell;
    let Some(length) = round_down(most) else { return };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of the width"
    )]
    let cells = (length / cell).round().max(2.0) as usize;
    let line = |c: char| mark(look.signs, c);
    let bar: String = std::iter::once(line('├'))
        .chain(std::iter::repeat_n(line('─'), cells.saturating_sub(2)))
        .chain(std::iter::once(line('┤')))
        .collect();
    let text = format!("{} {bar}", kilometres(length));
    let (x, y) = (columns - width(&text) - 1, rows - 1);
    if placer.is_free(x, y, width(&text)) {
        placer.write(x - 1, y, &format!(" {text} "), Ink::Furniture);
    }
}

/// The largest of 1, 2, 5, 10, 20, 50 … metres that is not longer.
fn round_down(most: f64) -> Option<f64> {
    if !most.is_finite() || most < 1.0 {
        return None;
    }
    let ten = 10_f64.powf(most.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * ten).find(|&length| length <= most)
}

/// `50 km`, `200 m`; thousands as the board writes them, `6,104 km`.
pub(super) fn kilometres(metres: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the earth")]
    let whole = |value: f64| value.round().max(0.0) as u32;
    if metres < 1000.0 {
        return format!("{} m", whole(metres));
    }
    let km = whole(metres / 1000.0);
    match (km / 1000, km % 1000) {
        (0, rest) => format!("{rest} km"),
        (thousands, rest) => format!("{thousands},{rest:03} km"),
    }
}

/// A mark at the edge for something outside: an arrow, its name, how far it is from the middle.
/// `way` is where it leaves the map, in dots, if something leads there.
pub(super) fn outside(
    placer: &mut Placer<'_>,
    lens: &Lens,
    target: (&str, LonLat, Ink),
    way: (f64, f64),
    look: &Look,
) {
    let (name, point, ink) = target;
    let middle = lens.point((look.size.0 / 2, look.size.1 / 2));
    let far = kilometres(distance(middle, point));
    let (columns, rows) = placer.size();
    let (across, down) = (way.0 / f64::from(lens.width), way.1 / f64::from(lens.height));
    // The edge it is nearest to.
    let edges = [(across, '◂'), (1.0 - across, '▸'), (down, '▴'), (1.0 - down, '▾')];
    let Some(&(_, arrow)) = edges.iter().min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    let arrow = mark(look.signs, arrow);
    let text = if across > 0.5 && arrow != mark(look.signs, '◂') {
        format!("{name} {far} {arrow}")
    } else {
        format!("{arrow} {name} {far}")
    };
    let wide = width(&text);
    #[expect(clippy::cast_possible_truncation, reason = "held to the grid")]
    let held = |part: f64, most: i32| {
        (part * f64::from(most)).clamp(0.0, f64::from((most - 1).max(0))) as i32
    };
    let (x, y) = (held(across, columns), held(down, rows));
    let x = (x - wide / 2).clamp(0, (columns - wide).max(0));
    let free = [0, -1, 1, -2, 2].into_iter().map(|step| y + step);
    let Some(y) = free.into_iter().find(|&y| placer.is_free(x, y, wide)) else { return };
    placer.write(x, y, &text, ink);
}

/// The mark in the middle, where the keys point.
pub(super) fn cross(placer: &mut Placer<'_>, look: &Look) {
    let (x, y) = (i32::from(look.size.0 / 2), i32::from(look.size.1 / 2));
    placer.write(x, y, mark(look.signs, '┼').encode_utf8(&mut [0; 4]), Ink::Selected);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_round() {
        for (most, length) in [(1.0, 1.0), (4.9, 2.0), (5.0, 5.0), (999.0, 500.0), (2.4e6, 2.0e6)] {
            assert_eq!(round_down(most), Some(length));
        }
        assert_eq!(round_down(f64::NAN), None);
        assert_eq!(round_down(0.2), None);
        assert_eq!(kilometres(450.0), "450 m");
        assert_eq!(kilometres(50_000.0), "50 km");
        assert_eq!(kilometres(6_104_000.0), "6,104 km");
    }
}
