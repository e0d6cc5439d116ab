//! Where it is fought.

use crate::dataset::amount::Amount;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of front.
    FrontKind, "kind of front":
    Theatre = "theatre", Axis = "axis", Sector = "sector", Incursion = "incursion",
}

/// A front: `[[front]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Front {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Name.
    pub name: Text,
    /// Kind of front.
    pub kind: Option<FrontKind>,
    /// The place it lies in.
    pub within: Option<Ref>,
    /// Places along it.
    pub places: Vec<Ref>,
    /// Who attacks.
    pub attacker: Option<Ref>,
    /// Who defends.
    pub defender: Option<Ref>,
    /// What the attacker is after.
    pub objective: Option<Text>,
    /// Order in lists, smallest first.
    pub order: Option<i64>,
    /// Length, if it is no matter of dispute.
    pub length: Option<At<Amount>>,
}
