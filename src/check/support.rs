//! How many independent voices stand behind a claim.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::dataset::claim::Claim;
use crate::dataset::id::{Id, Ref};
use crate::dataset::origin::Origin;
use crate::dataset::stance::Position;
use crate::dataset::words::Kind;

/// Which claims have one voice behind them only.
pub struct Support<'a> {
    context: &'a Context<'a>,
    /// The one origin that asserts and backs a claim; `None` if there are several.
    lone: HashMap<Id, Option<Origin>>,
}

impl<'a> Support<'a> {
    /// Hears everybody who asserts or backs a claim.
    pub fn of(context: &'a Context<'a>) -> Self {
        let (data, origins) = (context.data, &context.origins);
        let own =
            |it: &Claim| (it.id, Some(origins.of(it.by.as_ref(), it.origin.as_ref(), &it.via)));
        let mut lone: HashMap<Id, Option<Origin>> = data.claims.iter().map(own).collect();
        for stance in data.stances.iter().filter(|it| it.is == Position::Backs) {
            let origin = origins.of(stance.by.as_ref(), stance.origin.as_ref(), &stance.via);
            if let Some(one) = lone.get_mut(&stance.claim.id) {
                *one = one.filter(|&one| one == origin);
            }
        }
        Self { context, lone }
    }

    /// Whether a claim has a single independent origin.
    pub fn is_lone(&self, claim: &Claim) -> bool {
        self.lone.get(&claim.id).is_some_and(Option::is_some)
    }

    /// Whether everything an assessment rests on has a single independent origin; not if part of it
    /// is a judgement or a subject, whose origins are no matter of counting.
    pub fn are_lone(&self, props: &[Ref]) -> bool {
        let origins = props.iter().map(|prop| self.origin(prop));
        let all: Option<Vec<Origin>> = origins.collect();
        all.is_some_and(|all| !all.is_empty() && all.windows(2).all(|pair| pair[0] == pair[1]))
    }

    /// The single origin of a prop, if it has one.
    fn origin(&self, prop: &Ref) -> Option<Origin> {
        let (data, origins) = (self.context.data, &self.context.origins);
        match prop.kind {
            Kind::Claim => *self.lone.get(&prop.id)?,
            Kind::Event => Some(origins.of(None, None, &data.events.get(prop.id)?.via)),
            Kind::Control => {
                let control = data.controls.get(prop.id)?;
                Some(origins.of(Some(&control.by), None, &control.via))
            }
            Kind::Source => Some(origins.of_source(prop.id)),
            _ => None,
        }
    }
}
