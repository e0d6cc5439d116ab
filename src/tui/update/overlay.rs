//! Keys while something lies over the board.

use tui_input::{Input, InputRequest};

use crate::text;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::finding::{Does, choices};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::CLOSES;
use crate::tui::message::Effect;
use crate::tui::model::{Model, Overlay, PANELS, Typing};
use crate::tui::sheet::{Filter, Order, letters};
use crate::tui::update::{act, map, records, scenario, time};

/// The longest line that can be typed or pasted, in characters.
const LONGEST: usize = 500;

/// A key goes to what lies on top.
pub fn key(model: &mut Model, desk: &Desk<'_>, key: Key) -> Vec<Effect> {
    match std::mem::take(&mut model.overlay) {
        Overlay::None => Vec::new(),
        mut page @ (Overlay::Help { .. } | Overlay::About { .. } | Overlay::Faults { .. }) => {
            if let Some(top) = page.top().and_then(|top| scrolled(model, key, *top)) {
                page.top().into_iter().for_each(|it| *it = top);
                model.overlay = page;
            }
            Vec::new()
        }
        Overlay::Menu(prefix) => menu(model, desk, prefix, key),
        Overlay::Line(typing, input) => {
            line(model, desk, typing, input, key);
            Vec::new()
        }
        Overlay::Pick { records, input, at } => pick(model, desk, (records, input, at), key),
        Overlay::Links { links, at } => link(model, links, at, key),
    }
}

/// Pasted text goes into a line that is being typed, and nowhere else.
pub fn paste(model: &mut Model, desk: &Desk<'_>, pasted: &str) {
    let clean = text::line(pasted).0;
    let mut room = match &model.overlay {
        Overlay::Line(_, input) | Overlay::Pick { input, .. } => {
            LONGEST.saturating_sub(input.value().chars().count())
        }
        _ => {
            model.tell("pasted text is taken only where something is typed");
            return;
        }
    };
    if let Overlay::Line(_, input) | Overlay::Pick { input, .. } = &mut model.overlay {
        for letter in clean.chars() {
            if room == 0 {
                break;
            }
            input.handle(InputRequest::InsertChar(letter));
            room -= 1;
        }
        settle(input);
    }
    if let Overlay::Line(Typing::Filter, input) = &model.overlay {
        let text = input.value().to_owned();
        filter(model, desk, &text);
    }
}

/// Closes what lies on top without a key. A filter stands as it was typed, but what cannot match
/// anything is not left standing.
pub fn dismiss(model: &mut Model, desk: &Desk<'_>) {
    if let Overlay::Line(Typing::Filter, input) = std::mem::take(&mut model.overlay)
        && is_wrong(model, desk, &input)
    {
        model.panel_mut().filter = Filter::default();
    }
}

/// Scrolls a page of text; `None` closes it.
fn scrolled(model: &Model, key: Key, top: usize) -> Option<usize> {
    let page = usize::from(model.size.1).saturating_sub(6).max(1);
    match model.keys.action(None, key) {
        Some(Action::Up | Action::DetailUp) => Some(top.saturating_sub(1)),
        Some(Action::Down | Action::DetailDown) => Some(top.saturating_add(1)),
        Some(Action::PageUp) => Some(top.saturating_sub(page)),
        Some(Action::PageDown) => Some(top.saturating_add(page)),
        Some(Action::Top) => Some(0),
        Some(Action::Bottom) => Some(usize::MAX),
        Some(
            Action::Quit
            | Action::Escape
            | Action::Help
            | Action::About
            | Action::Faults
            | Action::Back
            | Action::Open,
        ) => None,
        _ => Some(top),
    }
}

fn menu(model: &mut Model, desk: &Desk<'_>, prefix: Key, key: Key) -> Vec<Effect> {
    if CLOSES.contains(&key) {
        return Vec::new();
    }
    if prefix == Key::char('s') {
        sort(model, desk, key);
        return Vec::new();
    }
    if let Some(action) = model.keys.action(Some(prefix), key) {
        return act(model, desk, action);
    }
    if prefix == Key::char('S') && scenario::digit(model, desk, key).is_some() {
        return Vec::new();
    }
    if prefix == Key::char('m') && map::digit(model, desk, key).is_some() {
        return Vec::new();
    }
    model.tell(format!("{prefix} {key} does nothing"));
    Vec::new()
}

fn sort(model: &mut Model, desk: &Desk<'_>, key: Key) {
    let letters = letters(&desk.page(model, model.view.panel).blocks);
    let Some(&(_, head)) = letters.iter().find(|it| key == Key::char(it.0)) else {
        model.tell("no column has that letter");
        return;
    };
    model.remember();
    let own = model.panel_mut();
    let again = own.order.as_ref().filter(|it| it.head == head);
    own.order = match again {
        None => Some(Order { head: head.to_owned(), down: false }),
        Some(order) if !order.down => Some(Order { head: head.to_owned(), down: true }),
        Some(_) => None,
    };
    let told = match &own.order {
        None => "in the dossier's own order".to_owned(),
        Some(order) => {
            format!("sorted by {head}, {}", if order.down { "falling" } else { "rising" })
        }
    };
    model.tell(told);
}

