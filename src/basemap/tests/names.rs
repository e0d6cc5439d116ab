//! Countries, regions and towns have their names, and no other.

use super::super::*;
use super::{code, number, owners};
use crate::earth::mercator::north;

#[test]
fn countries_go_by_code_and_have_customary_names() {
    assert!(countries().is_sorted_by(|a, b| a.code < b.code));
    let name = |it: &str| countries()[usize::from(number(it))].name.as_str();
    let found = ["UKR", "RUS", "PRK", "KOR", "USA", "CHN", "IRN", "CZE", "XKX", "GBR"].map(name);
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
    let country = |region: &Region| owners(level, [region.at.lon, north(region.at.lat)]).join(" ");
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
    for name in ["Moscow", "Kursk", "Sudzha", "Belgorod", "Oryol", "Lgov", "Engels", "Toropets"] {
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
            it.name == town.name && (it.at.lon - town.at.lon).hypot(it.at.lat - town.at.lat) < 0.1
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
