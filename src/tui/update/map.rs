//! The keys of the map: moving, nearing, views, and selecting what the cross is on.

use crate::chart::camera::Camera;
use crate::earth::circle::distance;
use crate::tui::action::Action;
use crate::tui::atlas;
use crate::tui::desk::Desk;
use crate::tui::key::{Code, Key};
use crate::tui::model::{MapView, Model, Sight};
use crate::tui::regions::{Class, Pane, regions};

/// How much nearer a key goes.
const NEARER: f64 = 1.5;

/// A step moves the map by this part of its size.
const STEP: u16 = 8;

/// Does what a key asks of the map; `false` if it is no key of the map, or the map has not the keys.
pub fn act(model: &mut Model, desk: &Desk<'_>, action: Action) -> bool {
    let regions = regions(model);
    if !atlas::has_keys(model, &regions) {
        return false;
    }
    let Some(area) = atlas::area(model, &regions) else { return false };
    let step = |size: u16| i32::from((size / STEP).max(1));
    let (across, down) = (step(area.width), step(area.height));
    match action {
        Action::Left => pan(model, desk, -across, 0),
        Action::Right => pan(model, desk, across, 0),
        Action::Up => pan(model, desk, 0, -down),
        Action::Down => pan(model, desk, 0, down),
        Action::PageUp => pan(model, desk, 0, -i32::from(area.height)),
        Action::PageDown => pan(model, desk, 0, i32::from(area.height)),
        Action::Top => home(model),
        Action::NextMatch | Action::PreviousMatch => {
            step_on(model, desk, action);
            follow(model, desk);
        }
        Action::Open => return select_middle(model, desk),
        _ => return false,
    }
    true
}

/// Does what a key asks that turns the map from any panel; `false` if it is none of those.
pub fn turn(model: &mut Model, desk: &Desk<'_>, action: Action) -> bool {
    use Action as A;
    let looks = matches!(
        action,
        A::Nearer | A::Farther | A::Fit | A::MapTheatre | A::MapSupply | A::MapWorld
    );
    if !looks && !matches!(action, A::MapList | A::MapSigns) {
        return false;
    }
    super::go_to(model, desk, atlas::panel());
    match action {
        A::Nearer => zoom(model, desk, NEARER),
        A::Farther => zoom(model, desk, 1.0 / NEARER),
        A::MapTheatre => view(model, desk, "theatre", "theatre"),
        A::MapSupply => view(model, desk, "supply", "supply"),
        A::MapWorld => view(model, desk, "world", "world"),
        A::MapSigns => signs(model),
        A::MapList => {
            model.remember();
            model.view.map.list = !model.view.map.list;
        }
        _ => home(model),
    }
    if looks {
        shown(model);
    }
    true
}

/// Whoever asks where the map looks is told why it is not seen.
fn shown(model: &mut Model) {
    if regions(model).class <= Class::Xs {
        model.tell("a screen this small has rows instead of the map");
    }
}

/// A digit after the prefix of the map goes to the front of that number. `None` if it is no digit.
pub fn digit(model: &mut Model, desk: &Desk<'_>, key: Key) -> Option<()> {
    let Code::Char(sign) = key.code else { return None };
    let number = sign.to_digit(10)?;
    super::go_to(model, desk, atlas::panel());
    let theatre = desk.theatre();
    let at = usize::try_from(number).ok()?;
    let Some(front) = theatre.fronts.iter().find(|it| it.number == at) else {
        model.tell(format!("no front has the number {number}"));
        return Some(());
    };
    view(model, desk, &front.address, &front.name);
    choose(model, desk, &front.address);
    shown(model);
    Some(())
}

fn pan(model: &mut Model, desk: &Desk<'_>, right: i32, down: i32) {
    if let Some(camera) = camera(model, desk) {
        model.view.map.sight = Sight::At(camera.panned(right, down, model.aspect));
    }
}

fn zoom(model: &mut Model, desk: &Desk<'_>, factor: f64) {
    model.view.map.list = false;
    if let Some(camera) = camera(model, desk) {
        let zoomed = camera.zoomed(factor);
        if zoomed == camera {
            model.tell(if factor > 1.0 {
                "nearer it does not go"
            } else {
                "farther it does not go"
            });
        }
        model.view.map.sight = Sight::At(zoomed);
    }
}

fn home(model: &mut Model) {
    look(model, Sight::Home);
}

/// Lets the map look somewhere, to be undone; where it looks already is nothing to undo.
fn look(model: &mut Model, sight: Sight) {
    let map = MapView { sight, list: false };
    if model.view.map != map {
        model.remember();
        model.view.map = map;
    }
}

