//! Being told to stop while a file is written: the temporary file goes, the old file stays.
//!
//! On the screen the session heeds these signals all the time and ends by itself; then they are only
//! noted here.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// Whether a session on the screen heeds the signals.
static SESSION: AtomicBool = AtomicBool::new(false);

/// From now on a session on the screen heeds the signals, and a write only takes note of them.
pub fn session() {
    SESSION.store(true, Ordering::SeqCst);
}

/// Whether the signals end the program as if it never heeded them. There is one for all writes: what
/// the first of them set up stays, and must not end the program within the second.
fn released() -> &'static AtomicBool {
    static RELEASED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    RELEASED.get_or_init(|| {
        let released = Arc::new(AtomicBool::new(true));
        for signal in SIGNALS {
            // Without a handler the signal just ends the program, which is no worse than before.
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::clone(&released));
        }
        released
    })
}

/// The signals that end a program.
const SIGNALS: [i32; 3] = [SIGHUP, SIGINT, SIGTERM];

/// The number of a signal that told the program to end.
#[derive(Debug, PartialEq, Eq)]
pub struct Signal(pub u8);

/// While this lives, the signals that end a program are noted instead.
pub struct Held {
    noted: Arc<AtomicUsize>,
    /// What is taken back in the end.
    notes: Vec<SigId>,
}

impl Held {
    /// Starts noting.
    pub fn new() -> Self {
        let mut held = Self { notes: Vec::new(), noted: Arc::new(AtomicUsize::new(0)) };
        for signal in SIGNALS {
            let number = usize::try_from(signal).unwrap_or(0);
            let noted = Arc::clone(&held.noted);
            held.notes.extend(signal_hook::flag::register_usize(signal, noted, number));
        }
        if !SESSION.load(Ordering::SeqCst) {
            released().store(false, Ordering::SeqCst);
        }
        held
    }

    /// Whether to stop: asked once, before the new file takes its name.
    ///
    /// # Errors
    /// The signal that came meanwhile.
    pub fn check(&self) -> Result<(), Signal> {
        match self.noted.load(Ordering::SeqCst) {
            0 => Ok(()),
            signal => Err(Signal(u8::try_from(signal).unwrap_or(0))),
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !SESSION.load(Ordering::SeqCst) {
            released().store(true, Ordering::SeqCst);
        }
        for note in self.notes.drain(..) {
            signal_hook::low_level::unregister(note);
        }
    }
}
