//! Bottom line, key judgements, and what to take away.

use crate::board::Board;
use crate::board::judgements::{JudgementRow, Props};
use crate::board::status::Status;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Item, Run, Tone};
use crate::briefing::build::{cited, claim_cite, item, plain, toned};
use crate::briefing::wording::{
    MARKS, cites, claimant, count, day, full_stop, mark, name, says, when,
};
use crate::briefing::wrap::wrap;
use crate::dataset::Dataset;
use crate::dataset::header::Brief;
use crate::dataset::id::Ref;
use crate::dataset::judgement::{CameTrue, Judgement};
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "brief",
    title: "Bottom line",
    doc: "what the reader needs first: bottom line, key judgements, takeaways",
    usual: true,
    blocks,
};

/// Cells of a claim's sentence in a line that names several.
const SHORT: usize = 80;

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let brief = board.view.brief();
    let takeaways = brief.map_or(&[][..], |brief| &brief.takeaways);
    let mut blocks = bottom_line(board, brief);
    if !board.judgements.is_empty() {
        blocks.push(Block::Heading("Key judgements".to_owned()));
        let rows = in_order(board, takeaways);
        blocks.push(Block::List(rows.into_iter().map(|row| judgement(board, row)).collect()));
        blocks.push(Block::Note(format!("The mark before a claim is its standing: {MARKS}")));
    }
    let others: Vec<_> = takeaways.iter().filter_map(|link| takeaway(board, link)).collect();
    if !others.is_empty() {
        blocks.push(Block::Heading("To take away".to_owned()));
        blocks.push(Block::List(others));
    }
    blocks
}

/// The judgements in the order of the takeaways, then the others.
pub(in crate::briefing) fn in_order<'b>(
    board: &'b Board<'_>,
    takeaways: &[Ref],
) -> Vec<&'b JudgementRow> {
    let dataset = board.view.dataset();
    let mut rows: Vec<_> = board.judgements.iter().collect();
    rows.sort_by_key(|row| {
        let id = dataset.judgements[row.at as usize].id;
        let place = takeaways.iter().position(|it| it.kind == Kind::Judgement && it.id == id);
        place.unwrap_or(usize::MAX)
    });
    rows
}

fn bottom_line(board: &Board<'_>, brief: Option<&Brief>) -> Vec<Block> {
    let Some(brief) = brief else {
        return vec![Block::Note("At this date the dossier has no bottom line.".to_owned())];
    };
    let props = &board.bottom_line;
    if props.standing == 0 && props.fallen > 0 {
        let text = "The bottom line falls: nothing it rests on is left.";
        return vec![Block::Prose(vec![toned(text, Tone::Alert)])];
    }
    let sources = cites(board, &brief.rests_on);
    let text = brief.bottom_line.value.to_string();
    let mut blocks = vec![Block::Prose(vec![cited(text, Tone::Strong, sources)])];
    blocks.push(Block::Note(format!("Written on {}.", day(brief.reported))));
    let mut review = review(board, props);
    if props.fallen > 0 {
        let (fallen, all) = (props.fallen, brief.rests_on.len());
        let text = format!("{fallen} of the {all} props of the bottom line are left out.");
        review.insert(0, vec![toned(text, Tone::Alert)]);
    }
    if !review.is_empty() {
        blocks.push(Block::List(review.into_iter().map(item).collect()));
    }
    blocks
}

fn judgement(board: &Board<'_>, row: &JudgementRow) -> Item {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[row.at as usize];
    let cite = Cite { kind: Kind::Judgement, at: row.at };
    let mut below = grades(dataset, judgement);
    below.extend(standing(board, "For", &row.props));
    below.extend(standing(board, "Against", &row.contrary));
    below.extend(review(board, &row.props));
    below.extend(review(board, &row.contrary));
    let lists = [
        ("Assumes", &judgement.assumes),
        ("Otherwise", &judgement.alternatives),
        ("Would change it", &judgement.change_if),
    ];
    for (label, texts) in lists {
        let texts: Vec<_> = texts.iter().map(|it| it.trim_end_matches('.').to_owned()).collect();
        if !texts.is_empty() {
            below.push(vec![toned(format!("{label}: {}.", texts.join("; ")), Tone::Dim)]);
        }
    }
    below.extend(dates(judgement, row).map(|run| vec![run]));
    Item {
        runs: vec![cited(judgement.says.to_string(), Tone::Strong, vec![cite])],
        record: format!("judgement:{}", dataset.word(judgement.id)),
        below,
    }
}

/// How likely, and how sure: never in one sentence.
pub(in crate::briefing) fn grades(dataset: &Dataset, judgement: &Judgement) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    if let Some(word) = &judgement.likelihood {
        let scale = dataset.header.likelihood_scale;
        let range = scale.words().iter().find(|(it, _, _)| *it == &*word.value);
        let range = range.map_or_else(String::new, |(_, low, high)| format!(" ({low}–{high} %)"));
        lines.push(vec![toned(format!("Likelihood: {}{range}.", word.value), Tone::Strong)]);
    }
    if let Some(confidence) = &judgement.confidence {
        lines.push(vec![plain(format!("Confidence: {}.", confidence.value.word()))]);
    }
    lines
}