/// Goes to a view by what it is found by; `name` is what it is called.
fn view(model: &mut Model, desk: &Desk<'_>, which: &str, name: &str) {
    let theatre = desk.theatre();
    let Some(preset) = atlas::preset(theatre, which) else {
        model.tell(format!("nothing on this board gives a view of the {name}"));
        return;
    };
    model.tell(format!("map: {}", preset.name));
    look(model, Sight::View(preset));
}

fn signs(model: &mut Model) {
    use crate::chart::Signs;
    use crate::dataset::words::Word;
    let now = atlas::signs(model);
    let at = Signs::ALL.iter().position(|it| *it == now).unwrap_or(0);
    let next = Signs::ALL[(at + 1) % Signs::ALL.len()];
    model.signs = Some(next);
    model.tell(format!("the map in {}", next.word()));
}

/// Where the map looks, if it is shown.
fn camera(model: &Model, desk: &Desk<'_>) -> Option<Camera> {
    let area = atlas::area(model, &regions(model))?;
    Some(atlas::camera(model, desk.theatre(), area))
}

/// Selects what the cross is on; what is selected already is opened, which is left to the caller.
fn select_middle(model: &mut Model, desk: &Desk<'_>) -> bool {
    let Some(chart) = desk.chart(model, &regions(model)) else { return false };
    let Some(centre) = camera(model, desk).map(|camera| camera.centre) else { return false };
    let theatre = desk.theatre();
    let marked = chart.at(chart.size.0 / 2, chart.size.1 / 2);
    let under = marked.or_else(|| atlas::ground(theatre, centre));
    // What was stepped to lies under the cross, whatever else is near; and where nothing is, it is
    // what the reader means.
    let chosen = model.panel().chosen.as_deref();
    let place = chosen.and_then(|it| atlas::locate(theatre, it));
    let stepped = place.is_some_and(|at| distance(at, centre) < 1.0);
    if stepped || (under.is_none() && chosen.is_some()) {
        return false;
    }
    select(model, desk, under)
}

/// Selects a record on the map; `false` if it was selected already.
pub fn select(model: &mut Model, desk: &Desk<'_>, record: Option<&str>) -> bool {
    let Some(record) = record else {
        model.tell("nothing of the dossier is here; n goes to the next record");
        return true;
    };
    if model.panel().chosen.as_deref() == Some(record) {
        return false;
    }
    choose(model, desk, record);
    let name = atlas::name(desk.theatre(), record).unwrap_or_default();
    model.tell(format!("{name}; Enter opens it"));
    true
}

/// Marks a record as the chosen one, in the map's list and in its own panel.
fn choose(model: &mut Model, desk: &Desk<'_>, record: &str) {
    model.leave_detail();
    let kind = record.split(':').next().unwrap_or_default();
    let own = match kind {
        "front" => crate::briefing::pages::position("fronts"),
        "flow" => crate::briefing::pages::position("supply"),
        _ => None,
    };
    // Flows with the same ends are one row of the map, which carries the first of them.
    let courses = &desk.theatre().courses;
    let course = courses.iter().find(|it| it.flows.iter().any(|flow| flow == record));
    let first = course.and_then(|it| it.flows.first()).map_or(record, String::as_str);
    for (panel, record) in own.map(|own| (own, record)).into_iter().chain([(atlas::panel(), first)])
    {
        let place = &mut model.view.panels[panel];
        place.selected = Some(record.to_owned());
        place.chosen.clone_from(&place.selected);
        let sheet = desk.sheet(model, &regions(model), Pane::Panel(panel));
        if let Some(at) = sheet.find(record, 0) {
            model.view.panels[panel].at = at;
        }
    }
}

/// Takes what is chosen elsewhere along to the map, if it is on it.
pub fn bring(model: &mut Model, desk: &Desk<'_>) {
    let chosen = model.panel().chosen.clone();
    let Some(record) = chosen.filter(|it| atlas::locate(desk.theatre(), it).is_some()) else {
        return;
    };
    choose(model, desk, &record);
}

/// One record on or back in the list of what is on the map; before any choice its end comes first.
fn step_on(model: &mut Model, desk: &Desk<'_>, action: Action) {
    let first = match action {
        _ if model.panel().chosen.is_some() => action,
        Action::NextMatch => Action::Top,
        _ => Action::Bottom,
    };
    super::lists::act(model, desk, first);
}

/// Moves the map so that the cross is on what is selected.
fn follow(model: &mut Model, desk: &Desk<'_>) {
    let Some(record) = model.panel().selected.clone() else { return };
    let theatre = desk.theatre();
    let Some(at) = atlas::locate(theatre, &record) else {
        let title = desk.detail(&record).map(|it| it.title.clone()).unwrap_or_default();
        model.tell(format!("{title}: not on the map"));
        return;
    };
    let Some(camera) = camera(model, desk) else { return };
    model.view.map.sight = Sight::At(camera.at(at));
    model.tell(atlas::name(theatre, &record).unwrap_or_default());
}
