//! The vocabulary of the printed page: sections of typed blocks, whose values keep their sources.
//!
//! Screen and exports draw these and decide nothing: no sum, no date, no rule is applied after this.

pub use crate::board::theatre::{Course, FrontLine, Ground, Path, Side, Spot, Theatre};
use crate::chart::camera::{Bounds, Preset, presets};
pub use crate::dataset::record::Cite;

/// What a value means to the reader; each output decides how that looks. Colour never carries it
/// alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// The one thing that matters.
    Strong,
    /// Units, ids, legends.
    Dim,
    /// Two or more independent origins stand behind it.
    Confirmed,
    /// One origin says so.
    Claimed,
    /// Somebody says the opposite.
    Disputed,
    /// Overdue, or past its time.
    Alert,
    /// So only in the scenario that is held.
    Assumed,
    /// Belongs to the first side of the dossier.
    SideA,
    /// Belongs to the second.
    SideB,
}

/// A piece of running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they are meant.
    pub tone: Tone,
    /// What they rest on.
    pub sources: Vec<Cite>,
}

/// The value of a table cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words; may be shortened with an ellipsis or wrapped.
    Prose(String),
    /// A name; wrapped, never cut.
    Name(String),
    /// A number with its sign and marks, aligned on the decimal point; never shortened.
    Number(String),
    /// A date or an interval; never shortened.
    Date(String),
    /// A code, a rating, a glyph with its word; never shortened.
    Code(String),
    /// Not known: printed as a dash, never as zero.
    Missing,
}

/// The numbers of an amount that somebody claimed, in plain decimals: what a program reads where a
/// reader sees `≥ 11,000`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    /// The lower end; `None` if nobody named one.
    pub low: Option<String>,
    /// The best estimate, if one was given.
    pub best: Option<String>,
    /// The upper end; `None` if nobody named one.
    pub high: Option<String>,
    /// The lower end itself is outside: "more than".
    pub low_open: bool,
    /// The upper end itself is outside: "less than".
    pub high_open: bool,
    /// Said to be about so many.
    pub about: bool,
    /// What is counted, as a dossier writes it: `shell/year`; empty for a bare number.
    pub unit: String,
    /// The day it was reported, ISO 8601; `None` if it stands on an undated record.
    pub day: Option<String>,
}

/// A value that keeps what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is shown.
    pub value: Value,
    /// The same in numbers, if it shows one claimed amount.
    pub exact: Option<Box<Exact>>,
    /// How it is meant.
    pub tone: Tone,
    /// What it rests on.
    pub sources: Vec<Cite>,
}

/// What a column holds; decides alignment and whether it may be shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words: left, may wrap or take an ellipsis.
    Prose,
    /// Names: left, may wrap between words, never cut.
    Name,
    /// Numbers: right, aligned on the decimal point.
    Number,
    /// Dates: left.
    Date,
    /// Codes and status words: left.
    Code,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Heading.
    pub head: &'static str,
    /// Unit of every number in it, printed once beside the heading; empty for none.
    pub unit: String,
    /// What it holds.
    pub form: Form,
    /// When space is short, the column with the highest number goes first; 0 is never dropped.
    pub drop: u8,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// The record the row stands for, as `kind:id`; empty for none.
    pub record: String,
    /// Further lines of text that belong to the row, printed below it, indented.
    pub below: Vec<Vec<Run>>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns, in reading order.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// A total below a rule, if there is one.
    pub total: Option<Row>,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its text.
    pub runs: Vec<Run>,
    /// The record it stands for, as `kind:id`; empty for none.
    pub record: String,
    /// Further paragraphs that belong to it, printed below it, indented.
    pub below: Vec<Vec<Run>>,
}

/// A map to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is on it.
    pub theatre: Theatre,
    /// What it may show, each with a name.
    pub views: Vec<Preset>,
    /// Which of them is drawn: its place among the views.
    pub shown: usize,
}

impl Figure {
    /// A theatre with all its views, of which the first is drawn.
    pub fn of(theatre: Theatre) -> Self {
        let views = presets(&theatre);
        Self { theatre, views, shown: 0 }
    }

