//! The last rows: what is not shown, and the keys.

use crate::briefing::pages::{PAGES, analysis};
use crate::briefing::wording::count;
use crate::config::theme::Role;
use crate::tui::action::Action;
use crate::tui::atlas;
use crate::tui::desk::Desk;
use crate::tui::keymap::KEYMAP;
use crate::tui::measure::{cells, from_cell};
use crate::tui::model::{Focus, Model, Overlay, Typing};
use crate::tui::regions::{Class, Pane, Regions};
use crate::tui::sheet::fields;
use crate::tui::view::paint::Brush;

/// Counts of what has no place on this screen.
pub fn counts(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, regions: &Regions) {
    let Some(area) = regions.counts else { return };
    let x = area.x + 1;
    if regions.class == Class::S {
        let standing = &desk.standing;
        let without = match desk.board.view.question.without.len() {
            0 => String::new(),
            n => format!("without {n} · "),
        };
        let text = format!(
            "{without}{} · {} disputed · {} overdue",
            count(standing.claims, "claim", "claims"),
            standing.disputed,
            standing.overdue
        );
        brush.text(x, area.y, area.width.saturating_sub(2), &text, Role::Dim);
        return;
    }
    // The analysis holds what was asked, not a part of the board that could be counted.
    let counted = (0..PAGES.len()).filter(|&at| PAGES[at].id != analysis::ROW.id);
    let hidden = counted.filter(|&at| regions.slot(Pane::Panel(at)).is_none());
    let hidden: Vec<(usize, usize)> =
        hidden.map(|at| (at, crate::tui::desk::records(desk.page(model, at)))).collect();
    let titles = hidden.iter().map(|&(at, n)| format!("{} {} {n}", at + 1, PAGES[at].title));
    let shorts = hidden.iter().map(|&(at, n)| format!("{} {} {n}", at + 1, PAGES[at].short));
    let names = hidden.iter().map(|&(at, _)| format!("{} {}", at + 1, PAGES[at].short));
    let texts: [Vec<String>; 3] = [titles.collect(), shorts.collect(), names.collect()];
    let texts = texts.map(|parts| parts.join(" · "));
    let fits = |text: &&String| cells(text) + 2 <= area.width;
    let text = texts.iter().find(fits).unwrap_or(&texts[2]);
    brush.text(x, area.y, area.width.saturating_sub(1), text, Role::Dim);
}

/// The last row: a line that is typed, a message, or the keys; help and quit always.
pub fn draw(
    brush: &mut Brush<'_>,
    model: &Model,
    desk: &Desk<'_>,
    regions: &Regions,
) -> Option<(u16, u16)> {
    let area = regions.footer?;
    let pinned = [(Action::Help, "help"), (Action::Quit, "quit")];
    let mut right = area.right().saturating_sub(1);
    if let Overlay::Line(typing, input) = &model.overlay {
        let hint = hint(desk, model, *typing);
        return Some(typed(brush, model, (*typing, &hint), input, (area.y, right)));
    }
    for (action, word) in pinned.into_iter().rev() {
        let key = model.keys.name(action);
        if key.is_empty() {
            continue;
        }
        if area.width >= 40 {
            right = brush.text_right(right, area.y, word, Role::Dim);
            right = brush.text_right(right, area.y, " ", Role::Dim);
        }
        right = brush.text_right(right, area.y, &key, Role::Key);
        right = right.saturating_sub(2);
    }
    if let Some(status) = &model.status {
        let role = if status.alert { Role::Alert } else { Role::Text };
        let room = right.saturating_sub(2);
        brush.text(1, area.y, room, &brush.shortened(&status.text, room), role);
    } else if let Some(fault) = model.broken.first() {
        let text = format!("not read (w): {} {}", fault.place, fault.says);
        let room = right.saturating_sub(2);
        brush.text(1, area.y, room, &brush.shortened(&text, room), Role::Banner);
    } else {
        hints(brush, model, regions, (right.saturating_sub(1), area.y));
    }
    None
}

/// The keys that help here, the most useful first, as many as fit.
fn hints(brush: &mut Brush<'_>, model: &Model, regions: &Regions, (end, y): (u16, u16)) {
    let list = model.view.focus == Focus::List;
    let map = atlas::has_keys(model, regions);
    let arrows = match Model::name(model.view.panel) {
        "timeline" if list => ("←→", "in time"),
        _ if map => ("←↑↓→", "pan"),
        _ => ("↑↓", "move"),
    };
    let mut hints: Vec<(u8, usize, String, &str)> = vec![(0, 0, arrows.0.to_owned(), arrows.1)];
    if map {
        let near = [Action::Nearer, Action::Farther].map(|action| model.keys.name(action));
        hints.push((1, 0, near.join(" "), "near, far"));
        hints.push((1, 0, "m".to_owned(), "views"));
    }
    for (at, row) in KEYMAP.iter().enumerate() {
        if let Some((word, rank)) = row.foot {
            hints.push((rank, at + 1, model.keys.name(row.action), word));
        }
    }
    hints.retain(|hint| !hint.2.is_empty());
    hints.sort_by_key(|hint| (hint.0, hint.1));
    let mut used = 1;
    let mut kept = Vec::new();
    for hint in hints {
        let wide = cells(&brush.glyphs.fold(&hint.2)) + 1 + cells(hint.3) + 2;
        if used + wide > end {
            break;
        }
        used += wide;
        kept.push(hint);
    }
    kept.sort_by_key(|hint| hint.1);
    let mut x = 1;
    for (_, _, key, word) in kept {
        x += brush.text(x, y, end, &key, Role::Key);
        x += brush.text(x, y, end, &format!(" {word}  "), Role::Dim);
    }
}

/// What may be typed.
fn hint(desk: &Desk<'_>, model: &Model, typing: Typing) -> String {
    if typing == Typing::Date {
        return "2024-10-18, 10-18, +3, -7   Enter goes  Esc leaves".to_owned();
    }
    let fields = fields(&desk.page(model, model.view.panel).blocks);
    let fields: Vec<String> = fields.iter().map(|field| format!("{field}:")).collect();
    format!("words  {}  since: until:   Enter keeps  Esc clears", fields.join(" "))
}

/// The line that is typed, with what is wrong with it.
fn typed(
    brush: &mut Brush<'_>,
    model: &Model,
    (typing, hint): (Typing, &str),
    input: &tui_input::Input,
    (y, right): (u16, u16),
) -> (u16, u16) {
    let label = match typing {
        Typing::Filter => "/",
        Typing::Date => "as of: ",
    };
    let (note, role) = match &model.status {
        Some(status) if status.alert => (status.text.as_str(), Role::Alert),
        Some(status) => (status.text.as_str(), Role::Text),
        None => (hint, Role::Dim),
    };
    let x = 1 + brush.text(1, y, right, label, Role::Key);
    let room = right.saturating_sub(x + 1);
    let scroll = input.visual_scroll(usize::from(room.max(1)));
    let used = brush.text(x, y, room, &from_cell(input.value(), scroll), Role::Input);
    let cursor = x + u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    let left = right.saturating_sub((x + used).max(cursor) + 3);
    if cells(note) <= left {
        brush.text_right(right, y, note, role);
    } else if left > 10 {
        brush.text_right(right, y, &brush.shortened(note, left), role);
    }
    (cursor.min(right), y)
}
