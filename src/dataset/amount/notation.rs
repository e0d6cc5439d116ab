//! How amounts are written: `[op]number[scale] [unit][/period]`, ranges, `some`, `?`.

use rust_decimal::Decimal;

use crate::dataset::amount::{Amount, Bound, Unit};
use crate::diagnostic::short;
use crate::text::Text;

/// Why a number could not be read exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// It is not written as a number.
    NotANumber,
    /// It needs more than 28 digits.
    TooLong,
}

/// Reads a decimal number exactly: digits, one point, and an exponent (`2.5e6`).
///
/// # Errors
///
/// Says whether it is no number at all or one with more than 28 digits.
pub fn number(text: &str) -> Result<Decimal, NumberFault> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
        None => (text, 0),
    };
    let digits = mantissa.trim_start_matches(['+', '-']);
    let written = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed = match digits.split_once('.') {
        Some((whole, part)) => written(whole) && written(part),
        None => written(digits),
    };
    if !well_formed || mantissa.len() > digits.len() + 1 {
        return Err(NumberFault::NotANumber);
    }
    shift(mantissa, exponent).ok_or(NumberFault::TooLong)
}

fn exponent_of(text: &str) -> Result<i32, NumberFault> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberFault::NotANumber);
    }
    text.parse().map_err(|_| NumberFault::TooLong)
}

/// The mantissa moved by `exponent` places, if 28 digits hold it.
fn shift(mantissa: &str, exponent: i32) -> Option<Decimal> {
    let number = Decimal::from_str_exact(mantissa).ok()?;
    let number = if exponent == 0 || number.is_zero() {
        number
    } else {
        let scale = i64::from(number.scale()) - i64::from(exponent);
        let zeros = u32::try_from((-scale).max(0)).ok().filter(|&zeros| zeros <= 28)?;
        let scale = u32::try_from(scale.max(0)).ok()?;
        let grown = number.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?;
        Decimal::try_from_i128_with_scale(grown, scale).ok()?
    };
    let digits = number.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    (digits <= 28).then_some(number)
}

/// How wide `~` is if the dossier does not say: a tenth.
pub(crate) fn usual_about() -> Decimal {
    Decimal::new(1, 1)
}

impl Amount {
    /// An exact number without a unit, as a bare TOML number gives it.
    pub fn exact(value: Decimal, text: Text) -> Self {
        Self {
            low: Bound::Closed(value),
            best: Some(value),
            high: Bound::Closed(value),
            unit: Unit::default(),
            approximate: false,
            text,
        }
    }

    /// Reads the notation of the format; `about` is how wide `~` is, as a part of the number.
    ///
    /// # Errors
    ///
    /// A sentence for the author that says what to write instead.
    pub fn parse(written: &str, about: Decimal) -> Result<Self, String> {
        let text = Text::trimmed(written);
        let (range, rest) = range(&text, about)?;
        Ok(Self {
            low: range.low,
            best: range.best,
            high: range.high,
            unit: unit(rest)?,
            approximate: text.starts_with('~'),
            text,
        })
    }
}

struct Range {
    low: Bound,
    best: Option<Decimal>,
    high: Bound,
}

/// Splits the numbers from the unit and reads the numbers.
fn range(text: &str, about: Decimal) -> Result<(Range, &str), String> {
    let bounds = |low, best, high| Range { low, best, high };
    if let Some(rest) = text.strip_prefix('?') {
        return Ok((bounds(Bound::Unknown, None, Bound::Unknown), rest));
    }
    if let Some(rest) =
        text.strip_prefix("some").filter(|rest| rest.is_empty() || rest.starts_with(' '))
    {
        return Ok((bounds(Bound::Closed(Decimal::ONE), None, Bound::Unlimited), rest));
    }
    let (op, rest) = operator(text);
    let rest = rest.trim_start();
    let end = rest.find([' ', '/', '%']).unwrap_or(rest.len());
    let (figures, rest) = rest.split_at(end);
    if figures.contains("..") {
        if !op.is_empty() {
            return Err(format!("a range takes no `{op}`; write for example 10000..12000 person"));
        }
        return Ok((between(figures)?, rest));
    }
    let value = scaled(figures)?;
    let range = match op {
        ">=" => bounds(Bound::Closed(value), None, Bound::Unlimited),
        ">" => bounds(Bound::Open(value), None, Bound::Unlimited),
        "<=" => bounds(Bound::Closed(Decimal::ZERO), None, Bound::Closed(value)),
        "<" => bounds(Bound::Unknown, None, Bound::Open(value)),
        "~" => {
            let (low, high) = around(value, about).ok_or_else(too_long)?;
            bounds(Bound::Closed(low), Some(value), Bound::Closed(high))
        }
        _ => bounds(Bound::Closed(value), Some(value), Bound::Closed(value)),
    };
    Ok((range, rest))
}

