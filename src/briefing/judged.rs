//! What is said of our judgements and of how things came out, once for every page that says it.

use crate::board::Board;
use crate::board::judgements::{JudgementRow, Props};
use crate::briefing::block::{Cite, Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain, toned};
use crate::briefing::wording::{day, days, full_stop, says, when};
use crate::dataset::Dataset;
use crate::dataset::event::Event;
use crate::dataset::header::Brief;
use crate::dataset::id::Ref;
use crate::dataset::judgement::{CameTrue, Judgement};
use crate::dataset::words::{Kind, Word};

/// Said where a dossier has no bottom line at the date.
pub const NO_BOTTOM_LINE: &str = "At this date the dossier has no bottom line.";

/// Said where nothing is left of what the bottom line rests on.
pub const BOTTOM_LINE_FALLS: &str = "The bottom line falls: nothing it rests on is left.";

/// How many props of the bottom line are left out, if any is: "2 of the 5 props of the bottom line
/// are left out."
pub fn bottom_line_left(board: &Board<'_>, brief: &Brief) -> Option<String> {
    let fallen = board.bottom_line.fallen;
    let all = brief.rests_on.len();
    let are = if fallen == 1 { "is" } else { "are" };
    (fallen > 0).then(|| format!("{fallen} of the {all} props of the bottom line {are} left out."))
}

/// The judgements in the order of the takeaways, then the others.
pub fn in_order<'b>(board: &'b Board<'_>, takeaways: &[Ref]) -> Vec<&'b JudgementRow> {
    let dataset = board.view.dataset();
    let mut rows: Vec<_> = board.judgements.iter().collect();
    rows.sort_by_key(|row| {
        let id = dataset.judgements[row.at as usize].id;
        let place = takeaways.iter().position(|it| it.kind == Kind::Judgement && it.id == id);
        place.unwrap_or(usize::MAX)
    });
    rows
}

/// "likely (55–80 %)": the word with the range that the dossier's scale gives it.
pub fn likelihood(dataset: &Dataset, judgement: &Judgement) -> Option<String> {
    let word = &judgement.likelihood.as_ref()?.value;
    let scale = dataset.header.likelihood_scale.words();
    let range = scale.iter().find(|(it, _, _)| *it == &**word);
    let range = range.map_or_else(String::new, |(_, low, high)| format!(" ({low}–{high}\u{a0}%)"));
    Some(format!("{word}{range}"))
}

/// How likely, and how sure: never in one sentence.
pub fn grades(dataset: &Dataset, judgement: &Judgement) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    if let Some(text) = likelihood(dataset, judgement) {
        lines.push(vec![toned(format!("Likelihood: {text}."), Tone::Strong)]);
    }
    if let Some(confidence) = &judgement.confidence {
        lines.push(vec![plain(format!("Confidence: {}.", confidence.value.word()))]);
    }
    lines
}

/// What it takes for granted, other readings, and what would change it, each with its sentences; a
/// list that is empty is left out.
pub fn lists(judgement: &Judgement) -> impl Iterator<Item = (&'static str, Vec<String>)> {
    let lists = [
        ("Assumes", &judgement.assumes),
        ("Otherwise", &judgement.alternatives),
        ("Would change it", &judgement.change_if),
    ];
    let full = lists.into_iter().filter(|(_, texts)| !texts.is_empty());
    full.map(|(label, texts)| {
        (label, texts.iter().map(|it| it.trim_end_matches('.').to_owned()).collect())
    })
}

/// How an event came out: "2024-10-25: The leaders announced their agreement." Whether that can be
/// seen yet, the board says.
pub fn came_out(event: &Event) -> Option<String> {
    let on = event.outcome_when.as_ref().map(|on| format!("{}: ", day(on.value)));
    Some(format!("{}{}", on.unwrap_or_default(), full_stop(event.outcome.as_ref()?)))
}

/// Until when it is meant to hold, in the author's words.
pub fn horizon(judgement: &Judgement) -> Option<String> {
    let words = judgement.horizon.as_ref().map(ToString::to_string);
    words.or_else(|| judgement.until.as_ref().map(when))
}

/// The mark of a judgement whose time is over while nobody noted what came of it.
pub fn past(row: &JudgementRow) -> Option<Run> {
    let text = format!("Its time ended {} ago; no outcome is noted.", days(row.past?));
    Some(toned(text, Tone::Alert))
}

/// "2024-10-25, came true: The leaders announced their agreement."
pub fn outcome(judgement: &Judgement) -> Option<String> {
    let on = judgement.outcome_when.as_ref().map(|on| day(on.value))?;
    let verdict = judgement.came_true.as_ref().map_or("", |it| match it.value {
        CameTrue::Yes => ", came true",
        CameTrue::Partly => ", came true in part",
        CameTrue::No => ", did not come true",
    });
    Some(format!("{on}{verdict}: {}", full_stop(judgement.outcome.as_ref()?)))
}

/// What has happened to the props since the assessment was made, each with the record it is about.
/// `lead` goes before it.
pub fn review(board: &Board<'_>, lead: &str, props: &Props) -> Vec<(String, Vec<Run>)> {
    let dataset = board.view.dataset();
    let mut lines = Vec::new();
    for &(at, before, now) in &props.moved {
        let claim = &dataset.claims[at as usize];
        let says = says(dataset, claim);
        let text = format!("{lead}was {}, is now {}: {says}", before.word(), now.word());
        let record = format!("claim:{}", dataset.word(claim.id));
        lines.push((record, vec![cited(text, Tone::Alert, vec![claim_cite(at)])]));
    }
    for &at in &props.came_out {
        let event = &dataset.events[at as usize];
        let Some(came) = came_out(event) else { continue };
        // The source told of the event, not of its outcome.
        let title = format!("{lead}{}", event.title);
        let title = cited(title, Tone::Alert, vec![Cite { kind: Kind::Event, at }]);
        let record = format!("event:{}", dataset.word(event.id));
        lines.push((record, vec![title, toned(format!(" came out on {came}"), Tone::Alert)]));
    }
    lines
}
