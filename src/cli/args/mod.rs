//! The command line: what may be written, and the help that says so.

mod paper;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::board::question::Known;
use crate::cli::report::Format;
use crate::config::colour::Coloured;
use crate::config::signs::MapSigns;
use crate::dataset::date::{self, Day};
use crate::dataset::words::Word;
use crate::diagnostic::did_you_mean;
use crate::export::Glyphs;
pub use paper::{Paper, ScreenArgs, format, picture, wanted};

/// What one may write, for `--help` and the manual page.
pub const EXAMPLES: &str = "  sitroom                                   the board of the dossier that comes with the program
  sitroom week.toml                         the board of a dossier: a file, a folder, or - for stdin
  sitroom | less                            without a terminal the brief is printed
  sitroom snapshot --screen 120x36 -o board.svg
                                            the board as a picture
  sitroom snapshot --section supply         one section
  sitroom snapshot --as-of 2024-10-16       what had been said by that day
  sitroom snapshot --as-of 2024-10-16 --known now
                                            the same day with hindsight
  sitroom snapshot --without hur            what falls when a source is left out
  sitroom snapshot -o brief.md              Markdown with a footnote for every figure
  sitroom changes --since 2024-10-17        what was learned since, and what happened
  sitroom changes new/ --against old/       what two versions of a dossier say
  sitroom snapshot --scenario trump-wins    what a scenario of the dossier would change
  sitroom verify brief.md                   whether a briefing is still what its command prints
  sitroom check dossier/ --strict           every fault of a dossier in one run
";

/// How the program ends, for `--help` and the manual page.
pub const EXIT_CODES: &str = "\
0 done, 1 faults in the data or a briefing that differs, 2 wrong usage,
3 a file could not be read or written, 128 + n ended by signal n.";

/// A conflict briefing in the terminal: who claims what, who backs it, and what was known when.
#[derive(Debug, Parser)]
#[command(name = "sitroom", version, after_help = after_help(), args_conflicts_with_subcommands = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
#[command(subcommand_value_name = "COMMAND")]
pub struct Cli {
    /// What to do; without a command the board is opened.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub dossier: Dossier,
    #[command(flatten)]
    pub question: QuestionArgs,
    #[command(flatten)]
    pub look: Look,
    /// Colours of the board and of messages
    #[arg(long, value_name = "WHEN", global = true, help_heading = "Options")]
    #[arg(value_parser = colours(), default_value = "auto", hide_possible_values = true)]
    pub color: String,
}

/// Which dossier.
#[derive(Args, Clone, Debug, Default)]
pub struct Dossier {
    /// A .toml file, a folder of them, or - for standard input; without it the dossier that comes
    /// with the program
    #[arg(value_name = "DOSSIER")]
    pub path: Option<PathBuf>,
}

