//! What is on screen as a file beside the reader: the brief as paper, the board as a picture.

use std::path::{Path, PathBuf};

use super::super::args::{self, Dossier, QuestionArgs, Snapshot};
use super::super::files;
use super::super::reading::Extra;
use super::super::snapshot::print;
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
    /// What was named beside the dossier.
    pub extras: &'p [Extra],
    /// The older version it is compared with.
    pub against: Option<&'p Path>,
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
        return match write::create(&path, page.as_bytes()) {
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
    files::shown(&whole).to_string()
}

/// The scenarios that are held, as a command line names them: those of a file by the file.
fn scenarios(scene: &Scene<'_>, extras: &[Extra]) -> Vec<String> {
    let dataset = scene.board.view.dataset();
    let names = dataset.assumed.iter().map(|&id| dataset.word(id));
    let written = |name: &str| {
        let extra = extras.iter().find(|it| it.scenario == name);
        extra.map_or_else(|| name.to_owned(), |it| it.path.clone())
    };
    names.map(written).collect()
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
        let question = QuestionArgs {
            scenario: scenarios(scene, asked.extras),
            against: asked.against.map(Path::to_owned),
            ..QuestionArgs::default()
        };
        let snapshot = Snapshot { paper, ..Snapshot::of(asked.dossier.clone(), question) };
        let page = print(&snapshot, scene.board, (scene.sha256, asked.extras), format)?;
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
