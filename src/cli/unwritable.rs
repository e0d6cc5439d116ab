//! What the system says when it will not write, in words for the reader.

use std::io;

/// The sentence for an error while writing.
pub fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => "cannot be written: the disk is full".into(),
        Kind::ReadOnlyFilesystem => "cannot be written: the disk is read-only".into(),
        Kind::PermissionDenied => "may not be written by you; choose another folder".into(),
        Kind::NotADirectory => "cannot be written: a part of the path is a file".into(),
        Kind::InvalidFilename => "has too long a name; choose a shorter one".into(),
        Kind::FileTooLarge => "cannot be written: the file would be too large".into(),
        _ => format!("cannot be written: {error}"),
    }
}
