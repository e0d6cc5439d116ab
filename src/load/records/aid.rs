//! `[[aid]]`: help that was promised.

use crate::dataset::aid::{Aid, AidKind, Instrument};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "aid",
    kind: Some(Kind::Aid),
    doc: "help that was promised",
    fields: &[
        must("id", Form::Id, "its name"),
        may("name", Form::Title, "a name of its own"),
        must("donors", Form::Refs(Kind::Actor), "who gives"),
        must("recipient", Form::Ref(Kind::Actor), "who gets"),
        must("kind", Form::Word(words::<AidKind>), "kind of help"),
        may("instrument", Form::Word(words::<Instrument>), "in what form it is given"),
        may("amount", Form::Amount, "face value"),
        may("repaid-by", Form::Text, "what repays it"),
        may("via", Form::Ref(Kind::Aid), "the vehicle it is paid through; counted once"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Aid, row, |dataset| &mut dataset.aid);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Aid {
    Aid {
        id: r.id(),
        span: r.span(),
        name: r.may("name"),
        donors: r.many("donors"),
        recipient: r.must("recipient"),
        kind: r.must("kind"),
        instrument: r.may("instrument"),
        amount: r.may("amount"),
        repaid_by: r.may("repaid-by"),
        vehicle: r.may("via"),
    }
}
