//! Where the decimal point of a number stands.

use crate::briefing::wrap::width;

/// Cells before the decimal point of a number and from it on. The point is the last full stop
/// between digits; without one it is thought after the last digit, so `12.4`, `600k` and `3` stand
/// one below the other by their units. Words without a digit, such as `some missiles`, have none.
pub fn halves(number: &str) -> Option<(usize, usize)> {
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
