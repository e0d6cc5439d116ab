//! TOML text in, [`Dataset`] out, with every fault on the way; it never stops at the first.
//!
//! ```text
//! bytes ─ encoding ─► text ─ chunks ─► events ─ assemble ─► one record ─ reader, records ─► Dataset
//!          size, UTF-8      token budget        duplicate keys           types, words, ids
//! ```
//!
//! What a kind of record may hold is said once, in its file under `records`; unknown keys, missing
//! fields, messages and the documentation follow from there.

mod aside;
mod assemble;
mod chunks;
mod collector;
mod defaults;
#[cfg(test)]
mod differential;
pub mod docs;
mod encoding;
pub mod faults;
mod finish;
mod form;
mod geojson;
mod grow;
mod keys;
pub mod limits;
mod line;
mod loading;
mod near;
mod reader;
mod records;
mod references;
pub mod schema;
mod session;
mod shape;
mod slug;
mod syntax;
mod tree;
mod values;

use crate::dataset::Dataset;
use crate::dataset::id::{Key, Ref};
use crate::diagnostic::Diagnostic;
use crate::span::{File, FileId, Files, Span};
use crate::text::Text;

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
    /// Names of records that were left out, so that references to them are not called dangling. A
    /// record whose name could not be read stands here with [`Key::nameless`].
    pub left_out: Vec<Key>,
    /// References that left-out records make, each with the header of its record: a reference that
    /// dangles is told in the same run as the fault beside it.
    pub left_refs: Vec<(Span, Ref)>,
    /// Some text could not be read at all, so that a reference into it must not be called dangling.
    pub unread: bool,
    /// What was wrong.
    pub faults: Vec<Diagnostic>,
}

/// Whether a file holds a scenario.
pub fn is_scenario(input: &Input) -> bool {
    text(input).is_some()
}

/// The name of the scenario a file holds, if it does and the name can be read.
pub fn scenario(input: &Input) -> Option<String> {
    Some(aside::name(text(input)?, FileId::default())).filter(|name| !name.is_empty())
}

/// The text of a file with a scenario, without a mark of its encoding.
fn text(input: &Input) -> Option<&str> {
    let text = str::from_utf8(&input.bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    aside::is_one(text).then_some(text)
}

/// Opens a file that a record attaches: the name of the TOML file that names it, and the path as
/// written there. An error is said in words.
pub type Attach<'l> = dyn Fn(&str, &str) -> Result<Vec<u8>, String> + 'l;

/// Reads a dossier from its files, in the order given. Of a file with a scenario only the header is
/// read.
pub fn load(inputs: Vec<Input>, attach: &Attach<'_>) -> Loaded {
    assuming(inputs, &[], attach)
}

/// Reads a dossier and lays the scenarios of those names over it, in their order: their records
/// come after all others. A name that no file gives is passed over; [`Dataset::assumed`] tells which
/// are held.
pub fn assuming(inputs: Vec<Input>, scenarios: &[String], attach: &Attach<'_>) -> Loaded {
    let mut session = session::Session::new(attach);
    let mut files = Files::default();
    let mut aside = Vec::new();
    for (at, Input { name, bytes }) in inputs.into_iter().enumerate() {
        let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
        let text = session.decode(bytes, id);
        let file = File { name: Text::of(&name), text };
        if aside::is_one(&file.text) {
            let scenario = aside::name(&file.text, id);
            let place = scenarios.iter().position(|it| *it == scenario);
            // Without a name it can never be held, so its faults are told at once.
            let place = place.or(scenario.is_empty().then_some(0)).unwrap_or(usize::MAX);
            aside.push((place, id, name, session.is_readable()));
        } else {
            session.read(id, &file, name);
        }
        files.add(file);
    }
    aside.sort_by_key(|it| it.0);
    for (place, id, name, readable) in aside {
        if let Some(file) = files.get(id).filter(|_| readable) {
            session.read_scenario(id, file, name, place != usize::MAX);
        }
    }
    session.finish(files)
}
