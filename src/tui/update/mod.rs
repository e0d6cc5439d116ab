//! The only hand that changes the model.

mod lists;
mod map;
mod mouse;
mod overlay;
mod records;
mod scenario;
mod time;

pub use lists::settle;

use crate::briefing::glyphs::Glyphs;
use crate::briefing::pages;
use crate::briefing::pages::analysis::{self, ANALYSES};
use crate::dataset::words::Word;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::key::Key;
use crate::tui::keymap;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Focus, Model, Overlay, PANELS, PanelView, Typing, View};
use crate::tui::regions::{Class, class};

/// Changes the model by a message and says what must be done outside.
pub fn update(model: &mut Model, desk: &Desk<'_>, message: Message) -> Vec<Effect> {
    let filtered = is_filtering(model);
    let effects = match message {
        Message::Key(key) => on_key(model, desk, key),
        Message::Paste(text) => {
            overlay::paste(model, desk, &text);
            Vec::new()
        }
        Message::Mouse(mouse) => mouse::act(model, desk, mouse),
        Message::Resize(width, height, aspect) => {
            model.resize((width, height), aspect);
            Vec::new()
        }
        Message::Told(text) => {
            model.tell(text);
            Vec::new()
        }
        Message::Failed(text) => {
            model.fail(text);
            Vec::new()
        }
        Message::Broken(faults) => {
            // What was told before must not hide the banner.
            model.status = None;
            model.broken = faults;
            Vec::new()
        }
        // The loop takes a fresh dossier out before it comes here.
        Message::Reloaded(_) => Vec::new(),
    };
    if filtered && !is_filtering(model) {
        forget_same_filter(model);
    }
    settle(model, desk);
    effects
}

fn is_filtering(model: &Model) -> bool {
    matches!(model.overlay, Overlay::Line(Typing::Filter, _))
}

/// A filter that was opened and left as it was is nothing to undo.
fn forget_same_filter(model: &mut Model) {
    let at = model.view.panel.min(PANELS - 1);
    let same = |before: &View| before.panels[at].filter == model.view.panels[at].filter;
    if model.undo.last().is_some_and(same) {
        model.undo.pop();
    }
}

fn on_key(model: &mut Model, desk: &Desk<'_>, key: Key) -> Vec<Effect> {
    model.status = None;
    let always = model.keys.action(None, key);
    if always != Some(Action::Mute) {
        model.muted = None;
    }
    if always == Some(Action::Abort) {
        return vec![Effect::Abort];
    }
    if class(model.size.0, model.size.1) == Class::Floor {
        return match always {
            Some(Action::Quit) => vec![Effect::Quit { print: false }],
            Some(Action::Suspend) => vec![Effect::Suspend],
            _ => Vec::new(),
        };
    }
    if !matches!(model.overlay, Overlay::None) {
        return overlay::key(model, desk, key);
    }
    if keymap::prefix(key).is_some() {
        model.overlay = Overlay::Menu(key);
        return Vec::new();
    }
    if let Some(action) = always {
        return act(model, desk, action);
    }
    let help = model.keys.name(Action::Help);
    model.tell(format!("{key} does nothing here; {help} lists the keys"));
    Vec::new()
}

/// Does what a key, the palette or a menu asks for.
pub fn act(model: &mut Model, desk: &Desk<'_>, action: Action) -> Vec<Effect> {
    use Action as A;
    let taken = map::act(model, desk, action) || map::turn(model, desk, action);
    if taken || ask(model, desk, action) || number(model, desk, action) {
        return Vec::new();
    }
    match action {
        A::Up
        | A::Down
        | A::PageUp
        | A::PageDown
        | A::Top
        | A::Bottom
        | A::DetailUp
        | A::DetailDown
        | A::NextMatch
        | A::PreviousMatch => lists::act(model, desk, action),
        A::Left | A::Right => sideways(model, desk, action),
        A::NextPanel => go_to(model, desk, (model.view.panel + 1) % PANELS),
        A::PreviousPanel => go_to(model, desk, (model.view.panel + PANELS - 1) % PANELS),
        A::Zoom => zoom(model),
        A::StepBack
        | A::StepForward
        | A::WeekBack
        | A::WeekForward
        | A::HomeDate
        | A::Known
        | A::Baseline => time::act(model, desk, action),
        A::Date => model.overlay = Overlay::Line(Typing::Date, String::new().into()),
        A::Filter => {
            model.remember();
            let text = model.panel().filter.text().to_owned();
            model.view.focus = Focus::List;
            model.overlay = Overlay::Line(Typing::Filter, text.into());
        }
        A::Palette | A::Jump => {
            let records = action == A::Jump;
            model.overlay = Overlay::Pick { records, input: String::new().into(), at: 0 };
        }
        A::Sort => model.overlay = Overlay::Menu(Key::char('s')),
        A::Undo | A::Redo => step_through_views(model, action == A::Undo),
        A::Glyphs => turn_glyphs(model),
        A::Theme => turn_theme(model),
        A::Faults => model.overlay = Overlay::Faults { top: 0 },
        A::Help => model.overlay = Overlay::Help { top: 0 },
        A::About => model.overlay = Overlay::About { top: 0 },
        A::Escape => escape(model),
        _ => return records::act(model, desk, action),
    }
    Vec::new()
}

