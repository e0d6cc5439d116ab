//! The drawing: it borrows the model and decides nothing.

mod footer;
mod header;
mod lanes;
mod map;
mod overlays;
mod paint;
mod panel;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use paint::Brush;

use crate::config::theme::Role;
use crate::config::theme::Theme;
use crate::tui::desk::Desk;
use crate::tui::measure::cells;
use crate::tui::message::Frame;
use crate::tui::model::Model;
use crate::tui::regions::{Class, regions};

/// Draws the screen of a model.
pub fn view(model: &Model, desk: &Desk<'_>, theme: &Theme) -> Frame {
    let (width, height) = model.size;
    let area = Rect::new(0, 0, width, height);
    let mut blank = Cell::EMPTY;
    blank.set_style(theme.style(Role::Text));
    let mut buffer = Buffer::filled(area, blank);
    let mut brush = Brush { cells: &mut buffer, theme, glyphs: model.glyphs };
    let regions = regions(model);
    if regions.class == Class::Floor {
        floor(&mut brush, model);
        return Frame { cells: buffer, cursor: None };
    }
    header::draw(&mut brush, model, desk, &regions);
    for slot in &regions.slots {
        panel::draw(&mut brush, model, desk, &regions, slot);
    }
    footer::counts(&mut brush, model, desk, &regions);
    let cursor = footer::draw(&mut brush, model, desk, &regions);
    let above = overlays::draw(&mut brush, model, desk);
    header::banner(&mut brush, model, desk, &regions);
    Frame { cells: buffer, cursor: above.or(cursor) }
}

/// What can be said in the least room.
fn floor(brush: &mut Brush<'_>, model: &Model) {
    let (width, height) = model.size;
    if height > 0 {
        let texts = [format!("{width}x{height}, needs 20x4; q quits"), "needs 20x4".to_owned()];
        let text = texts.iter().find(|text| cells(text) <= width).map_or("20x4", String::as_str);
        brush.text(0, 0, width, text, Role::Text);
    }
}
