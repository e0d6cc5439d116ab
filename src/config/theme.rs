//! Themes: which look each role has. A widget names roles, never colours.

use toml::de::{DeTable, DeValue};

use crate::config::colour::{Depth, nearest};
use crate::config::fault::{Fault, quoted};
use crate::config::map::MapColours;
use crate::config::source::{Entry, Source, entries};
use crate::dataset::words::{Word, words};
use crate::text::Text;

pub use crate::config::colour::Colour;

words! {
    /// What something on the screen is for; themes say how that looks.
    Role, "role":
    Text = "text", Dim = "dim", Strong = "strong", Title = "title", FocusTitle = "focus-title",
    Border = "border", FocusBorder = "focus-border", Selected = "selected", Idle = "idle-selection",
    Accent = "accent", SideA = "side-a", SideB = "side-b", Confirmed = "confirmed",
    Claimed = "claimed", Disputed = "disputed", Alert = "alert", Changed = "changed",
    Cursor = "cursor", Key = "key", Banner = "banner", Input = "input",
}

/// Roles that a theme need not name, and the role each then looks like. Only `text` stands alone.
pub const FALLBACKS: &[(Role, Role)] = &[
    (Role::Dim, Role::Text),
    (Role::Strong, Role::Text),
    (Role::Title, Role::Strong),
    (Role::FocusTitle, Role::Title),
    (Role::Border, Role::Dim),
    (Role::FocusBorder, Role::Accent),
    (Role::Selected, Role::Cursor),
    (Role::Idle, Role::Strong),
    (Role::Accent, Role::Strong),
    (Role::SideA, Role::Accent),
    (Role::SideB, Role::Strong),
    (Role::Confirmed, Role::Strong),
    (Role::Claimed, Role::Text),
    (Role::Disputed, Role::Alert),
    (Role::Alert, Role::Strong),
    (Role::Changed, Role::Accent),
    (Role::Cursor, Role::Text),
    (Role::Key, Role::Accent),
    (Role::Banner, Role::Alert),
    (Role::Input, Role::Text),
];

/// How a role looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct Look {
    /// Ink.
    pub fg: Colour,
    /// Ground.
    pub bg: Colour,
    /// Heavier.
    pub bold: bool,
    /// Fainter.
    pub dim: bool,
    /// Underlined.
    pub underline: bool,
    /// Ink and ground exchanged.
    pub reverse: bool,
}

/// A theme that comes with the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// Its name in the configuration and on the command line.
    pub name: &'static str,
    /// Whom it is for, in half a line.
    pub doc: &'static str,
    /// Its file.
    pub text: &'static str,
}

/// A row of [`THEMES`].
macro_rules! theme {
    ($name:literal, $doc:literal) => {
        BuiltIn {
            name: $name,
            doc: $doc,
            text: include_str!(concat!("../../assets/themes/", $name, ".toml")),
        }
    };
}

/// Every theme that comes with the program; the first is the default.
pub const THEMES: &[BuiltIn] = &[
    theme!("terminal", "the colours of your terminal, whatever they are"),
    theme!("dark", "light ink on a dark ground"),
    theme!("light", "dark ink on a light ground"),
    theme!("high-contrast", "white and bright colours on black"),
    theme!("colour-blind", "told apart by brightness as well as by hue"),
    theme!("monochrome", "weight and underlines only; also what NO_COLOR shows"),
];

/// A look for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: Text,
    /// Whom it is for.
    pub doc: Text,
    /// The ground it is painted on; none if that is the terminal's own.
    pub ground: Option<(u8, u8, u8)>,
    /// The ink of plain text; none if that is the terminal's own.
    pub ink: Option<(u8, u8, u8)>,
    /// The colours of the map; without them it has no grounds, and its lines look like the roles.
    pub map: Option<MapColours>,
    looks: [Look; Role::ALL.len()],
}

impl Default for Theme {
    fn default() -> Self {
        Self::named(THEMES[0].name).unwrap_or_else(Self::bare)
    }
}

impl Theme {
    /// The theme of that name among those that come with the program.
    pub fn named(name: &str) -> Option<Self> {
        let row = THEMES.iter().find(|it| it.name == name)?;
        Self::parse(row.text, name).ok()
    }

    /// Weight and underlines, no colour.
    pub fn monochrome() -> Self {
        Self::named("monochrome").unwrap_or_else(Self::bare)
    }

    /// Nothing but the terminal's own ink.
    fn bare() -> Self {
        let (name, doc) = (Text::default(), Text::default());
        let looks = [Look::default(); Role::ALL.len()];
        Self { name, doc, ground: None, ink: None, map: None, looks }
    }

    /// How a role looks.
    pub fn look(&self, role: Role) -> Look {
        self.looks.get(role as usize).copied().unwrap_or_default()
    }

    /// The theme for a screen that knows fewer colours. Sixteen whose exact tones nobody knows are
    /// too few for a ground of one's own: such a theme gives way to that of the terminal.
    #[must_use]
    pub fn at(&self, depth: Depth) -> Self {
        match depth {
            Depth::None => return Self::monochrome(),
            Depth::C16 if self.ground.is_some() => return Self::default().at(depth),
            _ => {}
        }
        let mut theme = self.clone();
        theme.map = self.map.and_then(|map| map.at(depth));
        let plain = (self.look(Role::Text).fg, self.look(Role::Text).bg);
        for look in &mut theme.looks {
            let (fg, bg) = (nearest(look.fg, depth), nearest(look.bg, depth));
            // Two colours that fall together would hide the words.
            let hidden = fg == bg && look.fg != look.bg;
            look.fg = if hidden { nearest(plain.0, depth) } else { fg };
            look.bg = if hidden { nearest(plain.1, depth) } else { bg };
        }
        theme
    }

