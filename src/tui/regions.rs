//! Where everything stands on a screen of a given size. Pure: the view draws by it, and the keys
//! scroll by it.

use ratatui::layout::Rect;

use crate::briefing::pages::position;
use crate::tui::model::{Focus, Model, PANELS, shares};

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Less than 20 columns or 4 rows: one line of text.
    Floor,
    /// Rows only.
    Xs,
    /// One panel without borders.
    S,
    /// One panel, the detail below it.
    M,
    /// High and narrow: one column.
    Portrait,
    /// Seven panels.
    L,
    /// Eight panels.
    Xl,
}

/// What stands in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// A panel.
    Panel(usize),
    /// The detail of the selected record.
    Detail,
}

/// A pane and its place, borders included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What stands there.
    pub pane: Pane,
    /// Where.
    pub area: Rect,
    /// With a border around it.
    pub framed: bool,
}

impl Slot {
    /// The room for text: inside the border, with one cell for the mark of the selection at the
    /// left and one blank at the right.
    pub fn inner(&self) -> Rect {
        let (left, right, edge) = if self.framed { (2, 2, 1) } else { (1, 0, 0) };
        Rect {
            x: self.area.x + left.min(self.area.width),
            y: self.area.y + edge.min(self.area.height),
            width: self.area.width.saturating_sub(left + right),
            height: self.area.height.saturating_sub(2 * edge),
        }
    }
}

/// The places of everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions {
    /// How much room there is.
    pub class: Class,
    /// The title and the date.
    pub header: Option<Rect>,
    /// The names of the panels.
    pub tabs: Option<Rect>,
    /// The panes.
    pub slots: Vec<Slot>,
    /// One line that counts what is not shown.
    pub counts: Option<Rect>,
    /// The keys.
    pub footer: Option<Rect>,
}

impl Regions {
    /// The place of a pane, if it is shown.
    pub fn slot(&self, pane: Pane) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.pane == pane)
    }
}

/// The class of a size.
pub fn class(width: u16, height: u16) -> Class {
    match (width, height) {
        (w, h) if w < 20 || h < 4 => Class::Floor,
        (w, h) if w < 40 || h < 10 => Class::Xs,
        (w, h) if w >= 160 && h >= 45 => Class::Xl,
        (w, h) if w >= 110 && h >= 30 => Class::L,
        (w, h) if (50..100).contains(&w) && h >= 40 => Class::Portrait,
        (w, h) if w >= 72 && h >= 20 => Class::M,
        _ => Class::S,
    }
}

/// Lays the screen of a model out.
pub fn regions(model: &Model) -> Regions {
    let (width, height) = model.size;
    let class = class(width, height);
    let row = |y: u16| Some(Rect::new(0, y, width, 1));
    let mut it =
        Regions { class, header: None, tabs: None, slots: Vec::new(), counts: None, footer: None };
    match class {
        Class::Floor => return it,
        Class::Xs => {
            // What is only assumed is never shown without saying so.
            let over = u16::from(!model.view.scenarios.is_empty());
            it.header = row(0).filter(|_| over > 0);
            let body = Rect::new(0, over, width, height - 1 - over);
            it.footer = row(height - 1);
            it.slots = vec![whole(model, body, false)];
            return it;
        }
        Class::S => {
            it.header = row(0);
            it.footer = row(height - 1);
            let framed = height >= 16;
            let counts = u16::from(height >= 10);
            let body = Rect::new(0, 1, width, height - 2 - counts);
            it.counts = (counts > 0).then(|| Rect::new(0, height - 2, width, 1));
            it.slots = vec![whole(model, body, framed)];
            return it;
        }
        _ => {}
    }
    it.header = row(0);
    it.tabs = row(1);
    it.footer = row(height - 1);
    let body = Rect::new(0, 2, width, height - 3);
    if model.view.zoom {
        it.slots = vec![whole(model, body, true)];
        return it;
    }
    match class {
        Class::M => medium(model, body, &mut it),
        Class::Portrait => portrait(model, body, &mut it),
        Class::Xl => it.slots = widest(model, body),
        _ => it.slots = wide(model, body),
    }
    it
}

/// Columns and rows of a box around its content: the whole screen where there is little.
pub fn box_size((width, height): (u16, u16), wide: u16, high: u16) -> (u16, u16) {
    if width < 60 || height < 16 {
        return (width, height);
    }
    let (wide, high) = (wide.saturating_add(4), high.saturating_add(2));
    (wide.min(width.saturating_sub(4)), high.min(height.saturating_sub(2)))
}

