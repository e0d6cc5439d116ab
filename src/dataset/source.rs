//! A publication that can be cited.

use crate::dataset::date::Day;
use crate::dataset::id::{Id, Ref};
use crate::dataset::rating::Reliability;
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of publication a source is.
    SourceKind, "kind of source":
    Article = "article", Interview = "interview", Statement = "statement", Briefing = "briefing",
    OfficialReport = "official-report", Dataset = "dataset", Imagery = "imagery",
    Social = "social", Database = "database", Document = "document",
}

words! {
    /// How near the source stands to what it reports.
    Access, "access":
    Direct = "direct", SecondHand = "second-hand", ThirdHand = "third-hand",
}

/// A copy of a source somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Republication {
    /// Who republished it.
    pub by: Text,
    /// When, as written.
    pub when: Option<Text>,
    /// Where.
    pub url: Option<Text>,
}

/// A publication: `[[source]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Title.
    pub title: Text,
    /// Kind of publication.
    pub kind: SourceKind,
    /// First day it could be read.
    pub published: At<Day>,
    /// Publisher.
    pub publisher: Option<Text>,
    /// Author.
    pub author: Option<Text>,
    /// Language of the publication.
    pub lang: Option<Text>,
    /// Link.
    pub url: Option<Text>,
    /// When the analyst read it.
    pub accessed: Option<Day>,
    /// Archived copy.
    pub archive: Option<Text>,
    /// Copies elsewhere.
    pub republished: Vec<Republication>,
    /// Admiralty letter, if rated.
    pub reliability: Option<Reliability>,
    /// How near it stands to what it reports.
    pub access: Option<Access>,
    /// Known leaning, in words.
    pub bias: Option<Text>,
    /// Its record of being right, in words.
    pub record: Option<Text>,
    /// Its licence.
    pub licence: Option<Text>,
    /// The edition it replaces.
    pub supersedes: Option<Ref>,
}
