//! `[[flow]]`: who sends what to whom.

use crate::dataset::flow::{Category, Condition, Flow};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "flow",
    kind: Some(Kind::Flow),
    doc: "who sends what to whom",
    fields: &[
        must("id", Form::Id, "its name"),
        must("name", Form::Title, "name"),
        must("from", Form::Ref(Kind::Actor), "sender"),
        must("to", Form::Ref(Kind::Actor), "recipient"),
        must("category", Form::Word(words::<Category>), "what is sent"),
        may("item", Form::Text, "the thing itself"),
        may("designation", Form::Text, "its type designation"),
        may("start", Form::When, "when it began"),
        may("end", Form::When, "when it ended"),
        may("condition", Form::Word(words::<Condition>), "in what condition it is sent"),
        may("quality", Form::Text, "how good it is, in words"),
        may("in-return", Form::Refs(Kind::Flow), "flows that come back for it"),
        may("under", Form::Ref(Kind::Agreement), "the agreement it happens under"),
        may("route", Form::Refs(Kind::Place), "places it passes, in order"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Flow, row, |dataset| &mut dataset.flows);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Flow {
    Flow {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        from: r.must("from"),
        to: r.must("to"),
        category: r.must("category"),
        item: r.may("item"),
        designation: r.may("designation"),
        start: r.may("start"),
        end: r.may("end"),
        condition: r.may("condition"),
        quality: r.may("quality"),
        in_return: r.many("in-return"),
        under: r.may("under"),
        route: r.many("route"),
    }
}
