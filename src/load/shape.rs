//! When points are a point on the earth, a stroke, a ring or an area: the same for those typed by hand
//! and those from a file.

use crate::dataset::control::{Polygon, Ring};
use crate::dataset::place::Point;
use crate::earth::area::is_tangled;
use crate::earth::crossings::Budget;
use crate::load::limits;

/// A point, if both numbers, in parts of a degree, are on the earth.
pub(super) fn on_earth(lat: i64, lon: i64) -> Result<Point, &'static str> {
    Point::new(lat, lon).ok_or(if Point::new(lat, 0).is_none() {
        "latitude runs from -90 to 90; is it written before the longitude?"
    } else {
        "longitude runs from -180 to 180"
    })
}

/// A stroke of a line.
pub(super) fn stroke(points: Vec<Point>) -> Result<Vec<Point>, &'static str> {
    if points.len() < 2 { Err("a line has at least two points") } else { Ok(points) }
}

/// The ring of an area. Its first point may be written again at the end, as in `GeoJSON`.
pub(super) fn ring(mut points: Vec<Point>) -> Result<Ring, &'static str> {
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points.shrink_to_fit();
    match points.as_slice() {
        [a, b, rest @ ..] if rest.iter().any(|point| point != a && point != b) => Ok(points),
        _ => Err("the ring round an area has at least three different points"),
    }
}

/// The pieces of an area, unless their edges cross more often than anybody draws by intent.
pub(super) fn untangled(polygons: Vec<Polygon>) -> Result<Vec<Polygon>, String> {
    let budget = Budget { crossings: limits::CROSSINGS, pairs: limits::EDGE_PAIRS };
    let paths: Vec<_> = polygons.iter().map(Polygon::paths).collect();
    if is_tangled(paths.iter().map(Vec::as_slice), budget) {
        let most = limits::CROSSINGS;
        return Err(format!(
            "the outline crosses itself more than {most} times, or too many of its edges lie side \
             by side to count"
        ));
    }
    Ok(polygons)
}