    /// The view that is drawn: its name, and what it shows.
    pub fn view(&self) -> Option<(&str, Bounds)> {
        self.views.get(self.shown).map(|view| (view.name.as_str(), view.bounds))
    }

    /// The first view of a name, whatever its capitals, else that of the front with an address.
    fn find(&self, which: &str) -> Option<usize> {
        let named = |view: &Preset| view.name.eq_ignore_ascii_case(which);
        let lies = |view: &Preset| !view.address.is_empty() && view.address == which;
        let position = |is: &dyn Fn(&Preset) -> bool| self.views.iter().position(is);
        position(&named).or_else(|| position(&lies))
    }
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading inside a section.
    Heading(String),
    /// A paragraph.
    Prose(Vec<Run>),
    /// A list with a mark before each item.
    List(Vec<Item>),
    /// Labels with their values.
    Facts(Vec<(String, Vec<Run>)>),
    /// A table.
    Table(Table),
    /// A remark in small print: a legend, a rule in words, an empty state that speaks.
    Note(String),
    /// A map.
    Chart(Box<Figure>),
}

/// A section of the briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its name on the command line and in JSON.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A source as listed: its number is what `[n]` in the text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Number, from 1.
    pub number: usize,
    /// Its id in the dossier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher, or empty.
    pub publisher: String,
    /// Day of publication, ISO 8601.
    pub published: String,
    /// Admiralty letter, or empty.
    pub reliability: String,
    /// Link, or empty.
    pub url: String,
}

/// Everything a citation can say about a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its address: `claim:nk-troops-total`, `stance:nk-troops-total/south-korea`, …
    pub address: String,
    /// Who says so; "assessment" for our own states and judgements.
    pub who: String,
    /// What is said, in the dossier's words.
    pub says: String,
    /// Day it was said or published, ISO 8601.
    pub reported: String,
    /// Admiralty rating such as `C3`, or empty.
    pub rating: String,
    /// Numbers of the sources behind it: one for a statement, all it rests on for an assessment.
    pub sources: Vec<usize>,
}

/// What an export must say so that it can be printed again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// SHA-256 of the dossier's files.
    pub sha256: String,
    /// Version of the program.
    pub version: String,
    /// The question: pairs such as ("as of", "2024-10-22").
    pub question: Vec<(String, String)>,
    /// The exact command, ready for a shell: its words in order, an option in one with its value.
    pub command: Vec<String>,
}

/// A whole briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Briefing {
    /// Title.
    pub title: String,
    /// The lines under the title: as of, data cut-off, mode.
    pub head: Vec<(String, String)>,
    /// The sections that were asked for, in order.
    pub sections: Vec<Section>,
    /// Every source on the board, by number.
    pub sources: Vec<SourceLine>,
    /// Every report that a block cites, by citation.
    pub references: std::collections::BTreeMap<Cite, Reference>,
    /// How to print it again.
    pub receipt: Receipt,
}

impl Briefing {
    /// The maps on its pages.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| match block {
            Block::Chart(figure) => Some(&**figure),
            _ => None,
        })
    }

    /// Turns its maps to the view of a name, whatever its capitals, or of the address of a front:
    /// of views with one name to the first, and the general ones come first.
    ///
    /// # Errors
    /// What a map has, if it has no such view: names, and addresses where a name leads to another
    /// view; none if there is no map.
    pub fn look_at(&mut self, name: &str) -> Result<(), Vec<String>> {
        let blocks = self.sections.iter_mut().flat_map(|section| &mut section.blocks);
        let mut turned = Err(Vec::new());
        for block in blocks {
            let Block::Chart(figure) = block else { continue };
            let Some(at) = figure.find(name) else {
                let own = figure.views.iter().enumerate();
                let called = own.map(|(at, view)| match figure.find(&view.name) {
                    Some(first) if first != at => view.address.clone(),
                    _ => view.name.clone(),
                });
                return Err(called.collect());
            };
            figure.shown = at;
            turned = Ok(());
        }
        turned
    }
}
