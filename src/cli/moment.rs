//! Work that may take longer than a moment, such as reading from a slow disk: whoever watches is told
//! what is being waited for.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::out;

/// How long nobody minds that nothing is said.
const MOMENT: Duration = Duration::from_millis(500);

/// Does the work. If it takes longer than a moment and standard error is a terminal, a line there says
/// what is being done, until it is done.
pub fn told<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    if !out::someone_reads_notes() {
        return work();
    }
    // This thread works and says nothing: what it keeps would be dearer in another thread's memory,
    // which grows page by page.
    thread::scope(|scope| {
        let (sender, over) = mpsc::channel();
        let _ = thread::Builder::new()
            .name("told".into())
            .spawn_scoped(scope, move || tell(what, over));
        let done = work();
        // Goes at the end, whatever the end is.
        drop::<Sender<()>>(sender);
        done
    })
}

/// Says what is being done, if it is not over in a moment, until it is.
fn tell(what: &'static str, over: Receiver<()>) {
    if over.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout) {
        out::passing(what);
        // Nothing is ever sent: the sender only goes.
        let _ = over.recv();
        out::passed(what);
    }
}

#[cfg(test)]
mod tests {
    use std::panic;

    use super::*;

    #[test]
    fn the_work_is_done_once_and_its_faults_come_through() {
        let count = std::sync::atomic::AtomicUsize::new(0);
        let work = || count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        assert_eq!(told("counting", work), 0);
        assert_eq!(count.into_inner(), 1);
        let fails = || -> () { panic!("a trial") };
        assert!(panic::catch_unwind(|| told("failing", fails)).is_err());
    }
}
