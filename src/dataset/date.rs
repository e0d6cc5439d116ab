//! Dates as analysts write them: a day, a month, a season, "late 2023/..", each with its bounds.
//!
//! The notation is a subset of EDTF (ISO 8601-2) with the words of the trade; the author's own text
//! is kept and shown.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::text::Text;

/// A whole day of the Gregorian calendar; nothing in a dossier needs a clock or a time zone.
pub type Day = NaiveDate;

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// An ISO week.
    Week,
    /// A third of a month: early, mid, late.
    MonthThird,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season of three months.
    Season,
    /// A third of a year: early, mid, late.
    YearThird,
    /// A year.
    Year,
    /// An interval written with `/` or `..`.
    Interval,
}

/// When something was or will be true in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// First possible day; `None` is open.
    pub earliest: Option<Day>,
    /// Last possible day; `None` is open.
    pub latest: Option<Day>,
    /// How exactly it is known.
    pub precision: Precision,
    /// Marked `~`: about then.
    pub approximate: bool,
    /// Marked `?`: perhaps then.
    pub uncertain: bool,
    /// The author's own words.
    pub text: Text,
}

impl When {
    /// Order of printing: by earliest day (open first), then by latest (open last).
    pub fn order(&self, other: &Self) -> Ordering {
        self.earliest.cmp(&other.earliest).then(
            self.latest
                .unwrap_or(Day::MAX)
                .cmp(&other.latest.unwrap_or(Day::MAX)),
        )
    }

    /// Whether the two times share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.earliest.unwrap_or(Day::MIN) <= other.latest.unwrap_or(Day::MAX)
            && other.earliest.unwrap_or(Day::MIN) <= self.latest.unwrap_or(Day::MAX)
    }
}
