//! Tables on screen: the planner of print decides the columns, one line to a row where it can be.

use crate::briefing::block::{Block, Cell, Column, Form, Row, Table, Tone};
use crate::briefing::glyphs::Glyphs;
use crate::briefing::plan::{self, Field, GAP, Grid, Plan};
use crate::briefing::wrap::{GLUE, width};
use crate::config::theme::Role;
use crate::tui::sheet::{Line, Span, Style, role};

/// Names up to these widths are not wrapped while a column that matters less can be dropped for
/// them; the widest that does is taken.
const WHOLE_NAMES: [usize; 2] = [24, 16];

/// Cells of a sentence that say something.
const LEGIBLE: usize = 12;

/// A table laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Its columns.
    pub plan: Plan,
}

/// The layouts of all tables of a page; tables with the same columns share one.
#[derive(Debug, Default)]
pub struct Plans(Vec<Option<Laid>>);

impl Plans {
    /// Lays out the tables among the blocks.
    pub fn of(blocks: &[&Block], style: &Style) -> Self {
        let mut plans: Vec<Option<Laid>> = vec![None; blocks.len()];
        for (at, block) in blocks.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            if plans[at].is_some() {
                continue;
            }
            let alike = |other: &Block| matches!(other, Block::Table(it) if same(it, table));
            let places: Vec<usize> = (at..blocks.len()).filter(|&it| alike(blocks[it])).collect();
            let tables = places.iter().filter_map(|&it| match blocks[it] {
                Block::Table(table) => Some(table),
                _ => None,
            });
            let laid = Laid { plan: plan_all(&tables.collect::<Vec<_>>(), style) };
            for place in places {
                plans[place] = Some(laid.clone());
            }
        }
        Self(plans)
    }

    /// The layout of the table that is the block at `at`.
    pub fn of_block(&self, at: usize) -> Option<&Laid> {
        self.0.get(at).and_then(Option::as_ref)
    }
}

fn same(one: &Table, other: &Table) -> bool {
    one.columns == other.columns
}

/// Plans with whole names if that fits, else with names that wrap.
fn plan_all(tables: &[&Table], style: &Style) -> Plan {
    let mut grids = tables.iter().map(|table| folded(table, style));
    let Some(mut whole) = grids.next() else { return Plan::default() };
    whole.rows.extend(grids.flat_map(|grid| grid.rows));
    whole.one_line = !style.whole;
    // On a narrow screen a figure is worth more than the end of a sentence, which is in the detail.
    whole.comfort = (style.width / 2).clamp(12, plan::COMFORT);
    if !whole.columns.iter().any(|column| column.form == Form::Name) {
        return plan::plan_grid(&whole, style.width);
    }
    let wrapped = plan::plan_grid(&whole, style.width);
    // A name in two lines is better than a row without its first column of figures or speakers.
    let foremost = |plan: &Plan| plan.dropped.iter().all(|&at| whole.columns[at].drop > 1);
    // And better than a sentence of which nothing is left, unless it would be no longer so.
    let prose = |plan: &Plan| {
        let places = plan.places.iter().filter(|it| it.form == Form::Prose);
        places.map(|it| it.width).min().unwrap_or(usize::MAX)
    };
    let good = |plan: &Plan| {
        !plan.stacked
            && (foremost(plan) || !foremost(&wrapped))
            && prose(plan) >= LEGIBLE.min(prose(&wrapped))
    };
    let plans = WHOLE_NAMES.iter().map(|&most| plan::plan_grid(&glued(&whole, most), style.width));
    plans.into_iter().find(good).unwrap_or(wrapped)
}

/// The grid with its names up to a width held together.
fn glued<'t>(grid: &Grid<'t>, most: usize) -> Grid<'t> {
    let mut glued = grid.clone();
    let names = glued.rows.iter_mut().flatten().filter(|field| field.form == Form::Name);
    for field in names.filter(|field| width(&field.text) <= most) {
        field.text = field.text.replace(' ', &GLUE.to_string()).into();
    }
    glued
}

