//! What is switched on in the terminal, and the one way to switch it all off.
//!
//! This is kept for the whole process and not in a value, because a panic and a signal must be able
//! to give the terminal back too.

use std::io;
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;

/// What is on: the screen, the mouse.
static ON: AtomicU8 = AtomicU8::new(0);
const SCREEN: u8 = 1;
const MOUSE: u8 = 2;
/// Whether the session wants the mouse, also while the terminal is left.
static MOUSE_WANTED: AtomicBool = AtomicBool::new(false);

/// The alternate screen, marked pastes, no cursor, cells that stay where they are written (some
/// terminals else turn a Hebrew name together with the numbers behind it: mode 8 of ECMA-48, BDSM),
/// an empty page.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[8l\x1b[0m\x1b[2J";
/// The same backwards; first of all a frame that was cut off is ended.
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[8h\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// Presses, drags and the wheel; not every movement.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Takes the terminal.
pub fn enter() -> io::Result<()> {
    // Colours are decided by the theme; crossterm's own idea of NO_COLOR wipes bold and reverse too.
    crossterm::style::force_color_output(true);
    enable_raw_mode()?;
    ON.fetch_or(SCREEN, Ordering::SeqCst);
    write(ENTER.as_bytes())
}

/// Takes it again after somebody else had it, whatever they left behind.
pub fn enter_again() -> io::Result<()> {
    let _ = disable_raw_mode();
    enter()?;
    if MOUSE_WANTED.load(Ordering::SeqCst) { mouse(true) } else { Ok(()) }
}

/// Whether the terminal is ours.
pub fn entered() -> bool {
    ON.load(Ordering::SeqCst) & SCREEN != 0
}

/// Turns reports of the mouse on or off.
pub fn mouse(on: bool) -> io::Result<()> {
    MOUSE_WANTED.store(on, Ordering::SeqCst);
    if on {
        ON.fetch_or(MOUSE, Ordering::SeqCst);
        write(MOUSE_ON.as_bytes())
    } else {
        ON.fetch_and(!MOUSE, Ordering::SeqCst);
        write(MOUSE_OFF.as_bytes())
    }
}

/// Gives the terminal back. The second call does nothing.
pub fn leave() {
    let on = ON.swap(0, Ordering::SeqCst);
    if on & SCREEN == 0 {
        return;
    }
    // First the line discipline: it never blocks, and is what the shell needs most.
    let _ = disable_raw_mode();
    if on & MOUSE != 0 {
        let _ = write(MOUSE_OFF.as_bytes());
    }
    let _ = write(LEAVE.as_bytes());
}

/// Gives back what can be given back without the terminal taking any more bytes.
pub fn leave_line() {
    let _ = disable_raw_mode();
}

/// Writes all bytes to the terminal, waiting for it as long as it takes.
pub fn write(mut bytes: &[u8]) -> io::Result<()> {
    let out = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out.as_fd(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Whoever shares the terminal made it not block.
            Err(Errno::AGAIN) => {
                let mut fds = [PollFd::new(&out, PollFlags::OUT)];
                let _ = rustix::event::poll(&mut fds, None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
