//! Fronts as lines: the newest line anybody gave, where its number stands, and which way it moves.

use crate::board::Board;
use crate::board::fronts::FrontRow;
use crate::board::theatre::{FrontLine, Path, Side, is_wide, point_of, side};
use crate::dataset::Dataset;
use crate::dataset::event::{Event, EventKind, EventStatus};
use crate::dataset::front::Front;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::place::path;
use crate::dataset::state::{Posture, Standing, State, Trend};
use crate::dataset::words::Kind;
use crate::earth::circle::{bearing, distance};
use crate::earth::{LonLat, wrapped};

/// A place nearer to the line than this gives no direction, in metres.
const NEAR: f64 = 1000.0;

/// A line that goes more than so many degrees around a place encloses it.
const AROUND: f64 = 180.0;

/// The fronts in the order of their list.
pub(super) fn fronts(board: &Board<'_>) -> Vec<FrontLine> {
    board.fronts.iter().enumerate().map(|(at, row)| front(board, row, at + 1)).collect()
}

fn front(board: &Board<'_>, row: &FrontRow, number: usize) -> FrontLine {
    let dataset = board.view.dataset();
    let front = &dataset.fronts[row.at];
    // A newer state without a line takes nothing back: nobody has drawn another since.
    let states = row.series.states.iter().rev().filter_map(|&at| dataset.states.row(at));
    let mut lines = states.filter(|state| !state.line.is_empty());
    let newest = lines.next();
    let before = newest.and_then(|newest| lines.find(|state| state.line != newest.line));
    let strokes = newest.map(strokes).unwrap_or_default();
    let state = row.series.newest(&board.view);
    let gainer = state.and_then(|state| gainer(dataset, front, state));
    let mut own = front.within.iter().chain(&front.places);
    let place = own.find_map(|place| point_of(dataset, place));
    FrontLine {
        address: dataset.address(Key { kind: Kind::Front, id: front.id }),
        name: front.name.to_string(),
        number,
        before: before.map(self::strokes).unwrap_or_default(),
        indicative: newest.is_some_and(|state| state.indicative),
        planned: posture(state) == Some(Posture::PlannedAxis),
        at: middle(&strokes).or(place),
        heading: gainer.and_then(|gainer| heading(board, front, gainer, &strokes)),
        side: gainer.map_or(Side::Other, |gainer| side(dataset, gainer)),
        strokes,
    }
}

fn posture(state: Option<&State>) -> Option<Posture> {
    match state?.standing {
        Some(Standing::Front(posture)) => Some(posture),
        _ => None,
    }
}

/// Who gains by a state, if the line moves and the state's posture and trend agree on it.
fn gainer(dataset: &Dataset, front: &Front, state: &State) -> Option<Id> {
    let (attacker, defender) = (front.attacker?.id, front.defender?.id);
    let by_posture = match posture(Some(state))? {
        Posture::Advancing | Posture::Encircling | Posture::BeingEncircled => attacker,
        Posture::Withdrawing | Posture::Lost | Posture::Retaken => defender,
        Posture::Holding
        | Posture::Contested
        | Posture::PlannedAxis
        | Posture::Static
        | Posture::Unknown => return None,
    };
    let other = |id| if id == attacker { defender } else { attacker };
    let subject = state.trend_for.and_then(|whom| {
        let ends = [attacker, defender];
        let own = ends.into_iter().find(|&end| end == whom.id);
        let ally = |end: &Id| {
            let its = side(dataset, whom.id);
            its != Side::Other && side(dataset, *end) == its
        };
        own.or_else(|| ends.into_iter().find(ally))
    });
    let by_trend = subject.and_then(|subject| match state.trend.as_ref()?.value {
        Trend::Improving => Some(subject),
        Trend::Worsening => Some(other(subject)),
        Trend::Steady | Trend::Unknown => None,
    });
    (by_trend.is_none() || by_trend == Some(by_posture)).then_some(by_posture)
}

/// Which way whoever gains pushes the line: towards the front's own places that the other holds,
/// or, where there is none, away from those behind it. The attacker holds what it has captured.
fn heading(board: &Board<'_>, front: &Front, gainer: Id, strokes: &[Path]) -> Option<f64> {
    let attacker = front.attacker?.id;
    let (goals, behind): (Vec<_>, Vec<_>) = own_points(board, front)
        .partition(|&(place, _)| is_taken(board, place, attacker) != (gainer == attacker));
    let ahead = !goals.is_empty();
    let points: Vec<LonLat> = if ahead { goals } else { behind }.iter().map(|it| it.1).collect();
    let place = mean(&points)?;
    let near = nearest(strokes, place)?;
    if distance(near, place) <= NEAR || points.iter().any(|&it| turn(strokes, it) > AROUND) {
        return None;
    }
    Some(if ahead { bearing(near, place) } else { bearing(place, near) })
}

