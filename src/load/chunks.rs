//! Cuts a text into tokens, counts them against the limits, and parses them piece by piece.
//!
//! A key with eighty dots or a list of ten million numbers costs the lexer nothing and the tree a
//! gigabyte, so tokens are counted before anything is built from them. A piece ends where a line
//! ends outside all brackets; whoever receives the events sees no difference, but only one piece's
//! tokens are in memory.

use std::cell::Cell;

use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::parse_document;
use toml_parser::{ErrorSink, ParseError, Source};

use crate::diagnostic::Diagnostic;
use crate::load::assemble::{Assembler, Records, span_of};
use crate::load::{faults, limits, syntax};
use crate::span::{FileId, Span};

/// Tokens of one piece: large enough to be fast, small enough to stay in the processor's cache.
/// Tests use the smallest, so that every document is cut.
const PIECE: usize = if cfg!(test) { 1 } else { 2048 };

/// Parses a text and hands its records to `records`; `false` if a limit stopped it.
pub(super) fn parse<'t>(text: &'t str, file: FileId, records: &mut dyn Records<'t>) -> bool {
    let complaints = Cell::new(0);
    let mut sink =
        Complaints { kept: Vec::new(), file, first_dropped: Span::default(), count: &complaints };
    let mut assembler = Assembler::new(text, file, &complaints, records);
    let mut budget = Budget::default();
    let mut tokens: Vec<Token> = Vec::with_capacity(PIECE * 2);
    for token in Source::new(text).lex() {
        let kind = token.kind();
        if budget.is_exceeded_by(kind) {
            let limit = budget.limit();
            let fault = over(limit, file, token.span().start());
            assembler.records.stopped(fault);
            return false;
        }
        if kind == TokenKind::Atom
            && let Some(start) = lost_header(text, &tokens, token, &mut budget)
        {
            let header = tokens.split_off(start);
            parse_piece(&mut tokens, &mut assembler, &mut sink, file);
            tokens = header;
        }
        tokens.push(token);
        if kind == TokenKind::Newline && budget.depth == 0 && tokens.len() >= PIECE {
            parse_piece(&mut tokens, &mut assembler, &mut sink, file);
        }
    }
    parse_piece(&mut tokens, &mut assembler, &mut sink, file);
    let unworded = complaints.get().saturating_sub(limits::FAULTS);
    if unworded > 0 {
        assembler.records.uncounted(unworded, sink.first_dropped);
    }
    assembler.finish();
    true
}

fn parse_piece(
    tokens: &mut Vec<Token>,
    assembler: &mut Assembler<'_, '_>,
    sink: &mut Complaints<'_>,
    file: FileId,
) {
    parse_document(tokens, assembler, sink);
    tokens.clear();
    for error in sink.kept.drain(..) {
        assembler.records.fault(syntax::fault(&error, file));
    }
}

/// Keeps what the parser complains about, up to the number of faults that are kept at all.
struct Complaints<'c> {
    kept: Vec<ParseError>,
    file: FileId,
    /// Where the first one stands that is not kept.
    first_dropped: Span,
    count: &'c Cell<usize>,
}

impl ErrorSink for Complaints<'_> {
    fn report_error(&mut self, error: ParseError) {
        self.count.set(self.count.get() + 1);
        if self.count.get() <= limits::FAULTS {
            self.kept.push(error);
        } else if self.first_dropped == Span::default() {
            self.first_dropped = syntax::place(&error, self.file);
        }
    }
}

/// Running counts of one file.
#[derive(Default)]
struct Budget {
    depth: usize,
    dots: usize,
    openers: usize,
    separators: usize,
}

