//! How many independent voices stand behind a claim.

use std::collections::{BTreeSet, HashMap};

use crate::check::context::Context;
use crate::dataset::claim::Claim;
use crate::dataset::id::{Id, Ref};
use crate::dataset::origin::Origin;
use crate::dataset::stance::{Position, Stance};
use crate::dataset::words::Kind;

/// The backings of every claim.
pub struct Support<'a> {
    context: &'a Context<'a>,
    backings: HashMap<Id, Vec<&'a Stance>>,
}

impl<'a> Support<'a> {
    /// Collects the stances that back a claim.
    pub fn of(context: &'a Context<'a>) -> Self {
        let mut backings: HashMap<Id, Vec<&Stance>> = HashMap::new();
        for stance in &context.data.stances {
            if stance.is == Position::Backs {
                backings.entry(stance.claim.id).or_default().push(stance);
            }
        }
        Self { context, backings }
    }

    /// The independent origins that assert or back a claim.
    pub fn origins(&self, claim: &Claim) -> BTreeSet<Origin> {
        let origins = &self.context.origins;
        let own = origins.of(claim.by.as_ref(), claim.origin.as_ref(), &claim.via);
        let backing = self.backings.get(&claim.id).into_iter().flatten();
        backing
            .map(|it| origins.of(it.by.as_ref(), it.origin.as_ref(), &it.via))
            .chain([own])
            .collect()
    }

    /// The independent origins of everything an assessment rests on, or `None` if part of it is a
    /// judgement or a subject, whose origins are no matter of counting.
    pub fn origins_of_all(&self, props: &[Ref]) -> Option<BTreeSet<Origin>> {
        let (data, origins) = (self.context.data, &self.context.origins);
        let mut all = BTreeSet::new();
        for prop in props {
            match prop.kind {
                Kind::Claim => all.extend(self.origins(data.claims.get(prop.id)?)),
                Kind::Event => {
                    let event = data.events.get(prop.id)?;
                    all.insert(origins.of(None, None, &event.via));
                }
                Kind::Control => {
                    let control = data.controls.get(prop.id)?;
                    all.insert(origins.of(Some(&control.by), None, &control.via));
                }
                Kind::Source => {
                    all.insert(origins.of_source(prop.id));
                }
                _ => return None,
            }
        }
        Some(all)
    }
}
