//! `[[state]]`: how a subject stands, in our assessment.

use crate::dataset::amount::Amount;
use crate::dataset::id::Ref;
use crate::dataset::judgement::Confidence;
use crate::dataset::state::{AidStage, ControlClass, Outlook, Standing, State, Trend};
use crate::dataset::words::{Kind, Word};
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;
use crate::load::tree::Data;
use crate::load::values::FromValue as _;
use crate::span::At;
use crate::text::Text;

pub(super) static FORM: RecordForm = RecordForm {
    word: "state",
    kind: Some(Kind::State),
    doc: "how a subject stands, in our assessment",
    fields: &[
        must("of", Form::Free(&Standing::KINDS), "the subject"),
        must("is", Form::Title, "a word of the subject's kind, listed below"),
        must("when", Form::When, "when it holds"),
        must("reported", Form::Day, "when we made it"),
        may("rests-on", Form::Frees(&[Kind::Claim, Kind::Event]), "what it rests on"),
        may("via", Form::Ref(Kind::Source), "or the source it was taken from"),
        may("note", Form::Text, "a note of yours"),
        may("confidence", Form::Word(words::<Confidence>), "how sure we are"),
        may("trend", Form::Word(words::<Trend>), "front: which way it moves"),
        may("for", Form::Ref(Kind::Actor), "front: for whom"),
        may("line", Form::Line, "front: its line; `[[[…]]]` for several strokes"),
        may("indicative", Form::Bool, "the line was drawn by hand"),
        may("control", Form::Control, "front: who holds how much"),
        may("amount", Form::Amount, "aid: how much is on this rung"),
        may("target", Form::Word(words::<AidStage>), "aid: the rung expected or at risk"),
        may("outlook", Form::Word(words::<Outlook>), "aid: which way it is going"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::State, row, |dataset| &mut dataset.states);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> State {
    let of: Ref = r.must("of");
    let is: At<Text> = r.must("is");
    State {
        span: r.span(),
        standing: Standing::parse(of.kind, &is.value),
        of,
        is,
        when: r.must("when"),
        reported: r.must("reported"),
        rests_on: r.many("rests-on"),
        via: r.may("via"),
        note: r.may("note"),
        confidence: r.may("confidence"),
        trend: r.may("trend"),
        trend_for: r.may("for"),
        line: r.line("line"),
        indicative: r.may("indicative").unwrap_or(false),
        control: control(r),
        amount: r.may("amount"),
        target: r.may("target"),
        outlook: r.may("outlook"),
    }
}

/// Who holds how much: `{ contested = "12 km2" }`.
fn control(r: &mut Reader<'_, '_, '_>) -> Vec<(ControlClass, At<Amount>)> {
    let (field, Some(value)) = r.next("control") else {
        return Vec::new();
    };
    let Data::Table(table) = &value.data else {
        r.spoil();
        r.loading.wrong_type(value, field);
        return Vec::new();
    };
    let mut all = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let class = ControlClass::parse(&row.key.word);
        if class.is_none() {
            let words: Vec<&str> = ControlClass::ALL.iter().map(|class| class.word()).collect();
            r.loading.unknown_word(&row.key.word, row.key.span, ControlClass::LIST, &words);
        }
        // Named after its row, so that a fault shows what to write there.
        let held = may(class.map_or("control", ControlClass::word), Form::Amount, "");
        let amount = At::read(r.loading, &row.value, &held);
        match class.zip(amount) {
            Some(pair) => all.push(pair),
            None => r.spoil(),
        }
    }
    all
}
