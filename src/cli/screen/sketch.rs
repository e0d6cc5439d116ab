//! A stand-in for the board until it is there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::{Outside, TerminalWorld};
use crate::board::Board;
use crate::board::index::Index;
use crate::board::question::Question;
use crate::briefing::glyphs::Glyphs;
use crate::cli::{Stop, args::Dossier, snapshot};
use crate::tui::key::{Code, Key};
use crate::tui::message::{Effect, Frame, Gone, Message, Scene, World};

/// Runs it.
///
/// # Errors
/// It cannot.
pub fn run(dossier: &Dossier) -> Result<u8, Stop> {
    let read = snapshot::read(dossier)?;
    let title = read.loaded.dataset.header.title.to_string();
    let file = dossier.path.clone();
    let outside = Outside {
        dossier: dossier.path.clone(),
        sha256: read.sha256.clone(),
        attached: read.attached.clone(),
        editor: None,
        place: Box::new(move |_| Some((file.clone()?, 3))),
        exports: Box::new(|_, _| Err("not yet".into())),
    };
    let index = Index::new(&read.loaded.dataset);
    let question = Question::of(&read.loaded.dataset);
    let board = Board::answer(&index, &question);
    let mut world = TerminalWorld::open(outside)?;
    let Err(Gone(code)) = turn(&mut world, title, &board);
    Ok(code)
}

fn turn(
    world: &mut TerminalWorld,
    mut title: String,
    board: &Board<'_>,
) -> Result<std::convert::Infallible, Gone> {
    let (mut size, mut keys, mut note, mut help) =
        (world.size(), String::new(), String::new(), false);
    loop {
        let mut cells = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let mut line = |y: u16, text: &str, style: Style| {
            if y < size.1 {
                cells.set_string(0, y, text, style);
            }
        };
        line(0, &title, Style::new().add_modifier(Modifier::REVERSED));
        line(1, &format!("keys {keys}"), Style::new());
        line(2, &note, Style::new());
        line(3, if help { "Keys" } else { "" }, Style::new());
        line(size.1.saturating_sub(1), "? help", Style::new());
        let frame = Frame { cells, cursor: None };
        world.show(&frame)?;
        let scene = Scene { board, frame: &frame, sections: &[], glyphs: Glyphs::default() };
        for message in world.wait()? {
            let key = match message {
                Message::Key(key) => key,
                Message::Resize(width, height) => {
                    size = (width, height);
                    continue;
                }
                Message::Paste(text) => {
                    note = format!("pasted {}", text.len());
                    continue;
                }
                Message::Told(text) | Message::Failed(text) => {
                    note = text;
                    continue;
                }
                Message::Reloaded(fresh) => {
                    title = fresh.loaded.dataset.header.title.to_string();
                    note = "reloaded".into();
                    continue;
                }
                Message::Broken(lines) => {
                    note = format!("broken {} {}", lines[0].place, lines[0].says);
                    continue;
                }
                Message::Mouse(_) => continue,
            };
            keys.push_str(&key.to_string());
            let effect = match key {
                it if it == Key::char('q') => Effect::Quit { print: false },
                it if it == Key::ctrl('c') => Effect::Abort,
                it if it == Key::ctrl('z') => Effect::Suspend,
                it if it == Key::ctrl('l') => Effect::Redraw,
                it if it == Key::char('?') => {
                    help = !help;
                    continue;
                }
                it if it == Key::char('m') => Effect::Mouse(true),
                it if it == Key::char('e') => Effect::Edit("x".into()),
                it if it == Key::char('r') => Effect::Reload,
                it if it == Key::char('y') => Effect::Copy("some text".into(), "row"),
                it if it == Key::char('o') => Effect::Open("https://example.org/".into()),
                Key { code: Code::Esc, .. } => {
                    keys.clear();
                    continue;
                }
                _ => continue,
            };
            for message in world.act(&effect, &scene)? {
                if let Message::Told(text) | Message::Failed(text) = message {
                    note = text;
                }
            }
        }
    }
}
