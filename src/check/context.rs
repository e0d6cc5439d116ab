//! What every rule may ask about a dossier.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::check::outline::Outline;
use crate::check::walk;
use crate::dataset::Dataset;
use crate::dataset::date::Day;
use crate::dataset::id::{Id, Key, Ref};
use crate::dataset::origin::Origins;
use crate::dataset::state::State;
use crate::dataset::words::{Kind, Word};
use crate::diagnostic::{did_you_mean, short};
use crate::load::Loaded;
use crate::span::{Files, Span};

/// A loaded dossier with the look-ups that rules share.
pub struct Context<'a> {
    /// The records.
    pub data: &'a Dataset,
    /// Who stands behind what.
    pub origins: Origins,
    /// The texts.
    pub files: &'a Files,
    /// Where tables and fields stand.
    pub outline: Outline,
    /// References of records that were left out, each with the header of its record.
    pub left_refs: &'a [(Span, Ref)],
    mentioned: OnceCell<HashSet<Key>>,
    left_out: HashSet<Key>,
    unread: bool,
}

impl<'a> Context<'a> {
    /// Prepares the look-ups.
    pub fn new(loaded: &'a Loaded) -> Self {
        Self {
            data: &loaded.dataset,
            origins: Origins::new(&loaded.dataset),
            files: &loaded.files,
            outline: Outline::of(&loaded.files),
            mentioned: OnceCell::new(),
            left_refs: &loaded.left_refs,
            left_out: loaded.left_out.iter().copied().collect(),
            unread: loaded.unread,
        }
    }

    /// The addresses that another record or the brief refers to.
    pub fn mentioned(&self) -> &HashSet<Key> {
        self.mentioned.get_or_init(|| mentioned(self.data))
    }

    /// The word of a record's name, in backticks and short enough for a message.
    pub fn name(&self, id: Id) -> String {
        tick(self.data.word(id))
    }

    /// Kind and name of a record, as a message says it: ``source `economist` ``.
    pub fn call(&self, target: &Ref) -> String {
        format!("{} {}", target.kind.word(), self.name(target.id))
    }

    /// Whether a record of that address was written, even if it could not be read; with a text or a
    /// name that could not be read at all, any may have been.
    pub fn known(&self, key: Key) -> bool {
        let left_out = |key| self.left_out.contains(&key);
        self.unread || self.data.has(key) || left_out(key) || left_out(Key::nameless(key.kind))
    }

    /// The records that were written and could not be read.
    pub fn left_out(&self) -> impl Iterator<Item = Key> {
        self.left_out.iter().copied()
    }

    /// Whether `[dataset]` could be read; without it, its units and sides are not known.
    pub fn has_header(&self) -> bool {
        !self.data.word(self.data.header.id).is_empty()
    }

    /// Where the value of `key` stands in the record at `header`; the header if it is not found,
    /// because the value came from `[defaults]` or from a table within the record.
    pub fn field(&self, header: Span, key: &str) -> Span {
        self.outline.field(self.files, header, key).unwrap_or(header)
    }

    /// `inner`, unless it was filled in from `[defaults]`: then the record's header, so that every
    /// message stands at the record it is about.
    pub fn within(&self, header: Span, inner: Span) -> Span {
        if self.outline.holds(self.files, header, inner) { inner } else { header }
    }

    /// The first day a reader could know what a source says.
    pub fn published(&self, source: &Ref) -> Option<Day> {
        (source.kind == Kind::Source)
            .then(|| self.data.sources.get(source.id))?
            .map(|source| source.published.value)
    }

    /// The first day a reference's target is on the board: what is read in a source is not known
    /// before the source is out.
    pub fn visible_from(&self, target: &Ref) -> Option<Day> {
        let not_before = |day: Day, via: &Ref| self.published(via).map_or(day, |out| out.max(day));
        match target.kind {
            Kind::Source => self.published(target),
            Kind::Claim => self
                .data
                .claims
                .get(target.id)
                .map(|claim| not_before(claim.reported.value, &claim.via)),
            Kind::Event => self
                .data
                .events
                .get(target.id)
                .map(|event| not_before(event.reported.value, &event.via)),
            Kind::Control => self
                .data
                .controls
                .get(target.id)
                .map(|control| not_before(control.reported.value, &control.via)),
            Kind::Judgement => {
                self.data.judgements.get(target.id).map(|judgement| judgement.reported.value)
            }
            _ => None,
        }
    }
}

/// What a state rests on, the source it was taken from among it.
pub fn props(state: &State) -> Vec<Ref> {
    state.rests_on.iter().chain(&state.via).copied().collect()
}

/// Suggestions for misspelt words. Comparing words is slow, so each is looked up once, and no more
/// once many have been compared: whoever misspelt that much has another problem.
#[derive(Default)]
pub struct Hints {
    near: HashMap<String, Option<String>>,
    compared: usize,
}

impl Hints {
    const COMPARED: usize = 100_000;
    const ASKED: usize = 200;

    /// The known word that is most like `wrong`; `known` lists them when they are needed.
    pub fn near<'k>(&mut self, wrong: &str, known: impl FnOnce() -> Vec<&'k str>) -> Option<&str> {
        let room = self.compared < Self::COMPARED && self.near.len() < Self::ASKED;
        if room && !self.near.contains_key(wrong) {
            let known = known();
            self.compared += known.len();
            let near = did_you_mean(wrong, known).map(str::to_owned);
            self.near.insert(wrong.to_owned(), near);
        }
        self.near.get(wrong)?.as_deref()
    }

    /// The same as words for the caret: the suggestion, or `otherwise`.
    pub fn label<'k>(
        &mut self,
        wrong: &str,
        known: impl FnOnce() -> Vec<&'k str>,
        otherwise: &str,
    ) -> String {
        match self.near(wrong, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => otherwise.to_owned(),
        }
    }
}

/// A word of the dossier in backticks, cut to what fits a message.
pub fn tick(word: &str) -> String {
    let short = short(word);
    let more = if short.len() < word.len() { "..." } else { "" };
    format!("`{short}{more}`")
}

/// The words of a text in lower case, one space around each, so that a term can be looked for.
pub fn spaced(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

/// A list for a message: `a, b or c`.
pub fn either<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// `1 claim`, `2 claims`.
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// The addresses that another record or the brief refers to; a record's own mention of itself does
/// not count.
fn mentioned(data: &Dataset) -> HashSet<Key> {
    let mut keys = HashSet::new();
    walk::references(data, &mut |owner, target| {
        if owner.and_then(walk::Head::key) != Some(target.key()) {
            keys.insert(target.key());
        }
    });
    keys
}
