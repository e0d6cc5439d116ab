//! A pane: its border with title, unit and position, its lines, its selection.

use ratatui::layout::Rect;

use crate::briefing::pages::PAGES;
use crate::config::theme::Role;
use crate::tui::atlas;
use crate::tui::desk::Desk;
use crate::tui::measure::cells;
use crate::tui::model::{Focus, Model};
use crate::tui::regions::{Pane, Regions, Slot};
use crate::tui::sheet::Sheet;
use crate::tui::view::paint::Brush;
use crate::tui::view::{lanes, map};

/// Draws a pane.
pub fn draw(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, regions: &Regions, slot: &Slot) {
    let sheet = desk.sheet(model, regions, slot.pane);
    let focused = has_keys(model, slot.pane);
    if slot.framed {
        brush.frame(slot.area, focused);
        title(brush, model, desk, (regions, slot), focused);
    }
    if slot.pane == Pane::Panel(atlas::panel())
        && let (Some(area), Some(chart)) = (atlas::area(model, regions), desk.chart(model, regions))
    {
        map::draw(brush, &chart, area);
        if slot.framed {
            let y = slot.area.bottom().saturating_sub(1);
            map::legend(brush, &chart, Rect { y, height: 1, ..slot.area });
        }
        return;
    }
    let mut body = slot.inner();
    let over = desk.lanes_height(model, regions, slot.pane);
    if let (Pane::Panel(panel), true) = (slot.pane, over > 0) {
        if let Some(found) = &desk.page(model, panel).lanes {
            lanes::draw(brush, found, Rect { height: over, ..body });
        }
        body = Rect { y: body.y + over, height: body.height - over, ..body };
    }
    for line in sheet.head.iter().take(usize::from(body.height)) {
        brush.spans(body.x, body.y, body.width, &line.spans);
        body = Rect { y: body.y + 1, height: body.height - 1, ..body };
    }
    if sheet.lines.is_empty() {
        empty(brush, model, desk, slot.pane, body);
        return;
    }
    let (at, top) = place(model, slot.pane);
    let alone = regions.slots.len() == 1;
    let place = Place { body, at, top, focused, alone };
    lines(brush, desk, &sheet, &place);
    if slot.framed {
        bottom(brush, (model, desk), &sheet, slot, &place);
    }
}

/// Where a list stands in its room.
struct Place {
    body: Rect,
    at: usize,
    top: usize,
    focused: bool,
    /// The pane has the whole screen.
    alone: bool,
}

fn has_keys(model: &Model, pane: Pane) -> bool {
    match pane {
        Pane::Panel(panel) => model.view.focus == Focus::List && panel == model.view.panel,
        Pane::Detail => model.view.focus == Focus::Detail,
    }
}

fn place(model: &Model, pane: Pane) -> (usize, usize) {
    match pane {
        Pane::Panel(panel) => model.view.panels.get(panel).map_or((0, 0), |it| (it.at, it.top)),
        Pane::Detail => (model.step().at, model.step().top),
    }
}

/// Number, name and unit in the upper border.
fn title(
    brush: &mut Brush<'_>,
    model: &Model,
    desk: &Desk<'_>,
    (regions, slot): (&Regions, &Slot),
    focused: bool,
) {
    let area = slot.area;
    let role = if focused { Role::FocusTitle } else { Role::Title };
    let mark = if focused { "▸" } else { " " };
    let (name, aside) = match slot.pane {
        Pane::Panel(panel) => {
            let name = PAGES.get(panel).map_or("", |page| page.title);
            let middle = if panel == atlas::panel() { desk.middle(model, regions) } else { None };
            let aside = middle.unwrap_or_else(|| desk.page(model, panel).aside.clone());
            (format!("{mark}{} {name} ", panel + 1), aside)
        }
        Pane::Detail => {
            let detail = desk.shown(model).and_then(|record| desk.detail(&record));
            let title = detail.map(|detail| detail.title.clone()).unwrap_or_default();
            (format!("{mark}Detail "), title)
        }
    };
    let mut name = name;
    if model.view.zoom && focused {
        name.push_str("[zoom] ");
    }
    let room = area.width.saturating_sub(4);
    let end = area.x + 2 + brush.text(area.x + 2, area.y, room, &format!(" {name}"), role);
    let room = (area.right().saturating_sub(3)).saturating_sub(end + 1);
    if aside.is_empty() || room < 8 {
        return;
    }
    let aside = brush.shortened(&aside, room.saturating_sub(2));
    brush.text_right(area.right().saturating_sub(2), area.y, &format!(" {aside} "), Role::Dim);
}

