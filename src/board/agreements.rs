//! Treaties and plans: how they stand, which points are known, and what is claimed of them.

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::subject::Series;
use crate::dataset::agreement::AgreementPoint;
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// An agreement on the board.
#[derive(Clone, Debug)]
pub struct AgreementRow<'a> {
    /// Its shelf position.
    pub at: usize,
    /// Its states.
    pub series: Series,
    /// Its points that were known by the date.
    pub points: Vec<&'a AgreementPoint>,
    /// Claims it is the principal subject of: shelf positions.
    pub claims: Vec<u32>,
    /// The standing claim by which it has more points than are known.
    pub said: Option<u32>,
}

/// The agreements on the board, in reading order.
pub fn rows<'a>(view: &AsOf<'a>, claims: &Claims) -> Vec<AgreementRow<'a>> {
    let dataset = view.dataset();
    let mut rows = Vec::new();
    for (at, agreement) in dataset.agreements.iter().enumerate() {
        let key = Key { kind: Kind::Agreement, id: agreement.id };
        if view.has_subject(key) {
            let points: Vec<_> = view.points(agreement).collect();
            rows.push(AgreementRow {
                at,
                series: Series::of(view, key),
                said: undescribed(view, claims, key, points.len()),
                points,
                claims: claims.principal(view, key).collect(),
            });
        }
    }
    rows
}

/// The first standing claim that counts more of its points than are known: a number in a claim that is
/// about something else in the first place counts the points of that.
fn undescribed(view: &AsOf<'_>, claims: &Claims, key: Key, known: usize) -> Option<u32> {
    claims.principal(view, key).find(|&at| {
        let amount = view.dataset().claims[at as usize].amount.as_ref().map(|it| &it.value);
        amount.is_some_and(|amount| {
            &*amount.unit.of == "point" && amount.low.value().is_some_and(|it| it > known.into())
        })
    })
}
