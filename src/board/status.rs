//! The status of a claim: derived by a rule that is printed beside it, never typed in.

use std::collections::{BTreeSet, HashMap};

use crate::board::as_of::AsOf;
use crate::dataset::claim::Claim;
use crate::dataset::date::Day;
use crate::dataset::id::Id;
use crate::dataset::origin::Origin;
use crate::dataset::record::Cite;
use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::{Kind, Word, words};

words! {
    /// Where a claim stands; the first rule that matches decides.
    Status, "status":
    Retracted = "retracted", Superseded = "superseded", Contested = "contested",
    Corroborated = "corroborated", Denied = "denied", Unconfirmed = "unconfirmed",
    SingleSource = "single-source",
}

impl Status {
    /// The rule in words.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Retracted => "the claimant took it back",
            Self::Superseded => "a newer claim takes its place",
            Self::Contested => {
                "an independent origin backs it and another denies it, \
                 or another origin claims the contrary"
            }
            Self::Corroborated => "at least two independent origins assert or back it",
            Self::Denied => "somebody denies it, and no independent origin backs it",
            Self::Unconfirmed => "somebody asked about it could not confirm it",
            Self::SingleSource => "one origin alone asserts it, and no rule above applies",
        }
    }

    /// Neither retracted nor superseded.
    pub fn stands(self) -> bool {
        !matches!(self, Self::Retracted | Self::Superseded)
    }

    /// Whether it is in dispute.
    pub fn is_disputed(self) -> bool {
        matches!(self, Self::Contested | Self::Denied)
    }
}

/// What one origin holds of a claim: its newest position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The origin.
    pub origin: Origin,
    /// Who spoke; `None` is the publication's own voice.
    pub by: Option<Id>,
    /// The position; `None` is the claimant asserting it.
    pub position: Option<Position>,
    /// When it was said.
    pub reported: Day,
    /// Where it stands.
    pub cite: Cite,
    /// A party to the war speaks.
    pub party: bool,
}

impl Held {
    /// Asserts or backs the claim.
    pub fn supports(&self) -> bool {
        matches!(self.position, None | Some(Position::Backs))
    }
}

/// A claim's status with the counts it follows from. Who holds what is found by [`positions`], so
/// that judging a hundred thousand claims keeps nothing but numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// How many independent origins assert or back the claim.
    pub origins: u32,
    /// How many of them are parties to the war.
    pub parties: u32,
    /// How many claims of other origins say the contrary.
    pub contrary: u32,
    /// How many origins hold each position, in the order of [`Position::ALL`].
    positions: [u32; Position::ALL.len()],
}

impl Verdict {
    /// How many origins hold a position.
    pub fn count(&self, position: Position) -> u32 {
        self.positions[position as usize]
    }

    /// Somebody holds another position than asserting or backing.
    pub fn has_reservations(&self) -> bool {
        Position::ALL.iter().any(|&it| it != Position::Backs && self.count(it) > 0)
    }
}

/// Judges the claim at a shelf position as the view sees it.
pub fn verdict(view: &AsOf<'_>, at: u32) -> Verdict {
    let own = view.index.claim_origins[at as usize];
    let mut verdict = Verdict {
        status: Status::SingleSource,
        origins: 0,
        parties: 0,
        contrary: against(view, at).map(|_| 1).sum(),
        positions: [0; Position::ALL.len()],
    };
    let mut backed = false;
    if view.index.stances_on.of(at).is_empty() {
        verdict.origins = 1;
        verdict.parties = u32::from(is_party(view, own));
    } else {
        for held in newest_positions(view, at) {
            if let Some(position) = held.position {
                verdict.positions[position as usize] += 1;
            }
            if held.supports() {
                verdict.origins += 1;
                verdict.parties += u32::from(held.party);
                backed |= held.origin != own;
            }
        }
    }
    verdict.status = status(view, at, &verdict, backed);
    verdict
}

/// The first rule that matches.
fn status(view: &AsOf<'_>, at: u32, verdict: &Verdict, backed: bool) -> Status {
    let denied = verdict.count(Position::Denies) > 0;
    if is_retracted(view, at) {
        Status::Retracted
    } else if replaced_by(view, at).next().is_some() {
        Status::Superseded
    } else if (backed && denied) || verdict.contrary > 0 {
        Status::Contested
    } else if verdict.origins >= 2 {
        Status::Corroborated
    } else if denied {
        Status::Denied
    } else if verdict.count(Position::CannotConfirm) > 0 {
        Status::Unconfirmed
    } else {
        Status::SingleSource
    }
}

fn is_retracted(view: &AsOf<'_>, at: u32) -> bool {
    view.index.facts[at as usize].retracted.is_some_and(|day| view.day_is_seen(day))
}

