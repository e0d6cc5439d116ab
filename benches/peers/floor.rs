//! The floor: a bare board of six panels on the same library, which loads nothing and means nothing.
//! What is above it is what our own work costs.

use std::io::{self, BufWriter, Write as _};
use std::time::Duration;

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use ratatui::crossterm::{cursor, execute, queue, terminal};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Style, Stylize as _};
use ratatui::text::Line;
use ratatui::widgets::canvas::{Canvas, Points};
use ratatui::widgets::{Block, Paragraph, Row, Sparkline, Table, TableState, Wrap};
use ratatui::{Frame, Terminal};

/// What it shows: the same at every start.
struct Floor {
    points: Vec<(f64, f64)>,
    bars: Vec<u64>,
    /// The selected row, and the day.
    at: (usize, usize),
}

/// Draws, waits for keys, draws: until `q`.
pub fn run() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    execute!(out, EnterAlternateScreen, cursor::Hide)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(out))?;
    let number = |at: u64, most: u64| (at * 2_654_435_761 % 1_000_003) % most;
    let angle = |at: u32| f64::from(at) / 11_000.0 * std::f64::consts::TAU;
    let mut floor = Floor {
        points: (0..11_000)
            .map(|at| (angle(at).cos() * 8.0 + 31.0, (angle(at) * 3.0).sin() * 4.0 + 48.0))
            .collect(),
        bars: (0..400).map(|at| number(at, 100)).collect(),
        at: (0, 0),
    };
    loop {
        queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| draw(frame, &floor))?;
        queue!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        io::Write::flush(terminal.backend_mut())?;
        if !keys(&mut floor)? {
            break;
        }
    }
    execute!(terminal.backend_mut(), LeaveAlternateScreen, cursor::Show)?;
    terminal.backend_mut().flush()?;
    terminal::disable_raw_mode()
}

/// All keys that wait; false after `q`.
fn keys(floor: &mut Floor) -> io::Result<bool> {
    loop {
        if let Event::Key(key) = event::read()? {
            let (row, day) = &mut floor.at;
            match key.code {
                KeyCode::Char('q') => return Ok(false),
                KeyCode::Down => *row += 1,
                KeyCode::Up => *row = row.saturating_sub(1),
                KeyCode::Right => *day += 1,
                _ => {}
            }
        }
        if !event::poll(Duration::ZERO)? {
            return Ok(true);
        }
    }
}

fn draw(frame: &mut Frame<'_>, floor: &Floor) {
    let (row, day) = floor.at;
    let [head, body, line, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(8),
        Constraint::Length(6),
        Constraint::Length(1),
    ])
    .areas(frame.area());
    let [left, right] = Layout::horizontal([Constraint::Percentage(60); 2]).areas(body);
    let [map, brief] = Layout::vertical([Constraint::Percentage(65); 2]).areas(left);
    let [reports, actors] = Layout::vertical([Constraint::Percentage(60); 2]).areas(right);
    frame.render_widget(Line::from(format!(" FLOOR  as of day {day} ")).bold(), head);
    let coast = Canvas::default()
        .block(panel(" Map "))
        .x_bounds([22.0, 40.0])
        .y_bounds([44.0, 52.0])
        .paint(|it| it.draw(&Points { coords: &floor.points, color: Color::Cyan }));
    frame.render_widget(coast, map);
    rows(frame, reports, " Reports ", (row, day));
    rows(frame, actors, " Actors ", (0, day));
    let text = "Words that wrap as a summary does, with the day in them. ".repeat(12);
    let text = format!("{text} {day}");
    let text = Paragraph::new(text).wrap(Wrap { trim: true }).block(panel(" Brief "));
    frame.render_widget(text, brief);
    let bars = floor.bars.iter().cycle().skip(day).take(usize::from(line.width)).copied();
    let bars = Sparkline::default().data(bars).block(panel(" Timeline "));
    frame.render_widget(bars, line);
    frame.render_widget(Line::from(" q quit  arrows move").dim(), foot);
}

fn panel(title: &str) -> Block<'_> {
    Block::bordered().title(title).border_style(Style::new().fg(Color::DarkGray))
}

/// A table that is given only the rows that are seen.
fn rows(frame: &mut Frame<'_>, area: Rect, title: &str, (row, day): (usize, usize)) {
    let seen = usize::from(area.height.saturating_sub(3));
    let top = row.saturating_sub(seen / 2);
    let rows = (top..top + seen).map(|at| {
        Row::new([
            format!("2024-10-{:02}", 1 + (at + day) % 28),
            format!("Place {}", at * 7919 % 4000),
            format!("Somebody says what happened at place {at}"),
        ])
    });
    let widths = [Constraint::Length(10), Constraint::Length(12), Constraint::Fill(1)];
    let table = Table::new(rows, widths)
        .header(Row::new(["Date", "Place", "Report"]).bold())
        .row_highlight_style(Style::new().reversed())
        .block(panel(title));
    let mut state = TableState::default().with_selected(Some(row - top));
    frame.render_stateful_widget(table, area, &mut state);
}
