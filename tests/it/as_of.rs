//! The one promise the program lives by: a board at a date holds nothing from later.

use std::collections::BTreeSet;

use sitroom::board::Board;
use sitroom::board::index::Index;
use sitroom::board::question::Question;
use sitroom::briefing::block::{Briefing, Receipt};
use sitroom::briefing::{SECTIONS, briefing};
use sitroom::dataset::Dataset;
use sitroom::dataset::date::Day;
use sitroom::dataset::id::{Id, Key, Shelf};
use sitroom::dataset::record::{Record, Report};
use sitroom::dataset::words::Kind;

use crate::shipped::dataset;

/// Every day the dossier writes anywhere, and the days around each.
fn days(dataset: &Dataset) -> BTreeSet<Day> {
    fn of<R: Report>(dataset: &Dataset, found: &mut BTreeSet<Day>) {
        for report in R::all(dataset) {
            found.insert(report.reported());
            found.extend(report.when().and_then(|when| when.earliest));
            found.extend(report.when().and_then(|when| when.latest));
        }
    }
    use sitroom::dataset::{ach, claim, control, event, evidence, judgement, stance, state};
    let mut found: BTreeSet<_> =
        dataset.sources.iter().map(|source| source.published.value).collect();
    of::<claim::Claim>(dataset, &mut found);
    of::<stance::Stance>(dataset, &mut found);
    of::<event::Event>(dataset, &mut found);
    of::<state::State>(dataset, &mut found);
    of::<judgement::Judgement>(dataset, &mut found);
    of::<control::Control>(dataset, &mut found);
    of::<ach::Ach>(dataset, &mut found);
    of::<evidence::Evidence>(dataset, &mut found);
    let around = |day: Day| [day.pred_opt(), Some(day), day.succ_opt()].into_iter().flatten();
    found.into_iter().flat_map(around).collect()
}

/// The whole briefing of a dossier on a day, all sections, without what a receipt would add.
fn whole(dataset: &Dataset, day: Day) -> Briefing {
    let index = Index::new(dataset);
    let question = Question::of(dataset).at(day);
    let board = Board::answer(&index, &question);
    let sections: Vec<&str> = SECTIONS.iter().map(|row| row.id).collect();
    briefing(&board, &sections, Receipt::default())
}

#[test]
fn no_source_or_report_is_younger_than_the_board() {
    for day in days(dataset()) {
        let briefing = whole(dataset(), day);
        let today = day.to_string();
        for source in &briefing.sources {
            assert!(source.published <= today, "{} shown on {today}", source.id);
        }
        for reference in briefing.references.values() {
            assert!(reference.reported <= today, "{} cited on {today}", reference.address);
        }
    }
}

/// The strong form: what the program shows on a day is what it would show if nothing later had ever
/// been written.
#[test]
fn a_board_equals_that_of_a_dossier_cut_off_on_its_day() {
    holds_on_every_day(dataset());
}

/// The same of any dossier.
pub fn holds_on_every_day(dataset: &Dataset) {
    for day in days(dataset) {
        let cut = cut_off(dataset, day);
        let (seen, alone) = (whole(dataset, day), whole(&cut, day));
        assert_eq!(seen.head, alone.head, "on {day}");
        assert_eq!(seen.sources, alone.sources, "on {day}");
        for (seen, alone) in seen.sections.iter().zip(&alone.sections) {
            assert_eq!(words(seen), words(alone), "section {} on {day}", seen.id);
        }
        let addresses = |briefing: &Briefing| -> BTreeSet<String> {
            briefing.references.values().map(|it| it.address.clone()).collect()
        };
        assert_eq!(addresses(&seen), addresses(&alone), "on {day}");
    }
}

/// Everything a section says, without the shelf positions of its citations, which differ between
/// two dossiers.
fn words(section: &sitroom::briefing::block::Section) -> String {
    let text = format!("{:#?}", section.blocks);
    let kept: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("at: ")).collect();
    kept.join("\n")
}

