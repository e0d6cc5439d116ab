//! `[[event]]`: what happened, or is due.

use crate::dataset::event::{Event, EventKind, EventStatus};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::{ABOUT, RecordForm};

pub(super) static FORM: RecordForm = RecordForm {
    word: "event",
    kind: Some(Kind::Event),
    doc: "what happened, or is due",
    fields: &[
        must("id", Form::Id, "its name"),
        must("title", Form::Title, "what happened, as a headline of yours"),
        must("when", Form::When, "when it happened or is due"),
        must("reported", Form::Day, "when it was reported"),
        must("via", Form::Ref(Kind::Source), "where it was reported"),
        must("status", Form::Word(words::<EventStatus>), "whether it happened"),
        may("kind", Form::Word(words::<EventKind>), "kind of event"),
        may("where", Form::Refs(Kind::Place), "where it happened"),
        may("actors", Form::Refs(Kind::Actor), "who took part"),
        may("about", Form::Frees(ABOUT), "what it is about"),
        may("weight", Form::Integer(1, 5), "how much it matters, 1 little to 5 much"),
        may("toll", Form::Amount, "dead and wounded"),
        may("outcome", Form::Text, "how it came out"),
        may("outcome-when", Form::Day, "when the outcome was known"),
        may("note", Form::Text, "a note of yours"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Event, row, |dataset| &mut dataset.events);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Event {
    Event {
        id: r.id(),
        span: r.span(),
        title: r.must("title"),
        when: r.must("when"),
        reported: r.must("reported"),
        via: r.must("via"),
        status: r.must("status"),
        kind: r.may("kind"),
        place: r.many("where"),
        actors: r.many("actors"),
        about: r.many("about"),
        weight: r.may("weight"),
        toll: r.may("toll"),
        outcome: r.may("outcome"),
        outcome_when: r.may("outcome-when"),
        note: r.may("note"),
    }
}
