//! What an assessment rests on, in words: claims, events, maps, subjects, whatever it names.

use crate::board::Board;
use crate::board::judgements::{Prop, Props, seen};
use crate::board::timeline::Phase;
use crate::briefing::block::{Cite, Run, Tone};
use crate::briefing::build::{cited, plain, toned};
use crate::briefing::statuses::{mark, tone};
use crate::briefing::wording::{claimant, count, day, event, name, plain_word, says};
use crate::briefing::wrap::wrap;
use crate::dataset::id::Ref;
use crate::dataset::words::{Kind, Word};

/// Cells of a sentence in a line that names several.
const SHORT: usize = 80;

/// How a prop stands today: the status of a claim with its mark, where an event is, else what it is.
pub fn standing(board: &Board<'_>, prop: &Prop) -> (String, Tone) {
    if let Some(status) = prop.now {
        let tone = if prop.before.is_some() { Tone::Alert } else { tone(status) };
        return (format!("{} {}", mark(status), status.word()), tone);
    }
    let is_event = |cite: &Cite| cite.kind == Kind::Event;
    let phase =
        prop.cite.filter(is_event).and_then(|cite| board.event(cite.at).map(|row| row.phase));
    match phase {
        Some(phase) => {
            let alert = prop.came_out || phase == Phase::Overdue;
            (phase.word().to_owned(), if alert { Tone::Alert } else { Tone::Plain })
        }
        None => (plain_word(prop.link.kind.word()), Tone::Dim),
    }
}

/// "Budanov, 2024-10-22: Deliveries have reached 2.8M a year."
pub fn words(board: &Board<'_>, link: &Ref) -> String {
    let dataset = board.view.dataset();
    match link.kind {
        Kind::Claim => dataset.claims.get(link.id).map(|claim| {
            let said = day(claim.reported.value);
            format!("{}, {said}: {}", claimant(dataset, claim), says(dataset, claim))
        }),
        Kind::Event => dataset.events.get(link.id).map(|it| event(dataset, it)),
        _ => None,
    }
    .unwrap_or_else(|| name(dataset, link.key()))
}

/// "For: ● Ukraine: North Korea has committed … [16]; ahead: The vote [3]. 1 other prop is left out."
pub fn line(board: &Board<'_>, label: &str, links: &[Ref], props: &Props) -> Option<Vec<Run>> {
    let all = seen(&board.view, links, props);
    if all.is_empty() {
        let n = count(props.fallen, "prop", "props");
        let text = format!("{label}: nothing is left of {n}.");
        return (props.fallen > 0).then(|| vec![toned(text, Tone::Alert)]);
    }
    let mut runs = Vec::new();
    for prop in &all {
        runs.push(plain(if runs.is_empty() { format!("{label}: ") } else { "; ".to_owned() }));
        runs.push(cited(in_short(board, prop), Tone::Plain, prop.cite.into_iter().collect()));
    }
    runs.push(plain("."));
    if props.fallen > 0 {
        let n = count(props.fallen, "other prop is", "other props are");
        runs.push(toned(format!(" {n} left out."), Tone::Alert));
    }
    Some(runs)
}

/// "● Ukraine: North Korea has committed at least 11,000…", "ahead: The vote".
fn in_short(board: &Board<'_>, prop: &Prop) -> String {
    let dataset = board.view.dataset();
    let claim = dataset.claims.get(prop.link.id).filter(|_| prop.link.kind == Kind::Claim);
    let (lead, text) = match (claim, prop.now) {
        (Some(claim), Some(status)) => {
            (format!("{}\u{a0}{}", mark(status), claimant(dataset, claim)), says(dataset, claim))
        }
        _ => (standing(board, prop).0, words(board, &prop.link)),
    };
    let lines = wrap(text.trim_end_matches('.'), SHORT);
    let more = if lines.len() > 1 { "…" } else { "" };
    let first = lines.first().map_or("", |line| line.trim_end_matches([',', ';', ':']));
    format!("{lead}: {first}{more}")
}
