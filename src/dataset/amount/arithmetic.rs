//! How two amounts relate, and how amounts of one unit add up without hiding what is unknown.

use rust_decimal::Decimal;

use crate::dataset::amount::{Amount, Bound, Unit};

/// How two amounts of the same thing relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// One range lies inside the other.
    Agree,
    /// The ranges overlap.
    Compatible,
    /// The ranges are apart by at most a tenth of the nearer larger bound.
    Tension,
    /// The ranges are further apart.
    Conflict,
}

impl Relation {
    /// The word printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Tension => "tension",
            Self::Conflict => "conflict",
        }
    }
}

/// A sum of amounts of one unit, with its range and what it could not include.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Lower end; amounts that name none ("less than") count as zero.
    pub low: Bound,
    /// Sum of the best estimates, if every included amount has one.
    pub best: Option<Decimal>,
    /// Upper end.
    pub high: Bound,
    /// What is counted.
    pub unit: Unit,
    /// How many amounts were given.
    pub parts: usize,
    /// How many of them were left out: wholly unknown, or of another unit.
    pub unknown: usize,
}

impl Amount {
    /// Whether nothing is known: `"?"`.
    pub fn is_unknown(&self) -> bool {
        self.low == Bound::Unknown && self.best.is_none() && self.high == Bound::Unknown
    }

    /// The number it is compared by: the best estimate, else a bound. "Some" is no number.
    pub fn size(&self) -> Option<Decimal> {
        let bound = || self.low.value().or(self.high.value());
        self.best.or_else(bound).filter(|_| !self.text.starts_with("some"))
    }

    /// How two amounts relate; `None` if their units differ or one of them is wholly unknown.
    pub fn relation(&self, other: &Self) -> Option<Relation> {
        if self.unit != other.unit || self.is_unknown() || other.is_unknown() {
            return None;
        }
        if self.inside(other) || other.inside(self) {
            return Some(Relation::Agree);
        }
        let (below, above) = if ends_before(self, other) {
            (self, other)
        } else if ends_before(other, self) {
            (other, self)
        } else {
            return Some(Relation::Compatible);
        };
        let (Some(top), Some(bottom)) = (below.high.value(), above.low.value()) else {
            return Some(Relation::Compatible);
        };
        let gap = bottom.checked_sub(top);
        let tenth = bottom.checked_mul(Decimal::new(1, 1));
        match gap.zip(tenth) {
            Some((gap, tenth)) if gap <= tenth => Some(Relation::Tension),
            _ => Some(Relation::Conflict),
        }
    }

    fn inside(&self, outer: &Self) -> bool {
        let low = match (outer.low.value(), self.low.value()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(wall), Some(own)) => {
                own > wall || own == wall && (is_closed(outer.low) || !is_closed(self.low))
            }
        };
        let high = match (outer.high.value(), self.high.value()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(wall), Some(own)) => {
                own < wall || own == wall && (is_closed(outer.high) || !is_closed(self.high))
            }
        };
        low && high
    }
}

fn is_closed(bound: Bound) -> bool {
    matches!(bound, Bound::Closed(_))
}

/// Whether all of `a` lies below all of `b`.
fn ends_before(a: &Amount, b: &Amount) -> bool {
    match (a.high, b.low) {
        (Bound::Closed(top), Bound::Closed(bottom)) => top < bottom,
        (high, low) => high.value().zip(low.value()).is_some_and(|(top, bottom)| top <= bottom),
    }
}

/// Adds amounts of one unit, the unit of the first whose value is known. The caller groups by what
/// is measured: rates, stocks and totals are never added to each other.
pub fn sum(amounts: &[&Amount]) -> Sum {
    let unit = amounts
        .iter()
        .find(|amount| !amount.is_unknown())
        .or(amounts.first())
        .map(|amount| amount.unit.clone())
        .unwrap_or_default();
    let (known, left_out): (Vec<&Amount>, Vec<&Amount>) =
        amounts.iter().copied().partition(|amount| !amount.is_unknown() && amount.unit == unit);
    let mut total = Sum {
        low: Bound::Unknown,
        best: None,
        high: Bound::Unknown,
        unit,
        parts: amounts.len(),
        unknown: left_out.len(),
    };
    if !known.is_empty() {
        total.low =
            known.iter().fold(Bound::Closed(Decimal::ZERO), |sum, amount| match amount.low {
                Bound::Unknown | Bound::Unlimited => sum,
                low => add(sum, low, Bound::Unknown),
            });
        total.high = known.iter().fold(Bound::Closed(Decimal::ZERO), |sum, amount| {
            add(sum, amount.high, Bound::Unlimited)
        });
        total.best = known.iter().try_fold(Decimal::ZERO, |sum, amount| {
            amount.best.and_then(|best| sum.checked_add(best))
        });
    }
    total
}

/// The sum of two bounds: open if one is open, `lost` if one is missing or the sum has no room.
fn add(a: Bound, b: Bound, lost: Bound) -> Bound {
    let Some(total) = a.value().zip(b.value()).and_then(|(a, b)| a.checked_add(b)) else {
        return lost;
    };
    if is_closed(a) && is_closed(b) { Bound::Closed(total) } else { Bound::Open(total) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text, Decimal::new(1, 1)).unwrap()
    }

    #[test]
    fn four_words_for_two_amounts() {
        for (a, b, relation) in [
            ("10..20", "12..15", Some(Relation::Agree)),
            (">=11000", "12000", Some(Relation::Agree)),
            (">11000", "11000", Some(Relation::Tension)),
            ("10..20", "15..25", Some(Relation::Compatible)),
            (">=10", "<20", Some(Relation::Compatible)),
            ("10..20", "20..30", Some(Relation::Compatible)),
            ("<11000", "10000..11000", Some(Relation::Compatible)),
            ("<11000", ">=11000", Some(Relation::Tension)),
            ("90", "100", Some(Relation::Tension)),
            ("89", "100", Some(Relation::Conflict)),
            ("3000", "10000..12000", Some(Relation::Conflict)),
            ("5 shell", "5 missile", None),
            ("?", "5", None),
        ] {
            assert_eq!(amount(a).relation(&amount(b)), relation, "{a} and {b}");
            assert_eq!(amount(b).relation(&amount(a)), relation, "{b} and {a}");
        }
    }

    #[test]
    fn sums_keep_their_range_and_their_gaps() {
        let rows = [amount("4M shell"), amount("0.1M..2M shell"), amount("? shell")];
        let total = sum(&rows.iter().collect::<Vec<_>>());
        assert_eq!(total.low, Bound::Closed(Decimal::from(4_100_000)));
        assert_eq!(total.high, Bound::Closed(Decimal::from(6_000_000)));
        assert_eq!((total.best, total.parts, total.unknown), (None, 3, 1));
        let rows = [amount("1"), amount(">2")];
        let total = sum(&rows.iter().collect::<Vec<_>>());
        assert_eq!(total.low, Bound::Open(Decimal::from(3)));
        assert_eq!(total.high, Bound::Unlimited);
        assert_eq!(sum(&[]).low, Bound::Unknown);
        let rows = [amount("? shell"), amount("5 missile")];
        let total = sum(&rows.iter().collect::<Vec<_>>());
        assert_eq!((total.unit.of.as_str(), total.unknown), ("missile", 1));
        assert_eq!(total.low, Bound::Closed(Decimal::from(5)));
    }
}
