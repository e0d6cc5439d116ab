//! How a subject stands, in our assessment, resting on other people's statements.

use crate::dataset::amount::Amount;
use crate::dataset::date::{Day, When};
use crate::dataset::id::{Names, Ref};
use crate::dataset::judgement::Confidence;
use crate::dataset::place::Point;
use crate::dataset::words::{Kind, Word, words};
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// How a front stands.
    Posture, "state of a front":
    Advancing = "advancing", Encircling = "encircling", BeingEncircled = "being-encircled",
    Holding = "holding", Contested = "contested", Withdrawing = "withdrawing", Lost = "lost",
    Retaken = "retaken", PlannedAxis = "planned-axis", Static = "static", Unknown = "unknown",
}

words! {
    /// How a flow stands.
    FlowStage, "state of a flow":
    Alleged = "alleged", Agreed = "agreed", Preparing = "preparing", InTransit = "in-transit",
    Delivering = "delivering", Delivered = "delivered", Ended = "ended", Awaited = "awaited",
    Denied = "denied",
}

words! {
    /// How far help has come: the first six are the ladder, the rest stand beside it.
    AidStage, "state of an aid package":
    Signalled = "signalled", Pledged = "pledged", Committed = "committed",
    Allocated = "allocated", Disbursed = "disbursed", Delivered = "delivered",
    Expected = "expected", AtRisk = "at-risk", Reduced = "reduced", Cancelled = "cancelled",
    Repaid = "repaid",
}

impl AidStage {
    /// The rungs of the ladder, lowest first. Kiel's Ukraine Support Tracker tells commitments
    /// from allocations and disbursements; a sum on one rung is never added to another.
    pub const LADDER: [Self; 6] = [
        Self::Signalled,
        Self::Pledged,
        Self::Committed,
        Self::Allocated,
        Self::Disbursed,
        Self::Delivered,
    ];

    /// Height on the ladder from 0; `None` for the words beside it.
    pub fn rung(self) -> Option<usize> {
        Self::LADDER.iter().position(|&rung| rung == self)
    }
}

words! {
    /// How an agreement stands.
    AgreementStage, "state of an agreement":
    Proposed = "proposed", Private = "private", Public = "public", Signed = "signed",
    Ratified = "ratified", InForce = "in-force", Rejected = "rejected",
}

words! {
    /// How far an indicator has moved.
    Reading, "state of an indicator":
    NotSeen = "not-seen", Possible = "possible", Emerging = "emerging", Observed = "observed",
    Receding = "receding",
}

words! {
    /// Which way a front moves for the side named in `for`.
    Trend, "trend":
    Improving = "improving", Steady = "steady", Worsening = "worsening", Unknown = "unknown",
}

words! {
    /// Which way help is going.
    Outlook, "outlook":
    Rising = "rising", Steady = "steady", Falling = "falling", AtRisk = "at-risk",
    Unclear = "unclear",
}

words! {
    /// Who holds ground, as control maps tell it.
    ControlClass, "control class":
    AssessedControl = "assessed-control", AssessedAdvance = "assessed-advance",
    ClaimedControl = "claimed-control", ClaimedCounteroffensive = "claimed-counteroffensive",
    Contested = "contested", Partisan = "partisan", Unknown = "unknown",
}

/// The word of `is`, one list per kind of subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Of a front.
    Front(Posture),
    /// Of a flow.
    Flow(FlowStage),
    /// Of an aid package.
    Aid(AidStage),
    /// Of an agreement.
    Agreement(AgreementStage),
    /// Of an indicator.
    Indicator(Reading),
}

impl Standing {
    /// Kinds of subject that have states.
    pub const KINDS: [Kind; 5] =
        [Kind::Front, Kind::Flow, Kind::Aid, Kind::Agreement, Kind::Indicator];

