//! The loop: wait, change the model, draw. A board lives as long as its question, a dossier as
//! long as its files.

use std::collections::VecDeque;

use crate::board::Board;
use crate::board::index::Index;
use crate::board::question::Mute;
use crate::briefing::pages::PAGES;
use crate::config::theme::Theme;
use crate::dataset::Dataset;
use crate::tui::desk::Desk;
use crate::tui::message::{Frame, Fresh, Gone, Message, Scene, World};
use crate::tui::model::Model;
use crate::tui::update::{settle, update};
use crate::tui::view::view;

/// Runs the board until the world is gone, and says why.
pub fn run(fresh: Fresh, model: &mut Model, themes: &[Theme], world: &mut dyn World) -> Gone {
    let mut stage = Stage { themes, world, queue: VecDeque::new() };
    let mut fresh = fresh;
    loop {
        model.warnings = std::mem::take(&mut fresh.faults);
        match stage.dossier(&fresh.loaded.dataset, model) {
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
}

impl Stage<'_> {
    /// Boards of one dossier, one for each question.
    fn dossier(&mut self, dataset: &Dataset, model: &mut Model) -> End {
        let index = Index::new(dataset);
        loop {
            let question = model.view.question.clone();
            let board = Board::answer(&index, &question);
            let desk = Desk::new(&board, model);
            settle(model, &desk);
            match self.board(&desk, model) {
                Ok(End::Asked) => {}
                Ok(end) => return end,
                Err(gone) => return End::Gone(gone),
            }
        }
    }

    /// One board until another question is asked.
    fn board(&mut self, desk: &Desk<'_>, model: &mut Model) -> Result<End, Gone> {
        loop {
            while let Some(message) = self.queue.pop_front() {
                if let Message::Reloaded(fresh) = message {
                    return Ok(End::Fresh(fresh));
                }
                let effects = update(model, desk, message);
                if !effects.is_empty() {
                    let frame = self.draw(desk, model);
                    let sections = [PAGES[model.view.panel.min(PAGES.len() - 1)].id];
                    let scene = Scene {
                        board: desk.board,
                        frame: &frame,
                        sections: &sections,
                        glyphs: model.glyphs,
                    };
                    for effect in effects {
                        self.queue.extend(self.world.act(&effect, &scene)?);
                    }
                }
                if model.view.question != *desk.board.view.question {
                    return Ok(End::Asked);
                }
            }
            let frame = self.draw(desk, model);
            self.world.show(&frame)?;
            self.queue.extend(self.world.wait()?);
        }
    }

    fn draw(&self, desk: &Desk<'_>, model: &Model) -> Frame {
        match self.themes.get(model.theme) {
            Some(theme) => view(model, desk, theme),
            None => view(model, desk, &Theme::default()),
        }
    }
}

/// Takes the view from one version of a dossier to the next: names stay, places on shelves do not.
fn carry(model: &mut Model, old: &Dataset, new: &Dataset) {
    let mutes = |mutes: &[Mute]| -> Vec<Mute> {
        mutes.iter().filter_map(|mute| Mute::parse(new, &mute.word(old)).ok()).collect()
    };
    for view in model.undo.iter_mut().chain(&mut model.redo).chain([&mut model.view]) {
        view.question.without = mutes(&view.question.without);
    }
    let stood_at_home = model.view.question.as_of == model.home;
    model.home = new.header.as_of;
    if stood_at_home {
        model.view.question.as_of = model.home;
    }
    model.before = None;
    model.broken.clear();
    model.tell("the dossier was read again");
}
