//! What became of the claims of each claimant: counts and days, no score.
//!
//! Few claims say little, and a corroborated claim need not be true; so nobody is ranked.

use std::cmp::Reverse;
use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::board::as_of::AsOf;
use crate::board::claims::{ClaimRow, Claims};
use crate::board::status::{Held, Status, Verdict, positions};
use crate::board::subject::days;
use crate::dataset::claim::{Claim, ClaimKind};
use crate::dataset::event::Event;
use crate::dataset::id::{Id, Key};
use crate::dataset::origin::Origin;
use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::Kind;

/// Who claims: an actor, or a publication in its own voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// An actor.
    Actor(Id),
    /// A publication; all of one publisher are one voice. It names one of which a claim is on the
    /// board.
    Publication(Id),
}

/// Days until the first other origin backed a claim, over the corroborated ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// The fewest; 0 where another origin had backed it by the day it was made.
    pub least: i64,
    /// The one in the middle; of an even number the mean of the two.
    pub median: Decimal,
    /// The most.
    pub most: i64,
}

/// What became of the claims of one claimant, as far as they can be seen.
#[derive(Clone, Debug)]
pub struct TrackRow {
    /// Who.
    pub voice: Voice,
    /// How many claims.
    pub claims: usize,
    /// How many of them are corroborated now.
    pub corroborated: usize,
    /// How many are contested or denied.
    pub disputed: usize,
    /// How many somebody looked at and could not confirm.
    pub unconfirmed: usize,
    /// How many were replaced or taken back.
    pub withdrawn: usize,
    /// How many others doubt, back only in part, see no evidence for or decline to comment on, and
    /// that are none of the above.
    pub doubted: usize,
    /// How many nobody else has spoken of.
    pub open: usize,
    /// How long it took until another origin backed one.
    pub days: Option<Days>,
    /// The oldest claim that nobody else has spoken of, with its age in days.
    pub oldest: Option<(u32, i64)>,
    /// Forecasts and intents about an event whose outcome is known: claim and event.
    pub outcomes: Vec<(u32, u32)>,
}

impl TrackRow {
    fn new(voice: Voice) -> Self {
        Self {
            voice,
            claims: 0,
            corroborated: 0,
            disputed: 0,
            unconfirmed: 0,
            withdrawn: 0,
            doubted: 0,
            open: 0,
            days: None,
            oldest: None,
            outcomes: Vec::new(),
        }
    }

    /// The counter of a verdict.
    fn counter(&mut self, verdict: &Verdict) -> &mut usize {
        match verdict.status {
            Status::Corroborated => &mut self.corroborated,
            Status::Contested | Status::Denied => &mut self.disputed,
            Status::Unconfirmed => &mut self.unconfirmed,
            Status::Superseded | Status::Retracted => &mut self.withdrawn,
            Status::SingleSource if is_open(verdict) => &mut self.open,
            Status::SingleSource => &mut self.doubted,
        }
    }
}

/// Whether nobody else has spoken of a claim of one origin. By the rule of [`Status`] doubts and
/// backing in part leave a claim as it is, but they are no silence.
fn is_open(verdict: &Verdict) -> bool {
    !verdict.has_reservations() && verdict.contrary == 0
}

/// Every claimant on the board: who made the most claims first, equals in reading order.
pub fn rows(view: &AsOf<'_>, claims: &Claims) -> Vec<TrackRow> {
    let shelf = &view.dataset().claims;
    let mut tracks: Vec<Track> = Vec::new();
    let mut places: HashMap<Origin, usize> = HashMap::new();
    for row in &claims.rows {
        let claim = &shelf[row.at as usize];
        // Two organs of one government are one origin and two claimants.
        let (key, voice) = match claim.by {
            Some(by) => (Origin::Actor(by.id), Voice::Actor(by.id)),
            None => (view.index.origins.of_source(claim.via.id), Voice::Publication(claim.via.id)),
        };
        let place = *places.entry(key).or_insert_with(|| {
            tracks.push(Track::new(voice));
            tracks.len() - 1
        });
        tracks[place].add(view, row);
    }
    let mut rows: Vec<TrackRow> = tracks.into_iter().map(Track::row).collect();
    rows.sort_by_key(|row| Reverse(row.claims));
    rows
}

