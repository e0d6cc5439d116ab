//! The colours of the map.

use super::{Rgb, apart, contrast, deuteranope, exact, exact256, linear, themes};
use sitroom::config::colour::{Colour, Depth};
use sitroom::config::map::{MapColour, MapColours};
use sitroom::config::theme::{THEMES, Theme};
use sitroom::dataset::words::Word;

/// The maps of the themes in exact colours, and in 256.
fn maps() -> Vec<(String, Vec<Rgb>)> {
    let mut maps = Vec::new();
    let all = |map: MapColours, exact: fn(Colour) -> Rgb| {
        MapColour::ALL.iter().map(|&it| exact(map.get(it))).collect()
    };
    for theme in themes().filter(|theme| &*theme.name != "monochrome") {
        maps.push((theme.name.to_string(), all(theme.map.unwrap(), exact)));
        let few = theme.at(Depth::C256).map.unwrap();
        maps.push((format!("{} in 256 colours", theme.name), all(few, exact256)));
    }
    maps
}

#[test]
fn every_theme_but_the_one_without_colours_has_a_map() {
    for theme in themes() {
        let mono = &*theme.name == "monochrome";
        assert_eq!(theme.map.is_none(), mono, "{}", theme.name);
        assert_eq!(theme.at(Depth::True).map, theme.map);
        for depth in [Depth::C16, Depth::None] {
            // Grounds that nobody has chosen would be told apart by chance only.
            assert!(theme.at(depth).map.is_none(), "{} {depth:?}", theme.name);
        }
    }
    assert_eq!(maps().len(), 2 * (THEMES.len() - 1), "each in full and in 256 colours");
}

/// Those that grounds are painted with; the others are inks.
const GROUNDS: [MapColour; 10] = [
    MapColour::Sea,
    MapColour::Land,
    MapColour::SideA,
    MapColour::SideB,
    MapColour::FriendA,
    MapColour::FriendB,
    MapColour::HeldA,
    MapColour::HeldB,
    MapColour::Open,
    MapColour::Gained,
];

#[test]
fn what_is_written_and_drawn_on_the_map_can_be_read_on_every_ground() {
    use MapColour as M;
    let but_gained: Vec<M> = GROUNDS.iter().copied().filter(|it| *it != M::Gained).collect();
    let asked: [(&[M], f64, &[M]); 4] = [
        (&[M::Town, M::Name], 3.0, &GROUNDS),
        (&[M::Place, M::Number, M::Furniture, M::Selected], 4.5, &GROUNDS),
        // Ground gained lies beside a front, not under it.
        (&[M::Front, M::Course, M::Return], 3.0, &but_gained),
        (&[M::Coast, M::Border], 2.0, &[M::Sea, M::Land]),
    ];
    for (name, map) in maps() {
        for (inks, least, grounds) in asked {
            for (ink, ground) in inks.iter().flat_map(|ink| grounds.iter().map(move |it| (ink, it)))
            {
                let ratio = contrast(map[*ink as usize], map[*ground as usize]);
                let (ink, ground) = (ink.word(), ground.word());
                assert!(ratio >= least, "{name}: {ink} on {ground} {ratio:.2}");
            }
        }
    }
}

/// Distances are those of CIE L*a*b*, where 2.3 can just be noticed side by side. Areas of a map are
/// compared across it and with lines between them: 6 is still seen at once, and what says who holds
/// what has twice that.
#[test]
fn grounds_that_mean_something_else_look_different() {
    use MapColour as M;
    let sides = [M::SideA, M::SideB, M::HeldA, M::HeldB];
    for (name, map) in maps() {
        let of = |one: M, other: M| apart(linear(map[one as usize]), linear(map[other as usize]));
        let check = |one: M, others: &[M], least: f64| {
            for &other in others {
                let apart = of(one, other);
                let (one, other) = (one.word(), other.word());
                assert!(apart >= least, "{name}: {one} and {other} {apart:.1}");
            }
        };
        for (at, one) in sides.into_iter().enumerate() {
            check(one, &sides[..at], 12.0);
            check(one, &[M::Sea, M::Land, M::Open], 6.0);
            for other in &sides[..at] {
                let [a, b] = [one, *other].map(|it| map[it as usize]);
                let apart = apart(deuteranope(a), deuteranope(b));
                let (one, other) = (one.word(), other.word());
                assert!(apart >= 6.0, "{name}: without green {one} and {other} {apart:.1}");
            }
        }
        check(M::Gained, &[M::HeldA, M::HeldB], 12.0);
        check(M::Open, &[M::Sea, M::Land, M::Gained], 6.0);
        check(M::Sea, &[M::Land], 6.0);
        // The palette has no second faint blue: there borders and names tell who is whose friend.
        if !name.ends_with("256 colours") {
            check(M::FriendA, &[M::FriendB], 12.0);
        }
    }
}

#[test]
fn a_map_whose_grounds_fall_together_is_drawn_without() {
    let dark = THEMES.iter().find(|it| it.name == "dark").unwrap().text;
    let grey = |text: &str| Theme::parse(text, "x").unwrap().at(Depth::C256).map;
    assert!(grey(dark).is_some());
    // Without its number the faint blue of one side becomes a grey, here that of the land.
    let plain = dark.replace("[\"#12213a\", 17]", "\"#1b1b1d\"");
    assert_ne!(plain, dark);
    assert!(grey(&plain).is_none());
    let exact = Theme::parse(&plain, "x").unwrap();
    assert!(exact.map.is_some() && exact.at(Depth::True).map.is_some());
}

#[test]
fn the_colours_of_a_map_are_all_there_and_exact() {
    let dark = THEMES.iter().find(|it| it.name == "dark").unwrap().text;
    let wrong = |from: &str, to: &str| {
        let text = dark.replace(from, to);
        assert_ne!(text, dark);
        let faults = Theme::parse(&text, "x").unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(wrong("\ncoast = ", "\ncost = ").contains("did you mean `coast`?"));
    let line = dark.lines().find(|it| it.starts_with("coast")).unwrap();
    assert!(wrong(line, "").contains("`[map]` lacks coast"));
    for value in ["\"blue\"", "17", "[17]", "[\"#12213a\", 7]", "[\"#12213a\", 300]", "[]"] {
        let says = wrong(line, &format!("coast = {value}"));
        assert!(says.contains("`coast` must be an exact colour"), "{value}: {says}");
    }
}
