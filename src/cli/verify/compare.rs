//! Two pages side by side: where they part, by how much, and what only a mailer changed.

use std::collections::HashMap;

use crate::text;

/// Signs of a long line that are shown before and after the place where it differs.
const AROUND: usize = 50;

/// What sets a file apart from the page printed again.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs beside the words: line ends, spaces, blank lines.
    pub layout: Vec<&'static str>,
    /// The first line whose words differ; `None` if all words are the same.
    pub first: Option<First>,
    /// Lines of the file that are not printed again.
    pub only_file: usize,
    /// Lines printed again that are not in the file.
    pub only_again: usize,
}

/// The first line that differs, safe to show.
#[derive(Debug, PartialEq, Eq)]
pub struct First {
    /// Its number, from 1.
    pub line: usize,
    /// What the file says there; `None` if it ends before.
    pub file: Option<String>,
    /// What was printed again.
    pub again: Option<String>,
}

/// Compares a file with the page printed again, which is known to have plain line ends.
pub fn compare(file: &str, again: &str) -> Difference {
    let (old, new) = (words(file), words(again));
    let at = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let first = (old.len() > at || new.len() > at).then(|| first(at, old.get(at), new.get(at)));
    let (only_file, only_again) = apart(&old, &new);
    Difference { layout: layout(file, again), first, only_file, only_again }
}

/// The lines without what a mailer may change: line ends, spaces and blank lines at an end.
fn words(page: &str) -> Vec<&str> {
    let page = page.trim_start_matches('\u{feff}').trim_end();
    page.lines().map(str::trim_end).collect()
}

/// What a mailer or an editor changed around the words.
fn layout(file: &str, again: &str) -> Vec<&'static str> {
    let lines = |page: &str| page.trim_end().lines().any(|line| line.ends_with([' ', '\t']));
    let end = |page: &str| page.len() - page.trim_end().len();
    let plain = file.replace("\r\n", "\n");
    let found = [
        (file.starts_with('\u{feff}'), "a byte order mark at its beginning"),
        (plain.len() != file.len(), "Windows line ends (CR LF)"),
        (lines(&plain) && !lines(again), "spaces at the ends of lines"),
        (end(&plain) > end(again), "blank lines at its end"),
        (end(&plain) < end(again), "no line end at its end"),
    ];
    let mut found: Vec<_> = found.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
    if found.is_empty() && file != again && words(file) == words(again) {
        found.push("other blanks at the ends of lines");
    }
    found
}

fn first(at: usize, old: Option<&&str>, new: Option<&&str>) -> First {
    let signs = |line: Option<&&str>| line.map_or("", |line| line).chars().collect::<Vec<_>>();
    let same = signs(old).iter().zip(&signs(new)).take_while(|(old, new)| old == new).count();
    let shown = |line: Option<&&str>| line.map(|line| part(line, same));
    First { line: at + 1, file: shown(old), again: shown(new) }
}

/// What stands around a place of a line, made safe.
fn part(line: &str, place: usize) -> String {
    let from = place.saturating_sub(AROUND);
    let shown: String = line.chars().skip(from).take(2 * AROUND).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if line.chars().count() > from + 2 * AROUND { "…" } else { "" };
    format!("{before}{}{after}", text::line(&shown).0)
}

/// How many lines stand on one side only, wherever they stand.
fn apart(old: &[&str], new: &[&str]) -> (usize, usize) {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for line in old {
        *counts.entry(line).or_default() += 1;
    }
    for line in new {
        *counts.entry(line).or_default() -= 1;
    }
    let more = |sign: i64| -> usize {
        counts.values().filter_map(|count| usize::try_from(count * sign).ok()).sum()
    };
    (more(1), more(-1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_named_with_both_sides() {
        let difference = compare("a\nb\nc\n", "a\nx\nc\nd\n");
        assert_eq!((difference.only_file, difference.only_again), (1, 2));
        let first = difference.first.unwrap();
        assert_eq!((first.line, first.file.as_deref()), (2, Some("b")));
        assert_eq!(first.again.as_deref(), Some("x"));
        let short = compare("a\n", "a\nb\n").first.unwrap();
        assert_eq!((short.line, short.file), (2, None));
        let moved = compare("a\nb\n", "b\na\n");
        assert_eq!((moved.first.unwrap().line, moved.only_file, moved.only_again), (1, 0, 0));
    }

    #[test]
    fn what_only_a_mailer_changed_is_no_difference_of_words() {
        let page = "a\n\nb\n";
        for (file, what) in [
            ("a\r\n\r\nb\r\n", "Windows line ends (CR LF)"),
            ("a\n\nb\n\n\n", "blank lines at its end"),
            ("a \n\nb\n", "spaces at the ends of lines"),
            ("a\n\nb", "no line end at its end"),
            ("a\n\u{a0}\nb\n", "other blanks at the ends of lines"),
            ("\u{feff}a\n\nb\n", "a byte order mark at its beginning"),
        ] {
            let difference = compare(file, page);
            assert_eq!((difference.first, difference.layout), (None, vec![what]), "{file:?}");
        }
    }

    #[test]
    fn a_long_line_is_shown_around_the_difference_and_made_safe() {
        let line = |mark: &str| format!("{}{mark}{}\n", "x".repeat(200), "y".repeat(200));
        let first = compare(&line("\u{1b}[2J"), &line("!")).first.unwrap();
        let file = first.file.unwrap();
        assert!(file.starts_with("…x") && file.ends_with("y…") && file.contains("␛[2J"), "{file}");
    }
}