impl Budget {
    /// Counts a token and says whether it breaks a limit.
    fn is_exceeded_by(&mut self, kind: TokenKind) -> bool {
        match kind {
            TokenKind::Dot => {
                self.dots += 1;
                self.openers += 1;
            }
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                self.dots = 0;
                self.depth += 1;
                self.openers += 1;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.dots = 0;
                self.depth = self.depth.saturating_sub(1);
            }
            TokenKind::Equals | TokenKind::Comma => {
                self.dots = 0;
                self.separators += 1;
            }
            TokenKind::Newline => self.dots = 0,
            _ => return false,
        }
        self.dots >= limits::KEY_PARTS
            || self.depth > limits::NESTING
            || self.openers > limits::OPENERS
            || self.separators > limits::SEPARATORS
    }

    /// The limit that was broken.
    fn limit(&self) -> String {
        if self.dots >= limits::KEY_PARTS {
            format!("a key has at most {} parts", limits::KEY_PARTS)
        } else if self.depth > limits::NESTING {
            format!("brackets nest at most {} deep", limits::NESTING)
        } else if self.openers > limits::OPENERS {
            format!("a file has at most {} of `.`, `[` and `{{`", limits::OPENERS)
        } else {
            format!("a file has at most {} of `=` and `,`", limits::SEPARATORS)
        }
    }
}

fn over(limit: String, file: FileId, start: usize) -> Diagnostic {
    Diagnostic::new(&faults::LIMIT, span_of(file, start, start + 1), limit)
        .label("the file is not read from here on")
        .help("split the file, or simplify this place")
}

/// Where a header starts that an unclosed bracket above would swallow: a line that begins with
/// `[word` or `[[word`, which no list can contain. Without this, one missing `]` would hide every
/// fault of the rest of the file.
fn lost_header(text: &str, tokens: &[Token], word: Token, budget: &mut Budget) -> Option<usize> {
    if budget.depth < 2 {
        return None;
    }
    let brackets = tokens
        .iter()
        .rev()
        .take(2)
        .take_while(|token| token.kind() == TokenKind::LeftSquareBracket)
        .count();
    if brackets == 0 || budget.depth <= brackets {
        return None;
    }
    let start = tokens.len() - brackets;
    let line_start = match tokens.get(..start)? {
        [.., end, space] if space.kind() == TokenKind::Whitespace => end,
        [.., end] => end,
        [] => return None,
    };
    let word = text.get(word.span().start()..word.span().end())?;
    let is_value = matches!(word, "true" | "false" | "inf" | "nan");
    if line_start.kind() != TokenKind::Newline
        || is_value
        || !word.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return None;
    }
    budget.depth = brackets;
    Some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The limit that so many of each token break, one kind after the other.
    fn broken(tokens: &[(TokenKind, usize)]) -> Option<String> {
        let mut budget = Budget::default();
        let mut all = tokens.iter().flat_map(|&(kind, many)| std::iter::repeat_n(kind, many));
        all.any(|kind| budget.is_exceeded_by(kind)).then(|| budget.limit())
    }

    #[test]
    fn a_limit_may_be_reached_and_not_passed() {
        use TokenKind::{Comma, Dot, Equals, LeftCurlyBracket, LeftSquareBracket, Newline};
        use limits::{KEY_PARTS, NESTING, OPENERS, SEPARATORS};
        let pair = [(LeftSquareBracket, 1), (TokenKind::RightSquareBracket, 1)];
        let dots = |many| [(Dot, 1), (Newline, 1)].repeat(many);
        let both = |many: usize| vec![(Comma, many / 2), (Equals, many - many / 2)];
        for (fine, more, says) in [
            (vec![(Dot, KEY_PARTS - 1)], (Dot, 1), "a key has at most 8 parts"),
            (vec![(LeftSquareBracket, NESTING)], (LeftCurlyBracket, 1), "nest at most 16 deep"),
            (pair.repeat(OPENERS), (LeftSquareBracket, 1), "250000 of `.`, `[` and `{`"),
            (dots(OPENERS), (Dot, 1), "250000 of `.`, `[` and `{`"),
            (both(SEPARATORS), (Comma, 1), "1000000 of `=` and `,`"),
        ] {
            assert_eq!(broken(&fine), None, "{says}");
            let told = broken(&[fine, vec![more]].concat()).unwrap_or_default();
            assert!(told.contains(says), "{told}");
        }
        for end in [Newline, Equals, Comma, LeftSquareBracket, TokenKind::RightSquareBracket] {
            assert_eq!(broken(&[(Dot, 7), (end, 1), (Dot, 7)]), None, "{end:?} ends a key");
        }
        let span = over(String::new(), FileId(0), 5).span;
        assert_eq!((span.start, span.end), (5, 6));
    }
}
