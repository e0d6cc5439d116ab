//! What can only be settled when all files are read: files have no order among each other.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::dataset::Dataset;
use crate::dataset::amount::{Amount, usual_about};
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::Diagnostic;
use crate::load::faults;
use crate::load::form;
use crate::load::loading::{Loading, Trust};
use crate::load::references::KIND_MISSING;
use crate::span::{At, Files, Span};
use crate::text::Text;

/// Settles origins, the width of `~`, the date of the brief, and a missing `[dataset]`.
pub(super) fn finish(loading: &mut Loading<'_>, files: &Files, unread: bool) {
    let written = files.iter().any(|file| !file.text.trim().is_empty());
    let met = loading.header_at.is_some() || loading.header == Trust::Lost;
    if !met && written && !unread {
        loading.faults.add(
            Diagnostic::new(
                &faults::MISSING_TABLE,
                Span::default(),
                "the dossier has no `[dataset]`",
            )
            .help("add [dataset] with schema = 1, id, title, as-of and licence to one file"),
        );
    }
    date_brief(loading);
    settle_origins(loading);
    advise(loading, files);
    let about = loading.dataset.header.about;
    if about != usual_about() {
        widen(loading, about);
    }
}

/// A brief without a day is of the dossier's day. If that could not be read, the brief is left out:
/// no rule may judge a day that nobody wrote.
fn date_brief(loading: &mut Loading<'_>) {
    if loading.brief_dated {
        return;
    }
    let dataset = &mut loading.dataset;
    if loading.header == Trust::Full {
        if let Some(brief) = &mut dataset.brief {
            brief.reported = dataset.header.as_of;
        }
    } else if let Some(brief) = dataset.brief.take() {
        loading.left_refs.extend(brief.refs().map(|target| (brief.span, *target)));
    }
}

/// A bare origin is an actor if there is one of that name, else a source.
fn settle_origins(loading: &mut Loading<'_>) {
    let dataset = &mut loading.dataset;
    let (actors, sources) = (&dataset.actors, &dataset.sources);
    let bare = &loading.bare_origins;
    if bare.is_empty() {
        return;
    }
    let left = |kind| {
        let of_kind = loading.left_out.iter().filter(move |key| key.kind == kind);
        of_kind.map(|key| key.id).collect::<HashSet<Id>>()
    };
    let (left_actors, left_sources) = (left(Kind::Actor), left(Kind::Source));
    let settle = |origin: &mut Ref| {
        let is_actor = actors.get(origin.id).is_some() || left_actors.contains(&origin.id);
        let is_source = sources.get(origin.id).is_some() || left_sources.contains(&origin.id);
        if origin.kind == Kind::Actor && !is_actor && is_source && bare.contains(&origin.span) {
            origin.kind = Kind::Source;
        }
    };
    let left_refs = loading.left_refs.iter_mut().map(|(_, target)| target);
    left_refs.for_each(settle);
    let claims = dataset.claims.rows_mut().iter_mut().map(|row| &mut row.origin);
    let stances = dataset.stances.rows_mut().iter_mut().map(|row| &mut row.origin);
    claims.chain(stances).flatten().for_each(settle);
}

/// Names records of this dossier in repairs that could not know them when they were written.
fn advise(loading: &mut Loading<'_>, files: &Files) {
    let (dataset, left_out) = (&loading.dataset, &loading.left_out);
    let mut named: HashMap<String, String> = HashMap::new();
    loading.faults.each(&mut |fault| {
        let Some(help) = &fault.help else {
            return;
        };
        if fault.label.as_str() == KIND_MISSING {
            let word = files.slice(fault.span).trim_matches(['"', '\'']);
            if let Some(address) = address_of(dataset, left_out, word) {
                fault.help = Some(Text::of(&format!("did you mean `{address}`?")));
                return;
            }
        }
        if let Some((before, rest)) = help.split_once(form::BLANK[0])
            && let Some((blank, after)) = rest.split_once(form::BLANK[1])
        {
            let name =
                named.entry(blank.to_owned()).or_insert_with(|| own_name(dataset, left_out, blank));
            fault.help = Some(Text::of(&format!("{before}{name}{after}")));
        }
    });
}

/// What stands in a blank: the first record of this dossier that may, of the first kind that has any.
/// Where there is but one kind, a record with faults of its own will do.
fn own_name(dataset: &Dataset, left_out: &[Key], blank: &str) -> String {
    let (full, kinds) = match blank.strip_prefix(':') {
        Some(kinds) => (true, kinds),
        None => (false, blank),
    };
    let kinds = || kinds.split(' ').filter_map(Kind::parse);
    let own = kinds().find_map(|kind| dataset.first(kind).map(|id| (kind, dataset.word(id))));
    let faulty = || {
        let kind = kinds().next().filter(|_| !full)?;
        let key = left_out.iter().find(|key| key.kind == kind && **key != Key::nameless(kind))?;
        Some((kind, dataset.word(key.id)))
    };
    match own.or_else(faulty).or_else(|| kinds().next().map(|kind| (kind, "ID"))) {
        Some((kind, id)) if full => format!("{}:{id}", kind.word()),
        Some((_, id)) => id.to_owned(),
        None => String::new(),
    }
}

/// The first record of any kind that has this name, be it one with faults of its own.
fn address_of(dataset: &Dataset, left_out: &[Key], word: &str) -> Option<String> {
    let id = dataset.names.find(word)?;
    let key = |kind: &Kind| Key { kind: *kind, id };
    let sound = Kind::ALL.iter().map(key).find(|key| dataset.has(*key));
    let written = sound.or_else(|| left_out.iter().copied().find(|key| key.id == id));
    written.map(|key| dataset.address(key))
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