/// Goes to a panel.
fn go_to(model: &mut Model, desk: &Desk<'_>, panel: usize) {
    if panel == crate::tui::atlas::panel() && model.view.panel != panel {
        map::bring(model, desk);
    }
    model.view.panel = panel;
    model.view.focus = Focus::List;
    model.trail.clear();
    if crate::tui::model::shares(panel) {
        model.view.shared = panel;
    }
}

/// Goes to the analysis and has it show the section an action is named for, or gives a scenario up;
/// `false` if it is neither.
fn ask(model: &mut Model, desk: &Desk<'_>, action: Action) -> bool {
    if action == Action::NoScenario {
        scenario::hold(model, None);
        return true;
    }
    let Some(section) = action.word().strip_prefix("ask-") else { return false };
    let Some(asked) = ANALYSES.iter().position(|it| *it == section) else { return false };
    let Some(panel) = pages::position(analysis::ROW.id) else { return false };
    if model.view.asked != asked {
        model.remember();
        model.view.asked = asked;
        // Another section has other columns and records.
        model.view.panels[panel.min(PANELS - 1)] = PanelView::default();
    }
    go_to(model, desk, panel);
    true
}

/// Goes to the panel an action is named for, and zooms it if it has the focus; `false` if the action
/// is named for none.
fn number(model: &mut Model, desk: &Desk<'_>, action: Action) -> bool {
    let Some(panel) = pages::position(action.word()) else { return false };
    if model.view.panel == panel && model.view.focus == Focus::List {
        zoom(model);
    } else {
        go_to(model, desk, panel);
    }
    true
}

fn zoom(model: &mut Model) {
    if class(model.size.0, model.size.1) <= Class::S {
        model.tell("the panel has the whole screen already");
        return;
    }
    model.remember();
    model.view.zoom = !model.view.zoom;
}

/// In the timeline time, in the detail back and on, elsewhere the neighbouring panel.
fn sideways(model: &mut Model, desk: &Desk<'_>, action: Action) {
    let right = action == Action::Right;
    if model.view.focus == Focus::Detail {
        if right {
            records::open(model, desk);
        } else {
            records::back(model);
        }
    } else if Model::name(model.view.panel) == "timeline" {
        let step = if right { Action::StepForward } else { Action::StepBack };
        time::act(model, desk, step);
    } else {
        let step = if right { 1 } else { PANELS - 1 };
        go_to(model, desk, (model.view.panel + step) % PANELS);
    }
}

/// Closes the innermost thing: filter, detail, zoom. Never quits.
fn escape(model: &mut Model) {
    if model.view.focus == Focus::Detail {
        records::back(model);
    } else if model.panel().filter.is_on() {
        model.remember();
        model.panel_mut().filter = crate::tui::sheet::Filter::default();
    } else if model.view.zoom {
        model.remember();
        model.view.zoom = false;
    } else {
        model.trail.clear();
    }
}

fn step_through_views(model: &mut Model, back: bool) {
    let (from, to) =
        if back { (&mut model.undo, &mut model.redo) } else { (&mut model.redo, &mut model.undo) };
    let Some(view) = from.pop() else {
        model.tell(if back { "nothing to undo" } else { "nothing to redo" });
        return;
    };
    to.push(model.view.clone());
    if view.question != model.view.question {
        model.before = Some(model.view.question.clone());
    }
    model.view = view;
    model.trail.clear();
}

fn turn_theme(model: &mut Model) {
    if model.themes.is_empty() {
        model.tell("no other theme is at hand");
        return;
    }
    model.theme = (model.theme + 1) % model.themes.len();
    model.tell(format!("theme: {}", model.themes[model.theme]));
}

fn turn_glyphs(model: &mut Model) {
    let (next, name) = match model.glyphs {
        Glyphs::Full => (Glyphs::Block, "block"),
        Glyphs::Block => (Glyphs::Ascii, "ascii"),
        Glyphs::Ascii => (Glyphs::Full, "full"),
    };
    model.glyphs = next;
    model.tell(format!("signs: {name}"));
}
