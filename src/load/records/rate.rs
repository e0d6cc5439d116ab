//! `[[rate]]`: an exchange rate.

use crate::dataset::rate::Rate;
use crate::dataset::words::Kind;
use crate::load::form::{Form, must};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "rate",
    kind: Some(Kind::Rate),
    doc: "an exchange rate, kept beside the money it belongs to; sums are not converted",
    fields: &[
        must("from", Form::Title, "ISO 4217 code"),
        must("to", Form::Title, "ISO 4217 code"),
        must("when", Form::When, "when it held"),
        must("value", Form::Decimal, "how many `to` one `from` is worth"),
        must("via", Form::Ref(Kind::Source), "who publishes it"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Rate, row, |dataset| &mut dataset.rates);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Rate {
    Rate {
        span: r.span(),
        from: r.must("from"),
        to: r.must("to"),
        when: r.must("when"),
        value: r.must("value"),
        via: r.must("via"),
    }
}
