//! The first rows: title, date and counts; the names of the panels and what is not as usual.

use ratatui::layout::Rect;

use crate::board::question::Known;
use crate::briefing::SECTIONS;
use crate::briefing::pages::{PAGES, Standing, analysis};
use crate::briefing::wording::count;
use crate::config::theme::Role;
use crate::tui::desk::Desk;
use crate::tui::measure::cells;
use crate::tui::model::{Focus, Model};
use crate::tui::regions::{Class, Regions};
use crate::tui::tabs;
use crate::tui::view::paint::Brush;

/// Draws them.
pub fn draw(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, regions: &Regions) {
    first(brush, model, desk, regions);
    if let Some(area) = regions.tabs {
        second(brush, model, desk, area);
    }
}

/// Draws the banner of a scenario above what lies over the panels: nothing may cover it.
pub fn banner(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, regions: &Regions) {
    if let Some(area) = regions.header.filter(|_| !scenario(desk).is_empty()) {
        let blank = " ".repeat(usize::from(area.width));
        brush.text(area.x, area.y, area.width, &blank, Role::Text);
        first(brush, model, desk, regions);
    }
}

/// The first row.
fn first(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, regions: &Regions) {
    let Some(area) = regions.header else { return };
    match regions.class {
        Class::Xs => smallest(brush, desk, area),
        Class::S => small(brush, model, desk, area),
        _ => title(brush, model, desk, area),
    }
}

/// What is assumed, if anything is; empty if not.
fn scenario(desk: &Desk<'_>) -> String {
    let dataset = desk.board.view.dataset();
    let held = dataset.assumed.iter().filter_map(|&id| dataset.scenarios.get(id));
    let held: Vec<_> = held.map(|it| it.title.to_string()).collect();
    if held.is_empty() { String::new() } else { format!("SCENARIO {}", held.join(", ")) }
}

/// The banner alone.
fn smallest(brush: &mut Brush<'_>, desk: &Desk<'_>, area: Rect) {
    let text = brush.shortened(&scenario(desk), area.width.saturating_sub(1));
    brush.text(0, area.y, area.width, &text, Role::Banner);
}

/// Panel and date.
fn small(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, area: Rect) {
    let panel = model.view.panel;
    let name = match model.view.focus {
        Focus::List => PAGES.get(panel).map_or("", |page| page.title),
        Focus::Detail => "Detail",
    };
    // Which question it is says more than that it is one.
    let asked = SECTIONS.iter().find(|row| row.id == model.asked()).map_or(name, |row| row.title);
    let is_analysis = PAGES.get(panel).is_some_and(|page| page.id == analysis::ROW.id);
    let name = if is_analysis && model.view.focus == Focus::List { asked } else { name };
    let date = date(model);
    let start = brush.text_right(area.right().saturating_sub(1), area.y, &date, Role::Strong);
    let text = format!("{} {name}", panel + 1);
    if !scenario(desk).is_empty() {
        // The banner is never cut; the panel's name may be.
        let end = 2 + brush.text(1, area.y, area.width, "SCENARIO", Role::Banner);
        brush.text(end, area.y, start.saturating_sub(end + 1), &text, Role::Title);
        return;
    }
    let end = 1 + brush.text(1, area.y, start.saturating_sub(2), &text, Role::Title);
    let place = format!("  {} of {}", panel + 1, PAGES.len());
    if end + cells(&place) + 2 < start {
        brush.text(end, area.y, 20, &place, Role::Dim);
    }
}

/// The date with its mode.
fn date(model: &Model) -> String {
    let as_of = model.view.question.as_of;
    match model.view.question.known {
        Known::Then => as_of.to_string(),
        Known::Now => format!("{as_of} hindsight"),
    }
}

