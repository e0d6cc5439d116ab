//! Files that a dossier attaches to a record, such as the line of a front.

use std::cell::{Cell, Ref, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::open::{self, Identity, Root};
use super::{MAX_ATTACHED, MAX_TOTAL};
use crate::load::limits;

/// Where attached files are found, and those that were read.
#[derive(Debug)]
pub struct Attachments {
    root: Result<Root, String>,
    /// Bytes that may still be read.
    left: Cell<u64>,
    read: RefCell<BTreeMap<String, Vec<u8>>>,
    /// Which files they were, so that no export is written over one of them.
    identities: RefCell<Vec<Identity>>,
}

impl Attachments {
    /// No folder, for that reason.
    pub fn none(why: &str) -> Self {
        Self::new(Err(why.to_owned()), 0)
    }

    /// Files below an open folder, of which so many bytes have been read.
    pub fn below(root: Root, used: u64) -> Self {
        Self::new(Ok(root), used)
    }

    /// Files beside a single file.
    pub fn beside(folder: &Path, used: u64) -> Self {
        let root = Root::open(folder).map_err(|why| format!("its folder {why}"));
        Self::new(root, used)
    }

    fn new(root: Result<Root, String>, used: u64) -> Self {
        Self {
            root,
            left: Cell::new(MAX_TOTAL.saturating_sub(used)),
            read: RefCell::default(),
            identities: RefCell::default(),
        }
    }

    /// Reads the file that is written as `path` in the TOML file `asks`.
    ///
    /// # Errors
    /// Why not, to stand after the path.
    pub fn get(&self, asks: &str, path: &str) -> Result<Vec<u8>, String> {
        plausible(path)?;
        let full = Path::new(asks).parent().unwrap_or(Path::new("")).join(path);
        let name = full.to_string_lossy().into_owned();
        if let Some(bytes) = self.read.borrow().get(&name) {
            return Ok(bytes.clone());
        }
        let root = self.root.as_ref().map_err(Clone::clone)?;
        let limit = MAX_ATTACHED.min(self.left.get());
        let opened = root.file(&full).and_then(|file| open::read(file, limit))?;
        self.left.set(self.left.get() - opened.bytes.len() as u64);
        self.identities.borrow_mut().push(opened.identity);
        self.read.borrow_mut().insert(name, opened.bytes.clone());
        Ok(opened.bytes)
    }

    /// Every file that was read, in path order.
    pub fn used(&self) -> Ref<'_, BTreeMap<String, Vec<u8>>> {
        self.read.borrow()
    }

    /// Which files they were.
    pub fn identities(&self) -> Vec<Identity> {
        self.identities.borrow().clone()
    }
}

/// Refuses what is no plain relative path before anything is opened.
fn plausible(path: &str) -> Result<(), String> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    let why = if path.is_empty() {
        "is empty; name a file beside this one"
    } else if path.len() > limits::PATH_BYTES {
        "is too long for a path"
    } else if path.contains(['\0', '\\']) || path.contains("://") || path.starts_with("file:") {
        "is no plain relative path; write it with `/`, as in `lines/north.geojson`"
    } else if PathBuf::from(path).is_absolute() || path.starts_with(['~', '$']) || drive {
        "is not relative to this file; copy the file into the dossier's folder"
    } else {
        return Ok(());
    };
    Err(why.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn only_files_below_the_folder_are_read() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("dossier");
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(outer.path().join("secret"), "secret").unwrap();
        fs::write(folder.join("line.geojson"), "line").unwrap();
        fs::write(folder.join("sub/other.geojson"), "other").unwrap();
        symlink("line.geojson", folder.join("inside")).unwrap();
        symlink("../secret", folder.join("outside")).unwrap();
        symlink("/etc", folder.join("etc")).unwrap();
        symlink("loop", folder.join("loop")).unwrap();
        let files = Attachments::beside(&folder, 0);

        let get = |asks, path| files.get(asks, path);
        assert_eq!(get("a.toml", "line.geojson").unwrap(), b"line");
        assert_eq!(get("sub/a.toml", "other.geojson").unwrap(), b"other");
        assert_eq!(get("sub/a.toml", "../line.geojson").unwrap(), b"line");
        assert_eq!(get("a.toml", "inside").unwrap(), b"line");
        let long = "x/".repeat(3000);
        for path in [
            "",
            "../secret",
            "/etc/hostname",
            "outside",
            "etc/hostname",
            "loop",
            "C:\\x",
            "C:/x",
            "~/x",
            "$HOME/x",
            "file:///etc/hostname",
            "file:x",
            "a\0b",
            "sub",
            &long,
            ".",
            "..",
            "/dev/zero",
            "/proc/self/environ",
            "nowhere",
            "sub/../../secret",
        ] {
            assert!(get("a.toml", path).is_err(), "{path:?} was read");
        }
        assert_eq!(files.used().len(), 4);
    }

    #[test]
    fn the_budget_of_the_dossier_holds_for_attached_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "123456").unwrap();
        fs::write(folder.path().join("b"), "123456").unwrap();
        let files = Attachments::beside(folder.path(), MAX_TOTAL - 10);
        assert!(files.get("x.toml", "a").is_ok());
        assert!(files.get("x.toml", "b").unwrap_err().contains("too large"));
    }
}
