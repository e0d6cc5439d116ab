//! One type of value after the other: from what stands in the text to what the dossier keeps.

use rust_decimal::Decimal;

use crate::dataset::amount::{Amount, NumberFault, number, usual_about};
use crate::dataset::date::{self, Day, When};
use crate::dataset::rating::{Credibility, Rating, Reliability};
use crate::dataset::words::Word;
use crate::diagnostic::{Diagnostic, Rule, code_points, did_you_mean, short};
use crate::load::form::{Field, Form};
use crate::load::loading::Loading;
use crate::load::near::Near;
use crate::load::tree::{Data, Value};
use crate::load::{faults, limits, near};
use crate::span::{At, Span};
use crate::text::{self, Text};

/// A type that a field can hold.
pub(super) trait FromValue: Sized {
    /// Reads a value; `None` after a fault, which has been noted then.
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self>;
    /// What stands in for it in a record that is going to be left out.
    fn placeholder() -> Self;
}

impl Loading<'_> {
    /// Notes a fault of a value, with a right example for its field.
    pub(super) fn bad(&mut self, rule: &'static Rule, span: Span, message: &str, field: &Field) {
        self.bad_near(rule, span, message, field, None);
    }

    /// The same, with what was probably meant, if that can be guessed.
    fn bad_near(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: &str,
        field: &Field,
        near: Option<Near>,
    ) {
        let help = match near {
            Some(Near::Meant(near)) => format!("write `{} = \"{near}\"`", field.name),
            Some(Near::Like(like)) => format!("write for example `{} = \"{like}\"`", field.name),
            None => format!("write {}", field.sample()),
        };
        self.faults
            .add(Diagnostic::new(rule, span, format!("`{}`: {message}", field.name)).help(help));
    }

    /// The string of a value, or a fault.
    pub(super) fn string<'v>(&mut self, value: &'v Value<'_>, field: &Field) -> Option<&'v str> {
        if let Data::Text(words) = &value.data {
            return Some(words);
        }
        self.wrong_type(value, field);
        None
    }

    /// A cleaned text within its limit, with a warning if characters had to change.
    pub(super) fn text(&mut self, words: &str, span: Span, field: &Field) -> Option<Text> {
        let limit = match field.form {
            Form::Title => limits::TITLE_BYTES,
            _ => limits::TEXT_BYTES,
        };
        if words.len() > limit {
            let message =
                format!("`{}` has {} bytes; at most {limit} are kept", field.name, words.len());
            self.faults.add(
                Diagnostic::new(&faults::LIMIT, span, message)
                    .label("too long")
                    .help("shorten it; long explanations belong in `note`"),
            );
            return None;
        }
        let (text, changed) = Text::clean(words);
        // Unsafe characters are an error already, noted where the text was met.
        if changed > 0 && !words.chars().any(text::unsafe_character) {
            let names = code_points(&text::changed_characters(words, &text));
            let noun = if changed == 1 { "character" } else { "characters" };
            let message =
                format!("`{}`: {changed} {noun} will not be shown as written: {names}", field.name);
            self.faults.add(
                Diagnostic::new(&faults::CHANGED_TEXT, span, message)
                    .label("holds characters that change")
                    .help("type the text again, or delete these characters"),
            );
        }
        Some(text)
    }
}

impl FromValue for Text {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let words = loading.string(value, field)?;
        let text = loading.text(words, value.span, field)?;
        if text.trim().is_empty() {
            let empty = words.trim().is_empty();
            let message = if empty { "the text is empty" } else { "nothing of it can be seen" };
            loading.bad(&faults::MISSING_FIELD, value.span, message, field);
            return None;
        }
        Some(text)
    }
    fn placeholder() -> Self {
        Self::default()
    }
}

impl<T: FromValue> FromValue for At<T> {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        Some(Self { value: T::read(loading, value, field)?, span: value.span })
    }
    fn placeholder() -> Self {
        Self { value: T::placeholder(), span: Span::default() }
    }
}

impl<W: Word> FromValue for W {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let word = loading.string(value, field)?;
        let known = Self::parse(word);
        if known.is_none() {
            let words: Vec<&str> = Self::ALL.iter().map(|known| known.word()).collect();
            loading.unknown_word(word, value.span, Self::LIST, &words);
        }
        known
    }
    fn placeholder() -> Self {
        Self::FIRST
    }
}

impl Loading<'_> {
    /// Notes a word that its closed list does not have.
    pub(super) fn unknown_word(&mut self, word: &str, span: Span, list: &str, words: &[&str]) {
        let word = short(word);
        let help = match did_you_mean(word, words.iter().copied()) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("the words are {}", words.join(", ")),
        };
        self.faults.add(
            Diagnostic::new(&faults::UNKNOWN_VALUE, span, format!("`{word}` is no {list}"))
                .label("unknown word")
                .help(help),
        );
    }
}

impl FromValue for bool {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        if let Data::Bool(value) = value.data {
            return Some(value);
        }
        loading.wrong_type(value, field);
        None
    }
    fn placeholder() -> Self {
        false
    }
}

