//! The screen's outside: a real terminal, the dossier's files, the editor, the clipboard, links.
//!
//! The program starts another one only on a key of the reader: the editor, the opener of links, and
//! inside tmux its clipboard.

mod clipboard;
mod editor;
mod exports;
mod lines;
mod links;
pub mod session;
mod stamps;
mod watch;

use std::fmt;
use std::path::PathBuf;

use super::Stop;
use super::files::{self, STDIN};
use super::signals;
use crate::briefing::detail;
use crate::load::Input;
use crate::tui::message::{Effect, Frame, Gone, Message, Scene, World};
use crate::tui::tty::{Terminal, Window};
pub use lines::Lines;
use watch::{Ask, Watch};

/// Exports what is on screen in a format; gives the name of the file, or why there is none.
pub type Export = dyn Fn(&'static str, &Scene<'_>) -> Result<String, String>;

/// What the terminal's world needs to know of the rest.
pub struct Outside {
    /// The dossier: a file, a folder, `-`, or the one that comes with the program.
    pub dossier: Option<PathBuf>,
    /// The checksum of the dossier as the board was made from it.
    pub sha256: String,
    /// The files it attaches, as paths below its folder.
    pub attached: Vec<String>,
    /// The files of scenarios that were named beside it.
    pub scenarios: Vec<Input>,
    /// Whether the dossier is read again when its files change.
    pub watch: bool,
    /// Whether the terminal may be asked to take text to its clipboard.
    pub clipboard: bool,
    /// The editor's command line, if the configuration names one.
    pub editor: Option<String>,
    /// Where its lines begin.
    pub lines: Lines,
    /// Whether anything is drawn in colour.
    pub colour: bool,
    /// How files are exported.
    pub exports: Box<Export>,
}

/// A real terminal and what lies around it.
pub struct TerminalWorld {
    terminal: Terminal,
    outside: Outside,
    /// `None` for a dossier that cannot change.
    watch: Option<Watch>,
    #[cfg(debug_assertions)]
    trial: trial::Trial,
    /// The screen to be printed after the end.
    last: Option<Frame>,
}

impl fmt::Debug for TerminalWorld {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("TerminalWorld").finish_non_exhaustive()
    }
}

/// Whether there is a terminal that can show a board.
pub fn is_there() -> bool {
    let able = std::env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != "dumb");
    able && crate::tui::tty::is_there()
}

impl TerminalWorld {
    /// Takes the terminal, with reports of the mouse or without, and begins to watch the dossier.
    ///
    /// # Errors
    /// The terminal refuses.
    pub fn open(outside: Outside, mouse: bool) -> Result<Self, Stop> {
        signals::session();
        let mut terminal = Terminal::enter(outside.colour)
            .map_err(|why| Stop::files(format!("error: the terminal cannot be used: {why}")))?;
        if mouse {
            // A terminal that is gone already is noticed soon enough.
            let _ = terminal.mouse(true);
        }
        let watched = outside.dossier.as_ref().filter(|path| path.as_os_str() != STDIN);
        let watch = watched.map(|path| {
            let known = (outside.sha256.clone(), outside.attached.clone());
            let scenarios = outside.scenarios.clone();
            Watch::start(path.clone(), known, scenarios, outside.watch, terminal.post())
        });
        Ok(Self {
            terminal,
            watch,
            #[cfg(debug_assertions)]
            trial: trial::Trial::of_environment(),
            last: None,
            outside,
        })
    }

    /// How large the frames are that are asked for.
    pub fn window(&self) -> Window {
        self.terminal.window()
    }

    /// The screen that the reader wants printed after the end.
    pub fn last(&mut self) -> Option<Frame> {
        self.last.take()
    }

    fn ask(&self, ask: Ask) -> Message {
        match &self.watch {
            Some(watch) => {
                watch.ask(ask);
                Message::Told("reading the dossier again".into())
            }
            None => Message::Failed(self.fixed("be read again")),
        }
    }

    /// Why a dossier without files cannot do what others can.
    fn fixed(&self, what: &str) -> String {
        let which = match self.outside.dossier {
            Some(_) => "a dossier on standard input",
            None => "the dossier that comes with the program",
        };
        format!("{which} has no files here and cannot {what}")
    }

