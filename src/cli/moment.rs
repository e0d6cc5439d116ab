//! Work that may take longer than a moment, such as reading from a slow disk: whoever watches is told
//! what is being waited for.

use std::panic;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::out;

/// How long nobody minds that nothing is said.
const MOMENT: Duration = Duration::from_millis(500);

/// Does the work. If it takes longer than a moment and standard error is a terminal, a line there says
/// what is being done, until it is done.
pub fn told<T: Send>(what: &'static str, work: impl Fn() -> T + Sync) -> T {
    if !out::someone_reads_notes() {
        return work();
    }
    // Another thread works, since only this one ever writes to a terminal.
    thread::scope(|scope| {
        let (sender, over) = mpsc::channel();
        let elsewhere = || until_done(&work, sender);
        let Ok(worker) = thread::Builder::new().name("work".into()).spawn_scoped(scope, elsewhere)
        else {
            return work();
        };
        if over.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout) {
            out::passing(what);
            // The sender is never used: it only goes.
            let _ = over.recv();
            out::passed(what);
        }
        worker.join().unwrap_or_else(|fault| panic::resume_unwind(fault))
    })
}

/// Works, and lets go of the sender at the end, whatever the end is.
fn until_done<T>(work: impl Fn() -> T, _sender: Sender<()>) -> T {
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_is_done_once_and_its_faults_come_through() {
        let count = std::sync::atomic::AtomicUsize::new(0);
        let work = || count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        assert_eq!(told("counting", work), 0);
        assert_eq!(count.into_inner(), 1);
        assert!(panic::catch_unwind(|| told("failing", || panic!("a trial"))).is_err());
    }
}
