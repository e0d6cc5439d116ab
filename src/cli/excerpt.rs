//! The line of a text that a message is about, made safe to show and short enough to read.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::span::{FileId, Files, Span};
use crate::text;

/// Columns of a line that are shown; of a longer one, the part around the mark.
const SHOWN: usize = 100;
/// Columns shown before the mark of a cut line.
const BEFORE: usize = 30;
/// Columns shown of a long mark.
const MARKED: usize = 60;
/// Bytes looked at on each side: more could not be shown, and a line may be megabytes long.
const LOOKED_AT: usize = 1_024;

/// The places of a dossier, with the beginnings of each file's lines noted on first use: counting
/// them anew for every fault would take as long as all faults are many.
pub struct Places<'a> {
    files: &'a Files,
    starts: Vec<OnceCell<Vec<usize>>>,
}

impl<'a> Places<'a> {
    /// Prepares for the texts of a dossier.
    pub fn of(files: &'a Files) -> Self {
        Self { files, starts: files.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The name and the text of a file; empty if there is none of that number.
    pub fn file(&self, id: FileId) -> (&'a str, &'a str) {
        let file = self.files.get(id);
        file.map_or(("", ""), |file| (file.name.as_str(), file.text.as_str()))
    }

    /// Line and column of a byte, both counted from 1, the column in characters.
    pub fn place(&self, id: FileId, at: u32) -> (usize, usize) {
        let text = self.file(id).1;
        let at = boundary(text, at as usize);
        let Some(starts) = self.starts.get(id.0 as usize) else {
            return (1, 1);
        };
        let starts = starts.get_or_init(|| {
            let ends = text.match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let line = starts.partition_point(|&start| start <= at);
        let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied().unwrap_or(0);
        (line, text[start..at].chars().count() + 1)
    }
}

/// A marked line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Name of the file.
    pub path: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column of the mark in the file, in characters from 1.
    pub column: usize,
    /// What is shown of the line.
    pub text: String,
    /// The marked bytes of `text`.
    pub mark: Range<usize>,
}

/// The line in which a span begins, with the part of the span that lies on it marked. Any span will
/// do: one past the end, or inside a character, is moved to the nearest place that exists.
pub fn excerpt(places: &Places, span: Span) -> Excerpt {
    let (name, all) = places.file(span.file);
    let start = boundary(all, span.start as usize);
    let line_start = all[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = all[start..].find('\n').map_or(all.len(), |at| start + at);
    let end = boundary(all, span.end as usize).clamp(start, line_end);
    let (line, column) = places.place(span.file, span.start);

    let before = &all[boundary(all, start.saturating_sub(LOOKED_AT)).max(line_start)..start];
    let marked = &all[start..boundary(all, end.min(start + LOOKED_AT))];
    let after = &all[end..boundary(all, line_end.min(end + LOOKED_AT))];
    let after = after.strip_suffix('\r').unwrap_or(after);
    let clean = [before, marked, after].map(|part| text::line(part).0);
    let whole = clean.iter().map(|part| part.width()).sum::<usize>() <= SHOWN;
    let [before, marked, after] = if whole && line_end - line_start <= 3 * LOOKED_AT {
        clean
    } else {
        let before = tail(&clean[0], BEFORE);
        let marked = head(&clean[1], MARKED);
        let room = SHOWN.saturating_sub(before.width() + marked.width());
        let after = head(&clean[2], room);
        [before, marked, after]
    };
    Excerpt {
        path: name.to_owned(),
        line,
        column,
        mark: before.len()..before.len() + marked.len(),
        text: before + &marked + &after,
    }
}

/// The nearest place at or before `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// At most `columns` columns from the front, with dots where something was left out.
pub fn head(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let kept = fitting(text.graphemes(true), columns.saturating_sub(3));
    kept.concat() + "..."
}

/// At most `columns` columns from the back, with dots where something was left out.
fn tail(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = fitting(text.graphemes(true).rev(), columns.saturating_sub(3));
    kept.reverse();
    "...".to_owned() + &kept.concat()
}

/// As many of the clusters as fit into so many columns.
fn fitting<'t>(clusters: impl Iterator<Item = &'t str>, columns: usize) -> Vec<&'t str> {
    let mut width = 0;
    clusters
        .take_while(|cluster| {
            width += cluster.width();
            width <= columns
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::File;
    use crate::text::Text;

    fn of(text: &str, start: u32, end: u32) -> Excerpt {
        let mut files = Files::default();
        files.add(File { name: Text::of("a.toml"), text: text.to_owned() });
        let file = FileId(0);
        let found = excerpt(&Places::of(&files), Span { file, start, end });
        let place = files.place(Span { file, start, end });
        assert_eq!((found.line, found.column), place);
        found
    }

    #[test]
    fn the_mark_covers_the_words() {
        let found = of("a = 1\r\nb = \"x\ty\"\r\nc = 3", 11, 16);
        assert_eq!((found.line, found.column), (2, 5));
        assert_eq!(found.text, "b = \"x y\"");
        assert_eq!(&found.text[found.mark], "\"x y\"");
    }

    #[test]
    fn spans_that_fit_nothing_are_moved() {
        assert_eq!(of("é = 1", 1, 99).text, "é = 1");
        assert_eq!(of("é = 1", 1, 99).mark, 0..6);
        assert_eq!(of("a", 50, 7).mark, 1..1);
        assert_eq!(of("", 0, 0).text, "");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let long = format!("{}WRONG{}", "a".repeat(900_000), "b".repeat(900_000));
        let found = of(&long, 900_000, 900_005);
        assert_eq!(&found.text[found.mark.clone()], "WRONG");
        assert!(found.text.starts_with("...a") && found.text.ends_with("b..."));
        assert_eq!(found.text.width(), SHOWN);
        assert_eq!(found.column, 900_001);
    }

    #[test]
    fn hostile_text_is_shown_as_marks() {
        let found = of("x = \"\u{1b}[2J\u{9b}\u{202e}\"", 4, 12);
        assert_eq!(found.text, "x = \"␛[2J\u{fffd}\u{fffd}\"");
    }
}
