//! The only part of the program that touches files, the clock, the environment and the terminal.

#![expect(clippy::disallowed_methods, reason = "what is forbidden elsewhere is done here")]

mod args;
pub mod check;
mod completions;
pub mod config;
mod excerpt;
pub mod explain;
mod files;
mod manual;
mod moment;
mod new;
mod out;
mod picture;
mod prose;
mod quote;
mod reading;
mod receipt;
pub mod report;
pub mod screen;
mod shipped;
mod signals;
mod snapshot;
pub mod state;
mod unwritable;
mod verify;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::config::colour::Coloured;
use crate::load::schema;
use crate::tui::{about, keymap};
use args::{Cli, Command, Snapshot, coloured};
use report::Style;

/// Why the program ends without having done what was asked.
#[derive(Debug, PartialEq, Eq)]
pub struct Stop {
    code: u8,
    says: String,
    /// The text is a report with colours of our own, its quotations made safe already.
    safe: bool,
}

impl Stop {
    /// Faults in the data; the text is a finished report.
    pub fn data(report: String) -> Self {
        Self { code: 1, says: report, safe: true }
    }

    /// Wrong usage.
    pub fn usage(says: impl Into<String>) -> Self {
        Self { code: 2, says: says.into(), safe: false }
    }

    /// A file that could not be read or written.
    pub fn files(says: impl Into<String>) -> Self {
        Self { code: 3, says: says.into(), safe: false }
    }

    /// A signal that ended the program.
    pub fn signal(signal: u8) -> Self {
        Self { code: 128 + signal, says: String::new(), safe: false }
    }
}

/// The program.
pub fn main() -> ExitCode {
    let environment = Environment::read();
    match run(std::env::args_os(), &environment) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => {
            if stop.safe {
                out::report(&stop.says);
            } else {
                out::note(&stop.says);
            }
            ExitCode::from(stop.code)
        }
    }
}

/// What the environment says about colours: nothing else in it changes what is printed.
struct Environment {
    plain: bool,
}

impl Environment {
    fn read() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self { plain: set("NO_COLOR") || dumb }
    }

    fn colour(&self, asked: Coloured, is_terminal: bool) -> bool {
        match asked {
            Coloured::Never => false,
            Coloured::Auto => is_terminal && !self.plain,
            _ => true,
        }
    }
}

fn run(
    arguments: impl IntoIterator<Item = OsString>,
    environment: &Environment,
) -> Result<u8, Stop> {
    let cli = match args::parse(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, environment),
    };
    let style = |is_terminal| Style {
        colour: environment.colour(coloured(&cli.color), is_terminal),
        ..Style::default()
    };
    let Some(command) = &cli.command else {
        return if screen::is_there() {
            screen::session::run(&cli, style(true))
        } else {
            brief(&cli, style(out::someone_reads_notes()))
        };
    };
    match command {
        Command::Snapshot(it) => snapshot::run(it, style(out::someone_reads_notes())).map(|()| 0),
        Command::Changes(it) => {
            let snapshot = it.snapshot().map_err(|why| Stop::usage(format!("error: {why}")))?;
            snapshot::run(&snapshot, style(out::someone_reads_notes())).map(|()| 0)
        }
        Command::Check(it) => {
            let read = reading::read(&it.dossier, &args::QuestionArgs::default())?;
            let style = style(out::is_terminal());
            let (report, failed) = check::check(&read, it.format, it.strict, style);
            out::page(report.as_bytes())?;
            Ok(u8::from(failed))
        }
        Command::Verify(it) => {
            let (report, same) = verify::verify(it)?;
            out::page(report.as_bytes())?;
            Ok(u8::from(!same))
        }
        Command::Explain { code } => {
            let text = explain::explain(code.as_deref());
            tell(text.map_err(|why| Stop::usage(format!("error: {why}")))?)
        }
        Command::Keys => tell(keymap::text()),
        Command::About => tell(about::text()),
        Command::New { path } => tell(new::write(path)?),
        Command::Schema => tell(schema::json_schema()),
        Command::Completions { shell } => tell(completions::script(*shell)),
        Command::Man { command } => tell(manual::page(command.as_deref())),
    }
}

/// `sitroom` without a terminal: the brief.
fn brief(cli: &Cli, style: Style) -> Result<u8, Stop> {
    screen::session::validate(cli)?;
    let Cli { dossier, question, .. } = cli;
    let mut snapshot = Snapshot::of(dossier.clone(), question.clone());
    snapshot.paper.glyphs = cli.look.glyphs.unwrap_or_default();
    snapshot::run(&snapshot, style).map(|()| 0)
}

fn tell(text: impl AsRef<[u8]>) -> Result<u8, Stop> {
    out::page(text.as_ref()).map(|()| 0)
}

/// Help and version go to standard output; a usage error goes to standard error, and what it quotes
/// of the arguments is made safe there.
fn usage(error: &clap::Error, environment: &Environment) -> Result<u8, Stop> {
    if error.use_stderr() {
        let says = args::misplaced(error);
        return Err(Stop::usage(says.unwrap_or_else(|| error.render().to_string())));
    }
    let styled = error.render();
    let text = if environment.colour(Coloured::Auto, out::is_terminal()) {
        styled.ansi().to_string()
    } else {
        styled.to_string()
    };
    tell(text)
}
