//! Single values and keys: decoded, and refused if they could deceive.

use std::borrow::Cow;
use std::str::FromStr;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::{ErrorSink, Raw};

use super::Assembler;
use crate::dataset::date;
use crate::diagnostic::{Diagnostic, code_points};
use crate::load::faults;
use crate::load::tree::Data;
use crate::span::Span;
use crate::text;

impl<'t> Assembler<'t, '_> {
    /// Refuses characters that could deceive, wherever they stand.
    pub(super) fn check_text(&mut self, words: &str, span: Span) {
        if text::is_printable_ascii(words) || !text::special(words).any(text::unsafe_character) {
            return;
        }
        let mut found: Vec<char> =
            words.chars().filter(|&c| text::unsafe_character(c)).take(16).collect();
        found.sort_unstable();
        found.dedup();
        let message = format!("this text holds {}", code_points(&found));
        self.records.fault(
            Diagnostic::new(&faults::UNSAFE_TEXT, span, message)
                .label("unsafe characters")
                .help("delete them; an editor that shows code points finds them"),
        );
    }

    /// Nearly all values are texts without escapes and days, which need no decoding.
    fn plain_scalar(
        &mut self,
        raw: Raw<'t>,
        encoding: Option<Encoding>,
        span: Span,
    ) -> Option<Data<'t>> {
        let words = raw.as_str();
        match encoding {
            Some(Encoding::BasicString) => {
                let inside = words.strip_prefix('"')?.strip_suffix('"')?;
                let plain = |byte: u8| byte >= b' ' && byte != b'\\' && byte != 0x7f;
                if !inside.as_bytes().iter().fold(true, |fine, &byte| fine & plain(byte)) {
                    return None;
                }
                self.check_text(inside, span);
                Some(Data::Text(Cow::Borrowed(inside)))
            }
            None => date::day(words).map(|_| Data::Date(words)),
            _ => None,
        }
    }

    pub(super) fn scalar_data(
        &mut self,
        raw: Raw<'t>,
        encoding: Option<Encoding>,
        span: Span,
        error: &mut dyn ErrorSink,
    ) -> Data<'t> {
        if let Some(data) = self.plain_scalar(raw, encoding, span) {
            return data;
        }
        let before = self.complaints.get();
        let mut words = Cow::Borrowed("");
        let kind = raw.decode_scalar(&mut words, error);
        if self.complaints.get() != before {
            return Data::Broken;
        }
        match kind {
            ScalarKind::String => {
                self.check_text(&words, span);
                Data::Text(words)
            }
            ScalarKind::Boolean(value) => Data::Bool(value),
            ScalarKind::Float => Data::Float(words),
            ScalarKind::Integer(radix) => Data::Integer(words, radix.value()),
            ScalarKind::DateTime => self.date(raw.as_str(), span),
        }
    }

    /// A date that the calendar does not have is refused wherever it stands.
    fn date(&mut self, written: &'t str, span: Span) -> Data<'t> {
        let wrong = match toml::value::Datetime::from_str(written) {
            Ok(time) if time.time.is_some_and(|time| time.second == Some(60)) => {
                "a minute has seconds 0 to 59".to_owned()
            }
            Ok(time) if time.date.is_some_and(|date| date.year < 1000) => {
                "years run from 1000 to 9999".to_owned()
            }
            Ok(_) => return Data::Date(written),
            Err(_) => date::When::parse(written)
                .err()
                .unwrap_or_else(|| "write a day, for example 2024-10-22".to_owned()),
        };
        self.records
            .fault(Diagnostic::new(&faults::BAD_DATE, span, wrong).label("not in the calendar"));
        Data::Broken
    }
}

/// Whether a key needs no quotes, so that it is what it looks like.
pub(super) fn is_bare_key(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
