//! `[[evidence]]`: an item of evidence held against the hypotheses of an `[[ach]]`.

use crate::dataset::evidence::{Evidence, Fit, Reading};
use crate::dataset::id::Id;
use crate::dataset::words::{Kind, Word};
use crate::load::form::{Form, may, must};
use crate::load::reader::Reader;
use crate::load::records::{ANY, RecordForm};
use crate::span::At;

pub(super) static FORM: RecordForm = RecordForm {
    word: "evidence",
    kind: Some(Kind::Evidence),
    doc: "an item of evidence as you read it: how it fits each hypothesis of an `[[ach]]`",
    fields: &[
        must("id", Form::Id, "its name"),
        must("ach", Form::Ref(Kind::Ach), "the analysis it belongs to"),
        must("reported", Form::Day, "when you read it so"),
        must("rests-on", Form::Frees(ANY), "what it consists of"),
        may("says", Form::Text, "the item in a few words; those of the first prop if not given"),
        may("strongly-consistent", HYPOTHESES, "it is just what would be seen if these were true"),
        may("consistent", HYPOTHESES, "it fits these"),
        may("inconsistent", HYPOTHESES, "it would surprise if these were true"),
        may("strongly-inconsistent", HYPOTHESES, "it can hardly be if these are true"),
        may("supersedes", Form::Refs(Kind::Evidence), "items it takes the place of"),
        may("note", Form::Text, "why you read it so"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Evidence, row, |dataset| &mut dataset.evidence);
    },
};

const HYPOTHESES: Form = Form::Names("hypothesis");

/// The readings that are written, in the order of their fields.
const WRITTEN: [Fit; 4] =
    [Fit::StronglyConsistent, Fit::Consistent, Fit::Inconsistent, Fit::StronglyInconsistent];

fn read(r: &mut Reader<'_, '_, '_>) -> Evidence {
    Evidence {
        id: r.id(),
        span: r.span(),
        ach: r.must("ach"),
        reported: r.must("reported"),
        rests_on: r.many("rests-on"),
        says: r.may("says"),
        readings: WRITTEN.into_iter().flat_map(|fit| readings(r, fit)).collect(),
        supersedes: r.many("supersedes"),
        note: r.may("note"),
    }
}

fn readings(r: &mut Reader<'_, '_, '_>, fit: Fit) -> Vec<Reading> {
    let names: Vec<At<Id>> = r.many(fit.word());
    let reading = |name: At<Id>| Reading { hypothesis: name.value, fit, span: name.span };
    names.into_iter().map(reading).collect()
}
