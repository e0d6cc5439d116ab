//! Competing hypotheses: the answers that one question may have, to be held against the evidence.
//!
//! The method is Heuer's analysis of competing hypotheses (*Psychology of Intelligence Analysis*,
//! 1999, chapter 8): what speaks against an answer counts, for most evidence fits several.

use crate::dataset::date::Day;
use crate::dataset::id::{Id, Ref};
use crate::span::{At, Span};
use crate::text::Text;

/// More hypotheses than this do not stand side by side on a page.
pub const MOST: usize = 8;

/// One answer: `[[ach.hypothesis]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hypothesis {
    /// Its name within the analysis.
    pub id: Id,
    /// What it says.
    pub says: Text,
    /// Where it stands.
    pub span: Span,
}

/// An analysis of competing hypotheses: `[[ach]]`. What is held against them are records of their
/// own, `[[evidence]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ach {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// What is asked.
    pub question: Text,
    /// When we set the hypotheses up.
    pub reported: At<Day>,
    /// The answers, in the order of the columns.
    pub hypotheses: Vec<Hypothesis>,
    /// Analyses it takes the place of.
    pub supersedes: Vec<Ref>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
}
