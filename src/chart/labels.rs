//! Words on the map: each where it hides least, none over another, and where it stood before if it
//! can.

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar;

use crate::chart::grid::{ALONE, Grid};
use crate::chart::{COVERED, Hit, Ink, Tile};

/// Where a label stands beside its mark, and what that costs: to the right first, as maps have it
/// (Imhof, 1975); above and below only if need be.
const ANCHORS: [usize; 8] = [0, 1, 6, 6, 7, 7, 8, 8];

/// A label that is no place of the dossier may hide so many lines for each letter.
const MOST_HIDDEN: usize = 2;

/// Something with a mark and a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    /// The cell of its mark.
    pub at: (u16, u16),
    /// The mark; none where the name stands around the point.
    pub mark: Option<char>,
    /// The name.
    pub name: &'a str,
    /// What it is.
    pub ink: Ink,
    /// The record it stands for; empty for none.
    pub address: &'a str,
    /// It must be named if there is any room.
    pub pinned: bool,
}

/// Puts words on a drawn grid.
pub(super) struct Placer<'a> {
    grid: &'a Grid,
    tiles: &'a mut [Tile],
    taken: Vec<bool>,
    /// Where each label stood in the drawing before.
    anchors: &'a mut HashMap<String, u8>,
    /// What can be pointed at.
    pub hits: Vec<Hit>,
}

impl<'a> Placer<'a> {
    /// Over the cells of a grid that were turned into tiles.
    pub fn new(
        grid: &'a Grid,
        tiles: &'a mut [Tile],
        anchors: &'a mut HashMap<String, u8>,
    ) -> Self {
        let taken = vec![false; tiles.len()];
        Self { grid, tiles, taken, anchors, hits: Vec::new() }
    }

    /// Columns and rows.
    pub fn size(&self) -> (i32, i32) {
        let whole = |value: usize| i32::try_from(value).unwrap_or(i32::MAX);
        (whole(self.grid.width), whole(self.grid.height))
    }

    /// Writes a text whose first cell is given, whatever is there.
    pub fn write(&mut self, x: i32, y: i32, text: &str, ink: Ink) {
        let mut x = x;
        for c in text.chars() {
            let width = i32::try_from(c.width().unwrap_or(0)).unwrap_or(0);
            for (step, sign) in [(0, c), (1, COVERED)].into_iter().take(cells(width)) {
                if let Some(at) = self.place(x + step, y) {
                    self.tiles[at].sign = sign;
                    self.tiles[at].ink = ink;
                    self.taken[at] = true;
                }
            }
            x += width;
        }
    }

    /// Writes a name with a blank at each end, so that no line runs into it.
    fn write_name(&mut self, x: i32, y: i32, width: i32, label: &Label<'_>) {
        self.write(x, y, label.name, label.ink);
        self.hit(x, y, width, label.address);
        for x in [x - 1, x + width] {
            if let Some(at) = self.place(x, y).filter(|&at| !self.taken[at]) {
                self.tiles[at].sign = ' ';
            }
        }
    }

    /// Whether a row of cells is on the map and free, with one more at each end.
    pub fn is_free(&self, x: i32, y: i32, width: i32) -> bool {
        let (columns, rows) = self.size();
        let on = x >= 0 && y >= 0 && x + width <= columns && y < rows;
        on && (x - 1..=x + width).filter_map(|x| self.place(x, y)).all(|at| !self.taken[at])
    }

    /// Remembers that something can be pointed at.
    pub fn hit(&mut self, x: i32, y: i32, width: i32, address: &str) {
        let (Ok(x), Ok(y), Ok(width)) = (u16::try_from(x), u16::try_from(y), u16::try_from(width))
        else {
            return;
        };
        if !address.is_empty() {
            self.hits.push(Hit { at: (x, y), width, address: address.to_owned() });
        }
    }

