//! The names that records may have, and the one nearest to a word.

use crate::load::limits;

/// Whether a word is a slug: `[a-z0-9][a-z0-9-]{0,63}`.
pub(super) fn is_slug(word: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    word.len() <= limits::ID_BYTES
        && word.bytes().next().is_some_and(letter)
        && word.bytes().all(|byte| letter(byte) || byte == b'-')
}

/// The id that a word can be taken for.
pub(super) fn named(word: &str) -> Option<String> {
    let slug = if is_slug(word) { word.to_owned() } else { slug_of(word) };
    is_slug(&slug).then_some(slug)
}

/// The slug nearest to a word: `Kim Jong Un` → `kim-jong-un`.
fn slug_of(word: &str) -> String {
    let mut slug = String::new();
    for c in word.chars().take(limits::ID_BYTES * 4) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(limits::ID_BYTES);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_becomes_the_nearest_id() {
        for (word, id) in [
            ("  Kim -- Jong Un! ", Some("kim-jong-un")),
            ("already-an-id", Some("already-an-id")),
            ("…", None),
        ] {
            assert_eq!(named(word).as_deref(), id, "{word}");
        }
        assert_eq!(named(&"a".repeat(65)), Some("a".repeat(64)));
    }
}