/// Visible claims that take the place of a claim and were not taken back.
pub fn replaced_by<'b>(view: &'b AsOf<'_>, at: u32) -> impl Iterator<Item = u32> + 'b {
    let newer = view.index.superseded_by.of(at).iter().copied();
    newer.filter(|&row| view.row::<Claim>(row).is_some() && !is_retracted(view, row))
}

/// Visible claims of other origins that say the contrary and still stand.
pub fn against<'b>(view: &'b AsOf<'_>, at: u32) -> impl Iterator<Item = u32> + 'b {
    let own = view.index.claim_origins[at as usize];
    view.index.contradicted_by.of(at).iter().copied().filter(move |&row| {
        view.index.claim_origins[row as usize] != own
            && view.row::<Claim>(row).is_some()
            && !is_retracted(view, row)
            && replaced_by(view, row).next().is_none()
    })
}

/// The newest position of each origin, the claimant first, then by date.
pub fn positions(view: &AsOf<'_>, at: u32) -> Vec<Held> {
    if view.row::<Claim>(at).is_none() {
        return Vec::new();
    }
    let mut held = newest_positions(view, at);
    held.sort_by_key(|held| (held.position.is_some(), held.reported, held.cite));
    held
}

/// For each stance on a claim that can be seen, the position that the same origin took on the claim
/// before its day, if it took one.
pub fn formers<'a>(view: &AsOf<'a>, claim: u32) -> HashMap<u32, &'a Stance> {
    let mut found = HashMap::new();
    // Of each origin its newest position so far, and the newest of an earlier day than that.
    let mut newest: HashMap<Origin, (&Stance, Option<&Stance>)> = HashMap::new();
    for &row in view.index.stances_on.of(claim) {
        let Some(stance) = view.row::<Stance>(row) else { continue };
        let origin = view.index.stance_origins[row as usize];
        let earlier = newest.get(&origin).and_then(|&(last, earlier)| {
            if last.reported.value < stance.reported.value { Some(last) } else { earlier }
        });
        newest.insert(origin, (stance, earlier));
        found.extend(earlier.map(|earlier| (row, earlier)));
    }
    found
}

/// How many publications carry a claim and its backings, relays included.
pub fn outlets(view: &AsOf<'_>, at: u32) -> usize {
    let Some(claim) = view.row::<Claim>(at) else { return 0 };
    let stances = view.index.stances_on.of(at).iter().filter_map(|&row| view.row::<Stance>(row));
    let backings = stances.filter(|stance| stance.is == Position::Backs);
    let vias = backings.map(|stance| stance.via.id).chain([claim.via.id]);
    vias.collect::<BTreeSet<_>>().len()
}

/// The claimant's own position.
fn asserted(view: &AsOf<'_>, at: u32) -> Held {
    let claim = &view.dataset().claims[at as usize];
    let origin = view.index.claim_origins[at as usize];
    Held {
        origin,
        by: claim.by.map(|by| by.id),
        position: None,
        reported: claim.reported.value,
        cite: Cite { kind: Kind::Claim, at },
        party: is_party(view, origin),
    }
}

/// The newest position of each origin; few enough to be searched one by one.
fn newest_positions(view: &AsOf<'_>, at: u32) -> Vec<Held> {
    let index = view.index;
    let mut newest = vec![asserted(view, at)];
    for &row in index.stances_on.of(at) {
        let Some(stance) = view.row::<Stance>(row) else { continue };
        let origin = index.stance_origins[row as usize];
        let held = Held {
            origin,
            by: stance.by.map(|by| by.id),
            position: Some(stance.is),
            reported: stance.reported.value,
            cite: Cite { kind: Kind::Stance, at: row },
            party: is_party(view, origin),
        };
        match newest.iter_mut().find(|older| older.origin == origin) {
            Some(older) if held.reported >= older.reported && replaces(&held, older) => {
                *older = held;
            }
            Some(_) => {}
            None => newest.push(held),
        }
    }
    newest
}

/// Whether a newer position takes the place of an older one. Declining to comment takes nothing
/// back; and a claimant's own side takes its assertion back only by denying it.
fn replaces(newer: &Held, older: &Held) -> bool {
    match newer.position {
        Some(Position::DeclinesComment) => older.position == Some(Position::DeclinesComment),
        Some(Position::Backs | Position::Denies) | None => true,
        Some(_) => older.position.is_some(),
    }
}

fn is_party(view: &AsOf<'_>, origin: Origin) -> bool {
    match origin {
        Origin::Actor(root) => view.parties.contains(&root),
        Origin::Source(_) => false,
    }
}
