//! What is done with the selected record.

use crate::board::question::{Mute, Question};
use crate::briefing::wording::{actor, name};
use crate::dataset::Dataset;
use crate::dataset::id::Key;
use crate::dataset::words::Kind;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::message::Effect;
use crate::tui::model::{Focus, Model, Overlay, Step};
use crate::tui::regions::{Pane, regions};
use crate::tui::update::time;

/// Acts on the selected record, or on the program.
pub fn act(model: &mut Model, desk: &Desk<'_>, action: Action) -> Vec<Effect> {
    use Action as A;
    match action {
        A::Open => open(model, desk),
        A::Back => back(model),
        A::Mute => mute(model, desk),
        A::HearAll => hear_all(model),
        A::OpenLink => links(model, desk),
        A::CopyRow | A::CopyCitation | A::CopyId | A::CopyLink => {
            return copy(model, desk, action).into_iter().collect();
        }
        A::Edit => match desk.shown(model) {
            Some(record) => return vec![Effect::Edit(record)],
            None => model.tell("no record is selected"),
        },
        A::Mouse => {
            model.mouse = !model.mouse;
            let state =
                if model.mouse { "on; with Shift the terminal selects text" } else { "off" };
            model.tell(format!("mouse {state}"));
            return vec![Effect::Mouse(model.mouse)];
        }
        A::ExportText => return vec![Effect::Export("text")],
        A::ExportMarkdown => return vec![Effect::Export("markdown")],
        A::ExportJson => return vec![Effect::Export("json")],
        A::ExportSvg => return vec![Effect::Export("svg")],
        A::ExportAnsi => return vec![Effect::Export("ansi")],
        A::ExportHtml => return vec![Effect::Export("html")],
        A::Reload => return vec![Effect::Reload],
        A::Redraw => return vec![Effect::Redraw],
        A::Suspend => return vec![Effect::Suspend],
        A::Quit => return vec![Effect::Quit { print: false }],
        A::QuitPrint => return vec![Effect::Quit { print: true }],
        A::Abort => return vec![Effect::Abort],
        _ => {}
    }
    Vec::new()
}

/// The selected link of the detail.
fn link(model: &Model, desk: &Desk<'_>) -> Option<String> {
    let sheet = desk.sheet(model, &regions(model), Pane::Detail);
    sheet.entries.get(model.step().at).map(|entry| entry.record.clone())
}

/// From the list into the detail, in the detail along the selected link.
pub fn open(model: &mut Model, desk: &Desk<'_>) {
    let record = match model.view.focus {
        Focus::List => desk.shown(model),
        Focus::Detail => link(model, desk),
    };
    let Some(record) = record else {
        model.tell("nothing to open here");
        return;
    };
    if desk.detail(&record).is_none() {
        model.tell(format!("{record} is not on the board at this date"));
    } else if model.view.focus == Focus::List {
        model.view.focus = Focus::Detail;
    } else if desk.shown(model).as_ref() != Some(&record) {
        model.trail.push(Step { record, ..Step::default() });
    }
}

/// Back to the record before, then to the list.
pub fn back(model: &mut Model) {
    if model.trail.pop().is_none() {
        model.view.focus = Focus::List;
    }
}

/// Shows a record: in its own panel if it has a row there, else in the detail.
pub fn jump(model: &mut Model, desk: &Desk<'_>, record: &str) {
    model.leave_detail();
    let kind = record.split(':').next().unwrap_or_default();
    let home = match kind {
        "front" => "fronts",
        "actor" => "actors",
        "flow" => "supply",
        "aid" => "aid",
        "event" => "timeline",
        "place" => "map",
        "claim" => "evidence",
        _ => "brief",
    };
    if let Some(panel) = crate::briefing::pages::position(home) {
        if model.view.panels[panel].filter.is_on() {
            model.remember();
            model.view.panels[panel].filter = crate::tui::sheet::Filter::default();
        }
        super::go_to(model, desk, panel);
        let sheet = desk.sheet(model, &regions(model), Pane::Panel(panel));
        if sheet.find(record, 0).is_some() {
            let own = model.panel_mut();
            own.selected = Some(record.to_owned());
            own.chosen.clone_from(&own.selected);
            return;
        }
    }
    model.view.focus = Focus::Detail;
    model.trail.push(Step { record: record.to_owned(), ..Step::default() });
}

