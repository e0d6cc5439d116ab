//! The room of a drawing of time above a list: how many columns its days have, and how many rows it
//! takes.

use ratatui::layout::Rect;

use crate::briefing::pages::Lanes;
use crate::tui::measure::cells;

/// Rows that must be left for the list below.
const LEAST_ROWS: u16 = 4;

/// Cells of the names at the left, and of the counts at the right.
pub fn margins(lanes: &Lanes) -> (u16, u16) {
    (lanes.lanes.iter().map(|lane| cells(lane.name)).max().unwrap_or(0) + 2, 8)
}

/// The columns that are left for days, if they are enough to be worth a drawing.
pub fn columns(lanes: &Lanes, width: u16) -> Option<u16> {
    let (names, most) = margins(lanes);
    width.checked_sub(names + most).filter(|&it| it >= 10)
}

/// Rows that lanes take off the top of an area; none if they have no room or leave too little.
pub fn height(lanes: &Lanes, area: Rect) -> u16 {
    let wanted = u16::try_from(lanes.lanes.len() + 1).unwrap_or(u16::MAX);
    let fits =
        columns(lanes, area.width).is_some() && area.height >= wanted.saturating_add(LEAST_ROWS);
    if fits { wanted } else { 0 }
}
