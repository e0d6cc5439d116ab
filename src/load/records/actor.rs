//! `[[actor]]`: who acts, claims and answers.

use crate::dataset::actor::{Actor, ActorKind};
use crate::dataset::rating::Reliability;
use crate::dataset::words::Kind;
use crate::diagnostic::{Diagnostic, short};
use crate::load::faults;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;
use crate::load::tree::Data;
use crate::text::Text;

pub(super) static FORM: RecordForm = RecordForm {
    word: "actor",
    kind: Some(Kind::Actor),
    doc: "who acts, claims and answers",
    fields: &[
        must("id", Form::Id, "its name"),
        must("name", Form::Title, "full name"),
        must("kind", Form::Word(words::<ActorKind>), "kind of actor"),
        may("short", Form::Title, "short name for narrow columns"),
        may("of", Form::Ref(Kind::Actor), "the body it belongs to"),
        may("side", Form::Title, "an id of `[dataset.sides]`"),
        may("country", Form::Title, "ISO 3166-1 alpha-3 code: PRK"),
        may("office", Form::Title, "office held"),
        may("held", Form::When, "when the office was held"),
        may("anonymous", Form::Bool, "speaks without a name"),
        may("descr", Form::Text, "who this is, in words"),
        may("aliases", Form::Texts, "other names"),
        may("rating", Form::Word(words::<Reliability>), "Admiralty letter as a source"),
        may("interest", Form::Text, "what it has at stake"),
        may("family", Form::Ref(Kind::Actor), "actors of one family count as one origin"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Actor, row, |dataset| &mut dataset.actors);
    },
};

/// Three capital letters; whether a country has them is not for us to say.
fn country(r: &mut Reader<'_, '_, '_>) -> Option<Text> {
    let (field, value) = r.next("country");
    let (value, code) = value.map(|value| (value, r.required::<Text>(field, Some(value))))?;
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_code && matches!(&value.data, Data::Text(words) if !words.trim().is_empty()) {
        let message = format!("`{}` is no country code", short(&code));
        r.fault(
            Diagnostic::new(&faults::UNKNOWN_VALUE, value.span, message)
                .label("three capital letters are asked for")
                .help("write the code of ISO 3166-1 with three letters, for example `country = \"PRK\"`"),
        );
    }
    Some(code)
}

fn read(r: &mut Reader<'_, '_, '_>) -> Actor {
    Actor {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        kind: r.must("kind"),
        short: r.may("short"),
        of: r.may("of"),
        side: r.may("side"),
        country: country(r),
        office: r.may("office"),
        held: r.may("held"),
        anonymous: r.may("anonymous").unwrap_or(false),
        descr: r.may("descr"),
        aliases: r.many("aliases"),
        rating: r.may("rating"),
        interest: r.may("interest"),
        family: r.may("family"),
    }
}
