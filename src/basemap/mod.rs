//! The map of the world that is compiled in: coasts, borders, regions, lakes, rivers and towns at
//! three levels of detail, made from Natural Earth and `GeoNames` (`assets/basemap/README.md`).
//!
//! Each part is decoded when it is first asked for, once: a view of a theatre needs one level.
//! Ukraine has its internationally recognised borders at every level; who holds what is for an
//! overlay to say.

mod decode;

use std::ops::Range;
use std::sync::OnceLock;

use crate::earth::LonLat;

pub use decode::{Asset, Fault};

/// The bytes of the shipped map.
pub const BYTES: &[u8] = include_bytes!("../../assets/basemap.wmap");

/// The side of an arc where no country is: water, or what lies outside the level.
pub const NOBODY: u16 = u16::MAX;

/// Kinds of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Between land and sea.
    Coast,
    /// Between two countries.
    Border,
    /// A border, or a line within a country, that not everybody recognises.
    Disputed,
    /// Between two regions of one country.
    Region,
    /// The shore of a lake, or of an island in one: a closed ring.
    Lake,
    /// The middle of a river.
    River,
    /// Not drawn: closes countries at the level's box and at the cut along ±180°.
    Edge,
}

impl Class {
    /// All kinds, in the order of their numbers in the asset.
    pub const ALL: [Self; 7] = [
        Self::Coast,
        Self::Border,
        Self::Disputed,
        Self::Region,
        Self::Lake,
        Self::River,
        Self::Edge,
    ];
}

/// A line that is stored once and knows what lies on both sides. A country's area is the even-odd
/// fill of the arcs where exactly one side is that country.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// What it is.
    pub class: Class,
    /// How important a river or a lake is, 0 most; 0 for other lines.
    pub rank: u8,
    /// The country to the left in the direction of the points, by its place in [`countries`], or
    /// [`NOBODY`]. Lakes and rivers have nobody on both sides.
    pub left: u16,
    /// The country to the right.
    pub right: u16,
    /// Its points in [`Level::points`], two or more.
    pub points: Range<u32>,
    /// The box around it on the plane: least x, least y, greatest x, greatest y.
    pub bounds: [f32; 4],
}

/// All lines at one level of detail, on the plane of [`crate::earth::mercator`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// The box that the level covers: least x, least y, greatest x, greatest y.
    pub bounds: [f32; 4],
    /// The lines, neighbours near each other.
    pub arcs: Vec<Arc>,
    /// The points of all lines, x to the east and y to the north.
    pub points: Vec<[f32; 2]>,
}

impl Level {
    /// The points of an arc of this level; none for an arc of another one that does not fit.
    pub fn line(&self, arc: &Arc) -> &[[f32; 2]] {
        let at = |point: u32| usize::try_from(point).unwrap_or(usize::MAX);
        self.points.get(at(arc.points.start)..at(arc.points.end)).unwrap_or_default()
    }
}

/// A country, or a territory with a code of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3; `XKX` for Kosovo, which has none.
    pub code: [u8; 3],
    /// The short, customary English name.
    pub name: String,
    /// Where the name is written.
    pub label: LonLat,
    /// How important the name is, 0 most (Natural Earth's `LABELRANK`).
    pub rank: u8,
}

/// A region of Ukraine, Belarus or Russia inside the theatre.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its English name without "oblast": "Donetsk".
    pub name: String,
    /// Where the name is written.
    pub at: LonLat,
}

/// A city, town or village.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Its English name; Ukrainian ones by the romanisation of 2010.
    pub name: Box<str>,
    /// Its middle.
    pub at: LonLat,
    /// Inhabitants, mostly before the war; 0 where nobody has counted.
    pub people: u32,
    /// Its country by its place in [`countries`], or [`NOBODY`].
    pub country: u16,
    /// Whether it is the capital of its country.
    pub capital: bool,
}

/// How finely the world is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// The whole world without Antarctica, for views of more than a continent (1 : 110 million).
    World,
    /// The same, for views of a continent (1 : 50 million).
    Continent,
    /// 19° to 62° E and 41° to 66° N, with regions (1 : 10 million).
    Theatre,
}

/// All countries, by code. Empty if the asset is broken, which a test rules out.
pub fn countries() -> &'static [Country] {
    static ONCE: OnceLock<Vec<Country>> = OnceLock::new();
    ONCE.get_or_init(|| Asset::open(BYTES).and_then(|it| it.countries()).unwrap_or_default())
}

/// All towns, the most populous first. Empty if the asset is broken, which a test rules out.
pub fn towns() -> &'static [Town] {
    static ONCE: OnceLock<Vec<Town>> = OnceLock::new();
    let decode = || Asset::open(BYTES).and_then(|it| it.towns(countries().len()));
    ONCE.get_or_init(|| decode().unwrap_or_default())
}

