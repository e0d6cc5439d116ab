//! Leaflets, which lie over the board and scroll: the keys, what the program is, and the faults.

use crate::briefing::wrap::wrap;
use crate::config::theme::Role;
use crate::tui::about;
use crate::tui::keymap::{Chapter, KEYMAP};
use crate::tui::measure::cells;
use crate::tui::model::{Model, Overlay};
use crate::tui::regions::box_size;
use crate::tui::sheet::Span;

/// What a leaflet says.
#[derive(Debug)]
pub struct Leaflet {
    /// Its title.
    pub title: &'static str,
    /// Its lines, each as wide as it may be.
    pub lines: Vec<Vec<Span>>,
}

/// The leaflet that lies on top, if one does.
pub fn on_top(model: &Model) -> Option<Leaflet> {
    let (title, lines) = match model.overlay {
        Overlay::Help { .. } => ("Keys", help(model)),
        Overlay::About { .. } => ("About", about(model)),
        Overlay::Faults { .. } => ("Faults and warnings", faults(model)),
        _ => return None,
    };
    Some(Leaflet { title, lines })
}

/// The line that stands first when the leaflet on top is scrolled to its end.
pub fn end(model: &Model) -> usize {
    let lines = on_top(model).map_or(0, |it| it.lines.len());
    let (_, high) = box_size(model.size, 0, u16::try_from(lines).unwrap_or(u16::MAX));
    lines.saturating_sub(usize::from(high.saturating_sub(2)))
}

fn span(text: impl Into<String>, role: Role) -> Span {
    Span { text: text.into(), role }
}

/// The key table as lines, in one column.
fn help(model: &Model) -> Vec<Vec<Span>> {
    let mut lines = Vec::new();
    let names: Vec<String> = KEYMAP.iter().map(|row| model.keys.names(row.action)).collect();
    let room = usize::from(model.size.0.saturating_sub(8));
    let column = usize::from(names.iter().map(|it| cells(it)).max().unwrap_or(0)).min(room / 3) + 2;
    for chapter in Chapter::ALL {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(vec![span(chapter.title(), Role::Title)]);
        for (row, names) in KEYMAP.iter().zip(&names).filter(|(row, _)| row.chapter == chapter) {
            let pad = column.saturating_sub(usize::from(cells(names))).max(2);
            let used = usize::from(cells(names)) + pad;
            for (at, text) in
                wrap(row.doc, room.saturating_sub(used).max(10)).into_iter().enumerate()
            {
                let lead =
                    if at == 0 { names.clone() } else { " ".repeat(usize::from(cells(names))) };
                lines.push(vec![
                    span(lead, Role::Key),
                    span(" ".repeat(pad), Role::Text),
                    span(text, Role::Text),
                ]);
            }
        }
    }
    lines
}

/// What there is to say of the program.
fn about(model: &Model) -> Vec<Vec<Span>> {
    let room = usize::from(model.size.0.saturating_sub(8)).clamp(10, 76);
    let mut lines = Vec::new();
    for (title, text) in about::CHAPTERS {
        lines.push(vec![span(model.glyphs.fold(title), Role::Title)]);
        let text = model.glyphs.fold(text);
        lines.extend(wrap(&text, room).into_iter().map(|text| vec![span(text, Role::Text)]));
        lines.push(Vec::new());
    }
    lines.pop();
    lines
}

/// Every fault that keeps a changed dossier off the board, and every warning.
fn faults(model: &Model) -> Vec<Vec<Span>> {
    let room = usize::from(model.size.0.saturating_sub(8)).clamp(10, 100);
    let mut lines = Vec::new();
    let groups = [
        (
            "The dossier changed and cannot be read; the board shows what could be read last.",
            &model.broken,
            Role::Alert,
        ),
        ("Configuration", &model.settings, Role::Strong),
        ("Warnings of the dossier", &model.warnings, Role::Strong),
    ];
    for (title, faults, role) in groups.into_iter().filter(|group| !group.1.is_empty()) {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.extend(wrap(title, room).into_iter().map(|text| vec![span(text, role)]));
        for fault in faults {
            lines.push(vec![span(format!("{} {}", fault.place, fault.code), Role::Dim)]);
            for (text, role) in [(&fault.says, Role::Text), (&fault.help, Role::Dim)] {
                let text = model.glyphs.fold(text);
                let wrapped = wrap(&text, room.saturating_sub(2)).into_iter();
                let wrapped = wrapped.filter(|text| !text.is_empty());
                lines.extend(wrapped.map(|text| vec![span(format!("  {text}"), role)]));
            }
        }
    }
    if lines.is_empty() {
        let text = "The dossier has neither faults nor warnings.";
        lines.extend(wrap(text, room).into_iter().map(|text| vec![span(text, Role::Text)]));
    }
    lines
}
