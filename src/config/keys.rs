//! `[keys]`: which keys the user gave to which action, as written. Which keys and actions there are
//! is known to the screen alone.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::config::fault::quoted;
use crate::config::source::{Source, entries};

/// Keys given to an action by the user, as written: what they mean is for the screen to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The action.
    pub action: Written,
    /// Its keys; none takes them all away.
    pub keys: Vec<Written>,
}

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As written.
    pub word: String,
    /// `file:line:column`
    pub place: String,
}

/// Every line an action with a key or a list of them.
pub(super) fn keys(source: &mut Source, table: &DeTable) -> Vec<Binding> {
    let mut bindings = Vec::new();
    for entry in entries(table) {
        let place = source.place(entry.place.start);
        let action = Written { word: entry.key.to_owned(), place };
        let mut keys = Vec::new();
        match entry.value.get_ref() {
            DeValue::String(word) => keys.extend(key(source, word, entry.value.span())),
            DeValue::Array(list) => {
                for item in list {
                    match item.get_ref() {
                        DeValue::String(word) => keys.extend(key(source, word, item.span())),
                        _ => source.fault(item.span(), "a key is a text", "such as \"Ctrl-P\""),
                    }
                }
                // A list of faults only is not an action without keys.
                if keys.is_empty() && !list.is_empty() {
                    continue;
                }
            }
            _ => {
                source.wrong(&entry, "a key such as \"Ctrl-P\", or a list of keys");
                continue;
            }
        }
        if entry.value.get_ref().is_array() || !keys.is_empty() {
            bindings.push(Binding { action, keys });
        }
    }
    bindings
}

/// A name that may be a key's; which keys there are is not known here.
fn key(source: &mut Source, word: &str, place: Range<usize>) -> Option<Written> {
    const LONGEST: usize = 24;
    let fits = !word.is_empty() && word.chars().count() <= LONGEST && word.trim() == word;
    if !fits || word.chars().any(char::is_control) {
        let help = "names look like x, Ctrl-P, Shift-Tab, F1, Space, or y c for two after another";
        source.fault(place, format!("no key is called {}", quoted(word)), help);
        return None;
    }
    Some(Written { word: word.to_owned(), place: source.place(place.start) })
}