/// What a key does to a line that is typed; `None` if nothing.
fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl) {
        (Code::Char('u'), true) => InputRequest::DeleteLine,
        (Code::Char('w'), true) => InputRequest::DeletePrevWord,
        (Code::Char('a'), true) | (Code::Home, _) => InputRequest::GoToStart,
        (Code::Char('e'), true) | (Code::End, _) => InputRequest::GoToEnd,
        (Code::Backspace, _) => InputRequest::DeletePrevChar,
        (Code::Delete, _) => InputRequest::DeleteNextChar,
        (Code::Left, false) => InputRequest::GoToPrevChar,
        (Code::Right, false) => InputRequest::GoToNextChar,
        (Code::Left, true) => InputRequest::GoToPrevWord,
        (Code::Right, true) => InputRequest::GoToNextWord,
        _ => InputRequest::InsertChar(key.types()?),
    })
}

fn typed(input: &mut Input, key: Key) {
    let full = input.value().chars().count() >= LONGEST;
    match request(key) {
        Some(InputRequest::InsertChar(_)) if full => {}
        Some(request) => {
            input.handle(request);
            settle(input);
        }
        None => {}
    }
}

/// Signs that are safe alone may not be so side by side: a mark whose letter was taken away would
/// stand on what comes before it. So the whole line is cleaned after each change.
fn settle(input: &mut Input) {
    let (clean, _) = text::line(input.value());
    if clean != input.value() {
        let before: String = input.value().chars().take(input.cursor()).collect();
        let cursor = text::line(&before).0.chars().count();
        *input = Input::new(clean).with_cursor(cursor);
    }
}

fn line(model: &mut Model, desk: &Desk<'_>, typing: Typing, mut input: Input, key: Key) {
    match (key.code, typing) {
        (Code::Esc, Typing::Filter) => {
            model.panel_mut().filter = Filter::default();
            return;
        }
        (Code::Esc, Typing::Date) => return,
        // What cannot match anything is not left standing.
        (Code::Enter, Typing::Filter) if !is_wrong(model, desk, &input) => return,
        (Code::Backspace, _) if input.value().is_empty() => return,
        (Code::Enter, Typing::Date) => match time::typed(model, input.value()) {
            Ok(()) => return,
            Err(why) => model.fail(why),
        },
        _ => typed(&mut input, key),
    }
    let text = input.value().to_owned();
    model.overlay = Overlay::Line(typing, input);
    if typing == Typing::Filter {
        filter(model, desk, &text);
    }
}

fn is_wrong(model: &Model, desk: &Desk<'_>, input: &Input) -> bool {
    Filter::parse(input.value()).fault(&desk.page(model, model.view.panel).blocks).is_some()
}

/// Filters the panel in focus while it is typed.
fn filter(model: &mut Model, desk: &Desk<'_>, text: &str) {
    let filter = Filter::parse(text);
    if let Some(fault) = filter.fault(&desk.page(model, model.view.panel).blocks) {
        model.fail(fault);
    }
    let own = &mut model.view.panels[model.view.panel.min(PANELS - 1)];
    if own.filter != filter {
        // The first match is selected.
        (own.filter, own.selected, own.at, own.top) = (filter, None, 0, 0);
        own.chosen = None;
    }
    model.trail.clear();
}

fn pick(
    model: &mut Model,
    desk: &Desk<'_>,
    (records, mut input, mut at): (bool, Input, usize),
    key: Key,
) -> Vec<Effect> {
    let found = choices(model, desk, records, input.value());
    let last = found.len().saturating_sub(1);
    match (key.code, key.ctrl) {
        (Code::Esc, _) => return Vec::new(),
        (Code::Backspace, _) if input.value().is_empty() => return Vec::new(),
        (Code::Enter, _) => {
            return match found.into_iter().nth(at).map(|choice| choice.does) {
                Some(Does::Act(action)) => act(model, desk, action),
                Some(Does::Show(record)) => {
                    records::jump(model, desk, &record);
                    Vec::new()
                }
                None => Vec::new(),
            };
        }
        (Code::Up, _) | (Code::Char('p'), true) => at = at.saturating_sub(1),
        (Code::Down, _) | (Code::Char('n'), true) => at = (at + 1).min(last),
        (Code::PageUp, _) => at = at.saturating_sub(10),
        (Code::PageDown, _) => at = (at + 10).min(last),
        _ => {
            typed(&mut input, key);
            at = 0;
        }
    }
    model.overlay = Overlay::Pick { records, input, at };
    Vec::new()
}

fn link(model: &mut Model, links: Vec<String>, at: usize, key: Key) -> Vec<Effect> {
    let last = links.len().saturating_sub(1);
    let at = match model.keys.action(None, key) {
        Some(Action::Open) => {
            return links.get(at).cloned().map(Effect::Open).into_iter().collect();
        }
        Some(Action::Quit | Action::Escape | Action::Back) => return Vec::new(),
        Some(Action::Up) => at.saturating_sub(1),
        Some(Action::Down) => (at + 1).min(last),
        _ => at,
    };
    model.overlay = Overlay::Links { links, at };
    Vec::new()
}