/// When it was made, until when it is meant to hold, and how it came out.
fn dates(judgement: &Judgement, row: &JudgementRow) -> impl Iterator<Item = Run> {
    let horizon = horizon(judgement).map(|it| format!("; horizon: {it}"));
    let made = day(judgement.reported.value);
    let made = full_stop(&format!("Made on {made}{}", horizon.unwrap_or_default()));
    let outcome = outcome(judgement).filter(|_| row.outcome_known);
    let outcome = outcome.map(|text| plain(format!("Outcome, {text}")));
    [Some(plain(made)), past(row), outcome].into_iter().flatten()
}

/// Until when it is meant to hold, in the author's words.
pub(in crate::briefing) fn horizon(judgement: &Judgement) -> Option<String> {
    let words = judgement.horizon.as_ref().map(ToString::to_string);
    words.or_else(|| judgement.until.as_ref().map(when))
}

/// The mark of a judgement whose time is over while nobody noted what came of it.
pub(in crate::briefing) fn past(row: &JudgementRow) -> Option<Run> {
    let days = count(usize::try_from(row.past?).unwrap_or(usize::MAX), "day", "days");
    Some(toned(format!("Its time ended {days} ago; no outcome is noted."), Tone::Alert))
}

/// "2024-10-25, came true: The leaders announced their agreement."
pub(in crate::briefing) fn outcome(judgement: &Judgement) -> Option<String> {
    let on = judgement.outcome_when.as_ref().map(|on| day(on.value))?;
    let verdict = judgement.came_true.as_ref().map_or("", |it| match it.value {
        CameTrue::Yes => ", came true",
        CameTrue::Partly => ", came true in part",
        CameTrue::No => ", did not come true",
    });
    Some(format!("{on}{verdict}: {}", full_stop(judgement.outcome.as_ref()?)))
}

/// "For: ● Ukraine: North Korea has committed … [16]; ○ … 1 other prop is left out."
fn standing(board: &Board<'_>, label: &str, props: &Props) -> Option<Vec<Run>> {
    if props.claims.is_empty() && props.fallen == 0 {
        return None;
    }
    if props.claims.is_empty() {
        let n = count(props.fallen, "prop", "props");
        return Some(vec![toned(format!("{label}: nothing is left of {n}."), Tone::Alert)]);
    }
    let mut runs = Vec::new();
    for &(at, status) in &props.claims {
        runs.push(plain(if runs.is_empty() { format!("{label}: ") } else { "; ".to_owned() }));
        runs.push(cited(in_short(board, at, status), Tone::Plain, vec![claim_cite(at)]));
    }
    runs.push(plain("."));
    if props.fallen > 0 {
        let n = count(props.fallen, "other prop is", "other props are");
        runs.push(toned(format!(" {n} left out."), Tone::Alert));
    }
    Some(runs)
}

/// "● Ukraine: North Korea has committed at least 11,000…"
fn in_short(board: &Board<'_>, at: u32, status: Status) -> String {
    let dataset = board.view.dataset();
    let claim = &dataset.claims[at as usize];
    let says = says(dataset, claim);
    let lines = wrap(says.trim_end_matches('.'), SHORT);
    let more = if lines.len() > 1 { "…" } else { "" };
    let first = lines.first().map_or("", |line| line.trim_end_matches([',', ';', ':']));
    format!("{}\u{a0}{}: {first}{more}", mark(status), claimant(dataset, claim))
}

/// What has happened to the props since the assessment was made.
pub(in crate::briefing) fn review(board: &Board<'_>, props: &Props) -> Vec<Vec<Run>> {
    let dataset = board.view.dataset();
    let mut lines = Vec::new();
    for &(at, before, now) in &props.moved {
        let claim = &dataset.claims[at as usize];
        let says = says(dataset, claim);
        let text = format!("Review: was {}, is now {}: {says}", before.word(), now.word());
        lines.push(vec![cited(text, Tone::Alert, vec![claim_cite(at)])]);
    }
    for &at in &props.came_out {
        let event = &dataset.events[at as usize];
        let on = event.outcome_when.as_ref().map(|on| day(on.value)).unwrap_or_default();
        let outcome = event.outcome.as_deref().unwrap_or_default();
        // The source told of the event, not of its outcome.
        let title = format!("Review: {}", event.title);
        lines.push(vec![
            cited(title, Tone::Alert, vec![Cite { kind: Kind::Event, at }]),
            toned(format!(" came out on {on}: {outcome}"), Tone::Alert),
        ]);
    }
    lines
}

/// A takeaway that is no judgement: those head the list of judgements already.
fn takeaway(board: &Board<'_>, link: &Ref) -> Option<Item> {
    let dataset = board.view.dataset();
    let sources = cites(board, std::slice::from_ref(link));
    let name = name(dataset, link.key());
    let text = match link.kind {
        Kind::Judgement => return None,
        Kind::Claim | Kind::Event if sources.is_empty() => return None,
        Kind::Claim => format!("{}: {name}", claimant(dataset, dataset.claims.get(link.id)?)),
        _ if !board.view.has_subject(link.key()) => return None,
        _ => name,
    };
    Some(Item {
        runs: vec![cited(text, Tone::Plain, sources)],
        record: dataset.address(link.key()),
        below: Vec::new(),
    })
}
