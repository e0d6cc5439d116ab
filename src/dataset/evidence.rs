//! An item of evidence as we read it: how well it fits each of several hypotheses.

use crate::dataset::date::Day;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// How an item of evidence fits a hypothesis, if that were true.
    Fit, "fit":
    StronglyConsistent = "strongly-consistent", Consistent = "consistent", Neutral = "neutral",
    Inconsistent = "inconsistent", StronglyInconsistent = "strongly-inconsistent",
}

impl Fit {
    /// It speaks against the hypothesis.
    pub fn is_against(self) -> bool {
        matches!(self, Self::Inconsistent | Self::StronglyInconsistent)
    }

    /// It speaks for the hypothesis.
    pub fn is_for(self) -> bool {
        matches!(self, Self::Consistent | Self::StronglyConsistent)
    }

    /// It does so strongly, whichever way.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::StronglyConsistent | Self::StronglyInconsistent)
    }
}

/// A hypothesis that the item is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name within the analysis.
    pub hypothesis: Id,
    /// How the item fits it; never [`Fit::Neutral`], which is not written.
    pub fit: Fit,
    /// Where the name stands.
    pub span: Span,
}

/// An item of evidence: `[[evidence]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// The analysis it belongs to.
    pub ach: Ref,
    /// When we read it so.
    pub reported: At<Day>,
    /// What it consists of.
    pub rests_on: Vec<Ref>,
    /// The item in a few words, if not those of what it rests on.
    pub says: Option<Text>,
    /// How it fits, hypothesis by hypothesis.
    pub readings: Vec<Reading>,
    /// Items it takes the place of.
    pub supersedes: Vec<Ref>,
    /// Why it is read so.
    pub note: Option<Text>,
}

impl Evidence {
    /// How it fits a hypothesis: neutral if it does not name it.
    pub fn fit(&self, hypothesis: Id) -> Fit {
        let named = self.readings.iter().find(|it| it.hypothesis == hypothesis);
        named.map_or(Fit::Neutral, |it| it.fit)
    }
}
