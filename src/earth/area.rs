//! Areas on the sphere, and what one area has that another has not.
//!
//! Points are laid on the cylindrical equal-area plane, x the longitude in radians and y the sine of
//! the latitude, where an area is the area on the sphere in squared radii. There an edge is a straight
//! line, which gives the formula of Chamberlain and Duquette ("Some algorithms for polygons on a
//! sphere", JPL 07-3, 2007): parallels and meridians are exact, and an edge of a few kilometres is as
//! good as a great circle. Areas and their differences are taken on one plane, so they add up.
//!
//! The plane is cut at the antimeridian; what crosses it is laid on both ends. A corner at a pole has
//! no longitude: the edges to it run along meridians. A ring round a pole holds that pole, the one
//! that leaves it the smaller area.

use std::f64::consts::{PI, TAU};

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::overlay::FloatOverlay;
use i_overlay::float::single::SingleFloatOverlay as _;

use crate::earth::crossings::{Budget, Count, count, same};
use crate::earth::{LonLat, RADIUS, wrapped};

type Corner = [f64; 2];

/// Corners are set on a grid before lines are crossed; with 32 bits its squares would be centimetres.
type Grid = i64;

/// What it may cost to see that a ring needs no crossing.
const SIMPLE: Budget = Budget { crossings: 0, pairs: 100_000_000 };

/// An area of any number of pieces with holes.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Pieces, each with its outer ring, anticlockwise, and its holes, clockwise; no two share an
    /// inner point, and no ring crosses itself.
    pieces: Vec<Vec<Vec<Corner>>>,
}

impl Ground {
    /// The ground within polygons. A point belongs to a polygon if an odd number of its rings go
    /// round it, and to the ground if it belongs to any polygon. Neither the direction of a ring
    /// matters nor whether its first point is written again at the end.
    pub fn new<'r>(polygons: impl IntoIterator<Item = &'r [Vec<LonLat>]>) -> Self {
        let mut all: Vec<_> = polygons.into_iter().map(polygon).collect();
        let pieces = match (all.pop(), all.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                let pieces: Vec<_> = all.into_iter().chain(last).flatten().collect();
                merged(&pieces)
            }
        };
        Self { pieces }
    }

    /// Its area in square metres.
    pub fn area(&self) -> f64 {
        self.pieces.iter().flatten().map(|ring| signed(ring)).sum::<f64>() * RADIUS * RADIUS
    }

    /// What it has and another has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        if other.pieces.is_empty() {
            return self.clone();
        }
        let pieces = self.pieces.overlay_as::<Grid>(
            &other.pieces,
            OverlayRule::Difference,
            FillRule::NonZero,
        );
        Self { pieces }
    }

    /// Its rings in degrees, outer ones and holes: a point belongs to it if an odd number of them go
    /// round it. Where it crosses the antimeridian, they are cut.
    pub fn rings(&self) -> Vec<Vec<LonLat>> {
        let corner =
            |&[x, y]: &Corner| LonLat::new(x.to_degrees(), y.clamp(-1.0, 1.0).asin().to_degrees());
        self.pieces.iter().flatten().map(|ring| ring.iter().map(corner).collect()).collect()
    }
}

/// The area of one polygon the quick way, its first ring less the others: right if the first goes
/// round all others and none crosses itself or another.
pub fn quick(rings: &[Vec<LonLat>]) -> f64 {
    let mut areas = rings.iter().filter_map(|ring| lay(ring)).map(|ring| signed(&ring).abs());
    let outer = areas.next().unwrap_or_default();
    (outer - areas.sum::<f64>()) * RADIUS * RADIUS
}

/// Whether the edges of polygons, all together, cross each other too often to be measured.
pub fn is_tangled<'r>(
    polygons: impl IntoIterator<Item = &'r [Vec<LonLat>]>,
    budget: Budget,
) -> bool {
    let mut laid: Vec<_> = polygons.into_iter().flatten().filter_map(|ring| lay(ring)).collect();
    laid.extend(copies(&laid));
    count(&laid, budget).is_none()
}

