//! The one door through which words of a dossier enter Markdown: they stay words there.

use crate::export::Glyphs;

/// Signs with a meaning somewhere in GitHub's Markdown: markup, HTML, tables, links, mathematics,
/// mentions. Parentheses and `!` mean something only beside a bracket of ours, so elsewhere they
/// stay readable.
const MARKUP: &str = "\\`*_[]<>&#~|$@^";

/// Words as running text: no sign in them is markup, no line break ends a table row.
pub fn text(raw: &str, glyphs: Glyphs) -> String {
    let raw = glyphs.fold(raw);
    if raw.bytes().all(|it| it.is_ascii_alphanumeric() || b" ,;'%".contains(&it)) {
        return raw.into_owned();
    }
    let mut out = String::with_capacity(raw.len() + 8);
    for (at, c) in raw.char_indices() {
        if c.is_whitespace() && c.is_ascii() {
            out.push(' ');
            continue;
        }
        // Words may follow a footnote mark: `[^1](…)` would be a link, `[^1]:` a footnote.
        let beside_mark = at == 0 && (c == '(' || c == ':');
        if beside_mark || MARKUP.contains(c) || links_itself(&raw, at, c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what would open a list, a rule or a heading at the start of an escaped line. Blanks before
/// it go: they mean nothing, and would hide it.
pub fn start(mut line: String) -> String {
    line.drain(..line.len() - line.trim_start().len());
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{rest}", &line[..digits]),
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{line}"),
        _ => line,
    }
}

/// GitHub turns bare addresses into links: `https://…` at its colon, `www.` at its full stop.
fn links_itself(raw: &str, at: usize, c: char) -> bool {
    match c {
        ':' => raw[at..].starts_with("://"),
        '.' => raw.as_bytes()[..at]
            .last_chunk()
            .is_some_and(|it: &[u8; 3]| it.eq_ignore_ascii_case(b"www")),
        _ => false,
    }
}

/// Words between backticks; they cannot hold a backtick or end a table cell.
pub fn code(raw: &str) -> String {
    let clean: String = raw
        .chars()
        .map(|c| match c {
            '`' => '\'',
            '|' => '/',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    format!("`{clean}`")
}

/// A link we stand for: only http and https, only signs an address may hold. Anything else is shown
/// as words.
pub fn link(url: &str, glyphs: Glyphs) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let plain = url.chars().all(|c| c.is_ascii_graphic() && !"<>\"`\\|^{}".contains(c));
    if web && plain { format!("<{url}>") } else { text(url, glyphs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_markup() {
        let full = Glyphs::Full;
        assert_eq!(text("a|b <i> [x](y)\n# z", full), r"a\|b \<i\> \[x\](y) \# z");
        assert_eq!(text("https://x.org www.y.org", full), r"https\://x.org www\.y.org");
        assert_eq!(text("WWW.y.org w.w ww.w", full), r"WWW\.y.org w.w ww.w");
        assert_eq!(text("(a) b", full), r"\(a) b");
        assert_eq!(start("- item".into()), r"\- item");
        assert_eq!(start("1. item".into()), r"1\. item");
        assert_eq!(start(text("1) item", full)), r"1\) item");
        assert_eq!(start("2024-10-22".into()), "2024-10-22");
        assert_eq!(code("a`b|c"), "`a'b/c`");
        assert_eq!(link("javascript:alert(1)", full), "javascript:alert(1)");
        assert_eq!(link("https://x.org/a_b", full), "<https://x.org/a_b>");
    }
}