/// How the board looks.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Board")]
pub struct Look {
    /// A theme by name, or a theme file of your own
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// Signs that may be used
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub glyphs: Option<Glyphs>,
    /// Signs that lines of the map are drawn with
    #[arg(long, value_name = "SIGNS", value_parser = map_signs())]
    pub map: Option<String>,
    /// How much higher than wide a character is, such as 2.1; auto asks the terminal
    #[arg(long, value_name = "RATIO")]
    pub cell_aspect: Option<String>,
    /// Read this configuration instead of your own
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Open the board as new, not as it was left
    #[arg(long)]
    pub fresh: bool,
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
    /// Hold a scenario: one of the dossier by its name, or a file; may be given several times
    #[arg(long, value_name = "SCENARIO")]
    pub scenario: Vec<String>,
    /// Say in `changes` what an older version of the dossier said: a file, a folder, or -
    #[arg(long, value_name = "OLD")]
    pub against: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the brief, or sections of it
    Snapshot(Box<Snapshot>),
    /// Print what changed between two days: what was learned, and what happened
    Changes(Box<Changes>),
    /// List every fault of a dossier
    Check(Check),
    /// Print a briefing again by its receipt and say whether it is the same
    Verify(Verify),
    /// List every key of the board
    Keys,
    /// Print version, licences, credits, and whose view the borders of the map take
    About,
    /// Explain a code that check printed; without it list all codes
    Explain {
        /// Code such as E-unknown-key
        #[arg(value_name = "CODE")]
        code: Option<String>,
    },
    /// Write a small dossier with comments to begin with
    New {
        /// A file that ends in .toml, else a folder; - prints it. Nothing is ever overwritten
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Print the format of dossiers as a JSON Schema, for editors
    Schema,
    /// Print what a shell needs to complete commands, options and their values
    Completions {
        /// Which shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Print the manual page, or that of a command: sitroom man | man -l -
    Man {
        /// Command such as changes
        #[arg(value_name = "COMMAND", value_parser = commands())]
        command: Option<String>,
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
    #[command(flatten)]
    pub screen: ScreenArgs,
}

impl Snapshot {
    /// The usual brief of a dossier, as bare `sitroom` prints it.
    pub fn of(dossier: Dossier, question: QuestionArgs) -> Self {
        Self { dossier, question, paper: Paper::default(), screen: ScreenArgs::default() }
    }
}

/// `sitroom changes`: the section of that name alone.
#[derive(Args, Debug)]
#[command(mut_arg("sections", |it| it.hide(true)), mut_arg("view", |it| it.hide(true)))]
pub struct Changes {
    #[command(flatten)]
    pub dossier: Dossier,
    #[command(flatten)]
    pub question: QuestionArgs,
    #[command(flatten)]
    pub paper: Paper,
}

impl Changes {
    /// The snapshot that prints the same.
    ///
    /// # Errors
    /// Other sections are asked for, or a view of the map.
    pub fn snapshot(&self) -> Result<Snapshot, String> {
        let (sections, view) = (!self.paper.sections.is_empty(), self.paper.view.is_some());
        if sections || view {
            let option = if sections { "--section" } else { "--view" };
            return Err(format!(
                "`{option}` is an option of `sitroom snapshot`; `sitroom changes` prints one section"
            ));
        }
        let paper = Paper { sections: vec!["changes".to_owned()], ..self.paper.clone() };
        Ok(Snapshot { paper, ..Snapshot::of(self.dossier.clone(), self.question.clone()) })
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

/// `sitroom verify`.
#[derive(Args, Debug)]
pub struct Verify {
    /// A briefing as text, Markdown or JSON, or - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where its dossier lies now; without it where the receipt says, from the folder you are in
    #[arg(value_name = "DOSSIER")]
    pub dossier: Option<PathBuf>,
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

fn after_help() -> String {
    format!("Examples:\n{EXAMPLES}\nExit codes: {EXIT_CODES}")
}

/// The whole command line as one value, from which help, completions and manual pages are made.
pub fn command() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}

fn commands() -> PossibleValuesParser {
    PossibleValuesParser::new(COMMANDS)
}

fn map_signs() -> PossibleValuesParser {
    PossibleValuesParser::new(MapSigns::ALL.iter().map(|it| it.word()))
}

fn colours() -> PossibleValuesParser {
    PossibleValuesParser::new(Coloured::ALL.iter().map(|it| it.word()))
}

/// When there are colours, and how many.
pub fn coloured(word: &str) -> Coloured {
    Coloured::parse(word).unwrap_or(Coloured::Auto)
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
    let begun = || COMMANDS.into_iter().find(|it| dossier.len() > 2 && it.starts_with(dossier));
    let command = did_you_mean(dossier, COMMANDS).or_else(begun)?;
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

/// The commands by name.
const COMMANDS: [&str; 11] = [
    "snapshot",
    "changes",
    "check",
    "verify",
    "keys",
    "about",
    "explain",
    "new",
    "schema",
    "completions",
    "man",
];

fn second_dossier(error: &clap::Error, written: &str) -> Option<String> {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    if !usage.contains("DOSSIER") {
        return None;
    }
    if COMMANDS.contains(&written) {
        return Some(format!("error: the command comes first: `sitroom {written} …`"));
    }
    let help = "help: files in one folder are read together; name the folder";
    Some(format!("error: only one dossier is read at a time; `{written}` is one too many\n{help}"))
}

fn day(word: &str) -> Result<Day, String> {
    date::day(word)
        .ok_or_else(|| "a whole day of the calendar is needed, such as 2024-10-22".to_owned())
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
        let cli = Cli::command();
        assert!(cli.get_subcommands().map(clap::Command::get_name).eq(COMMANDS));
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
