//! Opening a file without being led astray: no pipes that block, no devices that never end, no links
//! out of the folder, no window into another process.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Component, Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::Errno;

/// Device and inode: which file it is, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// The identity of a file with that metadata.
    pub fn of(meta: &Metadata) -> Self {
        Self { device: meta.dev(), inode: meta.ino() }
    }
}

/// What was read from a file.
pub struct Opened {
    pub bytes: Vec<u8>,
    pub identity: Identity,
}

/// A pipe without a writer must not block, a terminal must not become ours.
fn flags() -> OFlags {
    OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC
}

/// Opens a file that the user named; links are followed wherever the user's own links lead.
pub fn named(path: &Path) -> Result<File, String> {
    rustix::fs::openat(CWD, path, flags(), Mode::empty()).map(File::from).map_err(errno)
}

/// A folder that files are read from.
#[derive(Debug)]
pub struct Root {
    path: PathBuf,
    fd: OwnedFd,
}

impl Root {
    /// Opens a folder.
    pub fn open(path: &Path) -> Result<Self, String> {
        let flags = flags() | OFlags::DIRECTORY;
        let fd = rustix::fs::openat(CWD, path, flags, Mode::empty()).map_err(errno)?;
        Ok(Self { path: path.to_owned(), fd })
    }

    /// Opens a file below the folder; a path or link that leads out of it is refused by the kernel,
    /// so nobody can swap a link between the check and the opening.
    #[cfg(target_os = "linux")]
    pub fn file(&self, path: &Path) -> Result<File, String> {
        use rustix::fs::ResolveFlags;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        for _ in 0..8 {
            match rustix::fs::openat2(&self.fd, path, flags(), Mode::empty(), resolve) {
                Ok(fd) => return Ok(File::from(fd)),
                // Something was renamed meanwhile: the kernel asks to be asked again.
                Err(Errno::AGAIN) => {}
                // Kernels before 5.6, and sandboxes that do not know the call.
                Err(Errno::NOSYS | Errno::PERM) => return self.file_by_path(path),
                Err(error) => return Err(errno(error)),
            }
        }
        Err("keeps changing while it is read; try again".into())
    }

    /// Opens a file below the folder.
    #[cfg(not(target_os = "linux"))]
    pub fn file(&self, path: &Path) -> Result<File, String> {
        self.file_by_path(path)
    }

    /// The same without the kernel's help: resolve first, compare, open without following a link.
    fn file_by_path(&self, path: &Path) -> Result<File, String> {
        let up = |part| matches!(part, Component::RootDir | Component::Prefix(_));
        if path.components().any(up) {
            return Err(errno(Errno::XDEV));
        }
        let root = self.path.canonicalize().map_err(|it| reason(&it))?;
        let target = root.join(path).canonicalize().map_err(|it| reason(&it))?;
        if !target.starts_with(&root) {
            return Err(errno(Errno::XDEV));
        }
        rustix::fs::openat(CWD, &target, flags() | OFlags::NOFOLLOW, Mode::empty())
            .map(File::from)
            .map_err(errno)
    }
}

/// Reads an open file of at most `limit` bytes, if it is a regular one.
pub fn read(file: File, limit: u64) -> Result<Opened, String> {
    let meta = file.metadata().map_err(|it| reason(&it))?;
    if let Some(why) = not_regular(&meta) {
        return Err(why.into());
    }
    if is_kernel_window(&file) {
        return Err("is a window into the running system, not a file; name a file".into());
    }
    if meta.len() > limit {
        return Err(too_large(Some(meta.len()), limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|it| reason(&it))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(None, limit));
    }
    Ok(Opened { bytes, identity: Identity::of(&meta) })
}

fn not_regular(meta: &Metadata) -> Option<&'static str> {
    let kind = meta.file_type();
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some("is a folder, not a file")
    } else if kind.is_fifo() {
        Some("is a pipe, not a file; give its content on standard input and `-` as the dossier")
    } else if kind.is_socket() {
        Some("is a socket, not a file")
    } else {
        Some("is a device, not a file")
    }
}

/// Files of `/proc` and `/sys` look regular and show other processes' memory and environment.
#[cfg(target_os = "linux")]
fn is_kernel_window(file: &File) -> bool {
    const SYSFS: u64 = 0x6265_6572;
    const PROC: u64 = 0x9fa0;
    rustix::fs::fstatfs(file)
        .ok()
        .and_then(|fs| u64::try_from(fs.f_type).ok())
        .is_some_and(|kind| kind == PROC || kind == SYSFS)
}

#[cfg(not(target_os = "linux"))]
fn is_kernel_window(_: &File) -> bool {
    false
}

/// The sentence for a file over its limit.
pub fn too_large(size: Option<u64>, limit: u64) -> String {
    let mib = |bytes: u64| bytes >> 20;
    let size = match size {
        Some(size) if mib(size) > mib(limit) => format!("is {} MiB large", mib(size)),
        _ => "is too large".to_owned(),
    };
    format!("{size}; the limit is {} MiB, so split it", mib(limit))
}

/// The sentence for an error of the operating system.
pub fn reason(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(code) => errno(Errno::from_raw_os_error(code)),
        None => format!("cannot be read: {error}"),
    }
}

fn errno(error: Errno) -> String {
    match error {
        Errno::NOENT => "does not exist".into(),
        Errno::NOTDIR => "does not exist: a part of the path is a file, not a folder".into(),
        Errno::ACCESS => "may not be read by you; change its permissions".into(),
        Errno::LOOP => "is a link that leads back to itself; remove the link".into(),
        Errno::XDEV => "leads out of the dossier's folder; copy the file into the folder".into(),
        Errno::NXIO => "is a socket or a device, not a file".into(),
        Errno::NAMETOOLONG => "has too long a name".into(),
        Errno::ISDIR => "is a folder, not a file".into(),
        Errno::AGAIN => "has nothing to read yet".into(),
        other => {
            let error = io::Error::from(other);
            format!("cannot be read: {error}")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn without_the_kernels_help_nothing_leads_out_either() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("dossier");
        fs::create_dir(&folder).unwrap();
        fs::write(outer.path().join("secret"), "").unwrap();
        fs::write(folder.join("a"), "").unwrap();
        symlink("a", folder.join("inside")).unwrap();
        symlink("../secret", folder.join("outside")).unwrap();
        let root = Root::open(&folder).unwrap();
        for (path, fine) in [
            ("a", true),
            ("inside", true),
            ("outside", false),
            ("../secret", false),
            ("/etc/passwd", false),
        ] {
            assert_eq!(root.file_by_path(Path::new(path)).is_ok(), fine, "{path}");
        }
    }

    #[test]
    fn sizes_are_checked_before_the_first_byte() {
        let mut file = tempfile::tempfile().unwrap();
        io::Write::write_all(&mut file, b"12345").unwrap();
        io::Seek::rewind(&mut file).unwrap();
        assert_eq!(read(file.try_clone().unwrap(), 5).ok().map(|it| it.bytes.len()), Some(5));
        assert!(read(file.try_clone().unwrap(), 4).is_err());
        file.set_len(10 << 30).unwrap();
        let why = read(file, 4 << 20).err().unwrap();
        assert_eq!(why, "is 10240 MiB large; the limit is 4 MiB, so split it");
    }
}
