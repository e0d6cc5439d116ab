//! Where there is room for words: what is taken, and what had better be left free.

use std::collections::BTreeSet;

use crate::board::theatre::FrontLine;
use crate::chart::vector::frame::{Frame, Rect};
use crate::chart::vector::marks::{length, lines};
use crate::chart::vector::pen::{Dot, tenths};

/// How far apart points along a front are noted, in pixels.
const STEP: f64 = 4.0;

/// The most points noted along a line: a longer one leaves no room for words anyway.
const SAMPLES: f64 = 100_000.0;

/// What of the map is taken.
pub struct Room {
    /// The map.
    rect: Rect,
    taken: Vec<Rect>,
    /// Pixels along the fronts, row and column, which words had better leave free.
    lines: BTreeSet<(i64, i64)>,
}

impl Room {
    /// The room of a map where others took some before.
    pub fn new(frame: &Frame, taken: Vec<Rect>) -> Self {
        Self { rect: frame.rect, taken, lines: BTreeSet::new() }
    }

    /// Takes room.
    pub fn take(&mut self, rooms: impl IntoIterator<Item = Rect>) {
        self.taken.extend(rooms);
    }

    /// Notes where a front runs.
    pub fn avoid(&mut self, frame: &Frame, front: &FrontLine) {
        for line in lines(frame, &front.strokes) {
            let pairs = line.windows(2).filter_map(|pair| match pair {
                &[a, b] => frame.clip([a, b]),
                _ => None,
            });
            let pieces: Vec<[Dot; 2]> = pairs.collect();
            let total: f64 = pieces.iter().map(|piece| length(piece)).sum();
            let step = (total / SAMPLES).max(STEP);
            // How far it is from the start of a piece to the next point.
            let mut left = 0.0;
            for [a, b] in pieces {
                let long = length(&[a, b]);
                while left < long {
                    let part = left / long;
                    let [x, y] = [0, 1].map(|axis: usize| a[axis] + (b[axis] - a[axis]) * part);
                    self.lines.insert((pixel(y), pixel(x)));
                    left += step;
                }
                left -= long;
            }
        }
    }

    /// It is all on the map, and nobody took any of it.
    pub fn is_free(&self, room: Rect) -> bool {
        let [left, top, right, bottom] = self.rect;
        let on = room[0] >= left && room[1] >= top && room[2] <= right && room[3] <= bottom;
        on && !self
            .taken
            .iter()
            .any(|it| it[0] < room[2] && room[0] < it[2] && it[1] < room[3] && room[1] < it[3])
    }

    /// No front runs through it.
    pub fn is_clear(&self, room: Rect) -> bool {
        let [left, top, right, bottom] =
            [room[0] - 2.0, room[1] - 2.0, room[2] + 2.0, room[3] + 2.0].map(pixel);
        let mut rows = top..=bottom;
        rows.all(|row| self.lines.range((row, left)..=(row, right)).next().is_none())
    }
}

/// The pixel that a length in pixels lies in.
fn pixel(value: f64) -> i64 {
    tenths(value).div_euclid(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::camera::Bounds;
    use crate::earth::LonLat;

    const BOUNDS: Bounds = Bounds { west: 30.0, south: 40.0, east: 40.0, north: 50.0 };

    fn room(frame: &Frame, line: Vec<LonLat>) -> Room {
        let front = FrontLine { strokes: vec![line], ..FrontLine::default() };
        let mut room = Room::new(frame, Vec::new());
        room.avoid(frame, &front);
        room
    }

    #[test]
    fn words_keep_clear_of_a_line_however_long_its_pieces_are() {
        let frame = Frame::new(BOUNDS, [0.0, 0.0, 500.0, 500.0]);
        let level = |west, east| vec![LonLat::new(west, 45.0), LonLat::new(east, 45.0)];
        let y = frame.find(LonLat::new(35.0, 45.0)).unwrap()[1];
        for line in [level(30.0, 40.0), level(-60.0, 120.0)] {
            let room = room(&frame, line);
            assert!(!room.is_clear([240.0, y - 5.0, 250.0, y + 5.0]));
            assert!(room.is_clear([240.0, y - 15.0, 250.0, y - 5.0]));
            assert!((80..200).contains(&room.lines.len()), "{}", room.lines.len());
        }
    }

    #[test]
    fn a_line_is_noted_once_from_end_to_end() {
        let frame = Frame::new(BOUNDS, [0.0, 0.0, 500.0, 500.0]);
        let zigzag = |at: u32| {
            let lat = if at.is_multiple_of(2) { 41.0 } else { 49.0 };
            LonLat::new(31.0 + 8.0 * f64::from(at) / 20_000.0, lat)
        };
        let room = room(&frame, (0..20_000).map(zigzag).collect());
        assert!(room.lines.len() <= 250_000, "no more than there are pixels");
        for lon in [31.1, 35.0, 38.9] {
            let [x, y] = frame.find(LonLat::new(lon, 45.0)).unwrap();
            assert!(!room.is_clear([x - 10.0, y - 10.0, x + 10.0, y + 10.0]), "{lon}");
        }
    }
}
