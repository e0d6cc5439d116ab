//! `sitroom verify`: a briefing printed again by its own receipt, and whether it is the same.
//!
//! A briefing may come from a stranger, and its receipt names files: the dossier, and beside it
//! scenarios and an older version. They are opened and read, relative paths from the folder one stands
//! in, also when the dossier is named by hand. Nothing of the receipt is run but `sitroom snapshot` to
//! a buffer. Of the files nothing is shown but their checksums, a sentence why one cannot be used
//! (which may hold the name of a record), and the first line of the page that differs.

mod compare;
mod found;

use std::path::Path;

use super::args::{self, Command, Snapshot, Verify};
use super::files::{self, STDIN, Unreadable};
use super::reading::{self, Extra, Reading};
use super::report::Style;
use super::snapshot;
use super::{Stop, quote};
use crate::export::{self, Format};
use crate::text::{self, Text};
use compare::Difference;
use found::Found;

/// This program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The report, and whether the briefing is what its command prints.
///
/// # Errors
/// The file or its dossier cannot be read, or the file is no briefing.
pub fn verify(asked: &Verify) -> Result<(String, bool), Stop> {
    let name = shown(&asked.file);
    let refuse = |why: &str| Stop::usage(format!("error: {name}: {why}"));
    let bytes = files::page(&asked.file);
    let bytes = bytes.map_err(|fault| Stop::files(format!("error: {fault}")))?;
    let page = String::from_utf8(bytes);
    let page = page.map_err(|_| refuse("is no briefing: it is not text in UTF-8"))?;
    let found = found::find(page.trim_start_matches('\u{feff}')).map_err(|why| refuse(&why))?;
    let (command, format) = command(&found).map_err(|why| refuse(&why))?;
    if command.question.against.as_deref() == Some(Path::new(STDIN)) {
        let why = "its older version came on standard input, which cannot be read again";
        return Err(refuse(why));
    }
    let read = read(asked, &name, &command)?;
    let again = again(&command, &read, format);
    let report = Report { name: &name, found: &found, read: &read };
    Ok(match again {
        Ok(again) if again == page => (report.same(), true),
        Ok(again) => (report.differs(&compare::compare(&page, &again)), false),
        Err(why) => (report.cannot(&why), false),
    })
}

/// A path as it is called in messages.
fn shown(path: &Path) -> Text {
    if path == Path::new(STDIN) { Text::of("standard input") } else { files::shown(path) }
}

/// The command of a receipt, if it is one that prints a page.
fn command(found: &Found) -> Result<(Snapshot, &'static Format), String> {
    let odd = |why: &str| {
        let other = if found.version == VERSION {
            String::new()
        } else {
            format!("; it is of version {}, this is {VERSION}", found.version)
        };
        format!("the command in its receipt {why}{other}")
    };
    let words = quote::words(&found.command);
    let words = words.ok_or_else(|| odd("is not written as a receipt writes it"))?;
    let parsed = args::parse(words).map_err(|error| {
        let error = error.render().to_string();
        odd(&format!("is not understood: {}", error.lines().next().unwrap_or_default()))
    })?;
    let Some(Command::Snapshot(snapshot)) = parsed.command else {
        return Err(odd("is not `sitroom snapshot`"));
    };
    if snapshot.screen.screen.is_some() || snapshot.paper.output.is_some() {
        return Err(odd("does not print a page, so it is not a receipt's"));
    }
    let format =
        args::format(&snapshot.paper).map_err(|why| odd(&format!("asks in vain: {why}")))?;
    if export::format(format.name).is_none() {
        return Err(odd("draws a picture, which has no receipt to verify"));
    }
    Ok((*snapshot, format))
}

/// Reads the dossier of a receipt where it lies now.
fn read(asked: &Verify, name: &str, command: &Snapshot) -> Result<Reading, Stop> {
    let written = command.dossier.path.as_deref();
    let here = asked.dossier.as_deref();
    let is_stdin = |path: Option<&Path>| path == Some(Path::new(STDIN));
    if is_stdin(here) && is_stdin(Some(&asked.file)) {
        let why = "error: the briefing and the dossier cannot both come on standard input";
        return Err(Stop::usage(why));
    }
    if here.is_none() && is_stdin(written) {
        return Err(Stop::usage(format!(
            "error: {name}: its dossier came on standard input, which cannot be read again\n\
             help: name the dossier: `sitroom verify {} DOSSIER`",
            quote::path(asked.file.as_os_str()),
        )));
    }
    let read = match here {
        None => reading::reading(written, &[]),
        Some(here) => reading::reading_as(here, name_of(written)),
    };
    read.map_err(|faults| unreadable(asked, &faults))?.beside(&command.question)
}

/// What the single file of a dossier was called, by the path in the receipt; a folder gives its files
/// no names.
fn name_of(written: Option<&Path>) -> Option<String> {
    let written = written?;
    if written == Path::new(STDIN) {
        return Some("stdin".to_owned());
    }
    let file = written.file_name().filter(|_| !written.is_dir())?;
    Some(files::shown(Path::new(file)).to_string())
}

