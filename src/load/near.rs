//! What was probably meant by a value that could not be read: a repair close to the author's words.

use crate::dataset::amount::{Amount, usual_about};
use crate::dataset::date::{Day, day};
use crate::dataset::unit;

/// What to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// The same in the notation of the format.
    Meant(String),
    /// Something of that sort: what was meant is not known.
    Like(&'static str),
}

/// The amount meant, in the notation of the format.
pub(super) fn amount(written: &str) -> Option<Near> {
    let plain = written.trim().replacen('-', "", usize::from(written.trim().starts_with('-')));
    let plain = known_unit(&plain.replace(" per ", "/"));
    let closed = without_separators(&plain);
    let tries = [scaled(&closed), plain, spaced(&closed), closed];
    let ranges: Vec<String> = tries.iter().filter_map(|it| ranged(it)).collect();
    let near = tries.into_iter().chain(ranges).find(|it| it != written && reads(it));
    // Nothing is near, but it was to be a rate.
    let rate = written.contains('/') || written.contains(" per ");
    near.map(Near::Meant).or_else(|| rate.then_some(Near::Like("2.8M shell/year")))
}

/// `12-15 person` and `12 to 15 person` as a range. A scale is said once and meant for both:
/// `2-3bn EUR`.
fn ranged(written: &str) -> Option<String> {
    let (low, high) = ["–", "—", "-", " to "].iter().find_map(|dash| written.split_once(dash))?;
    let (low, high) = (low.trim_start_matches('~').trim(), high.trim_start());
    let figures = high.split([' ', '/', '%']).next().unwrap_or_default();
    let scale = figures.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let scale = if low.ends_with(|c: char| c.is_ascii_digit()) { scale } else { "" };
    Some(format!("{low}{scale}..{high}"))
}

/// With the unit that this program has for another word or sign of it: `5 km²`, `$5bn`.
fn known_unit(written: &str) -> String {
    const LONGEST: usize = 80;
    let (amount, per) = written.split_at(written.find('/').unwrap_or(written.len()));
    if amount.len() > LONGEST {
        return written.to_owned();
    }
    let (sign, number) = amount.split_at(amount.find(|c: char| c.is_ascii_digit()).unwrap_or(0));
    if let Some(unit) = unit::meant(sign.trim()) {
        return format!("{number} {unit}{per}");
    }
    let mut letter = true;
    for (at, c) in amount.char_indices() {
        let begins = !letter || !c.is_alphabetic();
        letter = c.is_alphabetic();
        let (number, word) = amount.split_at(at);
        if let Some(unit) = unit::meant(word.trim()).filter(|_| begins) {
            return format!("{} {unit}{per}", number.trim_end());
        }
    }
    written.to_owned()
}

fn reads(written: &str) -> bool {
    Amount::parse(written, usual_about()).is_ok()
}

/// `2.5 billion EUR` and `2.5 bn EUR` with the scale as the format writes it.
fn scaled(written: &str) -> String {
    const SCALES: [(&str, &str); 6] = [
        (" thousand", "k"),
        (" million", "M"),
        (" billion", "bn"),
        (" k ", "k "),
        (" M ", "M "),
        (" bn ", "bn "),
    ];
    let scale = SCALES.iter().find(|(word, _)| written.contains(word));
    scale.map_or_else(|| written.to_owned(), |(word, sign)| written.replacen(word, sign, 1))
}

