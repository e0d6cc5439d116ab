//! How the board was left, and how it opens again.

use crate::board::question::Known;
use crate::briefing::pages::{self, PAGES};
use crate::config::session::Session;
use crate::dataset::words::Word;
use crate::tui::model::{Model, shares};
use crate::tui::sheet::{Filter, Order};

impl Model {
    /// The board as it stands, to be kept.
    pub fn session(&self) -> Session {
        let view = &self.view;
        let question = &view.question;
        let mut session = Session {
            panel: Some(Self::name(view.panel).to_owned()),
            zoom: view.zoom,
            as_of: (question.as_of != self.home).then_some(question.as_of),
            known: (question.known != Known::Then).then(|| question.known.word().to_owned()),
            ..Session::default()
        };
        for (page, panel) in PAGES.iter().zip(&view.panels) {
            let id = page.id.to_owned();
            if panel.filter.is_on() {
                session.filters.insert(id.clone(), panel.filter.text().to_owned());
            }
            if let Some(order) = &panel.order {
                let mark = if order.down { "-" } else { "" };
                session.sorts.insert(id.clone(), format!("{mark}{}", order.head));
            }
            if let Some(record) = &panel.chosen {
                session.selected.insert(id, record.clone());
            }
        }
        session
    }

    /// Opens the board as it was left; what is no longer there is passed over. The question is
    /// restored only if none was asked.
    pub fn restore(&mut self, session: &Session, question_too: bool) {
        let view = &mut self.view;
        if let Some(panel) = session.panel.as_deref().and_then(pages::position) {
            view.panel = panel;
            view.shared = if shares(panel) { panel } else { view.shared };
        }
        view.zoom = session.zoom;
        if question_too {
            view.question.as_of = session.as_of.unwrap_or(view.question.as_of);
            let known = session.known.as_deref().and_then(Known::parse);
            view.question.known = known.unwrap_or(view.question.known);
        }
        for (page, panel) in PAGES.iter().zip(&mut view.panels) {
            if let Some(text) = session.filters.get(page.id) {
                panel.filter = Filter::parse(text);
            }
            panel.order = session.sorts.get(page.id).map(|sort| match sort.strip_prefix('-') {
                Some(head) => Order { head: head.to_owned(), down: true },
                None => Order { head: sort.clone(), down: false },
            });
            panel.selected = session.selected.get(page.id).cloned();
            panel.chosen.clone_from(&panel.selected);
        }
    }
}
