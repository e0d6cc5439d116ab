//! Help that was promised.

use crate::dataset::amount::Amount;
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of help.
    AidKind, "kind of aid":
    Military = "military", Financial = "financial", Humanitarian = "humanitarian", Mixed = "mixed",
}

words! {
    /// In what form it is given.
    Instrument, "instrument":
    Grant = "grant", Loan = "loan", Guarantee = "guarantee", InKind = "in-kind",
    Training = "training", Equity = "equity",
}

/// A package of help: `[[aid]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aid {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Name, if it has one of its own.
    pub name: Option<Text>,
    /// Who gives.
    pub donors: Vec<Ref>,
    /// Who gets.
    pub recipient: Ref,
    /// Kind of help.
    pub kind: AidKind,
    /// In what form.
    pub instrument: Option<Instrument>,
    /// Face value, if it is no matter of dispute.
    pub amount: Option<At<Amount>>,
    /// What repays it.
    pub repaid_by: Option<Text>,
    /// The vehicle it is paid through; what goes through a vehicle is counted once.
    pub vehicle: Option<Ref>,
}
