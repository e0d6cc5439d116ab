//! A real terminal: taken, drawn on, listened to, and always given back as it was.
//!
//! One thread, the one that called [`Terminal::enter`], draws and reads. Others send what they have
//! to say through a [`Post`]; a small thread notes signals and another watches for the terminal's
//! end. However the program ends, [`leave`](modes::leave) is what gives the terminal back.

#![expect(clippy::disallowed_methods, reason = "this is the terminal's side of the outside")]

mod burst;
mod keys;
mod modes;
mod panics;
mod screen;
mod signals;
mod watchdog;
mod window;
mod wire;

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event;
use rustix::event::{PollFd, PollFlags};
use rustix::termios::QueueSelector;

use super::message::{Frame, Gone, Message};
use burst::Burst;
use screen::Screen;
use signals::Noted;
pub use window::Window;
pub use wire::Post;
use wire::Wire;

/// The largest screen that is drawn; what lies beyond stays empty.
pub const MAX_SIZE: (u16, u16) = (1000, 500);
/// What the terminal takes as one clipboard text, after encoding.
const MAX_CLIPBOARD: usize = 74_994;
/// The exit code of a session whose terminal is gone: as by a hang-up.
const HUNG_UP: Gone = Gone(129);
/// How long keys that were meant for another program are thrown away after it ended.
const STRAY_KEYS: Duration = Duration::from_millis(50);
/// Events handed on in one go; a flood is drawn now and then instead of at its end.
const BATCH: usize = 10_000;

/// Where keys come from: standard input if it is a terminal, else the terminal itself.
#[derive(Debug)]
enum Keyboard {
    Stdin(io::Stdin),
    Tty(File),
}

impl Keyboard {
    fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            return Ok(Self::Stdin(stdin));
        }
        File::options().read(true).write(true).open("/dev/tty").map(Self::Tty)
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin(stdin) => stdin.as_fd(),
            Self::Tty(file) => file.as_fd(),
        }
    }
}

/// Whether there is a terminal to draw on and to read keys from.
pub fn is_there() -> bool {
    io::stdout().is_terminal() && Keyboard::open().is_ok()
}

/// The terminal, ours until dropped.
#[derive(Debug)]
pub struct Terminal {
    keyboard: Keyboard,
    wire: Wire,
    noted: Arc<Noted>,
    screen: Screen,
    window: Window,
    /// Messages to hand on before anything new is waited for.
    early: Vec<Message>,
    burst: Burst,
}

impl Terminal {
    /// Takes the terminal: raw mode, the alternate screen, marked pastes, no cursor. Without
    /// `colour` nothing is drawn in colour, whatever a theme says.
    ///
    /// # Errors
    /// There is no terminal, or it refuses.
    pub fn enter(colour: bool) -> io::Result<Self> {
        let keyboard = Keyboard::open()?;
        let wire = Wire::new()?;
        let noted = signals::listen(wire.post().waker())?;
        watchdog::start(keyboard.fd())?;
        panics::hook(wire.post());
        modes::enter().inspect_err(|_| modes::leave())?;
        let window = Window::now();
        let early = vec![window.message()];
        let (screen, burst) = (Screen::new(colour), Burst::default());
        Ok(Self { keyboard, wire, noted, screen, window, early, burst })
    }

    /// How large the screen is.
    pub fn window(&self) -> Window {
        self.window
    }

    /// A way for other threads to send messages.
    pub fn post(&self) -> Post {
        self.wire.post()
    }

