//! `[dataset]`: the dossier about itself.

use rust_decimal::Decimal;

use crate::dataset::header::Header;
use crate::dataset::judgement::LikelihoodScale;
use crate::diagnostic::Diagnostic;
use crate::load::faults;
use crate::load::form::{Form, RecordForm, may, must, words};
use crate::load::loading::usual_about;
use crate::load::reader::Reader;
use crate::load::references::is_slug;
use crate::load::tree::{Data, Value};
use crate::load::values::{FromValue, exact};
use crate::text::Text;

pub(super) static FORM: RecordForm = RecordForm {
    word: "dataset",
    kind: None,
    doc: "the dossier about itself, once",
    fields: &[
        must("schema", Form::Integer(0, i64::MAX), "version of the format: 1"),
        must("id", Form::Id, "the dossier's name"),
        must("title", Form::Title, "title"),
        must("as-of", Form::Day, "the date the board opens at"),
        must("licence", Form::Title, "licence of the dossier"),
        may("summary", Form::Text, "what it is about"),
        may("authors", Form::Texts, "who wrote it"),
        may("handling", Form::Text, "how it may be passed on"),
        may("sides", Form::Labels, "id and label of each side"),
        may("units", Form::Labels, "units of its own; `gun = \"gun, guns\"` gives both forms"),
        may("tags", Form::Labels, "tags and what they mean"),
        may(
            "currency",
            Form::Title,
            "the currency of the authors; sums are shown in each currency as it was promised",
        ),
        may(
            "likelihood-scale",
            Form::Word(words::<LikelihoodScale>),
            "whose likelihood words are used",
        ),
        may("about", Form::Share, "how wide `~` is; a tenth if not given"),
    ],
    read: |r| {
        let header = read(r);
        r.keep_header(header);
    },
};

fn read(r: &mut Reader<'_, '_, '_>) -> Header {
    schema(r);
    Header {
        id: r.id(),
        span: r.span(),
        title: r.must("title"),
        as_of: r.must("as-of"),
        licence: r.must("licence"),
        summary: r.may("summary"),
        authors: r.many("authors"),
        handling: r.may("handling"),
        sides: labels(r, "sides"),
        units: labels(r, "units"),
        tags: labels(r, "tags"),
        currency: r.may("currency"),
        likelihood_scale: r.may("likelihood-scale").unwrap_or(LikelihoodScale::Icd203),
        about: about(r),
    }
}

fn schema(r: &mut Reader<'_, '_, '_>) {
    let (field, value) = r.next("schema");
    let number: i64 = r.required(field, value);
    if let Some(Value { data: Data::Integer(..), span }) = value
        && number != 1
    {
        let message = format!("this program reads schema 1, not {number}");
        r.fault(
            Diagnostic::new(&faults::SCHEMA, *span, message)
                .label("unknown version")
                .help("write `schema = 1`, or use a newer program"),
        );
    }
}

/// `{ id = "label" }`, in the order it was written.
fn labels(r: &mut Reader<'_, '_, '_>, name: &str) -> Vec<(Text, Text)> {
    let (field, Some(value)) = r.next(name) else {
        return Vec::new();
    };
    let Data::Table(table) = &value.data else {
        r.spoil();
        r.loading.wrong_type(value, field);
        return Vec::new();
    };
    let mut all = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        if !is_slug(&row.key.word) {
            r.loading.bad_slug(&faults::BAD_ID, &row.key.word, row.key.span);
            r.spoil();
        }
        match Text::read(r.loading, &row.value, field) {
            Some(label) => all.push((Text::of(&row.key.word), label)),
            None => r.spoil(),
        }
    }
    all
}

/// `"10 %"` or `0.1`, from 0 to 1.
fn about(r: &mut Reader<'_, '_, '_>) -> Decimal {
    let (field, Some(value)) = r.next("about") else {
        return usual_about();
    };
    let share = match &value.data {
        Data::Text(words) => words
            .strip_suffix('%')
            .and_then(|number| crate::dataset::amount::number(number.trim()).ok())
            .and_then(|number| number.checked_div(Decimal::ONE_HUNDRED)),
        data => exact(data).and_then(Result::ok),
    };
    let possible = |share: &Decimal| (Decimal::ZERO..=Decimal::ONE).contains(share);
    share.filter(possible).unwrap_or_else(|| {
        r.spoil();
        let message = "takes a part of the number, from 0 to 100 %";
        r.loading.bad(&faults::BAD_NUMBER, value.span, message, field);
        usual_about()
    })
}
