//! What can be cited at this date, numbered once for the whole briefing, and a summary of it.

use crate::board::as_of::AsOf;
use crate::dataset::claim::Claim;
use crate::dataset::control::Control;
use crate::dataset::event::Event;
use crate::dataset::id::Id;
use crate::dataset::record::Report;
use crate::dataset::stance::Stance;
use crate::dataset::state::State;

/// A source on the board.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// Its shelf position.
    pub at: usize,
    /// Number in citations, from 1.
    pub number: usize,
    /// How many reports that can be seen were read in it.
    pub reports: usize,
}

/// The sources on the board.
#[derive(Clone, Debug)]
pub struct Sources {
    /// By day of publication, then by name.
    pub rows: Vec<SourceRow>,
    /// Shelf position → number.
    numbers: Vec<Option<usize>>,
    /// How many of them have no reliability letter.
    pub unrated: usize,
    /// How many claims have a named claimant.
    pub named: usize,
    /// How many claims come from somebody who spoke without a name.
    pub anonymous: usize,
    /// How many claims are the publication's own voice.
    pub narrator: usize,
}

impl Sources {
    /// Collects the sources behind everything that can be seen.
    pub fn of(view: &AsOf<'_>) -> Self {
        let dataset = view.dataset();
        let mut reports = vec![0_usize; dataset.sources.len()];
        for (at, _) in view.rows::<Claim>() {
            if let Some(via) = view.index.facts[at as usize].via {
                reports[via as usize] += 1;
            }
        }
        let mut count = |id: Id| {
            if let Some(at) = dataset.sources.position(id) {
                reports[at] += 1;
            }
        };
        view.rows::<Stance>().for_each(|(_, stance)| count(stance.via.id));
        view.rows::<Event>().for_each(|(_, event)| count(event.via.id));
        view.rows::<Control>().for_each(|(_, control)| count(control.via.id));
        view.rows::<State>().filter_map(|(_, state)| state.via()).for_each(|via| count(via.id));
        let points = dataset.agreements.iter().flat_map(|agreement| view.points(agreement));
        points.for_each(|point| count(point.via.id));
        let mut cited: Vec<_> = (0..reports.len()).filter(|&at| reports[at] > 0).collect();
        cited.sort_by_key(|&at| {
            let source = &dataset.sources[at];
            (source.published.value, dataset.word(source.id))
        });
        let rows: Vec<_> = (1..)
            .zip(cited)
            .map(|(number, at)| SourceRow { at, number, reports: reports[at] })
            .collect();
        let mut numbers = vec![None; dataset.sources.len()];
        for row in &rows {
            numbers[row.at] = Some(row.number);
        }
        let unrated =
            rows.iter().filter(|row| dataset.sources[row.at].reliability.is_none()).count();
        let (named, anonymous, narrator) = voices(view);
        Self { rows, numbers, unrated, named, anonymous, narrator }
    }

    /// The number of a source.
    pub fn number(&self, view: &AsOf<'_>, id: Id) -> Option<usize> {
        *self.numbers.get(view.dataset().sources.position(id)?)?
    }
}

/// How many claims are made by name, without a name, and in a publication's own voice.
fn voices(view: &AsOf<'_>) -> (usize, usize, usize) {
    let dataset = view.dataset();
    let mut counts = (0, 0, 0);
    for (at, _) in view.rows::<Claim>() {
        match view.index.facts[at as usize].by {
            None => counts.2 += 1,
            Some(by) if dataset.actors[by as usize].anonymous => counts.1 += 1,
            Some(_) => counts.0 += 1,
        }
    }
    counts
}
