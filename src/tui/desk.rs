//! The board of one question with everything that was worded and laid out of it so far.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::board::Board;
use crate::board::theatre::Theatre;
use crate::briefing::block::Block;
use crate::briefing::detail::{self, Detail, Entry};
use crate::briefing::mapped::degrees_at;
use crate::briefing::pages::analysis::{self, ANALYSES};
use crate::briefing::pages::{self, PAGES, Page, Standing};
use crate::chart::{Cache, Chart};
use crate::dataset::date::Day;
use crate::dataset::scenario::Scenario;
use crate::tui::atlas::{self, Atlas};
use crate::tui::lanes;
use crate::tui::model::{Model, PANELS, Sight};
use crate::tui::regions::{Pane, Regions};
use crate::tui::sheet::{Sheet, Style};
use crate::tui::sheets::Sheets;

/// A board on the desk: nothing is worded before it is looked at, and nothing twice.
pub struct Desk<'b> {
    /// The board.
    pub board: &'b Board<'b>,
    /// The counts at the top.
    pub standing: Standing,
    /// Records that bear the sign ◆.
    pub marked: BTreeSet<String>,
    days: OnceCell<Vec<Day>>,
    pages: [OnceCell<Page>; PANELS],
    analyses: [OnceCell<Page>; ANALYSES.len()],
    directory: OnceCell<Vec<Entry>>,
    details: RefCell<Vec<(String, Option<Rc<Detail>>)>>,
    sheets: Sheets,
    atlas: Atlas,
    /// What of the map's drawing outlives this board.
    cache: &'b RefCell<Cache>,
}

impl<'b> Desk<'b> {
    /// Puts a board on the desk.
    pub fn new(board: &'b Board<'b>, model: &Model, cache: &'b RefCell<Cache>) -> Self {
        // A baseline that was asked for is what marks are counted from; else the last step; else
        // what is assumed.
        let question = &board.view.question;
        let before = question.since.map(|since| question.at(since)).or(model.before.clone());
        Self {
            board,
            standing: Standing::of(board),
            marked: pages::marked(board, before.as_ref()),
            days: OnceCell::new(),
            pages: std::array::from_fn(|_| OnceCell::new()),
            analyses: std::array::from_fn(|_| OnceCell::new()),
            directory: OnceCell::new(),
            details: RefCell::default(),
            sheets: Sheets::default(),
            atlas: Atlas::default(),
            cache,
        }
    }

    /// Tells that a frame begins: what is out of sight may be let go.
    pub fn turn(&self) {
        self.sheets.turn();
    }

    /// The days on which the board can change.
    pub fn days(&self) -> &[Day] {
        self.days.get_or_init(|| pages::report_days(self.board))
    }

    /// The page of a panel.
    pub fn page(&self, model: &Model, panel: usize) -> &Page {
        let panel = panel.min(PANELS - 1);
        if PAGES[panel].id == analysis::ROW.id {
            let asked = model.view.asked.min(ANALYSES.len() - 1);
            return self.analyses[asked]
                .get_or_init(|| analysis::page(self.board, ANALYSES[asked]));
        }
        self.pages[panel].get_or_init(|| PAGES[panel].worded(self.board))
    }

    /// What is on the map.
    pub fn theatre(&self) -> &Theatre {
        self.atlas.theatre(self.board)
    }

    /// The drawn map, if it is shown.
    pub fn chart(&self, model: &Model, regions: &Regions) -> Option<Rc<Chart>> {
        let area = atlas::area(model, regions)?;
        let camera = atlas::camera(model, self.theatre(), area);
        let chosen = !model.trail.is_empty() || model.panel().chosen.is_some();
        let selected = self.shown(model).filter(|_| chosen).unwrap_or_default();
        let look = atlas::look(model, area, selected, atlas::has_keys(model, regions));
        Some(self.atlas.chart(self.board, camera, look, self.cache))
    }

    /// What the middle of the map is on: a record, else the name of the view, else degrees; `None`
    /// if the map is not shown.
    pub fn middle(&self, model: &Model, regions: &Regions) -> Option<String> {
        let chart = self.chart(model, regions)?;
        let record = chart.at(chart.size.0 / 2, chart.size.1 / 2);
        let name = record.and_then(|it| atlas::name(self.theatre(), it));
        let area = atlas::area(model, regions)?;
        let place = || match &model.view.map.sight {
            Sight::View(view) => view.name.clone(),
            _ => degrees_at(atlas::camera(model, self.theatre(), area).centre),
        };
        Some(name.unwrap_or_else(place))
    }

