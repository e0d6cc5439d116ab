//! The keys in force: those of the table, and what the user binds anew.

use std::fmt;

use crate::dataset::words::Word;
use crate::diagnostic::did_you_mean;
use crate::tui::action::Action;
use crate::tui::key::Key;
use crate::tui::keymap::{self, CLOSES, KEYMAP, Row};

/// One or two keys after one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key that opens a menu, if it is two.
    pub prefix: Option<Key>,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// Reads `Down` or `y c`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().split_once(' ') {
            None => Some(Self { prefix: None, key: Key::parse(text.trim())? }),
            Some((first, second)) => {
                let prefix = Key::parse(first)?;
                let key = Key::parse(second.trim())?;
                keymap::prefix(prefix).map(|_| Self { prefix: Some(prefix), key })
            }
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.prefix {
            Some(prefix) => write!(out, "{prefix} {}", self.key),
            None => self.key.fmt(out),
        }
    }
}

/// The keys in force: the table with the user's changes.
#[derive(Clone, Debug)]
pub struct Keys {
    bound: Vec<(Chord, Action)>,
}

impl Default for Keys {
    fn default() -> Self {
        let chords = |row: &'static Row| {
            let chords = row.keys.iter().filter_map(|keys| Chord::parse(keys));
            chords.map(move |chord| (chord, row.action))
        };
        Self { bound: KEYMAP.iter().flat_map(chords).collect() }
    }
}

impl Keys {
    /// The keys with an action bound anew: all keys it had are freed, and those it gets are taken
    /// from whatever had them.
    ///
    /// # Errors
    /// A sentence for the reader.
    pub fn bind(&mut self, action: &str, keys: &[String]) -> Result<(), String> {
        let Some(action) = Action::parse(action) else {
            let near = did_you_mean(action, Action::ALL.iter().map(|it| it.word()));
            let hint = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
            return Err(format!("no action is called `{action}`{hint}"));
        };
        let mut chords = Vec::new();
        for name in keys {
            let chord = Chord::parse(name).ok_or_else(|| {
                format!("`{name}` is no key; write for example `Ctrl-P`, `Down`, `?` or `y c`")
            })?;
            if chord.prefix.is_none() && keymap::prefix(chord.key).is_some() {
                return Err(format!("`{name}` opens a menu and cannot be bound"));
            }
            if chord.prefix == Some(Key::char('s')) {
                return Err(format!("`{name}`: after `s` come the letters of columns"));
            }
            if chord.prefix.is_some() && CLOSES.contains(&chord.key) {
                return Err(format!("`{name}`: {} closes a menu and cannot be bound", chord.key));
            }
            let sent = chord.key.sent();
            if sent != chord.key {
                return Err(format!(
                    "`{name}` comes as {sent} from a terminal and cannot be bound"
                ));
            }
            chords.push(chord);
        }
        let fixed = Chord { prefix: None, key: Key::ctrl('c') };
        if chords.contains(&fixed) && action != Action::Abort {
            return Err("`Ctrl-C` always quits and cannot be bound".to_owned());
        }
        self.bound.retain(|(chord, had)| *had != action && !chords.contains(chord));
        self.bound.extend(chords.into_iter().map(|chord| (chord, action)));
        if !self.bound.iter().any(|(chord, _)| *chord == fixed) {
            self.bound.push((fixed, Action::Abort));
        }
        Ok(())
    }

    /// What a key does, alone or after a prefix.
    pub fn action(&self, prefix: Option<Key>, key: Key) -> Option<Action> {
        let chord = Chord { prefix, key };
        self.bound.iter().find(|(bound, _)| *bound == chord).map(|&(_, action)| action)
    }

    /// The keys of an action, the first one first.
    pub fn of(&self, action: Action) -> impl Iterator<Item = Chord> + '_ {
        self.bound.iter().filter(move |bound| bound.1 == action).map(|bound| bound.0)
    }

    /// The first key of an action, as printed; empty if it has none.
    pub fn name(&self, action: Action) -> String {
        self.of(action).next().map_or_else(String::new, |chord| chord.to_string())
    }

    /// Every key of an action, as printed.
    pub fn names(&self, action: Action) -> String {
        let names: Vec<_> = self.of(action).map(|chord| chord.to_string()).collect();
        names.join("  ")
    }

    /// The second keys of a menu in the order of the table: key, what it does.
    pub fn menu(&self, prefix: Key) -> Vec<(Key, &'static Row)> {
        let mut menu = Vec::new();
        for row in KEYMAP {
            for chord in self.of(row.action).filter(|it| it.prefix == Some(prefix)) {
                menu.push((chord.key, row));
            }
        }
        menu
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binding_moves_a_key_and_refuses_what_would_lock_the_user_in() {
        let mut keys = Keys::default();
        keys.bind("zoom", &["f".to_owned()]).unwrap();
        assert_eq!(keys.action(None, Key::char('f')), Some(Action::Zoom));
        assert_eq!(keys.action(None, Key::char('z')), None);
        keys.bind("copy-id", &["y z".to_owned()]).unwrap();
        assert_eq!(keys.action(Some(Key::char('y')), Key::char('z')), Some(Action::CopyId));
        assert!(keys.bind("zoom", &["Ctrl-C".to_owned()]).unwrap_err().contains("always quits"));
        assert!(keys.bind("zoom", &["y".to_owned()]).unwrap_err().contains("menu"));
        for closed in ["s z", "y q", "v Esc", "e Backspace"] {
            assert!(keys.bind("zoom", &[closed.to_owned()]).is_err(), "{closed}");
        }
        for dead in ["Ctrl-H", "Ctrl-I", "Ctrl-J", "y Ctrl-M"] {
            let why = keys.bind("zoom", &[dead.to_owned()]).unwrap_err();
            assert!(why.contains("comes as"), "{why}");
        }
        assert!(keys.bind("zom", &[]).unwrap_err().contains("did you mean `zoom`"));
        assert!(keys.bind("zoom", &["Dwn".to_owned()]).unwrap_err().contains("no key"));
    }
}
