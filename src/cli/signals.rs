//! Being told to stop while a file is written: the temporary file goes, the old file stays.
//!
//! On the screen the session heeds these signals all the time and ends by itself; then they are only
//! noted here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::write::Failure;

/// Whether a session on the screen heeds the signals.
static SESSION: AtomicBool = AtomicBool::new(false);

/// From now on a session on the screen heeds the signals, and a write only takes note of them.
pub fn session() {
    SESSION.store(true, Ordering::SeqCst);
}

/// While this lives, the signals that end a program are noted instead.
pub struct Held {
    released: Arc<AtomicBool>,
    noted: Arc<AtomicUsize>,
    /// What is taken back in the end.
    notes: Vec<SigId>,
}

impl Held {
    /// Starts noting.
    pub fn new() -> Self {
        let mut held = Self {
            notes: Vec::new(),
            released: Arc::new(AtomicBool::new(false)),
            noted: Arc::new(AtomicUsize::new(0)),
        };
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or(0);
            // Without a handler the signal just ends the program, which is no worse than before.
            if !SESSION.load(Ordering::SeqCst) {
                let released = Arc::clone(&held.released);
                let _ = signal_hook::flag::register_conditional_default(signal, released);
            }
            let noted = Arc::clone(&held.noted);
            held.notes.extend(signal_hook::flag::register_usize(signal, noted, number));
        }
        held
    }

    /// Whether to stop: asked once, before the new file takes its name.
    ///
    /// # Errors
    /// The signal that came meanwhile.
    pub fn check(&self) -> Result<(), Failure> {
        match self.noted.load(Ordering::SeqCst) {
            0 => Ok(()),
            signal => Err(Failure::Signal(u8::try_from(signal).unwrap_or(0))),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.released.store(true, Ordering::SeqCst);
        for note in self.notes.drain(..) {
            signal_hook::low_level::unregister(note);
        }
    }
}