/// What the list does not show, in the lower border.
fn bottom(
    brush: &mut Brush<'_>,
    (model, desk): (&Model, &Desk<'_>),
    sheet: &Sheet,
    slot: &Slot,
    place: &Place,
) {
    let area = slot.area;
    let y = area.bottom().saturating_sub(1);
    let shown = usize::from(place.body.height);
    let more = match (place.top > 0, place.top + shown < sheet.lines.len()) {
        (true, true) => " ↕",
        (true, false) => " ▴",
        (false, true) => " ▾",
        (false, false) => "",
    };
    let count = sheet.entries.len();
    let least = more.trim_start().to_owned();
    let counted = count > 0 && (slot.pane != Pane::Detail || place.focused);
    let (long, short) = if counted {
        let of = format!("{} of {count}", place.at + 1);
        let all = if count < sheet.all { format!(", {} in all", sheet.all) } else { String::new() };
        (format!("{of}{all}{more}"), format!("{of}{more}"))
    } else {
        (least.clone(), least.clone())
    };
    let columns = if sheet.dropped == 1 { "col" } else { "cols" };
    let zoom = if place.alone { "" } else { ", z" };
    let with = |text: &str| format!("+{} {columns}{zoom}  {text}", sheet.dropped);
    let texts = match sheet.dropped {
        0 => vec![long, short, least],
        _ => [with(&long), long, with(&short), least].map(|it| it.trim_end().to_owned()).to_vec(),
    };
    // The corners of the border stay.
    let fits = |text: &String| cells(text) + 6 <= area.width;
    let text = texts.into_iter().find(fits).unwrap_or_default();
    let mut end = area.right().saturating_sub(2);
    if !text.is_empty() {
        end = brush.text_right(end, y, &format!(" {text} "), Role::Dim);
    }
    if let Pane::Panel(panel) = slot.pane {
        legend(brush, &desk.page(model, panel).legend, end, area);
    }
}

/// What the signs of a panel mean, in the lower border, if it has room up to `end`.
fn legend(brush: &mut Brush<'_>, legend: &str, end: u16, area: Rect) {
    let legend = brush.glyphs.fold(legend).into_owned();
    let room = end.saturating_sub(area.x + 3);
    if !legend.is_empty() && cells(&legend) + 2 <= room {
        let y = area.bottom().saturating_sub(1);
        brush.text(area.x + 2, y, room, &format!(" {legend} "), Role::Dim);
    }
}

fn lines(brush: &mut Brush<'_>, desk: &Desk<'_>, sheet: &Sheet, place: &Place) {
    let body = place.body;
    let visible = sheet.lines.iter().enumerate().skip(place.top).take(usize::from(body.height));
    for ((at, line), y) in visible.zip(body.y..) {
        brush.spans(body.x, y, body.width, &line.spans);
        let Some(entry) = line.entry else { continue };
        let record = sheet.entries.get(entry);
        let first = record.is_some_and(|it| it.line == at);
        let marked = record.is_some_and(|it| desk.marked.contains(&it.record));
        let selected = entry == place.at;
        let gutter = body.x.saturating_sub(1);
        let whole = Rect { x: gutter, y, width: body.width + 1, height: 1 };
        match (selected, place.focused) {
            (true, true) => {
                brush.look(whole, Role::Selected);
                brush.text(gutter, y, 1, if marked && first { "◆" } else { "▌" }, Role::Selected);
            }
            (true, false) => {
                brush.text(gutter, y, 1, if marked && first { "◆" } else { "▏" }, Role::Idle);
            }
            _ if marked && first => {
                brush.text(gutter, y, 1, "◆", Role::Changed);
            }
            _ => {}
        }
    }
}

/// An empty list says why.
fn empty(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, pane: Pane, body: Rect) {
    let text = match pane {
        Pane::Panel(panel) => {
            let filter = &model.view.panels[panel].filter;
            if filter.is_on() {
                format!("Nothing matches {}. Esc shows all.", filter.text())
            } else {
                format!("Nothing on the board at {}.", model.view.question.as_of)
            }
        }
        Pane::Detail => match desk.shown(model) {
            Some(record) if desk.board.view.question.without.is_empty() => {
                format!("{record} is not on the board at this date.")
            }
            Some(record) => {
                format!(
                    "{record} is not on the board: not at this date, or who says it is left out."
                )
            }
            None => "Select a row to read everything about it.".to_owned(),
        },
    };
    let text = brush.glyphs.fold(&text).into_owned();
    for (y, line) in
        (body.y..body.bottom()).zip(crate::briefing::wrap::wrap(&text, usize::from(body.width)))
    {
        brush.text(body.x, y, body.width, &line, Role::Dim);
    }
}
