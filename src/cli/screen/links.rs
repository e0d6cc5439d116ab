//! Opening a link the reader has seen: web addresses only, as one argument, without a shell.

use std::process::Stdio;
use std::thread;

use crate::text;
use crate::tui::message::Message;
use crate::tui::tty::Post;

/// The longest link that is opened.
const LONGEST: usize = 2048;

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

/// Whether a text is a web address and nothing else.
pub fn is_web(link: &str) -> bool {
    let scheme = |name: &str| {
        let head = link.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name)) && link.len() > name.len()
    };
    (scheme("http://") || scheme("https://"))
        && link.len() <= LONGEST
        && !link.chars().any(|it| it.is_whitespace() || it.is_control() || text::forbidden(it))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        for fine in ["https://example.org/a?b=c&d;e|f$(g)", "HTTP://x", "https://u@evil/"] {
            assert!(is_web(fine), "{fine}");
        }
        let long = format!("https://{}", "x".repeat(LONGEST));
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "-x",
            "--help https://x",
            "http://a b",
            "http://a\tb",
            "http://a\u{1b}[31m",
            "http://a\u{202e}b",
            "http://a\u{a0}b",
            " https://x",
            "mailto:x@y",
            &long,
        ] {
            assert!(!is_web(bad), "{bad}");
        }
    }
}