fn unreadable(asked: &Verify, faults: &[Unreadable]) -> Stop {
    let mut lines: Vec<String> = faults.iter().map(|fault| format!("error: {fault}")).collect();
    if asked.dossier.is_none() {
        let file = quote::path(asked.file.as_os_str());
        lines
            .push("help: a receipt names its dossier from the folder it was printed in".to_owned());
        lines.push(format!("help: go there, or name the dossier: `sitroom verify {file} DOSSIER`"));
    }
    Stop::files(lines.join("\n"))
}

/// Prints the page again, with the receipt's own path whatever was read.
fn again(command: &Snapshot, read: &Reading, format: &Format) -> Result<String, String> {
    if read.checked(Style::default()).is_err() {
        return Err("the dossier has errors, which `sitroom check` lists".to_owned());
    }
    let says = |stop: Stop| stop.says.trim_start_matches("error: ").to_owned();
    let question = snapshot::question(&read.loaded.dataset, &command.question).map_err(says)?;
    snapshot::page(command, read, &question, format).map_err(says)
}

/// What is said about one briefing.
struct Report<'r> {
    name: &'r str,
    found: &'r Found,
    read: &'r Reading,
}

impl Report<'_> {
    fn same(&self) -> String {
        let command = text::line(&self.found.command).0;
        let words: Vec<&str> = command.split_whitespace().collect();
        format!(
            "same: {} is what its command prints.\n\nProgram  sitroom {VERSION}\n\
             SHA-256  {}\nCommand  {}\n",
            self.name,
            self.read.sha256,
            words.join(" ")
        )
    }

    fn cannot(&self, why: &str) -> String {
        let why = text::line(why).0;
        format!("differs: {} cannot be printed again: {why}.\n\n{}", self.name, self.reasons())
    }

    fn differs(&self, difference: &Difference) -> String {
        let mut out = vec![format!("differs: {} is not what its command prints.\n", self.name)];
        let Some(first) = &difference.first else {
            out.push("Every word is the same; only this differs:".to_owned());
            out.extend(difference.layout.iter().map(|what| format!("  the file has {what}")));
            return out.join("\n") + "\n";
        };
        let side = |line: &Option<String>| match line.as_deref() {
            Some("") => "(an empty line)".to_owned(),
            Some(line) => line.to_owned(),
            None => "(ends before this line)".to_owned(),
        };
        out.push(self.reasons());
        out.push(format!("First in line {}:", first.line));
        out.push(format!("  file   {}", side(&first.file)));
        out.push(format!("  again  {}\n", side(&first.again)));
        out.push(match (difference.only_file, difference.only_again) {
            (0, 0) => "The same lines stand in another order.".to_owned(),
            (file, again) => format!(
                "{} of the file not printed again, {} printed again not in the file.",
                lines(file),
                lines(again)
            ),
        });
        let layout = difference.layout.iter();
        out.extend(layout.map(|what| format!("Beside its words, the file has {what}.")));
        out.join("\n") + "\n"
    }

    /// Whether the file of a scenario is another than it was: its receipt names the checksum.
    fn scenario(&self, extra: &Extra) -> String {
        let path = Text::of(&extra.path);
        let mark = found::packed(&format!("{path}, SHA-256 "));
        let then = self.found.scenarios.iter().find_map(|it| it.strip_prefix(&*mark));
        if then == Some(&*extra.sha256) {
            return String::new();
        }
        let then = then.map(|then| format!("  receipt  {}\n", text::line(then).0));
        let then = then.unwrap_or_default();
        format!("The scenario {path} changed.\n{then}  now      {}\n", extra.sha256)
    }

    /// Why it may differ: the dossier, the program, or the file itself.
    fn reasons(&self) -> String {
        let (then, now) = (text::line(&self.found.sha256).0, &self.read.sha256);
        let version = text::line(&self.found.version).0;
        let sides = |what: &str, then: &str, now: &str| {
            format!("The {what} changed.\n  receipt  {then}\n  now      {now}\n")
        };
        let mut out = String::new();
        if then != *now {
            out += &sides("dossier", &then, now);
        }
        let older = self.read.extras.iter().find(|it| it.scenario.is_empty());
        if let Some((then, older)) = self.found.older.as_deref().zip(older) {
            let then = text::line(then).0;
            if then != older.sha256 {
                out += &sides("older version", &then, &older.sha256);
            }
        }
        for extra in self.read.extras.iter().filter(|it| !it.scenario.is_empty()) {
            out += &self.scenario(extra);
        }
        if version != VERSION {
            out += &sides("program", &format!("sitroom {version}"), &format!("sitroom {VERSION}"));
        }
        if !out.is_empty() {
            out += "Whether somebody edited this file too cannot be told from that.\n";
        }
        if out.is_empty() {
            out = format!(
                "Dossier and program are those of the receipt (SHA-256 {now}):\n\
                 the file was edited, or another build of sitroom {VERSION} printed it.\n"
            );
        }
        out
    }
}

fn lines(n: usize) -> String {
    if n == 1 { "1 line".to_owned() } else { format!("{n} lines") }
}