    /// The scenarios that had been written by the date, by digit from 1: name, title.
    pub fn scenarios(&self) -> Vec<(String, String)> {
        let view = &self.board.view;
        let dataset = view.dataset();
        let written = |it: &&Scenario| view.day_is_seen(it.reported.value);
        let named = |it: &Scenario| (dataset.word(it.id).to_owned(), it.title.to_string());
        dataset.scenarios_in_order().into_iter().filter(written).map(named).take(9).collect()
    }

    /// Every record that can be jumped to.
    pub fn directory(&self) -> &[Entry] {
        self.directory.get_or_init(|| detail::directory(self.board))
    }

    /// Everything about a record.
    pub fn detail(&self, record: &str) -> Option<Rc<Detail>> {
        const KEPT: usize = 16;
        let mut details = self.details.borrow_mut();
        if let Some((_, detail)) = details.iter().find(|it| it.0 == record) {
            return detail.clone();
        }
        let found = detail::detail(self.board, record).map(Rc::new);
        if details.len() >= KEPT {
            details.remove(0);
        }
        details.push((record.to_owned(), found.clone()));
        found
    }

    /// The sheet of a pane in the regions of a model; empty if it is not shown.
    pub fn sheet(&self, model: &Model, regions: &Regions, pane: Pane) -> Rc<Sheet> {
        let Some(slot) = regions.slot(pane) else { return Rc::default() };
        let width = usize::from(slot.inner().width);
        match pane {
            Pane::Panel(panel) => self.panel(model, panel, width),
            Pane::Detail => self.record(model, width),
        }
    }

    /// Lines of a pane's list that are visible at once.
    pub fn height(&self, model: &Model, regions: &Regions, pane: Pane) -> usize {
        let inner = regions.slot(pane).map_or(0, |slot| usize::from(slot.inner().height));
        let head = self.sheet(model, regions, pane).head.len();
        inner.saturating_sub(head + usize::from(self.lanes_height(model, regions, pane)))
    }

    /// Rows that the drawing of time above a pane's list takes; none without one.
    pub fn lanes_height(&self, model: &Model, regions: &Regions, pane: Pane) -> u16 {
        let Pane::Panel(panel) = pane else { return 0 };
        let Some(found) = &self.page(model, panel).lanes else { return 0 };
        regions.slot(pane).map_or(0, |slot| lanes::height(found, slot.inner()))
    }

    fn panel(&self, model: &Model, panel: usize, width: usize) -> Rc<Sheet> {
        let own = &model.view.panels[panel.min(PANELS - 1)];
        let zoomed = model.view.zoom && model.view.panel == panel;
        let id = PAGES[panel.min(PANELS - 1)].id;
        let analysis = id == analysis::ROW.id;
        let style = Style {
            width,
            glyphs: model.glyphs,
            filter: own.filter.clone(),
            order: own.order.clone(),
            // What was asked is read to its end, not skimmed.
            whole: zoomed || analysis,
        };
        let page = self.page(model, panel);
        let more = if zoomed { &page.zoomed[..] } else { &[] };
        let name = if analysis { model.asked() } else { id };
        self.sheets.of(name, style, |style| Sheet::of(page.blocks.iter().chain(more), style))
    }

    fn record(&self, model: &Model, width: usize) -> Rc<Sheet> {
        let record = self.shown(model);
        let Some(detail) = record.as_deref().and_then(|record| self.detail(record)) else {
            return Rc::default();
        };
        let style = Style { width, glyphs: model.glyphs, whole: true, ..Style::default() };
        self.sheets.of(&detail.record, style, |style| Sheet::of(&detail.blocks, style))
    }

    /// The record that the detail shows: the one that was followed, else the selected row's.
    pub fn shown(&self, model: &Model) -> Option<String> {
        match model.trail.last() {
            Some(step) => Some(step.record.clone()),
            None => self.selected(model),
        }
    }

    /// The record of the selected row of the panel in focus.
    pub fn selected(&self, model: &Model) -> Option<String> {
        let own = model.panel();
        if own.selected.is_some() || own.filter.is_on() {
            return own.selected.clone();
        }
        records_of(self.page(model, model.view.panel)).next().map(str::to_owned)
    }
}

/// The records that a page has rows for.
fn records_of(page: &Page) -> impl Iterator<Item = &str> {
    let rows = page.blocks.iter().flat_map(|block| {
        let (rows, items) = match block {
            Block::Table(table) => (&table.rows[..], &[][..]),
            Block::List(items) => (&[][..], &items[..]),
            _ => (&[][..], &[][..]),
        };
        rows.iter().map(|row| &*row.record).chain(items.iter().map(|item| &*item.record))
    });
    rows.filter(|record| !record.is_empty())
}

/// How many records a page has rows for.
pub fn records(page: &Page) -> usize {
    records_of(page).count()
}
