//! What a reader sees of a state, in words, once for every page that tells it.

use crate::briefing::marks;
use crate::briefing::wording::{actor, amount, plain_word};
use crate::dataset::Dataset;
use crate::dataset::state::State;
use crate::dataset::words::Word;

/// The word of a state: "being encircled".
pub fn word(state: &State) -> String {
    plain_word(&state.is.value)
}

/// Which way it goes and for whom, as the same way is good for one side and bad for the other:
/// "worsening for Ukraine".
pub fn trend(dataset: &Dataset, state: &State) -> Option<String> {
    let way = state.trend.as_ref()?.value.word();
    let whom = state.trend_for.map(|by| format!(" for {}", actor(dataset, by.id)));
    Some(format!("{way}{}", whom.unwrap_or_default()))
}

/// The same with its sign: "▼ worsening for Ukraine".
pub fn marked_trend(dataset: &Dataset, state: &State) -> Option<String> {
    let sign = marks::trend(state.trend.as_ref().map(|way| way.value));
    Some(format!("{sign} {}", trend(dataset, state)?))
}

/// The sign alone, and for whom: "▼ for Ukraine". An arrow without its side would be read both ways.
pub fn towards(dataset: &Dataset, state: &State) -> Option<String> {
    let sign = marks::trend(Some(state.trend.as_ref()?.value));
    let whom = state.trend_for.map(|by| format!(" for {}", actor(dataset, by.id)));
    Some(format!("{sign}{}", whom.unwrap_or_default()))
}

/// What it says beside its word and its trend: amount, rung expected, outlook, ground held.
pub fn rest(dataset: &Dataset, state: &State) -> Option<String> {
    let parts = [
        state.amount.as_ref().map(|it| amount(dataset, &it.value)),
        state.target.map(|rung| format!("target {}", rung.word())),
        state.outlook.map(|outlook| format!("outlook {}", plain_word(outlook.word()))),
    ];
    let held = state.control.iter().map(|(class, held)| {
        format!("{} {}", plain_word(class.word()), amount(dataset, &held.value))
    });
    joined(parts.into_iter().flatten().chain(held))
}

/// All it says beside its word.
pub fn details(dataset: &Dataset, state: &State) -> Option<String> {
    joined(trend(dataset, state).into_iter().chain(rest(dataset, state)))
}

/// From one state to the next: "pledged → committed"; where the word stays, "contested, steady →
/// worsening for Ukraine".
pub fn turn(dataset: &Dataset, before: &State, now: &State) -> String {
    let details = |state: &State| details(dataset, state);
    if before.standing == now.standing {
        let [before, after] =
            [before, now].map(|state| details(state).unwrap_or_else(|| "—".to_owned()));
        return format!("{}, {before} → {after}", word(now));
    }
    let more = details(now).map(|more| format!(", {more}"));
    format!("{} → {}{}", word(before), word(now), more.unwrap_or_default())
}

/// The same in short: of another word that word and the rung it aims at, "pledged → expected
/// (committed)"; of the same word all that it says.
pub fn turn_in_short(dataset: &Dataset, before: Option<&State>, now: &State) -> String {
    let short = |state: &State| {
        let target = state.target.map(|rung| format!(" ({})", rung.word()));
        format!("{}{}", word(state), target.unwrap_or_default())
    };
    match before {
        None => short(now),
        Some(before) if short(before) == short(now) => turn(dataset, before, now),
        Some(before) => format!("{} → {}", short(before), short(now)),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
