//! How the board was left, in a file of its own for each dossier. Losing it loses nothing, so nothing
//! here ever fails.

use std::fs::{DirBuilder, Permissions};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

use crate::cli::files::{STDIN, open};
use crate::cli::receipt::Checksum;
use crate::config::session::{MAX_BYTES, Session};

/// The folder of such files, `$XDG_STATE_HOME/sitroom` or what stands for it.
pub fn folder() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.state_dir()?.join("sitroom"))
}

/// The file for a dossier, by where it lies; none for one that came over standard input. Without a
/// path it is the dossier that comes with the program.
pub fn file(folder: &Path, dossier: Option<&Path>) -> Option<PathBuf> {
    let Some(dossier) = dossier else {
        return Some(folder.join("shipped.toml"));
    };
    if dossier == Path::new(STDIN) {
        return None;
    }
    let whole = dossier.canonicalize().ok()?;
    let mut sum = Checksum::default();
    sum.add("", whole.as_os_str().as_bytes());
    let digits = sum.digits();
    Some(folder.join(format!("{}.toml", digits.get(..16).unwrap_or(&digits))))
}

/// How the board was left; as new if nobody knows.
pub fn read(file: &Path) -> Session {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let bytes = open::named(file).and_then(|it| open::read(it, limit)).map(|it| it.bytes);
    let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    text.map(|text| Session::parse(&text)).unwrap_or_default()
}

/// Notes how the board was left: readable by its user alone, there whole or not at all.
pub fn write(file: &Path, session: &Session) {
    let _ = written(file, session);
}

fn written(file: &Path, session: &Session) -> Option<()> {
    let folder = file.parent()?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder).ok()?;
    let mut temporary = tempfile::Builder::new()
        .prefix(".sitroom-")
        .suffix(".tmp")
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(folder)
        .ok()?;
    temporary.write_all(session.to_toml().as_bytes()).ok()?;
    temporary.persist(file).ok()?;
    Some(())
}
