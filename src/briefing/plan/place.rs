//! Where a column stands, and what is printed there.

use super::grid::{Field, Head};
use super::point::halves;
use crate::briefing::block::Form;
use crate::briefing::wrap::{shorten, width, wrap};

/// Spaces between two columns.
pub const GAP: usize = 2;

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

/// The width of columns side by side.
pub fn cells(places: &[Place]) -> usize {
    let cells: usize = places.iter().map(|place| place.width).sum();
    cells + GAP * places.len().saturating_sub(1)
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
