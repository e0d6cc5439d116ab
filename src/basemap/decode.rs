//! The asset's bytes → its parts. The format is described in `assets/basemap/README.md`; whatever
//! does not follow it is a fault, and no bytes can make this panic.

use crate::basemap::bytes::{Fault, Reader};
use crate::basemap::{Arc, Class, Country, Detail, Level, NOBODY, Region, Town};

/// The first bytes of the asset: name and version of the format.
const MAGIC: &[u8] = b"WMAP1\n";

/// An asset whose parts are known but not yet decoded.
#[derive(Clone, Copy, Debug)]
pub struct Asset<'a> {
    countries: &'a [u8],
    regions: &'a [u8],
    towns: &'a [u8],
    world: &'a [u8],
    continent: &'a [u8],
    theatre: &'a [u8],
}

impl<'a> Asset<'a> {
    /// Finds the parts.
    ///
    /// # Errors
    /// If the bytes are of another kind or do not end where the parts do.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(Fault { at: 0, what: "not a map of this version" });
        }
        let mut lengths = [0; 6];
        for length in &mut lengths {
            *length = reader.length()?;
        }
        let mut parts: [&[u8]; 6] = [&[]; 6];
        for (part, length) in parts.iter_mut().zip(lengths) {
            *part = reader.take(length)?;
        }
        reader.end()?;
        let [countries, regions, towns, world, continent, theatre] = parts;
        Ok(Self { countries, regions, towns, world, continent, theatre })
    }

    /// The countries.
    ///
    /// # Errors
    /// If the part does not follow the format.
    pub fn countries(&self) -> Result<Vec<Country>, Fault> {
        list(self.countries, 7, |reader| {
            let code = reader.take(3)?;
            let code = code.try_into().map_err(|_| reader.fault("no code"))?;
            let (name, label) = (reader.text()?.to_owned(), reader.place()?);
            Ok(Country { code, name, label, rank: reader.byte()? })
        })
    }

    /// The regions.
    ///
    /// # Errors
    /// If the part does not follow the format.
    pub fn regions(&self) -> Result<Vec<Region>, Fault> {
        list(self.regions, 3, |reader| {
            Ok(Region { name: reader.text()?.to_owned(), at: reader.place()? })
        })
    }

    /// The towns, which name their country by number, below `countries`.
    ///
    /// # Errors
    /// If the part does not follow the format.
    pub fn towns(&self, countries: usize) -> Result<Vec<Town>, Fault> {
        list(self.towns, 5, |reader| {
            let (name, at, people) = (reader.text()?.into(), reader.place()?, reader.unsigned()?);
            let last = reader.unsigned()?;
            let country = reader.country(last >> 1, countries)?;
            Ok(Town { name, at, people, country, capital: last & 1 == 1 })
        })
    }

    /// The lines of a level, which name countries by number, below `countries`.
    ///
    /// # Errors
    /// If the part does not follow the format.
    pub fn level(&self, detail: Detail, countries: usize) -> Result<Level, Fault> {
        let bytes = match detail {
            Detail::World => self.world,
            Detail::Continent => self.continent,
            Detail::Theatre => self.theatre,
        };
        let mut reader = Reader::new(bytes);
        let grid = Grid::read(&mut reader)?;
        let (arcs, points) = (reader.count(4)?, reader.count(2)?);
        let mut level = Level {
            bounds: grid.bounds(),
            arcs: Vec::with_capacity(arcs),
            points: Vec::with_capacity(points),
        };
        let mut pen = [0; 2];
        for _ in 0..arcs {
            let arc = arc(&mut reader, &grid, &mut pen, &mut level.points, countries)?;
            level.arcs.push(arc);
        }
        if level.points.len() != points {
            return Err(reader.fault("another number of points than it says"));
        }
        reader.end()?;
        Ok(level)
    }
}

/// A part that is a number of rows, each of at least `least` bytes.
fn list<'a, T>(
    bytes: &'a [u8],
    least: usize,
    row: impl Fn(&mut Reader<'a>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(least)?;
    let mut rows = Vec::with_capacity(count);
    for _ in 0..count {
        rows.push(row(&mut reader)?);
    }
    reader.end()?;
    Ok(rows)
}

