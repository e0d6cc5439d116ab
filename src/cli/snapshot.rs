//! The road from files to paper.

use std::path::Path;

use super::args::{self, Dossier, Paper, QuestionArgs, Snapshot};
use super::files::{self, Attachments, STDIN, Unreadable};
use super::receipt::Checksum;
use super::report::{self, Format, Style};
use super::{Stop, out, quote, write};
use crate::board::Board;
use crate::board::index::Index;
use crate::board::question::{Known, Mute, Question};
use crate::briefing::block::{Briefing, Receipt};
use crate::briefing::briefing;
use crate::briefing::wording::day;
use crate::check;
use crate::dataset::Dataset;
use crate::dataset::words::Word;
use crate::export::{self, FORMATS, Glyphs, Options};
use crate::load::{self, Input, Loaded};

/// A dossier that was read, with what the rest of the road needs to know about its files.
pub struct Reading {
    /// What was loaded, faults included.
    pub loaded: Loaded,
    /// The checksum of all files.
    pub sha256: String,
    /// The files, to be spared by exports.
    pub identities: Vec<files::Identity>,
    /// The files it attaches, as paths below its folder.
    pub attached: Vec<String>,
}

/// Reads and loads a dossier.
///
/// # Errors
/// What could not be read.
pub fn read(dossier: &Dossier) -> Result<Reading, Stop> {
    let path = dossier.path.as_deref();
    reading(path).map_err(|faults| unreadable(path, &faults))
}

/// The same with the plain list of what could not be read.
///
/// # Errors
/// What could not be read.
pub fn reading(path: Option<&Path>) -> Result<Reading, Vec<Unreadable>> {
    Ok(loaded(files::read(path)?))
}

/// The same of a dossier that lies elsewhere than it did: a single file keeps the name it had, since
/// its name is part of the checksum.
///
/// # Errors
/// What could not be read.
pub fn reading_as(path: &Path, name: Option<String>) -> Result<Reading, Vec<Unreadable>> {
    let mut dossier = files::read(Some(path))?;
    if let (false, Some(name), [input]) = (path.is_dir(), name, &mut dossier.inputs[..]) {
        input.name = name;
    }
    Ok(loaded(dossier))
}

fn loaded(dossier: files::Dossier) -> Reading {
    let files::Dossier { inputs, attachments, mut identities } = dossier;
    let mut sum = Checksum::of(&inputs);
    let loaded = load_with(inputs, &attachments);
    let mut attached = Vec::new();
    for (name, bytes) in attachments.used() {
        sum.add(&name, &bytes);
        attached.push(name);
    }
    identities.extend(attachments.identities());
    Reading { loaded, sha256: sum.digits(), identities, attached }
}

fn load_with(inputs: Vec<Input>, attachments: &Attachments) -> Loaded {
    load::load(inputs, &|asks, path| attachments.get(asks, path))
}

fn unreadable(path: Option<&Path>, faults: &[Unreadable]) -> Stop {
    let mut lines: Vec<String> = faults.iter().map(|fault| format!("error: {fault}")).collect();
    let missing = path.filter(|path| std::fs::symlink_metadata(path).is_err());
    let meant = missing.and_then(Path::to_str).and_then(args::meant_command);
    lines.extend(meant.map(|meant| format!("help: {meant}")));
    Stop::files(lines.join("\n"))
}

/// `sitroom snapshot`, and `sitroom` alone.
///
/// # Errors
/// Why nothing was printed.
pub fn run(snapshot: &Snapshot, style: Style) -> Result<(), Stop> {
    let paper = &snapshot.paper;
    let usage = |why: String| Stop::usage(format!("error: {why}"));
    let drawn = snapshot.screen.screen.map(|_| args::picture(paper)).transpose().map_err(usage)?;
    let format = if drawn.is_some() { &FORMATS[0] } else { args::format(paper).map_err(usage)? };
    let read = read(&snapshot.dossier)?;
    let older = older(snapshot).map_err(|faults| unreadable(None, &faults))?;
    let report = check::check(&read.loaded);
    faultless(std::iter::once(&read).chain(&older), style)?;
    let dataset = &read.loaded.dataset;
    let question = question(dataset, &snapshot.question)?;
    let mut identities = read.identities.clone();
    identities.extend(older.iter().flat_map(|it| it.identities.clone()));
    let page = match drawn {
        Some(drawn) => super::picture::picture(read, question, snapshot, drawn)?,
        None => page(snapshot, &read, older.as_ref(), &question, format)?,
    };
    deliver(paper, page.as_bytes(), &identities)?;
    remark_on_warnings(report.warnings);
    Ok(())
}

