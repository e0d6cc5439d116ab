//! From bytes to text: UTF-8 or a fault that says what it looks like instead.

use crate::diagnostic::Diagnostic;
use crate::load::{faults, limits};
use crate::span::{FileId, Span};

/// The text of a file, without the mark some editors put at its start. After a fault, as much of
/// the text as can be shown.
pub(super) fn decode(bytes: Vec<u8>, file: FileId) -> (String, Option<Diagnostic>) {
    let at = |start: usize| Span {
        file,
        start: u32::try_from(start).unwrap_or(u32::MAX),
        end: u32::try_from(start).unwrap_or(u32::MAX),
    };
    if bytes.len() > limits::FILE_BYTES {
        let message = format!(
            "the file has {} bytes; at most {} MiB are read",
            bytes.len(),
            limits::FILE_BYTES >> 20
        );
        let fault = Diagnostic::new(&faults::LIMIT, at(0), message)
            .help("split it; file boundaries carry no meaning");
        return (String::new(), Some(fault));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (String::new(), Some(foreign(at(0), "this looks like UTF-16, not UTF-8")));
    }
    if bytes.contains(&0) {
        return (String::new(), Some(foreign(at(0), "this is no text: it holds zero bytes")));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            let fault = text.trim().is_empty().then(|| {
                Diagnostic::new(&faults::EMPTY, at(0), "the file is empty")
                    .help("put a record in it, such as [dataset], or delete it")
            });
            (text, fault)
        }
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let line = bytes.iter().take(start).filter(|&&byte| byte == b'\n').count() + 1;
            let message = format!("this is not UTF-8 at byte {start}, line {line}");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            (text, Some(foreign(at(start), &message)))
        }
    }
}

fn foreign(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&faults::ENCODING, span, message).help("save the file as UTF-8")
}
