//! `[[front]]`: where it is fought.

use crate::dataset::front::{Front, FrontKind};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "front",
    kind: Some(Kind::Front),
    doc: "where it is fought",
    fields: &[
        must("id", Form::Id, "its name"),
        must("name", Form::Title, "name"),
        may("kind", Form::Word(words::<FrontKind>), "kind of front"),
        may("in", Form::Ref(Kind::Place), "the place it lies in"),
        may("places", Form::Refs(Kind::Place), "places along it"),
        may("attacker", Form::Ref(Kind::Actor), "who attacks"),
        may("defender", Form::Ref(Kind::Actor), "who defends"),
        may("objective", Form::Text, "what the attacker is after"),
        may("order", Form::Integer(i64::MIN, i64::MAX), "order in lists, smallest first"),
        may("length", Form::Amount, "length"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Front, row, |dataset| &mut dataset.fronts);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Front {
    Front {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        kind: r.may("kind"),
        within: r.may("in"),
        places: r.many("places"),
        attacker: r.may("attacker"),
        defender: r.may("defender"),
        objective: r.may("objective"),
        order: r.may("order"),
        length: r.may("length"),
    }
}
