//! The one reader: a file, a folder, standard input or the dossier that comes with the program.
//!
//! A dossier may come from a stranger, so nothing outside its folder is ever read, nothing but
//! regular files is opened, and sizes are checked before the first byte.

mod attach;
mod folder;
pub mod open;

use std::fmt;
use std::io::{IsTerminal, Read};
use std::path::Path;

use crate::load::{Input, limits};
use crate::text::Text;
pub use attach::Attachments;
pub use folder::find;
pub use open::Identity;

// The limits are those of `load`; lengths of files come as 64 bits.
const MAX_TOML: u64 = limits::FILE_BYTES as u64;
const MAX_ATTACHED: u64 = limits::ATTACHMENT_BYTES as u64;
const MAX_TEXT: u64 = limits::TOML_BYTES as u64;
const MAX_TOTAL: u64 = limits::TOTAL_BYTES as u64;
/// No briefing of a dossier within its limits comes near it.
const MAX_PAGE: u64 = 64 << 20;

/// The path that means standard input.
pub const STDIN: &str = "-";

/// A path as messages call it.
pub fn shown(path: &Path) -> Text {
    Text::of(&path.to_string_lossy())
}

/// Something that could not be read, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What was to be read, safe to show.
    pub name: Text,
    /// A sentence with the repair.
    pub why: String,
}

impl Unreadable {
    /// Why something could not be read.
    pub fn new(path: &Path, why: impl Into<String>) -> Self {
        Self { name: shown(path), why: why.into() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why)
    }
}

/// A dossier as it lies on the disk.
#[derive(Debug)]
pub struct Dossier {
    /// Its TOML files in reading order.
    pub inputs: Vec<Input>,
    /// Where the files it attaches are found.
    pub attachments: Attachments,
    /// Which files were read, so that no export is written over one of them.
    pub identities: Vec<Identity>,
}

/// Reads a dossier; without a path the one that comes with the program.
///
/// # Errors
/// Everything that could not be read, not just the first.
pub fn read(path: Option<&Path>) -> Result<Dossier, Vec<Unreadable>> {
    match path {
        None => Ok(shipped()),
        Some(path) if path == Path::new(STDIN) => stdin().map_err(|fault| vec![fault]),
        Some(path) if path.is_dir() => folder::read(path),
        Some(path) => single(path).map_err(|fault| vec![fault]),
    }
}

fn shipped() -> Dossier {
    let input = |&(name, text): &(&str, &str)| Input {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    Dossier {
        inputs: super::shipped::FILES.iter().map(input).collect(),
        attachments: Attachments::none("the dossier that comes with the program has no folder"),
        identities: Vec::new(),
    }
}

/// A page that was printed: a file, or `-` for standard input.
///
/// # Errors
/// Why it could not be read.
pub fn page(path: &Path) -> Result<Vec<u8>, Unreadable> {
    if path == Path::new(STDIN) {
        return piped(
            MAX_PAGE,
            "there is no briefing on it; feed one, as in `sitroom verify - < brief.txt`",
        );
    }
    let opened = open::named(path).and_then(|file| open::read(file, MAX_PAGE));
    opened.map(|it| it.bytes).map_err(|why| Unreadable::new(path, why))
}

/// What stands on standard input, up to a limit; a terminal has nothing on it.
fn piped(limit: u64, nothing: &str) -> Result<Vec<u8>, Unreadable> {
    let fault = |why: String| Unreadable::new(Path::new("standard input"), why);
    let input = std::io::stdin();
    if input.is_terminal() {
        return Err(fault(nothing.to_owned()));
    }
    let mut bytes = Vec::new();
    let read = input.lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| fault(open::reason(&error)))?;
    if bytes.len() as u64 > limit {
        return Err(fault(open::too_large(None, limit)));
    }
    Ok(bytes)
}

fn stdin() -> Result<Dossier, Unreadable> {
    let nothing = "there is no dossier on it; feed one, as in `cat dossier.toml | sitroom -`";
    let bytes = piped(MAX_TOML, nothing)?;
    Ok(Dossier {
        inputs: vec![Input { name: "stdin".into(), bytes }],
        attachments: Attachments::none("a dossier on standard input has no folder"),
        identities: Vec::new(),
    })
}

/// A scenario in a file of its own beside the dossier.
///
/// # Errors
/// Why it could not be read.
pub fn scenario(path: &Path) -> Result<(Input, Identity), Unreadable> {
    let opened = open::named(path).and_then(|file| open::read(file, MAX_TOML));
    let opened = opened.map_err(|why| Unreadable::new(path, why))?;
    let name = shown(path).to_string();
    Ok((Input { name, bytes: opened.bytes }, opened.identity))
}

/// One file; what it attaches lies beside it.
fn single(path: &Path) -> Result<Dossier, Unreadable> {
    let opened = open::named(path).and_then(|file| open::read(file, MAX_TOML));
    let opened = opened.map_err(|why| Unreadable::new(path, why))?;
    let name = Path::new(path.file_name().unwrap_or(path.as_os_str()));
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let used = opened.bytes.len() as u64;
    Ok(Dossier {
        inputs: vec![Input { name: shown(name).to_string(), bytes: opened.bytes }],
        attachments: Attachments::beside(parent, used),
        identities: vec![opened.identity],
    })
}
