//! W-unlinked-conflict: two numbers that cannot both be true, and nobody says so.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::check::context::{Context, tick};
use crate::dataset::amount::{Relation, Unit};
use crate::dataset::claim::{Claim, ClaimKind, Metric};
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-unlinked-conflict",
    severity: Severity::Warning,
    title: "two claims give conflicting numbers and are not linked",
    explain: "\
Two number claims measure the same thing of the same subject at overlapping times, and more than a
tenth lies between them. A reader would see both and not know that they exclude each other. If they
do, link them with `contradicts`; if one is a newer count, with `supersedes` or `updates`; if they
measure different things, make the subject, the metric or the time say so.

    [[claim]]
    id          = \"troops-total-kyiv\"
    contradicts = [\"troops-total-seoul\"]",
};

/// Each claim is compared with so many before it that share its subject and time. It keeps the work
/// in proportion when a thousand claims give a number of one thing; the first conflict is enough.
const COMPARED: usize = 32;

/// What two claims must share to be comparable.
type Thing<'a> = (Key, Metric, &'a Unit);

/// Finds conflicts that nobody has marked.
pub fn run(context: &Context, found: &mut Vec<Diagnostic>) {
    let links = Links::of(&context.data.claims);
    let mut things: HashMap<Thing, Vec<&Claim>> = HashMap::new();
    for claim in &context.data.claims {
        let number = claim.kind == ClaimKind::Number && claim.retracted.is_none();
        if let (true, Some(about), Some(metric), Some(amount)) =
            (number, claim.about.first(), claim.metric, &claim.amount)
            && !links.replaced.contains(&claim.id)
        {
            let thing = (about.key(), metric, &amount.value.unit);
            things.entry(thing).or_default().push(claim);
        }
    }
    for mut claims in things.into_values() {
        claims.sort_by_key(|claim| (time(claim), claim.reported.value, claim.id));
        sweep(context, &links, &claims, found);
    }
}

/// First and last day for which a claim gives its number; without `when`, the day of the report.
fn time(claim: &Claim) -> (Day, Day) {
    claim.when.as_ref().map_or((claim.reported.value, claim.reported.value), |when| {
        let when = &when.value;
        (when.earliest.unwrap_or(Day::MIN), when.latest.unwrap_or(Day::MAX))
    })
}

/// Compares each claim with those before it that are still true when it begins.
fn sweep(context: &Context, links: &Links, claims: &[&Claim], found: &mut Vec<Diagnostic>) {
    let mut open: VecDeque<&Claim> = VecDeque::new();
    for &claim in claims {
        open.retain(|earlier| time(earlier).1 >= time(claim).0);
        open.truncate(COMPARED);
        let mut before = open.iter();
        if let Some(other) = before.find(|it| conflict(claim, it) && !links.linked(claim, it)) {
            found.extend(fault(context, claim, other));
        }
        open.push_front(claim);
    }
}

fn conflict(claim: &Claim, other: &Claim) -> bool {
    match (&claim.amount, &other.amount) {
        (Some(one), Some(two)) => one.value.relation(&two.value) == Some(Relation::Conflict),
        _ => false,
    }
}

/// The two numbers; the message stands at the one that was said later.
fn fault(context: &Context, claim: &Claim, other: &Claim) -> Option<Diagnostic> {
    let said = |claim: &Claim| (claim.reported.value, claim.span);
    let (new, old) = if said(claim) < said(other) { (other, claim) } else { (claim, other) };
    let (here, there) = (new.amount.as_ref()?, old.amount.as_ref()?);
    let (name, other) = (context.name(new.id), context.name(old.id));
    let what = format!("claims {name} and {other} conflict and are not linked");
    let text = |amount: &crate::dataset::amount::Amount| tick(&amount.text);
    Some(
        Diagnostic::new(&RULE, context.within(new.span, here.span), what)
            .label(format!("{} here", text(&here.value)))
            .also(there.span, format!("{} in claim {other}", text(&there.value)))
            .help(format!(
                "add `contradicts = [\"{}\"]`, or `supersedes` or `updates` if it is a newer count",
                context.data.word(old.id)
            )),
    )
}

/// Which claims were linked by their authors.
struct Links {
    /// The line each claim belongs to: claims that supersede or update one another tell one story.
    line: HashMap<Id, Id>,
    /// Lines that contradict one another.
    apart: HashSet<(Id, Id)>,
    /// Claims that a newer one replaces.
    replaced: HashSet<Id>,
}

impl Links {
    fn of(claims: &[Claim]) -> Self {
        let mut links =
            Self { line: HashMap::new(), apart: HashSet::new(), replaced: HashSet::new() };
        for claim in claims {
            for older in claim.supersedes.iter().chain(&claim.updates) {
                let (from, to) = (links.root(claim.id), links.root(older.id));
                if from != to {
                    links.line.insert(from, to);
                }
            }
            links.replaced.extend(claim.supersedes.iter().map(|older| older.id));
        }
        for claim in claims {
            for other in &claim.contradicts {
                let (one, two) = (links.root(claim.id), links.root(other.id));
                links.apart.insert((one.min(two), one.max(two)));
            }
        }
        let members: Vec<Id> = links.line.keys().copied().collect();
        for id in members {
            links.root(id);
        }
        links
    }

    /// The first claim of the line; every claim passed on the way is hung right below it, so that
    /// a long line is walked once.
    fn root(&mut self, id: Id) -> Id {
        let mut root = id;
        while let Some(&next) = self.line.get(&root) {
            root = next;
        }
        let mut at = id;
        while at != root {
            at = self.line.insert(at, root).unwrap_or(root);
        }
        root
    }

    fn linked(&self, one: &Claim, two: &Claim) -> bool {
        // Every line is flat by now.
        let root = |id: Id| self.line.get(&id).copied().unwrap_or(id);
        let (one, two) = (root(one.id), root(two.id));
        one == two || self.apart.contains(&(one.min(two), one.max(two)))
    }
}
