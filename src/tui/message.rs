//! What comes in, and what is asked for in return.

use std::fmt;

use crate::board::Board;
use crate::config::theme::Theme;
use crate::load::Loaded;
use crate::tui::key::Key;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, made safe and cut to a sane length.
    Paste(String),
    /// The mouse did something at a cell.
    Mouse(Mouse),
    /// The terminal has another size now: columns, rows, and the height of a cell over its width if
    /// that is known.
    Resize(u16, u16, Option<f64>),
    /// The dossier's files changed and were read again.
    Reloaded(Box<Fresh>),
    /// The dossier's files changed and could not be read as a whole; the last good board stays.
    Broken(Vec<FaultLine>),
    /// Something was done or failed; one line for the reader.
    Told(String),
    /// Something went wrong; one line for the reader.
    Failed(String),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// Column from the left, from 0.
    pub x: u16,
    /// Row from the top, from 0.
    pub y: u16,
    /// What it did there.
    pub act: MouseAct,
}

/// What the mouse can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAct {
    /// The first button went down.
    Click,
    /// The wheel went up.
    WheelUp,
    /// The wheel went down.
    WheelDown,
}

/// A dossier read anew.
pub struct Fresh {
    /// What was loaded, without scenarios.
    pub loaded: Loaded,
    /// An older version it is compared with.
    pub old: Option<Loaded>,
    /// The checksum of its files.
    pub sha256: String,
    /// Its warnings.
    pub faults: Vec<FaultLine>,
    /// How it is loaded with scenarios, if it has some.
    pub hold: Option<Box<Hold>>,
}

/// Loads a dossier with the scenarios of those names laid over it; `None` if they have faults.
pub type Hold = dyn Fn(&[String]) -> Option<Loaded> + Send;

impl fmt::Debug for Fresh {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Fresh").field("sha256", &self.sha256).finish_non_exhaustive()
    }
}

impl Fresh {
    /// A dossier alone: nothing to compare with, no scenarios.
    pub fn of(loaded: Loaded) -> Self {
        Self { loaded, old: None, sha256: String::new(), faults: Vec::new(), hold: None }
    }
}

/// One finding of load or check, worded for a list on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultLine {
    /// `file:line:column`.
    pub place: String,
    /// Its code, such as `E-unknown-key`.
    pub code: String,
    /// What is wrong.
    pub says: String,
    /// What to do; may be empty.
    pub help: String,
}

/// Something the program is asked to do outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End; with the view as text on the normal screen afterwards.
    Quit {
        /// Whether the view is printed.
        print: bool,
    },
    /// End at once, as by Ctrl-C.
    Abort,
    /// Write what is shown to a new file: a name of the export formats or of the pictures.
    Export(&'static str),
    /// Put a text on the terminal's clipboard; the second says what it is.
    Copy(String, &'static str),
    /// Open the record of that address in the editor.
    Edit(String),
    /// Open a link, which the reader has seen and confirmed.
    Open(String),
    /// Read the dossier again.
    Reload,
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Turn reports of the mouse on or off.
    Mouse(bool),
}

/// The world around the board: a terminal, or a script.
pub trait World {
    /// Shows a finished screen; `None` as cursor hides it.
    ///
    /// # Errors
    /// The screen is gone; the program must end.
    fn show(&mut self, frame: Frame) -> Result<(), Gone>;
    /// Waits until something happens. More than one message may come at once.
    ///
    /// # Errors
    /// Nothing will ever happen again; the program must end.
    fn wait(&mut self) -> Result<Vec<Message>, Gone>;
    /// Carries out what the board asked for.
    ///
    /// # Errors
    /// The program must end.
    fn act(&mut self, effect: &Effect, scene: &Scene<'_>) -> Result<Vec<Message>, Gone>;
}

/// A finished screen.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Its cells.
    pub cells: ratatui::buffer::Buffer,
    /// Where the cursor stands, if it is shown: column, row.
    pub cursor: Option<(u16, u16)>,
}

/// What is on screen when an effect is asked for.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The board.
    pub board: &'a Board<'a>,
    /// The screen as last drawn.
    pub frame: &'a Frame,
    /// The theme it is drawn with.
    pub theme: &'a Theme,
    /// The signs in use.
    pub glyphs: crate::briefing::glyphs::Glyphs,
    /// The checksum of the dossier.
    pub sha256: &'a str,
}

/// The end of the session, and the exit code it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone(pub u8);
