//! Which columns of a table fit a width, and how wide each of them is.
//!
//! Screen and print share this planner, so a figure can never differ between them. A number, a date
//! or a code is never shortened or broken: when space is short, whole columns go, in the order the
//! table declares, and the plan says which. When not even the columns that must stay fit, the plan is
//! *stacked*: one `Head: value` line per cell, so that nothing is ever lost.

use std::borrow::Cow;

use crate::briefing::block::{Column, Form, Row, Table, Value};
use crate::briefing::wrap::{longest_word, shorten, width, wrap, wrapped_width};

/// Spaces between two columns.
pub const GAP: usize = 2;
/// Prose narrower than this is hard to read: another column goes first.
pub const COMFORT: usize = 24;
/// Prose narrower than this says nothing beside a figure: the figure goes.
const FEW: usize = 16;
/// A broken word shorter than this helps nobody: the table is stacked instead.
const TINY: usize = 8;
/// Cells that standing on the decimal point may cost a column.
const WASTE: usize = 4;
/// How often width that a column could not use is offered to the others.
const ROUNDS: usize = 3;
/// How unknown is printed.
pub const MISSING: &str = "—";

/// A table reduced to what decides its layout.
#[derive(Clone, Debug)]
pub struct Grid<'a> {
    /// The columns, in reading order.
    pub columns: Vec<Head<'a>>,
    /// The rows, the total last if there is one; one field per column.
    pub rows: Vec<Vec<Field<'a>>>,
    /// Prose is shortened to one line, as on screen, and not wrapped.
    pub one_line: bool,
    /// The width of prose below which another column goes first, [`COMFORT`] on paper.
    pub comfort: usize,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Head<'a> {
    /// Heading with its unit.
    pub text: Cow<'a, str>,
    /// What the column holds.
    pub form: Form,
    /// When space is short, the highest goes first; 0 stays.
    pub drop: u8,
}

/// What a cell shows.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The words or digits.
    pub text: Cow<'a, str>,
    /// How they may be treated; a cell may be stricter than its column.
    pub form: Form,
}

impl<'a> Grid<'a> {
    /// The grid of a table.
    pub fn of(table: &'a Table) -> Self {
        let columns: Vec<_> = table.columns.iter().map(Head::of).collect();
        let rows =
            table.rows.iter().chain(&table.total).map(|row| fields(row, &table.columns)).collect();
        Self { columns, rows, one_line: false, comfort: COMFORT }
    }
}

impl<'a> Head<'a> {
    /// The heading of a column, its unit after a comma.
    pub fn of(column: &'a Column) -> Self {
        let text = match (column.head.is_empty(), column.unit.is_empty()) {
            (_, true) => Cow::Borrowed(column.head),
            (true, false) => Cow::Borrowed(column.unit.as_str()),
            (false, false) => Cow::Owned(format!("{}, {}", column.head, column.unit)),
        };
        Self { text, form: column.form, drop: column.drop }
    }
}

impl<'a> Field<'a> {
    /// What a value shows in a column of that form.
    pub fn of(value: &'a Value, column: Form) -> Self {
        let (text, form) = match value {
            Value::Prose(text) => (text.as_str(), Form::Prose),
            Value::Name(text) => (text.as_str(), Form::Name),
            Value::Number(text) => (text.as_str(), Form::Number),
            Value::Date(text) => (text.as_str(), Form::Date),
            Value::Code(text) => (text.as_str(), Form::Code),
            Value::Missing if column == Form::Number => (MISSING, Form::Number),
            Value::Missing => (MISSING, Form::Code),
        };
        Self { text: Cow::Borrowed(text), form }
    }
}

/// One field per column, whatever the row holds.
fn fields<'a>(row: &'a Row, columns: &[Column]) -> Vec<Field<'a>> {
    columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let value = row.cells.get(at).map_or(&Value::Missing, |cell| &cell.value);
            Field::of(value, column.form)
        })
        .collect()
}

/// Where a column stands in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its index in the table.
    pub at: usize,
    /// What it holds.
    pub form: Form,
    /// Its width in cells.
    pub width: usize,
    /// Cells before the decimal point of its numbers.
    pub left: usize,
    /// Cells from the decimal point on.
    pub right: usize,
}

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
        let cells: usize = self.places.iter().map(|place| place.width).sum();
        cells + GAP * self.places.len().saturating_sub(1)
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
        share_rest(&mut places, &sizes, limit, &served);
        served.extend(trim(&mut places, grid));
    }
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

