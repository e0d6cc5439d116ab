//! What lies over the board: help, menus, lists to choose from.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use crate::briefing::wrap::width;
use crate::config::theme::Role;
use crate::tui::atlas;
use crate::tui::desk::Desk;
use crate::tui::finding::choices;
use crate::tui::key::Key;
use crate::tui::keymap::prefix;
use crate::tui::leaflets::{Leaflet, on_top};
use crate::tui::measure::{cells, from_cell};
use crate::tui::model::{Model, Overlay};
use crate::tui::regions::box_size;
use crate::tui::sheet::letters;
use crate::tui::view::paint::Brush;

/// Draws what lies on top and says where its cursor stands.
pub fn draw(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>) -> Option<(u16, u16)> {
    match &model.overlay {
        Overlay::None | Overlay::Line(..) => None,
        Overlay::Help { top } | Overlay::About { top } | Overlay::Faults { top } => {
            leaflet(brush, model, &on_top(model)?, *top);
            None
        }
        Overlay::Menu(key) => {
            menu(brush, model, desk, *key);
            None
        }
        Overlay::Pick { records, input, at } => {
            let found = choices(model, desk, *records, input.value());
            let rows: Vec<_> =
                found.iter().map(|it| (it.aside.as_str(), it.title.as_str())).collect();
            let title = if *records { "Jump to" } else { "Commands" };
            pick(brush, model, &Pick { title, rows: &rows, at: *at, input })
        }
        Overlay::Links { links, at } => {
            opened(brush, model, links, *at);
            None
        }
    }
}

/// A box in the middle, as large as its content.
fn boxed(brush: &mut Brush<'_>, model: &Model, title: &str, wide: u16, high: u16) -> Rect {
    let (width, height) = model.size;
    let (wide, high) = box_size(model.size, wide, high);
    let area = Rect { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
    brush.clear(area);
    brush.frame(area, true);
    brush.text(area.x + 2, area.y, wide.saturating_sub(4), &format!(" {title} "), Role::FocusTitle);
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: wide.saturating_sub(4),
        height: high.saturating_sub(2),
    }
}

/// Lines that scroll.
fn leaflet(brush: &mut Brush<'_>, model: &Model, it: &Leaflet, top: usize) {
    let lines = &it.lines;
    let wide = lines.iter().map(|line| line.iter().map(|it| cells(&it.text)).sum::<u16>()).max();
    let inner = boxed(brush, model, it.title, wide.unwrap_or(0).max(30), rows(lines.len()));
    let room = usize::from(inner.height);
    let top = top.min(lines.len().saturating_sub(room));
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        brush.spans(inner.x, y, inner.width, line);
    }
    let text = match top + room < lines.len() {
        true if inner.width >= 26 => " ↑↓ scroll  Esc close ▾ ",
        true => " Esc close ▾ ",
        false => " Esc close ",
    };
    brush.text_right(inner.right(), inner.bottom(), text, Role::Dim);
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The second keys of a prefix, at the lower right.
fn menu(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, key: Key) {
    let title = prefix(key).unwrap_or_default();
    let rows: Vec<(String, String)> = if key == Key::char('s') {
        let letters = letters(&desk.page(model, model.view.panel).blocks);
        letters.into_iter().map(|(letter, head)| (letter.to_string(), head.to_owned())).collect()
    } else {
        let menu = model.keys.menu(key);
        let fronts = if key == Key::char('m') { atlas::fronts(desk.theatre()) } else { Vec::new() };
        let titles = desk.scenarios().into_iter().map(|it| it.1);
        let held = titles.zip(1..).map(|(title, digit)| (digit.to_string(), title));
        let held = held.filter(|_| key == Key::char('S'));
        let rows = menu.into_iter().map(|(key, row)| (key.to_string(), row.doc.to_owned()));
        rows.chain(held)
            .chain(fronts.into_iter().map(|(digit, name)| (digit.to_string(), name)))
            .collect()
    };
    let wide = rows.iter().map(|row| cells(&row.1) + 4).max().unwrap_or(20).max(cells(title) + 4);
    let high = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let (width, height) = model.size;
    let area_wide = (wide + 4).min(width);
    let area_high = (high + 2).min(height.saturating_sub(1));
    let area = Rect {
        x: width - area_wide,
        y: height.saturating_sub(area_high + 1),
        width: area_wide,
        height: area_high,
    };
    brush.clear(area);
    brush.frame(area, true);
    let room = area_wide.saturating_sub(4);
    brush.text(area.x + 2, area.y, room, &format!(" {key} {title} "), Role::FocusTitle);
    for (y, (key, text)) in (area.y + 1..area.bottom().saturating_sub(1)).zip(rows) {
        brush.text(area.x + 2, y, 3, &key, Role::Key);
        brush.text(area.x + 5, y, room.saturating_sub(3), &text, Role::Text);
    }
}

struct Pick<'p> {
    title: &'p str,
    rows: &'p [(&'p str, &'p str)],
    at: usize,
    input: &'p tui_input::Input,
}

