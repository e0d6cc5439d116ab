//! The clipboard inside tmux, which does not always pass on what programs send to the terminal.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// Gives the text to tmux as well, if this is tmux; whether it arrives anywhere is not known.
pub fn tmux(text: &str) {
    if std::env::var_os("TMUX").is_none_or(|it| it.is_empty()) {
        return;
    }
    let text = text.to_owned();
    // Its own thread: nobody shall wait for another program.
    let _ = thread::Builder::new().name("tmux".into()).spawn(move || {
        let child = Command::new("tmux")
            .args(["load-buffer", "-w", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        if let Ok(mut child) = child {
            if let Some(mut input) = child.stdin.take() {
                let _ = input.write_all(text.as_bytes());
            }
            let _ = child.wait();
        }
    });
}