/// How much room a column can use.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    /// Least width when words may be broken.
    tiny: usize,
    /// Least width with whole words.
    hard: usize,
    /// Least width with a few words of a sentence.
    few: usize,
    /// Least width that reads well.
    comfort: usize,
    /// Width at which nothing wraps.
    natural: usize,
    /// Cells of text in it: how much it gains from more width.
    area: u64,
    /// Cells before the decimal point.
    left: usize,
    /// Cells from the decimal point on.
    right: usize,
}

impl Size {
    fn of(grid: &Grid<'_>, at: usize) -> Self {
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

/// Gives the cells that are left, one by one, to the column that saves the most lines by it. Names
/// count three times, since a wrapped name reads worse than wrapped prose. Those in `served` could
/// not use what they were given before.
fn share_rest(places: &mut [Place], sizes: &[Size], limit: usize, served: &[usize]) {
    let used: usize = places.iter().map(|place| place.width).sum();
    let gaps = GAP * places.len().saturating_sub(1);
    for _ in 0..limit.saturating_sub(used + gaps) {
        let next = places
            .iter_mut()
            .filter(|place| place.width < sizes[place.at].natural)
            .filter(|place| !served.contains(&place.at))
            .max_by(|a, b| {
                // area / width falls by area / (w (w + 1)) with one cell more; compared crosswise.
                let gain = |x: &Place, y: &Place| {
                    let wide = y.width as u128;
                    u128::from(sizes[x.at].area) * wide * (wide + 1)
                };
                gain(a, b).cmp(&gain(b, a)).then(b.at.cmp(&a.at))
            });
        match next {
            Some(place) => place.width += 1,
            None => break,
        }
    }
}

/// Takes back what wrapping between words leaves unused, and says from which columns.
fn trim(places: &mut [Place], grid: &Grid<'_>) -> Vec<usize> {
    let mut trimmed = Vec::new();
    for place in places {
        let head = wrapped_width(&grid.columns[place.at].text, place.width);
        let cells = grid
            .rows
            .iter()
            .map(|row| &row[place.at])
            .map(|field| match field.form {
                Form::Prose if grid.one_line => width(&field.text).min(place.width),
                Form::Name | Form::Prose => wrapped_width(&field.text, place.width),
                Form::Number | Form::Date | Form::Code => width(&field.text),
            })
            .max();
        let numbers = place.left + place.right;
        let used = cells.unwrap_or(0).max(head).max(numbers);
        if used < place.width {
            place.width = used;
            trimmed.push(place.at);
        }
    }
    trimmed
}

/// The lines of a field in its column, for print: numbers stand on their decimal point, names and
/// prose wrap.
pub fn lines(field: &Field<'_>, place: &Place) -> Vec<String> {
    match field.form {
        Form::Name | Form::Prose => wrap(&field.text, place.width),
        Form::Number | Form::Date | Form::Code => vec![whole(field, place)],
    }
}

/// The one line of a field in its column, for the screen: prose takes the ellipsis `mark`, a name
/// that wraps gives its further lines to the caller as [`lines`] does.
pub fn one_line(field: &Field<'_>, place: &Place, mark: &str) -> Vec<String> {
    match field.form {
        Form::Prose => vec![shorten(&field.text, place.width, mark)],
        _ => lines(field, place),
    }
}

/// The lines of a heading, to stand at the bottom of the head.
pub fn head_lines(head: &Head<'_>, place: &Place) -> Vec<String> {
    let mut lines = wrap(&head.text, place.width);
    if place.form == Form::Number {
        for line in &mut lines {
            *line = format!("{}{line}", " ".repeat(place.width - width(line)));
        }
    }
    lines
}

/// A value that is never broken, moved to its decimal point in a column of numbers.
fn whole(field: &Field<'_>, place: &Place) -> String {
    if place.form != Form::Number {
        return field.text.to_string();
    }
    let block = place.left + place.right;
    let indent = match halves(&field.text) {
        Some((before, _)) if field.form == Form::Number && block > 0 => {
            place.width.saturating_sub(block) + place.left.saturating_sub(before)
        }
        _ => place.width.saturating_sub(width(&field.text)),
    };
    format!("{}{}", " ".repeat(indent), field.text)
}

/// Cells before the decimal point of a number and from it on. The point is the last full stop
/// between digits; without one it is thought after the last digit, so `12.4`, `600k` and `3` stand
/// one below the other by their units. Words without a digit, such as `some missiles`, have none.
fn halves(number: &str) -> Option<(usize, usize)> {
    let bytes = number.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let point = number
        .rmatch_indices('.')
        .map(|(at, _)| at)
        .find(|&at| at > 0 && digit(at - 1) && digit(at + 1));
    let end = number.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1);
    let dash = (number.chars().count() == 1).then_some(number.len());
    let split = point.or(end).or(dash)?;
    Some((width(&number[..split]), width(&number[split..])))
}