/// A line to type in, and below it what matches.
fn pick(brush: &mut Brush<'_>, model: &Model, it: &Pick<'_>) -> Option<(u16, u16)> {
    let high = (model.size.1 * 2 / 3).max(8);
    let inner = boxed(brush, model, it.title, 76, high);
    if inner.height < 2 {
        return None;
    }
    let x = inner.x + brush.text(inner.x, inner.y, 2, "> ", Role::Key);
    let room = inner.right().saturating_sub(x + 1);
    let scroll = it.input.visual_scroll(usize::from(room.max(1)));
    brush.text(x, inner.y, room, &from_cell(it.input.value(), scroll), Role::Input);
    let cursor = x + u16::try_from(it.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    let shown = usize::from(inner.height - 1);
    let top = (it.at + 1).saturating_sub(shown);
    if it.rows.is_empty() {
        brush.text(inner.x, inner.y + 1, inner.width, "nothing matches", Role::Dim);
    }
    let rows = it.rows.iter().enumerate().skip(top);
    for (y, (at, (aside, title))) in (inner.y + 1..inner.bottom()).zip(rows) {
        let end = brush.text_right(inner.right(), y, aside, Role::Dim);
        let room = end.saturating_sub(inner.x + 1);
        brush.text(inner.x, y, room, &brush.shortened(title, room), Role::Text);
        if at == it.at {
            brush.look(Rect { x: inner.x, y, width: inner.width, height: 1 }, Role::Selected);
        }
    }
    Some((cursor.min(inner.right()), inner.y))
}

/// Links in full, before one is opened.
fn opened(brush: &mut Brush<'_>, model: &Model, links: &[String], at: usize) {
    let room = usize::from(model.size.0.saturating_sub(8)).clamp(10, 100);
    let mut shown: Vec<(bool, String)> = Vec::new();
    for (nth, link) in links.iter().enumerate() {
        shown.extend(broken(link, room).into_iter().map(|part| (nth == at, part)));
    }
    let wide = shown.iter().map(|row| cells(&row.1)).max().unwrap_or(20).max(46);
    let high = rows(shown.len()).saturating_add(2);
    let inner = boxed(brush, model, "Open this link in the browser?", wide, high);
    // The chosen link is in sight from its beginning, the last rows are for the note and the keys.
    let note = links.get(at).and_then(|link| caution(link));
    let below = if note.is_some() { 2 } else { 1 };
    let height = usize::from(inner.height.saturating_sub(below)).max(1);
    let first = shown.iter().position(|row| row.0).unwrap_or(0);
    let end = shown.iter().rposition(|row| row.0).map_or(0, |last| last + 1);
    let top = end.saturating_sub(height).min(first);
    for (y, (chosen, text)) in (inner.y..inner.bottom()).zip(shown.iter().skip(top)) {
        brush.text(inner.x, y, inner.width, text, Role::Text);
        if *chosen {
            brush.look(Rect { x: inner.x, y, width: inner.width, height: 1 }, Role::Selected);
        }
    }
    let keys = if links.len() > 1 {
        "↑↓ choose  Enter opens  Esc leaves"
    } else {
        "Enter opens  Esc leaves"
    };
    if inner.height > 1 {
        let y = inner.bottom() - 1;
        brush.clear(Rect { y, height: 1, ..inner });
        brush.text(inner.x, y, inner.width, keys, Role::Dim);
    }
    if let Some(note) = note.filter(|_| inner.height > 2) {
        let y = inner.bottom() - 2;
        brush.clear(Rect { y, height: 1, ..inner });
        brush.text(inner.x, y, inner.width, note, Role::Alert);
    }
}

/// What a reader may overlook in a link: that it leads elsewhere than it seems to.
fn caution(link: &str) -> Option<&'static str> {
    let (_, rest) = link.split_once("://")?;
    let site = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = site.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    if site.contains('@') {
        Some("The site is what stands after the @.")
    } else if !host.is_ascii() || host.split('.').any(|part| part.starts_with("xn--")) {
        Some("The site's name is in other letters.")
    } else {
        None
    }
}

/// A text in pieces of at most so many cells, nothing left out.
fn broken(text: &str, limit: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let wide = width(cluster);
        if used > 0 && used + wide > limit {
            pieces.push(String::new());
            used = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(cluster);
        }
        used += wide;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_lead_elsewhere_are_pointed_out() {
        for plain in ["https://example.org/a@b", "http://x.org?q=xn--", "https://axn--b.org/#@"] {
            assert_eq!(caution(plain), None, "{plain}");
        }
        for odd in [
            "https://bank.org@evil.example/",
            "http://u:p@evil.example",
            "https://xn--e1afmkfd.example",
            "https://www.XN--e1afmkfd.example:80/x",
            "https://пример.example",
        ] {
            assert!(caution(odd).is_some(), "{odd}");
        }
    }

    #[test]
    fn a_text_is_broken_without_losing_anything() {
        let text = "https://example.org/長い/a";
        for limit in 1..30 {
            let pieces = broken(text, limit);
            assert_eq!(pieces.concat(), text);
            assert!(pieces.iter().all(|piece| width(piece) <= limit.max(2)), "{limit}");
        }
    }
}
