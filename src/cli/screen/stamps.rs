//! Whether files changed: what the file system notes about each, compared.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::load::limits;

/// Times of change and status, length, file number: a save changes at least one of them, whatever
/// the editor does.
type Stamp = (i64, i64, i64, i64, u64, u64);

/// A dossier's files and folders with their stamps; `None` is a file that is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(Vec<(PathBuf, Option<Stamp>)>);

impl Stamps {
    /// The stamps of a dossier: a file, or a folder with all below it that is read.
    pub fn of(dossier: &Path, attached: &[String]) -> Self {
        let mut paths = vec![dossier.to_owned()];
        let root = if dossier.is_dir() {
            walk(dossier, &mut paths);
            dossier
        } else {
            dossier.parent().unwrap_or(Path::new(""))
        };
        paths.extend(attached.iter().map(|it| root.join(it)));
        let stamped = |path: PathBuf| {
            let stamp = stamp(&path);
            (path, stamp)
        };
        Self(paths.into_iter().map(stamped).collect())
    }

    /// Whether nothing changed since. No folder is listed for this: a file that comes or goes
    /// changes its folder's own stamp.
    pub fn still(&self) -> bool {
        self.0.iter().all(|(path, then)| stamp(path) == *then)
    }

    /// Whether something changed so lately that it may have happened while it was being read.
    pub fn fresh(&self) -> bool {
        const LATELY: Duration = Duration::from_secs(3);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let since = i64::try_from(now.saturating_sub(LATELY).as_secs()).unwrap_or(i64::MAX);
        self.0.iter().filter_map(|(_, stamp)| *stamp).any(|it| it.0.max(it.2) >= since)
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let meta = fs::metadata(path).ok()?;
    let (mtime, ctime) = (meta.mtime(), meta.ctime());
    Some((mtime, meta.mtime_nsec(), ctime, meta.ctime_nsec(), meta.len(), meta.ino()))
}

/// Folders and TOML files below a folder, as the reader of folders finds them.
fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if paths.len() > limits::ENTRIES {
            return;
        }
        let (path, hidden) = (entry.path(), entry.file_name().as_bytes().starts_with(b"."));
        if hidden {
            continue;
        }
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            paths.push(path.clone());
            walk(&path, paths);
        } else if path.extension().is_some_and(|it| it == "toml") {
            paths.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn every_way_to_save_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("sub")).unwrap();
        fs::write(at("a.toml"), "1").unwrap();
        fs::write(at("sub/b.toml"), "1").unwrap();
        fs::write(at("line.geojson"), "1").unwrap();
        let attached = ["line.geojson".to_owned()];
        let steps: [(&str, &dyn Fn()); 9] = [
            ("written", &|| fs::write(at("a.toml"), "22").unwrap()),
            ("same length", &|| fs::write(at("a.toml"), "33").unwrap()),
            ("replaced", &|| {
                fs::write(at("new"), "44").unwrap();
                fs::rename(at("new"), at("a.toml")).unwrap();
            }),
            ("below", &|| fs::write(at("sub/b.toml"), "2").unwrap()),
            ("new", &|| fs::write(at("sub/c.toml"), "2").unwrap()),
            ("attached", &|| fs::write(at("line.geojson"), "2").unwrap()),
            ("removed", &|| fs::remove_file(at("a.toml")).unwrap()),
            ("back", &|| fs::write(at("a.toml"), "22").unwrap()),
            ("all gone", &|| fs::remove_dir_all(folder.path()).unwrap()),
        ];
        for (what, step) in steps {
            let before = Stamps::of(folder.path(), &attached);
            assert!(before.still(), "before {what}");
            std::thread::sleep(Duration::from_millis(12));
            step();
            assert!(!before.still(), "{what}");
            assert!(before.fresh());
        }
    }

    /// Whoever sets the time of change back, or has a clock that jumps, cannot hide a save.
    #[test]
    fn a_save_is_seen_whatever_the_clock_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, "1").unwrap();
        let then = fs::metadata(&path).unwrap().modified().unwrap();
        let day = Duration::from_secs(86400);
        for (text, time) in [("2", then), ("3", then - day), ("4", then + 900 * day)] {
            let before = Stamps::of(&path, &[]);
            std::thread::sleep(Duration::from_millis(12));
            fs::write(&path, text).unwrap();
            File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
            assert!(!before.still(), "{text}");
        }
    }
}
