//! `[defaults]`: what every record of a file carries unless it says otherwise.

use crate::dataset::date::Day;
use crate::dataset::id::Ref;
use crate::dataset::rating::Rating;
use crate::dataset::words::Kind;
use crate::load::form::{Field, Form, may};
use crate::load::keys;
use crate::load::loading::Loading;
use crate::load::tree::{Data, Row, Table, Value};
use crate::load::values::FromValue;
use crate::text::Text;

/// The fields that may have a default.
pub(super) static FIELDS: &[Field] = &[
    may("via", Form::Ref(Kind::Source), "where it was said or read"),
    may("reported", Form::Day, "when it was said or published"),
    may("rating", Form::Rating, "Admiralty rating of claims"),
    may("lang", Form::Text, "language of sources"),
    may("tags", Form::Texts, "marks for searching"),
];

/// The defaults of one file.
#[derive(Default)]
pub(super) struct Defaults<'t>(Vec<Row<'t>>);

/// Reads `[defaults]`. A value with a fault is noted here and not again in every record.
pub(super) fn read<'t>(loading: &mut Loading<'_>, table: &Table<'t>) -> Defaults<'t> {
    for row in table.rows.iter().filter(|row| keys::find(FIELDS, 0, &row.key).is_none()) {
        if let Some(fault) = keys::unknown(row, table, FIELDS, "defaults") {
            loading.faults.add(fault);
        }
    }
    let mut rows = table.rows.clone();
    for row in &mut rows {
        let Some(field) = FIELDS.iter().find(|field| field.name == row.key.word) else {
            continue;
        };
        if !fits(loading, &row.value, field) {
            row.value.data = Data::Broken;
        }
    }
    Defaults(rows)
}

fn fits(loading: &mut Loading<'_>, value: &Value<'_>, field: &Field) -> bool {
    match (field.form, &value.data) {
        (Form::Ref(_), _) => Ref::read(loading, value, field).is_some(),
        (Form::Day, _) => Day::read(loading, value, field).is_some(),
        (Form::Rating, _) => Rating::read(loading, value, field).is_some(),
        (Form::Texts, Data::List(values)) => {
            values.iter().all(|value| Text::read(loading, value, field).is_some())
        }
        _ => Text::read(loading, value, field).is_some(),
    }
}

impl<'t> Defaults<'t> {
    /// The value a record takes for a field it lacks.
    pub(super) fn get(&self, field: &Field) -> Option<&Value<'t>> {
        let row = self.0.iter().find(|row| row.key.word == field.name)?;
        fill(field).then_some(&row.value)
    }
}

/// Whether a default fills such a field: same name and same meaning. The `via` of an aid package is a
/// vehicle and the `rating` of an actor a letter, so they are not filled.
pub(super) fn fill(field: &Field) -> bool {
    match (field.name, field.form) {
        ("via", Form::Ref(kind)) => kind == Kind::Source,
        (name, form) => matches!(
            (name, form),
            ("reported", Form::Day)
                | ("rating", Form::Rating)
                | ("lang", Form::Text)
                | ("tags", Form::Texts)
        ),
    }
}
