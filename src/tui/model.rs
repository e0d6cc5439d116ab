//! What the screen knows: where the reader stands, and what lies over the board.

use tui_input::Input;

use crate::board::question::Question;
use crate::briefing::glyphs::Glyphs;
use crate::briefing::pages::PAGES;
use crate::briefing::pages::analysis::ANALYSES;
use crate::chart::camera::{Camera, Preset};
use crate::dataset::date::Day;
use crate::text;
use crate::tui::bindings::Keys;
use crate::tui::key::Key;
use crate::tui::message::FaultLine;
use crate::tui::sheet::{Filter, Order};

/// Height of a cell over its width where the terminal does not tell.
pub const ASPECT: f64 = 2.0;

/// How many panels there are.
pub const PANELS: usize = PAGES.len();

/// Which part of the board has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list of the panel.
    #[default]
    List,
    /// The detail of the selected record.
    Detail,
}

/// What a panel remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelView {
    /// The selected record; `None` takes the first.
    pub selected: Option<String>,
    /// The record that was chosen; selected again when it comes back. `None` before any choice: the
    /// list is shown from its top.
    pub chosen: Option<String>,
    /// Where it stood, so that a record that is gone leaves the selection near.
    pub at: usize,
    /// The first line shown.
    pub top: usize,
    /// What rows must match.
    pub filter: Filter,
    /// The order of rows.
    pub order: Option<Order>,
}

/// Where the map looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Sight {
    /// At the fighting as a whole.
    #[default]
    Home,
    /// At a view that has a name, fitted to the room there is.
    View(Preset),
    /// Where the reader moved it.
    At(Camera),
}

/// Where the map stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapView {
    /// Where it looks.
    pub sight: Sight,
    /// The panel shows rows instead.
    pub list: bool,
}

/// What the reader looks at: everything that undo steps through and a session keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The question on the board.
    pub question: Question,
    /// The panel in focus: an index into [`PAGES`].
    pub panel: usize,
    /// The panel in the slot that some share: brief, map, evidence or analysis.
    pub shared: usize,
    /// List or detail.
    pub focus: Focus,
    /// The panel has the whole screen.
    pub zoom: bool,
    /// What each panel remembers.
    pub panels: [PanelView; PANELS],
    /// The map.
    pub map: MapView,
    /// The scenarios that are held, by name.
    pub scenarios: Vec<String>,
    /// The section that the analysis shows: an index into [`ANALYSES`].
    pub asked: usize,
}

/// A record followed in the detail, and how far it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The record.
    pub record: String,
    /// The selected link.
    pub at: usize,
    /// The first line shown.
    pub top: usize,
}

/// What lies over the board.
#[derive(Clone, Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The keys.
    Help {
        /// The first line shown.
        top: usize,
    },
    /// About the program.
    About {
        /// The first line shown.
        top: usize,
    },
    /// The dossier's faults and warnings.
    Faults {
        /// The first line shown.
        top: usize,
    },
    /// The second keys of a prefix.
    Menu(Key),
    /// A line that is typed, with what it is for.
    Line(Typing, Input),
    /// A list to choose from by typing.
    Pick {
        /// Records, not commands.
        records: bool,
        /// What is typed.
        input: Input,
        /// The chosen row.
        at: usize,
    },
    /// Links that could be opened.
    Links {
        /// The links.
        links: Vec<String>,
        /// The chosen one.
        at: usize,
    },
}

impl Overlay {
    /// The first line shown of a page that scrolls.
    pub fn top(&mut self) -> Option<&mut usize> {
        match self {
            Self::Help { top } | Self::About { top } | Self::Faults { top } => Some(top),
            _ => None,
        }
    }
}

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// The filter of the panel in focus.
    Filter,
    /// The date of the board.
    Date,
}

