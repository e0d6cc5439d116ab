//! The loop: wait, change the model, draw. A board lives as long as its question, a dossier as
//! long as its files.

use std::cell::RefCell;
use std::collections::VecDeque;

use crate::board::Board;
use crate::board::index::Index;
use crate::board::question::Mute;
use crate::chart::Cache;
use crate::config::theme::Theme;
use crate::dataset::Dataset;
use crate::tui::desk::Desk;
use crate::tui::message::{Effect, Fresh, Gone, Message, Scene, World};
use crate::tui::model::Model;
use crate::tui::update::{settle, update};
use crate::tui::view::view;

/// Runs the board until the world is gone, and says why.
pub fn run(fresh: Fresh, model: &mut Model, themes: &[Theme], world: &mut dyn World) -> Gone {
    let mut stage = Stage {
        themes,
        world,
        queue: VecDeque::new(),
        plain: Theme::default(),
        cache: RefCell::default(),
    };
    let mut fresh = fresh;
    loop {
        model.warnings = std::mem::take(&mut fresh.faults);
        match stage.dossier(&fresh, model) {
            End::Gone(gone) => return gone,
            End::Fresh(next) => {
                carry(model, &fresh.loaded.dataset, &next.loaded.dataset);
                fresh = *next;
            }
            End::Asked => {}
        }
    }
}

/// Why a board leaves the desk.
enum End {
    Gone(Gone),
    Fresh(Box<Fresh>),
    Asked,
}

struct Stage<'s> {
    themes: &'s [Theme],
    world: &'s mut dyn World,
    queue: VecDeque<Message>,
    /// What of the map's drawing outlives a board.
    cache: RefCell<Cache>,
    /// Used where no theme is given.
    plain: Theme,
}

impl Stage<'_> {
    /// Boards of one dossier, one for each question.
    fn dossier(&mut self, fresh: &Fresh, model: &mut Model) -> End {
        let index = Index::new(&fresh.loaded.dataset);
        loop {
            let question = model.view.question.clone();
            let board = Board::answer(&index, &question);
            let cache = std::mem::take(&mut self.cache);
            let desk = Desk::new(&board, model, &cache);
            settle(model, &desk);
            let end = self.board(&desk, model, &fresh.sha256);
            drop(desk);
            self.cache = cache;
            match end {
                Ok(End::Asked) => {}
                Ok(end) => return end,
                Err(gone) => return End::Gone(gone),
            }
        }
    }

    /// One board until another question is asked.
    fn board(&mut self, desk: &Desk<'_>, model: &mut Model, sha256: &str) -> Result<End, Gone> {
        loop {
            while let Some(message) = self.queue.pop_front() {
                if let Message::Reloaded(fresh) = message {
                    return Ok(End::Fresh(fresh));
                }
                let effects = update(model, desk, message);
                self.act(&effects, desk, model, sha256)?;
                if model.view.question != desk.board.view.question {
                    return Ok(End::Asked);
                }
            }
            model.tints = self.theme(model).map.is_some();
            let frame = view(model, desk, self.theme(model));
            self.world.show(frame)?;
            self.queue.extend(self.world.wait()?);
        }
    }

    /// Has carried out what is asked for outside; what comes of it is a message like any other.
    fn act(
        &mut self,
        effects: &[Effect],
        desk: &Desk<'_>,
        model: &Model,
        sha256: &str,
    ) -> Result<(), Gone> {
        if effects.is_empty() {
            return Ok(());
        }
        let theme = self.themes.get(model.theme).unwrap_or(&self.plain);
        let frame = view(model, desk, theme);
        let scene = Scene { board: desk.board, frame: &frame, theme, glyphs: model.glyphs, sha256 };
        for effect in effects {
            self.queue.extend(self.world.act(effect, &scene)?);
        }
        Ok(())
    }

    fn theme(&self, model: &Model) -> &Theme {
        self.themes.get(model.theme).unwrap_or(&self.plain)
    }
}

/// Takes the view from one version of a dossier to the next: names stay, places on shelves do not.
fn carry(model: &mut Model, old: &Dataset, new: &Dataset) {
    let mutes = |mutes: &[Mute]| -> Vec<Mute> {
        mutes.iter().filter_map(|mute| Mute::parse(new, &mute.word(old)).ok()).collect()
    };
    let had = model.view.question.without.len();
    for view in model.undo.iter_mut().chain(&mut model.redo).chain([&mut model.view]) {
        view.question.without = mutes(&view.question.without);
    }
    let stood_at_home = model.view.question.as_of == model.home;
    model.home = new.header.as_of;
    if stood_at_home {
        model.view.question.as_of = model.home;
    }
    let question = &mut model.view.question;
    question.since = question.since.filter(|&since| since <= question.as_of);
    model.before = None;
    model.broken.clear();
    match had.saturating_sub(model.view.question.without.len()) {
        0 => model.tell("the dossier was read again"),
        n => model.fail(format!("the dossier was read again; {n} of those left out are gone")),
    }
}
