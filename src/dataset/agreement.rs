//! Treaties, plans and laws, with their points.

use crate::dataset::date::{Day, When};
use crate::dataset::id::{Id, Ref};
use crate::dataset::words::words;
use crate::span::{At, Span};
use crate::text::Text;

words! {
    /// What kind of agreement.
    AgreementKind, "kind of agreement":
    Treaty = "treaty", Plan = "plan", LoanDeal = "loan-deal", Communique = "communique", Law = "law",
}

/// One point of an agreement: `[[agreement.point]]`. It became known on a day, like any report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementPoint {
    /// Its number.
    pub n: i64,
    /// What it says, in the dossier's words.
    pub text: Text,
    /// Whether it was published.
    pub public: bool,
    /// When it was said or published.
    pub reported: At<Day>,
    /// Where.
    pub via: Ref,
    /// Where the point stands.
    pub span: Span,
}

/// An agreement: `[[agreement]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its name.
    pub id: Id,
    /// Where the record stands.
    pub span: Span,
    /// Name.
    pub name: Text,
    /// Kind of agreement.
    pub kind: AgreementKind,
    /// Who made it.
    pub parties: Vec<Ref>,
    /// When it was made.
    pub made: Option<When>,
    /// Where.
    pub place: Option<Ref>,
    /// Its points.
    pub points: Vec<AgreementPoint>,
}
