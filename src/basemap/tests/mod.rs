//! The shipped map, looked at: whose a place is, asked of the lines alone.

mod lines;
mod names;

use super::{Arc, Detail, Level, countries};

const DETAILS: [Detail; 3] = [Detail::World, Detail::Continent, Detail::Theatre];

fn code(country: u16) -> &'static str {
    let row = countries().get(usize::from(country));
    row.map_or("", |it| std::str::from_utf8(&it.code).unwrap())
}

fn number(code: &str) -> u16 {
    let at = countries().iter().position(|it| it.code == code.as_bytes()).unwrap();
    u16::try_from(at).unwrap()
}

/// Whether a ray to the east crosses an arc an odd number of times.
fn odd(level: &Level, arc: &Arc, [x, y]: [f64; 2]) -> bool {
    let [_, south, east, north] = arc.bounds.map(f64::from);
    if y < south || y > north || x > east {
        return false;
    }
    let crosses = |pair: &&[[f32; 2]]| {
        let [[ax, ay], [bx, by]] = [pair[0], pair[1]].map(|it| it.map(f64::from));
        (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    };
    level.line(arc).windows(2).filter(crosses).count() % 2 == 1
}

/// The countries whose even-odd fill has a point of the plane.
fn owners(level: &Level, at: [f64; 2]) -> Vec<&'static str> {
    let mut inside = vec![false; countries().len()];
    for arc in level.arcs.iter().filter(|it| it.left != it.right && odd(level, it, at)) {
        for side in [arc.left, arc.right] {
            if let Some(flag) = inside.get_mut(usize::from(side)) {
                *flag = !*flag;
            }
        }
    }
    countries().iter().zip(inside).filter(|it| it.1).map(|it| text(&it.0.code)).collect()
}

fn text(code: &[u8; 3]) -> &str {
    std::str::from_utf8(code).unwrap()
}
