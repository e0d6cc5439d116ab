//! How a claim stands, in words and marks: its status, its tally, and who holds what of it.

use crate::board::as_of::AsOf;
use crate::board::status::{self, Held, Status, Verdict};
use crate::briefing::block::{Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain};
use crate::briefing::wording::{claimant, day, speaker};
use crate::dataset::Dataset;
use crate::dataset::id::Id;
use crate::dataset::stance::Position;
use crate::dataset::words::{Kind, Word};

/// A position as a verb, to be followed by the claim.
pub fn position(position: Option<Position>) -> &'static str {
    match position {
        None => "asserts",
        Some(Position::Backs) => "backs",
        Some(Position::PartlyBacks) => "backs in part",
        Some(Position::CannotConfirm) => "cannot confirm",
        Some(Position::NoEvidence) => "sees no evidence",
        Some(Position::Doubts) => "doubts",
        Some(Position::Denies) => "denies",
        Some(Position::DeclinesComment) => "declines to comment",
    }
}

/// Who holds what of the claim at a shelf position, the claimant first, one run for each.
pub fn positions(view: &AsOf<'_>, at: u32) -> Vec<Run> {
    let dataset = view.dataset();
    let mut runs: Vec<Run> = Vec::new();
    for held in status::positions(view, at) {
        if !runs.is_empty() {
            runs.push(plain("; "));
        }
        let mark = if held.party { " (a party)" } else { "" };
        let who = speaker(dataset, held.by, held_via(dataset, &held));
        let verb = position(held.position);
        let note = held_note(dataset, &held).map(|note| format!(" ({note})"));
        let text =
            format!("{who}{mark} {verb}, {}{}", day(held.reported), note.unwrap_or_default());
        runs.push(cited(text, Tone::Plain, vec![held.cite]));
    }
    for at in status::against(view, at) {
        let claim = &dataset.claims[at as usize];
        let text = format!(
            "; against it {}, {}: {}",
            claimant(dataset, claim),
            day(claim.reported.value),
            claim.says.trim_end_matches('.'),
        );
        runs.push(cited(text, Tone::Disputed, vec![claim_cite(at)]));
    }
    runs.push(plain("."));
    runs
}

/// What qualifies a position, in the dossier's words. A claim's own note is not printed: it may say
/// what was learned later.
fn held_note(dataset: &Dataset, held: &Held) -> Option<String> {
    let stance = dataset.stances.row(held.cite.at).filter(|_| held.cite.kind == Kind::Stance)?;
    stance.note.as_ref().map(|note| note.trim_end_matches('.').to_owned())
}

fn held_via(dataset: &Dataset, held: &Held) -> Id {
    let at = held.cite.at as usize;
    match held.cite.kind {
        Kind::Stance => dataset.stances[at].via.id,
        _ => dataset.claims[at].via.id,
    }
}

/// How to read a tally.
pub const TALLY: &str = "The number after the status counts the independent origins that assert or \
    back the claim; two organs of one government are one. A rating is the Admiralty code: A to F \
    for the source, 1 (confirmed) to 5 (improbable) for the claim, 6 where it cannot be judged.";

/// A status with its tally: `corroborated 2 · cannot confirm 1`.
pub fn tally(verdict: &Verdict) -> String {
    let positions = [
        (Position::PartlyBacks, "partly"),
        (Position::CannotConfirm, "cannot confirm"),
        (Position::NoEvidence, "no evidence"),
        (Position::Doubts, "doubt"),
        (Position::Denies, "deny"),
        (Position::DeclinesComment, "no comment"),
    ];
    let counts = positions.map(|(position, word)| (word, verdict.count(position)));
    let others = counts.into_iter().chain([("contrary", verdict.contrary)]);
    let mut parts = vec![format!("{} {}", verdict.status.word(), verdict.origins)];
    parts.extend(others.filter(|&(_, n)| n > 0).map(|(word, n)| format!("{word} {n}")));
    parts.join(" · ")
}

/// How many claims of each mark: `●2 ◐1 ○10`. The mark stands first: in ASCII `10o` would be a
/// hundred.
pub fn marks(found: impl Iterator<Item = Status>) -> String {
    let found: Vec<_> = found.map(mark).collect();
    let count = |mark: &str| found.iter().filter(|it| **it == mark).count();
    let parts: Vec<_> = ["●", "◐", "○", "×"]
        .into_iter()
        .map(|mark| (count(mark), mark))
        .filter(|&(n, _)| n > 0)
        .map(|(n, mark)| format!("{mark}{n}"))
        .collect();
    parts.join(" ")
}

/// What the marks mean, for the foot of a table.
pub const MARKS: &str =
    "● two or more independent origins, ◐ in dispute, ○ one origin, × withdrawn or replaced.";

/// The mark of a status: open for what one origin says, filled for what several do.
pub fn mark(status: Status) -> &'static str {
    match status {
        Status::Corroborated => "●",
        Status::Contested | Status::Denied => "◐",
        Status::SingleSource | Status::Unconfirmed => "○",
        Status::Superseded | Status::Retracted => "×",
    }
}

/// How a status is meant.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Corroborated => Tone::Confirmed,
        Status::Contested | Status::Denied => Tone::Disputed,
        Status::SingleSource | Status::Unconfirmed => Tone::Claimed,
        Status::Superseded | Status::Retracted => Tone::Dim,
    }
}
