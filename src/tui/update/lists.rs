//! Moving in lists, and keeping selections where they belong.

use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::leaflets;
use crate::tui::model::{Focus, Model};
use crate::tui::regions::{Pane, regions};
use crate::tui::sheet::{Entry, Sheet};

/// Rows kept in sight above and below the selection.
const MARGIN: usize = 2;

/// Where a list stands: the selected entry and the first line shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    at: usize,
    top: usize,
}

/// Moves in the list that has the keys, or scrolls the detail beside it.
pub fn act(model: &mut Model, desk: &Desk<'_>, action: Action) {
    let regions = regions(model);
    let aside = matches!(action, Action::DetailUp | Action::DetailDown);
    if aside || model.view.focus == Focus::Detail {
        let sheet = desk.sheet(model, &regions, Pane::Detail);
        let height = desk.height(model, &regions, Pane::Detail);
        let step = model.step().clone();
        let place = Place { at: step.at, top: step.top };
        let place = moved(&sheet, height, place, action);
        let step = model.step_mut();
        (step.at, step.top) = (place.at, place.top);
        return;
    }
    let pane = Pane::Panel(model.view.panel);
    let sheet = desk.sheet(model, &regions, pane);
    let height = desk.height(model, &regions, pane);
    let own = model.panel();
    let place = moved(&sheet, height, Place { at: own.at, top: own.top }, action);
    let record = sheet.entries.get(place.at).map(|entry| entry.record.clone());
    let own = model.panel_mut();
    if own.selected != record {
        model.leave_detail();
    }
    let own = model.panel_mut();
    own.chosen.clone_from(&record);
    (own.at, own.top, own.selected) = (place.at, place.top, record);
}

fn moved(sheet: &Sheet, height: usize, place: Place, action: Action) -> Place {
    let last = sheet.entries.len().saturating_sub(1);
    let Place { at, top } = place;
    let end = sheet.lines.len().saturating_sub(height);
    let place = match action {
        Action::DetailUp => return Place { at, top: top.saturating_sub(1) },
        Action::DetailDown => return Place { at, top: (top + 1).min(end) },
        Action::Top => return Place { at: 0, top: 0 },
        Action::Bottom => Place { at: last, top: end },
        Action::PageUp => page(sheet, height, place, false),
        Action::PageDown => page(sheet, height, place, true),
        Action::Up | Action::PreviousMatch => up(sheet, height, place),
        _ => down(sheet, height, place),
    };
    Place { top: place.top.min(end), ..place }
}

fn down(sheet: &Sheet, height: usize, place: Place) -> Place {
    let Place { at, top } = place;
    let end = sheet.lines.len().saturating_sub(height);
    let bottom = top + height;
    match (sheet.entries.get(at), sheet.entries.get(at + 1)) {
        // What is selected is read to its end first.
        (Some(entry), _) if entry.line >= bottom => {
            Place { at, top: show(sheet, entry, top, height) }
        }
        (Some(entry), _) if entry.line + entry.lines > bottom => Place { at, top: top + 1 },
        (_, Some(next)) => Place { at: at + 1, top: show(sheet, next, top, height) },
        _ => Place { at, top: (top + 1).min(end.max(top)) },
    }
}

fn up(sheet: &Sheet, height: usize, place: Place) -> Place {
    let Place { at, top } = place;
    let before = at.checked_sub(1).and_then(|it| sheet.entries.get(it));
    match (sheet.entries.get(at), before) {
        (Some(entry), _) if entry.line < top => Place { at, top: top - 1 },
        (_, Some(before)) => Place { at: at - 1, top: show(sheet, before, top, height) },
        _ => Place { at, top: top.saturating_sub(1) },
    }
}

/// One screen on or back: the selection goes with it.
fn page(sheet: &Sheet, height: usize, place: Place, on: bool) -> Place {
    let end = sheet.lines.len().saturating_sub(height);
    let step = height.saturating_sub(1).max(1);
    let line = sheet.entries.get(place.at).map_or(place.top, |entry| entry.line);
    let (top, wanted) = if on {
        ((place.top + step).min(end), line + step)
    } else {
        (place.top.saturating_sub(step), line.saturating_sub(step))
    };
    let at = sheet.entries.partition_point(|entry| entry.line <= wanted).saturating_sub(1);
    // The last page ends at the last row, the first begins at the first.
    let at = match (on, top == place.top) {
        (true, true) => sheet.entries.len().saturating_sub(1),
        (false, true) => 0,
        _ => at,
    };
    match sheet.entries.get(at) {
        Some(entry) => Place { at, top: show(sheet, entry, top, height) },
        None => Place { at, top },
    }
}

/// The first line to show so that an entry is in sight, moved as little as possible.
fn show(sheet: &Sheet, entry: &Entry, top: usize, height: usize) -> usize {
    let margin = MARGIN.min(height.saturating_sub(entry.lines) / 2);
    let last = entry.line + entry.lines + margin;
    // A heading right above belongs to the entry.
    let first = entry.line.saturating_sub(margin);
    let lowest = last.saturating_sub(height).min(entry.line);
    let end = sheet.lines.len().saturating_sub(height);
    let mut top = top.clamp(lowest.min(first), first.max(lowest.min(first))).min(end);
    // A heading right above the first line is shown with what it heads.
    while top > 0 && sheet.lines[top - 1].entry.is_none() && entry.line + entry.lines < top + height
    {
        top -= 1;
    }
    top
}

/// Brings selections and scrolling in line with what is on the desk: a record keeps its selection
/// by its name, and one that is gone leaves it near.
pub fn settle(model: &mut Model, desk: &Desk<'_>) {
    let end = leaflets::end(model);
    if let Some(top) = model.overlay.top() {
        *top = end.min(*top);
    }
    let regions = regions(model);
    for slot in &regions.slots {
        let sheet = desk.sheet(model, &regions, slot.pane);
        let height = desk.height(model, &regions, slot.pane);
        let end = sheet.lines.len().saturating_sub(height);
        match slot.pane {
            Pane::Panel(panel) => {
                let own = &mut model.view.panels[panel];
                let find = |it: &Option<String>| sheet.find(it.as_deref()?, own.at);
                let found = match &own.chosen {
                    None => Some(0),
                    chosen => find(chosen).or_else(|| find(&own.selected)),
                };
                let moved = found != Some(own.at);
                let last = sheet.entries.len().saturating_sub(1);
                own.at = found.unwrap_or(own.at).min(last);
                own.top = own.top.min(end);
                own.selected = sheet.entries.get(own.at).map(|entry| entry.record.clone());
                if let Some(entry) = sheet.entries.get(own.at) {
                    let hidden = entry.line < own.top || entry.line >= own.top + height;
                    // What stands above the first row may be read with the row out of sight.
                    let seek = if own.at > 0 { hidden || moved } else { hidden && moved };
                    if seek {
                        own.top = show(&sheet, entry, own.top, height);
                    }
                }
            }
            Pane::Detail => {
                let step = model.step_mut();
                step.at = step.at.min(sheet.entries.len().saturating_sub(1));
                step.top = step.top.min(end);
            }
        }
    }
}