    /// Puts marks down first, so that no name covers one.
    pub fn marks(&mut self, labels: &[Label<'_>]) {
        for label in labels {
            let (x, y) = (i32::from(label.at.0), i32::from(label.at.1));
            if let Some(mark) = label.mark {
                self.write(x, y, mark.encode_utf8(&mut [0; 4]), label.ink);
                self.hit(x, y, 1, label.address);
            }
        }
    }

    /// Names a mark that is down. Says whether there was room.
    pub fn name(&mut self, label: &Label<'_>) -> bool {
        let width = width(label.name);
        let (x, y) = (i32::from(label.at.0), i32::from(label.at.1));
        if label.mark.is_none() {
            let x = x - width / 2;
            let free = self.is_free(x, y, width) && (label.pinned || self.hidden(x, y, width) == 0);
            if free {
                self.write_name(x, y, width, label);
            }
            return free;
        }
        let Some(anchor) = self.best(label, width) else { return false };
        self.anchors.insert(label.name.to_owned(), u8::try_from(anchor).unwrap_or(0));
        let (x, y) = beside((x, y), width, anchor);
        self.write_name(x, y, width, label);
        true
    }

    /// The place beside a mark that hides least; the place it had before weighs little.
    fn best(&self, label: &Label<'_>, width: i32) -> Option<usize> {
        const HABIT: usize = 4;
        let at = (i32::from(label.at.0), i32::from(label.at.1));
        let before = self.anchors.get(label.name).copied().map(usize::from);
        let cost = |(anchor, place): (usize, &usize)| {
            let (x, y) = beside(at, width, anchor);
            // Two names in a row must not read as one.
            let air = if label.pinned { 1 } else { 2 };
            if !self.fits((x, y), width, air, at) {
                return None;
            }
            let hidden = self.hidden(x, y, width);
            let most = cells(width) * MOST_HIDDEN;
            let habit = if before == Some(anchor) { 0 } else { HABIT };
            (label.pinned || hidden <= most).then_some((hidden + place + habit, anchor))
        };
        ANCHORS.iter().enumerate().filter_map(cost).min().map(|(_, anchor)| anchor)
    }

    /// Free, but for the mark itself beside it.
    fn fits(&self, (x, y): (i32, i32), width: i32, air: i32, mark: (i32, i32)) -> bool {
        let (columns, rows) = self.size();
        let on = x >= 0 && y >= 0 && x + width <= columns && y < rows;
        let free = |x: i32| (x, y) == mark || self.place(x, y).is_none_or(|at| !self.taken[at]);
        on && (x - air..x + width + air).all(free)
    }

    /// How much a text would hide.
    fn hidden(&self, x: i32, y: i32, width: i32) -> usize {
        let cost = |at: usize| match (self.grid.bits[at], self.grid.rank[at]) {
            (0, _) => 0,
            (_, rank) if rank >= ALONE | 4 => 8,
            (_, rank) if rank >= ALONE => 4,
            (_, rank) if rank >= 4 => 2,
            _ => 1,
        };
        (x..x + width).filter_map(|x| self.place(x, y)).map(cost).sum()
    }

    fn place(&self, x: i32, y: i32) -> Option<usize> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x < self.grid.width && y < self.grid.height).then(|| y * self.grid.width + x)
    }
}

/// How many cells a text takes.
pub(super) fn width(text: &str) -> i32 {
    let width: usize = text.chars().filter_map(UnicodeWidthChar::width).sum();
    i32::try_from(width).unwrap_or(i32::MAX / 4)
}

fn cells(width: i32) -> usize {
    usize::try_from(width).unwrap_or(0)
}

/// The first cell of a name beside its mark.
fn beside((x, y): (i32, i32), width: i32, anchor: usize) -> (i32, i32) {
    match anchor {
        0 => (x + 2, y),
        1 => (x - 1 - width, y),
        2 => (x + 1, y + 1),
        3 => (x + 1, y - 1),
        4 => (x - width, y + 1),
        5 => (x - width, y - 1),
        6 => (x - width / 2, y + 1),
        _ => (x - width / 2, y - 1),
    }
}
