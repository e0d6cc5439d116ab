//! What was said between the dates, whenever it happened.

use std::collections::HashSet;

use super::{Part, before, heard_of, moved, revision, status};
use crate::board::Board;
use crate::board::changes::StatusChange;
use crate::board::news::{Group, News, Taken};
use crate::board::status::{Status, formers, replaced_by};
use crate::board::timeline::Phase;
use crate::briefing::block::{Cite, Item, Run, Tone};
use crate::briefing::build::{cited, claim_cite, item, plain, toned};
use crate::briefing::statuses::position;
use crate::briefing::wording::{
    actor, cites, claimant, count, day, event, full_stop, ground, join, km2_change, name, says,
    speaker, when,
};
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// So many claimants of a subject are named, the others counted.
const NAMED: usize = 4;

/// With more new subjects than this, those with one claim share a line.
const MANY: usize = 12;

/// The parts in the order of their weight; new claims, the longest, come last.
pub(super) fn parts(board: &Board<'_>, news: &News<'_>) -> Vec<Part> {
    let changes = &board.changes;
    let stands = |it: &&StatusChange| !matches!(it.now, Status::Superseded | Status::Retracted);
    let statuses = changes.statuses.iter().filter(stands);
    let mut others = moved::items(board, news, false);
    others.extend(moved::points(board, news));
    let mut judgements: Vec<_> = bottom_line(board).into_iter().collect();
    judgements.extend(news.judgements.iter().map(|&at| judgement(board, at)));
    vec![
        ("Status changed", statuses.map(|it| status(board, it)).collect()),
        ("Positions taken", news.taken.iter().map(|it| taken(board, it)).collect()),
        ("Numbers revised", changes.revisions.iter().map(|it| revision(board, it)).collect()),
        ("Fronts", moved::items(board, news, true)),
        ("Aid on another rung", news.climbs.iter().map(|it| moved::climb(board, it)).collect()),
        ("Other subjects", others),
        ("Withdrawn or replaced", withdrawn(board)),
        ("Judgements", judgements),
        ("Maps of ground held", news.controls.iter().map(|&at| map(board, at)).collect()),
        ("Events heard of", news.heard.iter().filter_map(|&at| heard(board, at)).collect()),
        ("New claims, by what they are about", groups(board, &news.groups)),
    ]
}

/// "Zelensky: what is said. Still corroborated: United States backs, 2024-10-23."
fn taken(board: &Board<'_>, it: &Taken) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[it.claim as usize];
    let status = board.claims.at(it.claim).map_or("", |row| row.verdict.status.word());
    let formers = formers(&board.view, it.claim);
    let lead = match (it.new, it.turned) {
        (true, _) => format!(" New, {status}: "),
        (false, true) => format!(" Now {status}, also: "),
        (false, false) => format!(" Still {status}: "),
    };
    let mut runs = vec![
        plain(format!("{}: ", claimant(dataset, claim))),
        cited(claim.says.to_string(), Tone::Plain, vec![claim_cite(it.claim)]),
        toned(lead, Tone::Strong),
    ];
    for (place, &at) in it.stances.iter().enumerate() {
        let stance = &dataset.stances[at as usize];
        let who = speaker(dataset, stance.by.map(|by| by.id), stance.via.id);
        let said = day(stance.reported.value);
        let text =
            format!("{who} {}, {said}{}", position(Some(stance.is)), before(board, &formers, at));
        runs.extend((place > 0).then(|| plain("; ")));
        runs.push(cited(text, Tone::Plain, vec![Cite { kind: Kind::Stance, at }]));
    }
    runs.push(plain("."));
    Item { runs, record: format!("claim:{}", dataset.word(claim.id)), below: Vec::new() }
}

/// Claims that were taken back or replaced; one whose number was revised has been told already.
fn withdrawn(board: &Board<'_>) -> Vec<Item> {
    let changes = &board.changes;
    let fell = changes.statuses.iter().map(|it| it.claim).chain(changes.new_claims.iter().copied());
    let fell = fell.filter(|&at| board.claims.at(at).is_some_and(|row| !row.stands()));
    let told: HashSet<u32> = changes.revisions.iter().map(|it| it.old).collect();
    fell.filter(|at| !told.contains(at)).map(|at| withdrawal(board, at)).collect()
}

fn withdrawal(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    let mut runs = vec![
        plain(format!("{}, {}: ", claimant(dataset, claim), day(claim.reported.value))),
        cited(claim.says.to_string(), Tone::Plain, vec![claim_cite(at)]),
    ];
    let retracted = claim.retracted.as_ref().map(|day| day.value);
    if let Some(on) = retracted.filter(|&day| board.view.day_is_seen(day)) {
        runs.push(plain(format!(" Taken back on {}.", day(on))));
    }
    for newer in replaced_by(&board.view, at) {
        let claim = &dataset.claims[newer as usize];
        let who =
            format!(" Replaced by {}, {}: ", claimant(dataset, claim), day(claim.reported.value));
        runs.push(plain(who));
        runs.push(cited(says(dataset, claim), Tone::Plain, vec![claim_cite(newer)]));
    }
    Item { runs, record: format!("claim:{}", dataset.word(claim.id)), below: Vec::new() }
}

/// The bottom line, if it was written between the dates.
fn bottom_line(board: &Board<'_>) -> Option<Item> {
    let brief = board.view.brief().filter(|brief| brief.reported > board.changes.from)?;
    let text = format!("{}: the bottom line was written.", day(brief.reported));
    Some(item(vec![cited(text, Tone::Plain, cites(board, &brief.rests_on))]))
}