    /// Reads a theme; `file` is its name in messages.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(text: &str, file: &str) -> Result<Self, Vec<Fault>> {
        let mut source = Source::new(file, text);
        let mut theme = Self { name: Text::of(file), ..Self::bare() };
        let mut named = [None; Role::ALL.len()];
        if let Some(table) = source.table() {
            theme.read(&mut source, &table, &mut named);
        }
        if !source.faults.is_empty() {
            return Err(source.faults);
        }
        theme.inherit(&named);
        Ok(theme)
    }

    fn read(&mut self, source: &mut Source, table: &DeTable, named: &mut [Option<Look>]) {
        const KEYS: [&str; 6] = ["name", "doc", "ground", "ink", "roles", "map"];
        for entry in entries(table) {
            match (entry.key, entry.value.get_ref()) {
                ("name", DeValue::String(text)) => self.name = Text::of(text),
                ("doc", DeValue::String(text)) => self.doc = Text::of(text),
                ("ground", _) => self.ground = exact(source, &entry),
                ("ink", _) => self.ink = exact(source, &entry),
                ("roles", DeValue::Table(rows)) => roles(source, rows, named),
                ("map", DeValue::Table(table)) => self.map = MapColours::read(source, table),
                ("roles" | "map", _) => source.wrong(&entry, "a table"),
                ("name" | "doc", _) => source.wrong(&entry, "a text"),
                _ => source.unknown("key", &entry, KEYS),
            }
        }
        let given = |key: &str| table.keys().any(|it| it.get_ref() == key);
        // One that is there and wrong was told already.
        if (self.ground.is_some() && !given("ink")) || (self.ink.is_some() && !given("ground")) {
            let help = "a theme with its own ground needs its own ink: give both or neither";
            source.fault(0..0, "`ground` and `ink` belong together", help);
        }
    }

    /// Fills in what was not named, and paints the theme's own ground where no other was.
    fn inherit(&mut self, named: &[Option<Look>]) {
        for &role in Role::ALL {
            let mut from = role;
            let mut look = None;
            // The chain is short, and no table can make it longer than the list of roles.
            for _ in Role::ALL {
                look = named.get(from as usize).copied().flatten();
                let next = FALLBACKS.iter().find(|row| row.0 == from);
                let (None, Some(next)) = (look, next) else { break };
                from = next.1;
            }
            let mut look = look.unwrap_or_default();
            // What is selected must be seen even where a theme says nothing about it.
            let marks = [Role::Selected, Role::Cursor].contains(&role);
            look.reverse |= marks && from == Role::Text;
            let own = |colour: Colour, own: Option<(u8, u8, u8)>| match (colour, own) {
                (Colour::Default, Some((r, g, b))) => Colour::Rgb(r, g, b),
                _ => colour,
            };
            look.fg = own(look.fg, self.ink);
            look.bg = own(look.bg, self.ground);
            if let Some(place) = self.looks.get_mut(role as usize) {
                *place = look;
            }
        }
    }
}

fn exact(source: &mut Source, entry: &Entry) -> Option<(u8, u8, u8)> {
    let colour = colour(source, entry)?;
    if let Colour::Rgb(r, g, b) = colour {
        return Some((r, g, b));
    }
    let message = format!("`{}` must be an exact colour", entry.key);
    source.fault(entry.value.span(), message, "write it as \"#rrggbb\"");
    None
}

fn roles(source: &mut Source, table: &DeTable, named: &mut [Option<Look>]) {
    for entry in entries(table) {
        let Some(role) = Role::parse(entry.key) else {
            source.unknown("role", &entry, Role::ALL.iter().map(|it| it.word()));
            continue;
        };
        let DeValue::Table(table) = entry.value.get_ref() else {
            source.wrong(&entry, "a table such as { fg = \"blue\", bold = true }");
            continue;
        };
        let look = look(source, table);
        if let Some(place) = named.get_mut(role as usize) {
            *place = Some(look);
        }
    }
}

fn look(source: &mut Source, table: &DeTable) -> Look {
    const KEYS: [&str; 6] = ["fg", "bg", "bold", "dim", "underline", "reverse"];
    let mut look = Look::default();
    for entry in entries(table) {
        let flag = match entry.key {
            "fg" | "bg" => {
                let colour = colour(source, &entry).unwrap_or_default();
                *(if entry.key == "fg" { &mut look.fg } else { &mut look.bg }) = colour;
                continue;
            }
            "bold" => &mut look.bold,
            "dim" => &mut look.dim,
            "underline" => &mut look.underline,
            "reverse" => &mut look.reverse,
            _ => {
                source.unknown("key", &entry, KEYS);
                continue;
            }
        };
        match entry.value.get_ref() {
            DeValue::Boolean(value) => *flag = *value,
            _ => source.wrong(&entry, "true or false"),
        }
    }
    look
}

fn colour(source: &mut Source, entry: &Entry) -> Option<Colour> {
    let (found, written) = match entry.value.get_ref() {
        DeValue::String(word) => (Colour::parse(word), word.to_string()),
        DeValue::Integer(number) => {
            let index = u8::from_str_radix(number.as_str(), number.radix()).ok();
            (index.map(Colour::index), number.as_str().to_owned())
        }
        _ => {
            source.wrong(entry, "a colour");
            return None;
        }
    };
    if found.is_none() {
        let message = format!("there is no colour {}", quoted(&written));
        source.fault(entry.value.span(), message, Colour::meant(&written));
    }
    found
}
