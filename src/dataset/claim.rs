//! The atom of a dossier: someone says something, on a day, somewhere.

use crate::dataset::amount::Amount;
use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::rating::Rating;
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of statement.
    ClaimKind, "kind of claim":
    Report = "report", Number = "number", Forecast = "forecast", Intent = "intent",
    Opinion = "opinion", Characterisation = "characterisation", Gap = "gap",
}

words! {
    /// What an amount measures; amounts of different metrics are never added.
    Metric, "metric":
    Rate = "rate", Stock = "stock", Total = "total", Share = "share", Length = "length",
    Area = "area", Toll = "toll", Price = "price",
}

/// A claim: `[[claim]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// What is said, in one sentence of the dossier's own words.
    pub says: Text,
    /// Who says it; `None` is the narrator, the publication's own voice.
    pub by: Option<Ref>,
    /// Where it was said or read.
    pub via: Ref,
    /// When it was said or published.
    pub reported: At<Day>,
    /// What it is about, the principal subject first.
    pub about: Vec<Ref>,
    /// Kind of statement; with an amount and no kind it is a number, else a report.
    pub kind: ClaimKind,
    /// What the amount measures.
    pub metric: Option<Metric>,
    /// The amount.
    pub amount: Option<At<Amount>>,
    /// When it holds in the world.
    pub when: Option<At<When>>,
    /// Admiralty rating.
    pub rating: Option<At<Rating>>,
    /// Where the information comes from, if not from the claimant: an actor or a source.
    pub origin: Option<Ref>,
    /// Claims it takes the place of.
    pub supersedes: Vec<Ref>,
    /// Claims it adds to.
    pub updates: Vec<Ref>,
    /// Claims it cannot be true with.
    pub contradicts: Vec<Ref>,
    /// When the claimant took it back.
    pub retracted: Option<At<Day>>,
    /// Under which condition it is said.
    pub condition: Option<Text>,
    /// At most fifteen words of the original.
    pub quote: Option<Text>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
    /// Marks for searching.
    pub tags: Vec<Text>,
    /// The time in the claimant's own words.
    pub says_when: Option<Text>,
}

impl Claim {
    /// The principal subject: the first it is about.
    pub fn principal(&self) -> Option<Key> {
        self.about.first().map(Ref::key)
    }
}
