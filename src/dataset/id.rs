//! Names of records, held once and compared as numbers.

use indexmap::IndexSet;

use crate::dataset::words::Kind;
use crate::span::Span;

/// A record's name: a number into [`Names`]. Equal numbers are equal words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u32);

/// Every word that names a record in this dossier.
#[derive(Clone, Debug, Default)]
pub struct Names(IndexSet<Box<str>>);

impl Names {
    /// The number of `word`, given on first sight.
    pub fn intern(&mut self, word: &str) -> Id {
        let at = match self.0.get_index_of(word) {
            Some(at) => at,
            None => self.0.insert_full(word.into()).0,
        };
        Id(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The number of `word`, if the dossier uses it.
    pub fn find(&self, word: &str) -> Option<Id> {
        let at = self.0.get_index_of(word)?;
        u32::try_from(at).ok().map(Id)
    }

    /// All numbers, in the order in which they were given.
    pub fn all(&self) -> impl Iterator<Item = Id> {
        (0..u32::try_from(self.0.len()).unwrap_or(u32::MAX)).map(Id)
    }

    /// The word of a number.
    pub fn word(&self, id: Id) -> &str {
        self.0.get_index(id.0 as usize).map_or("", |word| word)
    }
}

/// A reference to a record: its kind, its name, and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ref {
    /// Kind of the record meant.
    pub kind: Kind,
    /// Its name.
    pub id: Id,
    /// Where the reference stands.
    pub span: Span,
}

impl Ref {
    /// The target without the place: what two references to the same record share.
    pub fn key(&self) -> Key {
        Key { kind: self.kind, id: self.id }
    }
}

/// A record's address within a dossier: `kind:id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Kind of the record.
    pub kind: Kind,
    /// Its name.
    pub id: Id,
}

impl Key {
    /// Stands for a record whose name could not be read.
    pub fn nameless(kind: Kind) -> Self {
        Self { kind, id: Id(u32::MAX) }
    }
}

/// The records of one kind in reading order, found by name in constant time.
#[derive(Clone, Debug)]
pub struct Shelf<R> {
    rows: Vec<R>,
    /// By the number of a name: the place of the first record so called, or `u32::MAX`.
    first: Vec<u32>,
}

impl<R> Default for Shelf<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), first: Vec::new() }
    }
}

impl<R> Shelf<R> {
    /// Puts a record on the shelf; a second one of the same name is kept but not found by name.
    pub fn push(&mut self, id: Id, row: R) {
        let at = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let name = id.0 as usize;
        if self.first.len() <= name {
            self.first.resize(name + 1, u32::MAX);
        }
        if self.first[name] == u32::MAX {
            self.first[name] = at;
        }
        self.rows.push(row);
    }

    /// Puts a record without a name on the shelf.
    pub fn push_nameless(&mut self, row: R) {
        self.rows.push(row);
    }

    /// The records, to be completed by `load`.
    pub(crate) fn rows_mut(&mut self) -> &mut [R] {
        &mut self.rows
    }

    /// The record of that name, the first if there are several.
    pub fn get(&self, id: Id) -> Option<&R> {
        self.position(id).and_then(|at| self.rows.get(at))
    }

    /// The record at a shelf position.
    pub fn row(&self, at: u32) -> Option<&R> {
        self.rows.get(at as usize)
    }

    /// Where on the shelf the record of that name stands.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.place(id).map(|at| at as usize)
    }

    /// The same as a citation holds it.
    pub fn place(&self, id: Id) -> Option<u32> {
        self.first.get(id.0 as usize).copied().filter(|&at| at != u32::MAX)
    }
}

impl<R> std::ops::Deref for Shelf<R> {
    type Target = [R];
    fn deref(&self) -> &[R] {
        &self.rows
    }
}

impl<'a, R> IntoIterator for &'a Shelf<R> {
    type Item = &'a R;
    type IntoIter = std::slice::Iter<'a, R>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}
