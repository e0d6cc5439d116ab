//! The Admiralty code: two separate judgements, a letter for the source and a digit for the claim.
//!
//! They are never averaged, multiplied or sorted as one number; F and 6 mean "cannot be judged",
//! not "worst".

use crate::dataset::words::words;

words! {
    /// Reliability of a source.
    Reliability, "reliability letter":
    A = "A", B = "B", C = "C", D = "D", E = "E", F = "F",
}

words! {
    /// Credibility of a piece of information.
    Credibility, "credibility digit":
    One = "1", Two = "2", Three = "3", Four = "4", Five = "5", Six = "6",
}

impl Reliability {
    /// What the letter means (NATO AJP-2.1).
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

impl Credibility {
    /// What the digit means (NATO AJP-2.1).
    pub fn meaning(self) -> &'static str {
        match self {
            Self::One => "confirmed by other sources",
            Self::Two => "probably true",
            Self::Three => "possibly true",
            Self::Four => "doubtful",
            Self::Five => "improbable",
            Self::Six => "truth cannot be judged",
        }
    }
}

/// An Admiralty rating such as `C3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The source's letter.
    pub reliability: Reliability,
    /// The information's digit.
    pub credibility: Credibility,
}

impl Rating {
    /// Reads `C3`.
    pub fn parse(text: &str) -> Option<Self> {
        use crate::dataset::words::Word;
        let digit = text.len().checked_sub(1)?;
        Some(Self {
            reliability: Reliability::parse(text.get(..digit)?)?,
            credibility: Credibility::parse(text.get(digit..)?)?,
        })
    }
}

impl std::fmt::Display for Rating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use crate::dataset::words::Word;
        write!(f, "{}{}", self.reliability.word(), self.credibility.word())
    }
}