/// The dossier as it would be if nothing had been written after `day`.
pub fn cut_off(dataset: &Dataset, day: Day) -> Dataset {
    let published = |id: Id| dataset.sources.get(id).is_some_and(|it| it.published.value <= day);
    let mut cut = dataset.clone();
    cut.sources = kept(&dataset.sources, |it| it.published.value <= day);
    cut.claims = reports(&dataset.claims, day, &published);
    cut.claims = edited(&cut.claims, |claim| {
        claim.retracted = claim.retracted.take().filter(|on| on.value <= day);
    });
    cut.stances = reports(&dataset.stances, day, &published);
    cut.events = reports(&dataset.events, day, &published);
    cut.events = edited(&cut.events, |event| {
        event.outcome_when = event.outcome_when.take().filter(|on| on.value <= day);
        event.outcome = event.outcome.take().filter(|_| event.outcome_when.is_some());
    });
    cut.states = reports(&dataset.states, day, &published);
    cut.controls = reports(&dataset.controls, day, &published);
    cut.achs = reports(&dataset.achs, day, &published);
    cut.evidence = reports(&dataset.evidence, day, &published);
    cut.judgements = reports(&dataset.judgements, day, &published);
    cut.judgements = edited(&cut.judgements, |judgement| {
        judgement.outcome_when = judgement.outcome_when.take().filter(|on| on.value <= day);
        judgement.outcome = judgement.outcome.take().filter(|_| judgement.outcome_when.is_some());
        judgement.came_true = judgement.came_true.take().filter(|_| judgement.outcome.is_some());
    });
    cut.brief = dataset.brief.clone().filter(|brief| brief.reported <= day);
    let later = |whole: usize, left: usize| whole > 0 && left == 0;
    let (before, after) = (Index::new(dataset), Index::new(&cut));
    let gone = |kind: Kind, id: Id| {
        let key = Key { kind, id };
        later(before.mentions(key).len(), after.mentions(key).len())
    };

    let fronts = kept(&dataset.fronts, |it| !gone(Kind::Front, it.id));
    let flows = kept(&dataset.flows, |it| !gone(Kind::Flow, it.id));
    let flows = edited(&flows, |flow| {
        flow.route.retain(|stop| !later(along(dataset, stop.id), along(&cut, stop.id)));
    });
    let aid = kept(&dataset.aid, |it| !gone(Kind::Aid, it.id));
    let indicators = kept(&dataset.indicators, |it| !gone(Kind::Indicator, it.id));
    let agreements = kept(&dataset.agreements, |it| !gone(Kind::Agreement, it.id));
    let agreements = edited(&agreements, |it| {
        it.points.retain(|point| point.reported.value <= day && published(point.via.id));
    });
    // Actors and places stay on their shelves: records that remain may name them.
    Dataset { fronts, flows, aid, indicators, agreements, ..cut }
}

/// How many reports name a place together with a flow.
fn along(dataset: &Dataset, place: Id) -> usize {
    fn of<R: Record>(shelf: &Shelf<R>, place: Id) -> usize {
        let both = |row: &&R| {
            let (mut here, mut flows) = (false, false);
            row.refs(&mut |link| {
                here |= link.key() == Key { kind: Kind::Place, id: place };
                flows |= link.kind == Kind::Flow;
            });
            here && flows
        };
        shelf.iter().filter(both).count()
    }
    of(&dataset.claims, place)
        + of(&dataset.stances, place)
        + of(&dataset.events, place)
        + of(&dataset.states, place)
        + of(&dataset.judgements, place)
}

fn reports<R: Report + Clone>(
    shelf: &Shelf<R>,
    day: Day,
    published: &dyn Fn(Id) -> bool,
) -> Shelf<R> {
    kept(shelf, |it| it.reported() <= day && it.via().is_none_or(|via| published(via.id)))
}

/// The same shelf with every record changed.
fn edited<R: Record + Clone>(shelf: &Shelf<R>, edit: impl Fn(&mut R)) -> Shelf<R> {
    let mut changed = Shelf::default();
    for row in shelf {
        let mut row = row.clone();
        edit(&mut row);
        match row.id() {
            Some(id) => changed.push(id, row),
            None => changed.push_nameless(row),
        }
    }
    changed
}

fn kept<R: Record + Clone>(shelf: &Shelf<R>, keep: impl Fn(&R) -> bool) -> Shelf<R> {
    let mut left = Shelf::default();
    for row in shelf.iter().filter(|row| keep(row)) {
        match row.id() {
            Some(id) => left.push(id, row.clone()),
            None => left.push_nameless(row.clone()),
        }
    }
    left
}
