//! The board as a picture, without a terminal.

use super::Stop;
use super::args::Snapshot;
use super::reading::Reading;
use crate::board::question::Question;
use crate::config::colour::Depth;
use crate::config::theme::Theme;
use crate::tui::model::Model;
use crate::tui::picture::{Options, Picture};
use crate::tui::run;
use crate::tui::script::Script;

/// Types the keys and draws the screen they lead to. Neither the configuration nor the environment
/// has a say: the same command draws the same picture everywhere.
///
/// # Errors
/// A key that is none.
pub fn picture(
    read: Reading,
    question: Question,
    snapshot: &Snapshot,
    drawn: &Picture,
) -> Result<String, Stop> {
    let asked = &snapshot.screen;
    let keys = asked.keys.as_deref().unwrap_or_default();
    let mut script =
        Script::parse(keys).map_err(|why| Stop::usage(format!("error: --keys: {why}")))?;
    let mut theme = asked.theme.as_deref().and_then(Theme::named).unwrap_or_default();
    if drawn.name == "text" {
        // Grounds that nobody sees are hatched.
        theme.map = None;
    }
    let header = &read.loaded.dataset.header;
    let title = header.title.to_string();
    let mut model = Model::new(question, header.as_of);
    model.size = asked.screen.unwrap_or(model.size);
    model.glyphs = snapshot.paper.glyphs;
    model.view.scenarios = read.held();
    let fresh = read.fresh(Vec::new());
    run::run(fresh, &mut model, std::slice::from_ref(&theme), &mut script);
    let description = format!("The board as of {}", model.view.question.as_of);
    let options = Options {
        theme: &theme,
        depth: Depth::True,
        light: asked.light,
        title: &title,
        description: &description,
    };
    Ok((drawn.draw)(&script.frame.cells, &options))
}
