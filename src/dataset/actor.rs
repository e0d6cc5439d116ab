//! Who acts, claims and answers.

use crate::dataset::Dataset;
use crate::dataset::date::When;
use crate::dataset::id::{Id, Ref};
use crate::dataset::rating::Reliability;
use crate::dataset::words::words;
use crate::span::Span;
use crate::text::Text;

words! {
    /// What kind of actor.
    ActorKind, "kind of actor":
    State = "state", Alliance = "alliance", Organisation = "organisation", Agency = "agency",
    ArmedForce = "armed-force", Company = "company", Media = "media", Person = "person",
}

/// Somebody: `[[actor]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Full name.
    pub name: Text,
    /// Kind of actor.
    pub kind: ActorKind,
    /// Short name for narrow columns.
    pub short: Option<Text>,
    /// The body it belongs to.
    pub of: Option<Ref>,
    /// A key of `[dataset.sides]`.
    pub side: Option<Text>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<Text>,
    /// Office held.
    pub office: Option<Text>,
    /// When the office was held.
    pub held: Option<When>,
    /// Speaks without a name.
    pub anonymous: bool,
    /// Who this is, in words.
    pub descr: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// Admiralty letter as a source.
    pub rating: Option<Reliability>,
    /// What it has at stake.
    pub interest: Option<Text>,
    /// The actor whose family it belongs to; one family is one origin.
    pub family: Option<Ref>,
}

impl Actor {
    /// Its short name, or its full one.
    pub fn called(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }

    /// The side of an actor, or of the nearest body or family above it that has one.
    pub fn side<'d>(&'d self, dataset: &'d Dataset) -> Option<&'d Text> {
        self.upwards(dataset).find_map(|actor| actor.side.as_ref())
    }

    /// An actor and the bodies or families above it, the nearest first.
    pub fn upwards<'d>(&'d self, dataset: &'d Dataset) -> impl Iterator<Item = &'d Self> {
        let above = |actor: &&'d Self| {
            let above = actor.of.or(actor.family)?;
            dataset.actors.get(above.id)
        };
        // Rings are refused by `check`; no chain is longer than the shelf.
        std::iter::successors(Some(self), above).take(dataset.actors.len())
    }
}
