//! Where a map looks, and how close.

use crate::board::theatre::{FrontLine, Theatre};
use crate::earth::LonLat;
use crate::earth::mercator::{Plane, north, project, unproject};

/// Dots in a cell: columns and rows of braille.
pub const DOTS: (u16, u16) = (2, 4);

/// The fewest and the most dots for a degree of longitude.
const SCALES: (f64, f64) = (0.2, 4000.0);

/// The southernmost and northernmost latitude that may be the middle of a map.
const LATITUDES: (f64, f64) = (-80.0, 80.0);

/// The look from above at a point, so many dots to a degree of longitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of the map.
    pub centre: LonLat,
    /// Dots for a degree of longitude.
    pub scale: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { centre: LonLat::new(20.0, 30.0), scale: 1.0 }
    }
}

/// A rectangle in degrees; `east` may be past 180 where it crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

/// Everything, from the Bering Strait eastwards.
pub const WORLD: Bounds = Bounds { west: -170.0, south: -50.0, east: 190.0, north: 75.0 };

impl Bounds {
    /// The smallest rectangle around some points, which stand on one side of the earth as they are
    /// given; `None` without any.
    pub fn around(points: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, LonLat { lon, lat }| {
            let it = bounds.unwrap_or(Self { west: lon, south: lat, east: lon, north: lat });
            Some(Self {
                west: it.west.min(lon),
                south: it.south.min(lat),
                east: it.east.max(lon),
                north: it.north.max(lat),
            })
        })
    }

    /// Wider on each side by a share of its size, and by at least so many degrees.
    #[must_use]
    pub fn wider(self, share: f64, least: f64) -> Self {
        let across = ((self.east - self.west) * share).max(least);
        let up = ((self.north - self.south) * share).max(least);
        Self {
            west: self.west - across,
            south: self.south - up,
            east: self.east + across,
            north: self.north + up,
        }
    }
}

/// A view that a key goes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// Its name, which fronts may share with each other and with the general views.
    pub name: String,
    /// The address of its front, `front:id`; empty for a general view.
    pub address: String,
    /// What it shows.
    pub bounds: Bounds,
}

impl Camera {
    /// The camera that shows a rectangle in so many cells of that aspect (height over width).
    pub fn fit(bounds: Bounds, size: (u16, u16), aspect: f64) -> Self {
        let (low, high) = (north(bounds.south), north(bounds.north));
        let across = (bounds.east - bounds.west).max(1e-6);
        let up = (high - low).max(1e-6);
        let (width, height) = dots(size);
        let scale = (width / across).min(height * squash(aspect) / up);
        let middle =
            Plane { x: f64::midpoint(bounds.west, bounds.east), y: f64::midpoint(low, high) };
        Self { centre: unproject(middle), scale }.held()
    }

    /// Moved by so many cells to the right and down.
    #[must_use]
    pub fn panned(self, right: i32, down: i32, aspect: f64) -> Self {
        let plane = project(self.centre);
        let x = plane.x + f64::from(right) * f64::from(DOTS.0) / self.scale;
        let y = plane.y - f64::from(down) * f64::from(DOTS.1) * squash(aspect) / self.scale;
        Self { centre: unproject(Plane { x, y }), ..self }.held()
    }

    /// Closer by a factor, with the middle where it was.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self { scale: self.scale * factor, ..self }.held()
    }

    /// With the middle at a point.
    #[must_use]
    pub fn at(self, centre: LonLat) -> Self {
        Self { centre, ..self }.held()
    }

    /// The same within what a map can show; never a number that is none.
    fn held(self) -> Self {
        let finite = |number: f64, other: f64| if number.is_finite() { number } else { other };
        let scale = finite(self.scale, 1.0).clamp(SCALES.0, SCALES.1);
        let lat = finite(self.centre.lat, 0.0).clamp(LATITUDES.0, LATITUDES.1);
        let lon = crate::earth::wrapped(finite(self.centre.lon, 0.0));
        Self { centre: LonLat::new(lon, lat), scale }
    }
}

/// Dots of a map of so many cells.
fn dots(size: (u16, u16)) -> (f64, f64) {
    let (width, height) = (size.0.max(1), size.1.max(1));
    (f64::from(width) * f64::from(DOTS.0), f64::from(height) * f64::from(DOTS.1))
}

/// How many times higher than wide a dot is, for cells of that aspect.
pub(super) fn squash(aspect: f64) -> f64 {
    let aspect = if aspect.is_finite() { aspect.clamp(1.0, 4.0) } else { 2.0 };
    aspect / 2.0
}

/// The views a theatre has: the fighting with the ground held, the supply, the world, each front.
/// The first of them is what a map opens on.
///
/// Places count for `theatre` if nothing else of the dossier is on the map.
pub fn presets(theatre: &Theatre) -> Vec<Preset> {
    let line = |front: &FrontLine| -> Vec<LonLat> {
        front.strokes.iter().flatten().copied().chain(front.at).collect()
    };
    let rings = theatre.held.iter().flat_map(|ground| &ground.rings);
    let mut fighting: Vec<LonLat> =
        theatre.fronts.iter().flat_map(line).chain(rings.flatten().copied()).collect();
    let supply: Vec<LonLat> = theatre.courses.iter().flat_map(super::ends::whole).collect();
    if fighting.is_empty() && supply.is_empty() {
        fighting.extend(theatre.places.iter().map(|spot| spot.at));
    }
    let general = |name: &str, bounds: Bounds| Preset {
        name: name.to_owned(),
        address: String::new(),
        bounds,
    };
    let mut presets = Vec::new();
    for (name, points, least) in [("theatre", fighting, 0.8), ("supply", supply, 4.0)] {
        let bounds = Bounds::around(points);
        presets.extend(bounds.map(|it| general(name, it.wider(0.15, least))));
    }
    presets.push(general("world", WORLD));
    presets.extend(theatre.fronts.iter().filter_map(|front| {
        let bounds = Bounds::around(line(front))?.wider(0.25, 0.25);
        Some(Preset { name: front.name.clone(), address: front.address.clone(), bounds })
    }));
    presets
}
