//! What is printed: sections of the brief on paper, or the board as a picture.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};

use crate::briefing::SECTIONS;
use crate::config::theme::THEMES;
use crate::export::svg::MAP;
use crate::export::{self, DEFAULT_WIDTH, FORMATS, Glyphs, MAX_WIDTH, MIN_WIDTH};
use crate::text::Text;
use crate::tui::picture::{self as pictures, PICTURES, Picture};
use crate::tui::script;

/// What is printed, and how.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Paper")]
pub struct Paper {
    /// Print only this section; may be given several times, and the order given is kept
    #[arg(long = "section", value_name = "SECTION", value_delimiter = ',', value_parser = sections())]
    pub sections: Vec<String>,
    /// What the map shows: theatre, supply, world, or a front by its name
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// Kind of paper; without it as -o FILE ends, else text
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,
    /// Columns of text, whatever the terminal; of the map as svg, 16 pixels each
    #[arg(long, value_name = "N", default_value_t = DEFAULT_WIDTH, value_parser = width)]
    pub width: usize,
    /// Signs that may be used
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub glyphs: Glyphs,
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
            view: None,
            format: None,
            width: DEFAULT_WIDTH,
            glyphs: Glyphs::default(),
            output: None,
            force: false,
        }
    }
}

/// The board as a picture.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Picture of the board")]
pub struct ScreenArgs {
    /// The board in so many columns and rows instead of the brief
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size, conflicts_with = "older")]
    pub screen: Option<(u16, u16)>,
    /// Keys to type first, such as 'Tab Down*3 Enter'
    #[arg(long, value_name = "KEYS", requires = "screen")]
    pub keys: Option<String>,
    /// A theme by name
    #[arg(long, value_name = "THEME", requires = "screen", value_parser = themes())]
    pub theme: Option<String>,
    /// Draw a theme without a ground of its own on a light one
    #[arg(long, requires = "screen")]
    pub light: bool,
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

fn sections() -> PossibleValuesParser {
    PossibleValuesParser::new(SECTIONS.iter().map(|it| PossibleValue::new(it.id).help(it.doc)))
}

fn formats() -> PossibleValuesParser {
    let papers = FORMATS.iter().map(|it| PossibleValue::new(it.name).help(it.doc));
    let pictures = PICTURES.iter().filter(|it| export::format(it.name).is_none());
    let pictures = pictures
        .map(|it| PossibleValue::new(it.name).help(format!("{}: {}", with(it.name), it.doc)));
    PossibleValuesParser::new(papers.chain(pictures))
}

/// What must be asked for beside a picture.
fn with(name: &str) -> &'static str {
    if name == MAP.name { "With --screen, or --section map alone" } else { "With --screen" }
}

fn themes() -> PossibleValuesParser {
    PossibleValuesParser::new(THEMES.iter().map(|it| PossibleValue::new(it.name).help(it.doc)))
}

/// The format of a snapshot: as asked for, else as its file ends, else the first.
///
/// # Errors
/// The file has an ending that no format has: whoever wrote it would get another format than it
/// says.
pub fn format(paper: &Paper) -> Result<&'static export::Format, String> {
    let map = wanted(paper) == ["map"];
    if let Some(asked) = paper.format.as_deref() {
        if map && asked == MAP.name {
            return Ok(&MAP);
        }
        return export::format(asked).ok_or_else(|| is_picture(asked, asked));
    }
    let Some(ending) = paper.output.as_ref().and_then(|it| it.extension()) else {
        return Ok(&FORMATS[0]);
    };
    let is = |known: &&str| ending.eq_ignore_ascii_case(known);
    if map && MAP.endings.iter().any(is) {
        return Ok(&MAP);
    }
    if let Some(drawn) = PICTURES.iter().find(|it| it.name != "text" && it.endings.iter().any(is)) {
        let ending = drawn.endings.first().unwrap_or(&drawn.name);
        return Err(is_picture(&format!(".{ending}"), drawn.name));
    }
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

/// Why a picture is not printed, and what to ask for.
fn is_picture(asked: &str, name: &str) -> String {
    let board = format!("`{asked}` is a picture of the board; say how large: --screen 120x36");
    if name == MAP.name { format!("{board}; or of the map: --section map alone") } else { board }
}

/// The kind of a picture: as asked for, else as its file ends, else text.
///
/// # Errors
/// A format that is no picture.
pub fn picture(paper: &Paper) -> Result<&'static Picture, String> {
    let names: Vec<&str> = PICTURES.iter().map(|it| it.name).collect();
    if let Some(asked) = paper.format.as_deref() {
        return pictures::picture(asked)
            .ok_or_else(|| format!("the board is drawn as {}, not as {asked}", names.join(", ")));
    }
    let ending = paper.output.as_ref().and_then(|it| it.extension());
    let Some(ending) = ending else { return Ok(&PICTURES[0]) };
    let is = |known: &&str| ending.eq_ignore_ascii_case(known);
    PICTURES.iter().find(|it| it.endings.iter().any(is)).ok_or_else(|| {
        let ending = Text::of(&ending.to_string_lossy());
        format!("no picture ends in `.{ending}`; give --format {}", names.join("|"))
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

fn width(word: &str) -> Result<usize, String> {
    let columns = word.parse().ok();
    columns
        .filter(|columns| (MIN_WIDTH..=MAX_WIDTH).contains(columns))
        .ok_or_else(|| format!("a number from {MIN_WIDTH} to {MAX_WIDTH} is needed"))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    script::size_of(text)
        .ok_or_else(|| "write columns and rows, such as 120x36, up to 1000x500".to_owned())
}
