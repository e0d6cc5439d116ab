//! The pages of the board: what each panel shows, worded once.
//!
//! A page is made of the same blocks as a section of print, but short: one line for each record,
//! whose whole story stands in its [detail](crate::briefing::detail). Each page is one file and one
//! row of [`PAGES`]; number keys, tabs, help and docs follow from the table.

mod actors;
mod aid;
pub mod analysis;
mod brief;
mod evidence;
mod fronts;
mod map;
mod supply;
mod timeline;

use std::collections::BTreeSet;

use crate::board::Board;
use crate::board::as_of::AsOf;
use crate::board::changes;
use crate::board::differences::Differences;
use crate::board::question::Question;
use crate::board::status::Status;
use crate::briefing::assumed;
use crate::briefing::block::Block;
use crate::dataset::date::Day;
use crate::dataset::id::Key;
use crate::dataset::words::Kind;

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

impl PageRow {
    /// Its content; under a scenario marked where it would be another.
    pub fn worded(&self, board: &Board<'_>) -> Page {
        let page = (self.page)(board);
        let Some(base) = board.base.as_ref() else { return page };
        let base = (self.page)(base);
        Page {
            blocks: assumed::marked(&base.blocks, page.blocks),
            zoomed: assumed::marked(&base.zoomed, page.zoomed),
            ..page
        }
    }
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
    analysis::ROW,
];

/// What a panel shows.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// Of which one origin alone stands for, and nobody has spoken against.
    pub single: usize,
    /// Of which in dispute: contested or denied.
    pub disputed: usize,
    /// Decisions past their day without an outcome: events, tripwires and promised rungs, each
    /// decision once.
    pub overdue: usize,
}

impl Standing {
    /// The counts of a board.
    pub fn of(board: &Board<'_>) -> Self {
        Self {
            claims: board.claims.rows.len(),
            single: board.claims.count(Status::SingleSource),
            disputed: board.claims.count(Status::Contested) + board.claims.count(Status::Denied),
            overdue: board.due.iter().filter(|due| due.is_overdue()).count(),
        }
    }
}

/// The days on which a report can first be seen, that is, when it was said and its source was out:
/// where the board can change.
pub fn report_days(board: &Board<'_>) -> Vec<Day> {
    let index = board.view.index;
    let assessed =
        [&index.states, &index.judgements, &index.controls, &index.achs, &index.evidence];
    let all = [&index.claims, &index.stances, &index.events].into_iter().chain(assessed);
    let days: BTreeSet<Day> = all.flatten().map(|dated| dated.seen).collect();
    days.into_iter().collect()
}

/// The page's place in [`PAGES`] by name.
pub fn position(id: &str) -> Option<usize> {
    PAGES.iter().position(|page| page.id == id)
}

/// Addresses of the records on the board that bear the sign ◆: with another question to compare with
/// what stands otherwise than there, else what stands otherwise under the scenario that is held.
pub fn marked(board: &Board<'_>, before: Option<&Question>) -> BTreeSet<String> {
    before.map_or_else(|| under_scenario(board), |before| touched(board, before))
}

/// Addresses of the records on the board that stand otherwise than at another question: new, moved,
/// with another status, or due. It does not matter which of the two dates is the later, and the
/// questions may also differ in who is left out.
pub fn touched(board: &Board<'_>, before: &Question) -> BTreeSet<String> {
    let before = AsOf::new(board.view.index, before);
    let keys = changes::touched(&board.view, &before).into_iter();
    keys.map(|key| board.view.dataset().address(key)).collect()
}

/// Addresses of the records that stand otherwise under the scenario that is held.
fn under_scenario(board: &Board<'_>) -> BTreeSet<String> {
    let Some(base) = &board.base else { return BTreeSet::new() };
    let dataset = board.view.dataset();
    let found = Differences::between(base, board);
    let key = |kind, id| Key { kind, id };
    let claims = found.claims.iter().filter_map(|it| it.now).map(|it| it.0 as usize);
    let claims = claims.map(|at| key(Kind::Claim, dataset.claims[at].id));
    let events = found.events.iter().filter_map(|it| it.now).map(|at| at as usize);
    let events = events.map(|at| key(Kind::Event, dataset.events[at].id));
    let judgements = found.judgements.iter().filter_map(|it| it.now).map(|it| it.at as usize);
    let judgements = judgements.map(|at| key(Kind::Judgement, dataset.judgements[at].id));
    let subjects = found.states.iter().filter_map(|it| it.0.now);
    let figures = found.figures.iter().filter_map(|it| it.subject.now);
    let all = claims.chain(events).chain(judgements).chain(subjects).chain(figures);
    all.map(|key| dataset.address(key)).collect()
}

/// A page without rows says why, and what to do.
fn nothing(board: &Board<'_>, what: &str) -> Page {
    let as_of = board.view.question.as_of;
    let text =
        format!("No report of {as_of} or before {what}. [ and ] step through the dated reports.");
    Page { blocks: vec![Block::Note(text)], ..Page::default() }
}
