//! Every claim that can be seen, with its status.

use crate::board::as_of::AsOf;
use crate::board::status::{Status, Verdict, verdict};
use crate::dataset::claim::Claim;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::words::Kind;

/// A claim that can be seen.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    /// Its shelf position.
    pub at: u32,
    /// Its status and what that was counted from.
    pub verdict: Verdict,
}

impl ClaimRow {
    /// Neither retracted nor superseded.
    pub fn stands(&self) -> bool {
        self.verdict.status.stands()
    }
}

/// All claims that can be seen, in reading order.
#[derive(Clone, Debug)]
pub struct Claims {
    /// The claims.
    pub rows: Vec<ClaimRow>,
    /// Shelf position → place in `rows`; `u32::MAX` where the claim cannot be seen.
    places: Vec<u32>,
}

impl Claims {
    /// Judges every claim that can be seen.
    pub fn of(view: &AsOf<'_>) -> Self {
        let mut places = vec![u32::MAX; view.dataset().claims.len()];
        let mut rows = Vec::with_capacity(places.len());
        for (place, (at, _)) in (0_u32..).zip(view.rows::<Claim>()) {
            places[at as usize] = place;
            rows.push(ClaimRow { at, verdict: verdict(view, at) });
        }
        Self { rows, places }
    }

    /// The row of the claim at a shelf position, if it can be seen.
    pub fn at(&self, at: u32) -> Option<&ClaimRow> {
        self.places.get(at as usize).and_then(|&place| self.rows.get(place as usize))
    }

    /// The row of a claim by name, if it can be seen.
    pub fn named(&self, view: &AsOf<'_>, id: Id) -> Option<&ClaimRow> {
        self.at(view.dataset().claims.place(id)?)
    }

    /// The claims about a subject that still stand (neither retracted nor superseded).
    pub fn about<'b>(&'b self, view: &'b AsOf<'_>, key: Key) -> impl Iterator<Item = &'b ClaimRow> {
        let claims = view.index.claims_about(key).iter();
        claims.filter_map(|&at| self.at(at)).filter(|row| row.stands())
    }

    /// Shelf positions of the claims that still stand and whose principal subject it is.
    pub fn principal<'b>(&'b self, view: &'b AsOf<'_>, key: Key) -> impl Iterator<Item = u32> + 'b {
        let facts = &view.index.facts;
        let rows = self.about(view, key).map(|row| row.at);
        rows.filter(move |&at| facts[at as usize].principal == Some(key))
    }

    /// The claims among the props of an assessment, with their present status.
    pub fn props<'b>(
        &'b self,
        view: &'b AsOf<'_>,
        props: &'b [Ref],
    ) -> impl Iterator<Item = &'b ClaimRow> {
        props
            .iter()
            .filter(|prop| prop.kind == Kind::Claim)
            .filter_map(|prop| self.named(view, prop.id))
    }

    /// How many claims rest on parties to the war alone.
    pub fn of_parties_alone(&self) -> usize {
        let alone =
            |row: &&ClaimRow| row.verdict.origins > 0 && row.verdict.parties == row.verdict.origins;
        self.rows.iter().filter(alone).count()
    }

    /// How many claims have a status.
    pub fn count(&self, status: Status) -> usize {
        self.rows.iter().filter(|row| row.verdict.status == status).count()
    }
}