/// Reads the older version that the dossier is compared with, if there is one.
///
/// # Errors
/// What could not be read, or both are to come on standard input.
pub fn older(snapshot: &Snapshot) -> Result<Option<Reading>, Vec<Unreadable>> {
    let path = snapshot.against.older.as_deref();
    let both = path == Some(Path::new(STDIN)) && path == snapshot.dossier.path.as_deref();
    if both {
        let why = "only one of two versions can come on it; name the file of the other";
        return Err(vec![Unreadable::new(Path::new("standard input"), why)]);
    }
    path.map(|path| reading(Some(path))).transpose()
}

/// Refuses dossiers with errors, with the report of each.
fn faultless<'r>(read: impl Iterator<Item = &'r Reading>, style: Style) -> Result<(), Stop> {
    let reports: Vec<String> = read
        .filter_map(|read| {
            let report = check::check(&read.loaded);
            let render = || report::render(&read.loaded.files, &report, Format::Text, style);
            report.failed(false).then(render)
        })
        .collect();
    if reports.is_empty() { Ok(()) } else { Err(Stop::data(reports.join("\n"))) }
}

/// The page of a dossier without errors.
///
/// # Errors
/// A view that no printed map has.
pub fn page(
    snapshot: &Snapshot,
    read: &Reading,
    older: Option<&Reading>,
    question: &Question,
    format: &export::Format,
) -> Result<String, Stop> {
    let old = older.map(|it| Index::new(&it.loaded.dataset));
    let mut index = Index::new(&read.loaded.dataset);
    index.old = old.as_ref();
    let board = Board::answer(&index, question);
    let sums = Sums { dossier: &read.sha256, older: older.map(|it| &*it.sha256) };
    print(snapshot, &board, sums, format).map_err(|why| Stop::usage(format!("error: {why}")))
}

/// The checksums that a receipt names.
#[derive(Clone, Copy)]
pub struct Sums<'s> {
    /// Of the dossier.
    pub dossier: &'s str,
    /// Of the older version it is compared with.
    pub older: Option<&'s str>,
}

/// The brief of a board on the paper of a snapshot, with the command that prints it again.
///
/// # Errors
/// A view that no printed map has.
pub fn print(
    snapshot: &Snapshot,
    board: &Board<'_>,
    sums: Sums<'_>,
    format: &export::Format,
) -> Result<String, String> {
    let paper = &snapshot.paper;
    let (dataset, question) = (board.view.dataset(), &board.view.question);
    let wanted = args::wanted(paper);
    let mut facts = pairs(dataset, question, &wanted);
    facts.extend(sums.older.map(|sum| ("Against".to_owned(), sum.to_owned())));
    let receipt = Receipt {
        sha256: sums.dossier.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        question: facts,
        command: command(snapshot, dataset, question, format.name),
    };
    let options = Options { width: paper.width, glyphs: paper.glyphs };
    let mut briefing = briefing(board, &wanted, receipt);
    if let Some(view) = &paper.view {
        look_at(&mut briefing, view)?;
    }
    Ok((format.print)(&briefing, &options))
}

fn look_at(briefing: &mut Briefing, view: &str) -> Result<(), String> {
    briefing.look_at(view).map_err(|views| {
        let view = crate::text::Text::of(view);
        if views.is_empty() && briefing.sections.iter().any(|section| section.id == "map") {
            format!("--view {view}: on this date nothing is on the map")
        } else if views.is_empty() {
            "--view: no map is printed; add --section map".to_owned()
        } else {
            format!("--view {view}: the map shows {}", views.join(", "))
        }
    })
}

