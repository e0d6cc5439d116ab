//! Keys by their names: `Down`, `Ctrl-P`, `Shift-Up`, `?`.

use std::fmt;

/// What is on the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A letter, digit or sign, as typed: `G` is not `g`.
    Char(char),
    /// A function key.
    F(u8),
    /// `Up`
    Up,
    /// `Down`
    Down,
    /// `Left`
    Left,
    /// `Right`
    Right,
    /// `Home`
    Home,
    /// `End`
    End,
    /// `PgUp`
    PageUp,
    /// `PgDn`
    PageDown,
    /// `Tab`
    Tab,
    /// `Enter`
    Enter,
    /// `Esc`
    Esc,
    /// `Backspace`
    Backspace,
    /// `Del`
    Delete,
}

/// Names of the keys that are no sign; further spellings after the first.
const NAMES: &[(Code, &[&str])] = &[
    (Code::Up, &["Up"]),
    (Code::Down, &["Down"]),
    (Code::Left, &["Left"]),
    (Code::Right, &["Right"]),
    (Code::Home, &["Home"]),
    (Code::End, &["End"]),
    (Code::PageUp, &["PgUp", "PageUp", "PPage"]),
    (Code::PageDown, &["PgDn", "PageDown", "NPage"]),
    (Code::Tab, &["Tab"]),
    (Code::Enter, &["Enter", "Return"]),
    (Code::Esc, &["Esc", "Escape"]),
    (Code::Backspace, &["Backspace", "BSpace"]),
    (Code::Delete, &["Del", "Delete", "DC"]),
    (Code::Char(' '), &["Space"]),
];

/// A key as pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What is on it.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for signs, which are another sign then.
    pub shift: bool,
}

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A sign.
    pub const fn char(sign: char) -> Self {
        Self::plain(Code::Char(sign))
    }

    /// A letter with Ctrl.
    pub const fn ctrl(letter: char) -> Self {
        Self { ctrl: true, ..Self::char(letter) }
    }

    /// The key with Shift.
    pub const fn shift(code: Code) -> Self {
        Self { shift: true, ..Self::plain(code) }
    }

    /// The text the key types, if it types any.
    pub fn types(self) -> Option<char> {
        match self.code {
            Code::Char(sign) if !self.ctrl && !self.alt => Some(sign),
            _ => None,
        }
    }

    /// Reads a name such as `Down`, `ctrl-p`, `C-p`, `Shift-Tab`, `F1`, `?`.
    pub fn parse(name: &str) -> Option<Self> {
        let (mut key, mut rest) = (Self::plain(Code::Esc), name);
        while let Some((before, after)) = rest.split_once('-') {
            if before.is_empty() || after.is_empty() {
                break;
            }
            match before.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.ctrl = true,
                "alt" | "m" => key.alt = true,
                "shift" | "s" => key.shift = true,
                _ => return None,
            }
            rest = after;
        }
        key.code = code(rest)?;
        if rest.eq_ignore_ascii_case("BTab") {
            key.shift = true;
        }
        if let Code::Char(sign) = key.code {
            if key.ctrl {
                key.code = Code::Char(sign.to_ascii_lowercase());
            } else if key.shift {
                key.code = Code::Char(sign.to_ascii_uppercase());
            }
            key.shift = false;
        }
        Some(key)
    }

    /// The key that comes for this one: terminals have one code for some letters with Ctrl and for
    /// keys of their own.
    #[must_use]
    pub fn sent(self) -> Self {
        let code = match self.code {
            Code::Char('h') if self.ctrl => Code::Backspace,
            Code::Char('j' | 'm') if self.ctrl => Code::Enter,
            Code::Char('i') if self.ctrl => Code::Tab,
            _ => return self,
        };
        Self { code, ctrl: false, ..self }
    }
}

fn code(name: &str) -> Option<Code> {
    let mut signs = name.chars();
    if let (Some(sign), None) = (signs.next(), signs.next()) {
        return (!sign.is_control()).then_some(Code::Char(sign));
    }
    if name.eq_ignore_ascii_case("BTab") {
        return Some(Code::Tab);
    }
    if let Some(number) = name.strip_prefix(['F', 'f']).and_then(|it| it.parse().ok()) {
        return (1..=12).contains(&number).then_some(Code::F(number));
    }
    let named = |names: &&[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(name));
    NAMES.iter().find(|(_, names)| named(names)).map(|&(code, _)| code)
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl-")?;
        }
        if self.alt {
            out.write_str("Alt-")?;
        }
        if self.shift {
            out.write_str("Shift-")?;
        }
        match self.code {
            Code::F(number) => write!(out, "F{number}"),
            Code::Char(sign) if sign != ' ' && self.ctrl => {
                write!(out, "{}", sign.to_ascii_uppercase())
            }
            Code::Char(sign) if sign != ' ' => write!(out, "{sign}"),
            code => {
                let names = NAMES.iter().find(|it| it.0 == code).map(|it| it.1);
                out.write_str(names.and_then(|it| it.first()).unwrap_or(&"?"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_it_is_written() {
        for name in ["Down", "Ctrl-P", "Shift-Up", "?", "-", "G", "F1", "Space", "Shift-Tab"] {
            assert_eq!(Key::parse(name).unwrap().to_string(), name);
        }
        for (name, means) in [
            ("C-c", Key::ctrl('c')),
            ("ctrl-C", Key::ctrl('c')),
            ("shift-g", Key::char('G')),
            ("pagedown", Key::plain(Code::PageDown)),
            ("BTab", Key::shift(Code::Tab)),
            // No terminal tells them apart.
            ("Ctrl-Shift-p", Key::ctrl('p')),
        ] {
            assert_eq!(Key::parse(name), Some(means), "{name}");
        }
        for name in ["", "F0", "F13", "Hyper-x", "Dwn"] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }
}