/// The one pane that has the whole body.
fn whole(model: &Model, area: Rect, framed: bool) -> Slot {
    let pane = match model.view.focus {
        Focus::Detail => Pane::Detail,
        Focus::List => Pane::Panel(model.view.panel),
    };
    Slot { pane, area, framed }
}

/// The pane of a panel by its name.
fn pane(id: &str) -> Pane {
    Pane::Panel(position(id).unwrap_or(0))
}

fn panel(id: &str, area: Rect) -> Slot {
    Slot { pane: pane(id), area, framed: true }
}

fn detail(area: Rect) -> Slot {
    Slot { pane: Pane::Detail, area, framed: true }
}

/// Cuts `height` rows off the top.
fn cut(area: Rect, height: u16) -> (Rect, Rect) {
    let height = height.min(area.height);
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, below)
}

/// Cuts `width` columns off the left.
fn split(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let right = Rect { x: area.x + width, width: area.width - width, ..area };
    (Rect { width, ..area }, right)
}

/// The share of a length, in hundredths.
fn share(of: u16, hundredths: u16) -> u16 {
    let part = u32::from(of) * u32::from(hundredths) / 100;
    u16::try_from(part).unwrap_or(of)
}

fn medium(model: &Model, body: Rect, it: &mut Regions) {
    let (body, counts) = cut(body, body.height - 1);
    // The timeline has its lanes above the rows.
    let timeline = Model::name(model.view.panel) == "timeline";
    let (top, below) = cut(body, share(body.height, if timeline { 66 } else { 58 }));
    it.counts = Some(counts);
    it.slots =
        vec![Slot { pane: Pane::Panel(model.view.panel), area: top, framed: true }, detail(below)];
}

fn portrait(model: &Model, body: Rect, it: &mut Regions) {
    let (body, counts) = cut(body, body.height - 1);
    let own = Pane::Panel(model.view.panel) == pane("timeline");
    let (top, rest) = cut(body, share(body.height, if own { 60 } else { 42 }));
    it.counts = Some(counts);
    it.slots = vec![Slot { pane: Pane::Panel(model.view.panel), area: top, framed: true }];
    if own {
        it.slots.push(detail(rest));
    } else {
        let (middle, below) = cut(rest, share(rest.height, 55));
        it.slots.push(detail(middle));
        it.slots.push(panel("timeline", below));
    }
}

/// The panel in the slot that brief, map, evidence and analysis share.
fn shared(model: &Model, area: Rect) -> Slot {
    let at = if shares(model.view.panel) { model.view.panel } else { model.view.shared };
    Slot { pane: Pane::Panel(at.min(PANELS - 1)), area, framed: true }
}

/// Three columns above, timeline and detail below.
fn wide(model: &Model, body: Rect) -> Vec<Slot> {
    let (top, below) = cut(body, share(body.height, 60));
    let middle = shared(model, top);
    // The map and the analysis need width more than the lists around them.
    let broad = [pane("map"), pane("analysis")].contains(&middle.pane);
    let (left, right) = if broad { (27, 26) } else { (34, 39) };
    let (left, right) = (share(top.width, left), share(top.width, right));
    let (first, rest) = split(top, left);
    let (centre, third) = split(rest, rest.width - right);
    let (fronts, actors) = cut(first, share(first.height, 53));
    let (supply, aid) = cut(third, share(third.height, 54));
    let (timeline, info) = split(below, share(below.width, 56));
    vec![
        shared(model, centre),
        panel("fronts", fronts),
        panel("actors", actors),
        panel("supply", supply),
        panel("aid", aid),
        panel("timeline", timeline),
        detail(info),
    ]
}

/// Four columns: lists, the shared slot over the timeline, supply and aid, the detail.
fn widest(model: &Model, body: Rect) -> Vec<Slot> {
    let (rest, info) = split(body, body.width - share(body.width, 24));
    let (left, rest) = split(rest, share(body.width, 24));
    let (top, timeline) = cut(rest, share(rest.height, 66));
    let (centre, right) = split(top, share(top.width, 52));
    let (brief, lists) = cut(left, share(left.height, 44));
    let (fronts, actors) = cut(lists, share(lists.height, 36));
    let (supply, aid) = cut(right, share(right.height, 62));
    let mut middle = shared(model, centre);
    if middle.pane == pane("brief") {
        middle.pane = pane("map");
    }
    vec![
        panel("brief", brief),
        panel("fronts", fronts),
        panel("actors", actors),
        middle,
        panel("supply", supply),
        panel("aid", aid),
        panel("timeline", timeline),
        detail(info),
    ]
}