/// One arc; its points are appended to `points`. `pen` stands where the arc before ended.
fn arc(
    reader: &mut Reader<'_>,
    grid: &Grid,
    pen: &mut [i32; 2],
    points: &mut Vec<[f32; 2]>,
    countries: usize,
) -> Result<Arc, Fault> {
    let head = reader.byte()?;
    let class = Class::ALL.get(usize::from(head & 7)).copied();
    let class = class.ok_or_else(|| reader.fault("a line of no kind"))?;
    let (mut left, mut right) = (NOBODY, NOBODY);
    if !matches!(class, Class::Lake | Class::River) {
        let (a, b) = (reader.unsigned()?, reader.unsigned()?);
        (left, right) = (reader.country(a, countries)?, reader.country(b, countries)?);
    }
    let count = reader.count(2)?;
    if count < 2 {
        return Err(reader.fault("a line of less than two points"));
    }
    let start = points.len();
    for _ in 0..count {
        points.push(grid.point(reader, pen)?);
    }
    let line = points.get(start..).unwrap_or_default();
    if class == Class::Lake && line.first() != line.last() {
        return Err(reader.fault("a lake with an open shore"));
    }
    let index = |at: usize| u32::try_from(at).map_err(|_| reader.fault("too many points"));
    let range = index(start)?..index(points.len())?;
    Ok(Arc { class, rank: head >> 3, left, right, bounds: around(line), points: range })
}

/// The box around points.
fn around(line: &[[f32; 2]]) -> [f32; 4] {
    let mut all = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    for [x, y] in line {
        all = [all[0].min(*x), all[1].min(*y), all[2].max(*x), all[3].max(*y)];
    }
    all
}

/// The grid that a level's points stand on.
struct Grid {
    /// The side of a cell in degrees on the plane.
    step: f64,
    /// The level's box in cells: least x, least y, greatest x, greatest y.
    corners: [i32; 4],
}

impl Grid {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let millionths = reader.unsigned()?;
        let mut corners = [0; 4];
        for corner in &mut corners {
            *corner = reader.signed()?;
        }
        let grid = Self { step: f64::from(millionths) * 1e-6, corners };
        let [west, south, east, north] = corners;
        let sane = corners.iter().all(|it| grid.degrees(*it).abs() <= 181.0);
        if millionths == 0 || west >= east || south >= north || !sane {
            return Err(reader.fault("a level that is nowhere"));
        }
        Ok(grid)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a metre at the equator is enough")]
    fn degrees(&self, cells: i32) -> f32 {
        (f64::from(cells) * self.step) as f32
    }

    fn bounds(&self) -> [f32; 4] {
        self.corners.map(|it| self.degrees(it))
    }

    /// Moves the pen to the next point.
    fn point(&self, reader: &mut Reader<'_>, pen: &mut [i32; 2]) -> Result<[f32; 2], Fault> {
        let (east, north) = (reader.signed()?, reader.signed()?);
        let [x, y] = [pen[0].saturating_add(east), pen[1].saturating_add(north)];
        let [left, bottom, right, top] = self.corners;
        if x < left || x > right || y < bottom || y > top {
            return Err(reader.fault("a point outside its level"));
        }
        *pen = [x, y];
        Ok([self.degrees(x), self.degrees(y)])
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use proptest::prelude::*;

    use super::*;
    use crate::basemap::BYTES;

    type Whole = (Vec<Country>, Vec<Region>, Vec<Town>, Vec<Level>);

    fn whole(bytes: &[u8]) -> Result<Whole, Fault> {
        let asset = Asset::open(bytes)?;
        let countries = asset.countries()?;
        let known = countries.len();
        let levels = [Detail::World, Detail::Continent, Detail::Theatre]
            .into_iter()
            .map(|it| asset.level(it, known))
            .collect::<Result<_, _>>()?;
        Ok((countries, asset.regions()?, asset.towns(known)?, levels))
    }

    fn shipped() -> &'static Whole {
        static ONCE: OnceLock<Whole> = OnceLock::new();
        ONCE.get_or_init(|| whole(BYTES).unwrap())
    }

    /// A level with the grid of a degree, the world as its box, and what follows.
    fn level_of(rest: &[u8]) -> Result<Level, Fault> {
        // 1 000 000 millionths; −180, −90, 180, 90.
        let mut bytes = vec![0xc0, 0x84, 0x3d, 0xe7, 0x02, 0xb3, 0x01, 0xe8, 0x02, 0xb4, 0x01];
        bytes.extend(rest);
        let none: &[u8] = &[];
        let [countries, regions, towns, continent, theatre] = [none; 5];
        let asset = Asset { countries, regions, towns, world: &bytes, continent, theatre };
        asset.level(Detail::World, 2)
    }

    #[test]
    fn the_shipped_map_is_whole() {
        assert!(whole(BYTES).is_ok());
    }

