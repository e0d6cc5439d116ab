//! The lines of a theatre on the plane, worked out once for as long as the theatre is the same.

use crate::board::theatre::{Course, Path, Theatre};
use crate::chart::lens::plane;
use crate::earth::circle;

/// Straight pieces for each leg of a course.
const PIECES: usize = 64;

/// How far a course keeps to the right of one that comes the other way, in parts of its length.
const BEND: f64 = 0.07;

/// A stroke on the plane.
pub(super) type Stroke = Vec<[f64; 2]>;

/// The strokes of everything that has a shape, in the order of the theatre.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// The way of each course.
    pub courses: Vec<Stroke>,
    /// Each front.
    pub fronts: Vec<FrontShape>,
    /// Each ground.
    pub held: Vec<GroundShape>,
}

/// The lines of a front.
#[derive(Debug, Default)]
pub(super) struct FrontShape {
    /// The newest.
    pub strokes: Vec<Stroke>,
    /// Those before.
    pub before: Vec<Stroke>,
}

/// The closed rings of a ground.
#[derive(Debug, Default)]
pub(super) struct GroundShape {
    /// The newest.
    pub rings: Vec<Stroke>,
    /// Those before.
    pub before: Vec<Stroke>,
    /// What was gained.
    pub gained: Vec<Stroke>,
}

impl Shapes {
    /// The shapes of a theatre.
    pub fn of(theatre: &Theatre) -> Self {
        let strokes = |paths: &[Path]| paths.iter().map(|path| plane(path)).collect();
        let rings = |paths: &[Path]| paths.iter().map(closed).collect();
        let fronts = theatre.fronts.iter().map(|front| FrontShape {
            strokes: strokes(&front.strokes),
            before: strokes(&front.before),
        });
        let held = theatre.held.iter().map(|ground| GroundShape {
            rings: rings(&ground.rings),
            before: rings(&ground.before),
            gained: rings(&ground.gained),
        });
        let courses = theatre.courses.iter().map(way).collect();
        Self { courses, fronts: fronts.collect(), held: held.collect() }
    }
}

/// The way of a course over the plane: great circles from stop to stop, to the right of what comes
/// back.
pub(super) fn way(course: &Course) -> Stroke {
    let legs = course.stops.windows(2);
    let way: Path = legs.flat_map(|leg| circle::path(leg[0], leg[1], PIECES)).collect();
    let mut points = plane(&way);
    let (Some(&from), Some(&to)) = (points.first(), points.last()) else { return points };
    // By way of other places it keeps to them, and is told apart by that.
    if course.returned && course.stops.len() == 2 {
        let (across, up) = (to[0] - from[0], to[1] - from[1]);
        let steps = points.len().saturating_sub(1).max(1);
        for (at, point) in points.iter_mut().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a few hundred points")]
            let part = at as f64 / steps as f64;
            let aside = BEND * (part * std::f64::consts::PI).sin();
            point[0] += up * aside;
            point[1] -= across * aside;
        }
    }
    points
}

/// A ring with its first point again at the end; twice the same point is no line.
fn closed(ring: &Path) -> Stroke {
    let mut points = plane(ring);
    points.extend(points.first().copied());
    points
}
