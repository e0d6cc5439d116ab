//! The user's keys laid over those of the table, and what they take away from other actions.

use crate::config::keys::Binding;
use crate::dataset::words::Word;
use crate::tui::bindings::{Chord, Keys};
use crate::tui::message::FaultLine;

/// Binds what the user bound and gives what there is to say about it: bindings that cannot be, and
/// keys that another action had. Whoever gave that action other keys, or none, knows.
pub fn rebind(keys: &mut Keys, bindings: &[Binding]) -> Vec<FaultLine> {
    let mut told = Vec::new();
    let mut taken = Vec::new();
    for binding in bindings {
        let had: Vec<_> = binding
            .keys
            .iter()
            .filter_map(|key| {
                let chord = Chord::parse(&key.word)?;
                Some((key, chord, keys.action(chord.prefix, chord.key)?))
            })
            .filter(|(_, _, from)| from.word() != binding.action.word)
            .collect();
        let words: Vec<String> = binding.keys.iter().map(|key| key.word.clone()).collect();
        match keys.bind(&binding.action.word, &words) {
            Ok(()) => taken.extend(had.into_iter().map(|it| (&binding.action.word, it))),
            Err(why) => told.push(line(&binding.action.place, why, String::new())),
        }
    }
    for (by, (key, chord, from)) in taken {
        let (name, from_word) = (&key.word, from.word());
        let given = bindings.iter().find(|it| it.action.word == from_word);
        if let Some(given) = given {
            if given.keys.iter().any(|key| Chord::parse(&key.word) == Some(chord)) {
                let says =
                    format!("`{name}` is given to `{from_word}` and to `{by}`; the last has it");
                told.push(line(&key.place, says, "give one of them another key".to_owned()));
            }
            continue;
        }
        let left = match keys.names(from) {
            left if left.is_empty() => "has no key now".to_owned(),
            left => format!("is left with `{left}`"),
        };
        let says = format!("`{name}` was a key of `{from_word}`, which {left}");
        let help = format!("give `{from_word}` a key of yours, or `[]` for none");
        told.push(line(&key.place, says, help));
    }
    told
}

fn line(place: &str, says: String, help: String) -> FaultLine {
    FaultLine { place: place.to_owned(), code: String::new(), says, help }
}
