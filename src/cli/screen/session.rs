//! The board on the terminal, from the first reading of the dossier to the exit code.

use super::{Lines, Outside, TerminalWorld, watch};
use crate::check;
use crate::cli::args::{Dossier, QuestionArgs};
use crate::cli::report::{self, Format, Style};
use crate::cli::{Stop, out, snapshot};
use crate::config::colour::Depth;
use crate::config::theme::Theme;
use crate::diagnostic::Severity;
use crate::tui::message::{Fresh, Gone};
use crate::tui::model::Model;
use crate::tui::picture::{self, Options};
use crate::tui::run;

/// Shows the board until the reader or the world ends it.
///
/// # Errors
/// Why there is no board.
pub fn run(
    dossier: &Dossier,
    asked: &QuestionArgs,
    style: Style,
    colour: bool,
) -> Result<u8, Stop> {
    let read = snapshot::read(dossier)?;
    let report = check::check(&read.loaded);
    if report.failed(false) {
        let text = report::render(&read.loaded.files, &report, Format::Text, style);
        return Err(Stop::data(text));
    }
    let dataset = &read.loaded.dataset;
    let question = snapshot::question(dataset, asked)?;
    let mut model = Model::new(question, dataset.header.as_of);
    let outside = Outside {
        dossier: dossier.path.clone(),
        sha256: read.sha256.clone(),
        attached: read.attached,
        lines: Lines::of(&read.loaded.files),
        colour,
        editor: None,
        exports: Box::new(|_, _| Err("this program cannot export from the screen yet".into())),
    };
    let faults = watch::lines(&read.loaded, &report.diagnostics, Severity::Warning);
    let fresh = Fresh { loaded: read.loaded, sha256: read.sha256, faults };
    let mut world = TerminalWorld::open(outside)?;
    model.size = world.size();
    let Gone(code) = run::run(fresh, &mut model, &[Theme::default()], &mut world);
    let last = world.last();
    // The terminal is given back before anything is printed.
    drop(world);
    if let Some(frame) = last {
        let theme = Theme::default();
        let options =
            Options { theme: &theme, depth: Depth::None, light: false, title: "", description: "" };
        let page = picture::text(&frame.cells, &options);
        out::page(page.as_bytes()).map_err(|why| Stop::files(format!("error: {why}")))?;
    }
    Ok(code)
}
