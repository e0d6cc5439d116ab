//! Addresses: from `kind:id` to a record on the board, and back.
//!
//! A position is `stance:claim/actor`, `narrator` standing for a publication's own voice: the newest
//! one of the two that can be seen. Older ones are numbered from 1, `stance:claim/actor/1`. A state is
//! `state:front:id/2024-10-22`.

use crate::board::Board;
use crate::board::subject::Series;
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key};
use crate::dataset::stance::Stance;
use crate::dataset::words::{Kind, Word};

/// A record on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One with a name.
    Named(Key),
    /// A position, by its place on the shelf.
    Stance(u32),
    /// A state, by its place on the shelf.
    State(u32),
}

/// The record of an address, if it is on the board.
pub fn find(board: &Board<'_>, address: &str) -> Option<Target> {
    let (kind, rest) = address.split_once(':')?;
    match Kind::parse(kind)? {
        Kind::Stance => stance(board, rest).map(Target::Stance),
        Kind::State => state(board, rest).map(Target::State),
        kind => {
            let key = Key { kind, id: board.view.dataset().names.find(rest)? };
            board.has(key).then_some(Target::Named(key))
        }
    }
}

/// The address of a position.
pub fn stance_address(board: &Board<'_>, at: u32) -> String {
    let dataset = board.view.dataset();
    let stance = &dataset.stances[at as usize];
    let by = stance.by.map_or("narrator", |by| dataset.word(by.id));
    let address = format!("stance:{}/{by}", dataset.word(stance.claim.id));
    let all = taken(board, stance.claim.id, stance.by.map(|by| by.id));
    match all.iter().position(|&it| it == at) {
        Some(place) if place + 1 < all.len() => format!("{address}/{}", place + 1),
        _ => address,
    }
}

/// The address of a state.
pub fn state_address(board: &Board<'_>, at: u32) -> String {
    let dataset = board.view.dataset();
    let state = &dataset.states[at as usize];
    let day = state.reported.value;
    let address = format!("state:{}/{day}", dataset.address(state.of.key()));
    let all = made(board, state.of.key(), day);
    match all.iter().position(|&it| it == at) {
        Some(place) if place + 1 < all.len() => format!("{address}/{}", place + 1),
        _ => address,
    }
}

/// The positions of one speaker on a claim that can be seen, oldest first.
fn taken(board: &Board<'_>, claim: Id, by: Option<Id>) -> Vec<u32> {
    let view = &board.view;
    let at = view.dataset().claims.place(claim);
    let rows = at.map_or(&[][..], |at| view.index.stances_on.of(at));
    let seen = rows.iter().copied().filter(|&row| {
        view.row::<Stance>(row).is_some_and(|stance| stance.by.map(|by| by.id) == by)
    });
    seen.collect()
}

/// The states of a subject made on one day, oldest first.
fn made(board: &Board<'_>, of: Key, day: Day) -> Vec<u32> {
    let series = Series::of(&board.view, of);
    let rows = series.iter(&board.view).filter(|(_, state)| state.reported.value == day);
    rows.map(|(at, _)| at).collect()
}

fn stance(board: &Board<'_>, rest: &str) -> Option<u32> {
    let names = &board.view.dataset().names;
    let mut parts = rest.split('/');
    let (claim, by) = (names.find(parts.next()?)?, parts.next()?);
    let by = if by == "narrator" { None } else { Some(names.find(by)?) };
    nth(&taken(board, claim, by), parts.next())
}

fn state(board: &Board<'_>, rest: &str) -> Option<u32> {
    let mut parts = rest.split('/');
    let (kind, word) = parts.next()?.split_once(':')?;
    let of = Key { kind: Kind::parse(kind)?, id: board.view.dataset().names.find(word)? };
    let day = parts.next()?.parse().ok()?;
    nth(&made(board, of, day), parts.next())
}

/// The row of that number from 1, or the last.
fn nth(rows: &[u32], number: Option<&str>) -> Option<u32> {
    match number {
        None => rows.last().copied(),
        Some(number) => rows.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied(),
    }
}
