//! The colours of the map: a picture of its own, with grounds that the rest of the board has not.

use toml::de::{DeTable, DeValue};

use crate::config::colour::{Colour, Depth, nearest};
use crate::config::source::{Entry, Source, entries};
use crate::dataset::words::{Word, words};

words! {
    /// What a colour of the map is for.
    MapColour, "colour of the map":
    Sea = "sea", Land = "land", SideA = "side-a", SideB = "side-b", FriendA = "friend-a",
    FriendB = "friend-b", HeldA = "held-a", HeldB = "held-b", Open = "open", Gained = "gained",
    Coast = "coast", Border = "border", Region = "region", Water = "water", Edge = "edge",
    Front = "front", FrontBefore = "front-before", Course = "course", Return = "return",
    Town = "town", Name = "name", Place = "place", Number = "number", Furniture = "furniture",
    Selected = "selected",
}

impl MapColour {
    /// What it is for, in a few words.
    pub fn doc(self) -> &'static str {
        match self {
            Self::Sea => "sea and lakes",
            Self::Land => "land of nobody in particular",
            Self::SideA => "a fighting country of the first side",
            Self::SideB => "a fighting country of the second side",
            Self::FriendA => "other countries of the first side",
            Self::FriendB => "other countries of the second side",
            Self::HeldA => "ground that the first side is said to hold",
            Self::HeldB => "ground that the second side is said to hold",
            Self::Open => "ground that is contested, or only claimed",
            Self::Gained => "ground gained since the map before",
            Self::Coast => "coasts",
            Self::Border => "borders between states",
            Self::Region => "borders within a state",
            Self::Water => "rivers and the shores of lakes",
            Self::Edge => "the edge of ground held, and where it was before",
            Self::Front => "fronts",
            Self::FrontBefore => "where a front was before, or is planned",
            Self::Course => "what somebody sends",
            Self::Return => "what comes back for it",
            Self::Town => "towns that help to find one's way",
            Self::Name => "names of countries and regions",
            Self::Place => "places of the dossier",
            Self::Number => "the numbers of fronts",
            Self::Furniture => "the scale and the edges",
            Self::Selected => "what is selected",
        }
    }
}

/// Grounds that say who holds what: a map on which two of them are alike would say something else.
const APART: [MapColour; 6] = [
    MapColour::Sea,
    MapColour::Land,
    MapColour::SideA,
    MapColour::SideB,
    MapColour::HeldA,
    MapColour::HeldB,
];

/// A colour for everything on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapColours([Tone; MapColour::ALL.len()]);

/// An exact colour, and the number of the palette that stands for it where only 256 are known;
/// `None` takes the nearest. The palette has greys and strong colours, but no dark blue or red that
/// is faint, so what is nearest to a faint one is grey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tone {
    exact: Colour,
    number: Option<u8>,
}

impl MapColours {
    /// The colour for something.
    pub fn get(&self, colour: MapColour) -> Colour {
        self.0.get(colour as usize).map(|tone| tone.exact).unwrap_or_default()
    }

    /// A colour as a theme writes it.
    pub(super) fn written(&self, colour: MapColour) -> String {
        let tone = self.0.get(colour as usize).copied().unwrap_or_default();
        let Colour::Rgb(r, g, b) = tone.exact else { return String::new() };
        let exact = format!("\"#{r:02x}{g:02x}{b:02x}\"");
        tone.number.map_or(exact.clone(), |number| format!("[{exact}, {number}]"))
    }

    /// For a screen that knows fewer colours; nothing where the grounds could not be told apart.
    pub(super) fn at(self, depth: Depth) -> Option<Self> {
        match depth {
            Depth::None | Depth::C16 => return None,
            Depth::True => return Some(self),
            Depth::C256 => {}
        }
        let found = self.0.map(|Tone { exact, number }| {
            let exact = number.map_or_else(|| nearest(exact, depth), Colour::index);
            Tone { exact, number: None }
        });
        let found = Self(found);
        let same = |(at, one): (usize, &MapColour)| {
            APART.iter().take(at).any(|other| found.get(*other) == found.get(*one))
        };
        (!APART.iter().enumerate().any(same)).then_some(found)
    }

    /// Reads the table `[map]` of a theme; every colour must be there.
    pub(super) fn read(source: &mut Source, table: &DeTable) -> Option<Self> {
        let mut found = [None; MapColour::ALL.len()];
        for entry in entries(table) {
            let Some(colour) = MapColour::parse(entry.key) else {
                let known = MapColour::ALL.iter().map(|it| it.word());
                source.unknown("colour of the map", &entry, known);
                continue;
            };
            match tone(entry.value.get_ref()) {
                Some(tone) => found[colour as usize] = Some(tone),
                None => fault(source, &entry),
            }
        }
        let missing = MapColour::ALL.iter().filter(|it| found[**it as usize].is_none());
        let missing: Vec<&str> = missing.map(|it| it.word()).collect();
        if !missing.is_empty() && source.faults.is_empty() {
            let message = format!("`[map]` lacks {}", missing.join(", "));
            source.fault(0..0, message, "a map needs all of its colours, or none");
        }
        let colours = found.map(Option::unwrap_or_default);
        missing.is_empty().then_some(Self(colours))
    }
}

/// Reads `"#rrggbb"`, or a list of that and a number of the palette.
fn tone(value: &DeValue) -> Option<Tone> {
    let exact = |value: &DeValue| match value {
        DeValue::String(text) => {
            Colour::parse(text).filter(|colour| matches!(colour, Colour::Rgb(..)))
        }
        _ => None,
    };
    let DeValue::Array(parts) = value else {
        return Some(Tone { exact: exact(value)?, number: None });
    };
    let mut parts = parts.iter().map(toml::Spanned::get_ref);
    let (Some(first), Some(DeValue::Integer(number)), None) =
        (parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    // The sixteen below are the terminal's own and may be anything.
    let number = u8::from_str_radix(number.as_str(), number.radix()).ok().filter(|it| *it >= 16);
    Some(Tone { exact: exact(first)?, number: Some(number?) })
}

fn fault(source: &mut Source, entry: &Entry) {
    let message = format!("`{}` must be an exact colour", entry.key);
    let help = "write it as \"#rrggbb\", or as [\"#rrggbb\", 17] with a number from 16 to 255 for \
                terminals that know no more colours";
    source.fault(entry.value.span(), message, help);
}
