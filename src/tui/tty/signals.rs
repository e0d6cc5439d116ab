//! Signals: noted by a thread of their own, heeded by the session, and enforced if it does not.

use std::io;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::modes;
use super::wire::Waker;

/// How long the session has to end by itself.
const GRACE: Duration = Duration::from_secs(1);
/// How long a terminal that reads nothing is given to take the last bytes.
const LAST_BYTES: Duration = Duration::from_millis(300);

/// What signals asked for.
#[derive(Debug, Default)]
pub struct Noted {
    /// The signal that ends the session, or 0.
    end: AtomicI32,
    /// The program shall stop until it is continued.
    pub suspend: AtomicBool,
    /// It was continued.
    pub resumed: AtomicBool,
    /// The terminal has another size.
    pub resized: AtomicBool,
    /// The terminal is lent to another program.
    pub lent: AtomicBool,
    /// Signals of keys are meant for that program, also just after its end: it may have ended by
    /// the very signal that is still on its way here.
    pub strays: AtomicBool,
}

impl Noted {
    /// The exit code that a signal asked for.
    pub fn ended(&self) -> Option<u8> {
        match self.end.load(Ordering::SeqCst) {
            0 => None,
            signal => Some(code(signal)),
        }
    }

    fn note(&self, signal: i32) {
        let lent = self.lent.load(Ordering::SeqCst);
        let strays = self.strays.load(Ordering::SeqCst);
        match signal {
            SIGWINCH => self.resized.store(true, Ordering::SeqCst),
            SIGCONT => self.resumed.store(!lent, Ordering::SeqCst),
            SIGTSTP if lent => stop_alone(),
            SIGTSTP => self.suspend.store(true, Ordering::SeqCst),
            SIGINT | SIGQUIT if strays => {}
            signal => {
                self.end.store(signal, Ordering::SeqCst);
                enforce(signal);
            }
        }
    }
}

/// The exit code of a program that a signal ended.
fn code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}

/// Starts the thread that notes signals.
pub fn listen(waker: Waker) -> io::Result<Arc<Noted>> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])?;
    let noted = Arc::new(Noted::default());
    let listener = Arc::clone(&noted);
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            listener.note(signal);
            waker.wake();
        }
    })?;
    Ok(noted)
}

/// Ends the program if the session has not ended by itself in time: it may be stuck in a write to
/// a terminal that reads nothing.
fn enforce(signal: i32) {
    let _ = thread::Builder::new().name("end".into()).spawn(move || {
        thread::sleep(GRACE);
        modes::leave_line();
        let _ = thread::Builder::new().name("last bytes".into()).spawn(modes::leave);
        thread::sleep(LAST_BYTES);
        process::exit(i32::from(code(signal)));
    });
}

/// Stops this process alone until it is continued.
pub fn stop_alone() {
    let _ = kill_process(getpid(), Signal::STOP);
}

/// Stops the whole job, as Ctrl-Z does. A stop typed at a terminal would be thrown away where no
/// shell is watching; this one is not.
pub fn stop_group() {
    let _ = kill_current_process_group(Signal::STOP);
}
