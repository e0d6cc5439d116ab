//! TOML text in, [`Dataset`] out, with every fault on the way; it never stops at the first.
//!
//! bytes → size → UTF-8 → token budget → parse → one record after the other, with spans.

use crate::dataset::Dataset;
use crate::diagnostic::Diagnostic;
use crate::span::Files;

/// One file of a dossier as it came from outside.
#[derive(Clone, Debug)]
pub struct Input {
    /// Path relative to the dossier, as shown in messages and hashed into the receipt.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a load gives: as much of the dossier as could be read, and every fault met.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The texts the spans point into.
    pub files: Files,
    /// The records that could be read; a record with a fault is left out.
    pub dataset: Dataset,
    /// Names of records that were left out, so that references to them are not called dangling.
    pub left_out: Vec<crate::dataset::id::Key>,
    /// What was wrong.
    pub faults: Vec<Diagnostic>,
}
