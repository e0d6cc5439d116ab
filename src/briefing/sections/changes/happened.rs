//! What was true in the world between the dates.

use super::{Part, from, heard_of};
use crate::board::Board;
use crate::board::indicators::IndicatorRow;
use crate::board::news::News;
use crate::board::timeline::{EventRow, Phase};
use crate::briefing::block::{Cite, Item, Tone};
use crate::briefing::build::{cited, plain, toned};
use crate::briefing::judged;
use crate::briefing::wording::{day, event, full_stop, plain_word, when};
use crate::dataset::event::Event;
use crate::dataset::id::Key;
use crate::dataset::words::{Kind, Word};

/// What happened, then what fell due or came out.
pub(super) fn parts(board: &Board<'_>, news: &News<'_>) -> Vec<Part> {
    let mut due: Vec<_> = news.due.iter().filter_map(|&at| came_due(board, at)).collect();
    due.extend(news.tripwires.iter().map(|&place| tripwire(board, &board.indicators[place])));
    due.extend(news.outcomes.iter().map(|&at| outcome(board, at)));
    vec![
        ("Events", news.happened.iter().map(|&at| happened(board, at)).collect()),
        ("Due, overdue or come out", due),
    ]
}

fn happened(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let it = &dataset.events[at as usize];
    // Of the day it happened no other day need be told.
    let heard = match from(dataset, it) {
        _ if it.when.value.latest != Some(it.reported.value) => heard_of(dataset, it),
        from if from.is_empty() => from,
        from => format!("heard{from}"),
    };
    let heard = if heard.is_empty() { heard } else { format!("; {heard}") };
    let text = format!("{}: {}", when(&it.when.value), event(dataset, it));
    Item {
        runs: vec![
            cited(text, Tone::Plain, vec![Cite { kind: Kind::Event, at }]),
            plain(full_stop(&heard)),
        ],
        record: format!("event:{}", dataset.word(it.id)),
        below: Vec::new(),
    }
}

/// An event whose time ran out, or whose outcome became known.
fn came_due(board: &Board<'_>, at: u32) -> Option<Item> {
    let row = board.event(at)?;
    let dataset = board.view.dataset();
    let it = &dataset.events[at as usize];
    // The source told of the event, not of its outcome.
    let mut runs = vec![cited(
        format!("{}: {}", when(&it.when.value), it.title),
        Tone::Plain,
        vec![Cite { kind: Kind::Event, at }],
    )];
    let (tone, then) = then(row, it);
    runs.push(plain(": "));
    runs.push(toned(then, tone));
    Some(Item { runs, record: format!("event:{}", dataset.word(it.id)), below: Vec::new() })
}

fn then(row: &EventRow, it: &Event) -> (Tone, String) {
    let came = judged::came_out(it).filter(|_| row.outcome_known);
    match (came, row.phase) {
        (Some(came), _) => (Tone::Strong, format!("came out, {came}")),
        (None, Phase::Overdue) => (Tone::Alert, "overdue, no outcome is known.".to_owned()),
        (None, Phase::Ahead) => (Tone::Strong, "due on this day.".to_owned()),
        (None, phase) => (Tone::Strong, full_stop(phase.word())),
    }
}

/// A tripwire whose day came without its having been seen.
fn tripwire(board: &Board<'_>, it: &IndicatorRow) -> Item {
    let dataset = board.view.dataset();
    let indicator = &dataset.indicators[it.at];
    let key = Key { kind: Kind::Indicator, id: indicator.id };
    let due = indicator.due.as_ref().map(when).unwrap_or_default();
    let reading = it.reading.map_or_else(|| "no reading".to_owned(), |it| plain_word(it.word()));
    let cite = it.series.cite().or_else(|| board.view.first_mention(key));
    let tone = if it.is_overdue() { Tone::Alert } else { Tone::Strong };
    Item {
        runs: vec![
            plain(format!("{due}: tripwire “{}”: ", indicator.name)),
            cited(full_stop(&reading), tone, cite.into_iter().collect()),
        ],
        record: dataset.address(key),
        below: Vec::new(),
    }
}

/// "Judged on 2024-10-22: what was judged. 2024-10-25, came true: how it came out."
fn outcome(board: &Board<'_>, at: u32) -> Item {
    let dataset = board.view.dataset();
    let it = &dataset.judgements[at as usize];
    let came = judged::outcome(it).map_or_else(String::new, |came| format!(" {came}"));
    Item {
        runs: vec![
            plain(format!("Judged on {}: ", day(it.reported.value))),
            cited(it.says.to_string(), Tone::Plain, vec![Cite { kind: Kind::Judgement, at }]),
            toned(came, Tone::Strong),
        ],
        record: format!("judgement:{}", dataset.word(it.id)),
        below: Vec::new(),
    }
}
