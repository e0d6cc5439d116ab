//! Where each table of a text begins, and where a field stands within one.
//!
//! Records keep the places of the fields that faults usually sit in. For the rest this outline
//! finds the line by its key, so that a message can still point at the word.

use std::cell::OnceCell;
use std::ops::Range;

use crate::span::{File, Files, Span};

/// The table headers of all texts, each read when it is first asked for: a text without faults
/// never is.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    headers: Vec<OnceCell<Vec<usize>>>,
}

impl Outline {
    /// Prepares for these texts.
    pub fn of(files: &Files) -> Self {
        Self { headers: files.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The bytes of the table that begins at or before `span`, up to the next header.
    pub fn extent(&self, file: &File, span: Span) -> Range<usize> {
        let headers = self
            .headers
            .get(span.file.0 as usize)
            .map_or(&[][..], |cell| cell.get_or_init(|| headers(&file.text)));
        let next = headers.partition_point(|&at| at <= span.start as usize);
        let start = next.checked_sub(1).and_then(|before| headers.get(before));
        let end = headers.get(next).copied().unwrap_or(file.text.len());
        start.copied().unwrap_or(0)..end
    }

    /// Where the value of `key` stands in the table whose header is `header`.
    pub fn field(&self, files: &Files, header: Span, key: &str) -> Option<Span> {
        let file = files.get(header.file)?;
        // The lines round a table in braces are those of its record.
        if file.text.as_bytes().get(header.start as usize) == Some(&b'{') {
            return None;
        }
        let extent = self.extent(file, header);
        let mut at = extent.start;
        for line in file.text.get(extent)?.split_inclusive('\n') {
            if let Some(value) = value_of(line, key) {
                return Some(Span {
                    file: header.file,
                    start: u32::try_from(at + value.start).ok()?,
                    end: u32::try_from(at + value.end).ok()?,
                });
            }
            at += line.len();
        }
        None
    }

    /// Whether `inner` stands in the table whose header is `header`; a value filled in from
    /// `[defaults]` does not.
    pub fn holds(&self, files: &Files, header: Span, inner: Span) -> bool {
        inner.file == header.file
            && files.get(header.file).is_some_and(|file| {
                let extent = self.extent(file, header);
                extent.contains(&(inner.start as usize)) || extent.end == inner.start as usize
            })
    }
}

/// Byte offsets of the lines that open a table. A row of numbers in a long array also begins with
/// a bracket, but never with a letter after it.
fn headers(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if is_header(line) {
            found.push(at);
        }
        at += line.len();
    }
    found
}

/// Whether a line opens a table.
pub fn is_header(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{feff}', ' ', '\t']);
    line.starts_with('[')
        && line
            .trim_start_matches(['[', ' '])
            .starts_with(|first: char| first.is_ascii_alphabetic())
}

/// The bytes of the value, if the line reads `key = value`.
fn value_of(line: &str, key: &str) -> Option<Range<usize>> {
    let rest = line.trim_start().strip_prefix(key)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let start = line.len() - value.len();
    let end = match value.chars().next()? {
        quote @ ('"' | '\'') => closing(value, quote),
        _ => value.find(" #"),
    };
    let value = value.get(..end.unwrap_or(value.len()))?.trim_end();
    Some(start..start + value.len())
}

/// One past the closing quote of a one-line string.
fn closing(value: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, each) in value.char_indices().skip(1) {
        if each == quote && !escaped {
            return Some(at + 1);
        }
        escaped = each == '\\' && quote == '"' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn one(text: &str) -> Files {
        let mut files = Files::default();
        files.add(File { name: Text::of("a.toml"), text: text.to_owned() });
        files
    }

    #[test]
    fn fields_are_found_in_their_own_table_only() {
        let files = one(
            "[[claim]]\nid = \"a\"\nline = [\n  [1, 2],\n]\nquote = \"x \\\" # y\" # z\n[[claim]]\nid='b'\n",
        );
        let outline = Outline::of(&files);
        let first = Span { end: 9, ..Span::default() };
        let found = |header, key| outline.field(&files, header, key).map(|span| files.slice(span));
        assert_eq!(found(first, "quote"), Some("\"x \\\" # y\""));
        assert_eq!(found(first, "id"), Some("\"a\""));
        assert_eq!(found(first, "note"), None);
        let second = Span { start: 63, end: 72, ..Span::default() };
        assert_eq!(found(second, "id"), Some("'b'"));
        assert!(!outline.holds(&files, second, first));
        assert!(outline.holds(&files, first, first));
    }

    #[test]
    fn a_row_of_numbers_is_no_header() {
        assert!(is_header("[[state]]"));
        assert!(is_header("  [ dataset ] # here"));
        assert!(!is_header("  [48.2, 37.1],"));
        assert!(!is_header("# [[state]]"));
    }
}
