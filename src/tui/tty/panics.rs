//! Faults of the program itself: the terminal comes back first, then the message.

use std::panic::{self, PanicHookInfo};
use std::sync::Mutex;
use std::thread::{self, ThreadId};

use super::modes;
use super::wire::Post;
use crate::text::Text;
use crate::tui::message::Message;

/// The session: its thread, and where others' faults are told.
static SESSION: Mutex<Option<(ThreadId, Post)>> = Mutex::new(None);

/// From now on a panic on this thread gives the terminal back, and one on another thread is told on
/// the screen, which stays.
pub fn hook(post: Post) {
    if let Ok(mut session) = SESSION.lock() {
        *session = Some((thread::current().id(), post));
    }
    panic::set_hook(Box::new(told));
}

fn told(info: &PanicHookInfo<'_>) {
    let session = SESSION.lock().ok().and_then(|it| it.clone());
    let fault = fault(info);
    match session {
        Some((thread, post)) if thread != thread::current().id() => {
            post.send(Message::Failed(format!("a part of sitroom stopped: {fault}")));
        }
        _ => {
            modes::leave();
            let home = env!("CARGO_PKG_REPOSITORY");
            let report = if home.is_empty() {
                "Please report it with these lines.".to_owned()
            } else {
                format!("Please report it with these lines: {home}/issues")
            };
            let version = env!("CARGO_PKG_VERSION");
            let message = format!(
                "sitroom {version} stopped because of a fault of its own: {fault}\n\
                 No file of yours was changed. {report}\n"
            );
            let _ = rustix::io::write(std::io::stderr(), message.as_bytes());
        }
    }
}

/// What happened and where, in one line that is safe to show.
fn fault(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let words = payload.downcast_ref::<&str>().copied();
    let words = words.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place = info.location().map(|it| format!("{}:{}", it.file(), it.line()));
    let place = place.unwrap_or_default();
    Text::of(&format!("{} ({place})", words.unwrap_or("no words"))).to_string()
}
