//! Commands and records found by typing a part of their name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

use crate::dataset::words::Word;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::keymap::{Chapter, KEYMAP, Row};
use crate::tui::model::Model;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is: the kind of a record, or the keys of a command.
    pub aside: String,
    /// Its name.
    pub title: String,
    /// What choosing it does.
    pub does: Does,
}

/// What a choice does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Runs a command.
    Act(Action),
    /// Shows a record.
    Show(String),
}

/// The most choices that are listed.
const LISTED: usize = 200;

/// The choices that match what is typed, the best first. A `>` before it finds commands.
pub fn choices(model: &Model, desk: &Desk<'_>, records: bool, typed: &str) -> Vec<Choice> {
    let (records, typed) = match typed.strip_prefix('>') {
        Some(rest) => (false, rest),
        None => (records, typed),
    };
    if records { entries(desk, typed) } else { commands(model, typed) }
}

fn commands(model: &Model, typed: &str) -> Vec<Choice> {
    // Moving is what the keys are for; it comes last.
    let (moving, rest): (Vec<&Row>, Vec<&Row>) =
        KEYMAP.iter().partition(|row| row.chapter == Chapter::Moving);
    let rows = rest.into_iter().chain(moving).filter(|row| row.action != Action::Palette);
    let named = rows.map(|row| (format!("{}  {}", row.doc, row.action.word()), row));
    matching(named, typed)
        .into_iter()
        .map(|row| Choice {
            aside: model.keys.name(row.action),
            title: row.doc.to_owned(),
            does: Does::Act(row.action),
        })
        .collect()
}

fn entries(desk: &Desk<'_>, typed: &str) -> Vec<Choice> {
    let named =
        desk.directory().iter().map(|it| (format!("{} {} {}", it.title, it.kind, it.record), it));
    matching(named, typed)
        .into_iter()
        .map(|entry| Choice {
            aside: entry.kind.to_owned(),
            title: entry.title.clone(),
            does: Does::Show(entry.record.clone()),
        })
        .collect()
}

/// Those whose text matches, the best first; equal ones in their order.
fn matching<T>(named: impl Iterator<Item = (String, T)>, typed: &str) -> Vec<T> {
    if typed.trim().is_empty() {
        return named.take(LISTED).map(|it| it.1).collect();
    }
    let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, T)> = named
        .filter_map(|(text, item)| {
            let text = nucleo_matcher::Utf32Str::new(&text, &mut buffer);
            Some((pattern.score(text, &mut matcher)?, item))
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.0));
    // Far weaker matches than the best only hide it.
    let best = found.first().map_or(0, |it| it.0);
    found.retain(|it| it.0 * 2 > best);
    found.truncate(LISTED);
    found.into_iter().map(|it| it.1).collect()
}
