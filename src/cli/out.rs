//! The only place that prints.

use std::io::{self, IsTerminal, Write};

use super::{Stop, unwritable};
use crate::text;

/// Prints a finished page on standard output.
///
/// A reader who has seen enough and closed the pipe (`| head`) is no fault.
///
/// # Errors
/// The page could not be written whole.
pub fn page(page: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(page).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let why = unwritable::reason(&error);
            Err(Stop::files(format!("error: standard output: {why}")))
        }
    }
}

/// Prints lines for the person at the terminal on standard error. When even that is impossible,
/// nobody is left to be told.
pub fn note(lines: &str) {
    let mut out = io::stderr().lock();
    for line in lines.trim_end().lines() {
        let clean = text::line(line).0;
        let _ = writeln!(out, "{clean}");
    }
}

/// Prints a report that has been made safe already and may hold the program's own colours.
pub fn report(report: &str) {
    let _ = io::stderr().lock().write_all(report.as_bytes());
}

/// Says on standard error what is being waited for, in a line that [`passed`] takes away.
pub fn passing(says: &'static str) {
    let mut out = io::stderr().lock();
    let _ = write!(out, "{says} ...").and_then(|()| out.flush());
}

/// Takes away what [`passing`] said.
pub fn passed(says: &'static str) {
    let mut out = io::stderr().lock();
    let blanks = " ".repeat(says.len() + " ...".len());
    let _ = write!(out, "\r{blanks}\r").and_then(|()| out.flush());
}

/// Whether a person reads standard error.
pub fn someone_reads_notes() -> bool {
    io::stderr().is_terminal()
}

/// Whether a terminal reads standard output.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
