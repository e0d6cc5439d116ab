//! Bottom line, key judgements, and what to take away.

use crate::board::Board;
use crate::board::judgements::JudgementRow;
use crate::briefing::SectionRow;
use crate::briefing::block::{Block, Cite, Item, Run, Tone};
use crate::briefing::build::{cited, item, plain, toned};
use crate::briefing::judged::{
    BOTTOM_LINE_FALLS, NO_BOTTOM_LINE, bottom_line_left, grades, horizon, in_order, lists, outcome,
    past, review,
};
use crate::briefing::props;
use crate::briefing::statuses::MARKS;
use crate::briefing::wording::{cites, claimant, day, full_stop, name};
use crate::dataset::header::Brief;
use crate::dataset::id::Ref;
use crate::dataset::judgement::Judgement;
use crate::dataset::words::Kind;

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

fn bottom_line(board: &Board<'_>, brief: Option<&Brief>) -> Vec<Block> {
    let Some(brief) = brief else {
        return vec![Block::Note(NO_BOTTOM_LINE.to_owned())];
    };
    let props = &board.bottom_line;
    if props.standing == 0 && props.fallen > 0 {
        return vec![Block::Prose(vec![toned(BOTTOM_LINE_FALLS, Tone::Alert)])];
    }
    let sources = cites(board, &brief.rests_on);
    let text = brief.bottom_line.value.to_string();
    let mut blocks = vec![Block::Prose(vec![cited(text, Tone::Strong, sources)])];
    blocks.push(Block::Note(format!("Written on {}.", day(brief.reported))));
    let left = bottom_line_left(board, brief).map(|text| vec![toned(text, Tone::Alert)]);
    let review = review(board, "Review: ", props).into_iter().map(|(_, runs)| runs);
    let lines: Vec<Item> = left.into_iter().chain(review).map(item).collect();
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    blocks
}

fn judgement(board: &Board<'_>, row: &JudgementRow) -> Item {
    let dataset = board.view.dataset();
    let judgement = &dataset.judgements[row.at as usize];
    let cite = Cite { kind: Kind::Judgement, at: row.at };
    let mut below = grades(dataset, judgement);
    below.extend(props::line(board, "For", &judgement.rests_on, &row.props));
    below.extend(props::line(board, "Against", &judgement.contrary, &row.contrary));
    for side in [&row.props, &row.contrary] {
        below.extend(review(board, "Review: ", side).into_iter().map(|(_, runs)| runs));
    }
    below.extend(
        lists(judgement).map(|(label, texts)| {
            vec![toned(format!("{label}: {}.", texts.join("; ")), Tone::Dim)]
        }),
    );
    below.extend(dates(judgement, row).map(|run| vec![run]));
    Item {
        runs: vec![cited(judgement.says.to_string(), Tone::Strong, vec![cite])],
        record: format!("judgement:{}", dataset.word(judgement.id)),
        below,
    }
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
