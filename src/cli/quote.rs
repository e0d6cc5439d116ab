//! Words as a shell reads them back.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;

/// Signs that mean nothing to a shell.
const PLAIN: &str = "_./:=@%+,-";

/// An argument, quoted if a shell would take it apart. Bytes that no terminal should see are spelt
/// in hexadecimal (`$'…'`, as bash, zsh and ksh know it).
pub fn argument(word: &OsStr) -> String {
    let clean = word.to_str().filter(|word| !word.chars().any(crate::text::forbidden));
    let Some(word) = clean else {
        return spelt(word.as_bytes());
    };
    let plain = |c: char| c.is_alphanumeric() || PLAIN.contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A path as an argument: a leading hyphen must not make it an option.
pub fn path(path: &OsStr) -> String {
    if path.as_bytes().starts_with(b"-") && path != "-" {
        let mut safe = std::ffi::OsString::from("./");
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
        assert_eq!(argument(OsStr::new("a\u{1b}[31m'")), r"$'a\x1b[31m\''");
        assert_eq!(argument(OsStr::from_bytes(b"\xff")), r"$'\xff'");
        assert_eq!(path(OsStr::new("-x.toml")), "./-x.toml");
        assert_eq!(path(OsStr::new("-")), "-");
    }
}
