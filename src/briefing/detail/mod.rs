//! Everything the board knows of one record: the page behind a row.

use crate::board::Board;
use crate::briefing::block::Block;
use crate::span::Span;

/// All about one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The record, as `kind:id`.
    pub record: String,
    /// Its title, for the border.
    pub title: String,
    /// Its content; rows and items with a record can be followed.
    pub blocks: Vec<Block>,
    /// Links to its sources, safe to open: http and https only.
    pub links: Vec<String>,
    /// Its citation in one line, for the clipboard: what is said, by whom, when, where.
    pub citation: String,
}

/// The detail of a record by its address, if it is on the board.
pub fn detail(board: &Board<'_>, address: &str) -> Option<Detail> {
    let _ = board;
    Some(Detail { record: address.to_owned(), title: address.to_owned(), ..Detail::default() })
}

/// One record that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub record: String,
    /// What it is: `front`, `claim`, …
    pub kind: &'static str,
    /// Its name or what it says.
    pub title: String,
}

/// Every record on the board that has a detail, by kind and then in reading order.
pub fn directory(board: &Board<'_>) -> Vec<Entry> {
    let _ = board;
    Vec::new()
}

/// Where a record's header stands in the dossier's files.
pub fn place(board: &Board<'_>, address: &str) -> Option<Span> {
    let _ = (board, address);
    None
}
