//! A table in plain text: aligned columns, a thin rule under the head, the sources of every row in a
//! last narrow column.

use std::borrow::Cow;

use super::Page;
use crate::briefing::block::{Form, Row, Table, Value};
use crate::briefing::plan::{Field, GAP, Grid, Head, Place, Plan, head_lines, lines, plan_grid};
use crate::briefing::wrap::width;
use crate::export::cites;

/// Heading of the column that leads to the source list.
const SOURCES: &str = "Src";
/// Paper narrower than this has no room for three source numbers beside each other.
const NARROW: usize = 72;
/// Text that belongs to a row stands this far in.
const BELOW: &str = "    ";

/// Prints a table.
pub(super) fn print(page: &mut Page<'_>, table: &Table) {
    let grid = grid(page, table);
    let plan = plan_grid(&grid, page.width);
    let rows: Vec<&Row> = table.rows.iter().chain(&table.total).collect();
    if plan.stacked {
        return stacked(page, &grid, &rows);
    }
    head(page, &grid, &plan);
    for (at, (row, fields)) in rows.iter().zip(&grid.rows).enumerate() {
        if at == table.rows.len() {
            rule(page, &plan);
        }
        body(page, &plan, fields);
        below(page, row, at + 1 < rows.len());
    }
    announce(page, &grid, &plan);
}

/// The table in the reader's signs, with a column of source numbers if anything is cited.
fn grid<'a>(page: &Page<'_>, table: &'a Table) -> Grid<'a> {
    let glyphs = page.options.glyphs;
    let fold = |text: Cow<'a, str>| Cow::Owned(glyphs.fold(&text).into_owned());
    let mut grid = Grid::of(table);
    for head in &mut grid.columns {
        head.text = fold(std::mem::take(&mut head.text));
    }
    for field in grid.rows.iter_mut().flatten() {
        field.text = fold(std::mem::take(&mut field.text));
    }
    if let (Some(total), Some(fields)) = (&table.total, grid.rows.last_mut()) {
        blank(total, fields);
    }
    let rows = table.rows.iter().chain(&table.total);
    let marks: Vec<String> = rows.map(|row| numbers(page, row)).collect();
    if marks.iter().any(|mark| !mark.is_empty()) {
        grid.columns.push(Head { text: Cow::Borrowed(SOURCES), form: Form::Name, drop: 0 });
        for (row, mark) in grid.rows.iter_mut().zip(marks) {
            row.push(Field { text: Cow::Owned(mark), form: Form::Name });
        }
    }
    grid
}

/// A total says nothing about words, dates and codes; only a number can be unknown in it.
fn blank(total: &Row, fields: &mut [Field<'_>]) {
    for (cell, field) in total.cells.iter().zip(fields) {
        if cell.value == Value::Missing && field.form != Form::Number {
            field.text = Cow::Borrowed("");
        }
    }
}

/// The numbers of the sources behind a row, three to a line if there is room.
fn numbers(page: &Page<'_>, row: &Row) -> String {
    let numbers = cites::numbers(page.briefing, &cites::of_row(row));
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    // On narrow paper every cell counts, and one number a line is better than one cut in two.
    let group = if page.width < NARROW { 1 } else { 3 };
    let lines: Vec<String> = words.chunks(group).map(|some| some.join(",\u{a0}")).collect();
    lines.join(", ")
}

fn head(page: &mut Page<'_>, grid: &Grid<'_>, plan: &Plan) {
    let cells: Vec<Vec<String>> =
        plan.places.iter().map(|place| head_lines(&grid.columns[place.at], place)).collect();
    let tall = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..tall {
        let line: Vec<&str> = cells
            .iter()
            .map(|cell| (at + cell.len()).checked_sub(tall).map_or("", |i| &cell[i]))
            .collect();
        page.line(&joined(&line, &plan.places));
    }
    rule(page, plan);
}

fn rule(page: &mut Page<'_>, plan: &Plan) {
    let rule = "─".repeat(plan.width());
    let rule = page.fold(&rule);
    page.line(&rule);
}

fn body(page: &mut Page<'_>, plan: &Plan, fields: &[Field<'_>]) {
    let cells: Vec<Vec<String>> =
        plan.places.iter().map(|place| lines(&fields[place.at], place)).collect();
    for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let line: Vec<&str> =
            cells.iter().map(|cell| cell.get(at).map_or("", String::as_str)).collect();
        page.line(&joined(&line, &plan.places));
    }
}

/// The cells of one line, padded to their columns.
fn joined(cells: &[&str], places: &[Place]) -> String {
    let mut line = String::new();
    let mut debt = 0;
    for (cell, place) in cells.iter().zip(places) {
        line.extend(std::iter::repeat_n(' ', debt));
        line.push_str(cell);
        debt = GAP + place.width.saturating_sub(width(cell));
    }
    line
}

/// The further text of a row, and an empty line after it if another row follows.
fn below(page: &mut Page<'_>, row: &Row, more: bool) {
    for runs in &row.below {
        let text = page.runs(runs);
        page.paragraph(BELOW, &text);
    }
    if more && !row.below.is_empty() {
        page.gap();
    }
}

/// Says in passing which columns are missing and at what width they come back.
fn announce(page: &mut Page<'_>, grid: &Grid<'_>, plan: &Plan) {
    if plan.dropped.is_empty() {
        return;
    }
    // `Share, %` is `Share`: the unit is for the numbers.
    let name = |text: &'_ str| text.split(", ").next().unwrap_or_default().to_owned();
    let names: Vec<String> = plan.dropped.iter().map(|&at| name(&grid.columns[at].text)).collect();
    let (names, verb) = match names.split_last() {
        Some((last, [])) => (last.clone(), "is"),
        Some((last, rest)) => (format!("{} and {last}", rest.join(", ")), "are"),
        None => return,
    };
    page.gap();
    let note = format!("({names} {verb} shown from width {}.)", plan.full);
    page.paragraph("  ", &note);
}

/// Every cell on a line of its own, when the columns cannot stand side by side.
fn stacked(page: &mut Page<'_>, grid: &Grid<'_>, rows: &[&Row]) {
    for (at, (row, fields)) in rows.iter().zip(&grid.rows).enumerate() {
        for (head, field) in grid.columns.iter().zip(fields) {
            if !field.text.is_empty() {
                pair(page, &head.text, field);
            }
        }
        below(page, row, false);
        if at + 1 < rows.len() {
            page.gap();
        }
    }
}

/// `Head: value`, the value on its own line if it may not be broken and does not fit beside it.
fn pair(page: &mut Page<'_>, head: &str, field: &Field<'_>) {
    let flows = matches!(field.form, Form::Prose | Form::Name);
    if flows || width(head) + 2 + width(&field.text) <= page.measure() {
        page.paragraph("", &format!("{head}: {}", field.text));
    } else {
        page.paragraph("", &format!("{head}:"));
        let line = format!("  {}", field.text);
        page.line(&line);
    }
}
