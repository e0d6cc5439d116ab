//! A dossier that is a folder: every `*.toml` in it and below, in path order.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::open::{self, Root};
use super::{Attachments, Dossier, MAX_TEXT, MAX_TOML, Unreadable, shown};
use crate::load::{Input, limits};

/// Reads a folder.
pub fn read(path: &Path) -> Result<Dossier, Vec<Unreadable>> {
    let mut walk = Walk { top: path, found: Vec::new(), faults: Vec::new(), entries: 0 };
    walk.folder(Path::new(""));
    let Walk { mut found, faults, .. } = walk;
    // Bytes of the whole relative path, so the order is the same under every locale.
    found.sort_by(|a, b| a.as_os_str().as_bytes().cmp(b.as_os_str().as_bytes()));
    read_all(path, &found, faults)
}

/// The one file below a folder that is called so where it is shown: a name may hold characters that are
/// shown as marks, and then it does not lead to the file. `None` if there is none, or several.
pub fn find(top: &Path, name: &str) -> Option<PathBuf> {
    let mut walk = Walk { top, found: Vec::new(), faults: Vec::new(), entries: 0 };
    walk.folder(Path::new(""));
    let mut found = walk.found.iter().filter(|path| *shown(path) == *name);
    let path = found.next()?;
    found.next().is_none().then(|| top.join(path))
}

fn read_all(
    path: &Path,
    found: &[PathBuf],
    mut faults: Vec<Unreadable>,
) -> Result<Dossier, Vec<Unreadable>> {
    if found.is_empty() && faults.is_empty() {
        let why = "holds no .toml file; name the folder of a dossier, or one of its files";
        faults.push(Unreadable::new(path, why));
    }
    if found.len() > limits::FILES {
        let why = format!("holds {} .toml files; the limit is {}", found.len(), limits::FILES);
        return Err(vec![Unreadable::new(path, why)]);
    }
    let root = Root::open(path).map_err(|why| vec![Unreadable::new(path, why)])?;
    let (mut inputs, mut identities, mut total) = (Vec::new(), Vec::new(), 0);
    for name in found {
        let opened = root.file(name).and_then(|file| open::read(file, MAX_TOML));
        match opened {
            Ok(opened) => {
                total += opened.bytes.len() as u64;
                identities.push(opened.identity);
                inputs.push(Input { name: shown(name).to_string(), bytes: opened.bytes });
            }
            Err(why) => faults.push(Unreadable::new(&path.join(name), why)),
        }
        if total > MAX_TEXT {
            let why = open::too_large(None, MAX_TEXT);
            return Err(vec![Unreadable::new(path, format!("the dossier {why}"))]);
        }
    }
    if faults.is_empty() {
        Ok(Dossier { inputs, attachments: Attachments::below(root, total), identities })
    } else {
        Err(faults)
    }
}

/// The search for TOML files.
struct Walk<'a> {
    top: &'a Path,
    found: Vec<PathBuf>,
    faults: Vec<Unreadable>,
    entries: usize,
}

