//! `[[agreement]]`: treaties, plans and laws, with their points.

use crate::dataset::agreement::{Agreement, AgreementKind, AgreementPoint};
use crate::dataset::words::Kind;
use crate::load::form::{Field, Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "agreement",
    kind: Some(Kind::Agreement),
    doc: "a treaty, plan, loan deal, communiqué or law",
    fields: &[
        must("id", Form::Id, "its name"),
        must("name", Form::Title, "name"),
        must("kind", Form::Word(words::<AgreementKind>), "kind of agreement"),
        must("parties", Form::Refs(Kind::Actor), "who made it"),
        may("made", Form::When, "when it was made"),
        may("where", Form::Ref(Kind::Place), "where it was made"),
        may("point", Form::Parts(POINT), "its points: `[[agreement.point]]`"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Agreement, row, |dataset| &mut dataset.agreements);
    },
};

const POINT: &[Field] = &[
    must("n", Form::Integer(0, 9999), "its number"),
    must("text", Form::Text, "what it says, in your words"),
    may("public", Form::Bool, "whether it was published; true if not given"),
    must("reported", Form::Day, "when it was said or published"),
    must("via", Form::Ref(Kind::Source), "where"),
];

fn read(r: &mut Reader<'_, '_, '_>) -> Agreement {
    Agreement {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        kind: r.must("kind"),
        parties: r.many("parties"),
        made: r.may("made"),
        place: r.may("where"),
        points: r.parts("point", point),
    }
}

fn point(r: &mut Reader<'_, '_, '_>) -> AgreementPoint {
    AgreementPoint {
        n: r.must("n"),
        text: r.must("text"),
        public: r.may("public").unwrap_or(true),
        reported: r.must("reported"),
        via: r.must("via"),
        span: r.span(),
    }
}
