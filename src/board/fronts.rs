//! How each front stands, for whom, and what that rests on.

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::figures::{Figures, figures};
use crate::board::status::Status;
use crate::board::subject::Series;
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// A front on the board.
#[derive(Clone, Debug)]
pub struct FrontRow {
    /// Its shelf position.
    pub at: usize,
    /// Its states.
    pub series: Series,
    /// Claims its newest state rests on, with their present status.
    pub props: Vec<(u32, Status)>,
    /// What is measured of it, by measure: length, ground held.
    pub figures: Vec<Figures>,
    /// Claims about it, in the first place, that are newer than its newest state.
    pub newer: Vec<u32>,
    /// Days since its newest state.
    pub age: Option<i64>,
}

/// The fronts on the board, in the order of the dossier.
pub fn rows(view: &AsOf<'_>, claims: &Claims) -> Vec<FrontRow> {
    let dataset = view.dataset();
    let mut rows: Vec<_> = dataset
        .fronts
        .iter()
        .enumerate()
        .map(|(at, front)| (at, Key { kind: Kind::Front, id: front.id }))
        .filter(|&(_, key)| view.has_subject(key))
        .map(|(at, key)| {
            let series = Series::of(view, key);
            let rests_on = series.newest(view).map_or(&[][..], |state| &state.rests_on);
            let props =
                claims.props(view, rests_on).map(|row| (row.at, row.verdict.status)).collect();
            let figures = figures(view, claims, key);
            let assessed = series.newest(view).map(|state| state.reported.value);
            let is_newer = |&at: &u32| Some(view.index.claims[at as usize].said) > assessed;
            let newer = claims.principal(view, key).filter(is_newer).collect();
            FrontRow { at, props, figures, newer, age: series.age(view), series }
        })
        .collect();
    rows.sort_by_key(|row| (dataset.fronts[row.at].order.unwrap_or(i64::MAX), row.at));
    rows
}
