//! `[[judgement]]`: what we make of it.

use crate::dataset::judgement::{CameTrue, Confidence, Judgement};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::{ANY, RecordForm};

pub(super) static FORM: RecordForm = RecordForm {
    word: "judgement",
    kind: Some(Kind::Judgement),
    doc: "what we make of it",
    fields: &[
        must("id", Form::Id, "its name"),
        must("says", Form::Text, "the judgement, in one sentence"),
        must("reported", Form::Day, "when we made it"),
        may("likelihood", Form::Title, "a likelihood word of the dossier's scale"),
        may("confidence", Form::Word(words::<Confidence>), "how sure we are"),
        may("horizon", Form::Text, "until when it is meant to hold"),
        may("until", Form::When, "the same as a time: after it the outcome is asked for"),
        must("rests-on", Form::Frees(ANY), "what speaks for it"),
        may("contrary", Form::Frees(ANY), "what speaks against it"),
        may("assumes", Form::Texts, "what it takes for granted"),
        may("alternatives", Form::Texts, "other readings"),
        may("change-if", Form::Texts, "what would change it"),
        may("supersedes", Form::Refs(Kind::Judgement), "the judgements it replaces"),
        may("why-changed", Form::Text, "why it changed"),
        may("outcome", Form::Text, "how it came out"),
        may("outcome-when", Form::Day, "when the outcome was known"),
        may("came-true", Form::Word(words::<CameTrue>), "whether it came true; needs an outcome"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Judgement, row, |dataset| &mut dataset.judgements);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Judgement {
    Judgement {
        id: r.id(),
        span: r.span(),
        says: r.must("says"),
        reported: r.must("reported"),
        likelihood: r.may("likelihood"),
        confidence: r.may("confidence"),
        horizon: r.may("horizon"),
        until: r.may("until"),
        rests_on: r.many("rests-on"),
        contrary: r.many("contrary"),
        assumes: r.many("assumes"),
        alternatives: r.many("alternatives"),
        change_if: r.many("change-if"),
        supersedes: r.many("supersedes"),
        why_changed: r.may("why-changed"),
        outcome: r.may("outcome"),
        outcome_when: r.may("outcome-when"),
        came_true: r.may("came-true"),
    }
}
