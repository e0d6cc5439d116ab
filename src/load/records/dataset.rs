//! `[dataset]`: the dossier about itself.

use rust_decimal::Decimal;

use crate::dataset::amount::usual_about;
use crate::dataset::header::Header;
use crate::dataset::judgement::LikelihoodScale;
use crate::dataset::state::Standing;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::Diagnostic;
use crate::load::faults;
use crate::load::form::{Form, VERSION, may, must, words};
use crate::load::reader::Reader;
use crate::load::records::RecordForm;
use crate::load::slug::is_slug;
use crate::load::tree::{Data, Value};
use crate::load::values::{FromValue, exact};
use crate::text::Text;

pub(super) static FORM: RecordForm = RecordForm {
    word: "dataset",
    kind: None,
    doc: "the dossier about itself, once",
    fields: &[
        must("schema", Form::Version, "version of the format"),
        must("id", Form::Id, "the dossier's name"),
        must("title", Form::Title, "title"),
        must("as-of", Form::Day, "the date the board opens at"),
        must("licence", Form::Title, "licence of the dossier"),
        may("summary", Form::Text, "what it is about"),
        may("authors", Form::Texts, "who wrote it"),
        may("handling", Form::Text, "how it may be passed on"),
        may("sides", Form::Labels("ua = \"Ukraine and its backers\""), "id and label of each side"),
        may(
            "units",
            Form::Labels("gun = \"gun, guns\""),
            "units of its own; `gun = \"gun, guns\"` gives both forms",
        ),
        may("tags", Form::Labels("training = \"Training of soldiers\""), "tags and what they mean"),
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
        may(
            "stale-after",
            Form::Days,
            "after how many days the newest state of a kind of subject is out of date; a kind not named never is",
        ),
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
        stale_after: stale_after(r),
    }
}

fn schema(r: &mut Reader<'_, '_, '_>) {
    let (field, value) = r.next("schema");
    let number: i64 = r.required(field, value);
    if let Some(Value { data: Data::Integer(..), span }) = value
        && number != VERSION
    {
        let message = format!("this program reads schema {VERSION}, not {number}");
        r.fault(
            Diagnostic::new(&faults::SCHEMA, *span, message)
                .label("unknown version")
                .help(format!("write `schema = {VERSION}`, or use a newer program")),
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
        let label = match &row.value.data {
            Data::Text(_) | Data::Broken => Text::read(r.loading, &row.value, field),
            _ => {
                let name = Text::of(&row.key.word);
                r.loading.wrong_type_of(&name, "its label in quotes", &row.value, field);
                None
            }
        };
        match label {
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

/// `{ front = 7 }`: kinds of subject that have states, each with a number of days.
fn stale_after(r: &mut Reader<'_, '_, '_>) -> Vec<(Kind, i64)> {
    let (field, Some(value)) = r.next("stale-after") else {
        return Vec::new();
    };
    let Data::Table(table) = &value.data else {
        r.spoil();
        r.loading.wrong_type(value, field);
        return Vec::new();
    };
    let mut all = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let word: &str = &row.key.word;
        let kind = Standing::KINDS.into_iter().find(|kind| kind.word() == word);
        if kind.is_none() {
            let words = Standing::KINDS.map(Kind::word);
            r.loading.unknown_word(word, row.key.span, "kind of subject with states", &words);
        }
        // Named after its row, so that a fault shows what to write there.
        let days = may(kind.map_or("days", Kind::word), Form::Integer(1, A_CENTURY), "");
        let days = i64::read(r.loading, &row.value, &days);
        match kind.zip(days) {
            Some(limit) => all.push(limit),
            None => r.spoil(),
        }
    }
    all
}

/// A limit that no dossier would reach, in days.
const A_CENTURY: i64 = 36_525;