/// The regions inside the theatre. Empty if the asset is broken, which a test rules out.
pub fn regions() -> &'static [Region] {
    static ONCE: OnceLock<Vec<Region>> = OnceLock::new();
    ONCE.get_or_init(|| Asset::open(BYTES).and_then(|it| it.regions()).unwrap_or_default())
}

/// The lines at a level of detail. Empty if the asset is broken, which a test rules out.
pub fn level(detail: Detail) -> &'static Level {
    static WORLD: OnceLock<Level> = OnceLock::new();
    static CONTINENT: OnceLock<Level> = OnceLock::new();
    static THEATRE: OnceLock<Level> = OnceLock::new();
    let once = match detail {
        Detail::World => &WORLD,
        Detail::Continent => &CONTINENT,
        Detail::Theatre => &THEATRE,
    };
    let decode = || Asset::open(BYTES).and_then(|it| it.level(detail, countries().len()));
    once.get_or_init(|| decode().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::earth::mercator::north;

    const DETAILS: [Detail; 3] = [Detail::World, Detail::Continent, Detail::Theatre];

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

    fn code(country: u16) -> &'static str {
        let row = countries().get(usize::from(country));
        row.map_or("", |it| std::str::from_utf8(&it.code).unwrap())
    }

    fn number(code: &str) -> u16 {
        let at = countries().iter().position(|it| it.code == code.as_bytes()).unwrap();
        u16::try_from(at).unwrap()
    }

    fn holds(bounds: [f32; 4], [x, y]: [f64; 2]) -> bool {
        let [west, south, east, north] = bounds.map(f64::from);
        x > west && x < east && y > south && y < north
    }

    /// Whether a ray to the east crosses an arc an odd number of times.
    fn odd(level: &Level, arc: &Arc, [x, y]: [f64; 2]) -> bool {
        let [_, south, east, north] = arc.bounds.map(f64::from);
        if y < south || y > north || x > east {
            return false;
        }
        let crosses = |pair: &&[[f32; 2]]| {
            let [[ax, ay], [bx, by]] = [pair[0], pair[1]].map(|it| it.map(f64::from));
            (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
        };
        level.line(arc).windows(2).filter(crosses).count() % 2 == 1
    }

    /// The countries whose even-odd fill has a point of the plane.
    fn owners(level: &Level, at: [f64; 2]) -> Vec<&'static str> {
        let mut inside = vec![false; countries().len()];
        for arc in level.arcs.iter().filter(|it| it.left != it.right && odd(level, it, at)) {
            for side in [arc.left, arc.right] {
                if let Some(flag) = inside.get_mut(usize::from(side)) {
                    *flag = !*flag;
                }
            }
        }
        countries().iter().zip(inside).filter(|it| it.1).map(|it| text(&it.0.code)).collect()
    }

    fn text(code: &[u8; 3]) -> &str {
        std::str::from_utf8(code).unwrap()
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
                    around = [
                        around[0].min(*x),
                        around[1].min(*y),
                        around[2].max(*x),
                        around[3].max(*y),
                    ];
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

    #[test]
    fn countries_go_by_code_and_have_customary_names() {
        assert!(countries().is_sorted_by(|a, b| a.code < b.code));
        let name = |it: &str| countries()[usize::from(number(it))].name.as_str();
        let found =
            ["UKR", "RUS", "PRK", "KOR", "USA", "CHN", "IRN", "CZE", "XKX", "GBR"].map(name);
        let expected = [
            "Ukraine",
            "Russia",
            "North Korea",
            "South Korea",
            "United States",
            "China",
            "Iran",
            "Czechia",
            "Kosovo",
            "United Kingdom",
        ];
        assert_eq!(found, expected);
        let label = countries()[usize::from(number("UKR"))].label;
        let at = [label.lon, north(label.lat)];
        assert_eq!(owners(level(Detail::Theatre), at), ["UKR"]);
    }

    #[test]
    fn regions_are_named_where_they_are() {
        let level = level(Detail::Theatre);
        let country =
            |region: &Region| owners(level, [region.at.lon, north(region.at.lat)]).join(" ");
        for region in regions() {
            assert!(["UKR", "RUS", "BLR"].contains(&country(region).as_str()), "{region:?}");
        }
        for (name, code) in [
            ("Donetsk", "UKR"),
            ("Luhansk", "UKR"),
            ("Zaporizhzhia", "UKR"),
            ("Kherson", "UKR"),
            ("Crimea", "UKR"),
            ("Odesa", "UKR"),
            ("Kursk", "RUS"),
            ("Belgorod", "RUS"),
            ("Bryansk", "RUS"),
            ("Rostov", "RUS"),
            ("Gomel", "BLR"),
        ] {
            let found = regions().iter().find(|it| it.name == name);
            assert_eq!(found.map(country).as_deref(), Some(code), "{name}");
        }
        assert_eq!(regions().iter().filter(|it| country(it) == "UKR").count(), 25);
    }

    #[test]
    fn towns_are_sorted_and_spelt_as_wanted() {
        assert!(towns().is_sorted_by_key(|it| std::cmp::Reverse(it.people)));
        let has = |name: &str, code_: &str| {
            towns().iter().any(|it| &*it.name == name && code(it.country) == code_)
        };
        for name in [
            "Kyiv",
            "Odesa",
            "Lviv",
            "Rivne",
            "Mykolaiv",
            "Vinnytsia",
            "Khmelnytskyi",
            "Zaporizhzhia",
            "Pokrovsk",
            "Myrnohrad",
            "Huliaipole",
            "Avdiivka",
            "Kupiansk",
            "Kostiantynivka",
            "Sievierodonetsk",
            "Chasiv Yar",
            "Vuhledar",
            "Robotyne",
            "Toretsk",
            "Niu-York",
            "Selydove",
            "Kurakhove",
            "Hrodivka",
            "Bakhmut",
            "Marinka",
            "Yenakiieve",
            "Kalmiuske",
            "Dokuchaievsk",
            "Volnovakha",
            "Velyka Novosilka",
            "Orikhiv",
            "Tokmak",
            "Enerhodar",
            "Krynky",
            "Synkivka",
            "Terny",
            "Vovchansk",
            "Snake Island",
        ] {
            assert!(has(name, "UKR"), "{name}");
        }
        for name in ["Moscow", "Kursk", "Sudzha", "Belgorod", "Oryol", "Lgov", "Engels", "Toropets"]
        {
            assert!(has(name, "RUS"), "{name}");
        }
        let clean = |it: &Town| !it.name.contains(['\'', '’', '`', 'ʼ']) || it.name.is_empty();
        assert!(towns().iter().all(clean));
    }

    #[test]
    fn districts_of_cities_are_no_towns() {
        let districts = [
            "Saltivka",
            "Darnytsia",
            "Troieshchyna",
            "Pozniaky",
            "Osokorky",
            "Bortnychi",
            "Inhulets",
            "Taromske",
            "Arshyntseve",
            "Rayon KTZ",
            "Severny",
            "Kurortny",
            "Krasnaya Glinka",
            "Vasileostrovsky",
            "Yasenevo",
        ];
        let found: Vec<_> =
            towns().iter().filter(|it| districts.contains(&&*it.name)).map(|it| &it.name).collect();
        assert_eq!(found, Vec::<&Box<str>>::new());
        // There is a village of that name, too.
        let obolon = |it: &&Town| &*it.name == "Obolon";
        assert!(towns().iter().filter(obolon).all(|it| it.at.lon > 32.0), "not the one of Kyiv");
        // Two entries of one name within a few kilometres are one town.
        for (at, town) in towns().iter().enumerate() {
            let twin = towns()[at + 1..].iter().find(|it| {
                it.name == town.name
                    && (it.at.lon - town.at.lon).hypot(it.at.lat - town.at.lat) < 0.1
            });
            assert_eq!(twin, None, "{town:?}");
        }
    }

    #[test]
    fn capitals_are_flagged_once_for_each_country() {
        let of = |code_: &str| -> Vec<&str> {
            let ours = |it: &&Town| it.capital && code(it.country) == code_;
            towns().iter().filter(ours).map(|it| &*it.name).collect()
        };
        for (country, capital) in [
            ("UKR", "Kyiv"),
            ("RUS", "Moscow"),
            ("BLR", "Minsk"),
            ("PRK", "Pyongyang"),
            ("KOR", "Seoul"),
            ("CHN", "Beijing"),
            ("IRN", "Tehran"),
            ("USA", "Washington"),
            ("FRA", "Paris"),
            ("DEU", "Berlin"),
            ("JPN", "Tokyo"),
            ("XKX", "Pristina"),
        ] {
            assert_eq!(of(country), [capital], "{country}");
        }
        let mut flagged: Vec<u16> =
            towns().iter().filter(|it| it.capital).map(|it| it.country).collect();
        assert!(!flagged.contains(&NOBODY));
        let all = flagged.len();
        flagged.sort_unstable();
        flagged.dedup();
        assert_eq!(flagged.len(), all, "one capital to a country");
    }
}
