//! What can only be settled when all files are read: files have no order among each other.

use rust_decimal::Decimal;

use crate::dataset::amount::Amount;
use crate::dataset::id::Ref;
use crate::dataset::words::Kind;
use crate::diagnostic::Diagnostic;
use crate::load::faults;
use crate::load::loading::{Loading, usual_about};
use crate::span::{At, Files, Span};

/// Settles origins, the width of `~`, the date of the brief, and a missing `[dataset]`.
pub(super) fn finish(loading: &mut Loading<'_>, files: &Files) {
    if loading.header_at.is_none() && files.iter().next().is_some() {
        loading.faults.add(
            Diagnostic::new(
                &faults::MISSING_TABLE,
                Span::default(),
                "the dossier has no `[dataset]`",
            )
            .help("add [dataset] with schema = 1, id, title, as-of and licence to one file"),
        );
    }
    if let Some(brief) = &mut loading.dataset.brief
        && !loading.brief_dated
    {
        brief.reported = loading.dataset.header.as_of;
    }
    settle_origins(loading, files);
    let about = loading.dataset.header.about;
    if about != usual_about() {
        widen(loading, about);
    }
}

/// A bare origin is an actor if there is one of that name, else a source.
fn settle_origins(loading: &mut Loading<'_>, files: &Files) {
    let dataset = &mut loading.dataset;
    let (actors, sources) = (&dataset.actors, &dataset.sources);
    let left_out = &loading.left_out;
    let settle = |origin: &mut Ref| {
        let is_actor = actors.get(origin.id).is_some() || left_out.contains(&origin.key());
        let is_source = sources.get(origin.id).is_some();
        let bare = !files.slice(origin.span).contains(':');
        if origin.kind == Kind::Actor && !is_actor && is_source && bare {
            origin.kind = Kind::Source;
        }
    };
    let claims = dataset.claims.rows_mut().iter_mut().map(|row| &mut row.origin);
    let stances = dataset.stances.rows_mut().iter_mut().map(|row| &mut row.origin);
    claims.chain(stances).flatten().for_each(settle);
}

/// Reads the amounts written with `~` again, once the dossier has said how wide that is.
fn widen(loading: &mut Loading<'_>, about: Decimal) {
    let again = |amount: &mut At<Amount>| {
        if amount.value.approximate
            && let Ok(wider) = Amount::parse(&amount.value.text, about)
        {
            amount.value = wider;
        }
    };
    let dataset = &mut loading.dataset;
    let claims = dataset.claims.rows_mut().iter_mut().filter_map(|row| row.amount.as_mut());
    let tolls = dataset.events.rows_mut().iter_mut().filter_map(|row| row.toll.as_mut());
    let aid = dataset.aid.rows_mut().iter_mut().filter_map(|row| row.amount.as_mut());
    let fronts = dataset.fronts.rows_mut().iter_mut().filter_map(|row| row.length.as_mut());
    let states = dataset.states.rows_mut().iter_mut().flat_map(|row| {
        let control = row.control.iter_mut().map(|(_, amount)| amount);
        control.chain(row.amount.as_mut())
    });
    claims.chain(tolls).chain(aid).chain(fronts).chain(states).for_each(again);
}
