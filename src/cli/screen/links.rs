//! Opening a link the reader has seen: web addresses only, as one argument, without a shell.

use std::process::Stdio;
use std::thread;

use crate::briefing::web::is_web;
use crate::tui::message::Message;
use crate::tui::tty::Post;

/// Hands a link to the system's opener, and tells if none takes it.
///
/// # Errors
/// The link is none that is opened.
pub fn open(link: &str, post: &Post) -> Result<(), String> {
    if !is_web(link) {
        return Err("only http and https links are opened".to_owned());
    }
    let (link, post) = (link.to_owned(), post.clone());
    // Its own thread: an opener may hang, or be the browser itself.
    let started = thread::Builder::new().name("link".into()).spawn(move || {
        if let Err(why) = launch(&link) {
            post.send(Message::Failed(format!("{why}; the link is {link}")));
        }
    });
    started.map(drop).map_err(|why| format!("the link cannot be opened: {why}"))
}

/// Tries the openers of this system in their order; an opener that does not exist is passed over.
fn launch(link: &str) -> Result<(), String> {
    let mut why = "no program to open links was found".to_owned();
    for mut command in open::commands(link) {
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match silent.status() {
            Ok(status) if status.success() => return Ok(()),
            Ok(_) => {
                let name = command.get_program().to_string_lossy().into_owned();
                why = format!("{name} could not open the link");
            }
            Err(_) => {}
        }
    }
    Err(why)
}
