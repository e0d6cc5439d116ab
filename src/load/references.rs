//! Names of records and references to them.

use crate::dataset::id::{Id, Ref};
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{Diagnostic, Rule, did_you_mean, short};
use crate::load::form::{Field, Form, one};
use crate::load::loading::Loading;
use crate::load::slug::{is_slug, named};
use crate::load::tree::Value;
use crate::load::values::FromValue;
use crate::load::{faults, limits};
use crate::span::Span;

/// Marks a reference without a kind, so that a repair can be found when all records are read.
pub(super) const KIND_MISSING: &str = "kind missing";

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
                    .help(format!("write {}", field.sample())),
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
