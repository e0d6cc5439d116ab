//! Dates as analysts write them: a day, a month, a season, "late 2023/..", each with its bounds.
//!
//! The notation is a subset of EDTF (ISO 8601-2) with the words of the trade; the author's own text
//! is kept and shown.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::diagnostic::short;
use crate::text::Text;

/// A whole day of the Gregorian calendar; nothing in a dossier needs a clock or a time zone.
pub type Day = NaiveDate;

/// The first day that can be written: years run from 1000.
pub const EARLIEST: Day = match NaiveDate::from_ymd_opt(1000, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// When something was or will be true in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// First possible day; `None` is open.
    pub earliest: Option<Day>,
    /// Last possible day; `None` is open.
    pub latest: Option<Day>,
    /// The author's own words, with the marks `~` (about then) and `?` (perhaps then).
    pub text: Text,
}

impl When {
    /// Order of printing: by earliest day (open first), then by latest (open last).
    pub fn order(&self, other: &Self) -> Ordering {
        self.earliest
            .cmp(&other.earliest)
            .then(self.latest.unwrap_or(Day::MAX).cmp(&other.latest.unwrap_or(Day::MAX)))
    }

    /// Whether the two times share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.earliest.unwrap_or(Day::MIN) <= other.latest.unwrap_or(Day::MAX)
            && other.earliest.unwrap_or(Day::MIN) <= self.latest.unwrap_or(Day::MAX)
    }
}

/// The years that dates may have: with four digits, so that texts and days are in one order.
const YEARS: RangeInclusive<i32> = 1000..=9999;
const OTHER_YEARS: &str = "years run from 1000 to 9999";

/// First and last day of one written time.
type Bounds = (Day, Day);

/// What a time written in figures is, as far as the words before it ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figures {
    Year,
    Month,
    Other,
}

impl When {
    /// One whole day, as written.
    pub fn day(day: Day, text: Text) -> Self {
        Self { earliest: Some(day), latest: Some(day), text }
    }

    /// Reads the notation of the format.
    ///
    /// # Errors
    ///
    /// A sentence for the author that says what to write instead.
    pub fn parse(written: &str) -> Result<Self, String> {
        let text = Text::trimmed(written);
        let (earliest, latest) = match text.split_once('/') {
            Some((from, to)) => interval(from.trim(), to.trim())?,
            None if text.contains("..") => {
                return Err(
                    "write an interval with `/`, for example 2019/2022, late 2023/.. or ../2024-10-31".into()
                );
            }
            None => {
                let (first, last) = point(&text)?;
                (Some(first), Some(last))
            }
        };
        Ok(Self { earliest, latest, text })
    }
}

fn interval(from: &str, to: &str) -> Result<(Option<Day>, Option<Day>), String> {
    if to.contains('/') {
        return Err("an interval has one `/`: 2019/2022".into());
    }
    let end = |side: &str| match side {
        ".." => Ok(None),
        "" => {
            Err("write `..` for an open end, for example late 2023/.. or ../2024-10-31".to_owned())
        }
        side => point(side).map(Some),
    };
    match (end(from)?.map(|it| it.0), end(to)?.map(|it| it.1)) {
        (None, None) => Err("one end of an interval must be known: late 2023/..".into()),
        (Some(a), Some(b)) if b < a => {
            Err(format!("the interval ends ({b}) before it starts ({a}); swap its ends"))
        }
        ends => Ok(ends),
    }
}

/// One time with its marks: `2024-10~`, `late 2024-10`, `summer 2023?`.
fn point(written: &str) -> Result<Bounds, String> {
    let time = written.trim_end_matches(['~', '?']).trim();
    let (first, last) = match time.split_once(' ') {
        Some((word, time)) => in_words(&word.to_ascii_lowercase(), time.trim())?,
        None => in_figures(time)?.0,
    };
    // A week or a winter may begin or end in another year than it is named after.
    if [first, last].iter().all(|day| YEARS.contains(&day.year())) {
        Ok((first, last))
    } else {
        Err(OTHER_YEARS.into())
    }
}