/// One actor, if it makes a claim on the board.
pub fn of_actor(view: &AsOf<'_>, claims: &Claims, id: Id) -> Option<TrackRow> {
    let mut track = Track::new(Voice::Actor(id));
    let mentions = view.index.mentions(Key { kind: Kind::Actor, id }).iter();
    let by = |at: u32| view.dataset().claims.row(at)?.by.map(|by| by.id);
    let own = mentions.filter(|cite| cite.kind == Kind::Claim && by(cite.at) == Some(id));
    own.filter_map(|cite| claims.at(cite.at)).for_each(|row| track.add(view, row));
    Some(track.row()).filter(|row| row.claims > 0)
}

/// A row while the claims are counted.
struct Track {
    row: TrackRow,
    /// Days until another origin backed each of its corroborated claims.
    waited: Vec<i64>,
}

impl Track {
    fn new(voice: Voice) -> Self {
        Self { row: TrackRow::new(voice), waited: Vec::new() }
    }

    fn add(&mut self, view: &AsOf<'_>, row: &ClaimRow) {
        let claim = &view.dataset().claims[row.at as usize];
        let track = &mut self.row;
        track.claims += 1;
        *track.counter(&row.verdict) += 1;
        match row.verdict.status {
            Status::Corroborated => self.waited.extend(days_to_backing(view, row.at)),
            Status::SingleSource if is_open(&row.verdict) => {
                let age = days(claim.reported.value, view.question.as_of);
                // With hindsight a claim may be younger than the board.
                if age >= 0 && track.oldest.is_none_or(|(_, oldest)| age > oldest) {
                    track.oldest = Some((row.at, age));
                }
            }
            _ => {}
        }
        track.outcomes.extend(outcomes(view, claim).map(|event| (row.at, event)));
    }

    fn row(self) -> TrackRow {
        TrackRow { days: spread(self.waited), ..self.row }
    }
}

/// Days from a claim to the first statement by which another origin, which still holds to it, backed
/// it.
fn days_to_backing(view: &AsOf<'_>, at: u32) -> Option<i64> {
    let own = view.index.claim_origins[at as usize];
    let held = positions(view, at).into_iter().filter(Held::supports);
    let others: Vec<_> = held.map(|held| held.origin).filter(|&origin| origin != own).collect();
    let stances = view.index.stances_on.of(at).iter();
    let first = stances
        .filter(|&&row| others.contains(&view.index.stance_origins[row as usize]))
        .filter_map(|&row| view.row::<Stance>(row))
        .filter(|stance| stance.is == Position::Backs)
        .map(|stance| stance.reported.value)
        .min()?;
    let said = view.dataset().claims[at as usize].reported.value;
    Some(days(said, first).max(0))
}

/// Events that a forecast or an intent is about and whose outcome can be seen.
fn outcomes<'b>(view: &'b AsOf<'_>, claim: &'b Claim) -> impl Iterator<Item = u32> + 'b {
    let foretold = matches!(claim.kind, ClaimKind::Forecast | ClaimKind::Intent);
    let events = claim.about.iter().filter(move |link| foretold && link.kind == Kind::Event);
    events.filter_map(|link| view.prop(link)).map(|cite| cite.at).filter(|&at| {
        let event = view.row::<Event>(at).filter(|event| event.outcome.is_some());
        let known = event.and_then(|event| event.outcome_when.as_ref());
        known.is_some_and(|day| view.day_is_seen(day.value))
    })
}

fn spread(mut days: Vec<i64>) -> Option<Days> {
    days.sort_unstable();
    let (least, most) = (*days.first()?, *days.last()?);
    let (low, high) = (days[(days.len() - 1) / 2], days[days.len() / 2]);
    let median = (Decimal::from(low) + Decimal::from(high)) / Decimal::TWO;
    Some(Days { least, median: median.normalize(), most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        let days = |days: &[i64]| {
            spread(days.to_vec()).map(|it| (it.least, it.median.to_string(), it.most))
        };
        assert_eq!(days(&[]), None);
        assert_eq!(days(&[3]), Some((3, "3".to_owned(), 3)));
        assert_eq!(days(&[5, 0, 2]), Some((0, "2".to_owned(), 5)));
        assert_eq!(days(&[5, 0]), Some((0, "2.5".to_owned(), 5)));
    }
}
