//! `sitroom new`: a small dossier with comments, as a file or as a folder, to begin with.

use std::fmt::Write as _;
use std::fs::{self, DirBuilder};
use std::path::{Path, PathBuf};

use super::files::{STDIN, shown};
use super::write::{self, TAKEN};
use super::{Stop, quote, unwritable};

/// Name and text of a file below `assets/starter/`.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../assets/starter/", $name)))
    };
}

/// The files of the folder, in reading order; all of them in one are a dossier too.
const FILES: [(&str, &str); 2] = [file!("dossier.toml"), file!("reports/2026-01-15.toml")];

/// Writes it and says what to do next; for `-` gives the text itself.
///
/// # Errors
/// Something stands there already, or it could not be written.
pub fn write(path: &Path) -> Result<String, Stop> {
    if path == Path::new(STDIN) {
        return Ok(joined());
    }
    let is_file = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"));
    let files = if is_file { one(path) } else { folder(path)? };
    let mut said = String::new();
    for (path, text) in files {
        write::told(&path, write::create(&path, text.as_bytes()))?;
        let _ = writeln!(said, "wrote {}", shown(&path));
    }
    let dossier = quote::path(path.as_os_str());
    let _ = write!(said, "\nNext:\n  sitroom check {dossier}\n  sitroom {dossier}\n");
    Ok(said)
}

/// Everything in one file.
fn one(path: &Path) -> Vec<(PathBuf, String)> {
    vec![(path.to_owned(), joined())]
}

fn joined() -> String {
    FILES.map(|(_, text)| text).join("\n")
}

/// The files of a folder, which is made unless it is there; no file is written if one of them is.
fn folder(path: &Path) -> Result<Vec<(PathBuf, String)>, Stop> {
    let files = FILES.map(|(name, text)| (path.join(name), text.to_owned()));
    if let Some((taken, _)) = files.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok()) {
        return Err(refused(taken, TAKEN));
    }
    make(path)?;
    for (file, _) in &files {
        file.parent().map_or(Ok(()), make)?;
    }
    Ok(files.to_vec())
}

/// Makes a folder in one that is there.
fn make(path: &Path) -> Result<(), Stop> {
    if path.is_dir() {
        return Ok(());
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    if let Some(missing) = folder.filter(|it| !it.is_dir()) {
        let why = format!("there is no folder `{}`; make it first", shown(missing));
        return Err(refused(path, &why));
    }
    DirBuilder::new().create(path).map_err(|error| refused(path, &unwritable::reason(&error)))
}

fn refused(path: &Path, why: &str) -> Stop {
    Stop::files(format!("error: {}: {why}", shown(path)))
}
