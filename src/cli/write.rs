//! The one writer: a file is there whole or not at all, and never replaced unasked.
//!
//! The text goes to a temporary file in the same folder, reaches the disk, and then takes its name in
//! one step. What is not a regular file (a pipe, a terminal) is simply written to.

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::files::{Identity, shown};
use super::signals::{Held, Signal};
use super::unwritable::reason;
use super::{Stop, out};

/// Names of our temporary files: they begin and end like this.
const TEMPORARY: (&str, &str) = (".sitroom-", ".tmp");
/// Random signs between the two.
const RANDOM: usize = 10;
/// A temporary file older than this was left by a run that was killed.
const STALE: Duration = Duration::from_secs(3600);

/// Why nothing was written.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// A sentence for the reader; what was there before is untouched.
    Says(String),
    /// The program was told to stop by this signal.
    Signal(u8),
}

impl From<String> for Failure {
    fn from(says: String) -> Self {
        Self::Says(says)
    }
}

impl From<Signal> for Failure {
    fn from(signal: Signal) -> Self {
        Self::Signal(signal.0)
    }
}

/// Writes `bytes` to `path`; `force` allows it to replace a file, though never one of the files the
/// page was made from. Gives remarks for the reader.
///
/// # Errors
/// Why nothing was written.
pub fn export(
    path: &Path,
    bytes: &[u8],
    force: bool,
    inputs: &[Identity],
) -> Result<Vec<String>, Failure> {
    match target(path)? {
        Target::New => write_new(path, bytes),
        Target::Stream => stream(path, bytes).map(|()| Vec::new()),
        Target::Old(real, meta) => {
            if inputs.contains(&Identity::of(&meta)) {
                let why =
                    "is a file of the dossier and will not be overwritten; choose another name";
                return Err(Failure::Says(why.into()));
            }
            if !force {
                let why = "exists already; give --force to replace it, or choose another name";
                return Err(Failure::Says(why.into()));
            }
            replace(&real, bytes, &meta)
        }
    }
}

/// Writes `bytes` to a new file; whatever stands there already is left alone. Gives remarks for the
/// reader.
///
/// # Errors
/// Why nothing was written.
pub fn create(path: &Path, bytes: &[u8]) -> Result<Vec<String>, Failure> {
    match target(path)? {
        Target::New => write_new(path, bytes),
        Target::Stream | Target::Old(..) => Err(TAKEN.to_owned().into()),
    }
}

/// Tells the reader the remarks on a file that was written.
///
/// # Errors
/// It was not.
pub fn told(path: &Path, written: Result<Vec<String>, Failure>) -> Result<(), Stop> {
    let name = shown(path);
    match written {
        Ok(remarks) => {
            for remark in remarks {
                out::note(&format!("warning: {name}: {remark}"));
            }
            Ok(())
        }
        Err(Failure::Says(why)) => Err(Stop::files(format!("error: {name}: {why}"))),
        Err(Failure::Signal(signal)) => Err(Stop::signal(signal)),
    }
}

/// Why a new file is not written.
pub const TAKEN: &str = "exists already and is never overwritten here; choose another name";

/// What stands at the path now.
enum Target {
    New,
    /// A regular file, links followed.
    Old(PathBuf, Metadata),
    /// A pipe, a terminal, a device.
    Stream,
}

fn target(path: &Path) -> Result<Target, String> {
    let folder = "is a folder; name a file in it";
    let link = match fs::symlink_metadata(path) {
        Ok(meta) => meta.is_symlink(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let named = path.to_string_lossy().ends_with('/');
            return if named { Err(folder.into()) } else { Ok(Target::New) };
        }
        Err(error) => return Err(reason(&error)),
    };
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if link && error.kind() == io::ErrorKind::NotFound => {
            return Err("is a link to a file that does not exist; remove the link".into());
        }
        Err(error) => return Err(reason(&error)),
    };
    if meta.is_dir() {
        return Err(folder.into());
    }
    if !meta.is_file() {
        return Ok(Target::Stream);
    }
    let real = path.canonicalize().map_err(|error| reason(&error))?;
    Ok(Target::Old(real, meta))
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<Vec<String>, Failure> {
    let held = Held::new();
    let folder = folder_of(path)?;
    // 0666 less the umask, as any program creates a file.
    let temporary = written(folder, bytes, Permissions::from_mode(0o666))?;
    held.check()?;
    match temporary.persist_noclobber(path) {
        Ok(_) => Ok(flush_folder(folder)),
        Err(it) if it.error.kind() == io::ErrorKind::AlreadyExists => {
            let why = "exists already; somebody made it a moment ago";
            Err(Failure::Says(why.into()))
        }
        Err(it) => Err(reason(&it.error).into()),
    }
}