/// A line for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The words.
    pub text: String,
    /// Something failed.
    pub alert: bool,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Model {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What the reader looks at.
    pub view: View,
    /// Views before.
    pub undo: Vec<View>,
    /// Views undone.
    pub redo: Vec<View>,
    /// Records followed in the detail, the oldest first.
    pub trail: Vec<Step>,
    /// How far the detail of the selected row was read: link, first line.
    pub detail: Step,
    /// Whom the key before this one left out; nobody after a click.
    pub muted: Option<String>,
    /// What lies over the board.
    pub overlay: Overlay,
    /// One line about what was just done.
    pub status: Option<Status>,
    /// Faults that keep a changed dossier from being shown; empty if all is well.
    pub broken: Vec<FaultLine>,
    /// Warnings of the dossier on the board.
    pub warnings: Vec<FaultLine>,
    /// What is wrong with the configuration.
    pub settings: Vec<FaultLine>,
    /// The question that was on the board before: what marks are counted from.
    pub before: Option<Question>,
    /// The dossier's own date.
    pub home: Day,
    /// Signs.
    pub glyphs: Glyphs,
    /// Signs of the map; `None` follows the other signs.
    pub signs: Option<crate::chart::Signs>,
    /// Height of a cell of the screen over its width.
    pub aspect: f64,
    /// The same as the reader chose it; `None` believes the terminal.
    pub cell: Option<f64>,
    /// Whether the theme has grounds for the map.
    pub tints: bool,
    /// Which theme: an index into the themes at hand.
    pub theme: usize,
    /// The names of the themes at hand.
    pub themes: Vec<String>,
    /// Whether the mouse is reported.
    pub mouse: bool,
    /// Which key does what.
    pub keys: Keys,
}

impl Model {
    /// A fresh board for a question.
    pub fn new(question: Question, home: Day) -> Self {
        let view = View {
            question,
            panel: 0,
            shared: 0,
            focus: Focus::List,
            zoom: false,
            panels: std::array::from_fn(|_| PanelView::default()),
            map: MapView::default(),
            asked: 0,
            scenarios: Vec::new(),
        };
        Self {
            size: (80, 24),
            view,
            undo: Vec::new(),
            redo: Vec::new(),
            trail: Vec::new(),
            detail: Step::default(),
            muted: None,
            overlay: Overlay::None,
            status: None,
            broken: Vec::new(),
            warnings: Vec::new(),
            settings: Vec::new(),
            before: None,
            home,
            glyphs: Glyphs::Full,
            signs: None,
            aspect: ASPECT,
            cell: None,
            tints: false,
            theme: 0,
            themes: Vec::new(),
            mouse: false,
            keys: Keys::default(),
        }
    }

    /// Takes the size of the screen in cells, and what it says of the shape of a cell.
    pub fn resize(&mut self, size: (u16, u16), aspect: Option<f64>) {
        self.size = size;
        self.aspect = self.cell.or(aspect).unwrap_or(ASPECT);
    }

    /// What the panel in focus remembers.
    pub fn panel(&self) -> &PanelView {
        &self.view.panels[self.view.panel.min(PANELS - 1)]
    }

    /// The same, to change it.
    pub fn panel_mut(&mut self) -> &mut PanelView {
        &mut self.view.panels[self.view.panel.min(PANELS - 1)]
    }

    /// The step of the detail that is shown.
    pub fn step(&self) -> &Step {
        self.trail.last().unwrap_or(&self.detail)
    }

    /// The same, to change it.
    pub fn step_mut(&mut self) -> &mut Step {
        self.trail.last_mut().unwrap_or(&mut self.detail)
    }

    /// Has the detail show the selected row from its beginning.
    pub fn leave_detail(&mut self) {
        self.trail.clear();
        self.detail = Step::default();
    }

    /// Says something.
    pub fn tell(&mut self, text: impl AsRef<str>) {
        self.say(text.as_ref(), false);
    }

    /// Says that something failed.
    pub fn fail(&mut self, text: impl AsRef<str>) {
        self.say(text.as_ref(), true);
    }

    /// A key may be named that is a mark without a letter, so the sentence is cleaned whole.
    fn say(&mut self, text: &str, alert: bool) {
        self.status = Some(Status { text: text::line(text).0, alert });
    }

    /// Remembers the view before a change that undo should step over.
    pub fn remember(&mut self) {
        const LIMIT: usize = 100;
        self.redo.clear();
        self.undo.push(self.view.clone());
        if self.undo.len() > LIMIT {
            self.undo.remove(0);
        }
    }

    /// The name of the section that the analysis shows.
    pub fn asked(&self) -> &'static str {
        ANALYSES.get(self.view.asked).copied().unwrap_or(ANALYSES[0])
    }

    /// The id of a panel.
    pub fn name(panel: usize) -> &'static str {
        PAGES.get(panel).map_or("", |page| page.id)
    }
}

/// Panels that share one slot of the wide layouts.
pub fn shares(panel: usize) -> bool {
    matches!(Model::name(panel), "brief" | "map" | "evidence" | "analysis")
}