    /// The file and the line of a record.
    fn place(&self, address: &str, scene: &Scene<'_>) -> Result<(PathBuf, u32), String> {
        let Some(dossier) = self.outside.dossier.as_deref().filter(|_| self.watch.is_some()) else {
            return Err(self.fixed("be edited"));
        };
        let span = detail::place(scene.board, address);
        let place = span.and_then(|span| self.outside.lines.place(span));
        let (name, line) = place.ok_or_else(|| format!("no file holds {address}"))?;
        let alone = || dossier.exists().then(|| dossier.to_owned());
        let path = if dossier.is_dir() { files::find(dossier, name) } else { alone() };
        let gone = || format!("{name} does not exist any more, or several files are called so");
        path.map(|path| (path, line)).ok_or_else(gone)
    }

    fn edit(&mut self, address: &str, scene: &Scene<'_>) -> Result<Message, Gone> {
        let (path, line) = match self.place(address, scene) {
            Ok(place) => place,
            Err(why) => return Ok(Message::Failed(why)),
        };
        let command = match editor::command(self.outside.editor.as_deref(), &path, line) {
            Ok(command) => command,
            Err(why) => return Ok(Message::Failed(why)),
        };
        let done = self.terminal.lend(|| editor::run(&command))?;
        if let Some(watch) = &self.watch {
            watch.ask(Ask::Look);
        }
        Ok(match done {
            Ok(says) => Message::Told(says),
            Err(why) => Message::Failed(why),
        })
    }

    fn copy(&mut self, text: &str, what: &str) -> Result<Message, Gone> {
        let count = text.chars().count();
        if !self.outside.clipboard {
            return Ok(Message::Failed("the configuration says clipboard = false".into()));
        }
        if !self.terminal.copy(text)? {
            return Ok(Message::Failed(format!(
                "{what}: {count} characters are more than a terminal's clipboard takes; \
                 `e` exports to a file"
            )));
        }
        clipboard::tmux(text);
        Ok(Message::Told(format!(
            "{what}: {count} characters sent to the terminal (OSC 52); if none arrive, e exports"
        )))
    }
}

impl World for TerminalWorld {
    fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        #[cfg(debug_assertions)]
        self.trial.draw();
        self.terminal.show(frame)
    }

    fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        let messages = self.terminal.wait()?;
        for message in &messages {
            if let Message::Reloaded(fresh) = message {
                self.outside.lines = Lines::of(&fresh.loaded.files);
            }
        }
        #[cfg(debug_assertions)]
        self.trial.update(&messages);
        Ok(messages)
    }

    fn act(&mut self, effect: &Effect, scene: &Scene<'_>) -> Result<Vec<Message>, Gone> {
        let message = match effect {
            Effect::Quit { print } => {
                self.last = print.then(|| scene.frame.clone());
                return Err(Gone(0));
            }
            Effect::Abort => return Err(Gone(130)),
            Effect::Export(format) => match (self.outside.exports)(format, scene) {
                Ok(file) => Message::Told(format!("written: {file}")),
                Err(why) => Message::Failed(why),
            },
            Effect::Copy(text, what) => self.copy(text, what)?,
            Effect::Edit(address) => self.edit(address, scene)?,
            Effect::Open(link) => match links::open(link, &self.terminal.post()) {
                Ok(()) => Message::Told(format!("opening {link}")),
                Err(why) => Message::Failed(why),
            },
            Effect::Reload => self.ask(Ask::Reload),
            Effect::Suspend => {
                self.terminal.suspend();
                return Ok(Vec::new());
            }
            Effect::Redraw => {
                self.terminal.redraw();
                return Ok(Vec::new());
            }
            Effect::Mouse(on) => {
                self.terminal.mouse(*on)?;
                return Ok(Vec::new());
            }
        };
        Ok(vec![message])
    }
}

/// Faults on purpose, for the tests of what happens then.
#[cfg(debug_assertions)]
mod trial {
    use crate::tui::message::Message;

    /// Which fault, and what has happened so far.
    #[derive(Debug)]
    pub struct Trial {
        fault: String,
        drawn: bool,
        typed: bool,
    }

    #[expect(clippy::panic, reason = "it is the purpose")]
    impl Trial {
        pub fn of_environment() -> Self {
            let fault = std::env::var("SITROOM_TEST_PANIC").unwrap_or_default();
            Self { fault, drawn: false, typed: false }
        }

        pub fn draw(&mut self) {
            match self.fault.as_str() {
                "start" => panic!("a trial while starting"),
                "draw" if self.typed => panic!("a trial while drawing"),
                "worker" if !self.drawn => {
                    std::thread::spawn(|| panic!("a trial beside the screen"));
                }
                _ => {}
            }
            self.drawn = true;
        }

        pub fn update(&mut self, messages: &[Message]) {
            self.typed |= messages.iter().any(|it| matches!(it, Message::Key(_)));
            assert!(self.fault != "update" || !self.typed, "a trial while thinking");
        }
    }
}
