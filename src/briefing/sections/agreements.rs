//! Treaties and plans, with the points that are known.

use crate::board::Board;
use crate::board::subject::Series;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Item, Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain};
use crate::briefing::wording::{actor, attributed, day, join, publication, when};
use crate::dataset::agreement::Agreement;
use crate::dataset::id::{Key, Ref};
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "agreements",
    title: "Agreements and plans",
    doc: "treaties and plans: how they stand, and which of their points are known",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let dataset = board.view.dataset();
    let items: Vec<_> = dataset
        .agreements
        .iter()
        .filter(|it| board.view.has_subject(Key { kind: Kind::Agreement, id: it.id }))
        .map(|it| agreement(board, it))
        .collect();
    if items.is_empty() {
        return vec![Block::Note("No report of this date speaks of an agreement.".to_owned())];
    }
    vec![Block::List(items)]
}

fn agreement(board: &Board<'_>, it: &Agreement) -> Item {
    let view = &board.view;
    let dataset = view.dataset();
    let key = Key { kind: Kind::Agreement, id: it.id };
    let parties: Vec<_> = it.parties.iter().map(|party| actor(dataset, party.id)).collect();
    let series = Series::of(view, key);
    let mut runs = vec![
        cited(it.name.to_string(), Tone::Strong, Vec::new()),
        plain(format!(" ({}; {}", it.kind.word().replace('-', " "), join(&parties))),
    ];
    if let Some(state) = series.newest(view) {
        let text = format!("): {}, {}.", state.is.value.replace('-', " "), when(&state.when.value));
        runs.push(cited(text, Tone::Plain, series.cite().into_iter().collect()));
    } else {
        runs.push(plain(")."));
    }
    let mut below: Vec<Vec<Run>> = it
        .points
        .iter()
        .filter(|point| view.day_is_seen(point.reported.value) && view.has_source(point.via.id))
        .map(|point| {
            let secret = if point.public { "" } else { " (not published)" };
            vec![plain(format!(
                "Point {}{secret}: {} ({}, {})",
                point.n,
                point.text,
                publication(dataset, point.via.id),
                day(point.reported.value),
            ))]
        })
        .collect();
    if let Some(gap) =
        board.gaps.undescribed.iter().find(|gap| dataset.agreements[gap.agreement].id == it.id)
    {
        let claim = &dataset.claims[gap.claim as usize];
        let of = claim.amount.as_ref().map(|it| crate::briefing::wording::range(&it.value));
        below.push(vec![cited(
            format!("{} of {} points are described.", gap.known, of.unwrap_or_default()),
            Tone::Alert,
            vec![claim_cite(gap.claim)],
        )]);
    }
    let principal = |at: u32| dataset.claims[at as usize].about.first().map(Ref::key) == Some(key);
    let claims = board.claims.about(view, key).map(|row| row.at).filter(|&at| principal(at));
    below.extend(claims.map(|at| attributed(board, at)));
    Item { runs, record: dataset.address(key), below }
}