fn title(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, area: Rect) {
    let standing = &desk.standing;
    let mut right = area.right().saturating_sub(1);
    let assumed = scenario(desk);
    // Where there is no room for both, the banner goes before the counts.
    if assumed.is_empty() || area.width >= 80 {
        right = counts(brush, standing, area, right);
    }
    right = brush.text_right(right, area.y, "  ", Role::Text);
    if area.width >= 130 {
        right = brush.text_right(right, area.y, " [◂ ▸]", Role::Dim);
    }
    right = brush.text_right(right, area.y, &date(model), Role::Strong);
    let before = "  as of ";
    if right >= cells(before) {
        right = brush.text_right(right, area.y, before, Role::Dim);
    }
    let mut x = 1;
    if area.width >= 90 {
        x += brush.text(x, area.y, 20, "sitroom", Role::Title);
        x += brush.text(x, area.y, 4, " ▏ ", Role::Dim);
    }
    let room = right.saturating_sub(x);
    // What is only assumed is never shown without saying so.
    let (text, role) = if assumed.is_empty() {
        (desk.board.view.dataset().header.title.to_string(), Role::Text)
    } else {
        (assumed, Role::Banner)
    };
    brush.text(x, area.y, room, &brush.shortened(&text, room), role);
}

/// The counts that are pinned, from the right; gives where they begin.
fn counts(brush: &mut Brush<'_>, standing: &Standing, area: Rect, mut right: u16) -> u16 {
    let overdue = format!("{} overdue", standing.overdue);
    let role = if standing.overdue > 0 { Role::Alert } else { Role::Dim };
    right = brush.text_right(right, area.y, &overdue, role);
    right = brush.text_right(right, area.y, " · ", Role::Dim);
    let role = if standing.disputed > 0 { Role::Disputed } else { Role::Dim };
    right = brush.text_right(right, area.y, &format!("{} disputed", standing.disputed), role);
    if area.width >= 100 {
        right = brush.text_right(right, area.y, " · ", Role::Dim);
        if area.width >= 120 {
            let word = if area.width >= 140 { "single-source" } else { "single" };
            right =
                brush.text_right(right, area.y, &format!("{} {word}", standing.single), Role::Dim);
            right = brush.text_right(right, area.y, " · ", Role::Dim);
        }
        let claims = count(standing.claims, "claim", "claims");
        right = brush.text_right(right, area.y, &claims, Role::Text);
    }
    right
}

/// The names of the panels, and what is not as usual.
fn second(brush: &mut Brush<'_>, model: &Model, desk: &Desk<'_>, area: Rect) {
    let (names, places) = tabs::places(model);
    let mut end = area.x;
    for (at, &(x, right)) in places.iter().enumerate() {
        let text = tabs::text(at, names);
        if at == model.view.panel {
            brush.text(x, area.y, right - x, &format!("[{text}]"), Role::FocusTitle);
        } else {
            brush.text(x + 1, area.y, right - x, &text, Role::Dim);
        }
        end = right;
    }
    let mut right = area.right().saturating_sub(1);
    for (long, short, role) in unusual(model, desk) {
        let fits = |text: &String| right >= end + cells(text) + 2;
        let Some(text) = [long, short].into_iter().find(fits) else { break };
        right = brush.text_right(right, area.y, &text, role);
        right = right.saturating_sub(2);
    }
}

/// What is not as usual, the most important first: at length, in short, its look.
fn unusual(model: &Model, desk: &Desk<'_>) -> Vec<(String, String, Role)> {
    let dataset = desk.board.view.dataset();
    let question = &model.view.question;
    let mut found = Vec::new();
    if !model.broken.is_empty() {
        let text = "files changed, not read: w".to_owned();
        found.push((text, "not read: w".to_owned(), Role::Banner));
    }
    if !question.without.is_empty() {
        let names: Vec<_> = question.without.iter().map(|mute| mute.word(dataset)).collect();
        let short = format!("without {}", names.len());
        found.push((format!("without {}", names.join(", ")), short, Role::Alert));
    }
    let own = model.panel();
    if own.filter.is_on() {
        found.push((format!("filter: {}", own.filter.text()), "filter".to_owned(), Role::Accent));
    }
    if let Some(since) = question.since {
        found.push((format!("◆ since {since}"), "◆ since".to_owned(), Role::Accent));
    }
    if question.as_of != model.home {
        found.push((format!("0 back to {}", model.home), "0 back".to_owned(), Role::Dim));
    }
    if model.mouse {
        found.push(("mouse".to_owned(), "mouse".to_owned(), Role::Dim));
    }
    found
}
