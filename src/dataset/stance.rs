//! Somebody's position on a claim.

use crate::dataset::date::Day;
use crate::dataset::id::Ref;
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// A position on a claim.
    Position, "position":
    Backs = "backs", PartlyBacks = "partly-backs", CannotConfirm = "cannot-confirm",
    NoEvidence = "no-evidence", Doubts = "doubts", Denies = "denies",
    DeclinesComment = "declines-comment",
}

/// A stance: `[[stance]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Where the record stands.
    pub span: Span,
    /// The claim it answers.
    pub claim: Ref,
    /// Who takes it; `None` is the narrator.
    pub by: Option<Ref>,
    /// Where `by` was written.
    pub by_span: Span,
    /// The position.
    pub is: Position,
    /// When it was said or published.
    pub reported: At<Day>,
    /// Where.
    pub via: Ref,
    /// Where the information comes from, if not from the speaker.
    pub origin: Option<Ref>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
}
