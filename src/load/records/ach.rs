//! `[[ach]]`: hypotheses that compete for one question.

use crate::dataset::ach::{Ach, Hypothesis};
use crate::dataset::words::Kind;
use crate::load::form::{Field, Form, may, must};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "ach",
    kind: Some(Kind::Ach),
    doc: "hypotheses that compete for one question (analysis of competing hypotheses)",
    fields: &[
        must("id", Form::Id, "its name"),
        must("question", Form::Text, "what is asked, in one sentence"),
        must("reported", Form::Day, "when you set the hypotheses up"),
        may(
            "hypothesis",
            Form::Parts(HYPOTHESIS),
            "the answers, two to eight: `[[ach.hypothesis]]`",
        ),
        may("supersedes", Form::Refs(Kind::Ach), "analyses it takes the place of"),
        may("note", Form::Text, "a note of yours"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Ach, row, |dataset| &mut dataset.achs);
    },
};

const HYPOTHESIS: &[Field] = &[
    must("id", Form::Id, "its name within the analysis"),
    must("says", Form::Text, "what it says, in one sentence"),
];

fn read(r: &mut Reader<'_, '_, '_>) -> Ach {
    Ach {
        id: r.id(),
        span: r.span(),
        question: r.must("question"),
        reported: r.must("reported"),
        hypotheses: r.parts("hypothesis", hypothesis),
        supersedes: r.many("supersedes"),
        note: r.may("note"),
    }
}

fn hypothesis(r: &mut Reader<'_, '_, '_>) -> Hypothesis {
    Hypothesis { id: r.must("id"), says: r.must("says"), span: r.span() }
}
