//! The board as a picture, without a terminal.

use super::Stop;
use super::args::Paper;
use super::snapshot::Reading;
use crate::board::question::Question;
use crate::tui::message::{Frame, Fresh};
use crate::tui::model::Model;
use crate::tui::run;
use crate::tui::script::Script;
use crate::tui::theme::Theme;

/// Types the keys and prints the screen they lead to.
///
/// # Errors
/// A key that is none.
pub fn picture(read: Reading, question: Question, paper: &Paper) -> Result<String, Stop> {
    let keys = paper.keys.as_deref().unwrap_or_default();
    let mut script =
        Script::parse(keys).map_err(|why| Stop::usage(format!("error: --keys: {why}")))?;
    let home = read.loaded.dataset.header.as_of;
    let mut model = Model::new(question, home);
    model.size = paper.screen.unwrap_or((80, 24));
    model.glyphs = paper.glyphs;
    let fresh = Fresh { loaded: read.loaded, sha256: read.sha256, faults: Vec::new() };
    run::run(fresh, &mut model, &[Theme], &mut script);
    Ok(text(&script.frame))
}

/// A screen as lines of text.
pub fn text(frame: &Frame) -> String {
    let cells = &frame.cells;
    let mut out = String::new();
    for y in 0..cells.area.height {
        let mut line = String::new();
        let mut skip = 0;
        for x in 0..cells.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = cells[(x, y)].symbol();
            skip = crate::briefing::wrap::width(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
