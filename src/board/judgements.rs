//! Our judgements with the present status of their props.

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::status::{Status, verdict};
use crate::dataset::claim::Claim;
use crate::dataset::judgement::Judgement;

/// A judgement that stands on the board.
#[derive(Clone, Debug)]
pub struct JudgementRow {
    /// Its shelf position.
    pub at: u32,
    /// Claims for it, with their present status.
    pub props: Vec<(u32, Status)>,
    /// Claims against it, with their present status.
    pub contrary: Vec<(u32, Status)>,
    /// Props whose status changed since the judgement was made: before and now.
    pub moved: Vec<(u32, Status, Status)>,
}

/// The judgements that stand: made by the date and not superseded, in reading order.
pub fn rows(view: &AsOf<'_>, claims: &Claims) -> Vec<JudgementRow> {
    let superseded: Vec<_> = view
        .rows::<Judgement>()
        .flat_map(|(_, judgement)| judgement.supersedes.iter().map(|link| link.id))
        .collect();
    view.rows::<Judgement>()
        .filter(|(_, judgement)| !superseded.contains(&judgement.id))
        .map(|(at, judgement)| {
            let props: Vec<_> = claims
                .props(view, &judgement.rests_on)
                .map(|row| (row.at, row.verdict.status))
                .collect();
            let contrary = claims
                .props(view, &judgement.contrary)
                .map(|row| (row.at, row.verdict.status))
                .collect();
            let moved = moved(view, judgement, &props);
            JudgementRow { at, props, contrary, moved }
        })
        .collect()
}

/// Props whose status on the day of the judgement was another one.
fn moved(
    view: &AsOf<'_>,
    judgement: &Judgement,
    props: &[(u32, Status)],
) -> Vec<(u32, Status, Status)> {
    let then = view.question.at(judgement.reported.value);
    let then = AsOf::new(view.index, &then);
    props
        .iter()
        .filter_map(|&(at, now)| {
            let before = verdict(&then, at, then.row::<Claim>(at)?).status;
            (before != now).then_some((at, before, now))
        })
        .collect()
}
