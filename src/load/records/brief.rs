//! `[brief]`: what a reader gets first.

use crate::dataset::date::Day;
use crate::dataset::header::{Brief, SectionName};
use crate::dataset::words::Kind;
use crate::load::form::{Form, may, must, words};
use crate::load::records::{ANY, RecordForm};

pub(super) static FORM: RecordForm = RecordForm {
    word: "brief",
    kind: None,
    doc: "what a reader gets first, at most once",
    fields: &[
        must("bottom-line", Form::Text, "the first thing a reader needs"),
        may("reported", Form::Day, "when it was written; the dossier's `as-of` if not given"),
        may("rests-on", Form::Frees(ANY), "what the bottom line rests on"),
        may("takeaways", Form::Frees(ANY), "records to take away, in order"),
        may("watch", Form::Refs(Kind::Indicator), "indicators to watch"),
        may(
            "sections",
            Form::Words(words::<SectionName>),
            "sections and order of the printed brief",
        ),
    ],
    read: |r| {
        let bottom_line = r.must("bottom-line");
        let reported: Option<Day> = r.may("reported");
        let brief = Brief {
            span: r.span(),
            bottom_line,
            reported: reported.unwrap_or_default(),
            rests_on: r.many("rests-on"),
            takeaways: r.many("takeaways"),
            watch: r.many("watch"),
            sections: r.many("sections"),
        };
        r.keep_brief(brief, reported.is_some());
    },
};
