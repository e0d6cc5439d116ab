//! What is asked of a dossier: at which date, as known when, and without whom.

use crate::dataset::Dataset;
use crate::dataset::date::{self, Day};
use crate::dataset::id::Id;
use crate::dataset::origin::Origins;
use crate::dataset::words::{Kind, Word, words};
use crate::diagnostic::did_you_mean;

words! {
    /// Whose knowledge the board shows.
    Known, "knowledge":
    Then = "then", Now = "now",
}

/// Somebody whose reports are left out to see what falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mute {
    /// An actor and everybody who belongs to it (`of`).
    Actor(Id),
    /// A publication.
    Source(Id),
    /// All actors of one family, that is, one origin.
    Family(Id),
}

impl Mute {
    /// Reads `hur`, `actor:hur`, `source:nis-2024-10-18` or `family:ukraine`.
    ///
    /// A bare name is an actor if there is one, else a source.
    ///
    /// # Errors
    /// A sentence that says what is unknown and, if something is near, what may be meant.
    pub fn parse(dataset: &Dataset, text: &str) -> Result<Self, String> {
        let (kind, name) = text.split_once(':').unwrap_or(("", text));
        let id = dataset.names.find(name);
        let actor = id.filter(|&id| dataset.actors.get(id).is_some());
        let source = id.filter(|&id| dataset.sources.get(id).is_some());
        let found = match kind {
            "" => actor.map(Self::Actor).or(source.map(Self::Source)),
            "actor" => actor.map(Self::Actor),
            "source" => source.map(Self::Source),
            "family" => actor.map(|id| Self::Family(Origins::new(dataset).root(id))),
            _ => {
                return Err(format!("`{kind}` cannot be left out: actor, source or family can"));
            }
        };
        found.ok_or_else(|| {
            let actors = dataset.actors.iter().map(|it| dataset.word(it.id));
            let sources = dataset.sources.iter().map(|it| dataset.word(it.id));
            let begins = |it: &&str| name.len() > 2 && it.starts_with(name);
            let near = did_you_mean(name, actors.clone().chain(sources.clone()));
            let near = near.or_else(|| actors.chain(sources).find(begins));
            let hint = near.map_or_else(String::new, |word| format!("; did you mean `{word}`?"));
            match (kind, actor, source) {
                ("source", Some(_), _) => {
                    format!("no source is called `{name}`; there is `actor:{name}`")
                }
                ("actor" | "family", None, Some(_)) => {
                    format!("no actor is called `{name}`; there is `source:{name}`")
                }
                ("source", ..) => format!("no source is called `{name}`{hint}"),
                ("actor" | "family", ..) => format!("no actor is called `{name}`{hint}"),
                _ => format!("no actor or source is called `{name}`{hint}"),
            }
        })
    }

    /// As written on a command line.
    pub fn word(self, dataset: &Dataset) -> String {
        let (kind, id) = match self {
            Self::Actor(id) => (Kind::Actor.word(), id),
            Self::Source(id) => (Kind::Source.word(), id),
            Self::Family(id) => ("family", id),
        };
        format!("{kind}:{}", dataset.word(id))
    }
}

/// A question; the whole board is its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The date the board stands at.
    pub as_of: Day,
    /// As known then, or with hindsight.
    pub known: Known,
    /// What "what changed" is compared with; a week before `as_of` if not given.
    pub since: Option<Day>,
    /// Whose reports are left out.
    pub without: Vec<Mute>,
}

impl Question {
    /// The dossier's own date, as known then, nobody left out.
    pub fn of(dataset: &Dataset) -> Self {
        Self { as_of: dataset.header.as_of, known: Known::Then, since: None, without: Vec::new() }
    }

    /// The date "what changed" is compared with: `since`, or a week before.
    pub fn baseline(&self) -> Day {
        let week = || self.as_of.checked_sub_days(chrono::Days::new(7)).unwrap_or(date::EARLIEST);
        // A receipt names it, so it is a day that can be written.
        self.since.unwrap_or_else(|| week().max(date::EARLIEST).min(self.as_of))
    }

    /// The same question put to another dossier: who is left out there, of those it knows.
    #[must_use]
    pub fn carried(&self, from: &Dataset, to: &Dataset) -> Self {
        let without = self.without.iter();
        let without = without.filter_map(|mute| Mute::parse(to, &mute.word(from)).ok()).collect();
        Self { without, ..self.clone() }
    }

    /// The same question at another date.
    #[must_use]
    pub fn at(&self, as_of: Day) -> Self {
        Self { as_of, ..self.clone() }
    }
}
