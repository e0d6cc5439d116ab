//! Who is on the board: on which side, who gives and gets, and what they last said.

use std::collections::BTreeSet;

use crate::board::aid::Aid;
use crate::board::as_of::AsOf;
use crate::board::supply::Supply;
use crate::dataset::Dataset;
use crate::dataset::claim::Claim;
use crate::dataset::front::Front;
use crate::dataset::id::{Id, Key};
use crate::dataset::record::Cite;
use crate::dataset::stance::Stance;
use crate::dataset::words::{Kind, words};
use crate::text::Text;

words! {
    /// What an actor does in the war, as the board's rows show it.
    Role, "role":
    Belligerent = "belligerent", Supplier = "supplier", Donor = "donor", Recipient = "recipient",
}

/// An actor on the board.
#[derive(Clone, Debug)]
pub struct ActorRow {
    /// Its shelf position.
    pub at: usize,
    /// Its side, or that of the body or family it belongs to: a key of `[dataset.sides]`.
    pub side: Option<Text>,
    /// What it does.
    pub roles: Vec<Role>,
    /// Flows and aid packages it gives.
    pub gives: usize,
    /// Flows and aid packages it gets.
    pub gets: usize,
    /// Claims it makes.
    pub claims: usize,
    /// Positions it takes on others' claims.
    pub stances: usize,
    /// Its newest claim or position.
    pub latest: Option<Cite>,
}

/// The actors on the board: by side in the dossier's order, then by weight in flows and aid, then
/// by how much they say, then by name.
pub fn rows(view: &AsOf<'_>, supply: &Supply, aid: &Aid<'_>) -> Vec<ActorRow> {
    let dataset = view.dataset();
    let mut rows: Vec<_> = parts(view, supply, aid)
        .into_iter()
        .enumerate()
        .map(|(at, part)| row(dataset, at, part))
        .filter(|row| {
            let key = Key { kind: Kind::Actor, id: dataset.actors[row.at].id };
            row.gives + row.gets > 0 || view.is_mentioned(key)
        })
        .collect();
    count_words(view, &mut rows);
    let side = |row: &ActorRow| {
        let side = row.side.as_deref();
        let sides = &dataset.header.sides;
        sides.iter().position(|(key, _)| Some(&**key) == side).unwrap_or(usize::MAX)
    };
    rows.sort_by_cached_key(|row| {
        (
            side(row),
            std::cmp::Reverse(row.gives + row.gets),
            std::cmp::Reverse(row.claims + row.stances),
            dataset.actors[row.at].name.clone(),
        )
    });
    rows
}

/// The part of an actor in the flows, the packages and on the fronts.
#[derive(Clone, Copy, Default)]
struct Part {
    sends: usize,
    receives: usize,
    donates: usize,
    helped: usize,
    fights: bool,
}

/// The part of each actor, by shelf position.
fn parts(view: &AsOf<'_>, supply: &Supply, aid: &Aid<'_>) -> Vec<Part> {
    let dataset = view.dataset();
    let mut parts = vec![Part::default(); dataset.actors.len()];
    let mut note = |who: Id, add: fn(&mut Part)| {
        dataset.actors.position(who).into_iter().for_each(|at| add(&mut parts[at]));
    };
    for flow in supply.flows.iter().map(|row| &dataset.flows[row.at]) {
        note(flow.from.id, |it| it.sends += 1);
        note(flow.to.id, |it| it.receives += 1);
    }
    for package in aid.rows.iter().map(|row| &dataset.aid[row.at]) {
        let donors: BTreeSet<Id> = package.donors.iter().map(|it| it.id).collect();
        for donor in donors {
            note(donor, |it| it.donates += 1);
        }
        note(package.recipient.id, |it| it.helped += 1);
    }
    let known = |front: &&Front| view.has_subject(Key { kind: Kind::Front, id: front.id });
    for front in dataset.fronts.iter().filter(known) {
        let sides = front.attacker.iter().chain(&front.defender);
        sides.for_each(|side| note(side.id, |it| it.fights = true));
    }
    parts
}

fn row(dataset: &Dataset, at: usize, part: Part) -> ActorRow {
    let roles = [
        (part.fights, Role::Belligerent),
        (part.sends > 0, Role::Supplier),
        (part.donates > 0, Role::Donor),
        (part.receives + part.helped > 0, Role::Recipient),
    ];
    ActorRow {
        at,
        side: dataset.actors[at].side(dataset).cloned(),
        roles: roles.into_iter().filter(|(is, _)| *is).map(|(_, role)| role).collect(),
        gives: part.sends + part.donates,
        gets: part.receives + part.helped,
        claims: 0,
        stances: 0,
        latest: None,
    }
}

/// Counts what each actor says and finds the newest of it, in one pass over the reports.
fn count_words(view: &AsOf<'_>, rows: &mut [ActorRow]) {
    let dataset = view.dataset();
    let mut place = vec![None; dataset.actors.len()];
    for (at, row) in rows.iter().enumerate() {
        place[row.at] = Some(at);
    }
    let mut newest = vec![None; rows.len()];
    let mut note = |by: Option<u32>, day, cite: Cite| {
        let at = by.and_then(|by| place[by as usize]);
        let Some(at) = at else { return };
        let row: &mut ActorRow = &mut rows[at];
        if cite.kind == Kind::Claim {
            row.claims += 1;
        } else {
            row.stances += 1;
        }
        if newest[at] <= Some(day) {
            newest[at] = Some(day);
            row.latest = Some(cite);
        }
    };
    for (at, _) in view.rows::<Claim>() {
        let by = view.index.facts[at as usize].by;
        note(by, view.index.claims[at as usize].said, Cite { kind: Kind::Claim, at });
    }
    for (at, stance) in view.rows::<Stance>() {
        let by = stance.by.and_then(|by| dataset.actors.place(by.id));
        note(by, stance.reported.value, Cite { kind: Kind::Stance, at });
    }
}
