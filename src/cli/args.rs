//! The command line: what may be written, and the help that says so.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::board::question::Known;
use crate::briefing::SECTIONS;
use crate::cli::report::Format;
use crate::dataset::date::{self, Day};
use crate::dataset::words::Word;
use crate::diagnostic::did_you_mean;
use crate::export::{self, DEFAULT_WIDTH, FORMATS, Glyphs, MAX_WIDTH, MIN_WIDTH};
use crate::text::Text;

const EXAMPLES: &str = "\
Examples:
  sitroom                                   the brief of the dossier that comes with the program
  sitroom week.toml                         the brief of a dossier: a file, a folder, or - for stdin
  sitroom snapshot --section supply         one section
  sitroom snapshot --as-of 2024-10-16       what had been said by that day
  sitroom snapshot --as-of 2024-10-16 --known now
                                            the same day with hindsight
  sitroom snapshot --without hur            what falls when a source is left out
  sitroom snapshot -o brief.md              Markdown with a footnote for every figure
  sitroom check dossier/ --strict           every fault of a dossier in one run

Exit codes: 0 done, 1 faults in the data, 2 wrong usage, 3 a file could not be read or written,
128 + n ended by signal n.";

/// A conflict briefing in the terminal: who claims what, who backs it, and what was known when.
#[derive(Debug, Parser)]
#[command(name = "sitroom", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// What to do; without a command the brief is printed.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub dossier: Dossier,
    #[command(flatten)]
    pub question: QuestionArgs,
    /// Colours of messages
    #[arg(long, value_enum, default_value_t, global = true, value_name = "WHEN")]
    #[arg(help_heading = "Options")]
    pub color: Color,
}

/// Which dossier.
#[derive(Args, Clone, Debug, Default)]
pub struct Dossier {
    /// A .toml file, a folder of them, or - for standard input; without it the dossier that comes
    /// with the program
    #[arg(value_name = "DOSSIER")]
    pub path: Option<PathBuf>,
}

/// What is asked of the dossier.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Question")]
pub struct QuestionArgs {
    /// Show the board of this day; without it the dossier's own date
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// As known then, or with what is known now
    #[arg(long, value_name = "WHEN", value_parser = PossibleValuesParser::new(Known::ALL.iter().map(|it| it.word())))]
    pub known: Option<String>,
    /// Compare with this day to say what changed; without it a week before
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Day>,
    /// Leave out what they say: an actor, source:ID or family:ID; may be given several times
    #[arg(long, value_name = "REF", value_delimiter = ',')]
    pub without: Vec<String>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the brief, or sections of it
    Snapshot(Snapshot),
    /// List every fault of a dossier
    Check(Check),
    /// List every key of the board
    Keys,
    /// Explain a code that check printed; without it list all codes
    Explain {
        /// Code such as E-unknown-key
        #[arg(value_name = "CODE")]
        code: Option<String>,
    },
}

/// `sitroom snapshot`.
#[derive(Args, Debug)]
pub struct Snapshot {
    #[command(flatten)]
    pub dossier: Dossier,
    #[command(flatten)]
    pub question: QuestionArgs,
    #[command(flatten)]
    pub paper: Paper,
}

impl Snapshot {
    /// The usual brief of a dossier, as bare `sitroom` prints it.
    pub fn of(dossier: Dossier, question: QuestionArgs) -> Self {
        Self { dossier, question, paper: Paper::default() }
    }
}

/// What is printed, and how.
#[derive(Args, Debug)]
#[command(next_help_heading = "Paper")]
pub struct Paper {
    /// Print only this section; may be given several times, and the order given is kept
    #[arg(long = "section", value_name = "SECTION", value_delimiter = ',', value_parser = sections())]
    pub sections: Vec<String>,
    /// Kind of paper; without it as -o FILE ends, else text
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,
    /// Columns of text, whatever the terminal
    #[arg(long, value_name = "N", default_value_t = DEFAULT_WIDTH, value_parser = width)]
    pub width: usize,
    /// Signs that may be used
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub glyphs: Glyphs,
    /// The board as a picture of so many columns and rows instead of the brief
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size)]
    pub screen: Option<(u16, u16)>,
    /// Keys to type on the board first, such as 'Tab Down*3 Enter'
    #[arg(long, value_name = "KEYS", requires = "screen")]
    pub keys: Option<String>,
    /// Write to a file, whole or not at all; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Let -o replace a file
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl Default for Paper {
    fn default() -> Self {
        Self {
            sections: Vec::new(),
            format: None,
            width: DEFAULT_WIDTH,
            glyphs: Glyphs::default(),
            screen: None,
            keys: None,
            output: None,
            force: false,
        }
    }
}

/// `sitroom check`.
#[derive(Args, Debug)]
pub struct Check {
    #[command(flatten)]
    pub dossier: Dossier,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    /// How faults are printed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
}

/// When messages are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says no.
    #[default]
    #[value(help = "On a terminal, unless NO_COLOR is set")]
    Auto,
    /// Also into files and pipes
    Always,
    /// Nowhere
    Never,
}

impl ValueEnum for Glyphs {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Full, Self::Block, Self::Ascii]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Full => PossibleValue::new("full").help("All of Unicode"),
            Self::Block => PossibleValue::new("block").help("The signs of the old PC code page"),
            Self::Ascii => PossibleValue::new("ascii").help("ASCII; letters keep their accents"),
        })
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Short, Self::Json]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Text => PossibleValue::new("text").help("With the lines of the dossier"),
            Self::Short => PossibleValue::new("short").help("One line each, for editors"),
            Self::Json => PossibleValue::new("json").help("For programs"),
        })
    }
}

