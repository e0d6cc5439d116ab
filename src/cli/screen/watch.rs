//! Follows the dossier on the disk: a thread looks twice a second, waits until whoever writes is
//! done, reads everything anew and sends the board what it found.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::stamps::Stamps;
use crate::check;
use crate::cli::excerpt::Places;
use crate::cli::files::Unreadable;
use crate::cli::reading::{self, Reading};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Input, Loaded};
use crate::tui::message::{FaultLine, Message};
use crate::tui::tty::Post;

/// How often the files are looked at.
const PERIOD: Duration = Duration::from_millis(500);
/// How long they must have been still; also the shortest time between two readings.
const QUIET: Duration = Duration::from_millis(250);
/// Whoever writes without a pause is read all the same after so many of these.
const PATIENCE: usize = 8;

/// What the board can ask of the watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Look at once.
    Look,
    /// Read again, and answer also when nothing changed.
    Reload,
}

/// The watch; it ends when this is dropped.
#[derive(Debug)]
pub struct Watch(Sender<Ask>);

impl Watch {
    /// Begins to watch a file or a folder; unless `follows`, only when it is asked to.
    pub fn start(
        dossier: PathBuf,
        (sha256, attached): (String, Vec<String>),
        scenarios: Vec<Input>,
        follows: bool,
        post: Post,
    ) -> Self {
        let (sender, asks) = mpsc::channel();
        // Without the thread the board stays as it is, and `ask` reaches nobody.
        let _ = thread::Builder::new().name("watch".into()).spawn(move || {
            let seen = Stamps::of(&dossier, &attached);
            let late = follows && seen.fresh();
            let good = Some(sha256);
            let follower =
                Follower { dossier, attached, scenarios, seen, good, late, follows, post };
            follower.follow(&asks);
        });
        Self(sender)
    }

    /// Asks for a look or a reading.
    pub fn ask(&self, ask: Ask) {
        let _ = self.0.send(ask);
    }
}

/// What the thread knows.
struct Follower {
    dossier: PathBuf,
    attached: Vec<String>,
    /// The files of scenarios that were named beside it; they are not read again.
    scenarios: Vec<Input>,
    /// The files as they were just before they were last read.
    seen: Stamps,
    /// The checksum of what the board shows; `None` while a banner says that it is behind.
    good: Option<String>,
    /// The files may have changed while the first board was made.
    late: bool,
    /// Whether it looks unasked.
    follows: bool,
    post: Post,
}

impl Follower {
    fn follow(mut self, asks: &Receiver<Ask>) {
        loop {
            let heard = if self.follows {
                asks.recv_timeout(PERIOD)
            } else {
                asks.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            let asked = match heard {
                Ok(ask) => Some(ask),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let late = std::mem::take(&mut self.late);
            if asked.is_none() && !late && self.seen.still() {
                continue;
            }
            self.settle();
            // A fault in reading is told by the panic hook; the next save is another try.
            let answer = asked == Some(Ask::Reload);
            let _ = panic::catch_unwind(AssertUnwindSafe(|| self.read(answer)));
        }
    }

    /// Waits until nobody writes any more.
    fn settle(&mut self) {
        for _ in 0..PATIENCE {
            self.seen = Stamps::of(&self.dossier, &self.attached);
            thread::sleep(QUIET);
            if self.seen.still() {
                return;
            }
        }
    }

    fn read(&mut self, answer: bool) {
        let read = reading::reading(Some(&self.dossier), &self.scenarios);
        let message = match read {
            Ok(read) if self.good.as_ref() == Some(&read.sha256) => {
                let same = "read again: the dossier is the same";
                answer.then(|| Message::Told(same.to_owned()))
            }
            Ok(read) => Some(self.take(read)),
            Err(faults) => {
                self.good = None;
                Some(Message::Broken(faults.iter().map(unreadable).collect()))
            }
        };
        if let Some(message) = message {
            self.post.send(message);
        }
    }

    /// A dossier that is another one than before.
    fn take(&mut self, read: Reading) -> Message {
        if read.attached != self.attached {
            self.attached.clone_from(&read.attached);
            // Files that were not looked at so far may have changed meanwhile.
            self.late = true;
        }
        let report = check::check(&read.loaded);
        if report.failed(false) {
            self.good = None;
            return Message::Broken(lines(&read.loaded, &report.diagnostics, Severity::Error));
        }
        self.good = Some(read.sha256.clone());
        let faults = lines(&read.loaded, &report.diagnostics, Severity::Warning);
        Message::Reloaded(Box::new(read.fresh(faults)))
    }
}

/// Findings of one severity, worded for the screen.
pub fn lines(loaded: &Loaded, faults: &[Diagnostic], severity: Severity) -> Vec<FaultLine> {
    let places = Places::of(&loaded.files);
    let line = |fault: &Diagnostic| {
        let (line, column) = places.place(fault.span.file, fault.span.start);
        FaultLine {
            place: format!("{}:{line}:{column}", places.file(fault.span.file).0),
            code: fault.rule.code.to_owned(),
            says: fault.message.to_string(),
            help: fault.help.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    };
    faults.iter().filter(|it| it.rule.severity == severity).map(line).collect()
}

fn unreadable(fault: &Unreadable) -> FaultLine {
    FaultLine {
        place: fault.name.to_string(),
        code: String::new(),
        says: fault.why.clone(),
        help: String::new(),
    }
}
