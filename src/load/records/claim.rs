//! `[[claim]]`: the atom, someone says something.

use crate::dataset::amount::Amount;
use crate::dataset::claim::{Claim, ClaimKind, Metric};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::{ABOUT, RecordForm};
use crate::span::At;

pub(super) static FORM: RecordForm = RecordForm {
    word: "claim",
    kind: Some(Kind::Claim),
    doc: "the atom: someone says something, on a day, somewhere",
    fields: &[
        must("id", Form::Id, "its name"),
        must("says", Form::Text, "what is said, in one sentence of your own words"),
        must("by", Form::Speaker, "who says it; `narrator` is the publication's own voice"),
        must("via", Form::Ref(Kind::Source), "where it was said or read"),
        must("reported", Form::Day, "when it was said or published"),
        must("about", Form::Frees(ABOUT), "what it is about, the principal subject first"),
        may("kind", Form::Word(words::<ClaimKind>), "number if there is an amount, else report"),
        may("metric", Form::Word(words::<Metric>), "what the amount measures"),
        may("amount", Form::Amount, "the amount"),
        may("when", Form::When, "when it holds in the world"),
        may("rating", Form::Rating, "Admiralty rating"),
        may("origin", Form::Origin, "where the information comes from; same origin counts once"),
        may("supersedes", Form::Refs(Kind::Claim), "claims it takes the place of"),
        may("updates", Form::Refs(Kind::Claim), "claims it adds to"),
        may("contradicts", Form::Refs(Kind::Claim), "claims it cannot be true with"),
        may("retracted", Form::Day, "when the claimant took it back"),
        may("if", Form::Text, "under which condition it is said"),
        may("quote", Form::Text, "at most fifteen words of the original"),
        may("note", Form::Text, "a note of yours"),
        may("tags", Form::Texts, "marks for searching"),
        may("says-when", Form::Text, "the time in the claimant's own words"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Claim, row, |dataset| &mut dataset.claims);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Claim {
    let id = r.id();
    let says = r.must("says");
    let by = r.speaker("by").0;
    let via = r.must("via");
    let reported = r.must("reported");
    let about = r.many("about");
    let kind = r.may("kind");
    let metric = r.may("metric");
    let amount: Option<At<Amount>> = r.may("amount");
    let usual = match amount {
        Some(_) => ClaimKind::Number,
        None => ClaimKind::Report,
    };
    Claim {
        id,
        span: r.span(),
        says,
        by,
        via,
        reported,
        about,
        kind: kind.unwrap_or(usual),
        metric,
        amount,
        when: r.may("when"),
        rating: r.may("rating"),
        origin: r.may("origin"),
        supersedes: r.many("supersedes"),
        updates: r.many("updates"),
        contradicts: r.many("contradicts"),
        retracted: r.may("retracted"),
        condition: r.may("if"),
        quote: r.may("quote"),
        note: r.may("note"),
        tags: r.many("tags"),
        says_when: r.may("says-when"),
    }
}
