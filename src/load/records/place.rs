//! `[[place]]`: where things are.

use crate::dataset::place::{Place, PlaceKind};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "place",
    kind: Some(Kind::Place),
    doc: "where things are",
    fields: &[
        must("id", Form::Id, "its name"),
        must("name", Form::Title, "name"),
        must("kind", Form::Word(words::<PlaceKind>), "kind of place"),
        may("in", Form::Ref(Kind::Place), "the place it lies in"),
        may("country", Form::Title, "ISO 3166-1 alpha-3 code: UKR"),
        may("lat", Form::Decimal, "latitude in degrees"),
        may("lon", Form::Decimal, "longitude in degrees"),
        may(
            "prec",
            Form::Integer(1, 7),
            "how exactly it is located, 1 exact to 7 international (UCDP)",
        ),
        may("role", Form::Text, "why it matters"),
        may("aliases", Form::Texts, "other names"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Place, row, |dataset| &mut dataset.places);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Place {
    Place {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        kind: r.must("kind"),
        within: r.may("in"),
        country: r.may("country"),
        lat: r.may("lat"),
        lon: r.may("lon"),
        prec: r.may("prec"),
        role: r.may("role"),
        aliases: r.many("aliases"),
    }
}
