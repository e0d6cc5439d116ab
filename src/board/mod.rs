//! Numbers, once: a question put to a dossier gives a board, and nothing after it counts anything.
//!
//! [`Index`] turns the dossier around when it changes; [`AsOf`] is the one filter; each other file
//! is one part of the answer.

pub mod actors;
pub mod agreements;
pub mod aid;
pub mod as_of;
pub mod cause;
pub mod changes;
pub mod claims;
pub mod control;
pub mod density;
pub mod figures;
pub mod fronts;
pub mod gaps;
pub mod index;
pub mod indicators;
pub mod judgements;
pub mod news;
pub mod places;
pub mod question;
pub mod route;
pub mod sources;
pub mod status;
pub mod subject;
pub mod supply;
pub mod theatre;
pub mod timeline;

use as_of::AsOf;
use index::Index;
use question::Question;

/// The answer to a question.
#[derive(Debug)]
pub struct Board<'a> {
    /// The dossier seen through the question.
    pub view: AsOf<'a>,
    /// Every claim with its status.
    pub claims: claims::Claims,
    /// Who holds how much ground.
    pub control: Vec<control::ControlRow>,
    /// How each front stands.
    pub fronts: Vec<fronts::FrontRow>,
    /// Who sends what to whom, and for what in return.
    pub supply: supply::Supply,
    /// What help has been promised and how far it has come.
    pub aid: aid::Aid<'a>,
    /// Treaties and plans.
    pub agreements: Vec<agreements::AgreementRow<'a>>,
    /// The supports of the dossier's bottom line.
    pub bottom_line: judgements::Props,
    /// Who is on the board.
    pub actors: Vec<actors::ActorRow>,
    /// What happened and what is due.
    pub timeline: Vec<timeline::EventRow>,
    /// Tripwires.
    pub indicators: Vec<indicators::IndicatorRow>,
    /// What we make of it.
    pub judgements: Vec<judgements::JudgementRow>,
    /// What can be cited.
    pub sources: sources::Sources,
    /// What changed since the baseline.
    pub changes: changes::Changes,
    /// What is missing.
    pub gaps: gaps::Gaps,
}

impl<'a> Board<'a> {
    /// Answers a question.
    pub fn answer(index: &'a Index<'a>, question: &'a Question) -> Self {
        let view = AsOf::new(index, question);
        let claims = claims::Claims::of(&view);
        let control = control::rows(&view);
        let fronts = fronts::rows(&view, &claims);
        let supply = supply::Supply::of(&view, &claims);
        let aid = aid::Aid::of(&view, &claims);
        let agreements = agreements::rows(&view, &claims);
        let bottom_line = view.brief().map_or_else(Default::default, |brief| {
            judgements::Props::of(&view, &claims, brief.reported, &brief.rests_on)
        });
        let actors = actors::rows(&view, &supply, &aid);
        let timeline = timeline::rows(&view);
        let indicators = indicators::rows(&view);
        let judgements = judgements::rows(&view, &claims);
        let sources = sources::Sources::of(&view);
        let changes = changes::Changes::of(&view, &claims);
        let gaps = gaps::Gaps::of(&view, &claims, &supply, &timeline, &indicators);
        Self {
            view,
            claims,
            control,
            fronts,
            supply,
            aid,
            agreements,
            bottom_line,
            actors,
            timeline,
            indicators,
            judgements,
            sources,
            changes,
            gaps,
        }
    }
}