/// The places a front is about, as far as they are points: the one it lies in, else those along it.
fn own_points<'a>(
    board: &Board<'a>,
    front: &'a Front,
) -> impl Iterator<Item = (&'a Ref, LonLat)> + use<'a> {
    let dataset = board.view.dataset();
    let located = move |place: &'a Ref| {
        let narrow = dataset.places.get(place.id).is_some_and(|place| !is_wide(place));
        Some((place, point_of(dataset, place).filter(|_| narrow)?))
    };
    let within = front.within.as_ref().and_then(located);
    let along = if within.is_some() { &[][..] } else { &front.places };
    within.into_iter().chain(along.iter().filter_map(located))
}

/// Whether the newest capture of a place that can be seen is by that actor.
fn is_taken(board: &Board<'_>, place: &Ref, by: Id) -> bool {
    let view = &board.view;
    let cites = view.index.mentions(place.key()).iter();
    let events = cites
        .filter(|cite| cite.kind == Kind::Event)
        .filter_map(|cite| view.row::<Event>(cite.at))
        .filter(|event| event.kind == Some(EventKind::Capture))
        .filter(|event| matches!(event.status, EventStatus::Occurred | EventStatus::Reported))
        .filter(|event| event.place.iter().any(|it| it.key() == place.key()));
    let newest = events.max_by_key(|event| (event.when.value.latest, event.reported.value));
    newest.is_some_and(|event| event.actors.iter().any(|actor| actor.id == by))
}

/// The strokes of a state. Longitudes run on past ±180 rather than jump.
fn strokes(state: &State) -> Vec<Path> {
    state.line.iter().map(|points| path(points)).collect()
}

fn mean(points: &[LonLat]) -> Option<LonLat> {
    let first = points.first()?;
    let (mut lon, mut lat, mut count) = (0.0, 0.0, 0.0);
    for point in points {
        lon += wrapped(point.lon - first.lon);
        lat += point.lat;
        count += 1.0;
    }
    Some(LonLat::new(first.lon + lon / count, lat / count))
}

/// The pieces of all strokes.
fn pieces(strokes: &[Path]) -> impl Iterator<Item = (LonLat, LonLat)> + '_ {
    strokes.iter().flat_map(|stroke| stroke.iter().copied().zip(stroke.iter().copied().skip(1)))
}

/// The point half way along the strokes, one after the other.
fn middle(strokes: &[Path]) -> Option<LonLat> {
    let whole: f64 = pieces(strokes).map(|(a, b)| distance(a, b)).sum();
    let mut left = whole / 2.0;
    for (a, b) in pieces(strokes) {
        let length = distance(a, b);
        if length >= left && length > 0.0 {
            return Some(between(a, b, left / length));
        }
        left -= length;
    }
    strokes.iter().flatten().next().copied()
}

/// The point of the strokes that is nearest to a place: on a plane around the place, which is true
/// enough where near things are compared.
fn nearest(strokes: &[Path], place: LonLat) -> Option<LonLat> {
    let squeeze = place.lat.to_radians().cos();
    let flat = |it: LonLat| (wrapped(it.lon - place.lon) * squeeze, it.lat - place.lat);
    let foot = |(a, b): (LonLat, LonLat)| {
        let ((ax, ay), (bx, by)) = (flat(a), flat(b));
        let (x, y) = (bx - ax, by - ay);
        let square = x * x + y * y;
        let part = if square > 0.0 { -(ax * x + ay * y) / square } else { 0.0 };
        between(a, b, part.clamp(0.0, 1.0))
    };
    let far = |it: &LonLat| flat(*it).0.hypot(flat(*it).1);
    pieces(strokes).map(foot).min_by(|a, b| far(a).total_cmp(&far(b)))
}

/// How far the strokes go around a place, in degrees: the angle that they fill as seen from it.
fn turn(strokes: &[Path], place: LonLat) -> f64 {
    let turned = |stroke: &Path| {
        let seen: Vec<_> = stroke.iter().map(|&it| bearing(place, it)).collect();
        let mut now = 0.0;
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for pair in seen.windows(2) {
            now += wrapped(pair[1] - pair[0]);
            (low, high) = (low.min(now), high.max(now));
        }
        high - low
    };
    strokes.iter().map(turned).fold(0.0, f64::max)
}

fn between(a: LonLat, b: LonLat, part: f64) -> LonLat {
    LonLat::new(a.lon + (b.lon - a.lon) * part, a.lat + (b.lat - a.lat) * part)
}
