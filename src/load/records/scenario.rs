//! `[scenario]`: what a file assumes.

use crate::dataset::scenario::Scenario;
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must};
use crate::load::reader::Reader;
use crate::load::records::{ANY, RecordForm};

pub(super) static FORM: RecordForm = RecordForm {
    word: "scenario",
    kind: Some(Kind::Scenario),
    doc: "once in a file of its own: the file's records are assumed, not reported, and count only \
          while the scenario is held",
    fields: &[
        must("id", Form::Id, "its name"),
        must("title", Form::Title, "title"),
        must("says", Form::Text, "what is assumed, in one sentence"),
        must("reported", Form::Day, "when we wrote it"),
        may("rests-on", Form::Frees(ANY), "what makes it worth thinking about"),
        may("note", Form::Text, "a note of yours"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Scenario, row, |dataset| &mut dataset.scenarios);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Scenario {
    Scenario {
        id: r.id(),
        span: r.span(),
        title: r.must("title"),
        says: r.must("says"),
        reported: r.must("reported"),
        rests_on: r.many("rests-on"),
        note: r.may("note"),
    }
}
