//! The board on the terminal, from the first reading of the dossier to the exit code.

use super::{Lines, Outside, TerminalWorld, exports, watch};
use crate::chart::Signs;
use crate::cli::args::Cli;
use crate::cli::config::{self, Chosen};
use crate::cli::reading::{self, Reading};
use crate::cli::report::Style;
use crate::cli::{Stop, out, snapshot, state};
use crate::config::colour::Depth;
use crate::config::theme::{THEMES, Theme};
use crate::dataset::words::Word;
use crate::diagnostic::Severity;
use crate::tui::message::{FaultLine, Gone};
use crate::tui::model::{Model, shares};
use crate::tui::picture::{self, Options};
use crate::tui::{rebound, run};

/// Shows the board until the reader or the world ends it.
///
/// # Errors
/// Why there is no board.
pub fn run(cli: &Cli, style: Style) -> Result<u8, Stop> {
    let around = config::Outside::read();
    let chosen = config::chosen(cli.look.config.as_deref(), &flags(cli), &around)?;
    let depth = around.depth(chosen.config.color, true);
    let read = reading::read(&cli.dossier, &cli.question)?;
    let report = read.checked(style)?;
    let mut model = model(cli, &chosen, &around, &read)?;
    let themes = themes(&chosen, depth, &mut model);
    let kept = state::folder().and_then(|it| state::file(&it, cli.dossier.path.as_deref()));
    let kept = kept.filter(|_| chosen.config.restore);
    if let Some(file) = kept.as_deref().filter(|_| !cli.look.fresh) {
        let asked = &cli.question;
        let asked = asked.as_of.is_some() || asked.known.is_some() || asked.since.is_some();
        model.restore(&state::read(file), !asked);
    }
    let faults = watch::lines(read.own(), &report.diagnostics, Severity::Warning);
    model.view.scenarios = read.held();
    let outside = outside(cli, &chosen, &read, depth);
    let fresh = read.fresh(faults);
    let mut world = TerminalWorld::open(outside, model.mouse)?;
    let window = world.window();
    model.resize(window.size, window.aspect);
    let Gone(code) = run::run(fresh, &mut model, &themes, &mut world);
    let last = world.last();
    // The terminal is given back before anything is printed.
    drop(world);
    if let Some(file) = kept.filter(|_| code == 0) {
        state::write(&file, &model.session());
    }
    if let Some(frame) = last {
        let theme = Theme::default();
        let options =
            Options { theme: &theme, depth: Depth::None, light: false, title: "", description: "" };
        let page = picture::text(&frame.cells, &options);
        out::page(page.as_bytes())?;
    }
    Ok(code)
}

/// Whether what is asked of the board's looks can be had; without a terminal nobody would tell.
///
/// # Errors
/// What cannot.
pub fn validate(cli: &Cli) -> Result<(), Stop> {
    let flags = flags(cli);
    if !flags.is_empty() || cli.look.config.is_some() {
        config::chosen(cli.look.config.as_deref(), &flags, &config::Outside::default())?;
    }
    Ok(())
}

/// The options of the command line that have a place in the configuration too.
fn flags(cli: &Cli) -> Vec<(&'static str, &str)> {
    let mut flags = Vec::new();
    if let Some(theme) = &cli.look.theme {
        flags.push(("theme", theme.as_str()));
    }
    if let Some(glyphs) = cli.look.glyphs {
        flags.push(("glyphs", glyphs.name()));
    }
    if let Some(signs) = &cli.look.map {
        flags.push(("map", signs.as_str()));
    }
    if let Some(aspect) = &cli.look.cell_aspect {
        flags.push(("cell-aspect", aspect.as_str()));
    }
    if cli.color != "auto" {
        flags.push(("color", cli.color.as_str()));
    }
    flags
}

/// The state of the screen as the user chose it.
fn model(
    cli: &Cli,
    chosen: &Chosen,
    around: &config::Outside,
    read: &Reading,
) -> Result<Model, Stop> {
    let dataset = &read.loaded.dataset;
    let question = snapshot::question(dataset, &cli.question)?;
    let mut model = Model::new(question, dataset.header.as_of);
    model.glyphs = around.glyphs(chosen.config.glyphs);
    // `auto` is no sign, and follows the others.
    model.signs = Signs::parse(chosen.config.map.word());
    model.cell = chosen.config.cell_aspect;
    model.mouse = chosen.config.mouse;
    let panel = chosen.config.panel.word();
    model.view.panel = crate::briefing::pages::position(panel).unwrap_or(0);
    model.view.shared = if shares(model.view.panel) { model.view.panel } else { 0 };
    model.settings =
        chosen.faults.iter().map(|fault| line(&fault.place, &fault.message, &fault.help)).collect();
    model.settings.extend(rebound::rebind(&mut model.keys, &chosen.config.keys));
    match model.settings.len() {
        0 => {}
        1 => model.fail("a remark on the configuration; w shows it"),
        n => model.fail(format!("{n} remarks on the configuration; w lists them")),
    }
    Ok(model)
}

fn line(place: &str, says: &str, help: &str) -> FaultLine {
    let (place, says, help) = (place.to_owned(), says.to_owned(), help.to_owned());
    FaultLine { place, code: String::new(), says, help }
}

/// The chosen theme and after it the others that come with the program, in the colours the
/// terminal knows.
fn themes(chosen: &Chosen, depth: Depth, model: &mut Model) -> Vec<Theme> {
    let others = THEMES.iter().filter(|it| it.name != chosen.theme.name.as_str());
    let others = others.filter_map(|it| Theme::named(it.name));
    let all: Vec<Theme> = std::iter::once(chosen.theme.clone()).chain(others).collect();
    if depth == Depth::None {
        return vec![Theme::monochrome()];
    }
    model.themes = all.iter().map(|theme| theme.name.to_string()).collect();
    all.iter().map(|theme| theme.at(depth)).collect()
}

fn outside(cli: &Cli, chosen: &Chosen, read: &Reading, depth: Depth) -> Outside {
    let (dossier, extras) = (cli.dossier.clone(), read.extras.clone());
    let against = cli.question.against.clone();
    let (editor, width) = (&chosen.config.editor, chosen.config.width);
    Outside {
        dossier: cli.dossier.path.clone(),
        sha256: read.sha256.clone(),
        attached: read.attached.clone(),
        scenarios: read.scenario_files(),
        lines: Lines::of(&read.loaded.files),
        colour: depth != Depth::None,
        watch: chosen.config.watch,
        clipboard: chosen.config.clipboard,
        editor: (!editor.is_empty()).then(|| editor.clone()),
        exports: Box::new(move |name, scene| {
            exports::export(
                name,
                scene,
                &exports::Paper {
                    dossier: &dossier,
                    width,
                    extras: &extras,
                    against: against.as_deref(),
                },
            )
        }),
    }
}
