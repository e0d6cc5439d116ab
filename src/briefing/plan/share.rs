//! Who gets the cells that are left, and who gives them back.

use super::grid::Grid;
use super::place::{Place, cells};
use super::size::Size;
use crate::briefing::block::Form;
use crate::briefing::wrap::{width, wrapped_width};

/// Cells that may be given away to have all headings on one line.
const HEADS: usize = 4;

/// Widens columns so far that every heading stands on one line, if a few cells are enough for it: a
/// second line of heads costs a row of the table. What is not free the widest prose gives, as long
/// as a few words fit.
pub fn flatten_heads(places: &mut [Place], grid: &Grid<'_>, sizes: &[Size], limit: usize) {
    let head = |place: &Place| width(&grid.columns[place.at].text);
    let lacking = |place: &Place| head(place).saturating_sub(place.width);
    let lack: usize = places.iter().map(lacking).sum();
    if lack == 0 || lack > HEADS {
        return;
    }
    let debt = lack.saturating_sub(limit.saturating_sub(cells(places)));
    if debt > 0 {
        let prose = places.iter_mut().filter(|place| place.form == Form::Prose);
        let Some(prose) = prose.max_by_key(|place| place.width) else { return };
        if prose.width < sizes[prose.at].few.max(head(prose)) + debt {
            return;
        }
        prose.width -= debt;
    }
    for place in places {
        place.width += lacking(place);
    }
}

/// Gives the cells that are left, one by one, to the column that saves the most lines by it. Names
/// count three times, since a wrapped name reads worse than wrapped prose. Those in `served` could
/// not use what they were given before.
pub fn rest(places: &mut [Place], sizes: &[Size], limit: usize, served: &[usize]) {
    for _ in 0..limit.saturating_sub(cells(places)) {
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
pub fn trim(places: &mut [Place], grid: &Grid<'_>) -> Vec<usize> {
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
