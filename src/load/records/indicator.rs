//! `[[indicator]]`: a tripwire.

use crate::dataset::indicator::{Direction, Indicator};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::{ANY, RecordForm};

pub(super) static FORM: RecordForm = RecordForm {
    word: "indicator",
    kind: Some(Kind::Indicator),
    doc: "a tripwire: what to watch for",
    fields: &[
        must("id", Form::Id, "its name"),
        must("name", Form::Title, "name"),
        must("watch", Form::Text, "the observable"),
        may("threshold", Form::Text, "from when on it counts as seen"),
        may("direction", Form::Word(words::<Direction>), "whether seeing it speaks for or against"),
        may("for", Form::Frees(ANY), "what it points to"),
        may("where-to-look", Form::Text, "where to look"),
        may("due", Form::When, "when it should be seen"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Indicator, row, |dataset| &mut dataset.indicators);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Indicator {
    Indicator {
        id: r.id(),
        span: r.span(),
        name: r.must("name"),
        watch: r.must("watch"),
        threshold: r.may("threshold"),
        direction: r.may("direction"),
        points_to: r.many("for"),
        where_to_look: r.may("where-to-look"),
        due: r.may("due"),
    }
}
