//! `[[actor]]`: who acts, claims and answers.

use crate::dataset::actor::{Actor, ActorKind};
use crate::dataset::rating::Reliability;
use crate::dataset::words::Kind;
use crate::load::form::{Form, RecordForm, may, must, words};
use crate::load::reader::Reader;

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

fn read(r: &mut Reader<'_, '_, '_>) -> Actor {
    Actor {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        kind: r.must("kind"),
        short: r.may("short"),
        of: r.may("of"),
        side: r.may("side"),
        country: r.may("country"),
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
