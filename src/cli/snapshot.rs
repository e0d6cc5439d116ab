//! The road from files to paper.

use std::path::Path;

use super::args::{self, Paper, QuestionArgs, Snapshot};
use super::files::{self, STDIN};
use super::reading::{self, Extra, Reading};
use super::report::Style;
use super::{Stop, out, quote, write};
use crate::board::Board;
use crate::board::question::{Known, Mute, Question};
use crate::briefing::block::{Briefing, Receipt};
use crate::briefing::briefing;
use crate::briefing::wording::day;
use crate::dataset::Dataset;
use crate::dataset::words::Word;
use crate::export::{self, FORMATS, Glyphs, Options};

/// `sitroom snapshot`, and `sitroom` alone.
///
/// # Errors
/// Why nothing was printed.
pub fn run(snapshot: &Snapshot, style: Style) -> Result<(), Stop> {
    let paper = &snapshot.paper;
    let usage = |why: String| Stop::usage(format!("error: {why}"));
    let drawn = snapshot.screen.screen.map(|_| args::picture(paper)).transpose().map_err(usage)?;
    let format = if drawn.is_some() { &FORMATS[0] } else { args::format(paper).map_err(usage)? };
    let read = reading::read(&snapshot.dossier, &snapshot.question)?;
    let warnings = read.checked(style)?.warnings;
    let dataset = &read.loaded.dataset;
    let question = question(dataset, &snapshot.question)?;
    if let Some(drawn) = drawn {
        let identities = read.identities.clone();
        let page = super::picture::picture(read, question, snapshot, drawn)?;
        deliver(paper, page.as_bytes(), &identities)?;
        remark_on_warnings(warnings);
        return Ok(());
    }
    let page = page(snapshot, &read, &question, format)?;
    deliver(paper, page.as_bytes(), &read.identities)?;
    remark_on_warnings(warnings);
    Ok(())
}

/// The page of a dossier without errors.
///
/// # Errors
/// A view that no printed map has.
pub fn page(
    snapshot: &Snapshot,
    read: &Reading,
    question: &Question,
    format: &export::Format,
) -> Result<String, Stop> {
    let printed = read.index(|index| {
        let board = Board::answer(index, question);
        print(snapshot, &board, (&read.sha256, &read.extras), format)
    });
    printed.map_err(|why| Stop::usage(format!("error: {why}")))
}

/// The brief of a board on the paper of a snapshot, with the command that prints it again.
///
/// # Errors
/// A view that no printed map has.
pub fn print(
    snapshot: &Snapshot,
    board: &Board<'_>,
    (sha256, extras): (&str, &[Extra]),
    format: &export::Format,
) -> Result<String, String> {
    let paper = &snapshot.paper;
    let (dataset, question) = (board.view.dataset(), &board.view.question);
    let wanted = args::wanted(paper);
    let receipt = Receipt {
        sha256: sha256.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        question: pairs(dataset, question, &wanted, (&snapshot.question, extras)),
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
        return out::page(page);
    };
    write::told(path, write::export(path, page, paper.force, identities))
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
fn pairs(
    dataset: &Dataset,
    question: &Question,
    sections: &[&str],
    (asked, extras): (&QuestionArgs, &[Extra]),
) -> Vec<(String, String)> {
    let mut pairs = vec![
        ("As of".to_owned(), day(question.as_of)),
        ("Known".to_owned(), question.known.word().to_owned()),
        ("Since".to_owned(), day(question.baseline())),
    ];
    let without: Vec<String> = question.without.iter().map(|it| it.word(dataset)).collect();
    if !without.is_empty() {
        pairs.push(("Without".to_owned(), without.join(", ")));
    }
    // What lies outside the dossier has a checksum of its own.
    for scenario in &asked.scenario {
        let extra = extras.iter().find(|it| it.path == *scenario && !it.scenario.is_empty());
        let sum = extra.map_or_else(String::new, |it| format!(", SHA-256 {}", it.sha256));
        pairs.push(("Scenario".to_owned(), format!("{scenario}{sum}")));
    }
    for older in extras.iter().filter(|it| it.scenario.is_empty()) {
        pairs.push(("Against".to_owned(), older.sha256.clone()));
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
    if let Some(older) = &snapshot.question.against {
        words.push(format!("--against {}", quote::path(older.as_os_str())));
    }
    let mut option = |name: &str, value: &str| {
        // A value that begins with a hyphen would be read as the next option.
        let sign = if value.starts_with('-') { '=' } else { ' ' };
        words.push(format!("--{name}{sign}{}", quote::argument(value.as_ref())));
    };
    option("as-of", &day(question.as_of));
    option("known", question.known.word());
    option("since", &day(question.baseline()));
    for mute in &question.without {
        option("without", &mute.word(dataset));
    }
    for scenario in &snapshot.question.scenario {
        option("scenario", scenario);
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