fn deliver(paper: &Paper, page: &[u8], identities: &[files::Identity]) -> Result<(), Stop> {
    let Some(path) = paper.output.as_deref().filter(|path| !is_stdout(path)) else {
        return out::page(page).map_err(|why| Stop::files(format!("error: {why}")));
    };
    let name = crate::text::Text::of(&path.to_string_lossy());
    match write::export(path, page, paper.force, identities) {
        Ok(remarks) => {
            for remark in remarks {
                out::note(&format!("warning: {name}: {remark}"));
            }
            Ok(())
        }
        Err(write::Failure::Says(why)) => Err(Stop::files(format!("error: {name}: {why}"))),
        Err(write::Failure::Signal(signal)) => Err(Stop::signal(signal)),
    }
}

/// Both mean: no file, the open standard output.
fn is_stdout(path: &Path) -> bool {
    path == Path::new(STDIN) || path == Path::new("/dev/stdout")
}

/// A person at a terminal is told; a pipe or a cron job asks `check --strict` if it wants to know.
fn remark_on_warnings(warnings: usize) {
    if warnings > 0 && out::someone_reads_notes() {
        let noun = if warnings == 1 { "warning" } else { "warnings" };
        out::note(&format!("{warnings} {noun}; `sitroom check` lists them"));
    }
}

/// The question as it was asked, with the dossier's own answers to what was left open.
///
/// # Errors
/// What was asked makes no sense for this dossier.
pub fn question(dataset: &Dataset, asked: &QuestionArgs) -> Result<Question, Stop> {
    let usual = Question::of(dataset);
    let mut without = Vec::new();
    for word in &asked.without {
        match Mute::parse(dataset, word) {
            Ok(mute) if without.contains(&mute) => {}
            Ok(mute) => without.push(mute),
            Err(why) => return Err(Stop::usage(format!("error: --without {word}: {why}"))),
        }
    }
    let question = Question {
        as_of: asked.as_of.unwrap_or(usual.as_of),
        known: asked.known.as_deref().and_then(Known::parse).unwrap_or(usual.known),
        since: asked.since,
        without,
    };
    if question.baseline() > question.as_of {
        let (since, as_of) = (day(question.baseline()), day(question.as_of));
        return Err(Stop::usage(format!(
            "error: --since {since} is later than the board's {as_of}"
        )));
    }
    Ok(question)
}

/// The question as the receipt states it.
fn pairs(dataset: &Dataset, question: &Question, sections: &[&str]) -> Vec<(String, String)> {
    let mut pairs = vec![
        ("As of".to_owned(), day(question.as_of)),
        ("Known".to_owned(), question.known.word().to_owned()),
        ("Since".to_owned(), day(question.baseline())),
    ];
    let without: Vec<String> = question.without.iter().map(|it| it.word(dataset)).collect();
    if !without.is_empty() {
        pairs.push(("Without".to_owned(), without.join(", ")));
    }
    if !sections.is_empty() {
        pairs.push(("Sections".to_owned(), sections.join(", ")));
    }
    pairs
}

/// The command that prints the same page, with every default spelt out that decides what is on it.
/// An option stands in one piece with its value.
fn command(
    snapshot: &Snapshot,
    dataset: &Dataset,
    question: &Question,
    format: &str,
) -> Vec<String> {
    let paper = &snapshot.paper;
    let mut words = vec!["sitroom".to_owned(), "snapshot".to_owned()];
    if let Some(path) = &snapshot.dossier.path {
        words.push(quote::path(path.as_os_str()));
    }
    if let Some(older) = &snapshot.against.older {
        words.push(format!("--against {}", quote::path(older.as_os_str())));
    }
    let mut option = |name: &str, value: &str| {
        words.push(format!("--{name} {}", quote::argument(value.as_ref())));
    };
    option("as-of", &day(question.as_of));
    option("known", question.known.word());
    option("since", &day(question.baseline()));
    for mute in &question.without {
        option("without", &mute.word(dataset));
    }
    for section in args::wanted(paper) {
        option("section", section);
    }
    if let Some(view) = &paper.view {
        option("view", view);
    }
    option("format", format);
    if format != "json" {
        option("width", &paper.width.to_string());
    }
    match paper.glyphs {
        Glyphs::Full => {}
        Glyphs::Block => option("glyphs", "block"),
        Glyphs::Ascii => option("glyphs", "ascii"),
    }
    words
}
