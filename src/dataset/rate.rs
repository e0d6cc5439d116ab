//! Exchange rates; money is never converted without one.

use rust_decimal::Decimal;

use crate::dataset::date::When;
use crate::dataset::id::Ref;
use crate::span::Span;
use crate::text::Text;

/// A rate: `[[rate]]`. One unit of `from` is worth `value` units of `to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Where the record stands.
    pub span: Span,
    /// ISO 4217 code.
    pub from: Text,
    /// ISO 4217 code.
    pub to: Text,
    /// When it held.
    pub when: When,
    /// How many units of `to`.
    pub value: Decimal,
    /// Who publishes it.
    pub via: Ref,
}
