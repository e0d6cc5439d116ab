//! Themes: which look each role has. A widget names roles, never colours.

use crate::dataset::words::words;

words! {
    /// What something on the screen is for; themes say how that looks.
    Role, "role":
    Text = "text", Dim = "dim", Strong = "strong", Title = "title", FocusTitle = "focus-title",
    Border = "border", FocusBorder = "focus-border", Selected = "selected", Idle = "idle-selection",
    Accent = "accent", SideA = "side-a", SideB = "side-b", Confirmed = "confirmed",
    Claimed = "claimed", Disputed = "disputed", Alert = "alert", Changed = "changed",
    Cursor = "cursor", Key = "key", Banner = "banner", Input = "input", Match = "match",
}

/// A colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// The terminal's own.
    #[default]
    Default,
    /// One of the sixteen named ones, 0 to 15.
    Named(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// How a role looks.
#[expect(clippy::struct_excessive_bools, reason = "each is a separate property of a cell")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