/// Reads the arguments of the process.
///
/// # Errors
/// Help, version or a usage error, as clap words it.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(arguments)
}

/// What a dossier that does not exist may have been meant as.
pub fn meant_command(dossier: &str) -> Option<String> {
    let command = did_you_mean(dossier, ["snapshot", "check", "keys", "explain"])?;
    Some(if command == dossier {
        format!("the command comes first: `sitroom {command} …`")
    } else {
        format!("did you mean the command `sitroom {command}`?")
    })
}

/// The message for what stands in the wrong place: an option that `snapshot` would know, where clap
/// would guess another, or a second dossier.
pub fn misplaced(error: &clap::Error) -> Option<String> {
    let invalid = error.get(ContextKind::InvalidArg);
    let invalid = invalid.or_else(|| error.get(ContextKind::InvalidSubcommand));
    let ContextValue::String(written) = invalid? else {
        return None;
    };
    let kinds = [ErrorKind::UnknownArgument, ErrorKind::ArgumentConflict];
    if kinds.contains(&error.kind()) && !written.starts_with('-') {
        return second_dossier(error, written);
    }
    let cli = Cli::command();
    let known = cli.find_subcommand("snapshot")?.get_arguments().any(|it| {
        it.get_long().is_some_and(|long| written.strip_prefix("--") == Some(long))
            || it.get_short().is_some_and(|short| *written == format!("-{short}"))
    });
    let elsewhere = error.kind() == ErrorKind::UnknownArgument && known;
    elsewhere.then(|| {
        let help = format!("help: write `sitroom snapshot … {written}`");
        format!("error: `{written}` is an option of `sitroom snapshot`\n{help}")
    })
}

fn second_dossier(error: &clap::Error, written: &str) -> Option<String> {
    if error.get(ContextKind::Usage).is_some_and(|usage| usage.to_string().contains("explain [")) {
        return None;
    }
    if ["snapshot", "check", "keys", "explain"].contains(&written) {
        return Some(format!("error: the command comes first: `sitroom {written} …`"));
    }
    let help = "help: files in one folder are read together; name the folder";
    Some(format!("error: only one dossier is read at a time; `{written}` is one too many\n{help}"))
}

fn sections() -> PossibleValuesParser {
    PossibleValuesParser::new(SECTIONS.iter().map(|it| PossibleValue::new(it.id).help(it.doc)))
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|it| PossibleValue::new(it.name).help(it.doc)))
}

/// The format of a snapshot: as asked for, else as its file ends, else the first.
///
/// # Errors
/// The file has an ending that no format has: whoever wrote it would get another format than it
/// says.
pub fn format(paper: &Paper) -> Result<&'static export::Format, String> {
    if let Some(asked) = paper.format.as_deref().and_then(export::format) {
        return Ok(asked);
    }
    let Some(ending) = paper.output.as_ref().and_then(|it| it.extension()) else {
        return Ok(&FORMATS[0]);
    };
    let is = |known: &&str| ending.eq_ignore_ascii_case(known);
    FORMATS.iter().find(|it| it.endings.iter().any(is)).ok_or_else(|| {
        let known: Vec<String> =
            FORMATS.iter().flat_map(|it| it.endings).map(|it| format!(".{it}")).collect();
        let ending = Text::of(&ending.to_string_lossy());
        format!(
            "no format ends in `.{ending}`; the endings are {}; or give --format",
            known.join(", ")
        )
    })
}

/// The sections asked for, each once.
pub fn wanted(paper: &Paper) -> Vec<&str> {
    let mut wanted: Vec<&str> = Vec::new();
    for section in &paper.sections {
        if !wanted.contains(&section.as_str()) {
            wanted.push(section);
        }
    }
    wanted
}

fn day(word: &str) -> Result<Day, String> {
    date::day(word)
        .ok_or_else(|| "a whole day of the calendar is needed, such as 2024-10-22".to_owned())
}

fn width(word: &str) -> Result<usize, String> {
    let columns = word.parse().ok();
    columns
        .filter(|columns| (MIN_WIDTH..=MAX_WIDTH).contains(columns))
        .ok_or_else(|| format!("a number from {MIN_WIDTH} to {MAX_WIDTH} is needed"))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    crate::tui::script::size_of(text)
        .ok_or_else(|| "write columns and rows, such as 120x36, up to 1000x500".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Cli, clap::Error> {
        parse(["sitroom"].iter().chain(arguments).map(OsString::from))
    }

    #[test]
    fn the_tables_and_the_parser_agree() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_format_follows_the_ending_of_the_file_unless_asked_for() {
        let format = |arguments: &[&str]| match parsed(arguments).unwrap().command {
            Some(Command::Snapshot(it)) => super::format(&it.paper).map_or("none", |it| it.name),
            _ => "",
        };
        assert_eq!(format(&["snapshot"]), "text");
        assert_eq!(format(&["snapshot", "-o", "x.md"]), "markdown");
        assert_eq!(format(&["snapshot", "-o", "x.md", "--format", "json"]), "json");
        assert_eq!(format(&["snapshot", "-o", "x.Markdown"]), "markdown");
        assert_eq!(format(&["snapshot", "-o", "x.JSON"]), "json");
        assert_eq!(format(&["snapshot", "-o", "x"]), "text");
        assert_eq!(format(&["snapshot", "-o", "x.dat"]), "none");
        assert_eq!(format(&["snapshot", "-o", "x.dat", "--format", "text"]), "text");
    }

    #[test]
    fn days_are_whole_days() {
        assert!(day("2024-10-22").is_ok());
        for wrong in
            ["2024-10", "2024-02-30", "22.10.2024", "+2024-1-1", "2024-1-1", "today", "0999-01-01"]
        {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
