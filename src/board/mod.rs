//! Numbers, once: a question put to a dossier gives a board, and nothing after it counts anything.
//!
//! [`Index`] turns the dossier around when it changes; [`AsOf`] is the one filter; each other file
//! is one part of the answer.

pub mod actors;
pub mod agreements;
pub mod aid;
pub mod as_of;
pub mod asked;
pub mod cause;
pub mod changes;
pub mod claims;
pub mod control;
pub mod density;
pub mod differences;
pub mod due;
pub mod figures;
pub mod fronts;
pub mod gaps;
pub mod hypotheses;
pub mod index;
pub mod indicators;
pub mod judgements;
pub mod measured;
pub mod news;
pub mod numbers;
pub mod places;
pub mod question;
pub mod reliance;
pub mod route;
pub mod scenarios;
pub mod sources;
pub mod status;
pub mod subject;
pub mod supply;
pub mod theatre;
pub mod timeline;
pub mod track;
pub mod versions;
pub mod weight;

use as_of::AsOf;
use index::Index;
use question::Question;

use crate::dataset::id::Key;
use crate::dataset::words::Kind;

/// The answer to a question.
#[derive(Debug)]
pub struct Board<'a> {
    /// The dossier seen through the question.
    pub view: AsOf<'a>,
    /// Every claim with its status.
    pub claims: claims::Claims,
    /// Who holds how much ground.
    pub control: Vec<measured::ControlRow>,
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
    /// What is due or overdue, each decision once.
    pub due: Vec<due::Due>,
    /// What is counted when it is first asked for.
    pub asked: asked::Asked,
    /// The same with nobody left out, if somebody is.
    pub everybody: Option<Box<Self>>,
    /// The same without scenarios, if one is held.
    pub base: Option<Box<Self>>,
    /// The same of an older version of the dossier, if there is one to compare with.
    pub old: Option<Box<Self>>,
}

impl<'a> Board<'a> {
    /// Answers a question, and beside it what the answer is to be compared with.
    pub fn answer(index: &'a Index<'a>, question: &Question) -> Self {
        let carried = |other: &Index<'a>| question.carried(index.dataset, other.dataset);
        let old = |other| Box::new(Self::alone(other, &carried(other)));
        // What is told of others without the scenario has the same others beside it.
        let base = |other| {
            let question = carried(other);
            let old = index.old.map(old);
            Box::new(Self { old, ..Self::with_everybody(other, &question) })
        };
        Self {
            base: index.base.map(base),
            old: index.old.map(old),
            ..Self::with_everybody(index, question)
        }
    }

    /// Answers a question, and beside it the same with nobody left out.
    fn with_everybody(index: &'a Index<'a>, question: &Question) -> Self {
        let heard = Question { without: Vec::new(), ..question.clone() };
        let muted = !question.without.is_empty();
        let everybody = muted.then(|| Box::new(Self::alone(index, &heard)));
        Self { everybody, ..Self::alone(index, question) }
    }

    /// Answers a question, with nothing to compare.
    fn alone(index: &'a Index<'a>, question: &Question) -> Self {
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
        let due = due::rows(&view, &claims, &timeline, &indicators, &aid);
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
            due,
            asked: asked::Asked::default(),
            everybody: None,
            base: None,
            old: None,
        }
    }

    /// Whether a named record is on the board.
    pub fn has(&self, key: Key) -> bool {
        let dataset = self.view.dataset();
        let id = key.id;
        match key.kind {
            Kind::Claim
            | Kind::Event
            | Kind::Judgement
            | Kind::Control
            | Kind::Ach
            | Kind::Evidence => dataset.cite(key).is_some_and(|cite| self.view.sees(cite)),
            Kind::Actor => {
                let at = dataset.actors.position(id);
                self.actors.iter().any(|row| Some(row.at) == at)
            }
            Kind::Place => places::find(self, id).is_some(),
            Kind::Scenario => {
                dataset.scenarios.get(id).is_some_and(|it| self.view.day_is_seen(it.reported.value))
            }
            Kind::Source => self.sources.number(&self.view, id).is_some(),
            _ => dataset.has(key) && self.view.has_subject(key),
        }
    }
}
