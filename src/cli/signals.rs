//! Being told to stop while a file is written: the temporary file goes, the old file stays.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::write::Failure;

/// While this lives, the signals that end a program are noted instead.
pub struct Held {
    released: Arc<AtomicBool>,
    noted: Arc<AtomicUsize>,
}

impl Held {
    /// Starts noting.
    pub fn new() -> Self {
        let held = Self {
            released: Arc::new(AtomicBool::new(false)),
            noted: Arc::new(AtomicUsize::new(0)),
        };
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or(0);
            // Without a handler the signal just ends the program, which is no worse than before.
            let _ =
                signal_hook::flag::register_conditional_default(signal, Arc::clone(&held.released));
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&held.noted), number);
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
    }
}
