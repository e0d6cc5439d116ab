//! How other threads reach the one that sleeps on the terminal: a queue, and a pipe that wakes it.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use crate::tui::message::Message;

/// The receiving end.
#[derive(Debug)]
pub struct Wire {
    messages: Receiver<Message>,
    bell: PipeReader,
    post: Post,
}

impl Wire {
    pub fn new() -> io::Result<Self> {
        let (sender, messages) = mpsc::channel();
        let (bell, rope) = io::pipe()?;
        let waker = Waker(Arc::new((AtomicBool::new(false), rope)));
        Ok(Self { messages, bell, post: Post { sender, waker } })
    }

    pub fn post(&self) -> Post {
        self.post.clone()
    }

    /// Becomes readable when somebody rings.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }

    /// All messages that came.
    pub fn read(&mut self) -> Vec<Message> {
        if self.post.waker.0.0.load(Ordering::SeqCst) {
            // One byte, which is there or just about to be.
            let _ = self.bell.read(&mut [0]);
            self.post.waker.0.0.store(false, Ordering::SeqCst);
        }
        self.messages.try_iter().collect()
    }
}

/// The sending end; every thread may have one.
#[derive(Clone, Debug)]
pub struct Post {
    sender: Sender<Message>,
    waker: Waker,
}

impl Post {
    /// Sends a message. When the session is over nobody reads it, and that is fine.
    pub fn send(&self, message: Message) {
        if self.sender.send(message).is_ok() {
            self.waker.wake();
        }
    }

    /// What wakes the session without a message.
    pub(super) fn waker(&self) -> Waker {
        self.waker.clone()
    }
}

/// Wakes the session. At most one byte is ever under way, so this never blocks.
#[derive(Clone, Debug)]
pub struct Waker(Arc<(AtomicBool, PipeWriter)>);

impl Waker {
    pub fn wake(&self) {
        let (rung, rope) = &*self.0;
        if !rung.swap(true, Ordering::SeqCst) {
            let mut rope: &PipeWriter = rope;
            let _ = rope.write(&[0]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_messages_come_with_one_ring() {
        let mut wire = Wire::new().unwrap();
        let post = wire.post();
        let sender = std::thread::spawn(move || {
            for number in 0..100_000 {
                post.send(Message::Told(number.to_string()));
            }
        });
        let mut count = 0;
        while count < 100_000 {
            count += wire.read().len();
        }
        sender.join().unwrap();
        assert!(wire.read().is_empty());
    }
}
