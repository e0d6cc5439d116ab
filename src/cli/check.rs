//! `sitroom check`: every fault of a dossier in one run.

use crate::check;
use crate::cli::report::{self, Format, Style};
use crate::load::Loaded;

/// The faults of a dossier in the form asked for, and whether it failed: errors do, and with
/// `strict` warnings too.
pub fn check(loaded: &Loaded, format: Format, strict: bool, style: Style) -> (String, bool) {
    let report = check::check(loaded);
    let text = report::render(&loaded.files, &report, format, style);
    (text, report.failed(strict))
}
