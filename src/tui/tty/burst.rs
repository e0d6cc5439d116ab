//! Pastes that the terminal does not mark. Old terminals send them as if they were typed; so what
//! comes faster than anybody types is text, and no key of it acts.

use rustix::event::Timespec;

use super::keys;
use crate::tui::key::{Code, Key};
use crate::tui::message::Message;

/// Keys of text that come at once before they are taken for a paste.
const MANY: usize = 32;
/// Different signs among them: a key that is held down while the screen is slow is no paste.
const VARIED: usize = 8;
/// A paste is over when nothing has come for that long.
const SILENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// Tells what is typed from what is pasted.
#[derive(Debug, Default)]
pub struct Burst {
    /// What came last was pasted.
    pasting: bool,
}

impl Burst {
    /// How long to wait for more before the paste is over, if one is coming in.
    pub fn patience(&self) -> Option<Timespec> {
        self.pasting.then_some(SILENCE)
    }

    /// Nothing more came: what comes next is typed.
    pub fn over(&mut self) {
        self.pasting = false;
    }

    /// What came at once, with pasted text as what it is.
    pub fn sort(&mut self, typed: Vec<Message>) -> Vec<Message> {
        let mut signs: Vec<char> = typed.iter().filter_map(sign).collect();
        let many = signs.len() > MANY;
        signs.sort_unstable();
        signs.dedup();
        self.pasting |= many && signs.len() >= VARIED;
        if !self.pasting {
            return typed;
        }
        let mut sorted = Vec::new();
        let mut text = String::new();
        for message in typed {
            if let Some(sign) = sign(&message) {
                text.push(sign);
            } else {
                flush(&mut text, &mut sorted);
                sorted.push(message);
            }
        }
        flush(&mut text, &mut sorted);
        sorted
    }
}

fn flush(text: &mut String, into: &mut Vec<Message>) {
    if !text.is_empty() {
        into.push(Message::Paste(keys::paste(std::mem::take(text))));
    }
}

/// The sign that a key writes, if it writes one.
fn sign(message: &Message) -> Option<char> {
    match message {
        Message::Key(Key { code, ctrl: false, alt: false, .. }) => match code {
            Code::Char(sign) => Some(*sign),
            Code::Enter => Some('\n'),
            Code::Tab => Some('\t'),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Message> {
        let code = |it| match it {
            '\n' => Code::Enter,
            '\u{1b}' => Code::Esc,
            it => Code::Char(it),
        };
        let key = |it| Key { code: code(it), ctrl: false, alt: false, shift: false };
        text.chars().map(|it| Message::Key(key(it))).collect()
    }

    /// What became of them: a sign for a key, brackets around a paste.
    fn sorted(burst: &mut Burst, text: &str) -> String {
        let word = |it: Message| match it {
            Message::Key(Key { code: Code::Char(sign), .. }) => sign.to_string(),
            Message::Key(Key { code: Code::Enter, .. }) => "\n".to_owned(),
            Message::Key(_) => "!".to_owned(),
            Message::Paste(text) => format!("<{text}>"),
            _ => "?".to_owned(),
        };
        burst.sort(keys(text)).into_iter().map(word).collect()
    }

    #[test]
    fn what_comes_faster_than_anybody_types_is_a_paste() {
        let mut burst = Burst::default();
        let page = "Export the text, quit; open the link.\n";
        let pasted = format!("<{}>", page.replace('\n', " "));
        assert_eq!(sorted(&mut burst, page), pasted);
        // The rest of it, and what is typed later.
        assert_eq!(sorted(&mut burst, "et"), "<et>");
        assert!(burst.patience().is_some());
        burst.over();
        assert!(burst.patience().is_none());
        assert_eq!(sorted(&mut burst, "et"), "et");
        let with_a_key = format!("{page}\u{1b}q");
        assert_eq!(sorted(&mut burst, &with_a_key), format!("{pasted}!<q>"));
    }

    #[test]
    fn what_somebody_types_ahead_or_holds_down_is_typed() {
        let mut burst = Burst::default();
        for typed in ["/some words\n", "t2024-10-22\net", &"j".repeat(500), &"jk".repeat(40)] {
            assert_eq!(sorted(&mut burst, typed), *typed);
        }
    }
}
