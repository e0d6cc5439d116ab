//! `[[control]]`: who holds which ground, as somebody drew it for a day.

use crate::dataset::control::Control;
use crate::dataset::state::ControlClass;
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "control",
    kind: Some(Kind::Control),
    doc: "who holds which ground, as somebody drew it for a day",
    fields: &[
        must("id", Form::Id, "its name"),
        must("by", Form::Ref(Kind::Actor), "who drew the map"),
        must("via", Form::Ref(Kind::Source), "where it was published"),
        must("reported", Form::Day, "when it was published"),
        must("when", Form::When, "the day it describes"),
        must("area", Form::Area, "the ground; a ring within a ring is a hole"),
        may(
            "holder",
            Form::Ref(Kind::Actor),
            "who holds it; the map tints it for that actor's side",
        ),
        may(
            "class",
            Form::Word(words::<ControlClass>),
            "how it is held; assessed-control if not given",
        ),
        may("indicative", Form::Bool, "the edge was drawn by hand"),
        may("supersedes", Form::Refs(Kind::Control), "maps it takes the place of"),
        may("note", Form::Text, "a note of yours"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Control, row, |dataset| &mut dataset.controls);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Control {
    Control {
        id: r.id(),
        span: r.span(),
        by: r.must("by"),
        via: r.must("via"),
        reported: r.must("reported"),
        when: r.must("when"),
        area: r.area("area"),
        holder: r.may("holder"),
        class: r.may("class").unwrap_or(ControlClass::AssessedControl),
        indicative: r.may("indicative").unwrap_or(false),
        supersedes: r.many("supersedes"),
        note: r.may("note"),
    }
}
