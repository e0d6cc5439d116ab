//! Something assumed: a file of records that are laid over the dossier to see what would change.

use crate::dataset::date::Day;
use crate::dataset::id::{Id, Ref};
use crate::span::{At, Span};
use crate::text::Text;

/// A scenario: `[scenario]`, once in a file of its own. All other records of that file are what it
/// assumes; the board holds them only while the scenario is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Title.
    pub title: Text,
    /// What is assumed, in one sentence.
    pub says: Text,
    /// When we wrote it.
    pub reported: At<Day>,
    /// What makes it worth thinking about.
    pub rests_on: Vec<Ref>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
}
