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

    /// The same without the kernel's help: resolve first, then open without following a link.
    fn file_by_path(&self, path: &Path) -> Result<File, String> {
        let up = |part| matches!(part, Component::RootDir | Component::Prefix(_));
        if path.components().any(up) {
            return Err(errno(Errno::XDEV));
        }
        let root = self.path.canonicalize().map_err(|it| reason(&it))?;
        let target = root.join(path).canonicalize().map_err(|it| reason(&it))?;
        let rest = target.strip_prefix(&root).map_err(|_| errno(Errno::XDEV))?;
        // Part by part, and none of them a link: one may have been put there since.
        let mut fd = rustix::fs::openat(&self.fd, ".", flags(), Mode::empty()).map_err(errno)?;
        for part in rest.components() {
            let flags = flags() | OFlags::NOFOLLOW;
            fd = rustix::fs::openat(&fd, part.as_os_str(), flags, Mode::empty()).map_err(errno)?;
        }
        Ok(File::from(fd))
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
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::fs::{RenameFlags, renameat_with};

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

    /// How often a file was opened, refused and read from outside while it, or its folder, was
    /// swapped with a link to outside.
    fn raced(open: impl Fn(&Root, &Path) -> Result<File, String>) -> [usize; 3] {
        let outer = tempfile::tempdir().unwrap();
        let at = |name: &str| outer.path().join(name);
        for folder in ["dossier", "dossier/sub", "outside"] {
            fs::create_dir(at(folder)).unwrap();
        }
        for (file, text) in
            [("dossier/a", "inside"), ("dossier/sub/a", "inside"), ("outside/a", "secret")]
        {
            fs::write(at(file), text).unwrap();
        }
        symlink("../outside/a", at("dossier/b")).unwrap();
        symlink("../outside", at("dossier/other")).unwrap();
        let root = Root::open(&at("dossier")).unwrap();
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let swap = |a: &str, b: &str| {
                    let (a, b) = (at(a), at(b));
                    renameat_with(CWD, &a, CWD, &b, RenameFlags::EXCHANGE).unwrap();
                };
                while !over.load(Ordering::SeqCst) {
                    swap("dossier/a", "dossier/b");
                    swap("dossier/sub", "dossier/other");
                }
            });
            let [mut opened, mut refused, mut outside] = [0; 3];
            // Enough of both; a machine with one processor swaps seldom.
            for path in ["a", "sub/a"].into_iter().cycle().take(200_000) {
                let text =
                    open(&root, Path::new(path)).map(|file| io::read_to_string(file).unwrap());
                *match text.as_deref() {
                    Ok("secret") => &mut outside,
                    Ok(_) => &mut opened,
                    Err(_) => &mut refused,
                } += 1;
                if opened > 2000 && refused > 2000 && opened + refused > 50_000 {
                    break;
                }
            }
            over.store(true, Ordering::SeqCst);
            [opened, refused, outside]
        })
    }

    #[test]
    fn a_link_that_comes_between_looking_and_opening_leads_nowhere() {
        for [opened, refused, outside] in [raced(Root::file), raced(Root::file_by_path)] {
            assert!(opened > 100 && refused > 100, "{opened} opened, {refused} refused");
            assert_eq!(outside, 0, "{outside} times the file outside was read");
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