fn operator(text: &str) -> (&'static str, &str) {
    for op in [">=", "<=", ">", "<", "~"] {
        if let Some(rest) = text.strip_prefix(op) {
            return (op, rest);
        }
    }
    ("", text)
}

fn around(value: Decimal, about: Decimal) -> Option<(Decimal, Decimal)> {
    let spread = value.checked_mul(about)?;
    Some((value.checked_sub(spread)?.normalize(), value.checked_add(spread)?.normalize()))
}

fn between(figures: &str) -> Result<Range, String> {
    let numbers = figures.split("..").map(scaled).collect::<Result<Vec<_>, _>>()?;
    let (low, best, high) = match *numbers.as_slice() {
        [low, high] => (low, None, high),
        [low, best, high] => (low, Some(best), high),
        _ => return Err("a range is low..high or low..best..high: 10000..11000..12000".into()),
    };
    let middle = best.unwrap_or(low);
    if low > middle || middle > high {
        return Err("a range runs from low to high: 10000..11000..12000".into());
    }
    Ok(Range { low: Bound::Closed(low), best, high: Bound::Closed(high) })
}

/// One number with its scale: `2.8M`, `600k`, `1.5bn`.
fn scaled(figures: &str) -> Result<Decimal, String> {
    let end =
        figures.find(|c: char| !matches!(c, '0'..='9' | '.' | '+' | '-')).unwrap_or(figures.len());
    let (digits, scale) = figures.split_at(end);
    let factor = match scale {
        "" => 1,
        "k" => 1_000,
        "M" => 1_000_000,
        "bn" => 1_000_000_000,
        _ => return Err(bad_scale(figures, scale)),
    };
    let value = number(digits).map_err(|fault| match fault {
        NumberFault::NotANumber => no_number(figures),
        NumberFault::TooLong => too_long(),
    })?;
    if value.is_sign_negative() && !value.is_zero() {
        return Err(
            "an amount is never below zero; say the loss in `says` and write the size".into()
        );
    }
    value
        .checked_mul(Decimal::from(factor))
        .map(|value| if factor == 1 { value } else { value.normalize() })
        .filter(|value| value.mantissa().unsigned_abs() < 10_u128.pow(28))
        .ok_or_else(too_long)
}

/// The unit after the number; whether it exists is for `check` to say.
fn unit(rest: &str) -> Result<Unit, String> {
    let (of, per) = match rest.split_once('/') {
        Some((of, per)) => (of.trim(), Some(per.trim())),
        None => (rest.trim(), None),
    };
    if of.starts_with(|c: char| c.is_ascii_digit()) {
        return Err("numbers have no separators: write for example 10000 or 10k".into());
    }
    if !of.is_empty() && !is_unit_word(of) {
        return Err(format!(
            "`{}` is no unit; a unit is one word, for a rate with its period: 2.8M shell/year",
            short(of)
        ));
    }
    if let Some(per) = per.filter(|per| !is_unit_word(per)) {
        return Err(format!(
            "`{}` is no period; a period is one word, such as day, month or year: 2.8M shell/year",
            short(per)
        ));
    }
    Ok(Unit { of: Text::of(of), per: per.map(Text::of) })
}

fn is_unit_word(word: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
    word == "%" || ((1..=64).contains(&word.len()) && word.chars().all(letters))
}

fn bad_scale(figures: &str, scale: &str) -> String {
    let separated = scale.starts_with([',', '_', '\'', '\u{a0}', '\u{202f}', '\u{2009}']);
    if separated && figures.starts_with(|c: char| c.is_ascii_digit()) {
        return "numbers have no separators, and a point before decimals: write for example 10000, 10k or 2.5M"
            .into();
    }
    if figures.starts_with(|c: char| c.is_ascii_digit()) {
        return "after a number comes k, M or bn, then a space and the unit: 2.8M shell/year"
            .into();
    }
    no_number(figures)
}

