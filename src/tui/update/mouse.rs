//! The mouse: a click selects, the wheel scrolls what is under it.

use crate::tui::action::Action;
use crate::tui::atlas;
use crate::tui::desk::Desk;
use crate::tui::message::{Effect, Mouse, MouseAct};
use crate::tui::model::{Focus, Model, Overlay, PANELS};
use crate::tui::regions::{Pane, regions};
use crate::tui::tabs;
use crate::tui::update::{act as perform, go_to, map, overlay};

/// Does what the mouse did.
pub fn act(model: &mut Model, desk: &Desk<'_>, mouse: Mouse) -> Vec<Effect> {
    model.status = None;
    model.muted = None;
    let step = match mouse.act {
        MouseAct::WheelUp => Action::Up,
        MouseAct::WheelDown => Action::Down,
        MouseAct::Click => {
            click(model, desk, mouse);
            return Vec::new();
        }
    };
    if let Some(top) = model.overlay.top() {
        *top = if step == Action::Up { top.saturating_sub(1) } else { *top + 1 };
        return Vec::new();
    }
    if !matches!(model.overlay, Overlay::None) {
        return Vec::new();
    }
    let pane = focus(model, desk, mouse.x, mouse.y);
    if pane == Some(Pane::Panel(atlas::panel())) && atlas::has_keys(model, &regions(model)) {
        let nearer = step == Action::Up;
        return perform(model, desk, if nearer { Action::Nearer } else { Action::Farther });
    }
    perform(model, desk, step)
}

/// Gives the keys to the pane under a cell.
fn focus(model: &mut Model, desk: &Desk<'_>, x: u16, y: u16) -> Option<Pane> {
    let regions = regions(model);
    let slot = regions.slots.iter().find(|slot| slot.area.contains((x, y).into()))?;
    match slot.pane {
        Pane::Panel(panel) if panel != model.view.panel || model.view.focus == Focus::Detail => {
            go_to(model, desk, panel.min(PANELS - 1));
        }
        Pane::Panel(_) => {}
        Pane::Detail => model.view.focus = Focus::Detail,
    }
    Some(slot.pane)
}

fn click(model: &mut Model, desk: &Desk<'_>, mouse: Mouse) {
    if !matches!(model.overlay, Overlay::None) {
        overlay::dismiss(model, desk);
        return;
    }
    let before = regions(model);
    if before.tabs.is_some_and(|tabs| tabs.y == mouse.y) {
        if let Some(panel) = tabs::at(model, mouse.x) {
            go_to(model, desk, panel);
        }
        return;
    }
    let Some(pane) = focus(model, desk, mouse.x, mouse.y) else { return };
    let regions = regions(model);
    if pane == Pane::Panel(atlas::panel())
        && let Some(area) = atlas::area(model, &regions)
    {
        if let (Some(chart), true) =
            (desk.chart(model, &regions), area.contains((mouse.x, mouse.y).into()))
        {
            map::select(model, desk, chart.at(mouse.x - area.x, mouse.y - area.y));
        }
        return;
    }
    let Some(slot) = regions.slot(pane) else { return };
    let sheet = desk.sheet(model, &regions, pane);
    let lanes = desk.lanes_height(model, &regions, pane);
    let inner = slot.inner();
    let above = usize::from(inner.y + lanes) + sheet.head.len();
    let Some(line) = usize::from(mouse.y).checked_sub(above) else { return };
    let top = match pane {
        Pane::Panel(panel) => model.view.panels[panel].top,
        Pane::Detail => model.step().top,
    };
    let Some(entry) = sheet.lines.get(top + line).and_then(|line| line.entry) else { return };
    match pane {
        Pane::Panel(_) => {
            model.leave_detail();
            let own = model.panel_mut();
            own.at = entry;
            own.selected = sheet.entries.get(entry).map(|it| it.record.clone());
            own.chosen.clone_from(&own.selected);
        }
        Pane::Detail => model.step_mut().at = entry,
    }
}
