//! Our judgements with the present status of their props.

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::status::{Status, verdict};
use crate::dataset::claim::Claim;
use crate::dataset::date::Day;
use crate::dataset::event::Event;
use crate::dataset::id::Ref;
use crate::dataset::judgement::Judgement;
use crate::dataset::words::Kind;

/// The props of an assessment as they stand now.
#[derive(Clone, Debug, Default)]
pub struct Props {
    /// Claims that can be seen, with their present status.
    pub claims: Vec<(u32, Status)>,
    /// How many claims, events and maps it rests on can be seen.
    pub standing: usize,
    /// How many claims, events and maps cannot be seen, because somebody is left out.
    pub fallen: usize,
    /// Claims whose status was another when the assessment was made: before and now.
    pub moved: Vec<(u32, Status, Status)>,
    /// Events that came out since the assessment was made.
    pub came_out: Vec<u32>,
}

impl Props {
    /// Looks at what an assessment made on a day rests on.
    pub fn of(view: &AsOf<'_>, claims: &Claims, made: Day, props: &[Ref]) -> Self {
        let standing: Vec<_> =
            claims.props(view, props).map(|row| (row.at, row.verdict.status)).collect();
        let seen = |prop: &&Ref| view.prop(prop).map(|cite| view.sees(cite));
        Self {
            moved: moved(view, made, &standing),
            came_out: came_out(view, made, props),
            standing: props.iter().filter(|prop| seen(prop) == Some(true)).count(),
            fallen: props.iter().filter(|prop| seen(prop) == Some(false)).count(),
            claims: standing,
        }
    }
}

/// A judgement that stands on the board.
#[derive(Clone, Debug)]
pub struct JudgementRow {
    /// Its shelf position.
    pub at: u32,
    /// What speaks for it.
    pub props: Props,
    /// What speaks against it.
    pub contrary: Props,
    /// Its outcome can be seen.
    pub outcome_known: bool,
}

/// The judgements that stand: made by the date and not superseded, in reading order.
pub fn rows(view: &AsOf<'_>, claims: &Claims) -> Vec<JudgementRow> {
    let superseded: Vec<_> = view
        .rows::<Judgement>()
        .flat_map(|(_, judgement)| judgement.supersedes.iter().map(|link| link.id))
        .collect();
    view.rows::<Judgement>()
        .filter(|(_, judgement)| !superseded.contains(&judgement.id))
        .map(|(at, it)| {
            let made = it.reported.value;
            let known = it.outcome_when.as_ref().is_some_and(|day| view.day_is_seen(day.value));
            JudgementRow {
                at,
                props: Props::of(view, claims, made, &it.rests_on),
                contrary: Props::of(view, claims, made, &it.contrary),
                outcome_known: known && it.outcome.is_some(),
            }
        })
        .collect()
}

/// Claims whose status on the day the assessment was made was another one.
fn moved(view: &AsOf<'_>, made: Day, props: &[(u32, Status)]) -> Vec<(u32, Status, Status)> {
    let then = view.question.at(made);
    let then = AsOf::new(view.index, &then);
    props
        .iter()
        .filter_map(|&(at, now)| {
            let before = then.row::<Claim>(at).map(|_| verdict(&then, at).status)?;
            (before != now).then_some((at, before, now))
        })
        .collect()
}

/// Events among the props, or that a claim among them is about, whose outcome became known after
/// the assessment was made.
fn came_out(view: &AsOf<'_>, made: Day, props: &[Ref]) -> Vec<u32> {
    let dataset = view.dataset();
    let claims = props.iter().filter(|prop| prop.kind == Kind::Claim);
    let about = claims.filter_map(|prop| dataset.claims.get(prop.id)).flat_map(|it| &it.about);
    let mut events: Vec<_> = props
        .iter()
        .chain(about)
        .filter(|link| link.kind == Kind::Event)
        .filter_map(|link| view.prop(link))
        .map(|cite| cite.at)
        .filter(|&at| {
            let outcome = view.row::<Event>(at).and_then(|event| event.outcome_when.as_ref());
            outcome.is_some_and(|day| day.value > made && view.day_is_seen(day.value))
        })
        .collect();
    events.sort_unstable();
    events.dedup();
    events
}