fn replace(real: &Path, bytes: &[u8], old: &Metadata) -> Result<Vec<String>, Failure> {
    let held = Held::new();
    let folder = folder_of(real)?;
    // Private until it has its owner; then as open as the old file, never more.
    let temporary = written(folder, bytes, Permissions::from_mode(0o600))?;
    let mode = take_over(temporary.as_file(), old);
    let permissions = Permissions::from_mode(mode);
    let set = temporary.as_file().set_permissions(permissions);
    set.map_err(|error| reason(&error))?;
    held.check()?;
    temporary.persist(real).map_err(|it| reason(&it.error))?;
    let mut remarks = flush_folder(folder);
    if old.nlink() > 1 {
        let others = old.nlink() - 1;
        remarks.push(format!("had {others} more name(s) on the disk; they keep the old text"));
    }
    Ok(remarks)
}

/// Gives the new file the owner and group of the old one, and returns the mode it may have: without
/// the old group, the group's rights would go to strangers.
fn take_over(file: &File, old: &Metadata) -> u32 {
    let mode = old.mode() & 0o777;
    let same = |meta: &Metadata| (meta.uid(), meta.gid()) == (old.uid(), old.gid());
    if file.metadata().is_ok_and(|meta| same(&meta)) {
        return mode;
    }
    let owner = rustix::fs::Uid::from_raw(old.uid());
    let group = rustix::fs::Gid::from_raw(old.gid());
    if rustix::fs::fchown(file, Some(owner), Some(group)).is_ok()
        || rustix::fs::fchown(file, None, Some(group)).is_ok()
    {
        return mode;
    }
    let others = mode & 0o007;
    mode & !0o070 | (mode & 0o070 & (others << 3))
}

/// The text in a temporary file in that folder, safe on the disk.
fn written(folder: &Path, bytes: &[u8], mode: Permissions) -> Result<NamedTempFile, Failure> {
    remove_stale(folder);
    let mut temporary = tempfile::Builder::new()
        .prefix(TEMPORARY.0)
        .suffix(TEMPORARY.1)
        .rand_bytes(RANDOM)
        .permissions(mode)
        .tempfile_in(folder)
        .map_err(|error| reason(&error))?;
    temporary.write_all(bytes).map_err(|error| reason(&error))?;
    temporary.flush().map_err(|error| reason(&error))?;
    temporary.as_file().sync_all().map_err(|error| reason(&error))?;
    Ok(temporary)
}

fn folder_of(path: &Path) -> Result<&Path, Failure> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if folder.is_dir() {
        return Ok(folder);
    }
    let why = format!("cannot be written: there is no folder `{}`; make it first", shown(folder));
    Err(Failure::Says(why))
}

/// The new name is on the disk only when the folder is; if that fails the file is there all the same.
fn flush_folder(folder: &Path) -> Vec<String> {
    match File::open(folder).and_then(|it| it.sync_all()) {
        Ok(()) => Vec::new(),
        Err(error) => vec![format!("was written, but its folder could not be flushed: {error}")],
    }
}

/// Writes to what is already open at the other end; a reader who goes away has seen enough.
fn stream(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.flush()));
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(reason(&error).into()),
    }
}

/// Removes what our own killed runs left behind: our name, our user, more than an hour old.
fn remove_stale(folder: &Path) {
    let own = rustix::process::geteuid().as_raw();
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(is_temporary);
        let Some(meta) = ours.then(|| fs::symlink_metadata(entry.path()).ok()).flatten() else {
            continue;
        };
        let age = meta.modified().ok();
        let age = age.and_then(|then| SystemTime::now().duration_since(then).ok());
        if meta.is_file() && meta.uid() == own && age.is_some_and(|age| age > STALE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_temporary(name: &str) -> bool {
    name.strip_prefix(TEMPORARY.0).and_then(|rest| rest.strip_suffix(TEMPORARY.1)).is_some_and(
        |random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_temporary_files_are_ours() {
        assert!(is_temporary(".sitroom-aZ09aZ09aZ.tmp"));
        for other in [
            ".sitroom-.tmp",
            ".sitroom-notes.tmp",
            "sitroom-aZ09aZ09aZ.tmp",
            ".sitroom-aZ09aZ09a/.tmp",
        ] {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