fn in_words(word: &str, time: &str) -> Result<Bounds, String> {
    let third = match word {
        "early" => 0,
        "mid" => 1,
        "late" => 2,
        _ => return season(word, time),
    };
    match in_figures(time)? {
        ((first, _), Figures::Year) => months(first.checked_add_months(Months::new(4 * third)), 4),
        ((first, last), Figures::Month) => {
            let (from, to) = match third {
                0 => (Some(first), first.with_day(10)),
                1 => (first.with_day(11), first.with_day(20)),
                _ => (first.with_day(21), Some(last)),
            };
            from.zip(to).ok_or_else(|| unreadable(time))
        }
        _ => Err(format!("`{word}` goes before a year or a month: {word} 2023 or {word} 2024-10")),
    }
}

/// Northern seasons; winter is named after the year it begins in.
fn season(word: &str, time: &str) -> Result<Bounds, String> {
    let month = match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => {
            return Err(
                "the words for dates are early, mid, late, spring, summer, autumn and winter: \
                 late 2023, summer 2023"
                    .into(),
            );
        }
    };
    match year(time) {
        Some(year) => months(Day::from_ymd_opt(year, month, 1), 3),
        None => Err(format!("`{word}` goes before a year: {word} 2023")),
    }
}

/// Times without words: year, quarter, week, month, day.
fn in_figures(time: &str) -> Result<(Bounds, Figures), String> {
    if let Some(day) = day(time) {
        return Ok(((day, day), Figures::Other));
    }
    let (head, tail) = match time.split_once('-') {
        Some((head, tail)) => (head, Some(tail)),
        None => (time, None),
    };
    let Some(year) = year(head) else {
        return Err(unreadable(time));
    };
    let first_of = |month| Day::from_ymd_opt(year, month, 1);
    let Some(tail) = tail else {
        return Ok((months(first_of(1), 12)?, Figures::Year));
    };
    if let Some(quarter) = tail.strip_prefix(['Q', 'q']) {
        let month = match quarter {
            "1" => 1,
            "2" => 4,
            "3" => 7,
            "4" => 10,
            _ => return Err("a year has the quarters Q1 to Q4: 2022-Q4".into()),
        };
        return Ok((months(first_of(month), 3)?, Figures::Other));
    }
    if let Some(number) = tail.strip_prefix(['W', 'w']) {
        return Ok((week(year, number)?, Figures::Other));
    }
    match two_digits(tail) {
        Some(month @ 1..=12) => Ok((months(first_of(month), 1)?, Figures::Month)),
        Some(month) => Err(format!("there is no month {month:02}; months run from 01 to 12")),
        None => Err(no_such_day(time).unwrap_or_else(|| unreadable(time))),
    }
}

fn week(year: i32, number: &str) -> Result<Bounds, String> {
    two_digits(number)
        .and_then(|number| Day::from_isoywd_opt(year, number, Weekday::Mon))
        .and_then(|monday| Some((monday, monday.checked_add_days(Days::new(6))?)))
        .ok_or_else(|| {
            format!("{year} has no ISO week {}; write for example 2024-W42", short(number))
        })
}

/// `count` months from `first` on.
fn months(first: Option<Day>, count: u32) -> Result<Bounds, String> {
    first
        .and_then(|first| Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?)))
        .ok_or_else(|| OTHER_YEARS.to_owned())
}

/// Reads `2024-10-22`, the only way to write a day. Years run from 1000 to 9999.
pub fn day(text: &str) -> Option<Day> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
        return None;
    };
    let digits = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(digits(&[y1, y2, y3, y4])?).ok()?;
    if !YEARS.contains(&year) {
        return None;
    }
    Day::from_ymd_opt(year, digits(&[m1, m2])?, digits(&[d1, d2])?)
}

fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| digits && YEARS.contains(year))
}

fn two_digits(text: &str) -> Option<u32> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// Says so if a day is written right but the calendar does not have it.
fn no_such_day(time: &str) -> Option<String> {
    let (month, number) = time.split_at_checked(7)?;
    let number = number.strip_prefix('-')?;
    let ((_, last), Figures::Month) = in_figures(month).ok()? else {
        return None;
    };
    two_digits(number)?;
    Some(format!("there is no day {time}; that month ends on {last}"))
}

