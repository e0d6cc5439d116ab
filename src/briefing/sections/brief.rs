//! Bottom line, key judgements, and what to take away.

use crate::board::Board;
use crate::board::judgements::JudgementRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Item, Run, Tone};
use crate::briefing::build::{cited, claim_cite, plain, toned};
use crate::briefing::wording::{cites, claimant, name, statuses};
use crate::dataset::header::Brief;
use crate::dataset::id::Ref;
use crate::dataset::words::{Kind, Word};

/// The section.
pub const ROW: SectionRow = SectionRow {
    id: "brief",
    title: "Bottom line",
    doc: "what the reader needs first: bottom line, key judgements, takeaways",
    usual: true,
    blocks,
};

fn blocks(board: &Board<'_>) -> Vec<Block> {
    let brief = board.view.brief();
    let takeaways = brief.map_or(&[][..], |brief| &brief.takeaways);
    let mut blocks = bottom_line(brief, board);
    if !board.judgements.is_empty() {
        blocks.push(Block::Heading("Key judgements".to_owned()));
        let rows = in_order(board, takeaways);
        blocks.push(Block::List(rows.into_iter().map(|row| judgement(board, row)).collect()));
    }
    let others: Vec<_> = takeaways.iter().filter_map(|link| takeaway(board, link)).collect();
    if !others.is_empty() {
        blocks.push(Block::Heading("To take away".to_owned()));
        blocks.push(Block::List(others));
    }
    blocks
}

/// The judgements in the order of the takeaways, then the others.
fn in_order<'b>(board: &'b Board<'_>, takeaways: &[Ref]) -> Vec<&'b JudgementRow> {
    let dataset = board.view.dataset();
    let mut rows: Vec<_> = board.judgements.iter().collect();
    rows.sort_by_key(|row| {
        let id = dataset.judgements[row.at as usize].id;
        let place = takeaways.iter().position(|it| it.kind == Kind::Judgement && it.id == id);
        place.unwrap_or(usize::MAX)
    });
    rows
}

fn bottom_line(brief: Option<&Brief>, board: &Board<'_>) -> Vec<Block> {
    match brief {
        Some(brief) => {
            let sources = cites(board, &brief.rests_on);
            vec![Block::Prose(vec![cited(
                brief.bottom_line.value.to_string(),
                Tone::Strong,
                sources,
            )])]
        }
        // Whether one was written later is not for this date to know.
        None => vec![Block::Note("At this date the dossier has no bottom line.".to_owned())],
    }
}

fn judgement(board: &Board<'_>, row: &JudgementRow) -> Item {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[row.at as usize];
    let cite = Cite { kind: Kind::Judgement, at: row.at };
    let mut below = Vec::new();
    if let Some(word) = &judgement.likelihood {
        let scale = dataset.header.likelihood_scale;
        let range = scale.words().iter().find(|(it, _, _)| *it == &*word.value);
        let range = range.map_or_else(String::new, |(_, low, high)| format!(" ({low}–{high} %)"));
        below.push(vec![toned(format!("Likelihood: {}{range}.", word.value), Tone::Strong)]);
    }
    if let Some(confidence) = &judgement.confidence {
        below.push(vec![plain(format!("Confidence: {}.", confidence.value.word()))]);
    }
    below.extend(props("For", &row.props));
    below.extend(props("Against", &row.contrary));
    for (at, before, now) in &row.moved {
        let says = &dataset.claims[*at as usize].says;
        let text = format!("Review: {says} was {}, is now {}.", before.word(), now.word());
        below.push(vec![cited(text, Tone::Alert, vec![claim_cite(*at)])]);
    }
    if !judgement.change_if.is_empty() {
        let changes: Vec<_> =
            judgement.change_if.iter().map(|it| it.trim_end_matches('.').to_owned()).collect();
        below.push(vec![toned(format!("Would change it: {}.", changes.join("; ")), Tone::Dim)]);
    }
    Item {
        runs: vec![cited(judgement.says.to_string(), Tone::Strong, vec![cite])],
        record: format!("judgement:{}", dataset.word(judgement.id)),
        below,
    }
}

/// "For: 2 corroborated, 1 single-source.".
fn props(label: &str, props: &[(u32, crate::board::status::Status)]) -> Option<Vec<Run>> {
    if props.is_empty() {
        return None;
    }
    let words = statuses(props.iter().map(|&(_, status)| status));
    let cites = props.iter().map(|&(at, _)| claim_cite(at)).collect();
    Some(vec![cited(format!("{label}: {words}."), Tone::Plain, cites)])
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
        _ => name,
    };
    Some(Item {
        runs: vec![cited(text, Tone::Plain, sources)],
        record: dataset.address(link.key()),
        below: Vec::new(),
    })
}