    /// Draws what changed since the last frame, in one piece.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn show(&mut self, frame: Frame) -> Result<(), Gone> {
        if !modes::entered() {
            return Ok(());
        }
        match self.screen.bytes(frame) {
            Some(bytes) => modes::write(bytes).map_err(|_| HUNG_UP),
            None => Ok(()),
        }
    }

    /// Blocks until something happens, and gives all that has happened.
    ///
    /// # Errors
    /// A signal ended the session, or the terminal is gone.
    pub fn wait(&mut self) -> Result<Vec<Message>, Gone> {
        loop {
            let mut messages = std::mem::take(&mut self.early);
            self.heed(&mut messages)?;
            if !messages.is_empty() {
                return Ok(messages);
            }
            if self.poll()? {
                messages.extend(self.burst.sort(typed()?));
            }
            messages.extend(self.wire.read());
            self.heed(&mut messages)?;
            if !messages.is_empty() {
                return Ok(messages);
            }
        }
    }

    /// Sleeps until a key, a signal or a message comes; says whether it was a key.
    fn poll(&mut self) -> Result<bool, Gone> {
        let (keyboard, wire) = (self.keyboard.fd(), self.wire.fd());
        let mut fds = [
            PollFd::from_borrowed_fd(keyboard, PollFlags::IN),
            PollFd::from_borrowed_fd(wire, PollFlags::IN),
        ];
        // Without keys to read, a terminal that is left belongs to others.
        let watched = if modes::entered() { &mut fds[..] } else { &mut fds[1..] };
        match rustix::event::poll(watched, self.burst.patience().as_ref()) {
            Ok(0) => {
                self.burst.over();
                return Ok(false);
            }
            Ok(_) => {}
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => return Ok(false),
            Err(_) => return Err(HUNG_UP),
        }
        let happened = fds[0].revents();
        if happened.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(HUNG_UP);
        }
        Ok(happened.contains(PollFlags::IN))
    }

    /// Heeds what the signals noted: end, stop, go on, another size.
    fn heed(&mut self, messages: &mut Vec<Message>) -> Result<(), Gone> {
        if let Some(code) = self.noted.ended() {
            return Err(Gone(code));
        }
        if self.noted.suspend.swap(false, Ordering::SeqCst) {
            modes::leave();
            signals::stop_alone();
        }
        if self.noted.resumed.swap(false, Ordering::SeqCst) {
            self.again()?;
            messages.push(self.window.message());
        }
        if self.noted.resized.swap(false, Ordering::SeqCst) {
            let now = Window::now();
            if now != self.window {
                self.window = now;
                messages.push(now.message());
            }
        }
        Ok(())
    }

    /// Takes the terminal again; the next frame is drawn in full.
    fn again(&mut self) -> Result<(), Gone> {
        modes::enter_again().map_err(|_| HUNG_UP)?;
        self.window = Window::now();
        self.screen.forget();
        Ok(())
    }

    /// Makes the next frame be drawn in full.
    pub fn redraw(&mut self) {
        self.screen.forget();
        self.early.push(self.window.message());
    }

    /// Turns reports of the mouse on or off.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn mouse(&mut self, on: bool) -> Result<(), Gone> {
        modes::mouse(on).map_err(|_| HUNG_UP)
    }

    /// Stops the program and what runs with it, as a shell's Ctrl-Z does, until the shell goes on.
    pub fn suspend(&mut self) {
        modes::leave();
        signals::stop_group();
    }

    /// Sends a text to the terminal's clipboard, if it is short enough.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn copy(&mut self, text: &str) -> Result<bool, Gone> {
        if text.len().div_ceil(3) * 4 > MAX_CLIPBOARD {
            return Ok(false);
        }
        let mut bytes = String::new();
        // A String takes everything.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes);
        modes::write(bytes.as_bytes()).map_err(|_| HUNG_UP)?;
        Ok(true)
    }

    /// Lends the terminal to other work, such as an editor. What is typed meanwhile and just after
    /// never comes here.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> Result<T, Gone> {
        self.noted.lent.store(true, Ordering::SeqCst);
        self.noted.strays.store(true, Ordering::SeqCst);
        modes::leave();
        let done = work();
        self.noted.lent.store(false, Ordering::SeqCst);
        self.again()?;
        thread::sleep(STRAY_KEYS);
        let _ = rustix::termios::tcflush(self.keyboard.fd(), QueueSelector::IFlush);
        self.noted.strays.store(false, Ordering::SeqCst);
        self.early.push(self.window.message());
        Ok(done)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        modes::leave();
    }
}

/// Everything that was typed. To be called only when there is something to read on a living
/// terminal: on a dead one the reader below would try for ever.
fn typed() -> Result<Vec<Message>, Gone> {
    // A timeout of nothing would never look at the terminal; this one rounds down to no wait.
    const AT_ONCE: Duration = Duration::from_micros(100);
    let mut messages = Vec::new();
    for _ in 0..BATCH {
        match event::poll(AT_ONCE) {
            Ok(true) => messages.extend(keys::message(event::read().map_err(|_| HUNG_UP)?)),
            Ok(false) => break,
            Err(_) => return Err(HUNG_UP),
        }
    }
    Ok(messages)
}
