//! Notices that the terminal is gone, even while the session is busy or stuck.

use std::io;
use std::os::fd::BorrowedFd;
use std::process;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;

/// How long the session has to end by itself.
const GRACE: Duration = Duration::from_secs(1);

/// Starts the thread; it sleeps until the terminal is gone, and costs nothing till then.
pub fn start(terminal: BorrowedFd<'_>) -> io::Result<()> {
    let terminal = terminal.try_clone_to_owned()?;
    thread::Builder::new().name("watchdog".into()).spawn(move || {
        loop {
            let mut fds = [PollFd::new(&terminal, PollFlags::empty())];
            match rustix::event::poll(&mut fds, None) {
                Ok(_) => {
                    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                    if fds[0].revents().intersects(gone) {
                        break;
                    }
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                // A system that cannot watch terminals like this; writing and reading notice too.
                Err(_) => return,
            }
        }
        thread::sleep(GRACE);
        process::exit(129);
    })?;
    Ok(())
}
