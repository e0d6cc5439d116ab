//! The map on the desk: what it shows in a slot, drawn once for as long as nothing changes.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use ratatui::layout::Rect;

use crate::board::Board;
use crate::board::theatre::Theatre;
use crate::briefing::glyphs::Glyphs;
use crate::briefing::pages::position;
use crate::chart::camera::{Bounds, Camera, Preset, WORLD, presets};
use crate::chart::{Cache, Chart, Look, Signs, draw, ends};
use crate::earth::LonLat;
use crate::tui::model::{Focus, Model, Sight};
use crate::tui::regions::{Class, Pane, Regions, Slot};

/// The map of one board.
#[derive(Default)]
pub struct Atlas {
    theatre: OnceCell<Theatre>,
    drawn: RefCell<Option<Drawn>>,
}

struct Drawn {
    camera: Camera,
    look: Look,
    chart: Rc<Chart>,
}

impl Atlas {
    /// What is on the map.
    pub fn theatre(&self, board: &Board<'_>) -> &Theatre {
        self.theatre.get_or_init(|| ends::theatre(board))
    }

    /// The drawing for a camera.
    pub fn chart(
        &self,
        board: &Board<'_>,
        camera: Camera,
        look: Look,
        cache: &RefCell<Cache>,
    ) -> Rc<Chart> {
        let mut drawn = self.drawn.borrow_mut();
        if let Some(kept) = drawn.as_ref().filter(|it| it.camera == camera && it.look == look) {
            return Rc::clone(&kept.chart);
        }
        let chart = draw(self.theatre(board), &camera, &look, &mut cache.borrow_mut());
        let chart = Rc::new(chart);
        *drawn = Some(Drawn { camera, look, chart: Rc::clone(&chart) });
        chart
    }
}

/// The panel of the map.
pub fn panel() -> usize {
    position("map").unwrap_or(0)
}

/// Where the map is drawn, if it is: in the whole inside of its slot. Where there is room for rows
/// only, or the reader wants them, the panel is a list like any other.
pub fn area(model: &Model, regions: &Regions) -> Option<Rect> {
    if regions.class <= Class::Xs || model.view.map.list {
        return None;
    }
    let slot = regions.slot(Pane::Panel(panel()))?;
    let Slot { area, framed, .. } = *slot;
    let edge = u16::from(framed);
    Some(Rect {
        x: area.x + edge,
        y: area.y + edge,
        width: area.width.saturating_sub(2 * edge),
        height: area.height.saturating_sub(2 * edge),
    })
    .filter(|area| area.width > 0 && area.height > 0)
}

/// Whether the keys move the map.
pub fn has_keys(model: &Model, regions: &Regions) -> bool {
    let here = model.view.panel == panel() && model.view.focus == Focus::List;
    here && area(model, regions).is_some()
}

/// Where the map looks: where the reader moved it, else at the fighting as a whole.
pub fn camera(model: &Model, theatre: &Theatre, area: Rect) -> Camera {
    let size = (area.width, area.height);
    match &model.view.map.sight {
        Sight::Home => Camera::fit(home(theatre), size, model.aspect),
        Sight::View(view) => Camera::fit(view.bounds, size, model.aspect),
        Sight::At(camera) => *camera,
    }
}

/// The rectangle that is shown before the reader moves.
pub fn home(theatre: &Theatre) -> Bounds {
    let first = presets(theatre).into_iter().next();
    first.map_or(WORLD, |it| it.bounds)
}

/// A general view by its name, or that of a front by the front's address.
pub fn preset(theatre: &Theatre, which: &str) -> Option<Preset> {
    let is = |view: &Preset| match view.address.as_str() {
        "" => view.name == which,
        address => address == which,
    };
    presets(theatre).into_iter().find(is)
}

/// The views of the menu that have no key of their own: each front with its number.
pub fn fronts(theatre: &Theatre) -> Vec<(char, String)> {
    let views = presets(theatre);
    let shown =
        theatre.fronts.iter().filter(|it| views.iter().any(|view| view.address == it.address));
    shown
        .filter_map(|front| {
            let digit = char::from_digit(u32::try_from(front.number).ok()?, 10)?;
            Some((digit, front.name.clone()))
        })
        .collect()
}

/// How the map is drawn in an area.
pub fn look(model: &Model, area: Rect, selected: String, cross: bool) -> Look {
    Look {
        size: (area.width, area.height),
        signs: signs(model),
        tints: model.tints,
        aspect: model.aspect,
        selected,
        cross,
    }
}

/// The signs that lines are drawn with: those chosen, else as the other signs allow.
pub fn signs(model: &Model) -> Signs {
    model.signs.unwrap_or(match model.glyphs {
        Glyphs::Full => Signs::Braille,
        Glyphs::Block => Signs::Quadrant,
        Glyphs::Ascii => Signs::Ascii,
    })
}

/// Where a record lies on the map.
pub fn locate(theatre: &Theatre, record: &str) -> Option<LonLat> {
    let front = theatre.fronts.iter().find(|it| it.address == record).and_then(|it| it.at);
    let place = || theatre.places.iter().find(|it| it.address == record).map(|it| it.at);
    let course = || {
        let course =
            theatre.courses.iter().find(|it| it.flows.iter().any(|flow| flow == record))?;
        course.stops.get(course.stops.len() / 2).copied()
    };
    let ground = || {
        let ground = theatre.held.iter().find(|it| it.address == record)?;
        ground.rings.first()?.first().copied()
    };
    front.or_else(place).or_else(course).or_else(ground)
}

/// The ground that somebody is said to hold at a point.
pub fn ground(theatre: &Theatre, at: LonLat) -> Option<&str> {
    let crosses = |from: LonLat, to: LonLat| {
        let between = (from.lat > at.lat) != (to.lat > at.lat);
        let lon = from.lon + (at.lat - from.lat) / (to.lat - from.lat) * (to.lon - from.lon);
        between && at.lon < lon
    };
    let inside = |ring: &Vec<LonLat>| {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).filter(|&(&from, &to)| crosses(from, to)).count() % 2 == 1
    };
    let holds = |rings: &[Vec<LonLat>]| rings.iter().filter(|ring| inside(ring)).count() % 2 == 1;
    theatre.held.iter().find(|it| holds(&it.rings)).map(|it| it.address.as_str())
}

/// What a record is called on the map.
pub fn name(theatre: &Theatre, record: &str) -> Option<String> {
    let front = theatre.fronts.iter().find(|it| it.address == record);
    let front = front.map(|it| format!("{} {}", it.number, it.name));
    let place = || theatre.places.iter().find(|it| it.address == record).map(|it| it.name.clone());
    let course = || {
        let course =
            theatre.courses.iter().find(|it| it.flows.iter().any(|flow| flow == record))?;
        let more = match course.flows.len() {
            1 => "1 flow".to_owned(),
            n => format!("{n} flows"),
        };
        Some(format!("{} to {}: {more}", course.from, course.to))
    };
    let ground = || theatre.held.iter().find(|it| it.address == record).map(|it| it.says.clone());
    front.or_else(place).or_else(course).or_else(ground)
}