/// Leaves out the actor or source that is shown, else the selected link; the same key again at once
/// hears it again, although it has left the list.
fn mute(model: &mut Model, desk: &Desk<'_>) {
    let dataset = desk.board.view.dataset();
    let can = |it: &String| it.starts_with("actor:") || it.starts_with("source:");
    let shown = desk.shown(model);
    let speaker = shown.as_deref().and_then(|record| speaker(dataset, record));
    let named = shown.filter(can).or_else(|| link(model, desk).filter(can)).or(speaker);
    let record = model.muted.take().or(named).unwrap_or_default();
    let Ok(mute) = Mute::parse(dataset, &record) else {
        model.tell("select an actor, a source or a claim to leave out who says it");
        return;
    };
    let mut without = model.view.question.without.clone();
    let had = without.len();
    without.retain(|it| *it != mute);
    let who = match mute {
        Mute::Actor(id) | Mute::Family(id) => actor(dataset, id),
        Mute::Source(id) => format!("“{}”", name(dataset, Key { kind: Kind::Source, id })),
    };
    if without.len() == had {
        without.push(mute);
        model.muted = Some(record);
        let (falls, hear) = (Action::AskWithout, Action::Mute);
        let (falls, hear) = (model.keys.name(falls), model.keys.name(hear));
        model.tell(format!("{who} is left out; {falls} lists what falls, {hear} again hears it"));
    } else {
        model.tell(format!("{who} is heard again"));
    }
    time::ask(model, Question { without, ..model.view.question.clone() });
}

/// Who makes a claim: the actor, else the source it is read in.
fn speaker(dataset: &Dataset, record: &str) -> Option<String> {
    let id = dataset.names.find(record.strip_prefix("claim:")?)?;
    let claim = dataset.claims.get(id)?;
    let by = claim.by.map(|by| Key { kind: Kind::Actor, id: by.id });
    Some(dataset.address(by.unwrap_or(Key { kind: Kind::Source, id: claim.via.id })))
}

fn hear_all(model: &mut Model) {
    if model.view.question.without.is_empty() {
        model.tell("nobody is left out");
        return;
    }
    time::ask(model, Question { without: Vec::new(), ..model.view.question.clone() });
}

fn links(model: &mut Model, desk: &Desk<'_>) {
    let record = desk.shown(model);
    let detail = record.as_deref().and_then(|record| desk.detail(record));
    let links = detail.map(|detail| detail.links.clone()).unwrap_or_default();
    if links.is_empty() {
        model.tell("no source of this record has a link");
    } else {
        model.overlay = Overlay::Links { links, at: 0 };
    }
}

fn copy(model: &mut Model, desk: &Desk<'_>, action: Action) -> Option<Effect> {
    let record = desk.shown(model);
    let Some(record) = record else {
        model.tell("no record is selected");
        return None;
    };
    let detail = desk.detail(&record);
    let (text, what) = match action {
        Action::CopyId => (record, "address"),
        Action::CopyLink => {
            let link = detail.and_then(|detail| detail.links.first().cloned());
            (link.unwrap_or_default(), "link")
        }
        Action::CopyCitation => {
            (detail.map(|detail| detail.citation.clone()).unwrap_or_default(), "citation")
        }
        _ => (row(model, desk), "row"),
    };
    if text.is_empty() {
        model.tell(format!("this record has no {what}"));
        return None;
    }
    Some(Effect::Copy(text, what))
}

/// The selected row as text.
fn row(model: &Model, desk: &Desk<'_>) -> String {
    let regions = regions(model);
    let (pane, at) = match model.view.focus {
        Focus::List => (Pane::Panel(model.view.panel), model.panel().at),
        Focus::Detail => (Pane::Detail, model.step().at),
    };
    let sheet = desk.sheet(model, &regions, pane);
    sheet.entries.get(at).map(|entry| entry.text.clone()).unwrap_or_default()
}