impl FromValue for i64 {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let Data::Integer(digits, base) = &value.data else {
            loading.wrong_type(value, field);
            return None;
        };
        let (low, high) = match field.form {
            Form::Integer(low, high) => (low, high),
            _ => (Self::MIN, Self::MAX),
        };
        let number = Self::from_str_radix(digits, *base).ok();
        let number = number.filter(|number| (low..=high).contains(number));
        if number.is_none() {
            let message = format!("takes {}", field.form.expects());
            loading.bad(&faults::BAD_NUMBER, value.span, &message, field);
        }
        number
    }
    fn placeholder() -> Self {
        0
    }
}

impl FromValue for u8 {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        i64::read(loading, value, field).and_then(|number| Self::try_from(number).ok())
    }
    fn placeholder() -> Self {
        0
    }
}

impl FromValue for Decimal {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        match exact(&value.data) {
            Some(Ok(number)) => Some(number),
            Some(Err(fault)) => {
                loading.bad(&faults::BAD_NUMBER, value.span, number_words(fault), field);
                None
            }
            None => {
                loading.wrong_type(value, field);
                None
            }
        }
    }
    fn placeholder() -> Self {
        Self::ZERO
    }
}

/// The exact number of a TOML integer or float; `None` for other values.
pub(super) fn exact(data: &Data<'_>) -> Option<Result<Decimal, NumberFault>> {
    match data {
        Data::Integer(digits, 10) | Data::Float(digits) => Some(number(digits)),
        Data::Integer(digits, base) => Some(
            i64::from_str_radix(digits, *base).map(Decimal::from).map_err(|_| NumberFault::TooLong),
        ),
        _ => None,
    }
}

fn number_words(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::NotANumber => "infinity and not-a-number are not numbers that anybody claimed",
        NumberFault::TooLong => "the number is too large or too fine: at most 28 digits are kept",
    }
}

impl FromValue for Day {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let written = match &value.data {
            Data::Date(written) => written,
            Data::Text(written) => written.as_ref(),
            _ => {
                loading.wrong_type(value, field);
                return None;
            }
        };
        let day = date::day(written);
        if day.is_none() {
            let message = day_words(&value.data, written);
            // A month is no answer where a day is asked for.
            let near = near::date(written).filter(|near| date::day(near).is_some());
            let near = near.map(Near::Meant);
            loading.bad_near(&faults::BAD_DATE, value.span, &message, field, near);
        }
        day
    }
    fn placeholder() -> Self {
        Self::default()
    }
}

fn day_words(data: &Data<'_>, written: &str) -> String {
    if matches!(data, Data::Date(_)) {
        return "a time of day is not kept; write the whole day".into();
    }
    match When::parse(written) {
        Ok(_) => "a whole day is asked for here".into(),
        Err(repair) => repair,
    }
}

impl FromValue for When {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        match &value.data {
            Data::Date(written) => {
                let day = Day::read(loading, value, field)?;
                Some(Self::day(day, Text::of(written)))
            }
            Data::Text(written) => Self::parse(written)
                .map_err(|repair| {
                    let near = near::date(written).map(Near::Meant);
                    loading.bad_near(&faults::BAD_DATE, value.span, &repair, field, near);
                })
                .ok(),
            _ => {
                loading.wrong_type(value, field);
                None
            }
        }
    }
    fn placeholder() -> Self {
        Self::day(Day::default(), Text::default())
    }
}

impl FromValue for Amount {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let parsed = match &value.data {
            Data::Text(written) => Self::parse(written, usual_about()),
            data => match exact(data) {
                Some(Ok(number)) if number.is_sign_negative() && !number.is_zero() => {
                    Err("an amount is never below zero; say the loss in `says`".into())
                }
                Some(Ok(number)) => Ok(Self::exact(number, Text::of(&number.to_string()))),
                Some(Err(fault)) => Err(number_words(fault).into()),
                None => {
                    loading.wrong_type(value, field);
                    return None;
                }
            },
        };
        let near = || match &value.data {
            Data::Text(written) => near::amount(written),
            Data::Integer(digits, 10) | Data::Float(digits) => near::amount(digits),
            _ => None,
        };
        parsed
            .map_err(|repair| {
                loading.bad_near(&faults::BAD_AMOUNT, value.span, &repair, field, near());
            })
            .ok()
    }
    fn placeholder() -> Self {
        Self::exact(Decimal::ZERO, Text::default())
    }
}

impl FromValue for Rating {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let written = loading.string(value, field)?;
        let rating = Self::parse(written);
        if rating.is_none() {
            let message =
                format!("`{}` is no rating: a letter A to F and a digit 1 to 6", short(written));
            loading.bad(&faults::BAD_RATING, value.span, &message, field);
        }
        rating
    }
    fn placeholder() -> Self {
        Self { reliability: Reliability::F, credibility: Credibility::Six }
    }
}
