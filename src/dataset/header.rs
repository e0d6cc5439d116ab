//! The dossier about itself: `[dataset]` and `[brief]`.

use rust_decimal::Decimal;

use crate::dataset::date::Day;
use crate::dataset::id::{Id, Ref};
use crate::dataset::judgement::LikelihoodScale;
use crate::dataset::words::{Kind, words};
use crate::span::{At, Span};
use crate::text::Text;

/// `[dataset]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Where the table stands.
    pub span: Span,
    /// The dossier's name.
    pub id: Id,
    /// Title.
    pub title: Text,
    /// The date the board opens at.
    pub as_of: Day,
    /// Licence of the dossier.
    pub licence: Text,
    /// What it is about.
    pub summary: Option<Text>,
    /// Who wrote it.
    pub authors: Vec<Text>,
    /// How it may be passed on.
    pub handling: Option<Text>,
    /// Key and label of each side.
    pub sides: Vec<(Text, Text)>,
    /// Units of its own: id and label.
    pub units: Vec<(Text, Text)>,
    /// Tags and what they mean.
    pub tags: Vec<(Text, Text)>,
    /// The currency of the authors; sums are shown in each currency as it was promised.
    pub currency: Option<Text>,
    /// Whose likelihood words are used.
    pub likelihood_scale: LikelihoodScale,
    /// How wide `~` is, as a part of the number; one tenth if not given.
    pub about: Decimal,
    /// After how many days the newest state of a subject is out of date, by kind of subject; a kind
    /// that is not named never is.
    pub stale_after: Vec<(Kind, i64)>,
}

words! {
    /// A section of the printed brief, in the usual order of print.
    SectionName, "section":
    Brief = "brief", Changes = "changes", Fronts = "fronts", Map = "map", Supply = "supply",
    Aid = "aid", Agreements = "agreements", Actors = "actors", Judgements = "judgements",
    Disputes = "disputes", Numbers = "numbers", Gaps = "gaps", Tripwires = "tripwires",
    Hypotheses = "hypotheses", Timeline = "timeline", Without = "without", Scenario = "scenario", Evidence = "evidence",
    Record = "record", Sources = "sources",
}

/// `[brief]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Where the table stands.
    pub span: Span,
    /// The first thing a reader needs.
    pub bottom_line: At<Text>,
    /// When the bottom line was written; the dossier's own date if not given.
    pub reported: Day,
    /// What it rests on.
    pub rests_on: Vec<Ref>,
    /// Records to take away, in order.
    pub takeaways: Vec<Ref>,
    /// Indicators to watch.
    pub watch: Vec<Ref>,
    /// Order of the printed brief, if not the usual one.
    pub sections: Vec<SectionName>,
}

impl Brief {
    /// Every reference it makes.
    pub fn refs(&self) -> impl Iterator<Item = &Ref> {
        self.rests_on.iter().chain(&self.takeaways).chain(&self.watch)
    }
}