fn folded<'t>(table: &'t Table, style: &Style) -> Grid<'t> {
    let mut grid = Grid::of(table);
    if style.glyphs == Glyphs::Full {
        return grid;
    }
    for head in &mut grid.columns {
        head.text = style.glyphs.fold(&head.text).into_owned().into();
    }
    for field in grid.rows.iter_mut().flatten() {
        field.text = style.glyphs.fold(&field.text).into_owned().into();
    }
    grid
}

impl Laid {
    /// The lines of the heads.
    pub fn head(&self, table: &Table, style: &Style) -> Vec<Line> {
        let columns = &table.columns;
        let cells: Vec<Vec<String>> = self
            .plan
            .places
            .iter()
            .filter_map(|place| Some((place, columns.get(place.at)?)))
            .map(|(place, column)| {
                let mut head = plan::Head::of(column);
                head.text = style.glyphs.fold(&head.text).into_owned().into();
                plan::head_lines(&head, place)
            })
            .collect();
        if columns.iter().all(|column| column.head.is_empty()) {
            return Vec::new();
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|line| {
                let blank = String::new();
                let parts = cells.iter().map(|lines| {
                    let above = height - lines.len();
                    let text = line.checked_sub(above).and_then(|at| lines.get(at));
                    (text.unwrap_or(&blank).clone(), Role::Dim)
                });
                Line { spans: self.join(parts.collect()), entry: None }
            })
            .collect()
    }

    /// The lines of a row.
    pub fn lines(&self, table: &Table, row: &Row, style: &Style) -> Vec<Vec<Span>> {
        if self.plan.stacked {
            return stacked(table, row, style);
        }
        let cells: Vec<(Vec<String>, Role)> = self
            .plan
            .places
            .iter()
            .filter_map(|place| Some((place, table.columns.get(place.at)?)))
            .map(|(place, column)| {
                let cell = row.cells.get(place.at);
                let field = field(cell, column, style);
                let tone = cell.map_or(Tone::Dim, |cell| cell.tone);
                let role = if field.text == plan::MISSING { Role::Dim } else { role(tone) };
                let ellipsis = style.glyphs.fold("…").into_owned();
                let lines = if style.whole {
                    plan::lines(&field, place)
                } else {
                    plan::one_line(&field, place, &ellipsis)
                };
                (lines, role)
            })
            .collect();
        let height = cells.iter().map(|cell| cell.0.len()).max().unwrap_or(1);
        let part = |line: usize| {
            cells
                .iter()
                .map(move |(lines, role)| (lines.get(line).cloned().unwrap_or_default(), *role))
        };
        (0..height).map(|line| self.join(part(line).collect())).collect()
    }

    /// Cells side by side, each filled up to its column.
    fn join(&self, cells: Vec<(String, Role)>) -> Vec<Span> {
        let mut spans = Vec::new();
        let last = cells.len().saturating_sub(1);
        for (at, ((text, role), place)) in cells.into_iter().zip(&self.plan.places).enumerate() {
            let rest = place.width.saturating_sub(width(&text));
            spans.push(Span { text, role });
            if at < last {
                spans.push(Span { text: " ".repeat(rest + GAP), role: Role::Text });
            }
        }
        spans
    }
}

fn field<'c>(cell: Option<&'c Cell>, column: &Column, style: &Style) -> Field<'c> {
    let missing = &crate::briefing::block::Value::Missing;
    let mut field = Field::of(cell.map_or(missing, |cell| &cell.value), column.form);
    if style.glyphs != Glyphs::Full {
        field.text = style.glyphs.fold(&field.text).into_owned().into();
    }
    field
}

/// A row where not even the columns that must stay fit: the first cell, then `Head: value` lines.
fn stacked(table: &Table, row: &Row, style: &Style) -> Vec<Vec<Span>> {
    let mut lines = Vec::new();
    let cells = row.cells.iter().zip(&table.columns).filter(|(_, column)| column.drop == 0);
    for (at, (cell, column)) in cells.enumerate() {
        let field = field(Some(cell), column, style);
        let text = match at {
            0 => field.text.to_string(),
            _ if column.head.is_empty() => format!("  {}", field.text),
            _ => format!("  {}: {}", column.head, field.text),
        };
        lines.extend(super::flow::flow(&[(text, role(cell.tone))], style.width));
    }
    lines
}
