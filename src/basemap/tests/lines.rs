//! Every line is where it should be, and every place in its country.

use sha2::{Digest, Sha256};

use super::super::*;
use super::{DETAILS, code, number, odd, owners};
use crate::earth::mercator::north;

/// Places and whose they are.
const PLACES: [(&str, f64, f64, &str); 42] = [
    ("Kyiv", 30.52, 50.45, "UKR"),
    ("Lviv", 24.03, 49.84, "UKR"),
    ("Uzhhorod", 22.40, 48.60, "UKR"),
    ("Odesa", 30.60, 46.55, "UKR"),
    ("Kharkiv", 36.23, 49.99, "UKR"),
    ("Donetsk", 37.80, 48.00, "UKR"),
    ("Luhansk", 39.31, 48.57, "UKR"),
    ("Melitopol", 35.37, 46.85, "UKR"),
    ("Simferopol", 34.10, 44.95, "UKR"),
    ("Sevastopol", 33.60, 44.60, "UKR"),
    ("Kerch", 36.25, 45.30, "UKR"),
    ("Dzhankoi", 34.39, 45.71, "UKR"),
    ("Moscow", 37.62, 55.75, "RUS"),
    ("Kursk", 36.19, 51.73, "RUS"),
    ("Sudzha", 35.27, 51.20, "RUS"),
    ("Belgorod", 36.59, 50.60, "RUS"),
    ("Kaliningrad", 20.80, 54.70, "RUS"),
    ("Rostov", 39.72, 47.24, "RUS"),
    ("Krasnodar", 38.98, 45.04, "RUS"),
    ("Anapa", 37.60, 44.95, "RUS"),
    ("Vladivostok", 132.20, 43.60, "RUS"),
    ("Khabarovsk", 135.30, 48.50, "RUS"),
    ("Anadyr", 177.00, 64.90, "RUS"),
    ("Uelen, beyond 180°", -172.00, 66.50, "RUS"),
    ("Minsk", 27.56, 53.90, "BLR"),
    ("Chisinau", 28.86, 47.01, "MDA"),
    ("Warsaw", 21.01, 52.23, "POL"),
    ("Bucharest", 26.10, 44.43, "ROU"),
    ("Tartu", 26.72, 58.38, "EST"),
    ("Vilnius", 25.28, 54.69, "LTU"),
    ("Tskhinvali", 43.97, 42.23, "GEO"),
    ("Pyongyang", 125.75, 39.03, "PRK"),
    ("Seoul", 127.00, 37.55, "KOR"),
    ("Beijing", 116.40, 39.90, "CHN"),
    ("Tehran", 51.39, 35.69, "IRN"),
    ("Berlin", 13.40, 52.52, "DEU"),
    ("Washington", -77.04, 38.90, "USA"),
    ("Tokyo", 139.60, 35.80, "JPN"),
    ("Black Sea", 34.00, 43.40, ""),
    ("Sea of Azov", 36.50, 46.00, ""),
    ("Caspian Sea", 50.50, 42.50, ""),
    ("Baltic Sea", 20.00, 57.00, ""),
];

fn holds(bounds: [f32; 4], [x, y]: [f64; 2]) -> bool {
    let [west, south, east, north] = bounds.map(f64::from);
    x > west && x < east && y > south && y < north
}

/// Whether a lake has a point of the plane.
fn is_lake(level: &Level, at: [f64; 2]) -> bool {
    let lakes = level.arcs.iter().filter(|it| it.class == Class::Lake);
    lakes.filter(|it| odd(level, it, at)).count() % 2 == 1
}

#[test]
fn the_asset_is_the_one_that_was_looked_at() {
    assert!(BYTES.len() < 600_000);
    let digest = Sha256::digest(BYTES);
    let digest = digest.iter().fold(String::new(), |all, byte| format!("{all}{byte:02x}"));
    assert_eq!(digest, "be1589fa1b0eefe9237a59c2c768d9959c107b4fa83c3408850ecf02024a54ea");
    assert_eq!([countries().len(), regions().len(), towns().len()], [238, 85, 3267]);
    // Points, then arcs by class: coast, border, disputed, region, lake, river, edge.
    let counted = DETAILS.map(|detail| {
        let level = level(detail);
        let of = |class| level.arcs.iter().filter(|it| it.class == class).count();
        (level.points.len(), Class::ALL.map(of))
    });
    let expected = [
        (8_866, [264, 321, 21, 1, 24, 17, 6]),
        (67_098, [1_286, 349, 33, 1, 346, 603, 8]),
        (57_127, [157, 104, 2, 212, 146, 157, 55]),
    ];
    assert_eq!(counted, expected);
}

#[test]
fn levels_cover_what_they_say() {
    let covers = |detail, [west, south, east, top]: [f64; 4]| {
        let expected = [west, north(south), east, north(top)];
        for (found, expected) in level(detail).bounds.map(f64::from).iter().zip(expected) {
            assert!((found - expected).abs() < 0.021, "{detail:?}: {found} for {expected}");
        }
    };
    covers(Detail::World, [-180.0, -60.0, 180.0, 84.0]);
    covers(Detail::Continent, [-180.0, -60.0, 180.0, 84.0]);
    covers(Detail::Theatre, [19.0, 41.0, 62.0, 66.0]);
}

