//! Which key of a table writes which field, and what to say of one that writes none.

use crate::diagnostic::{Diagnostic, did_you_mean, short};
use crate::load::faults;
use crate::load::form::Field;
use crate::load::tree::{Key, Row, Table};

/// Where a key's field is, tried first from `from` on: keys come in the usual order.
pub(super) fn find(fields: &[Field], from: usize, key: &Key<'_>) -> Option<usize> {
    let (before, after) = fields.split_at_checked(from).unwrap_or((fields, &[]));
    let named = |field: &Field| key.is(field.name, field.mark);
    after
        .iter()
        .position(named)
        .map(|at| at + before.len())
        .or_else(|| before.iter().position(named))
}

/// The fault of a row that is none of the fields of a table, which is called `label`. `ext` has none:
/// it belongs to whoever wrote the dossier.
pub(super) fn unknown(
    row: &Row<'_>,
    table: &Table<'_>,
    fields: &[Field],
    label: &str,
) -> Option<Diagnostic> {
    let word: &str = &row.key.word;
    if word == "ext" {
        return None;
    }
    let names = fields.iter().map(|field| field.name);
    // A field that is written already is not the one that was meant.
    let free = names.clone().filter(|name| table.get(name).is_none());
    let help = match did_you_mean(short(word), free) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!(
            "the fields are {}; columns of your own belong in `ext`",
            names.collect::<Vec<_>>().join(", ")
        ),
    };
    let message = format!("{label} has no field `{}`", short(word));
    let fault = Diagnostic::new(&faults::UNKNOWN_KEY, row.key.span, message);
    Some(fault.label("unknown field").help(help))
}
