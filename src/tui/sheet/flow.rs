//! Running text in lines of a given width, each word in the look of its run.

use unicode_segmentation::UnicodeSegmentation;

use crate::briefing::wrap::{GLUE, width};
use crate::config::theme::Role;
use crate::tui::sheet::Span;

/// Fills lines of at most `limit` cells with styled text. Words are kept whole unless one alone is
/// wider than a line.
pub fn flow(runs: &[(String, Role)], limit: usize) -> Vec<Vec<Span>> {
    let mut lines = Lines { limit: limit.max(1), done: Vec::new(), line: Vec::new(), used: 0 };
    for word in words(runs) {
        lines.push(word);
    }
    lines.end()
}

/// A word: pieces without a space between them, possibly of several runs.
#[derive(Default)]
struct Word {
    pieces: Vec<(String, Role)>,
    breaks_before: bool,
}

fn words(runs: &[(String, Role)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (text, role) in runs {
        for (at, part) in text.split([' ', '\n', '\t', '\r']).enumerate() {
            if at > 0 {
                open = false;
            }
            if part.is_empty() {
                continue;
            }
            if !open {
                words.push(Word { breaks_before: !words.is_empty(), ..Word::default() });
                open = true;
            }
            if let Some(word) = words.last_mut() {
                word.pieces.push((part.replace(GLUE, " "), *role));
            }
        }
    }
    words
}

struct Lines {
    limit: usize,
    done: Vec<Vec<Span>>,
    line: Vec<Span>,
    used: usize,
}

impl Lines {
    fn push(&mut self, word: Word) {
        let wide: usize = word.pieces.iter().map(|piece| width(&piece.0)).sum();
        if self.used > 0 && word.breaks_before {
            if self.used + 1 + wide > self.limit {
                self.turn();
            } else {
                let role = word.pieces.first().map_or(Role::Text, |piece| piece.1);
                self.add(" ", role);
            }
        }
        for (text, role) in word.pieces {
            if self.used + width(&text) <= self.limit {
                self.add(&text, role);
                continue;
            }
            for cluster in text.graphemes(true) {
                if self.used + width(cluster) > self.limit && self.used > 0 {
                    self.turn();
                }
                self.add(cluster, role);
            }
        }
    }

    fn add(&mut self, text: &str, role: Role) {
        self.used += width(text);
        match self.line.last_mut().filter(|span| span.role == role) {
            Some(span) => span.text.push_str(text),
            None => self.line.push(Span { text: text.to_owned(), role }),
        }
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    fn end(mut self) -> Vec<Vec<Span>> {
        if !self.line.is_empty() || self.done.is_empty() {
            self.turn();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_looks_and_stay_whole() {
        let runs = [("one two".to_owned(), Role::Text), (", three".to_owned(), Role::Strong)];
        let lines = flow(&runs, 9);
        let text: Vec<String> =
            lines.iter().map(|line| line.iter().map(|it| it.text.as_str()).collect()).collect();
        assert_eq!(text, ["one two,", "three"]);
        assert_eq!(lines[0].last().unwrap().role, Role::Strong);
        assert_eq!(flow(&[(String::new(), Role::Text)], 5), vec![Vec::new()]);
        let broken = flow(&[("abcdefgh".to_owned(), Role::Text)], 3);
        assert_eq!(broken.len(), 3);
    }
}