impl Walk<'_> {
    fn folder(&mut self, below: &Path) {
        let path = self.top.join(below);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => {
                let why = open::reason(&error);
                return self.faults.push(Unreadable::new(&path, why));
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                // A folder that was read in part would look like a smaller dossier.
                Err(error) => {
                    let why = open::reason(&error);
                    return self.faults.push(Unreadable::new(&path, why));
                }
            };
            self.entries += 1;
            if self.entries > limits::ENTRIES {
                return self.overrun();
            }
            let name = entry.file_name();
            if name.as_bytes().starts_with(b".") {
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_symlink() => self.link(&below.join(name)),
                Ok(kind) if kind.is_dir() => self.folder(&below.join(name)),
                _ => self.file(below.join(name)),
            }
        }
    }

    fn file(&mut self, path: PathBuf) {
        if path.extension().is_some_and(|it| it == "toml") {
            self.found.push(path);
        }
    }

    /// A link to a file is read if it stays inside, which the opening checks. A link to a folder is
    /// not walked: inside the dossier its files are found by their own path, outside they are none of
    /// its files, and then silence would hide data.
    fn link(&mut self, path: &Path) {
        let full = self.top.join(path);
        if !full.is_dir() {
            return self.file(path.to_owned());
        }
        let inside = || Some(full.canonicalize().ok()?.starts_with(self.top.canonicalize().ok()?));
        if inside() != Some(true) {
            let why = "is a link out of the dossier's folder; copy what it leads to, or remove it";
            self.faults.push(Unreadable::new(&full, why));
        }
    }

    fn overrun(&mut self) {
        if self.entries == limits::ENTRIES + 1 {
            let why = format!(
                "holds more than {} entries; name the dossier's own folder",
                limits::ENTRIES
            );
            self.faults.push(Unreadable::new(self.top, why));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn names(folder: &Path) -> Result<Vec<String>, Vec<String>> {
        match read(folder) {
            Ok(dossier) => Ok(dossier.inputs.into_iter().map(|it| it.name).collect()),
            Err(faults) => Err(faults.into_iter().map(|it| it.why).collect()),
        }
    }

    #[test]
    fn toml_files_come_in_path_order_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b", "a", ".git"] {
            fs::create_dir(at(name)).unwrap();
        }
        for name in ["b/z.toml", "a/1.toml", "a-b.toml", "B.toml", ".git/x.toml", ".x.toml", "n.md"]
        {
            fs::write(at(name), name).unwrap();
        }
        let expected = ["B.toml", "a-b.toml", "a/1.toml", "b/z.toml"];
        assert_eq!(names(folder.path()).unwrap(), expected);
    }

    #[test]
    fn a_file_is_found_by_the_name_it_is_shown_with_unless_two_are() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sub")).unwrap();
        for name in ["a.toml", "sub/b\u{1b}\u{202e}.toml", "c\u{1b}.toml", "c\u{7}.toml"] {
            fs::write(at(name), "").unwrap();
        }
        let safe = |name: &str| shown(Path::new(name)).to_string();
        let found = |name: &str| find(folder.path(), &safe(name));
        for name in ["a.toml", "sub/b\u{1b}\u{202e}.toml"] {
            assert_eq!(found(name), Some(at(name)));
        }
        assert_ne!(safe("sub/b\u{1b}\u{202e}.toml"), "sub/b\u{1b}\u{202e}.toml");
        assert_eq!(found("d.toml"), None);
        // Two names that are shown alike.
        fs::write(at(&safe("c\u{1b}.toml")), "").unwrap();
        assert_eq!(found("c\u{1b}.toml"), None);
    }

    #[test]
    fn links_are_followed_inside_and_refused_outside() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.toml"), "").unwrap();
        fs::write(other.path().join("o.toml"), "").unwrap();
        fs::create_dir(at("sub")).unwrap();
        symlink("../a.toml", at("sub/in.toml")).unwrap();
        symlink("sub", at("again")).unwrap();
        assert_eq!(names(folder.path()).unwrap(), ["a.toml", "sub/in.toml"]);

        symlink(other.path().join("o.toml"), at("out.toml")).unwrap();
        symlink(other.path(), at("outside")).unwrap();
        symlink("loop.toml", at("loop.toml")).unwrap();
        symlink("nowhere.toml", at("gone.toml")).unwrap();
        let faults = names(folder.path()).unwrap_err();
        assert_eq!(faults.len(), 4, "{faults:?}");
        let told = |words: &str| faults.iter().filter(|it| it.contains(words)).count();
        assert_eq!(told("out of the dossier's folder"), 2, "{faults:?}");
        assert_eq!(told("leads back to itself"), 1, "{faults:?}");
        assert_eq!(told("does not exist"), 1, "{faults:?}");
    }

    #[test]
    fn an_empty_folder_says_so() {
        let folder = tempfile::tempdir().unwrap();
        assert!(names(folder.path()).unwrap_err()[0].starts_with("holds no .toml file"));
    }
}