    #[test]
    fn an_arc_is_read_as_the_format_says() {
        // One arc of two points: a border, 1 on its left, 0 on its right; 10, 20, then −1, +2.
        let level = level_of(&[1, 2, 1, 2, 1, 2, 20, 40, 1, 4]).unwrap();
        assert_eq!(
            level.bounds.map(f32::to_bits),
            [-180.0f32, -90.0, 180.0, 90.0].map(f32::to_bits)
        );
        let bounds = [9.0, 20.0, 10.0, 22.0];
        let arc = Arc { class: Class::Border, rank: 0, left: 1, right: 0, points: 0..2, bounds };
        assert_eq!(level.arcs, [arc]);
        assert_eq!(level.points, [[10.0, 20.0], [9.0, 22.0]]);
    }

    #[test]
    fn faults_are_told_apart() {
        let what = |rest: &[u8]| level_of(rest).unwrap_err().what;
        assert_eq!(what(&[1, 2, 7, 2, 1, 2, 20, 40, 1, 4]), "a line of no kind");
        assert_eq!(what(&[1, 2, 1, 4, 1, 2, 20, 40, 1, 4]), "a country that is not there");
        assert_eq!(what(&[1, 2, 1, 2, 1, 1, 20, 40, 1, 4]), "a line of less than two points");
        assert_eq!(what(&[1, 2, 1, 2, 1, 2, 20, 40, 0xff, 0x7f, 4]), "a point outside its level");
        assert_eq!(
            what(&[1, 3, 1, 2, 1, 2, 20, 40, 1, 4]),
            "another number of points than it says"
        );
        assert_eq!(what(&[1, 2, 1, 2, 1, 2, 20, 40, 1, 4, 0]), "bytes are left over");
        assert_eq!(what(&[1, 2, 4, 2, 20, 40, 1, 4]), "a lake with an open shore");
        assert_eq!(what(&[0xff, 0xff, 0xff, 0xff, 0x0f, 2]), "more things than bytes");
        assert_eq!(what(&[0xff, 0xff, 0xff, 0xff, 0x1f, 2]), "a number that is too large");
        assert_eq!(what(&[]), "it ends too early");
        assert_eq!(Asset::open(b"WMAP2\n").unwrap_err().what, "not a map of this version");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// No part may be shorter than it is.
        #[test]
        fn what_is_cut_short_is_refused(cut in 1..BYTES.len(), part in 0..6_usize, share in 0.0..1.0) {
            prop_assert!(Asset::open(&BYTES[..BYTES.len() - cut]).is_err());
            let mut asset = Asset::open(BYTES).unwrap();
            let parts = [
                &mut asset.countries,
                &mut asset.regions,
                &mut asset.towns,
                &mut asset.world,
                &mut asset.continent,
                &mut asset.theatre,
            ];
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in the part")]
            for (at, bytes) in parts.into_iter().enumerate() {
                if at == part {
                    *bytes = &bytes[..(bytes.len() as f64 * share) as usize];
                }
            }
            prop_assert!([
                asset.countries().is_err(),
                asset.regions().is_err(),
                asset.towns(238).is_err(),
                asset.level(Detail::World, 238).is_err(),
                asset.level(Detail::Continent, 238).is_err(),
                asset.level(Detail::Theatre, 238).is_err(),
            ][part]);
        }

        /// A flipped bit is refused, or the map is another one; it is never overlooked.
        #[test]
        fn a_flipped_bit_is_never_overlooked(at in 0..BYTES.len(), bit in 0..8_u8) {
            let mut bytes = BYTES.to_vec();
            bytes[at] ^= 1 << bit;
            prop_assert!(whole(&bytes).as_ref() != Ok(shipped()));
        }

        /// In the heads, where all lengths stand, it is always refused.
        #[test]
        fn a_flipped_bit_in_the_head_is_refused(at in 0..30_usize, bit in 0..8_u8) {
            let mut bytes = BYTES.to_vec();
            bytes[at] ^= 1 << bit;
            prop_assert!(Asset::open(&bytes).is_err());
        }

        /// Whatever the bytes, there is an answer, and its points lie in its box.
        #[test]
        fn no_bytes_make_it_panic(rest in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = list(&rest, 5, |reader| Ok((reader.text()?.len(), reader.place()?)));
            if let Ok(level) = level_of(&rest) {
                prop_assert!(level.points.iter().all(|it| it[0].abs() <= 180.0 && it[1].abs() <= 90.0));
            }
            let mut bytes = BYTES[..30].to_vec();
            bytes.extend(&rest);
            prop_assert!(Asset::open(&bytes).is_err());
        }
    }
}
