//! What is on screen as a file beside the reader: the brief as paper, the board as a picture.

use std::path::{Path, PathBuf};

use super::super::args::{self, Dossier, QuestionArgs, Snapshot};
use super::super::files::Identity;
use super::super::snapshot::{Sums, print};
use super::super::write;
use crate::config::colour::Depth;
use crate::export;
use crate::tui::message::Scene;
use crate::tui::picture::{self, Options};

/// How many names are tried before giving up.
const NAMES: usize = 999;

/// What an export needs to know beside the screen.
pub struct Paper<'p> {
    /// The dossier as it was asked for.
    pub dossier: &'p Dossier,
    /// Columns of text.
    pub width: usize,
    /// The dossier's files, which are never written over.
    pub identities: &'p [Identity],
}

/// Writes what is on screen in a format, under a name that is free, and gives that name.
///
/// # Errors
/// Why nothing was written.
pub fn export(name: &str, scene: &Scene<'_>, paper: &Paper<'_>) -> Result<String, String> {
    let (page, ending) = page(name, scene, paper)?;
    let day = scene.board.view.question.as_of;
    for number in 1..=NAMES {
        let path = PathBuf::from(match number {
            1 => format!("sitroom-{day}.{ending}"),
            _ => format!("sitroom-{day}-{number}.{ending}"),
        });
        if path.symlink_metadata().is_ok() {
            continue;
        }
        return match write::export(&path, page.as_bytes(), false, paper.identities) {
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
    asked: &Paper<'_>,
) -> Result<(String, &'static str), String> {
    if let Some(format) = export::format(name) {
        let paper = args::Paper {
            width: asked.width,
            format: Some(format.name.to_owned()),
            glyphs: scene.glyphs,
            ..args::Paper::default()
        };
        let snapshot =
            Snapshot { paper, ..Snapshot::of(asked.dossier.clone(), QuestionArgs::default()) };
        let sums = Sums { dossier: scene.sha256, older: None };
        let page = print(&snapshot, scene.board, sums, format)?;
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
