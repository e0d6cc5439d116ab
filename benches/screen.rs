//! The screen: a frame when nothing is laid out yet, after a key that moves the selection, and after
//! a step in time, at each size; beside it six panels of ratatui's own widgets with the same number
//! of rows, drawn in the same run. `cargo bench --bench screen`, or with `-- 100000` one dossier.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench measures and prints"
)]

mod common;

use common::median;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::widgets::{Block, Row, Table, Widget};
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::config::theme::Theme;
use sitroom::load::load;
use sitroom::tui::desk::Desk;
use sitroom::tui::key::Key;
use sitroom::tui::message::Message;
use sitroom::tui::model::Model;
use sitroom::tui::update::{settle, update};
use sitroom::tui::view::view;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 36), (120, 40), (200, 60)];

fn main() {
    println!(
        "{:>8} {:>8} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "reports", "size", "first", "key", "of peer", "step", "peer"
    );
    println!("{:>17} {:>10} {:>10} {:>10} {:>10} {:>10}", "", "us", "us", "x", "us", "us");
    let asked = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let wanted = |name: &str| asked.as_deref().is_none_or(|it| it == name);
    if wanted("shipped") {
        rows("shipped", &common::shipped(), 200);
    }
    for (name, reports, rounds) in
        [("1000", 1_000, 100), ("10000", 10_000, 30), ("100000", 100_000, 5)]
    {
        if wanted(name) {
            rows(name, &common::dossier(reports), rounds);
        }
    }
}

fn rows(name: &str, files: &[(String, String)], rounds: usize) {
    let cache = std::cell::RefCell::default();
    let loaded = load(common::inputs(files), &|_, _| Err(String::new()));
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    let theme = Theme::default();
    for size in SIZES {
        let mut model = Model::new(question.clone(), question.as_of);
        model.size = size;
        model.view.panel = 7;
        let board = Board::answer(&index, &question);
        let first = median(rounds, || {
            let desk = Desk::new(&board, &model, &cache);
            let mut fresh = model.clone();
            settle(&mut fresh, &desk);
            cells(&fresh, &desk, &theme)
        });
        let desk = Desk::new(&board, &model, &cache);
        settle(&mut model, &desk);
        let mut down = false;
        let key = median(rounds * 5, || {
            down = !down;
            let key = Key::char(if down { 'j' } else { 'k' });
            update(&mut model, &desk, Message::Key(key));
            cells(&model, &desk, &theme)
        });
        let before = question.at(question.as_of.pred_opt().unwrap_or(question.as_of));
        let step = median(rounds, || {
            let board = Board::answer(&index, &before);
            let mut stepped = model.clone();
            stepped.before = Some(question.clone());
            let desk = Desk::new(&board, &stepped, &cache);
            settle(&mut stepped, &desk);
            cells(&stepped, &desk, &theme)
        });
        let peer = median(rounds * 5, || peer(size));
        println!(
            "{name:>8} {:>8} {:>10.0} {:>10.0} {:>10.2} {:>10.0} {:>10.0}",
            format!("{}x{}", size.0, size.1),
            first * 1e6,
            key * 1e6,
            key / peer,
            step * 1e6,
            peer * 1e6,
        );
    }
}

fn cells(model: &Model, desk: &Desk<'_>, theme: &Theme) -> usize {
    view(model, desk, theme).cells.content.len()
}

/// Six panels with a table each, as ratatui's own widgets draw them.
fn peer(size: (u16, u16)) -> usize {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    let (width, height) = (size.0 / 3, (size.1 - 3) / 2);
    for at in 0..6_u16 {
        let place = Rect::new(at % 3 * width, 2 + at / 3 * height, width, height);
        let rows = (0..height.saturating_sub(3))
            .map(|row| Row::new([format!("Front {row}"), "advancing".into(), format!("{row}.5")]));
        let widths = [Constraint::Fill(1), Constraint::Length(12), Constraint::Length(6)];
        let table = Table::new(rows, widths)
            .header(Row::new(["Front", "State", "km"]))
            .block(Block::bordered().title("Panel"));
        table.render(place, &mut buffer);
    }
    buffer.content.len()
}
