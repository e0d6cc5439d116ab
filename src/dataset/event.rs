//! What happened, or is due.

use crate::dataset::amount::Amount;
use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// Whether it happened.
    EventStatus, "status of an event":
    Occurred = "occurred", Reported = "reported", Planned = "planned", Expected = "expected",
    Deadline = "deadline", Cancelled = "cancelled",
}

words! {
    /// What kind of event.
    EventKind, "kind of event":
    Statement = "statement", Agreement = "agreement", Visit = "visit", Offensive = "offensive",
    Capture = "capture", Strike = "strike", Transfer = "transfer", Deployment = "deployment",
    Election = "election", AidDecision = "aid-decision", Legal = "legal", Other = "other",
}

/// An event: `[[event]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// What happened, as a headline of our own.
    pub title: Text,
    /// When it happened or is due.
    pub when: At<When>,
    /// When it was reported.
    pub reported: At<Day>,
    /// Where it was reported.
    pub via: Ref,
    /// Whether it happened.
    pub status: EventStatus,
    /// Kind of event.
    pub kind: Option<EventKind>,
    /// Where it happened.
    pub place: Vec<Ref>,
    /// Who took part.
    pub actors: Vec<Ref>,
    /// What it is about.
    pub about: Vec<Ref>,
    /// How much it matters, 1 (little) to 5 (much).
    pub weight: Option<u8>,
    /// Dead and wounded.
    pub toll: Option<At<Amount>>,
    /// How it came out, once known.
    pub outcome: Option<Text>,
    /// When the outcome was known.
    pub outcome_when: Option<At<Day>>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
}