fn no_number(figures: &str) -> String {
    format!(
        "`{}` is no number; write for example 2600, \">=11000 person\", \"10k..12k person\", \"~1000 km\", \
         \"2.8M shell/year\", \"some missile\" or \"?\"",
        short(figures)
    )
}

fn too_long() -> String {
    "a number has at most 28 digits; round it, or use a scale: 2.8M, 1.5bn".into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Amount {
        Amount::parse(text, Decimal::new(1, 1)).unwrap()
    }

    fn show(amount: &Amount) -> String {
        let bound = |bound: Bound| match bound {
            Bound::Unknown => "–".into(),
            Bound::Unlimited => "∞".into(),
            Bound::Closed(value) => value.to_string(),
            Bound::Open(value) => format!("|{value}"),
        };
        let best = amount.best.map_or("–".into(), |best| best.to_string());
        let per = amount.unit.per.as_ref().map_or(String::new(), |per| format!("/{per}"));
        format!("{} {best} {} {}{per}", bound(amount.low), bound(amount.high), amount.unit.of)
    }

    #[test]
    fn every_row_of_the_format_has_its_bounds() {
        for (written, bounds) in [
            ("2600", "2600 2600 2600 "),
            ("2600 person", "2600 2600 2600 person"),
            (">=11000 person", "11000 – ∞ person"),
            (">600k person", "|600000 – ∞ person"),
            ("<=50 %", "0 – 50 %"),
            ("50%", "50 50 50 %"),
            ("<11000 person", "– – |11000 person"),
            ("~1000 km", "900 1000 1100 km"),
            ("10000..12000 person", "10000 – 12000 person"),
            ("10k..12k person", "10000 – 12000 person"),
            ("10000..11000..12000", "10000 11000 12000 "),
            ("10..10", "10 – 10 "),
            ("2.8M shell/year", "2800000 2800000 2800000 shell/year"),
            ("some missile", "1 – ∞ missile"),
            ("?", "– – – "),
            ("1.5bn EUR", "1500000000 1500000000 1500000000 EUR"),
            ("0.10 EUR", "0.10 0.10 0.10 EUR"),
        ] {
            assert_eq!(show(&parse(written)), bounds, "{written}");
        }
    }

    #[test]
    fn faults_say_what_to_write() {
        for (written, words) in [
            ("10,000 person", "no separators"),
            ("10 000 person", "no separators"),
            ("10_000", "no separators"),
            ("12000..10000", "low to high"),
            ("1..2..3..4", "low..best..high"),
            ("~10..12", "takes no `~`"),
            ("5km", "then a space and the unit"),
            ("-5 person", "below zero"),
            ("many people", "is no number"),
            ("10 people who", "is no unit"),
            ("12345678901234567890123456789", "28 digits"),
            ("99999999999999999999999999bn", "28 digits"),
            ("10000000000000000000000000k", "28 digits"),
            ("", "is no number"),
            ("1.", "is no number"),
            ("2 shell/", "is no period"),
            ("2 shell/half year", "is no period"),
        ] {
            let repair = Amount::parse(written, Decimal::new(1, 1)).unwrap_err();
            assert!(repair.contains(words), "{written}: {repair}");
        }
    }

    #[test]
    fn numbers_are_exact() {
        assert_eq!(number("0.10").unwrap().to_string(), "0.10");
        assert_eq!(number("2.5e6").unwrap(), Decimal::from(2_500_000));
        assert_eq!(number("25e-1").unwrap(), Decimal::new(25, 1));
        assert_eq!(number("1e400"), Err(NumberFault::TooLong));
        assert_eq!(number("1e99999999999"), Err(NumberFault::TooLong));
        assert_eq!(number("0e400").unwrap(), Decimal::ZERO);
        assert_eq!(number("nan"), Err(NumberFault::NotANumber));
        assert_eq!(number("--1"), Err(NumberFault::NotANumber));
        assert_eq!(number("1e"), Err(NumberFault::NotANumber));
        assert_eq!(number("1ex"), Err(NumberFault::NotANumber));
        assert!(number(&"1".repeat(28)).is_ok());
        assert_eq!(number(&"1".repeat(29)), Err(NumberFault::TooLong));
    }
}
