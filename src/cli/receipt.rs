//! The checksum of a dossier: one SHA-256 over all its files.
//!
//! For each TOML file in reading order, then for each attached file in path order: its name, a zero
//! byte, its length in decimal digits, a zero byte, its bytes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::load::Input;

/// The checksum in the making: files are added in order.
#[derive(Default)]
pub struct Checksum(Sha256);

impl Checksum {
    /// The checksum of the TOML files so far.
    pub fn of(inputs: &[Input]) -> Self {
        let mut sum = Self::default();
        for input in inputs {
            sum.add(&input.name, &input.bytes);
        }
        sum
    }

    /// Adds a file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        self.0.update(name.as_bytes());
        self.0.update([0]);
        self.0.update(bytes.len().to_string());
        self.0.update([0]);
        self.0.update(bytes);
    }

    /// Its hexadecimal digits.
    pub fn digits(self) -> String {
        let mut digits = String::with_capacity(64);
        for byte in self.0.finalize() {
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
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
            Checksum::of(&inputs).digits(),
            "8c870e4b97526ecb95a9170fb467e785b39f3003f6a75a52bc1734c491d6db73"
        );
    }

    #[test]
    fn moving_a_byte_to_another_file_changes_it() {
        let one = Checksum::of(&[input("a", "xy"), input("b", "")]).digits();
        let two = Checksum::of(&[input("a", "x"), input("b", "y")]).digits();
        assert_ne!(one, two);
    }
}
