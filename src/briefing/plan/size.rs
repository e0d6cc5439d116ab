//! How much room a column needs and can use.

use super::grid::Grid;
use super::point::halves;
use crate::briefing::block::Form;
use crate::briefing::wrap::{longest_word, width};

/// Prose narrower than this says nothing beside a figure: the figure goes.
const FEW: usize = 16;
/// A broken word shorter than this helps nobody: the table is stacked instead.
const TINY: usize = 8;
/// Cells that standing on the decimal point may cost a column.
const WASTE: usize = 4;

/// How much room a column can use.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    /// Least width when words may be broken.
    pub tiny: usize,
    /// Least width with whole words.
    pub hard: usize,
    /// Least width with a few words of a sentence.
    pub few: usize,
    /// Least width that reads well.
    pub comfort: usize,
    /// Width at which nothing wraps.
    pub natural: usize,
    /// Cells of text in it: how much it gains from more width.
    pub area: u64,
    /// Cells before the decimal point.
    pub left: usize,
    /// Cells from the decimal point on.
    pub right: usize,
}

impl Size {
    pub fn of(grid: &Grid<'_>, at: usize) -> Self {
        let head = &grid.columns[at];
        let (mut whole, mut word, mut prose, mut natural, mut area) = (0, 0, 0, 0, 0);
        let (left, right) = points(grid, at);
        for field in grid.rows.iter().map(|row| &row[at]) {
            let wide = width(&field.text);
            natural = natural.max(wide);
            match field.form {
                Form::Number | Form::Date | Form::Code => whole = whole.max(wide),
                Form::Name => {
                    word = word.max(longest_word(&field.text));
                    area += 3 * wide as u64;
                }
                Form::Prose => {
                    prose = prose.max(longest_word(&field.text));
                    area += wide as u64;
                }
            }
        }
        whole = whole.max(left + right);
        natural = natural.max(whole);
        let head_word = longest_word(&head.text);
        let hard = whole.max(word).max(head_word).max(prose.min(grid.comfort / 2));
        let comfort = if prose > 0 { hard.max(natural.min(grid.comfort)) } else { hard };
        Self {
            tiny: whole.max(word.min(TINY)).max(prose.min(TINY)).max(head_word.min(TINY)),
            hard,
            few: if prose > 0 { hard.max(natural.min(FEW)) } else { hard },
            comfort,
            natural: natural.max(width(&head.text)),
            area: area + width(&head.text) as u64,
            left,
            right,
        }
    }
}

/// Cells that the numbers of a column take before and after their decimal points; none if standing
/// on them would waste more room than it helps, as with units of different length.
fn points(grid: &Grid<'_>, at: usize) -> (usize, usize) {
    if grid.columns[at].form != Form::Number {
        return (0, 0);
    }
    let (mut left, mut right, mut widest) = (0, 0, 0);
    for field in grid.rows.iter().map(|row| &row[at]).filter(|it| it.form == Form::Number) {
        if let Some((before, after)) = halves(&field.text) {
            left = left.max(before);
            right = right.max(after);
            widest = widest.max(before + after);
        }
    }
    if left + right > widest + WASTE { (0, 0) } else { (left, right) }
}
