//! The reader's editor, opened at the line of a record: no shell, and the terminal is lent to it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::text::Text;

/// Editors that take the line as `+N` before the file.
const PLUS: &[&str] = &[
    "vi",
    "vim",
    "nvim",
    "view",
    "nano",
    "emacs",
    "emacsclient",
    "hx",
    "helix",
    "kak",
    "micro",
    "joe",
    "mg",
    "ne",
];
/// Editors that take it as `-g FILE:N`.
const GOTO: &[&str] = &["code", "code-insiders", "codium", "cursor"];
/// Editors that take it as `FILE:N`.
const COLON: &[&str] = &["subl", "zed"];

/// A program and its arguments.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    program: String,
    arguments: Vec<OsString>,
}

/// The command that edits a file at a line: as configured, else `$VISUAL`, `$EDITOR`, `vi`. In it
/// `{file}` and `{line}` stand for the place; without them it is put as the editor takes it.
///
/// # Errors
/// The setting cannot be read as a command.
pub fn command(configured: Option<&str>, path: &Path, line: u32) -> Result<Line, String> {
    let set = |name: &str| {
        let value = std::env::var_os(name).filter(|it| !it.is_empty())?;
        Some((format!("${name}"), value.to_string_lossy().into_owned()))
    };
    let (name, words) = configured
        .map(|it| ("the setting `editor`".to_owned(), it.to_owned()))
        .or_else(|| set("VISUAL"))
        .or_else(|| set("EDITOR"))
        .unwrap_or_else(|| ("vi".to_owned(), "vi".to_owned()));
    of_words(&words, path, line).ok_or_else(|| {
        format!(
            "{name} is no command: `{}`; it needs a program and closed quotes",
            Text::of(&words)
        )
    })
}

fn of_words(words: &str, path: &Path, line: u32) -> Option<Line> {
    let mut words = shell_words::split(words).ok()?.into_iter();
    let program = words.next().filter(|it| !it.is_empty())?;
    let words: Vec<String> = words.collect();
    let file = plain(path);
    let at_line = || {
        let mut file = file.clone();
        file.push(format!(":{line}"));
        file
    };
    let [line_is_named, file_is_named] =
        ["{line}", "{file}"].map(|sign| words.iter().any(|it| it.contains(sign)));
    if line_is_named || file_is_named {
        let filled = |word: String| {
            let word = word.replace("{line}", &line.to_string());
            OsString::from(word.replace("{file}", &file.to_string_lossy()))
        };
        let mut arguments: Vec<OsString> = words.into_iter().map(filled).collect();
        arguments.extend((!file_is_named).then_some(file));
        return Some(Line { program, arguments });
    }
    let name = Path::new(&program).file_name()?.to_string_lossy().into_owned();
    let knows = |list: &[&str]| list.contains(&name.as_str());
    let mut arguments: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    if knows(PLUS) {
        arguments.extend([format!("+{line}").into(), file]);
    } else if knows(GOTO) {
        arguments.extend(["-g".into(), at_line()]);
    } else if knows(COLON) {
        arguments.push(at_line());
    } else {
        arguments.push(file);
    }
    Some(Line { program, arguments })
}

/// The path so that no program takes it for an option.
fn plain(path: &Path) -> OsString {
    let shown = path.as_os_str().to_string_lossy();
    if shown.starts_with(['-', '+']) {
        Path::new(".").join(path).into_os_string()
    } else {
        path.as_os_str().to_owned()
    }
}

/// Runs the editor to its end.
///
/// # Errors
/// What went wrong, for the reader.
pub fn run(line: &Line) -> Result<String, String> {
    let name = Text::of(&line.program);
    let mut command = Command::new(&line.program);
    command.args(&line.arguments);
    if !io::stdin().is_terminal() {
        command.stdin(File::open("/dev/tty").map_or_else(|_| Stdio::inherit(), Stdio::from));
    }
    match command.status() {
        Ok(status) if status.success() => Ok(format!("back from {name}")),
        Ok(status) => Err(match (status.code(), status.signal()) {
            (Some(code), _) => format!("{name} ended with exit code {code}"),
            (None, Some(signal)) => format!("{name} was ended by signal {signal}"),
            (None, None) => format!("{name} failed"),
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(format!("the editor `{name}` was not found; set $VISUAL or $EDITOR"))
        }
        Err(error) => Err(format!("the editor `{name}` cannot be started: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str, path: &str) -> Vec<String> {
        let Some(line) = of_words(words, Path::new(path), 7) else {
            return Vec::new();
        };
        let arguments = line.arguments.iter().map(|it| it.to_str().unwrap().to_owned());
        std::iter::once(line.program.clone()).chain(arguments).collect()
    }

    #[test]
    fn every_editor_gets_the_line_its_own_way() {
        for (editor, path, expected) in [
            ("vi", "a.toml", &["vi", "+7", "a.toml"][..]),
            ("/usr/bin/nvim -n", "a b.toml", &["/usr/bin/nvim", "-n", "+7", "a b.toml"]),
            ("code --wait", "a.toml", &["code", "--wait", "-g", "a.toml:7"]),
            ("subl", "-a.toml", &["subl", "./-a.toml:7"]),
            ("hx", "+a.toml", &["hx", "+7", "./+a.toml"]),
            ("ed", "a.toml", &["ed", "a.toml"]),
            ("'my editor' \"x y\" z\\ z", "a", &["my editor", "x y", "z z", "a"]),
            ("vi $(touch x) `y`", "a", &["vi", "$(touch", "x)", "`y`", "+7", "a"]),
            ("ed --at={line} {file}", "-a", &["ed", "--at=7", "./-a"]),
            ("ed --at={line}", "a", &["ed", "--at=7", "a"]),
            ("vi -R {file}", "{line}", &["vi", "-R", "{line}"]),
        ] {
            assert_eq!(words(editor, path), expected, "{editor}");
        }
        for none in ["", "  ", "'vi", "''"] {
            assert!(words(none, "a").is_empty(), "{none}");
        }
    }
}
