//! Drawings of one line as text: arrows of supply, the ladder of aid, the trace of a front, and
//! dates and tallies short enough for a column, and what is out of date.

use crate::board::aid::AidRow;
use crate::board::as_of::AsOf;
use crate::board::figures::Scale;
use crate::board::status::Verdict;
use crate::board::subject::Series;
use crate::briefing::block::{Cell, Cite, Tone, Value};
use crate::briefing::build::{cell, code};
use crate::briefing::wording::when;
use crate::dataset::amount::Amount;
use crate::dataset::date::When;
use crate::dataset::evidence::Fit;
use crate::dataset::stance::Position;
use crate::dataset::state::{AidStage, State, Trend};

/// Cells of the longest arrow, its head included.
const ARROW: u32 = 5;
/// Cells of the ladder.
const LADDER: u32 = 8;
/// States a trace shows at most, the newest ones.
const TRACE: usize = 12;

/// An arrow as long as a figure, in tenths of the largest of its unit; thin without a figure.
pub fn arrow(tenths: Option<u32>) -> String {
    match tenths {
        None => "┄┄▶".to_owned(),
        Some(tenths) => {
            let shaft = (tenths * (ARROW - 1)).div_ceil(10).clamp(1, ARROW - 1);
            format!("{}▶", "═".repeat(shaft as usize))
        }
    }
}

/// The word of a state, with a sign behind it if it is out of date: age never shows by tone alone.
pub fn aging(word: String, stale: bool, tone: Tone, sources: Vec<Cite>) -> Cell {
    if stale { code(format!("{word} !"), Tone::Alert, sources) } else { code(word, tone, sources) }
}

/// Days since something was assessed; its state carries the sign if that is too long.
pub fn age(days: Option<i64>, stale: bool) -> Cell {
    let days = days.map_or(Value::Missing, |days| Value::Number(days.to_string()));
    Cell { tone: if stale { Tone::Alert } else { Tone::Plain }, ..cell(days) }
}

/// What that sign means, for the foot of a table, if any of these subjects is out of date.
pub fn age_note<'s>(view: &AsOf<'_>, mut all: impl Iterator<Item = &'s Series>) -> &'static str {
    if all.any(|series| series.is_stale(view)) { " ! out of date." } else { "" }
}

/// How far a package has come, as parts of its face value: `██▓▓▒▒░░`.
pub fn ladder(row: &AidRow<'_>) -> String {
    let filled = |stage| row.parts(stage, LADDER);
    let reached = [AidStage::Disbursed, AidStage::Allocated, AidStage::Committed].map(filled);
    let [Some(paid), Some(allocated), Some(committed)] = reached else {
        return "┄".repeat(LADDER as usize);
    };
    let marks = [("█", 0, paid), ("▓", paid, allocated), ("▒", allocated, committed)];
    let mut bar: String = marks
        .iter()
        .map(|&(mark, from, to)| mark.repeat(to.saturating_sub(from) as usize))
        .collect();
    bar.push_str(&"░".repeat(LADDER.saturating_sub(committed.max(allocated).max(paid)) as usize));
    bar
}

/// What the marks of the ladder mean.
pub const LADDER_LEGEND: &str = "█ disbursed ▓ allocated ▒ committed ░ promised ┄ no amount";

/// An amount on a scale that others share: `├──●──┤` for low, best and high, `├──▸` and `◂──┤` where an
/// end is open or nobody named it, `●` for one number. It takes `cells` cells, the first and the last
/// kept for the arrows of open ends. `None` where nothing is known.
pub fn strip(amount: &Amount, scale: &Scale, cells: u32) -> Option<String> {
    if amount.is_unknown() {
        return None;
    }
    let cell = |number| 1 + scale.cell(number, cells.saturating_sub(2));
    let (low, high) = (amount.low.value().map(cell), amount.high.value().map(cell));
    let best = amount.best.map(cell);
    let (from, left) = low.map_or((0, '◂'), |cell| (cell, '├'));
    let (to, right) = high.map_or((cells.saturating_sub(1), '▸'), |cell| (cell, '┤'));
    // The rest of the scale is drawn too: no format may take the place of a figure away.
    let drawn = (0..cells).map(|at| match at {
        _ if Some(at) == best => '●',
        _ if at < from || at > to => '┈',
        _ if from == to => '│',
        _ if at == from => left,
        _ if at == to => right,
        _ => '─',
    });
    Some(drawn.collect())
}

/// How a strip is read.
pub const STRIP_LEGEND: &str = "├──┤ from the low to the high end of a figure, ● its best estimate, ▸ \
    and ◂ an end that is open or that nobody named. The scale of a strip is linear and begins at zero.";

/// The rule of the four words.
pub const RELATIONS: &str = "Two figures agree if one range lies inside the other, are compatible if \
    they overlap, in tension if they are apart by at most a tenth of the larger, else in conflict. \
    Only figures of independent origins that hold at the same time are compared.";

