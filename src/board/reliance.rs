//! On whom the board rests: what would fall if one origin were left out.

use std::collections::BTreeMap;

use crate::board::Board;
use crate::board::differences::{Differences, Held, Shift};
use crate::board::question::{Mute, Question};
use crate::dataset::origin::Origin;

/// So many origins are tried, those with the most claims: each costs a board of its own.
const TRIED: usize = 12;

/// What would fall without one origin.
#[derive(Clone, Debug)]
pub struct Reliance {
    /// Who.
    pub mute: Mute,
    /// Claims that would leave the board.
    pub claims: usize,
    /// Claims that would stay with another status.
    pub statuses: usize,
    /// Subjects that would stand otherwise, or nowhere.
    pub states: usize,
    /// Judgements that would fall, some to the one they had replaced.
    pub fallen: usize,
    /// Judgements that would stay with fewer props.
    pub weakened: usize,
}

/// What would fall without each of the origins with the most claims: the one that most assessments
/// hang on first. None is tried while somebody is left out.
pub fn rows(board: &Board<'_>) -> Vec<Reliance> {
    if !board.view.question.without.is_empty() {
        return Vec::new();
    }
    let mut claims: BTreeMap<Origin, usize> = BTreeMap::new();
    for row in &board.claims.rows {
        *claims.entry(board.view.index.claim_origins[row.at as usize]).or_default() += 1;
    }
    let mut origins: Vec<_> = claims.into_iter().collect();
    origins.sort_by_key(|&(origin, claims)| (std::cmp::Reverse(claims), origin));
    origins.truncate(TRIED);
    let mut rows: Vec<_> = origins.into_iter().map(|(origin, _)| reliance(board, origin)).collect();
    let hang = |row: &Reliance| row.fallen + row.weakened + row.states;
    rows.sort_by_key(|row| std::cmp::Reverse((hang(row), row.claims)));
    rows
}

fn reliance(board: &Board<'_>, origin: Origin) -> Reliance {
    let mute = match origin {
        Origin::Actor(root) => Mute::Family(root),
        Origin::Source(id) => Mute::Source(id),
    };
    let question = Question { without: vec![mute], ..board.view.question.clone() };
    let other = Board::alone(board.view.index, &question);
    let differences = Differences::between(board, &other);
    let gone = differences.claims.iter().filter(|it| it.now.is_none()).count();
    let stays = |it: &&Shift<Held>| it.before.map(|it| it.at) == it.now.map(|it| it.at);
    let weakened = differences.judgements.iter().filter(stays).count();
    Reliance {
        mute,
        claims: gone,
        statuses: differences.claims.len() - gone,
        states: differences.states.len(),
        fallen: differences.judgements.len() - weakened,
        weakened,
    }
}
