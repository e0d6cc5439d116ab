//! How the board was left, and how it opens again.

use std::collections::BTreeMap;

use crate::board::question::Known;
use crate::briefing::pages::analysis::ANALYSES;
use crate::briefing::pages::{self, PAGES};
use crate::chart::camera::{Bounds, Camera, Preset};
use crate::config::session::Session;
use crate::dataset::words::Word;
use crate::earth::LonLat;
use crate::tui::model::{MapView, Model, Sight, shares};
use crate::tui::sheet::{Filter, Order};

impl Model {
    /// The board as it stands, to be kept.
    pub fn session(&self) -> Session {
        let view = &self.view;
        let question = &view.question;
        let mut session = Session {
            panel: Some(Self::name(view.panel).to_owned()),
            analysis: Some(self.asked().to_owned()),
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
        session.map = kept(&view.map);
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
        let asked = session.analysis.as_deref();
        view.asked = ANALYSES.iter().position(|it| Some(*it) == asked).unwrap_or(0);
        view.zoom = session.zoom;
        view.map = left(&session.map);
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

/// Where the map stands, in words and numbers.
fn kept(map: &MapView) -> BTreeMap<String, String> {
    let rows = match &map.sight {
        Sight::Home => Vec::new(),
        Sight::View(Preset { name, address, bounds: it }) => {
            let bounds = format!("{} {} {} {}", it.west, it.south, it.east, it.north);
            let front = (!address.is_empty()).then(|| ("front", address.clone()));
            [("view", name.clone()), ("bounds", bounds)].into_iter().chain(front).collect()
        }
        Sight::At(Camera { centre, scale }) => {
            vec![("at", format!("{} {} {scale}", centre.lon, centre.lat))]
        }
    };
    let list = map.list.then(|| ("list", "true".to_owned()));
    rows.into_iter().chain(list).map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Where the map stood; at home where that makes no sense.
fn left(rows: &BTreeMap<String, String>) -> MapView {
    let word = |key: &str| rows.get(key).map(String::as_str);
    let view = || {
        let [west, south, east, north] = numbers(word("bounds")?)?;
        let sane = west < east && east - west <= 360.0 && south < north;
        let name = word("view")?.to_owned();
        let address = word("front").unwrap_or_default().to_owned();
        let bounds = Bounds { west, south, east, north };
        sane.then_some(Sight::View(Preset { name, address, bounds }))
    };
    let at = || {
        let [lon, lat, scale] = numbers(word("at")?)?;
        let centre = LonLat::new(lon, lat);
        // A camera brings itself within what a map can show.
        (scale > 0.0).then(|| Sight::At(Camera { centre, scale }.at(centre)))
    };
    let sight = view().or_else(at).unwrap_or_default();
    MapView { sight, list: word("list") == Some("true") }
}

/// Exactly so many numbers that angles could be, or a scale.
fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let numbers: Option<Vec<f64>> = text.split(' ').map(|it| it.parse().ok()).collect();
    let sane = |it: &f64| it.is_finite() && it.abs() < 1e6;
    numbers.filter(|all| all.iter().all(sane))?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(all: &[(&str, &str)]) -> BTreeMap<String, String> {
        all.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_map_opens_as_it_was_left() {
        let bounds = Bounds { west: 36.1, south: 47.25, east: 39.0, north: 50.5 };
        let camera = Camera { centre: LonLat::new(37.617, -48.1), scale: 61.3 };
        for sight in [
            Sight::Home,
            Sight::View(Preset {
                name: "Kursk salient".to_owned(),
                address: "front:kursk".to_owned(),
                bounds,
            }),
            Sight::View(Preset { name: "theatre".to_owned(), address: String::new(), bounds }),
            Sight::At(camera.at(camera.centre)),
        ] {
            for list in [true, false] {
                let map = MapView { sight: sight.clone(), list };
                let session = Session { map: kept(&map), ..Session::default() };
                assert_eq!(left(&Session::parse(&session.to_toml()).map), map);
            }
        }
    }

    #[test]
    fn numbers_that_make_no_sense_leave_the_map_at_home() {
        for at in
            ["", "1 2", "1 2 3 4", "nan 2 3", "1 inf 3", "1 2 -3", "1 2 0", "1e300 2 3", "x y z"]
        {
            assert_eq!(left(&rows(&[("at", at)])), MapView::default(), "{at}");
        }
        for bounds in ["1 2 3", "3 2 1 4", "1 4 3 2", "0 0 400 1", "nan 0 1 1"] {
            let kept = rows(&[("view", "x"), ("bounds", bounds), ("list", "yes")]);
            assert_eq!(left(&kept), MapView::default(), "{bounds}");
        }
        // What lies beyond the map is brought to its edge.
        let far = left(&rows(&[("at", "999 89 900000")]));
        let Sight::At(camera) = far.sight else { panic!("{far:?}") };
        assert!(camera.centre.lat <= 80.0 && camera.centre.lon.abs() <= 180.0);
        assert!(camera.scale < 900_000.0);
    }
}