/// The sign of a trend.
pub fn trend(trend: Option<Trend>) -> &'static str {
    match trend {
        Some(Trend::Improving) => "▲",
        Some(Trend::Steady) => "■",
        Some(Trend::Worsening) => "▼",
        Some(Trend::Unknown) | None => "?",
    }
}

/// The trends of a front from its oldest state to its newest, on one scale; a gap where a state
/// names none. `None` for fewer than two states.
pub fn trace<'a>(states: impl Iterator<Item = &'a State>) -> Option<String> {
    let heights: Vec<&str> = states
        .map(|state| match state.trend.as_ref().map(|trend| trend.value) {
            Some(Trend::Improving) => "▇",
            Some(Trend::Steady) => "▄",
            Some(Trend::Worsening) => "▁",
            Some(Trend::Unknown) | None => "·",
        })
        .collect();
    let from = heights.len().saturating_sub(TRACE);
    (heights.len() > 1).then(|| heights[from..].concat())
}

/// A time in a narrow column: what the two ends of an interval share is written once, as ISO 8601
/// allows.
pub fn short_when(time: &When) -> String {
    let text = when(time);
    let Some((from, to)) = text.split_once(" to ") else { return text };
    let is_day =
        |text: &str| text.len() == 10 && text.bytes().all(|it| it == b'-' || it.is_ascii_digit());
    if !is_day(from) || !is_day(to) {
        return text;
    }
    let shared = [8, 5].into_iter().find(|&at| from.get(..at) == to.get(..at));
    format!("{from}/{}", shared.and_then(|at| to.get(at..)).unwrap_or(to))
}

/// Who holds what of a claim, in numbers: `2 for · 1 cannot confirm · 1 contrary`.
pub fn counts(verdict: &Verdict) -> String {
    let words = [
        (Position::PartlyBacks, "in part"),
        (Position::CannotConfirm, "cannot confirm"),
        (Position::NoEvidence, "see no evidence"),
        (Position::Doubts, "doubt"),
        (Position::Denies, "deny"),
        (Position::DeclinesComment, "no comment"),
    ];
    let others = words.map(|(position, word)| (verdict.count(position), word));
    let all = [(verdict.origins, "for")].into_iter().chain(others);
    let all = all.chain([(verdict.contrary, "contrary")]);
    let parts: Vec<_> = all
        .filter(|&(n, word)| n > 0 || word == "for")
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    parts.join(" · ")
}

/// The sign of how an item of evidence fits a hypothesis; ASCII, so that a matrix reads the same
/// everywhere.
pub fn fit_sign(fit: Fit) -> &'static str {
    match fit {
        Fit::StronglyConsistent => "++",
        Fit::Consistent => "+",
        Fit::Neutral => ".",
        Fit::Inconsistent => "-",
        Fit::StronglyInconsistent => "--",
    }
}

/// The sign of a position, to stand before its verb.
pub fn position(position: Option<Position>) -> &'static str {
    match position {
        None | Some(Position::Backs) => "+",
        Some(Position::PartlyBacks) => "±",
        Some(Position::CannotConfirm | Position::NoEvidence | Position::Doubts) => "?",
        Some(Position::Denies) => "≠",
        Some(Position::DeclinesComment) => "·",
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn an_arrow_is_as_long_as_its_figure() {
        assert_eq!(arrow(None), "┄┄▶");
        assert_eq!(arrow(Some(1)), "═▶");
        assert_eq!(arrow(Some(5)), "══▶");
        assert_eq!(arrow(Some(10)), "════▶");
    }

    #[test]
    fn a_strip_is_drawn_to_scale_and_invents_no_end() {
        let amount = |text: &str| Amount::parse(text, Decimal::new(1, 1)).unwrap();
        let scale = Scale::of([amount("0..13")].iter()).unwrap();
        let strip = |text: &str| strip(&amount(text), &scale, 16).unwrap();
        assert_eq!(strip("9"), "┈┈┈┈┈┈┈┈┈┈●┈┈┈┈┈");
        assert_eq!(strip("9..11..13"), "┈┈┈┈┈┈┈┈┈┈├─●─┤┈");
        assert_eq!(strip("9..12"), "┈┈┈┈┈┈┈┈┈┈├──┤┈┈");
        assert_eq!(strip(">=9"), "┈┈┈┈┈┈┈┈┈┈├────▸");
        assert_eq!(strip("<9"), "◂─────────┤┈┈┈┈┈");
        assert_eq!(strip("9..9.2"), "┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈");
        assert_eq!(super::strip(&amount("?"), &scale, 16), None);
    }

    #[test]
    fn an_interval_writes_once_what_its_ends_share() {
        let short = |text: &str| short_when(&When::parse(text).unwrap());
        assert_eq!(short("2024-10-22/2024-10-27"), "2024-10-22/27");
        assert_eq!(short("2024-10-22/2024-11-05"), "2024-10-22/11-05");
        assert_eq!(short("2023-10-22/2024-11-05"), "2023-10-22/2024-11-05");
        assert_eq!(short("../2024-10-31"), "by 2024-10-31");
        assert_eq!(short("late 2023/.."), "since late 2023");
    }
}
