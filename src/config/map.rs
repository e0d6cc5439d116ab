//! The colours of the map: a picture of its own, with grounds that the rest of the board has not.

use toml::de::{DeTable, DeValue};

use crate::config::colour::{Colour, Depth, nearest};
use crate::config::source::{Source, entries};
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
    /// Those that grounds are painted with; the others are inks.
    pub const GROUNDS: &[Self] = &[
        Self::Sea,
        Self::Land,
        Self::SideA,
        Self::SideB,
        Self::FriendA,
        Self::FriendB,
        Self::HeldA,
        Self::HeldB,
        Self::Open,
        Self::Gained,
    ];
}

/// A colour for everything on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapColours([Colour; MapColour::ALL.len()]);

impl MapColours {
    /// The colour for something.
    pub fn get(&self, colour: MapColour) -> Colour {
        self.0.get(colour as usize).copied().unwrap_or_default()
    }

    /// For a screen that knows fewer colours; nothing where the grounds could not be told apart.
    pub(super) fn at(self, depth: Depth) -> Option<Self> {
        match depth {
            Depth::None | Depth::C16 => None,
            _ => Some(Self(self.0.map(|colour| nearest(colour, depth)))),
        }
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
            let read = match entry.value.get_ref() {
                DeValue::String(text) => Colour::parse(text),
                _ => None,
            };
            if let Some(exact @ Colour::Rgb(..)) = read {
                found[colour as usize] = Some(exact);
            } else {
                let message = format!("`{}` must be an exact colour", entry.key);
                source.fault(entry.value.span(), message, "write it as \"#rrggbb\"");
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
