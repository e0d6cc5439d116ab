//! The row of tabs: how each panel is named there, and where its tab stands.

use crate::briefing::pages::PAGES;
use crate::tui::measure::cells;
use crate::tui::model::Model;

/// How the names of the panels are written.
#[derive(Clone, Copy, Debug)]
pub enum Names {
    /// The title.
    Whole,
    /// Three letters.
    Short,
    /// None: the number alone.
    Numbers,
}

/// The text of a tab.
pub fn text(at: usize, names: Names) -> String {
    let page = PAGES.get(at);
    let name = match names {
        Names::Whole => page.map_or("", |page| page.title),
        Names::Short => page.map_or("", |page| page.short),
        Names::Numbers => "",
    };
    format!("{} {name}", at + 1).trim_end().to_owned()
}

/// The widest names that fit, with where each tab begins and ends.
pub fn places(model: &Model) -> (Names, Vec<(u16, u16)>) {
    let width = model.size.0;
    let names = match width {
        100.. => Names::Whole,
        60.. => Names::Short,
        _ => Names::Numbers,
    };
    let mut x = 1;
    let mut places = Vec::new();
    for at in 0..PAGES.len() {
        let end = x + cells(&text(at, names)) + 2;
        places.push((x, end));
        x = end;
    }
    (names, places)
}

/// The panel whose tab is at a column.
pub fn at(model: &Model, x: u16) -> Option<usize> {
    places(model).1.iter().position(|&(start, end)| (start..end).contains(&x))
}
