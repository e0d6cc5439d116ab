//! The date of the board.

use chrono::{Datelike, Days};

use crate::board::question::{Known, Question};
use crate::dataset::date::{self, Day};
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::model::Model;

/// Moves in time.
pub fn act(model: &mut Model, desk: &Desk<'_>, action: Action) {
    let now = model.view.question.as_of;
    let week = Days::new(7);
    match action {
        Action::StepBack => match desk.days().iter().rev().find(|&&day| day < now) {
            Some(&day) => go(model, day),
            None => model.tell("no dated report before this day"),
        },
        Action::StepForward => match desk.days().iter().find(|&&day| day > now) {
            Some(&day) => go(model, day),
            None => model.tell("no dated report after this day"),
        },
        Action::WeekBack => go(model, within(now.checked_sub_days(week)).unwrap_or(now)),
        Action::WeekForward => go(model, within(now.checked_add_days(week)).unwrap_or(now)),
        Action::HomeDate => go(model, model.home),
        Action::Known => turn(model),
        _ => baseline(model),
    }
}

/// Puts a question on the board, to be undone by `u`.
pub fn ask(model: &mut Model, question: Question) {
    if question == model.view.question {
        return;
    }
    model.remember();
    model.before = Some(model.view.question.clone());
    model.view.question = question;
}

/// Goes to a day.
fn go(model: &mut Model, day: Day) {
    let mut question = model.view.question.at(day);
    if question.since.is_some_and(|since| since > day) {
        question.since = None;
        model.tell("the date to compare with was later; it is a week before again");
    }
    ask(model, question);
}

fn turn(model: &mut Model) {
    let known = match model.view.question.known {
        Known::Then => Known::Now,
        Known::Now => Known::Then,
    };
    ask(model, Question { known, ..model.view.question.clone() });
    model.tell(match known {
        Known::Then => "as known then: later reports are not on the board",
        Known::Now => "with hindsight: the same date with what is known now",
    });
}

fn baseline(model: &mut Model) {
    let as_of = model.view.question.as_of;
    let since = (model.view.question.since != Some(as_of)).then_some(as_of);
    ask(model, Question { since, ..model.view.question.clone() });
    model.tell(match since {
        Some(day) => format!("what changed is counted from {day}; step on in time to see it"),
        None => "what changed is counted from a week before".to_owned(),
    });
}

/// Goes to a typed day.
///
/// # Errors
/// What is wrong with it.
pub fn typed(model: &mut Model, text: &str) -> Result<(), String> {
    let now = model.view.question.as_of;
    let day = read(text.trim(), now)
        .ok_or_else(|| "write for example 2024-10-18, 10-18, +3 or -7 (days)".to_owned())?;
    go(model, day);
    Ok(())
}

/// Reads a day, whole or in short: `2024-10-18`, `10-18`, `+3`, `-7`.
fn read(text: &str, now: Day) -> Option<Day> {
    let days = |text: &str| text.parse::<u64>().ok().map(Days::new);
    if let Some(on) = text.strip_prefix('+') {
        return within(now.checked_add_days(days(on)?));
    }
    if let Some(back) = text.strip_prefix(['-', '−']) {
        return within(now.checked_sub_days(days(back)?));
    }
    let full = match text.len() {
        10 => text.to_owned(),
        5 => format!("{}-{text}", now.format("%Y")),
        _ => return None,
    };
    date::day(&full)
}

/// A day that can also be written: its year has four digits.
fn within(day: Option<Day>) -> Option<Day> {
    day.filter(|day| (1000..=9999).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_can_be_typed_in_short() {
        let now: Day = "2024-10-22".parse().unwrap();
        let read = |text| read(text, now).map(|day| day.to_string());
        assert_eq!(read("2024-10-18").unwrap(), "2024-10-18");
        assert_eq!(read("10-18").unwrap(), "2024-10-18");
        assert_eq!(read("+3").unwrap(), "2024-10-25");
        assert_eq!(read("-7").unwrap(), "2024-10-15");
        let far = ["+99999999999999999999", "+9999999", "-9999999", "0999-12-31", "+2024-1-01"];
        for text in ["", "2024-02-30", "18", "soon", "+x"].into_iter().chain(far) {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
