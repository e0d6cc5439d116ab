//! Tripwires: what to watch for.

use crate::dataset::date::When;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::Span;
use crate::text::Text;

words! {
    /// Whether seeing it speaks for or against the thing it points to.
    Direction, "direction":
    Toward = "toward", Away = "away",
}

/// An indicator: `[[indicator]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Name.
    pub name: Text,
    /// The observable.
    pub watch: Text,
    /// From when on it counts as seen.
    pub threshold: Option<Text>,
    /// Whether it speaks for or against.
    pub direction: Option<Direction>,
    /// What it points to.
    pub points_to: Vec<Ref>,
    /// Where to look.
    pub where_to_look: Option<Text>,
    /// When it should be seen.
    pub due: Option<When>,
}
