//! `[[stance]]`: somebody's position on a claim.

use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "stance",
    kind: Some(Kind::Stance),
    doc: "somebody's position on a claim",
    fields: &[
        must("claim", Form::Ref(Kind::Claim), "the claim it answers"),
        must("by", Form::Speaker, "who takes it"),
        must("is", Form::Word(words::<Position>), "the position"),
        must("reported", Form::Day, "when it was said or published"),
        must("via", Form::Ref(Kind::Source), "where"),
        may("origin", Form::Origin, "where the information comes from"),
        may("note", Form::Text, "a note of yours"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Stance, row, |dataset| &mut dataset.stances);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Stance {
    let claim = r.must("claim");
    let (by, by_span) = r.speaker("by");
    Stance {
        span: r.span(),
        claim,
        by,
        by_span,
        is: r.must("is"),
        reported: r.must("reported"),
        via: r.must("via"),
        origin: r.may("origin"),
        note: r.may("note"),
    }
}
