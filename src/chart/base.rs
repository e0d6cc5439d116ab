//! What lies under everything: sea and land, coasts, borders, rivers, from the basemap.

use std::ops::Range;

use crate::basemap::{Arc, Class, Detail, Level, countries, level};
use crate::board::theatre::{Camp, Side};
use crate::chart::fill::Edges;
use crate::chart::grid::{Grid, Pen};
use crate::chart::lens::{Lens, whole};
use crate::chart::stroke::polyline;
use crate::chart::{Ink, Tint};

/// From so many dots to a degree on the map is drawn from the middle level, and from so many the
/// theatre from its own.
const CLOSER: (f64, f64) = (4.0, 9.0);

/// From so many dots to a degree borders within states are drawn.
const REGIONS: f64 = 9.0;

/// The base of a map.
pub(super) fn draw(lens: &Lens, size: (u16, u16), camps: &[Camp]) -> Grid {
    let mut grid = Grid::new(usize::from(size.0), usize::from(size.1));
    let tints = tints(camps);
    let mut painter = Painter { edges: Edges::new(grid.width, grid.height), lens, grid: &mut grid };
    let window = lens.window();
    let theatre = (lens.scale >= CLOSER.1).then(|| level(Detail::Theatre));
    let theatre = theatre.filter(|it| lens.turns(wide(it.bounds)).next().is_some());
    let around = if lens.scale < CLOSER.0 { Detail::World } else { Detail::Continent };
    if !theatre.is_some_and(|it| contains(wide(it.bounds), window)) {
        painter.level(level(around), &tints, theatre.map(|it| wide(it.bounds)));
    }
    if let Some(theatre) = theatre {
        painter.make_room(wide(theatre.bounds));
        painter.level(theatre, &tints, None);
    }
    grid
}

/// The ground of each country.
pub(super) fn tints(camps: &[Camp]) -> Vec<Tint> {
    let tint = |code: &[u8; 3]| {
        let camp = camps.iter().find(|camp| camp.code.as_bytes() == code);
        match camp.map(|camp| (camp.side, camp.fights)) {
            Some((Side::A, true)) => Tint::SideA,
            Some((Side::B, true)) => Tint::SideB,
            Some((Side::A, false)) => Tint::FriendA,
            Some((Side::B, false)) => Tint::FriendB,
            _ => Tint::Land,
        }
    };
    countries().iter().map(|country| tint(&country.code)).collect()
}

/// Bounds in the numbers that the map is reckoned with.
pub(super) fn wide(bounds: [f32; 4]) -> [f64; 4] {
    bounds.map(f64::from)
}

/// Whether bounds lie within others.
pub(super) fn contains(outer: [f64; 4], inner: [f64; 4]) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

/// An island or a lake that is smaller in dots than this, both ways, is left out.
const SMALL: f64 = 3.0;

/// How a line of the base is drawn; `None` if it is not at that scale. From far only the borders
/// of countries that take part stand out.
fn pen(arc: &Arc, scale: f64, tints: &[Tint]) -> Option<Pen> {
    let rivers = match scale {
        scale if scale < 2.0 => 0,
        scale if scale < CLOSER.0 => 2,
        scale if scale < CLOSER.1 => 4,
        scale if scale < 30.0 => 6,
        scale if scale < 60.0 => 8,
        _ => u8::MAX,
    };
    let size =
        f64::from((arc.bounds[2] - arc.bounds[0]).max(arc.bounds[3] - arc.bounds[1])) * scale;
    let plain = |country: u16| tints.get(usize::from(country)).is_none_or(|it| *it == Tint::Land);
    let border = if scale < CLOSER.0 && plain(arc.left) && plain(arc.right) {
        Pen::thin(Ink::Region, 2)
    } else {
        Pen::thin(Ink::Border, 5)
    };
    match arc.class {
        Class::Coast => (size >= SMALL).then_some(Pen::thin(Ink::Coast, 4)),
        Class::Border => Some(border),
        Class::Disputed => Some(border.dashed(2, 2)),
        Class::Region => (scale >= REGIONS).then_some(Pen::thin(Ink::Region, 2)),
        Class::Lake => (size >= SMALL).then_some(Pen::thin(Ink::Water, 3)),
        Class::River => (arc.rank <= rivers).then_some(Pen::thin(Ink::Water, 3)),
        Class::Edge => None,
    }
}

/// Paints levels of the basemap on a grid.
struct Painter<'a> {
    edges: Edges,
    lens: &'a Lens,
    grid: &'a mut Grid,
}

/// An arc as it lies on the grid, one for each time the world goes round.
struct Piece<'a> {
    arc: &'a Arc,
    /// Its points among the dots of its level.
    dots: Range<usize>,
    /// It lies beside the grid, and only its ends are kept: for what is inside of an area it is as
    /// good as a straight line.
    beside: bool,
}

