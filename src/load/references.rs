//! Names of records and references to them.

use crate::dataset::id::{Id, Ref};
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, did_you_mean, short};
use crate::load::form::{Field, Form, one};
use crate::load::loading::Loading;
use crate::load::reader::Reader;
use crate::load::tree::{Data, Value};
use crate::load::values::FromValue;
use crate::load::{faults, limits};
use crate::span::Span;

/// Marks a reference without a kind, so that a repair can be found when all records are read.
pub(super) const KIND_MISSING: &str = "kind missing";

/// Whether a word is a slug: `[a-z0-9][a-z0-9-]{0,63}`.
pub(super) fn is_slug(word: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    word.len() <= limits::ID_BYTES
        && word.bytes().next().is_some_and(letter)
        && word.bytes().all(|byte| letter(byte) || byte == b'-')
}

impl FromValue for Id {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let word = loading.string(value, field)?;
        if is_slug(word) {
            return Some(loading.dataset.names.intern(word));
        }
        loading.bad_slug(&faults::BAD_ID, word, value.span);
        None
    }
    fn placeholder() -> Self {
        Self(u32::MAX)
    }
}

impl FromValue for Ref {
    fn read(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> Option<Self> {
        let word = loading.string(value, field)?;
        match field.form {
            Form::Free(kinds) | Form::Frees(kinds) => loading.free(word, value.span, kinds, field),
            Form::Origin if word.contains(':') => {
                loading.free(word, value.span, &[Kind::Actor, Kind::Source], field)
            }
            Form::Origin => {
                // Which of the two a bare id means is settled when all files are read.
                loading.bare_origins.insert(value.span);
                loading.bare(word, value.span, Kind::Actor)
            }
            Form::Ref(kind) | Form::Refs(kind) => loading.bare(word, value.span, kind),
            _ => loading.bare(word, value.span, Kind::Actor),
        }
    }
    fn placeholder() -> Self {
        Self { kind: Kind::Claim, id: Id::placeholder(), span: Span::default() }
    }
}

impl Loading<'_> {
    pub(super) fn bad_slug(&mut self, rule: &'static Rule, word: &str, span: Span) {
        let message = if word.is_empty() {
            "an id is empty".to_owned()
        } else if word.len() > limits::ID_BYTES {
            format!("an id has at most {} letters; this has {}", limits::ID_BYTES, word.len())
        } else {
            format!("`{}` is no id", short(word))
        };
        let mut fault = Diagnostic::new(rule, span, message)
            .label("an id has lower-case letters, digits and hyphens");
        if let Some(slug) = named(word) {
            fault = fault.help(format!("write `{slug}`"));
        }
        self.faults.add(fault);
    }

    /// A reference to a record whose kind the field knows; the kind may be written all the same.
    fn bare(&mut self, word: &str, span: Span, kind: Kind) -> Option<Ref> {
        if is_slug(word) {
            let id = self.dataset.names.intern(word);
            return Some(Ref { kind, id, span });
        }
        let id = match word.split_once(':') {
            Some((written, id)) if written == kind.word() => id,
            Some((written, id)) => {
                let wants = one(kind.word());
                let message = format!("this field takes {wants}, not `{}:`", short(written));
                let mut fault = Diagnostic::new(&faults::BAD_REFERENCE, span, message);
                if is_slug(id) {
                    fault = fault.help(format!("write the bare id of {wants}, without a kind"));
                }
                self.faults.add(fault);
                return None;
            }
            None => word,
        };
        self.slug(id, span, kind)
    }

    fn slug(&mut self, id: &str, span: Span, kind: Kind) -> Option<Ref> {
        if !is_slug(id) {
            self.bad_slug(&faults::BAD_REFERENCE, id, span);
            return None;
        }
        let id = self.dataset.names.intern(id);
        Some(Ref { kind, id, span })
    }

    /// A reference that says its kind.
    fn free(&mut self, word: &str, span: Span, kinds: &[Kind], field: &Field) -> Option<Ref> {
        let Some((written, id)) = word.split_once(':') else {
            let message = format!("`{}` does not say what kind of record it means", short(word));
            self.faults.add(
                Diagnostic::new(&faults::BAD_REFERENCE, span, message)
                    .label(KIND_MISSING)
                    .help(format!("write `{} = {}`", field.name, field.form.example())),
            );
            return None;
        };
        let Some(&kind) = kinds.iter().find(|kind| kind.word() == written) else {
            self.wrong_kind(written, span, kinds, field);
            return None;
        };
        self.slug(id, span, kind)
    }

    fn wrong_kind(&mut self, written: &str, span: Span, kinds: &[Kind], field: &Field) {
        let words = kinds.iter().map(|kind| kind.word());
        let written = short(written);
        let message = match Kind::parse(written) {
            Some(_) => format!("`{}` cannot refer to {}", field.name, one(written)),
            None => format!("`{written}` is no kind of record"),
        };
        let help = match did_you_mean(written, words.clone()) {
            Some(kind) => format!("did you mean `{kind}:`?"),
            None => format!("the kinds here are {}", words.collect::<Vec<_>>().join(", ")),
        };
        self.faults.add(
            Diagnostic::new(&faults::BAD_REFERENCE, span, message).label("wrong kind").help(help),
        );
    }
}

impl Reader<'_, '_, '_> {
    /// Who speaks; `None` for `narrator`, the publication's own voice. With the place of the word.
    pub(super) fn speaker(&mut self, name: &str) -> (Option<Ref>, Span) {
        let (field, value) = self.next(name);
        if let Some(Value { data: Data::Text(word), span }) = value
            && word == "narrator"
        {
            return (None, *span);
        }
        let speaker: Ref = self.required(field, value);
        (Some(speaker), speaker.span)
    }
}

/// The id that a word can be taken for.
pub(super) fn named(word: &str) -> Option<String> {
    let slug = if is_slug(word) { word.to_owned() } else { slug_of(word) };
    is_slug(&slug).then_some(slug)
}

/// The slug nearest to a word: `Kim Jong Un` → `kim-jong-un`.
fn slug_of(word: &str) -> String {
    let mut slug = String::new();
    for c in word.chars().take(limits::ID_BYTES * 4) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(limits::ID_BYTES);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_becomes_the_nearest_id() {
        for (word, id) in [
            ("  Kim -- Jong Un! ", Some("kim-jong-un")),
            ("already-an-id", Some("already-an-id")),
            ("…", None),
        ] {
            assert_eq!(named(word).as_deref(), id, "{word}");
        }
        assert_eq!(named(&"a".repeat(65)), Some("a".repeat(64)));
    }
}
