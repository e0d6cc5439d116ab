//! Words as a shell reads them back, and the way back.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::iter::Peekable;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::str::Chars;

/// Signs that mean nothing to a shell within a word.
const PLAIN: &str = "_./:=@%+,-";

/// An argument, quoted if a shell would take it apart. Bytes that no terminal should see are spelt
/// in hexadecimal (`$'…'`, as bash, zsh and ksh know it).
pub fn argument(word: &OsStr) -> String {
    // On paper a space that does not break becomes a plain one.
    let lost = |c: char| c == '\u{a0}' || crate::text::forbidden(c);
    let clean = word.to_str().filter(|word| !word.chars().any(lost));
    let Some(word) = clean else {
        return spelt(word.as_bytes());
    };
    // At the beginning zsh takes `=` for the path of a command.
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A sign that stands for itself outside quotes.
fn plain(c: char) -> bool {
    c.is_alphanumeric() || PLAIN.contains(c)
}

/// The words of a command that was written with [`argument`] and [`path`]. Whatever else a shell
/// would understand (variables, pipes, other commands) is not read at all.
pub fn words(command: &str) -> Option<Vec<OsString>> {
    let mut words = Vec::new();
    let mut word: Option<Vec<u8>> = None;
    let mut rest = command.chars().peekable();
    while let Some(c) = rest.next() {
        if c == ' ' {
            words.extend(word.take().map(OsString::from_vec));
            continue;
        }
        let word = word.get_or_insert_default();
        match c {
            '\'' => verbatim(&mut rest, word)?,
            '$' if rest.next() == Some('\'') => unspelt(&mut rest, word)?,
            '\\' => push(word, rest.next().filter(|&c| c == '\'')?),
            c if plain(c) => push(word, c),
            _ => return None,
        }
    }
    words.extend(word.map(OsString::from_vec));
    Some(words)
}

fn push(word: &mut Vec<u8>, c: char) {
    word.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

/// `…'`, its beginning read already.
fn verbatim(rest: &mut Peekable<Chars<'_>>, word: &mut Vec<u8>) -> Option<()> {
    loop {
        match rest.next()? {
            '\'' => return Some(()),
            c => push(word, c),
        }
    }
}

/// What [`spelt`] wrote, its beginning read already.
fn unspelt(rest: &mut Peekable<Chars<'_>>, word: &mut Vec<u8>) -> Option<()> {
    loop {
        match rest.next()? {
            '\'' => return Some(()),
            '\\' => match rest.next()? {
                'x' => {
                    let (high, low) = (rest.next()?.to_digit(16)?, rest.next()?.to_digit(16)?);
                    word.push(u8::try_from(high * 16 + low).ok()?);
                }
                c @ ('\'' | '\\') => push(word, c),
                _ => return None,
            },
            c => push(word, c),
        }
    }
}

/// A path as an argument: a leading hyphen must not make it an option.
pub fn path(path: &OsStr) -> String {
    if path.as_bytes().starts_with(b"-") && path != "-" {
        let mut safe = OsString::from("./");
        safe.push(path);
        argument(&safe)
    } else {
        argument(path)
    }
}

fn spelt(bytes: &[u8]) -> String {
    let mut out = "$'".to_owned();
    for &byte in bytes {
        match byte {
            b'\'' | b'\\' => {
                out.push('\\');
                out.push(char::from(byte));
            }
            b' '..=b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_back_what_was_meant() {
        assert_eq!(argument(OsStr::new("data/a-b.toml")), "data/a-b.toml");
        assert_eq!(argument(OsStr::new("it's here")), r"'it'\''s here'");
        assert_eq!(argument(OsStr::new("")), "''");
        assert_eq!(argument(OsStr::new("=ls")), "'=ls'");
        assert_eq!(argument(OsStr::new("a\u{1b}[31m'")), r"$'a\x1b[31m\''");
        assert_eq!(argument(OsStr::from_bytes(b"\xff")), r"$'\xff'");
        assert_eq!(path(OsStr::new("-x.toml")), "./-x.toml");
        assert_eq!(path(OsStr::new("-")), "-");
    }

    #[test]
    fn what_was_written_is_read_back_and_nothing_else() {
        for word in
            ["data/a-b.toml", "it's here", "", "''", "a\u{1b}[31m'\\", "\u{a0}", "Ελ ü", "$(x)"]
        {
            let command = format!("a {}  b", argument(OsStr::new(word)));
            let read = words(&command).unwrap();
            assert_eq!(read, ["a", word, "b"], "{command}");
        }
        let odd = OsStr::from_bytes(b"\xff\x00'");
        assert_eq!(words(&argument(odd)).unwrap(), [odd]);
        for other in
            ["a; b", "a | b", "$HOME", "`a`", "\"a\"", "a > b", "'a", "$'a", "a \\", "~/a", "*"]
        {
            assert_eq!(words(other), None, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_come_back(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..20)) {
            let word = OsStr::from_bytes(&bytes);
            proptest::prop_assert_eq!(words(&argument(word)), Some(vec![word.to_owned()]));
        }
    }
}