#[test]
fn every_line_lies_in_its_box_and_every_box_in_its_level() {
    for detail in DETAILS {
        let level = level(detail);
        let [west, south, east, north] = level.bounds;
        let mut next = 0;
        for arc in &level.arcs {
            assert_eq!(arc.points.start, next, "points belong to one arc each");
            next = arc.points.end;
            let line = level.line(arc);
            assert!(line.len() >= 2);
            let mut around = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
            for [x, y] in line {
                assert!(x.is_finite() && y.is_finite());
                assert!(*x >= west && *x <= east && *y >= south && *y <= north);
                around =
                    [around[0].min(*x), around[1].min(*y), around[2].max(*x), around[3].max(*y)];
            }
            assert_eq!(arc.bounds.map(f32::to_bits), around.map(f32::to_bits));
        }
        assert_eq!(usize::try_from(next).unwrap(), level.points.len());
    }
}

#[test]
fn classes_and_sides_agree() {
    for arc in DETAILS.iter().flat_map(|it| &level(*it).arcs) {
        let sides = [arc.left, arc.right];
        let nobody = sides.iter().filter(|it| **it == NOBODY).count();
        let expected = match arc.class {
            Class::Coast | Class::Edge => nobody == 1,
            Class::Border => nobody == 0 && arc.left != arc.right,
            Class::Disputed => nobody == 0,
            Class::Region => nobody == 0 && arc.left == arc.right,
            Class::Lake | Class::River => nobody == 2,
        };
        assert!(expected, "{arc:?}");
        let ranked = matches!(arc.class, Class::Lake | Class::River);
        assert!(arc.rank == 0 || ranked && arc.rank < 16, "{arc:?}");
    }
}

#[test]
fn places_lie_in_their_countries_at_every_level() {
    let mut asked = [0; 3];
    for (detail, asked) in DETAILS.into_iter().zip(&mut asked) {
        let level = level(detail);
        for (name, lon, lat, country) in PLACES {
            let at = [lon, north(lat)];
            if holds(level.bounds, at) {
                let found = owners(level, at).join(" ");
                assert_eq!(found, country, "{name} at {detail:?}");
                *asked += 1;
            }
        }
    }
    assert_eq!(asked, [42, 42, 31]);
}

#[test]
fn the_left_of_an_arc_is_on_its_left() {
    for detail in DETAILS {
        let level = level(detail);
        let open = |it: &&Arc| it.left != it.right && it.class != Class::Edge;
        // Every third one, for time.
        for arc in level.arcs.iter().filter(open).step_by(3) {
            let [[ax, ay], [bx, by]] = longest(level.line(arc)).map(|it| it.map(f64::from));
            let middle = [f64::midpoint(ax, bx), f64::midpoint(ay, by)];
            // At the level's box a strip of land may be thinner than the grid.
            if !holds(inner(level.bounds), middle) {
                continue;
            }
            let (east, north) = (bx - ax, by - ay);
            let aside = 1e-4 / east.hypot(north);
            for (sign, side) in [(1.0, arc.left), (-1.0, arc.right)] {
                let x = middle[0] - sign * north * aside;
                let y = middle[1] + sign * east * aside;
                assert_eq!(owners(level, [x, y]).join(" "), code(side), "{detail:?} {x} {y}");
            }
        }
    }
}

/// A box without its rim.
fn inner([west, south, east, north]: [f32; 4]) -> [f32; 4] {
    [west + 0.01, south + 0.01, east - 0.01, north - 0.01]
}

/// The longest step of a line.
fn longest(line: &[[f32; 2]]) -> [[f32; 2]; 2] {
    let length = |it: &[[f32; 2]]| (it[1][0] - it[0][0]).hypot(it[1][1] - it[0][1]);
    let found = line.windows(2).max_by(|a, b| length(a).total_cmp(&length(b))).unwrap();
    [found[0], found[1]]
}

#[test]
fn crimea_is_parted_from_ukraine_by_a_line_of_regions_and_touches_nobody_else() {
    let (ukraine, russia) = (number("UKR"), number("RUS"));
    for detail in DETAILS {
        let level = level(detail);
        let near = |arc: &Arc, [west, south, east, top]: [f64; 4]| {
            let inside = |it: &[f32; 2]| {
                let (x, y) = (f64::from(it[0]), f64::from(it[1]));
                x > west && x < east && y > north(south) && y < north(top)
            };
            level.line(arc).iter().any(inside)
        };
        let perekop = level.arcs.iter().any(|arc| {
            arc.class == Class::Region
                && [arc.left, arc.right] == [ukraine; 2]
                && near(arc, [33.4, 45.8, 34.9, 46.4])
        });
        assert!(perekop, "{detail:?}");
        for arc in &level.arcs {
            let crimea = near(arc, [32.0, 44.2, 36.5, 46.4]);
            assert!(!crimea || arc.left != russia && arc.right != russia, "{detail:?} {arc:?}");
            assert!(!crimea || arc.class != Class::Disputed, "{detail:?} {arc:?}");
        }
    }
}

#[test]
fn the_drained_reservoir_is_land_and_lakes_are_water() {
    for detail in DETAILS {
        let level = level(detail);
        assert!(is_lake(level, [31.5, north(60.9)]), "Ladoga at {detail:?}");
        for (lon, lat) in [(34.3, 47.3), (34.1, 47.45), (35.0, 47.6)] {
            assert!(!is_lake(level, [lon, north(lat)]), "{lon} {lat} at {detail:?}");
        }
    }
    assert!(is_lake(level(Detail::Theatre), [32.728, north(49.2845)]), "Kremenchuk reservoir");
}