fn unreadable(time: &str) -> String {
    format!(
        "`{}` is no date; write for example 2024-10-13, \"2024-10\", \"2022-Q4\", \"2024-W42\", \"late 2023\", \
         \"summer 2023\" or \"2019/2022\" (years 1000 to 9999)",
        short(time)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_format_has_its_bounds() {
        for (written, earliest, latest) in [
            ("2024-10-13", "2024-10-13", "2024-10-13"),
            ("2024-06", "2024-06-01", "2024-06-30"),
            ("1000-01-01", "1000-01-01", "1000-01-01"),
            ("2022-Q1", "2022-01-01", "2022-03-31"),
            ("2022-Q2", "2022-04-01", "2022-06-30"),
            ("2022-Q3", "2022-07-01", "2022-09-30"),
            ("2022-Q4", "2022-10-01", "2022-12-31"),
            ("2024-W42", "2024-10-14", "2024-10-20"),
            ("spring 2023", "2023-03-01", "2023-05-31"),
            ("summer 2023", "2023-06-01", "2023-08-31"),
            ("autumn 2023", "2023-09-01", "2023-11-30"),
            ("fall 2023", "2023-09-01", "2023-11-30"),
            ("winter 2023", "2023-12-01", "2024-02-29"),
            ("2023", "2023-01-01", "2023-12-31"),
            ("early 2023", "2023-01-01", "2023-04-30"),
            ("mid 2023", "2023-05-01", "2023-08-31"),
            ("late 2022", "2022-09-01", "2022-12-31"),
            ("early 2024-10", "2024-10-01", "2024-10-10"),
            ("mid 2024-10", "2024-10-11", "2024-10-20"),
            ("late 2024-10", "2024-10-21", "2024-10-31"),
            ("2019/2022", "2019-01-01", "2022-12-31"),
            ("late 2023/..", "2023-09-01", ""),
            ("../2024-10-31", "", "2024-10-31"),
            ("2024-10-13/2024-10-13", "2024-10-13", "2024-10-13"),
        ] {
            let when = When::parse(written).unwrap();
            let show = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(show(when.earliest), earliest, "{written}");
            assert_eq!(show(when.latest), latest, "{written}");
        }
    }

    #[test]
    fn marks_are_kept_in_the_text_and_move_no_bound() {
        let bare = When::parse("2024-10").unwrap();
        for written in ["2024-10~", "2024-10?", "2024-10 ~?"] {
            let when = When::parse(written).unwrap();
            assert_eq!((when.earliest, when.latest), (bare.earliest, bare.latest), "{written}");
            assert_eq!(when.text.as_str(), written);
        }
    }

    #[test]
    fn faults_say_what_to_write() {
        for (written, words) in [
            ("2022/2019", "ends (2019-12-31) before it starts"),
            ("2023-02-29", "ends on 2023-02-28"),
            ("2024-10.15", "is no date"),
            ("2024-13", "no month 13"),
            ("winter 9999", "years run from 1000 to 9999"),
            ("9999-W52", "years run from 1000 to 9999"),
            ("1000-W01", "years run from 1000 to 9999"),
            ("2024-W54", "no ISO week"),
            ("2024-Q5", "Q1 to Q4"),
            ("late summer 2023", "is no date"),
            ("last week", "words for dates"),
            ("2024-10-22..2024-10-27", "with `/`"),
            ("../..", "one end"),
            ("2024/", "open end"),
            ("0000-01-01", "years 1000 to 9999"),
            ("", "is no date"),
            ("2024-1-1", "`2024-1-1` is no date"),
            ("2024-+1", "is no date"),
            ("12024", "`12024` is no date"),
            ("a/b/c", "one `/`"),
        ] {
            let repair = When::parse(written).unwrap_err();
            assert!(repair.contains(words), "{written}: {repair}");
        }
    }
}
