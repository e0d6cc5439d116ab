//! Which columns of a table fit a width, and how wide each of them is.
//!
//! Screen and print share this planner, so a figure can never differ between them. A number, a date
//! or a code is never shortened or broken: when space is short, whole columns go, in the order the
//! table declares, and the plan says which. When not even the columns that must stay fit, the plan is
//! *stacked*: one `Head: value` line per cell, so that nothing is ever lost.

mod grid;
mod place;
mod point;
mod share;
mod size;

pub use grid::{COMFORT, Field, Grid, Head, MISSING};
pub use place::{GAP, Place, head_lines, lines, one_line};

use crate::briefing::block::Table;
use place::cells;
use size::Size;

/// How often width that a column could not use is offered to the others.
const ROUNDS: usize = 3;

/// The layout of a table at a width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The columns that stay, in reading order; empty if the table is stacked.
    pub places: Vec<Place>,
    /// The columns that do not fit, in reading order.
    pub dropped: Vec<usize>,
    /// The width at which every column fits.
    pub full: usize,
    /// Whether the table must be printed as `Head: value` lines.
    pub stacked: bool,
}

impl Plan {
    /// The width of the laid-out table.
    pub fn width(&self) -> usize {
        cells(&self.places)
    }
}

/// Lays a table out at a width.
pub fn plan(table: &Table, limit: usize) -> Plan {
    plan_grid(&Grid::of(table), limit)
}

/// Lays a grid out at a width.
pub fn plan_grid(grid: &Grid<'_>, limit: usize) -> Plan {
    let sizes: Vec<Size> = (0..grid.columns.len()).map(|at| Size::of(grid, at)).collect();
    let full = taken(&sizes, |size| size.comfort);
    let (kept, dropped) = keep(grid, &sizes, limit);
    let levels: [fn(&Size) -> usize; 3] = [|s| s.comfort, |s| s.hard, |s| s.tiny];
    let Some(level) = levels.into_iter().find(|level| {
        let widths: usize = kept.iter().map(|&at| level(&sizes[at])).sum();
        widths + GAP * kept.len().saturating_sub(1) <= limit
    }) else {
        return Plan { full, stacked: true, ..Plan::default() };
    };
    let mut places: Vec<Place> = kept
        .iter()
        .map(|&at| Place {
            at,
            form: grid.columns[at].form,
            width: level(&sizes[at]),
            left: sizes[at].left,
            right: sizes[at].right,
        })
        .collect();
    let mut served = Vec::new();
    for _ in 0..ROUNDS {
        share::rest(&mut places, &sizes, limit, &served);
        served.extend(share::trim(&mut places, grid));
    }
    share::flatten_heads(&mut places, grid, &sizes, limit);
    Plan { places, dropped, full, stacked: false }
}

/// Width of all columns side by side, each as wide as `level` says.
fn taken(sizes: &[Size], level: fn(&Size) -> usize) -> usize {
    sizes.iter().map(level).sum::<usize>() + GAP * sizes.len().saturating_sub(1)
}

/// The columns that stay and those that go: the highest `drop` first, the rightmost of equals. Those
/// of the lowest, without which the table says little, stay as long as a few words fit beside them.
/// One column stays even if the table lets every one go.
fn keep(grid: &Grid<'_>, sizes: &[Size], limit: usize) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = (0..sizes.len()).filter(|&at| grid.columns[at].drop > 0).collect();
    order.sort_by_key(|&at| (grid.columns[at].drop, at));
    let (mut needs, mut least) = (taken(sizes, |it| it.comfort), taken(sizes, |it| it.few));
    let mut dropped = Vec::new();
    while dropped.len() + 1 < sizes.len()
        && let Some(&at) = order.last()
        && if grid.columns[at].drop > 1 { needs > limit } else { least > limit }
    {
        order.pop();
        needs -= sizes[at].comfort + GAP;
        least -= sizes[at].few + GAP;
        dropped.push(at);
    }
    dropped.sort_unstable();
    let kept = (0..sizes.len()).filter(|at| !dropped.contains(at)).collect();
    (kept, dropped)
}
