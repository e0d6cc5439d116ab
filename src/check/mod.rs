//! Doubts a dossier: rules about facts, one file each, after `load` has seen to the syntax.
//!
//! A rule reads the records and reports every place where they cannot be right (errors) or are
//! probably not (warnings). To add one: a file with `RULE` and `run`, its `mod` (written
//! out, because `cargo fmt` follows no other) and its row in the table.

mod aid_steps_down;
mod came_true_without_outcome;
mod context;
mod coordinates;
mod credibility_without_origins;
mod cycle;
mod disbursed_over_committed;
pub mod docs;
mod duplicate_id;
mod ground_without_side;
mod high_confidence_single_source;
mod hypothesis_twice;
mod late_source;
mod likelihood_other_scale;
mod likelihood_with_confidence;
mod likelihood_without_change_if;
mod likelihood_word;
mod many_hypotheses;
mod narrator_number;
mod no_evidence;
mod no_ground;
mod no_likelihood_or_confidence;
mod no_state;
mod not_diagnostic;
mod one_hypothesis;
mod outcome_without_day;
mod outline;
mod overdue;
mod own_stance;
mod percent;
mod quote_too_long;
mod reference_cycle;
mod reported_before_when;
mod rests_on_later;
mod rests_on_nothing;
mod retracted_before_reported;
mod state_field;
mod state_word;
mod supersedes_later;
mod supersession_cycle;
mod support;
mod trend_without_for;
mod two_maps_for_one_day;
mod uncited_source;
mod unknown_hypothesis;
mod unknown_reference;
mod unknown_side;
mod unknown_unit;
mod unlinked_conflict;
mod unmentioned;
mod useless_meant;
mod walk;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::load::{self, Loaded};
use crate::span::Span;
use context::Context;

/// What a rule must see to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    /// The records at hand: each can be judged by itself or with those it names.
    Records,
    /// Also what [dataset] says of units, sides and words.
    Header,
    /// The whole dossier: the rule judges what is missing, and a record that could not be read
    /// would raise a false alarm.
    Whole,
}

/// A row of the table.
struct Check {
    rule: &'static Rule,
    run: fn(&Context, &mut Vec<Diagnostic>),
    needs: Needs,
}

/// A row of [`CHECKS`].
macro_rules! check {
    ($module:ident, $needs:ident) => {
        Check { rule: &$module::RULE, run: $module::run, needs: Needs::$needs }
    };
}

/// Every rule about the facts of a dossier, in the order of the documentation.
const CHECKS: &[Check] = &[
    check!(duplicate_id, Records),
    check!(unknown_reference, Records),
    check!(reference_cycle, Records),
    check!(unknown_unit, Header),
    check!(unknown_side, Header),
    check!(coordinates, Records),
    check!(percent, Records),
    check!(reported_before_when, Records),
    check!(retracted_before_reported, Records),
    check!(supersession_cycle, Records),
    check!(supersedes_later, Records),
    check!(rests_on_later, Records),
    check!(rests_on_nothing, Records),
    check!(outcome_without_day, Records),
    check!(came_true_without_outcome, Records),
    check!(quote_too_long, Records),
    check!(own_stance, Records),
    check!(state_word, Records),
    check!(trend_without_for, Records),
    check!(unknown_hypothesis, Records),
    check!(hypothesis_twice, Records),
    check!(many_hypotheses, Records),
    check!(aid_steps_down, Whole),
    check!(likelihood_word, Header),
    check!(likelihood_other_scale, Header),
    check!(likelihood_with_confidence, Records),
    check!(no_likelihood_or_confidence, Records),
    check!(credibility_without_origins, Whole),
    check!(high_confidence_single_source, Whole),
    check!(likelihood_without_change_if, Records),
    check!(overdue, Whole),
    check!(unlinked_conflict, Whole),
    check!(narrator_number, Records),
    check!(no_state, Whole),
    check!(unmentioned, Whole),
    check!(uncited_source, Whole),
    check!(disbursed_over_committed, Whole),
    check!(late_source, Records),
    check!(state_field, Records),
    check!(ground_without_side, Header),
    check!(no_ground, Records),
    check!(two_maps_for_one_day, Records),
    check!(one_hypothesis, Records),
    check!(no_evidence, Whole),
    check!(not_diagnostic, Records),
];

/// So many faults are kept; nobody reads more, and a hostile dossier could hold millions.
const KEPT: usize = 1_000;

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The faults in the order of reading; at most a thousand, errors before warnings if there are
    /// more.
    pub diagnostics: Vec<Diagnostic>,
    /// Errors found.
    pub errors: usize,
    /// Warnings found, without those that are meant.
    pub warnings: usize,
    /// Warnings that the dossier says are meant.
    pub meant: usize,
}

impl Report {
    /// Whether the dossier may not be used.
    pub fn failed(&self, strict: bool) -> bool {
        self.errors > 0 || strict && self.warnings > 0
    }

    /// How many faults were found and not kept.
    pub fn dropped(&self) -> usize {
        self.errors + self.warnings - self.diagnostics.len()
    }
}

/// Every rule there is, of `load` and of `check`, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let ours = CHECKS.iter().map(|check| check.rule);
    let load = load::faults::RULES.iter().copied();
    load.chain(ours).chain([&useless_meant::RULE])
}

/// Runs all rules and returns their findings together with the faults of the load.
pub fn check(loaded: &Loaded) -> Report {
    let (found, meant) = find(loaded);
    report(found, meant)
}

/// Runs all rules over a dossier with scenarios laid over it and returns what they find in the files
/// of the scenarios: the rest is the dossier's own matter.
pub fn assumed(loaded: &Loaded) -> Report {
    let (mut found, meant) = find(loaded);
    let theirs = |span: &Span| loaded.dataset.is_assumed(*span);
    found.retain(|it| theirs(&it.span) || it.also.iter().any(|(span, _)| theirs(span)));
    report(found, meant)
}

/// Every fault in the order of reading, and how many warnings are meant.
fn find(loaded: &Loaded) -> (Vec<Diagnostic>, usize) {
    let context = Context::new(loaded);
    let mut found = loaded.faults.clone();
    let whole = found.iter().all(|fault| fault.rule.severity == Severity::Warning);
    let can_run = |check: &&Check| match check.needs {
        Needs::Records => true,
        Needs::Header => context.has_header(),
        Needs::Whole => whole,
    };
    for check in CHECKS.iter().filter(can_run) {
        (check.run)(&context, &mut found);
    }
    let rules: Vec<_> = rules().collect();
    let meant = useless_meant::apply(&loaded.files, &context.outline, &rules, whole, &mut found);
    sort(&mut found);
    (found, meant)
}

/// Counts faults and keeps the first of them.
fn report(mut found: Vec<Diagnostic>, meant: usize) -> Report {
    let errors = found.iter().filter(|fault| fault.rule.severity == Severity::Error).count();
    let warnings = found.len() - errors;
    if found.len() > KEPT {
        found.sort_by_key(|fault| fault.rule.severity);
        found.truncate(KEPT);
        sort(&mut found);
    }
    Report { diagnostics: found, errors, warnings, meant }
}

/// Puts faults into the order of reading, each once.
fn sort(found: &mut Vec<Diagnostic>) {
    found.sort_by(|a, b| {
        let place = |fault: &Diagnostic| (fault.span, fault.rule.code);
        place(a).cmp(&place(b)).then_with(|| a.message.cmp(&b.message))
    });
    found.dedup();
}
