//! What the terminal reports, as messages.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::text;
use crate::tui::key::{Code, Key};
use crate::tui::message::{Message, Mouse, MouseAct};

/// Bytes taken of one paste; nobody means to type more.
const MAX_PASTE: usize = 64 << 10;

/// The message for an event; sizes are asked for when the signal comes.
pub fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(event) => key(event).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(paste(text))),
        Event::Mouse(event) => mouse(event).map(Message::Mouse),
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let has = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt) = (has(KeyModifiers::CONTROL), has(KeyModifiers::ALT));
    let shift = has(KeyModifiers::SHIFT);
    let key = |code, shift| Some(Key { code, ctrl, alt, shift });
    match event.code {
        KeyCode::Char(sign) if sign.is_control() || text::forbidden(sign) => None,
        KeyCode::Char(sign) if ctrl => {
            key(Code::Char(sign.to_ascii_lowercase()), false).map(Key::sent)
        }
        KeyCode::Char(sign) if shift => key(Code::Char(sign.to_ascii_uppercase()), false),
        KeyCode::Char(sign) => key(Code::Char(sign), false),
        KeyCode::BackTab => key(Code::Tab, true),
        KeyCode::F(number) => key(Code::F(number), shift),
        other => key(named(other)?, shift),
    }
}

fn named(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Tab => Code::Tab,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        _ => return None,
    })
}

/// A paste, cut and made safe: line ends and tabs become spaces.
pub fn paste(mut pasted: String) -> String {
    let fits = |&at: &usize| pasted.is_char_boundary(at);
    pasted.truncate((0..=MAX_PASTE.min(pasted.len())).rev().find(fits).unwrap_or(0));
    text::line(&pasted).0
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let act = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAct::Click,
        MouseEventKind::ScrollUp => MouseAct::WheelUp,
        MouseEventKind::ScrollDown => MouseAct::WheelDown,
        _ => return None,
    };
    Some(Mouse { x: event.column, y: event.row, act })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(code: KeyCode, modifiers: KeyModifiers) -> String {
        key(KeyEvent::new(code, modifiers)).map_or("none".to_owned(), |it| it.to_string())
    }

    #[test]
    fn keys_come_by_the_names_that_the_key_map_uses() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        const CTRL: KeyModifiers = KeyModifiers::CONTROL;
        const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
        for (code, modifiers, expected) in [
            (KeyCode::Char('g'), NONE, "g"),
            (KeyCode::Char('G'), SHIFT, "G"),
            (KeyCode::Char('g'), SHIFT, "G"),
            (KeyCode::Char('?'), SHIFT, "?"),
            (KeyCode::Char('c'), CTRL, "Ctrl-C"),
            (KeyCode::Char('C'), CTRL | SHIFT, "Ctrl-C"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "Alt-x"),
            (KeyCode::Char('h'), CTRL, "Backspace"),
            (KeyCode::Char('j'), CTRL, "Enter"),
            (KeyCode::BackTab, SHIFT, "Shift-Tab"),
            (KeyCode::BackTab, NONE, "Shift-Tab"),
            (KeyCode::Up, SHIFT, "Shift-Up"),
            (KeyCode::F(1), NONE, "F1"),
            (KeyCode::Delete, NONE, "Del"),
            (KeyCode::Char('\u{202e}'), NONE, "none"),
            (KeyCode::Insert, NONE, "none"),
        ] {
            assert_eq!(name(code, modifiers), expected, "{code:?}");
        }
        let up = KeyEvent::new_with_kind(KeyCode::Up, NONE, KeyEventKind::Release);
        assert_eq!(key(up), None);
    }

    #[test]
    fn a_paste_is_cut_and_made_safe() {
        assert_eq!(paste("a\nb\tc\u{1b}[31m".into()), "a b c␛[31m");
        let long = paste("é".repeat(MAX_PASTE));
        assert_eq!(long.len(), MAX_PASTE);
    }
}
