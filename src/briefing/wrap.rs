//! Lines of a given width, measured in terminal cells.
//!
//! Words are kept whole; only a word longer than the line is broken, because nothing else helps.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands for a space at which no line may end, and is printed as a space. Clean text cannot hold
/// it, so a citation can be tied to its word without touching the dossier's own spaces.
pub const GLUE: char = '\u{0}';

/// Terminal cells a text takes.
///
/// A screen is drawn sign by sign, so the widths of signs are added: some scripts are narrower as a
/// whole in print, where two letters join into one, and a terminal joins nothing.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if text.chars().any(may_join) {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    } else {
        text.width()
    }
}

/// Scripts in which the width of a text may differ from that of its signs.
fn may_join(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{1fff}' | '\u{2d30}'..='\u{2d7f}' | '\u{a4d0}'..='\u{abff}' | '\u{fe00}'..)
}

/// The words of a text: what stands between places where a line may end.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty())
}

/// The widest word of a text, in cells.
pub fn longest_word(text: &str) -> usize {
    words(text).map(width).max().unwrap_or(0)
}

/// Fills lines of at most `limit` cells with the words of `text`; an empty text gives one empty line.
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    if is_one_line(text, limit) {
        return vec![text.to_owned()];
    }
    let mut lines = Lines::new(limit.max(1));
    for word in words(text) {
        lines.push(word);
    }
    lines.end()
}

/// The width of the widest line that [`wrap`] would make.
pub fn wrapped_width(text: &str, limit: usize) -> usize {
    if is_one_line(text, limit) {
        return width(text);
    }
    wrap(text, limit).iter().map(|line| width(line)).max().unwrap_or(0)
}

/// Whether nothing has to be done to a text: it fits, and its spaces are single ones between words.
fn is_one_line(text: &str, limit: usize) -> bool {
    width(text) <= limit
        && !text.contains([GLUE, '\n', '\t', '\r'])
        && !text.contains("  ")
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

/// Shortens prose to one line of at most `limit` cells, with `mark` (an ellipsis) where words are
/// missing.
pub fn shorten(text: &str, limit: usize, mark: &str) -> String {
    if width(text) <= limit {
        return text.replace(GLUE, " ");
    }
    let room = limit.saturating_sub(width(mark));
    if text.is_ascii() && !text.contains(GLUE) {
        let kept = text.get(..room).unwrap_or_default().trim_end();
        return format!("{kept}{mark}");
    }
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += width(cluster);
        if used > room {
            break;
        }
        kept.push_str(cluster);
    }
    format!("{}{mark}", kept.trim_end()).replace(GLUE, " ")
}

/// Lines in the making.
struct Lines {
    limit: usize,
    done: Vec<String>,
    line: String,
    used: usize,
}

impl Lines {
    fn new(limit: usize) -> Self {
        Self { limit, done: Vec::new(), line: String::new(), used: 0 }
    }

    fn push(&mut self, word: &str) {
        let wide = width(word);
        if !self.line.is_empty() && self.used + 1 + wide > self.limit {
            self.turn();
        }
        if wide <= self.limit || is_verbatim(word) {
            self.add(word, wide);
        } else if word.contains(GLUE) {
            for part in word.split(GLUE) {
                self.push(part);
            }
        } else {
            self.push_broken(word);
        }
    }

    fn add(&mut self, word: &str, wide: usize) {
        if !self.line.is_empty() {
            self.line.push(' ');
            self.used += 1;
        }
        if word.contains(GLUE) {
            self.line.push_str(&word.replace(GLUE, " "));
        } else {
            self.line.push_str(word);
        }
        self.used += wide;
    }

    /// A word wider than the line: after a hyphen or a slash if there is one, anywhere if not.
    fn push_broken(&mut self, word: &str) {
        for part in word.split_inclusive(['-', '/', '–']) {
            for cluster in self.fitting(part) {
                let wide = width(cluster);
                if self.used + wide > self.limit && !self.line.is_empty() {
                    self.turn();
                }
                self.line.push_str(cluster);
                self.used += wide;
            }
        }
    }

    /// A part whole if a line can hold it, else its characters.
    fn fitting<'a>(&self, part: &'a str) -> Vec<&'a str> {
        if width(part) <= self.limit { vec![part] } else { part.graphemes(true).collect() }
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    fn end(mut self) -> Vec<String> {
        if !self.line.is_empty() || self.done.is_empty() {
            self.turn();
        }
        self.done
    }
}

/// A broken link opens nothing and a broken checksum matches nothing, so they may stand out instead.
fn is_verbatim(word: &str) -> bool {
    let checksum = word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    checksum || word.starts_with("https://") || word.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_the_signs_that_are_drawn() {
        // Lam and alef join into one letter in print and take two cells on a screen.
        for (text, cells) in
            [("لا", 2), ("Ansar Allah – أنصار الله", 24), ("朝鲜", 4), ("e\u{301}", 1)]
        {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn words_stay_whole_and_overlong_words_break_after_hyphens_first() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("", 7), [""]);
        assert_eq!(wrap("anti-aircraft", 9), ["anti-", "aircraft"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
    }

    #[test]
    fn glue_holds_a_citation_to_its_word() {
        let text = format!("they advance{GLUE}[3,{GLUE}7].");
        assert_eq!(wrap(&text, 16), ["they", "advance [3, 7]."]);
        assert_eq!(wrap(&text, 8), ["they", "advance", "[3, 7]."]);
        assert_eq!(shorten(&text, 40, "…"), "they advance [3, 7].");
    }

    #[test]
    fn a_link_is_never_broken() {
        let link = "https://example.org/a-very-long-path";
        assert_eq!(wrap(&format!("see {link} now"), 10), ["see", link, "now"]);
    }

    #[test]
    fn shortened_prose_says_so() {
        assert_eq!(shorten("one two three", 8, "…"), "one two…");
        assert_eq!(shorten("one", 8, "…"), "one");
    }
}
