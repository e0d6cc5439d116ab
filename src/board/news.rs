//! What is new between two dates beside statuses, numbers and states: each report once, either as
//! learned or as happened.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::board::Board;
use crate::board::aid;
use crate::board::as_of::AsOf;
use crate::board::timeline::{EventRow, Phase};
use crate::dataset::agreement::AgreementPoint;
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key};
use crate::dataset::judgement::Judgement;
use crate::dataset::record::Cite;
use crate::dataset::stance::Stance;
use crate::dataset::state::{AidStage, Reading};
use crate::dataset::words::Kind;

/// The new claims about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their principal subject; `None` for claims about nothing.
    pub subject: Option<Key>,
    /// The claims in reading order.
    pub claims: Vec<u32>,
    /// The one that most other reports speak of.
    pub telling: u32,
    /// For each claimant one of its claims and how many there are, most first.
    pub claimants: Vec<(u32, usize)>,
}

/// A package that stands on another rung of the ladder than it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Climb {
    /// The package.
    pub subject: Key,
    /// Its highest rung at the baseline.
    pub before: Option<AidStage>,
    /// Its highest rung now.
    pub now: Option<AidStage>,
    /// Its newest state.
    pub state: u32,
}

/// Positions taken on one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The claim.
    pub claim: u32,
    /// The claim is new too.
    pub new: bool,
    /// The claim's status is another than it was.
    pub turned: bool,
    /// The stances, by day.
    pub stances: Vec<u32>,
}

/// What is new.
#[derive(Clone, Debug, Default)]
pub struct News<'a> {
    /// New positions on claims, but for those that turned a status, which are its
    /// [cause](crate::board::cause).
    pub taken: Vec<Taken>,
    /// New claims by their subject, most claims first.
    pub groups: Vec<Group>,
    /// Packages on another rung.
    pub climbs: Vec<Climb>,
    /// Points of agreements first told of: agreement by shelf position, and the point.
    pub points: Vec<(usize, &'a AgreementPoint)>,
    /// New judgements.
    pub judgements: Vec<u32>,
    /// New maps of ground held.
    pub controls: Vec<u32>,
    /// Events first heard of that did not happen between the dates, by time.
    pub heard: Vec<u32>,
    /// Events that happened between the dates, by time.
    pub happened: Vec<u32>,
    /// Events whose time ran out or whose outcome became known, by time.
    pub due: Vec<u32>,
    /// Tripwires whose day came and that had not been observed: places in [`Board::indicators`].
    pub tripwires: Vec<usize>,
    /// Judgements whose outcome became known.
    pub outcomes: Vec<u32>,
}

impl<'a> News<'a> {
    /// What is new on a board since its baseline.
    pub fn of(board: &Board<'a>) -> Self {
        let view = &board.view;
        let (from, to) = (board.changes.from, board.changes.to);
        let question = view.question.at(from);
        let before = AsOf::new(view.index, &question);
        let between = |day: Day| from < day && day <= to;
        let outcome = |it: &Judgement| it.outcome_when.as_ref().map(|day| day.value);
        let judgements: Vec<_> = view.rows::<Judgement>().collect();
        let (happened, due, heard) = events(board);
        Self {
            taken: taken(board, &before),
            groups: groups(board),
            climbs: climbs(board, &before),
            points: points(board, &before),
            judgements: judgements
                .iter()
                .map(|(at, _)| *at)
                .filter(|&at| before.row::<Judgement>(at).is_none())
                .collect(),
            controls: view
                .rows::<Control>()
                .map(|(at, _)| at)
                .filter(|&at| before.row::<Control>(at).is_none())
                .collect(),
            heard,
            happened,
            due,
            tripwires: tripwires(board, between),
            outcomes: judgements
                .iter()
                .filter(|(_, it)| it.outcome.is_some() && outcome(it).is_some_and(between))
                .map(|(at, _)| *at)
                .collect(),
        }
    }
}

/// Events that happened between the dates, that fell due, and that were only heard of: no event
/// stands in two of the lists.
fn events(board: &Board<'_>) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let changes = &board.changes;
    let dataset = board.view.dataset();
    let new: HashSet<u32> = changes.new_events.iter().copied().collect();
    let fell_due: HashSet<u32> = changes.due.iter().copied().collect();
    let began = |row: &EventRow| {
        let when = &dataset.events[row.at as usize].when.value;
        when.earliest.or(when.latest)
    };
    let (mut happened, mut due, mut heard) = (Vec::new(), Vec::new(), Vec::new());
    for row in &board.timeline {
        let between = began(row).is_some_and(|day| changes.from < day && day <= changes.to);
        if fell_due.contains(&row.at) {
            due.push(row.at);
        } else if between && row.phase == Phase::Happened {
            happened.push(row.at);
        } else if new.contains(&row.at) {
            heard.push(row.at);
        }
    }
    (happened, due, heard)
}