    /// Whether nothing more is expected of the subject, so that the word does not grow old.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::Flow(FlowStage::Ended)
                | Self::Aid(AidStage::Delivered | AidStage::Cancelled | AidStage::Repaid)
                | Self::Agreement(AgreementStage::Rejected)
                | Self::Indicator(Reading::Observed)
        )
    }

    /// The words a subject of that kind may be given; empty if it has no states.
    pub fn words(kind: Kind) -> Vec<&'static str> {
        fn all<W: Word>() -> Vec<&'static str> {
            W::ALL.iter().map(|word| word.word()).collect()
        }
        match kind {
            Kind::Front => all::<Posture>(),
            Kind::Flow => all::<FlowStage>(),
            Kind::Aid => all::<AidStage>(),
            Kind::Agreement => all::<AgreementStage>(),
            Kind::Indicator => all::<Reading>(),
            _ => Vec::new(),
        }
    }

    /// Reads the word for a subject of that kind.
    pub fn parse(kind: Kind, word: &str) -> Option<Self> {
        match kind {
            Kind::Front => Posture::parse(word).map(Self::Front),
            Kind::Flow => FlowStage::parse(word).map(Self::Flow),
            Kind::Aid => AidStage::parse(word).map(Self::Aid),
            Kind::Agreement => AgreementStage::parse(word).map(Self::Agreement),
            Kind::Indicator => Reading::parse(word).map(Self::Indicator),
            _ => None,
        }
    }

    /// The word as written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Front(word) => word.word(),
            Self::Flow(word) => word.word(),
            Self::Aid(word) => word.word(),
            Self::Agreement(word) => word.word(),
            Self::Indicator(word) => word.word(),
        }
    }
}

/// A state: `[[state]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where the record stands.
    pub span: Span,
    /// The subject.
    pub of: Ref,
    /// The word written in `is`.
    pub is: At<Text>,
    /// What the word means for this kind of subject; `None` if the kind does not have it.
    pub standing: Option<Standing>,
    /// When it holds.
    pub when: At<When>,
    /// When we made it.
    pub reported: At<Day>,
    /// Claims and events it rests on.
    pub rests_on: Vec<Ref>,
    /// Or the source it was taken from.
    pub via: Option<Ref>,
    /// A note of the dossier's author.
    pub note: Option<Text>,
    /// How sure we are.
    pub confidence: Option<Confidence>,
    /// Front: which way it moves …
    pub trend: Option<At<Trend>>,
    /// … for whom.
    pub trend_for: Option<Ref>,
    /// Front: its line, one or more strokes; empty if none.
    pub line: Vec<Vec<Point>>,
    /// The line was drawn by hand.
    pub indicative: bool,
    /// Front: who holds how much.
    pub control: Vec<(ControlClass, At<Amount>)>,
    /// Aid: how much is on this rung.
    pub amount: Option<At<Amount>>,
    /// Aid: the rung expected or at risk.
    pub target: Option<AidStage>,
    /// Aid: which way it is going.
    pub outlook: Option<Outlook>,
}

/// What a reader sees of a state. Nothing in it is a number of one dossier, so that faces of two
/// dossiers can be compared.
#[derive(Debug, PartialEq, Eq)]
pub struct Face<'s> {
    standing: Option<Standing>,
    trend: Option<(Trend, Option<&'s str>)>,
    control: Vec<(ControlClass, &'s Amount)>,
    amount: Option<&'s Amount>,
    target: Option<AidStage>,
    outlook: Option<Outlook>,
}

impl State {
    /// What a reader would see of it: the word, which way and for whom, who holds how much, how
    /// much, what is expected. Two states of one face differ only in what they rest on. `names` are
    /// those of the state's own dossier.
    pub fn face<'s>(&'s self, names: &'s Names) -> Face<'s> {
        let whom = self.trend_for.map(|whom| names.word(whom.id));
        let held = self.control.iter().map(|(class, amount)| (*class, &amount.value));
        let mut control: Vec<_> = held.collect();
        // In which order they were written says nothing.
        control.sort_by_key(|&(class, _)| class);
        Face {
            standing: self.standing,
            trend: self.trend.as_ref().map(|trend| (trend.value, whom)),
            control,
            amount: self.amount.as_ref().map(|amount| &amount.value),
            target: self.target,
            outlook: self.outlook,
        }
    }
}
