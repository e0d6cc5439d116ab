//! From degrees to dots: the camera's look, snapped to whole dots so that nothing shimmers when the
//! map moves.

use crate::chart::camera::{Camera, DOTS, squash};
use crate::earth::mercator::{Plane, project, unproject};
use crate::earth::{LonLat, wrapped};

/// A step by whole cells must land on the same dot although degrees are rounded on the way.
const SNAP: f64 = 1e-6;

/// A camera over a grid of a given size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lens {
    /// Columns of dots.
    pub width: i32,
    /// Rows of dots.
    pub height: i32,
    /// Dots for a degree of longitude.
    pub scale: f64,
    across: f64,
    down: f64,
    left: f64,
    top: f64,
    window: [f64; 4],
    /// The southernmost and northernmost latitude on the grid.
    latitudes: (f64, f64),
}

impl Lens {
    /// The lens of a camera over so many cells.
    pub fn new(camera: &Camera, size: (u16, u16), aspect: f64) -> Self {
        let (width, height) = (i32::from(size.0 * DOTS.0), i32::from(size.1 * DOTS.1));
        let centre = project(camera.centre);
        let (across, down) = (camera.scale, camera.scale / squash(aspect));
        let left = (centre.x * across + SNAP).floor() - f64::from(width / 2);
        let top = (-centre.y * down + SNAP).floor() - f64::from(height / 2);
        let (south, north) = (-(top + f64::from(height)) / down, -top / down);
        let window = [left / across, south, (left + f64::from(width)) / across, north];
        let latitude = |y: f64| unproject(Plane { x: 0.0, y }).lat;
        let latitudes = (latitude(south), latitude(north));
        Self { width, height, scale: camera.scale, across, down, left, top, window, latitudes }
    }

    /// Where a point of the plane lies, in dots from the upper left corner.
    pub fn dot(&self, x: f64, y: f64) -> (f64, f64) {
        (x * self.across - self.left, -y * self.down - self.top)
    }

    /// What the grid shows of the plane: west, south, east, north.
    pub fn window(&self) -> [f64; 4] {
        self.window
    }

    /// By how many degrees east something with these bounds must be moved to be seen: each time
    /// the world goes round.
    pub fn turns(&self, bounds: [f64; 4]) -> impl Iterator<Item = f64> + use<> {
        turns(bounds, self.window)
    }

    /// The dot of a point on the earth, if the grid shows it.
    pub fn find(&self, point: LonLat) -> Option<(f64, f64)> {
        if !self.may_show(point) {
            return None;
        }
        let plane = project(point);
        let seen = |at: (f64, f64)| {
            (0.0..f64::from(self.width)).contains(&at.0)
                && (0.0..f64::from(self.height)).contains(&at.1)
        };
        let turns = self.turns([plane.x, plane.y, plane.x, plane.y]);
        turns.map(|turn| self.dot(plane.x + turn, plane.y)).find(|&at| seen(at))
    }

    /// A quick look whether a point may be shown: `false` is certain.
    pub fn may_show(&self, point: LonLat) -> bool {
        let [west, _, east, _] = self.window;
        let (south, north) = self.latitudes;
        let lon = point.lon;
        (south..=north).contains(&point.lat)
            && [-720.0, -360.0, 0.0, 360.0, 720.0]
                .iter()
                .any(|turn| (west..=east).contains(&(lon + turn)))
    }

    /// The cell of a point on the earth, if the grid shows it.
    pub fn cell(&self, point: LonLat) -> Option<(u16, u16)> {
        self.find(point).map(|(x, y)| cell(x, y))
    }

    /// The point on the earth in the middle of a cell.
    pub fn point(&self, cell: (u16, u16)) -> LonLat {
        let x = (f64::from(cell.0 * DOTS.0) + 1.0 + self.left) / self.across;
        let y = -(f64::from(cell.1 * DOTS.1) + 2.0 + self.top) / self.down;
        let point = unproject(Plane { x, y });
        LonLat::new(wrapped(point.lon), point.lat)
    }
}

/// By how many degrees east something with these bounds must be moved to lie in a window.
pub(super) fn turns(
    bounds: [f64; 4],
    [west, south, east, north]: [f64; 4],
) -> impl Iterator<Item = f64> {
    (-2..=2).map(|turn| f64::from(turn) * 360.0).filter(move |turn| {
        bounds[0] + turn <= east
            && bounds[2] + turn >= west
            && bounds[1] <= north
            && bounds[3] >= south
    })
}

/// The whole dot that a place in dots lies in. Rounding towards the left by way of a large number
/// is several times faster than asking for it, and this is asked for each point of a coast.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "what is out of range is out of sight")]
pub(super) fn whole(dots: f64) -> i32 {
    const FAR: i32 = 1 << 24;
    ((dots + f64::from(FAR)) as i32).saturating_sub(FAR)
}

/// The cell of a dot; a dot outside of any grid is in its first or last cell.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the type")]
pub(super) fn cell(x: f64, y: f64) -> (u16, u16) {
    let held = |dots: f64, by: u16| (dots / f64::from(by)).floor().clamp(0.0, 65_535.0) as u16;
    (held(x, DOTS.0), held(y, DOTS.1))
}

/// A path on the plane in one piece: where it jumps over ±180 it goes the short way.
pub(super) fn plane(path: &[LonLat]) -> Vec<[f64; 2]> {
    let mut before: Option<f64> = None;
    let mut points = Vec::with_capacity(path.len());
    for &point in path {
        let lon = before.map_or(point.lon, |before| {
            let step = point.lon - before;
            if step.abs() > 180.0 { before + wrapped(step) } else { point.lon }
        });
        let it = project(LonLat::new(lon, point.lat));
        points.push([it.x, it.y]);
        before = Some(lon);
    }
    points
}

/// The bounds of points on the plane.
pub(super) fn bounds(points: &[[f64; 2]]) -> [f64; 4] {
    let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    points.iter().fold(start, |it, point| {
        [it[0].min(point[0]), it[1].min(point[1]), it[2].max(point[0]), it[3].max(point[1])]
    })
}