/// `2,500,000 EUR` without what stands between groups of three digits.
fn without_separators(written: &str) -> String {
    let letters: Vec<char> = written.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let separates = |at: usize, c: char| {
        let mark = matches!(c, ',' | '_' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let group = (1..=3).all(|step| digit(at + step)) && !digit(at + 4);
        mark && at.checked_sub(1).is_some_and(digit) && group
    };
    letters.iter().enumerate().filter(|&(at, &c)| !separates(at, c)).map(|(_, c)| c).collect()
}

/// `5km` with a space before the unit.
fn spaced(written: &str) -> String {
    let unit = |c: char| c.is_alphabetic();
    match written.find(unit) {
        Some(at) if at > 0 => format!("{} {}", written[..at].trim_end(), &written[at..]),
        _ => written.to_owned(),
    }
}

/// The day or month meant: `22.10.2024`, `2024-1-5`, `22 October 2024`, `October 2024`, a day
/// with a time of day.
pub(super) fn date(written: &str) -> Option<String> {
    if let Some((whole, time)) = written.split_at_checked(10)
        && time.strip_prefix(['T', 't', ' ']).is_some_and(|it| it.starts_with(char::is_numeric))
        && day(whole).is_some()
    {
        return Some(whole.to_owned());
    }
    let parts: Vec<&str> =
        written.split(['.', '-', '/', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let long = |part: &&str| part.len() == 4;
    let whole = |d: &str, m: &str, y: &str| {
        let month = month(m)?;
        let number: u32 = d.parse().ok()?;
        let text = format!("{y}-{month:02}-{number:02}");
        day(&text).map(|_: Day| text)
    };
    match *parts.as_slice() {
        [y, m, d] if long(&y) => whole(d, m, y),
        // Which of two numbers is the month is known only where dots say so.
        [d, m, y] if long(&y) && (written.contains('.') || m.parse::<u32>().is_err()) => {
            whole(d, m, y)
        }
        [m, d, y] if long(&y) && m.parse::<u32>().is_err() => whole(d, m, y),
        [m, y] if long(&y) => {
            let text = format!("{y}-{:02}", month(m)?);
            day(&format!("{text}-01")).map(|_: Day| text)
        }
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let number = word.parse().ok().filter(|number| (1..=12).contains(number));
    number.or_else(|| {
        let word = word.to_ascii_lowercase();
        let at = MONTHS.iter().position(|start| word.starts_with(start))?;
        u32::try_from(at + 1).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repairs_are_close_to_what_was_written() {
        for (written, meant) in [
            ("2,500,000,000 EUR", Some("2500000000 EUR")),
            (">=10 000 person", Some(">=10000 person")),
            ("10,5 km", None),
            ("5km", Some("5 km")),
            ("2.5 billion EUR", Some("2.5bn EUR")),
            ("1,200 k person", Some("1200k person")),
            ("12-15 person", Some("12..15 person")),
            ("12 – 15 person", Some("12..15 person")),
            ("10,000—12,000 person", Some("10000..12000 person")),
            ("12 to 15 person", Some("12..15 person")),
            ("~12-15%", Some("12..15 %")),
            ("2-3 billion", Some("2bn..3bn")),
            ("2.5-3 billion EUR", Some("2.5bn..3bn EUR")),
            ("600k-1M shell per year", Some("600k..1M shell/year")),
            ("12-15km", Some("12..15 km")),
            ("15-12 person", None),
            ("12-15-20 person", None),
            ("5 km²", Some("5 km2")),
            ("5km²", Some("5 km2")),
            ("1,200 square km", Some("1200 km2")),
            ("$5bn", Some("5bn USD")),
            ("€2.5 billion", Some("2.5bn EUR")),
            ("5bn $/year", Some("5bn USD/year")),
            ("10,000 soldiers", Some("10000 person")),
            ("10,000 salesmen", Some("10000 salesmen")),
            ("-5 person", Some("5 person")),
            ("2.8M shell per year", Some("2.8M shell/year")),
            ("a lot", None),
            ("-many", None),
        ] {
            let meant = meant.map(|it| Near::Meant(it.to_owned()));
            assert_eq!(amount(written), meant, "{written}");
        }
        let rate = amount("5 shell/half year");
        assert_eq!(rate, Some(Near::Like("2.8M shell/year")), "one that is not near");
        for (written, meant) in [
            ("22.10.2024", Some("2024-10-22")),
            ("2024-1-5", Some("2024-01-05")),
            ("2024/10/22", Some("2024-10-22")),
            ("2024-10-22T09:30:00Z", Some("2024-10-22")),
            ("2024-10-22 09:30", Some("2024-10-22")),
            ("2024-10-22..2024-10-24", None),
            ("10/11/2024", None),
            ("22 October 2024", Some("2024-10-22")),
            ("Oct 22, 2024", Some("2024-10-22")),
            ("October 2024", Some("2024-10")),
            ("30.02.2024", None),
            ("last week", None),
        ] {
            assert_eq!(date(written).as_deref(), meant, "{written}");
        }
    }
}