/// The pieces within the rings of one polygon.
fn polygon(rings: &[Vec<LonLat>]) -> Vec<Vec<Vec<Corner>>> {
    let mut laid: Vec<Vec<Corner>> = rings.iter().filter_map(|ring| lay(ring)).collect();
    let copies = copies(&laid);
    if copies.is_empty() {
        if let [only] = laid.as_slice()
            && count(&laid, SIMPLE).is_some_and(Count::is_simple)
        {
            return vec![vec![anticlockwise(only)]];
        }
        return FloatOverlay::<Corner, Grid>::from_subj(&laid)
            .overlay(OverlayRule::Subject, FillRule::EvenOdd);
    }
    laid.extend(copies);
    let plane = vec![[-PI, -1.0], [PI, -1.0], [PI, 1.0], [-PI, 1.0]];
    laid.overlay_as::<Grid>(&plane, OverlayRule::Intersect, FillRule::EvenOdd)
}

/// Rings that run past the antimeridian, once more a turn to the west and to the east.
fn copies(laid: &[Vec<Corner>]) -> Vec<Vec<Corner>> {
    let beyond = |ring: &&Vec<Corner>| ring.iter().any(|corner| corner[0].abs() > PI);
    let turned = |turn: f64| {
        let turned = move |ring: &Vec<Corner>| ring.iter().map(|&[x, y]| [x + turn, y]).collect();
        laid.iter().filter(beyond).map(turned)
    };
    turned(-TAU).chain(turned(TAU)).collect()
}

/// A ring in one direction, its first corner not written again.
fn anticlockwise(ring: &[Corner]) -> Vec<Corner> {
    let mut turned = ring.to_vec();
    if turned.len() > 1 && ring.first().zip(ring.last()).is_some_and(|(a, b)| same(*a, *b)) {
        turned.pop();
    }
    if signed(ring) < 0.0 {
        turned.reverse();
    }
    turned
}

/// Pieces that may overlap as pieces that do not.
fn merged(pieces: &[Vec<Vec<Corner>>]) -> Vec<Vec<Vec<Corner>>> {
    FloatOverlay::<Corner, Grid>::from_subj(pieces).overlay(OverlayRule::Subject, FillRule::NonZero)
}

/// A ring on the plane, running on past the antimeridian rather than jump; `None` if it has no
/// corner but poles.
fn lay(ring: &[LonLat]) -> Option<Vec<Corner>> {
    let at_pole = |point: &LonLat| point.lat.abs() >= 90.0;
    let start = ring.iter().position(|point| !at_pole(point))?;
    let first = ring.get(start)?;
    let mut lon = first.lon;
    let mut pole = None;
    let mut laid = Vec::with_capacity(ring.len() + 2);
    let mut corner = |lon: f64, lat: f64| laid.push([lon.to_radians(), lat.to_radians().sin()]);
    corner(first.lon, first.lat);
    // Once round, back to the start.
    for point in ring.iter().cycle().skip(start + 1).take(ring.len()) {
        if at_pole(point) {
            corner(lon, point.lat);
            pole = Some(point.lat);
            continue;
        }
        lon += wrapped(point.lon - lon);
        if let Some(lat) = pole.take() {
            corner(lon, lat);
        }
        corner(lon, point.lat);
    }
    if (lon - first.lon).abs() > 180.0 {
        let by = |lat: f64| {
            let mut laid = laid.clone();
            laid.extend([lon, first.lon].map(|lon| [lon.to_radians(), lat.to_radians().sin()]));
            laid
        };
        let (north, south) = (by(90.0), by(-90.0));
        let smaller = signed(&north).abs() <= signed(&south).abs();
        return Some(if smaller { north } else { south });
    }
    Some(laid)
}

