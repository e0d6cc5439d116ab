//! The status of a claim: derived by a rule that is printed beside it, never typed in.

use std::collections::BTreeMap;

use crate::board::as_of::AsOf;
use crate::dataset::claim::Claim;
use crate::dataset::date::Day;
use crate::dataset::id::Id;
use crate::dataset::origin::Origin;
use crate::dataset::record::Cite;
use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::{Kind, words};

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
            Self::SingleSource => "one origin asserts it, and nobody else has taken a position",
        }
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

/// A claim's status with what it was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// The newest position of each origin, the claimant first, then by date.
    pub held: Vec<Held>,
    /// Visible claims of other origins that say the contrary.
    pub against: Vec<u32>,
    /// Visible claims that take its place.
    pub replaced_by: Vec<u32>,
    /// How many publications carry the claim and its backings.
    pub outlets: usize,
}

impl Verdict {
    /// How many independent origins assert or back the claim.
    pub fn origins(&self) -> usize {
        self.held.iter().filter(|held| held.supports()).count()
    }

    /// How many origins hold a position.
    pub fn count(&self, position: Position) -> usize {
        self.held.iter().filter(|held| held.position == Some(position)).count()
    }

    /// How many of the supporting origins are parties to the war.
    pub fn parties(&self) -> usize {
        self.held.iter().filter(|held| held.supports() && held.party).count()
    }
}

/// Judges the claim at a shelf position as the view sees it.
pub fn verdict(view: &AsOf<'_>, at: u32, claim: &Claim) -> Verdict {
    let index = view.index;
    let own = index.claim_origins[at as usize];
    let (held, outlets) = positions(view, at, claim);
    let others = |rows: &[u32]| -> Vec<u32> {
        rows.iter().copied().filter(|&row| view.row::<Claim>(row).is_some()).collect()
    };
    let replaced_by = others(index.superseded_by.of(at));
    let mut against = others(index.contradicted_by.of(at));
    against.retain(|&row| {
        index.claim_origins[row as usize] != own
            && !is_withdrawn(view, row)
            && others(index.superseded_by.of(row)).is_empty()
    });
    let mut verdict = Verdict { status: Status::SingleSource, held, against, replaced_by, outlets };
    verdict.status = status(view, own, claim, &verdict);
    verdict
}

/// The first rule that matches.
fn status(view: &AsOf<'_>, own: Origin, claim: &Claim, verdict: &Verdict) -> Status {
    let denied = verdict.count(Position::Denies) > 0;
    let backed = verdict.held.iter().any(|held| held.supports() && held.origin != own);
    if claim.retracted.as_ref().is_some_and(|day| view.day_is_seen(day.value)) {
        Status::Retracted
    } else if !verdict.replaced_by.is_empty() {
        Status::Superseded
    } else if (backed && denied) || !verdict.against.is_empty() {
        Status::Contested
    } else if verdict.origins() >= 2 {
        Status::Corroborated
    } else if denied {
        Status::Denied
    } else if verdict.count(Position::CannotConfirm) > 0 {
        Status::Unconfirmed
    } else {
        Status::SingleSource
    }
}

fn is_withdrawn(view: &AsOf<'_>, row: u32) -> bool {
    view.row::<Claim>(row)
        .and_then(|claim| claim.retracted.as_ref())
        .is_some_and(|day| view.day_is_seen(day.value))
}

/// The newest position of each origin, and the number of publications that support the claim.
fn positions(view: &AsOf<'_>, at: u32, claim: &Claim) -> (Vec<Held>, usize) {
    let index = view.index;
    let asserted = Held {
        origin: index.claim_origins[at as usize],
        by: claim.by.map(|by| by.id),
        position: None,
        reported: claim.reported.value,
        cite: Cite { kind: Kind::Claim, at },
        party: is_party(view, index.claim_origins[at as usize]),
    };
    let mut newest = BTreeMap::from([(asserted.origin, asserted)]);
    let mut outlets = vec![claim.via.id];
    for &row in index.stances_on.of(at) {
        let Some(stance) = view.row::<Stance>(row) else {
            continue;
        };
        let origin = index.stance_origins[row as usize];
        let held = Held {
            origin,
            by: stance.by.map(|by| by.id),
            position: Some(stance.is),
            reported: stance.reported.value,
            cite: Cite { kind: Kind::Stance, at: row },
            party: is_party(view, origin),
        };
        if held.supports() {
            outlets.push(stance.via.id);
        }
        let entry = newest.entry(origin).or_insert(held);
        if held.reported >= entry.reported {
            *entry = held;
        }
    }
    outlets.sort_unstable();
    outlets.dedup();
    let mut held: Vec<_> = newest.into_values().collect();
    held.sort_by_key(|held| (held.position.is_some(), held.reported, held.cite));
    (held, outlets.len())
}

fn is_party(view: &AsOf<'_>, origin: Origin) -> bool {
    match origin {
        Origin::Actor(root) => view.parties.contains(&root),
        Origin::Source(_) => false,
    }
}
