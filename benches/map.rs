//! The map: a whole drawing, a cached one, a step aside, a step nearer, and a step in time, beside
//! the library's `Canvas` drawing the same lines of the same basemap in the same run.
//!
//! Run with `cargo bench --bench map`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a bench reads the clock and prints"
)]

mod common;

use std::hint::black_box;
use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Line};
use sitroom::basemap::{Class, Detail, Level, level};
use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::board::theatre::Theatre;
use sitroom::chart::camera::{Bounds, Camera, presets};
use sitroom::chart::{Cache, Look, Signs, draw, ends};
use sitroom::earth::mercator::north;
use sitroom::load::load;

use common::median;

/// Runs of which the median counts.
const ROUNDS: usize = 101;

const SIZES: [(u16, u16); 2] = [(120, 36), (200, 60)];

fn main() {
    let began = Instant::now();
    for detail in [Detail::World, Detail::Continent, Detail::Theatre] {
        black_box(level(detail).points.len());
    }
    println!("decoding all levels, once: {:.2} ms", began.elapsed().as_secs_f64() * 1e3);
    let loaded = load(common::inputs(&common::shipped()), &|_, _| Err(String::new()));
    let index = Index::new(&loaded.dataset);
    let question = Question::of(&loaded.dataset);
    let board = Board::answer(&index, &question);
    let began = Instant::now();
    let theatre = ends::theatre(&board);
    println!("the content of the map: {:.0} µs", began.elapsed().as_secs_f64() * 1e6);
    println!(
        "median µs      size    whole   cached      pan     zoom   Canvas  Canvas, cut  ratio"
    );
    for size in SIZES {
        for (name, bounds) in views(&theatre) {
            row(name, &theatre, bounds, size);
        }
    }
}

fn views(theatre: &Theatre) -> Vec<(&'static str, Bounds)> {
    let of = |name: &str| presets(theatre).into_iter().find(|it| it.name == name);
    ["theatre", "supply", "world"]
        .into_iter()
        .filter_map(|name| Some((name, of(name)?.bounds)))
        .collect()
}

fn row(name: &str, theatre: &Theatre, bounds: Bounds, size: (u16, u16)) {
    let look = Look {
        size,
        signs: Signs::Braille,
        tints: true,
        aspect: 2.0,
        selected: String::new(),
        cross: true,
    };
    let camera = Camera::fit(bounds, size, 2.0);
    let whole = median(ROUNDS, || draw(theatre, &camera, &look, &mut Cache::default()).tiles.len());
    let mut cache = Cache::default();
    let cached = median(ROUNDS, || draw(theatre, &camera, &look, &mut cache).tiles.len());
    let mut at = camera;
    let pan = median(ROUNDS, || {
        at = at.panned(1, 0, 2.0);
        draw(theatre, &at, &look, &mut cache).tiles.len()
    });
    let mut near = false;
    let zoom = median(ROUNDS, || {
        near = !near;
        let zoomed = if near { camera.zoomed(1.1) } else { camera };
        draw(theatre, &zoomed, &look, &mut cache).tiles.len()
    });
    let level = level(match camera.scale {
        scale if scale < 4.0 => Detail::World,
        scale if scale < 9.0 => Detail::Continent,
        _ => Detail::Theatre,
    });
    let plain = median(ROUNDS, || canvas(level, bounds, size, false).content.len());
    let cut = median(ROUNDS, || canvas(level, bounds, size, true).content.len());
    println!(
        "{name:>9} {:>9} {:>8.0} {:>8.0} {:>8.0} {:>8.0} {:>8.0} {:>12.0} {:>6.2}",
        format!("{}x{}", size.0, size.1),
        whole * 1e6,
        cached * 1e6,
        pan * 1e6,
        zoom * 1e6,
        plain * 1e6,
        cut * 1e6,
        whole / cut,
    );
}

/// The lines of a level by the library's own widget; with `cut`, only arcs that touch the view.
fn canvas(level: &Level, bounds: Bounds, size: (u16, u16), cut: bool) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    let (low, high) = (north(bounds.south), north(bounds.north));
    let seen = |it: &[f32; 4]| {
        let [west, south, east, north] = it.map(f64::from);
        west <= bounds.east && east >= bounds.west && south <= high && north >= low
    };
    Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([bounds.west, bounds.east])
        .y_bounds([low, high])
        .paint(|canvas| {
            let arcs = level.arcs.iter().filter(|arc| arc.class != Class::Edge);
            for arc in arcs.filter(|arc| !cut || seen(&arc.bounds)) {
                for pair in level.line(arc).windows(2) {
                    let [x1, y1] = pair[0].map(f64::from);
                    let [x2, y2] = pair[1].map(f64::from);
                    canvas.draw(&Line { x1, y1, x2, y2, color: Color::White });
                }
            }
        })
        .render(area, &mut buffer);
    buffer
}
