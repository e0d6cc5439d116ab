//! What is on screen as a file beside the reader: the brief as paper, the board as a picture.

use std::path::{Path, PathBuf};

use super::super::args::{Dossier, Paper, QuestionArgs, Snapshot};
use super::super::files::Identity;
use super::super::{snapshot, write};
use crate::config::colour::Depth;
use crate::export;
use crate::tui::message::Scene;
use crate::tui::picture::{self, Options};

/// How many names are tried before giving up.
const NAMES: usize = 999;

/// Writes what is on screen in a format, under a name that is free, and gives that name.
///
/// # Errors
/// Why nothing was written.
pub fn export(
    name: &str,
    scene: &Scene<'_>,
    dossier: &Dossier,
    identities: &[Identity],
) -> Result<String, String> {
    let (page, ending) = page(name, scene, dossier)?;
    let day = scene.board.view.question.as_of;
    for number in 1..=NAMES {
        let path = PathBuf::from(match number {
            1 => format!("sitroom-{day}.{ending}"),
            _ => format!("sitroom-{day}-{number}.{ending}"),
        });
        if path.symlink_metadata().is_ok() {
            continue;
        }
        return match write::export(&path, page.as_bytes(), false, identities) {
            Ok(_) => Ok(shown(&path)),
            Err(write::Failure::Says(why)) => Err(format!("{}: {why}", path.display())),
            Err(write::Failure::Signal(_)) => Err("stopped before it was written".to_owned()),
        };
    }
    Err(format!("{NAMES} exports of this day lie here already; move some away"))
}

/// The whole path, so that the file is found again.
fn shown(path: &Path) -> String {
    let whole = std::env::current_dir().map_or_else(|_| path.to_owned(), |it| it.join(path));
    crate::text::Text::of(&whole.to_string_lossy()).to_string()
}

/// The bytes and the ending of their file.
fn page(
    name: &str,
    scene: &Scene<'_>,
    dossier: &Dossier,
) -> Result<(String, &'static str), String> {
    if let Some(format) = export::format(name) {
        let paper = Paper {
            format: Some(format.name.to_owned()),
            glyphs: scene.glyphs,
            ..Paper::default()
        };
        let asked = Snapshot { paper, ..Snapshot::of(dossier.clone(), QuestionArgs::default()) };
        let page = snapshot::print(&asked, scene.board, scene.sha256, format);
        return Ok((page, format.endings.first().unwrap_or(&"txt")));
    }
    let drawn = picture::picture(name).ok_or_else(|| format!("no export is called {name}"))?;
    let title = scene.board.view.dataset().header.title.to_string();
    let description = format!("The board as of {}", scene.board.view.question.as_of);
    let options = Options {
        theme: scene.theme,
        depth: Depth::True,
        light: false,
        title: &title,
        description: &description,
    };
    Ok(((drawn.draw)(&scene.frame.cells, &options), drawn.endings.first().unwrap_or(&"txt")))
}