impl Painter<'_> {
    /// One level; lines inside `but`, and only those, are left to another.
    fn level(&mut self, level: &Level, tints: &[Tint], but: Option<[f64; 4]>) {
        let mut dots = Vec::new();
        let mut pieces = Vec::new();
        for turn in self.lens.turns(wide(level.bounds)) {
            for arc in &level.arcs {
                pieces.extend(self.piece(level, arc, turn, &mut dots));
            }
        }
        let of = |country: u16| tints.get(usize::from(country)).copied();
        for tint in [Tint::Land, Tint::FriendA, Tint::FriendB, Tint::SideA, Tint::SideB] {
            if tints.contains(&tint) {
                let is = |country: u16| of(country) == Some(tint);
                self.ground(&pieces, &dots, tint, |arc| is(arc.left) != is(arc.right));
            }
        }
        let scale = self.lens.scale;
        let pen = |arc: &Arc| pen(arc, scale, tints);
        self.ground(&pieces, &dots, Tint::Sea, |arc| {
            arc.class == Class::Lake && pen(arc).is_some()
        });
        let but = but.map(|but| self.boxes(but)).unwrap_or_default();
        for piece in pieces.iter().filter(|piece| !piece.beside) {
            if let Some(pen) = pen(piece.arc) {
                self.line(&dots[piece.dots.clone()], &pen, &but);
            }
        }
    }

    /// An arc in dots, if it matters for the grid; points that fall into one dot are one.
    fn piece<'a>(
        &self,
        level: &Level,
        arc: &'a Arc,
        turn: f64,
        dots: &mut Vec<(f64, f64)>,
    ) -> Option<Piece<'a>> {
        let [west, south, east, north] = self.lens.window();
        let bounds = wide(arc.bounds);
        if bounds[1] > north || bounds[3] < south {
            return None;
        }
        let points = level.line(arc);
        let dot = |it: &[f32; 2]| self.lens.dot(f64::from(it[0]) + turn, f64::from(it[1]));
        let beside = bounds[2] + turn < west || bounds[0] + turn > east;
        let start = dots.len();
        let (first, last) = (points.first()?, points.last()?);
        dots.push(dot(first));
        if !beside {
            let mut before = (i32::MIN, i32::MIN);
            for at in points.iter().map(dot) {
                let here = (whole(at.0), whole(at.1));
                if here != before {
                    dots.push(at);
                    before = here;
                }
            }
        }
        // Arcs meet at their ends, to the last digit.
        dots.push(dot(last));
        Some(Piece { arc, dots: start..dots.len(), beside })
    }

    /// Fills what the arcs of a kind surround.
    fn ground(
        &mut self,
        pieces: &[Piece<'_>],
        dots: &[(f64, f64)],
        tint: Tint,
        surrounds: impl Fn(&Arc) -> bool,
    ) {
        self.edges.clear();
        for piece in pieces.iter().filter(|piece| surrounds(piece.arc)) {
            for pair in dots[piece.dots.clone()].windows(2) {
                self.edges.add(pair[0], pair[1]);
            }
        }
        self.edges.fill(self.grid, |grid, at| grid.tint[at] = tint);
    }

    /// A line, but for what lies inside some boxes.
    fn line(&mut self, dots: &[(f64, f64)], pen: &Pen, but: &[[f64; 4]]) {
        if but.is_empty() {
            polyline(self.grid, self.lens, dots.iter().copied(), pen);
            return;
        }
        let inside = |&(x, y): &(f64, f64)| {
            but.iter().any(|it| x > it[0] && x < it[2] && y > it[1] && y < it[3])
        };
        for run in dots.chunk_by(|a, b| !inside(a) || !inside(b)).filter(|run| run.len() > 1) {
            polyline(self.grid, self.lens, run.iter().copied(), pen);
        }
    }

    /// Bounds of the plane in dots: left, top, right, bottom, each time the world goes round.
    fn boxes(&self, bounds: [f64; 4]) -> Vec<[f64; 4]> {
        let corners = |turn: f64| {
            let (left, top) = self.lens.dot(bounds[0] + turn, bounds[3]);
            let (right, bottom) = self.lens.dot(bounds[2] + turn, bounds[1]);
            [left, top, right, bottom]
        };
        self.lens.turns(bounds).map(corners).collect()
    }

    /// Sea where a finer level will be drawn.
    fn make_room(&mut self, bounds: [f64; 4]) {
        for [left, top, right, bottom] in self.boxes(bounds) {
            self.edges.clear();
            self.edges.add((left, top), (left, bottom));
            self.edges.add((right, top), (right, bottom));
            self.edges.fill(self.grid, |grid, at| grid.tint[at] = Tint::Sea);
        }
    }
}