fn taken(board: &Board<'_>, before: &AsOf<'_>) -> Vec<Taken> {
    let view = &board.view;
    let told: HashSet<Cite> =
        board.causes().values().flat_map(|cause| &cause.by).copied().collect();
    let turned: HashSet<u32> = board.changes.statuses.iter().map(|it| it.claim).collect();
    let is_new = |&at: &u32| {
        view.row::<Stance>(at).is_some()
            && before.row::<Stance>(at).is_none()
            && !told.contains(&Cite { kind: Kind::Stance, at })
    };
    let taken = |claim: u32| {
        let stances = view.index.stances_on.of(claim).iter().copied();
        let new = before.row::<Claim>(claim).is_none();
        let turned = turned.contains(&claim);
        Taken { claim, new, turned, stances: stances.filter(is_new).collect() }
    };
    let rows = board.claims.rows.iter().map(|row| taken(row.at));
    rows.filter(|it| !it.stances.is_empty()).collect()
}

fn groups(board: &Board<'_>) -> Vec<Group> {
    let facts = &board.view.index.facts;
    let mut by_subject: BTreeMap<Option<Key>, Vec<u32>> = BTreeMap::new();
    for &at in &board.changes.new_claims {
        by_subject.entry(facts[at as usize].principal).or_default().push(at);
    }
    let mut groups: Vec<_> = by_subject
        .into_iter()
        .filter_map(|(subject, claims)| {
            let telling = telling(&board.view, &claims)?;
            Some(Group { subject, telling, claimants: claimants(board, &claims), claims })
        })
        .collect();
    groups.sort_by_key(|group| {
        (std::cmp::Reverse(group.claims.len()), group.claims.first().copied())
    });
    groups
}

/// The claim that most other reports speak of; of two the first.
fn telling(view: &AsOf<'_>, claims: &[u32]) -> Option<u32> {
    let spoken_of = |at: u32| {
        let key = Key { kind: Kind::Claim, id: view.dataset().claims[at as usize].id };
        view.index.mentions(key).iter().filter(|&&cite| view.sees(cite)).count()
    };
    claims.iter().copied().max_by_key(|&at| (spoken_of(at), std::cmp::Reverse(at)))
}

fn claimants(board: &Board<'_>, claims: &[u32]) -> Vec<(u32, usize)> {
    let dataset = board.view.dataset();
    // The narrator is the publication.
    let who = |at: u32| -> (bool, Id) {
        let claim = &dataset.claims[at as usize];
        claim.by.map_or((true, claim.via.id), |by| (false, by.id))
    };
    let mut places: HashMap<(bool, Id), usize> = HashMap::new();
    let mut found: Vec<(u32, usize)> = Vec::new();
    for &at in claims {
        let place = *places.entry(who(at)).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, n)) => *n += 1,
            None => found.push((at, 1)),
        }
    }
    found.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    found
}

fn climbs(board: &Board<'_>, before: &AsOf<'_>) -> Vec<Climb> {
    let view = &board.view;
    let climbed = |row: &aid::AidRow<'_>| {
        let subject = Key { kind: Kind::Aid, id: view.dataset().aid[row.at].id };
        let (old, now) = (aid::highest(before, subject), row.highest());
        let state = *row.series.states.last()?;
        (old != now).then_some(Climb { subject, before: old, now, state })
    };
    board.aid.rows.iter().filter_map(climbed).collect()
}

fn points<'a>(board: &Board<'a>, before: &AsOf<'_>) -> Vec<(usize, &'a AgreementPoint)> {
    let rows = board.agreements.iter();
    rows.flat_map(|row| row.points.iter().map(|&point| (row.at, point)))
        .filter(|(_, point)| !before.sees_point(point))
        .collect()
}

fn tripwires(board: &Board<'_>, between: impl Fn(Day) -> bool) -> Vec<usize> {
    let dataset = board.view.dataset();
    let fell = |place: &usize| {
        let row = &board.indicators[*place];
        let due = dataset.indicators[row.at].due.as_ref().and_then(|due| due.latest);
        row.reading != Some(Reading::Observed) && due.is_some_and(&between)
    };
    (0..board.indicators.len()).filter(fell).collect()
}
