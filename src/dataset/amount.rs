//! Amounts as they are claimed: exact decimals with their bounds and unit, never floats.
//!
//! How amounts are written is in `notation`, how they compare and add up in `arithmetic`.

mod arithmetic;
mod notation;

pub use arithmetic::{Relation, Sum, sum};
pub(crate) use notation::usual_about;
pub use notation::{NumberFault, number};

use rust_decimal::Decimal;

use crate::text::Text;

/// One end of an amount's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Nothing was said about this end.
    Unknown,
    /// No limit at this end ("at least" has no upper limit).
    Unlimited,
    /// The limit belongs to the range.
    Closed(Decimal),
    /// The limit itself is outside ("more than", "less than").
    Open(Decimal),
}

impl Bound {
    /// The limit's number, if there is one.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Closed(value) | Self::Open(value) => Some(value),
            Self::Unknown | Self::Unlimited => None,
        }
    }
}

/// What an amount counts: `shell/year` is the unit `shell` per `year`. Units are ids of the table
/// of built-in units, currencies or `[dataset.units]`; empty when none was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// The thing counted; empty for a bare number.
    pub of: Text,
    /// The period of a rate.
    pub per: Option<Text>,
}

/// A claimed amount: low, best, high, and the author's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Lower end.
    pub low: Bound,
    /// Best estimate, if one was given.
    pub best: Option<Decimal>,
    /// Upper end.
    pub high: Bound,
    /// What is counted.
    pub unit: Unit,
    /// Written with `~`: about.
    pub approximate: bool,
    /// The author's own words.
    pub text: Text,
}
