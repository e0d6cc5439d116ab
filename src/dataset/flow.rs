//! Who sends what to whom.

use crate::dataset::date::When;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::Span;
use crate::text::Text;

words! {
    /// What is sent.
    Category, "category of flow":
    Ammunition = "ammunition", Missile = "missile", Drone = "drone", Vehicle = "vehicle",
    Personnel = "personnel", Training = "training", Technology = "technology",
    KnowHow = "know-how", Money = "money", SanctionsRelief = "sanctions-relief",
    Materiel = "materiel", Intelligence = "intelligence", Diplomatic = "diplomatic",
}

words! {
    /// In what condition it is sent.
    Condition, "condition":
    New = "new", OldStock = "old-stock", Mixed = "mixed", Refurbished = "refurbished",
    Unknown = "unknown",
}

/// A supply flow: `[[flow]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Name.
    pub name: Text,
    /// Sender.
    pub from: Ref,
    /// Recipient.
    pub to: Ref,
    /// What is sent.
    pub category: Category,
    /// The thing itself.
    pub item: Option<Text>,
    /// Its type designation.
    pub designation: Option<Text>,
    /// When it began.
    pub start: Option<When>,
    /// When it ended.
    pub end: Option<When>,
    /// In what condition it is sent.
    pub condition: Option<Condition>,
    /// How good it is, in words.
    pub quality: Option<Text>,
    /// Flows that come back for it.
    pub in_return: Vec<Ref>,
    /// The agreement it happens under.
    pub under: Option<Ref>,
    /// Places it passes.
    pub route: Vec<Ref>,
}
