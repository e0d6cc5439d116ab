//! Our judgements with the present status of their props, and how often their likelihood words came
//! true.

use std::collections::BTreeMap;

use crate::board::as_of::AsOf;
use crate::board::claims::Claims;
use crate::board::status::{Status, verdict};
use crate::board::subject::days;
use crate::dataset::claim::Claim;
use crate::dataset::date::Day;
use crate::dataset::event::Event;
use crate::dataset::id::{Id, Ref};
use crate::dataset::judgement::{CameTrue, Judgement};
use crate::dataset::record::Cite;
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

/// One thing an assessment rests on, as far as it can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prop {
    /// What it is.
    pub link: Ref,
    /// The report, if it is one.
    pub cite: Option<Cite>,
    /// The status of a claim, now.
    pub now: Option<Status>,
    /// Its status when the assessment was made, if that was another.
    pub before: Option<Status>,
    /// An event that came out since the assessment was made.
    pub came_out: bool,
}

/// What an assessment names among its props and can be seen, in the author's order.
pub fn seen(view: &AsOf<'_>, links: &[Ref], props: &Props) -> Vec<Prop> {
    let prop = |link: &Ref| {
        let cite = view.dataset().cite(link.key());
        let is_seen = match link.kind {
            Kind::Source => view.has_source(link.id),
            _ => cite.map_or_else(|| view.has_subject(link.key()), |cite| view.sees(cite)),
        };
        let at = cite.filter(|_| is_seen).map(|cite| cite.at);
        let claim = |&&(claim, _): &&(u32, Status)| link.kind == Kind::Claim && Some(claim) == at;
        let moved = props.moved.iter().find(|it| link.kind == Kind::Claim && Some(it.0) == at);
        is_seen.then_some(Prop {
            link: *link,
            cite,
            now: props.claims.iter().find(claim).map(|&(_, status)| status),
            before: moved.map(|&(_, before, _)| before),
            came_out: link.kind == Kind::Event && at.is_some_and(|at| props.came_out.contains(&at)),
        })
    };
    links.iter().filter_map(prop).collect()
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
    /// Days since the last day it was meant to hold for, if that is past and no outcome is known.
    pub past: Option<i64>,
}

/// The judgements that stand: made by the date and not superseded, in reading order.
pub fn rows(view: &AsOf<'_>, claims: &Claims) -> Vec<JudgementRow> {
    let heirs = heirs(view);
    view.rows::<Judgement>()
        .filter(|(_, judgement)| !heirs.contains_key(&judgement.id))
        .map(|(at, it)| {
            let made = it.reported.value;
            let outcome_known = outcome_known(view, it);
            let end = it.until.as_ref().and_then(|until| until.latest);
            let past = end.map(|end| days(end, view.question.as_of));
            JudgementRow {
                at,
                props: Props::of(view, claims, made, &it.rests_on),
                contrary: Props::of(view, claims, made, &it.contrary),
                outcome_known,
                past: past.filter(|&days| days > 0 && !outcome_known),
            }
        })
        .collect()
}

/// Whether the outcome of a judgement can be seen.
pub fn outcome_known(view: &AsOf<'_>, judgement: &Judgement) -> bool {
    let known = judgement.outcome_when.as_ref().is_some_and(|day| view.day_is_seen(day.value));
    known && judgement.outcome.is_some()
}

/// The judgements that others took the place of, by name, each with the first in reading order that
/// did.
pub fn heirs(view: &AsOf<'_>) -> BTreeMap<Id, u32> {
    let mut heirs = BTreeMap::new();
    for (at, newer) in view.rows::<Judgement>() {
        for old in &newer.supersedes {
            heirs.entry(old.id).or_insert(at);
        }
    }
    heirs
}

/// The same in reading order, as far as they can be seen themselves.
pub fn replaced(view: &AsOf<'_>) -> Vec<(u32, u32)> {
    let heirs = heirs(view);
    let old = view.rows::<Judgement>();
    old.filter_map(|(at, old)| Some((at, *heirs.get(&old.id)?))).collect()
}

/// How often what was called so likely came true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// The likelihood word.
    pub word: &'static str,
    /// The range it stands for, in per cent.
    pub range: (u8, u8),
    /// The judgements made with it, replaced ones too, in reading order.
    pub made: Vec<u32>,
    /// How many of them came true.
    pub yes: usize,
    /// How many did in part.
    pub partly: usize,
    /// How many did not.
    pub no: usize,
}

impl Calibration {
    /// How many came out, one way or the other.
    pub fn out(&self) -> usize {
        self.yes + self.partly + self.no
    }
}

/// The likelihood words in use, in the order of the scale. A judgement that was replaced counts: it
/// was made.
pub fn calibration(view: &AsOf<'_>) -> Vec<Calibration> {
    let scale = view.dataset().header.likelihood_scale.words();
    let new = |&(word, low, high): &(&'static str, u8, u8)| Calibration {
        word,
        range: (low, high),
        made: Vec::new(),
        yes: 0,
        partly: 0,
        no: 0,
    };
    let mut words: Vec<Calibration> = scale.iter().map(new).collect();
    // What a scenario assumes was never judged.
    let made = view.rows::<Judgement>().filter(|(_, it)| !view.dataset().is_assumed(it.span));
    for (at, it) in made {
        let Some(likelihood) = &it.likelihood else { continue };
        let Some(row) = words.iter_mut().find(|row| row.word == &*likelihood.value) else {
            continue;
        };
        row.made.push(at);
        let came = it.came_true.as_ref().filter(|_| outcome_known(view, it));
        match came.map(|came| came.value) {
            Some(CameTrue::Yes) => row.yes += 1,
            Some(CameTrue::Partly) => row.partly += 1,
            Some(CameTrue::No) => row.no += 1,
            None => {}
        }
    }
    words.retain(|row| !row.made.is_empty());
    words
}

/// Claims whose status on the day the assessment was made was another one.
fn moved(view: &AsOf<'_>, made: Day, props: &[(u32, Status)]) -> Vec<(u32, Status, Status)> {
    if props.is_empty() {
        return Vec::new();
    }
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
            let event = view.row::<Event>(at).filter(|event| event.outcome.is_some());
            let known = event.and_then(|event| event.outcome_when.as_ref());
            known.is_some_and(|day| day.value > made && view.day_is_seen(day.value))
        })
        .collect();
    events.sort_unstable();
    events.dedup();
    events
}