/// The area of a ring on the plane; negative if it runs clockwise.
fn signed(ring: &[Corner]) -> f64 {
    let Some(&[x, y]) = ring.first() else { return 0.0 };
    // Measured from its first corner, small areas keep their digits.
    let cross = |pair: &[Corner]| match *pair {
        [a, b] => (a[0] - x).mul_add(b[1] - y, -((b[0] - x) * (a[1] - y))),
        _ => 0.0,
    };
    ring.windows(2).map(cross).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> Vec<LonLat> {
        points.iter().map(|&(lon, lat)| LonLat::new(lon, lat)).collect()
    }

    /// From west to east and south to north.
    fn cell(west: f64, east: f64, south: f64, north: f64) -> Vec<LonLat> {
        ring(&[(west, south), (east, south), (east, north), (west, north)])
    }

    /// The area of a cell by hand.
    fn by_hand(width: f64, south: f64, north: f64) -> f64 {
        let height = north.to_radians().sin() - south.to_radians().sin();
        RADIUS * RADIUS * width.to_radians() * height
    }

    fn of(polygons: &[Vec<Vec<LonLat>>]) -> Ground {
        Ground::new(polygons.iter().map(Vec::as_slice))
    }

    fn near(area: f64, expected: f64) {
        // A ten-millionth part, or a square decimetre per kilometre of edge.
        assert!((area - expected).abs() <= expected.abs() * 1e-7 + 1e3, "{area}, not {expected}");
    }

    #[test]
    fn areas_that_are_known_without_us() {
        let octant = PI * RADIUS * RADIUS / 2.0;
        near(of(&[vec![ring(&[(0.0, 0.0), (90.0, 0.0), (0.0, 90.0)])]]).area(), octant);
        near(of(&[vec![ring(&[(77.0, -90.0), (0.0, 0.0), (90.0, 0.0)])]]).area(), octant);
        near(of(&[vec![cell(37.0, 38.0, 48.0, 49.0)]]).area(), by_hand(1.0, 48.0, 49.0));
        near(of(&[vec![ring(&[(1.0, 90.0), (2.0, 90.0), (3.0, -90.0)])]]).area(), 0.0);
        near(of(&[]).area(), 0.0);
        assert!(octant > 6.3e13 && octant < 6.4e13);
    }

    #[test]
    fn neither_direction_nor_closing_matters_and_a_hole_is_taken_away() {
        let (outer, hole) = (cell(30.0, 34.0, 50.0, 52.0), cell(31.0, 32.0, 50.5, 51.0));
        let expected = by_hand(4.0, 50.0, 52.0) - by_hand(1.0, 50.5, 51.0);
        for (back, close) in [(false, false), (true, false), (false, true), (true, true)] {
            let (mut outer, mut hole) = (outer.clone(), hole.clone());
            if back {
                outer.reverse();
            }
            if close {
                outer.push(outer[0]);
                hole.push(hole[0]);
            }
            near(quick(&[outer.clone(), hole.clone()]), expected);
            near(of(&[vec![outer, hole]]).area(), expected);
        }
    }

    #[test]
    fn overlapping_polygons_count_once_and_a_crossing_ring_fills_what_it_goes_round() {
        let two = [vec![cell(0.0, 2.0, 0.0, 1.0)], vec![cell(1.0, 3.0, 0.0, 1.0)]];
        near(of(&two).area(), by_hand(3.0, 0.0, 1.0));
        let bow = ring(&[(0.0, -1.0), (2.0, 1.0), (2.0, -1.0), (0.0, 1.0)]);
        near(of(&[vec![bow]]).area(), 2.0 * by_hand(1.0, 0.0, 1.0));
    }

    #[test]
    fn the_antimeridian_and_the_poles_do_not_tear_an_area() {
        let over = cell(179.0, -179.0, 10.0, 11.0);
        near(of(&[vec![over.clone()]]).area(), by_hand(2.0, 10.0, 11.0));
        let hole = cell(-179.6, -179.2, 10.2, 10.8);
        let holed = by_hand(2.0, 10.0, 11.0) - by_hand(0.4, 10.2, 10.8);
        near(of(&[vec![over.clone(), hole]]).area(), holed);
        // The same ground, written from the other side.
        let same = of(&[vec![cell(-181.0, -179.0, 10.0, 11.0)]]);
        near(same.without(&of(&[vec![over.clone()]])).area(), 0.0);
        near(
            of(&[vec![over]]).without(&of(&[vec![cell(-180.0, -170.0, 0.0, 20.0)]])).area(),
            by_hand(1.0, 10.0, 11.0),
        );
        for (lat, pole) in [(60.0, 90.0), (-60.0, -90.0)] {
            let cap = ring(&[(-135.0, lat), (-45.0, lat), (45.0, lat), (135.0, lat)]);
            near(of(&[vec![cap]]).area(), by_hand(360.0, lat, pole).abs());
        }
    }

    #[test]
    fn a_ring_round_a_pole_leaves_it_the_smaller_area_wherever_its_points_crowd() {
        // Along 70° north, with a deep dip to 60° south that has most of the points.
        let mut dip = ring(&[(-135.0, 70.0), (-45.0, 70.0), (10.0, 70.0)]);
        dip.extend((0..=20).map(|at| LonLat::new(10.0 + f64::from(at), -60.0)));
        dip.extend(ring(&[(30.0, 70.0), (135.0, 70.0)]));
        let expected = by_hand(360.0, 70.0, 90.0) + by_hand(20.0, -60.0, 70.0);
        near(of(&[vec![dip]]).area(), expected);
    }

    #[test]
    fn a_simple_ring_keeps_its_corners_and_a_tangle_is_told() {
        let simple = ring(&[(30.1, 50.2), (30.3, 51.7), (34.9, 50.4)]);
        let kept = of(&[vec![simple.clone()]]).rings();
        assert_eq!(kept.len(), 1);
        let near = |a: &LonLat, b: &LonLat| (a.lon - b.lon).abs() + (a.lat - b.lat).abs() < 1e-12;
        assert_eq!(kept[0].len(), 3);
        assert!(simple.iter().all(|it| kept[0].iter().any(|other| near(it, other))), "{kept:?}");
        // A comb over the antimeridian and one across it, on either side of the cut.
        let comb = |at: f64, up: bool| -> Vec<LonLat> {
            let tooth = |n: u32| {
                let (along, far) =
                    (f64::from(n) / 10.0, if n.is_multiple_of(2) { 10.0 } else { 0.0 });
                if up { LonLat::new(at + along, far) } else { LonLat::new(at + far, along) }
            };
            (0..100).map(tooth).collect()
        };
        let budget = Budget { crossings: 1000, pairs: 100_000 };
        let tangled = |a: &[Vec<LonLat>], b: &[Vec<LonLat>]| is_tangled([a, b], budget);
        assert!(!tangled(&[comb(175.0, true)], &[]));
        assert!(tangled(&[comb(175.0, true)], &[comb(-185.0, false)]));
    }

    #[test]
    fn gains_and_losses_add_up() {
        let old = of(&[vec![cell(37.0, 39.0, 48.0, 49.0)]]);
        let new = of(&[vec![cell(37.5, 39.0, 48.0, 49.5), cell(38.0, 38.5, 48.2, 48.4)]]);
        let (gained, lost) = (new.without(&old), old.without(&new));
        near(gained.area(), by_hand(1.5, 49.0, 49.5));
        near(lost.area(), by_hand(0.5, 48.0, 49.0) + by_hand(0.5, 48.2, 48.4));
        near(gained.area() - lost.area(), new.area() - old.area());
        near(new.without(&Ground::default()).area(), new.area());
        near(Ground::default().without(&new).area(), 0.0);
        let rings = gained.rings();
        assert_eq!(rings.len(), 1);
        assert!(rings[0].iter().all(|it| it.lat > 48.999 && it.lon > 37.499), "{rings:?}");
    }
}
