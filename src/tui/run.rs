//! The loop: wait, change the model, draw. A board lives as long as its question, a dossier as
//! long as its files.

use std::cell::RefCell;
use std::collections::VecDeque;

use crate::board::Board;
use crate::board::index::Index;
use crate::chart::Cache;
use crate::config::theme::Theme;
use crate::dataset::Dataset;
use crate::load::Loaded;
use crate::tui::desk::Desk;
use crate::tui::message::{Effect, Frame, Fresh, Gone, Message, Scene, World};
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
    // At first whoever asked speaks of the dossier as it is shown.
    let mut asked = true;
    loop {
        model.warnings = std::mem::take(&mut fresh.faults);
        let held = hold(model, &fresh);
        let shown = held.as_ref().unwrap_or(&fresh.loaded);
        if !std::mem::take(&mut asked) {
            carry_mutes(model, &fresh.loaded.dataset, &shown.dataset);
        }
        let dossiers = Dossiers {
            shown,
            base: held.is_some().then_some(&fresh.loaded),
            old: fresh.old.as_ref(),
            sha256: &fresh.sha256,
        };
        let end = stage.dossier(&dossiers, model);
        carry_mutes(model, &shown.dataset, &fresh.loaded.dataset);
        match end {
            End::Gone(gone) => return gone,
            End::Fresh(mut next) => {
                next.old = next.old.or(fresh.old.take());
                carry(model, &fresh.loaded.dataset, &next.loaded.dataset);
                fresh = *next;
            }
            // Another scenario, of the same dossier.
            End::Held | End::Asked => {}
        }
    }
}

/// The dossiers behind one board.
struct Dossiers<'f> {
    /// The one that is shown, with the scenarios that are held.
    shown: &'f Loaded,
    /// The same without them, if any is held.
    base: Option<&'f Loaded>,
    /// An older version.
    old: Option<&'f Loaded>,
    sha256: &'f str,
}

/// The dossier with the scenarios that the reader wants to hold laid over it, if there are any and
/// they have no faults; else none is held.
fn hold(model: &mut Model, fresh: &Fresh) -> Option<Loaded> {
    if model.view.scenarios.is_empty() {
        return None;
    }
    let held = fresh.hold.as_ref().and_then(|hold| hold(&model.view.scenarios));
    let all = |loaded: &Loaded| loaded.dataset.assumed.len() == model.view.scenarios.len();
    let held = held.filter(all);
    if held.is_none() {
        let dataset = &fresh.loaded.dataset;
        let is_there = |name: &str| dataset.scenarios.iter().any(|it| dataset.word(it.id) == name);
        let gone = model.view.scenarios.iter().find(|name| !is_there(name));
        let why = if let Some(name) = gone {
            format!("the dossier has no scenario {name} any more; none is held")
        } else {
            let names = model.view.scenarios.join(", ");
            format!("{names} cannot be held; `sitroom check` says why")
        };
        model.fail(why);
        model.view.scenarios.clear();
    }
    held
}

/// Why a board leaves the desk.
enum End {
    Gone(Gone),
    Fresh(Box<Fresh>),
    Held,
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
    fn dossier(&mut self, dossiers: &Dossiers<'_>, model: &mut Model) -> End {
        let base = dossiers.base.map(|it| Index::new(&it.dataset));
        let old = dossiers.old.map(|it| Index::new(&it.dataset));
        let index = Index::new(&dossiers.shown.dataset).beside(base.as_ref(), old.as_ref());
        let scenarios = model.view.scenarios.clone();
        loop {
            let question = model.view.question.clone();
            let board = Board::answer(&index, &question);
            let cache = std::mem::take(&mut self.cache);
            let desk = Desk::new(&board, model, &cache);
            settle(model, &desk);
            let end = self.board(&desk, model, (dossiers.sha256, &scenarios));
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
    fn board(
        &mut self,
        desk: &Desk<'_>,
        model: &mut Model,
        (sha256, scenarios): (&str, &[String]),
    ) -> Result<End, Gone> {
        loop {
            while let Some(message) = self.queue.pop_front() {
                if let Message::Reloaded(fresh) = message {
                    return Ok(End::Fresh(fresh));
                }
                let effects = update(model, desk, message);
                self.act(&effects, desk, model, sha256)?;
                if model.view.scenarios != scenarios {
                    return Ok(End::Held);
                }
                if model.view.question != desk.board.view.question {
                    return Ok(End::Asked);
                }
            }
            let theme = theme(self.themes, &self.plain, model);
            self.world.show(drawn(model, desk, theme))?;
            self.queue.extend(self.world.wait()?);
        }
    }

    /// Has carried out what is asked for outside; what comes of it is a message like any other.
    fn act(
        &mut self,
        effects: &[Effect],
        desk: &Desk<'_>,
        model: &mut Model,
        sha256: &str,
    ) -> Result<(), Gone> {
        if effects.is_empty() {
            return Ok(());
        }
        let theme = theme(self.themes, &self.plain, model);
        let frame = drawn(model, desk, theme);
        let scene = Scene { board: desk.board, frame: &frame, theme, glyphs: model.glyphs, sha256 };
        for effect in effects {
            self.queue.extend(self.world.act(effect, &scene)?);
        }
        Ok(())
    }
}

/// The theme that the reader has chosen.
fn theme<'t>(themes: &'t [Theme], plain: &'t Theme, model: &Model) -> &'t Theme {
    themes.get(model.theme).unwrap_or(plain)
}

/// The screen in a theme. What the map draws depends on whether the theme has grounds for it.
fn drawn(model: &mut Model, desk: &Desk<'_>, theme: &Theme) -> Frame {
    model.tints = theme.map.is_some();
    desk.turn();
    view(model, desk, theme)
}

/// Says whom the views leave out by the names of another dossier.
fn carry_mutes(model: &mut Model, from: &Dataset, to: &Dataset) {
    for view in model.undo.iter_mut().chain(&mut model.redo).chain([&mut model.view]) {
        view.question = view.question.carried(from, to);
    }
    model.before = model.before.take().map(|before| before.carried(from, to));
}

/// Takes the view from one version of a dossier to the next: names stay, places on shelves do not.
fn carry(model: &mut Model, old: &Dataset, new: &Dataset) {
    let had = model.view.question.without.len();
    carry_mutes(model, old, new);
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
