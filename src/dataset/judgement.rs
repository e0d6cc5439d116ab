//! What we make of it: likelihood and confidence kept apart, with the props each rests on.

use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// How sure we are of a judgement, apart from how likely it is (ICD 203).
    Confidence, "confidence":
    Low = "low", Moderate = "moderate", High = "high",
}

words! {
    /// Whether what a judgement said came true.
    CameTrue, "way it came out":
    Yes = "yes", Partly = "partly", No = "no",
}

words! {
    /// Which standard the likelihood words follow.
    LikelihoodScale, "likelihood scale":
    Icd203 = "icd203", Phia = "phia", Kent = "kent",
}

impl LikelihoodScale {
    /// The words of the scale with their range in per cent: ICD 203 (US, 2015), the PHIA
    /// probability yardstick (UK), and Sherman Kent's words of estimative probability (1964).
    pub fn words(self) -> &'static [(&'static str, u8, u8)] {
        match self {
            Self::Icd203 => &[
                ("almost no chance", 1, 5),
                ("very unlikely", 5, 20),
                ("unlikely", 20, 45),
                ("roughly even", 45, 55),
                ("likely", 55, 80),
                ("very likely", 80, 95),
                ("almost certain", 95, 99),
            ],
            Self::Phia => &[
                ("remote chance", 0, 5),
                ("highly unlikely", 10, 20),
                ("unlikely", 25, 35),
                ("realistic possibility", 40, 50),
                ("likely", 55, 75),
                ("highly likely", 80, 90),
                ("almost certain", 95, 100),
            ],
            Self::Kent => &[
                ("impossible", 0, 0),
                ("almost certainly not", 2, 12),
                ("probably not", 20, 40),
                ("chances about even", 40, 60),
                ("probable", 63, 87),
                ("almost certain", 87, 99),
                ("certain", 100, 100),
            ],
        }
    }
}

/// A judgement: `[[judgement]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// The judgement, in one sentence.
    pub says: Text,
    /// When we made it.
    pub reported: At<Day>,
    /// A likelihood word of the dossier's scale.
    pub likelihood: Option<At<Text>>,
    /// How sure we are.
    pub confidence: Option<At<Confidence>>,
    /// Until when it is meant to hold.
    pub horizon: Option<Text>,
    /// The same as a time, so that it can be seen to be past.
    pub until: Option<When>,
    /// What speaks for it.
    pub rests_on: Vec<Ref>,
    /// What speaks against it.
    pub contrary: Vec<Ref>,
    /// What it takes for granted.
    pub assumes: Vec<Text>,
    /// Other readings.
    pub alternatives: Vec<Text>,
    /// What would change it.
    pub change_if: Vec<Text>,
    /// The judgement it replaces.
    pub supersedes: Vec<Ref>,
    /// Why it changed.
    pub why_changed: Option<Text>,
    /// How it came out, once known.
    pub outcome: Option<Text>,
    /// When the outcome was known.
    pub outcome_when: Option<At<Day>>,
    /// Whether it came true; what did is said by the outcome.
    pub came_true: Option<At<CameTrue>>,
}
