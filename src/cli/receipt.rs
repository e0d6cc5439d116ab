//! The checksum of a dossier: one SHA-256 over all its files.
//!
//! For each TOML file in reading order, then for each attached file in path order: its name, a zero
//! byte, its length in decimal digits, a zero byte, its bytes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::load::Input;

/// The checksum in hexadecimal digits.
pub fn sha256(inputs: &[Input], attached: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    let inputs = inputs.iter().map(|it| (&it.name, &it.bytes));
    let attached = attached.iter().map(|(name, bytes)| (name, bytes));
    for (name, bytes) in inputs.chain(attached) {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(bytes.len().to_string());
        hash.update([0]);
        hash.update(bytes);
    }
    let mut digits = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, text: &str) -> Input {
        Input { name: name.into(), bytes: text.into() }
    }

    #[test]
    fn the_recipe_is_the_documented_one() {
        // printf 'a.toml\0003\000x=1b.toml\0000\000' | sha256sum
        let inputs = [input("a.toml", "x=1"), input("b.toml", "")];
        assert_eq!(
            sha256(&inputs, &[]),
            "8c870e4b97526ecb95a9170fb467e785b39f3003f6a75a52bc1734c491d6db73"
        );
    }

    #[test]
    fn moving_a_byte_to_another_file_changes_it() {
        let one = sha256(&[input("a", "xy"), input("b", "")], &[]);
        let two = sha256(&[input("a", "x"), input("b", "y")], &[]);
        assert_ne!(one, two);
    }
}
