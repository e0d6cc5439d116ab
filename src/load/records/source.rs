//! `[[source]]`: a publication that can be cited.

use crate::dataset::rating::Reliability;
use crate::dataset::source::{Access, Republication, Source, SourceKind};
use crate::dataset::words::Kind;
use crate::load::form::{Field, Form, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;

pub(super) static FORM: RecordForm = RecordForm {
    word: "source",
    kind: Some(Kind::Source),
    doc: "a publication that can be cited",
    fields: &[
        must("id", Form::Id, "its name"),
        must("title", Form::Title, "title"),
        must("kind", Form::Word(words::<SourceKind>), "kind of publication"),
        must("published", Form::Day, "first day it could be read"),
        may("publisher", Form::Title, "who published it"),
        may("author", Form::Title, "who wrote it"),
        may("lang", Form::Text, "language of the publication"),
        may("url", Form::Text, "link"),
        may("accessed", Form::Day, "when you read it"),
        may("archive", Form::Text, "archived copy"),
        may("republished", Form::Parts(COPY), "copies elsewhere"),
        may("reliability", Form::Word(words::<Reliability>), "Admiralty letter"),
        may("access", Form::Word(words::<Access>), "how near it stands to what it reports"),
        may("bias", Form::Text, "known leaning, in words"),
        may("record", Form::Text, "its record of being right, in words"),
        may("licence", Form::Text, "its licence"),
        may("supersedes", Form::Ref(Kind::Source), "the edition it replaces"),
    ],
    read: |r| {
        let row = read(r);
        r.shelve(Kind::Source, row, |dataset| &mut dataset.sources);
    },
};

const COPY: &[Field] = &[
    must("by", Form::Title, "who republished it"),
    may("when", Form::When, "when"),
    may("url", Form::Text, "where"),
];

fn read(r: &mut Reader<'_, '_, '_>) -> Source {
    Source {
        id: r.id(),
        span: r.span(),
        title: r.must("title"),
        kind: r.must("kind"),
        published: r.must("published"),
        publisher: r.may("publisher"),
        author: r.may("author"),
        lang: r.may("lang"),
        url: r.may("url"),
        accessed: r.may("accessed"),
        archive: r.may("archive"),
        republished: r.parts("republished", copy),
        reliability: r.may("reliability"),
        access: r.may("access"),
        bias: r.may("bias"),
        record: r.may("record"),
        licence: r.may("licence"),
        supersedes: r.may("supersedes"),
    }
}

fn copy(r: &mut Reader<'_, '_, '_>) -> Republication {
    Republication {
        by: r.must("by"),
        when: r.may::<crate::dataset::date::When>("when").map(|when| when.text),
        url: r.may("url"),
    }
}
