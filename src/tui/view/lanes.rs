//! Lanes of time: how much fell on each day, with the day the board stands at.

use chrono::{Datelike, Months};
use ratatui::layout::Rect;

use crate::briefing::pages::{Lane, Lanes};
use crate::config::theme::Role;
use crate::dataset::date::Day;
use crate::tui::lanes::{columns, margins};
use crate::tui::measure::cells;
use crate::tui::view::paint::Brush;

/// The heights of a column, from nothing seen to the lane's most.
const BARS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The scale of days over columns.
struct Scale {
    from: Day,
    days: usize,
    x: u16,
    columns: u16,
}

impl Scale {
    /// The column of a day.
    fn column(&self, day: Day) -> Option<u16> {
        let days = day.signed_duration_since(self.from).num_days();
        let at = usize::try_from(days).ok().filter(|&at| at < self.days)?;
        let column = at * usize::from(self.columns) / self.days;
        u16::try_from(column).ok().map(|column| self.x + column)
    }
}

/// Draws an axis and below it one row for each lane.
pub fn draw(brush: &mut Brush<'_>, lanes: &Lanes, area: Rect) {
    let Some(columns) = columns(lanes, area.width) else { return };
    let (names, _) = margins(lanes);
    let days = lanes.to.signed_duration_since(lanes.from).num_days() + 1;
    let Ok(days) = usize::try_from(days) else { return };
    // Every day gets the same number of columns, or every column the same number of days.
    let columns = if days <= usize::from(columns) {
        let each = usize::from(columns) / days.max(1);
        u16::try_from(days * each.min(4)).unwrap_or(columns)
    } else {
        columns
    };
    let scale = Scale { from: lanes.from, days: days.max(1), x: area.x + names, columns };
    axis(brush, lanes, &scale, area.y);
    for (y, lane) in (area.y + 1..area.bottom()).zip(&lanes.lanes) {
        brush.text(area.x, y, names, lane.name, Role::Dim);
        row(brush, lane, &scale, lanes.cursor, y);
    }
    if let Some(x) = scale.column(lanes.cursor) {
        cursor(brush, x, area);
    }
}

/// Names of months where they begin, or behind the day of the board where that would hide a letter.
fn axis(brush: &mut Brush<'_>, lanes: &Lanes, scale: &Scale, y: u16) {
    let (mut free, now) = (scale.x, scale.column(lanes.cursor));
    let mut day = lanes.from;
    while day <= lanes.to {
        if let Some(x) = scale.column(day).filter(|&x| x >= free) {
            let name = day.format("%b").to_string();
            let hidden = now.filter(|now| (x..x + cells(&name)).contains(now));
            let x = hidden.map_or(x, |now| now + 1);
            if x + cells(&name) <= scale.x + scale.columns + 8 {
                brush.text(x, y, 3, &name, Role::Dim);
                free = x + cells(&name) + 1;
            }
        }
        // Scales can be centuries long: a month without a column of its own is stepped over.
        let Some(next) = next_month(day) else { break };
        day = next;
    }
}

/// The first day of the month after a day.
fn next_month(day: Day) -> Option<Day> {
    day.with_day(1)?.checked_add_months(Months::new(1))
}

fn row(brush: &mut Brush<'_>, lane: &Lane, scale: &Scale, cursor: Day, y: u16) {
    let mut counts = vec![0_u32; usize::from(scale.columns)];
    for &(day, count) in &lane.days {
        if let Some(x) = scale.column(day) {
            counts[usize::from(x - scale.x)] += count;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let now = scale.column(cursor);
    for (x, &count) in (scale.x..).zip(&counts) {
        if count == 0 {
            continue;
        }
        let height = (count as usize * 8).div_ceil(most.max(1) as usize);
        let role = if now.is_some_and(|now| x > now) { Role::Claimed } else { Role::Text };
        brush.text(x, y, 1, BARS[height.min(8)], role);
    }
    if most > 0 {
        let days = scale.days.div_ceil(usize::from(scale.columns)).max(1);
        let per = if days == 1 { "d".to_owned() } else { format!("{days}d") };
        let end = scale.x + scale.columns + 8;
        brush.text_right(end, y, &format!("{most}/{per}"), Role::Dim);
    }
}

/// The day of the board through all lanes.
fn cursor(brush: &mut Brush<'_>, x: u16, area: Rect) {
    for y in area.y..area.bottom() {
        let blank = brush.cells.cell((x, y)).is_none_or(|cell| cell.symbol() == " ");
        if y == area.y {
            brush.text(x, y, 1, "▾", Role::Cursor);
        } else if blank {
            brush.text(x, y, 1, "│", Role::Accent);
        } else {
            brush.look(Rect { x, y, width: 1, height: 1 }, Role::Accent);
        }
    }
}