/// A new judgement, what it takes the place of and why.
fn judgement(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[at as usize];
    let cite = Cite { kind: Kind::Judgement, at };
    let mut below: Vec<Vec<Run>> = Vec::new();
    for old in &judgement.supersedes {
        let why = judgement.why_changed.as_ref().map(|why| format!(" Why: {}", full_stop(why)));
        let old = full_stop(&name(dataset, old.key()));
        below.push(vec![plain(format!("In place of: {old}{}", why.unwrap_or_default()))]);
    }
    Item {
        runs: vec![
            plain(format!("{}: ", day(judgement.reported.value))),
            cited(judgement.says.to_string(), Tone::Plain, vec![cite]),
        ],
        record: format!("judgement:{}", dataset.word(judgement.id)),
        below,
    }
}

/// A new map, and what changed since the one before of its series.
fn map(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let control = &dataset.controls[at as usize];
    let row = board.control.iter().find(|row| row.at == at as usize);
    let change = row
        .and_then(|row| row.change)
        .map(|area| format!(", {}\u{a0}km² against the map before", km2_change(area)));
    let by = actor(dataset, control.by.id);
    Item {
        runs: vec![
            cited(ground(dataset, control), Tone::Plain, vec![Cite { kind: Kind::Control, at }]),
            plain(format!(
                " ({by}, {}){}.",
                day(control.reported.value),
                change.unwrap_or_default()
            )),
        ],
        record: dataset.address(Key { kind: Kind::Control, id: control.id }),
        below: Vec::new(),
    }
}

/// An event that had happened before, or is still ahead.
fn heard(board: &Board<'_>, at: u32) -> Option<Item> {
    let row = board.event(at)?;
    let dataset = board.view.dataset();
    let it = &dataset.events[at as usize];
    let phase = match row.phase {
        Phase::Happened => String::new(),
        phase => format!(" ({})", phase.word()),
    };
    let text = format!("{}: {}{phase}", when(&it.when.value), event(dataset, it));
    Some(Item {
        runs: vec![
            cited(text, Tone::Plain, vec![Cite { kind: Kind::Event, at }]),
            plain(format!("; {}.", heard_of(dataset, it))),
        ],
        record: format!("event:{}", dataset.word(it.id)),
        below: Vec::new(),
    })
}

/// One line for each subject; of many subjects, those with one claim share a line.
fn groups(board: &Board<'_>, groups: &[Group]) -> Vec<Item> {
    let many = groups.len() > MANY;
    let (single, others): (Vec<_>, Vec<_>) =
        groups.iter().partition(|it| many && it.claims.len() == 1);
    let mut items: Vec<_> = others.into_iter().map(|it| group(board, it)).collect();
    items.extend((!single.is_empty()).then(|| singles(board, &single)));
    items
}

/// "One claim each: Pokrovsk (The Economist), French aid (France)."
fn singles(board: &Board<'_>, groups: &[&Group]) -> Item {
    let dataset = board.view.dataset();
    let mut runs = vec![plain("One claim each: ")];
    for (at, it) in groups.iter().enumerate() {
        let subject = it.subject.map_or_else(|| "nothing".to_owned(), |key| name(dataset, key));
        let who = claimant(dataset, &dataset.claims[it.telling as usize]);
        let kind = it.subject.map(|key| format!("{}, ", key.kind.word())).unwrap_or_default();
        let comma = if at > 0 { "; " } else { "" };
        runs.push(plain(format!("{comma}{subject} ({kind}{who})")));
    }
    let all = groups.iter().map(|it| claim_cite(it.telling)).collect();
    runs.push(cited(".", Tone::Plain, all));
    item(runs)
}

/// "North Korean soldiers (flow): 14 claims, by Budanov (5) and others. Most spoken of: …".
fn group(board: &Board<'_>, it: &Group) -> Item {
    let dataset = board.view.dataset();
    let cites = |claims: &[u32]| claims.iter().map(|&at| claim_cite(at)).collect();
    let subject = it.subject.map(|key| format!("{} ({})", name(dataset, key), key.kind.word()));
    let mut runs =
        vec![plain(format!("{}: ", subject.unwrap_or_else(|| "About nothing".to_owned())))];
    if it.claims.len() > 1 {
        let n = count(it.claims.len(), "claim", "claims");
        runs.push(cited(
            format!("{n}, by {}", claimants(board, it)),
            Tone::Plain,
            cites(&it.claims),
        ));
        runs.push(plain(". Most spoken of: "));
    }
    let claim = &dataset.claims[it.telling as usize];
    runs.push(plain(format!("{}, {}: ", claimant(dataset, claim), day(claim.reported.value))));
    runs.push(cited(says(dataset, claim), Tone::Plain, vec![claim_cite(it.telling)]));
    Item {
        runs,
        record: it.subject.map(|key| dataset.address(key)).unwrap_or_default(),
        below: Vec::new(),
    }
}

fn claimants(board: &Board<'_>, it: &Group) -> String {
    let dataset = board.view.dataset();
    let one = |&(at, n): &(u32, usize)| {
        let who = claimant(dataset, &dataset.claims[at as usize]);
        if n > 1 { format!("{who} ({n})") } else { who }
    };
    let mut named: Vec<String> = it.claimants.iter().take(NAMED).map(one).collect();
    let others = it.claimants.len().saturating_sub(NAMED);
    if others > 0 {
        named.push(count(others, "other", "others"));
    }
    join(&named)
}
