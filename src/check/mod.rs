//! Doubts a dossier: rules about facts, one file each, after `load` has seen to the syntax.
//!
//! A rule reads the records and reports every place where they cannot be right (errors) or are
//! probably not (warnings). To add one: a file with `RULE` and `run`, and its name in the table.

mod context;
mod cycle;
pub mod docs;
mod outline;
mod support;
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

/// Declares the rules' modules and the table of them.
macro_rules! checks {
    ($($module:ident: $needs:ident),+ $(,)?) => {
        $(mod $module;)+
        /// Every rule about the facts of a dossier, in the order of the documentation.
        const CHECKS: &[Check] = &[$(Check {
            rule: &$module::RULE,
            run: $module::run,
            needs: Needs::$needs,
        }),+];
    };
}

checks! {
    duplicate_id: Records,
    unknown_reference: Records,
    reference_cycle: Records,
    unknown_unit: Header,
    unknown_side: Header,
    coordinates: Records,
    percent: Records,
    reported_before_when: Records,
    retracted_before_reported: Records,
    supersession_cycle: Records,
    supersedes_later: Records,
    rests_on_later: Records,
    rests_on_nothing: Records,
    outcome_without_day: Records,
    came_true_without_outcome: Records,
    quote_too_long: Records,
    own_stance: Records,
    state_word: Records,
    trend_without_for: Records,
    unknown_hypothesis: Records,
    hypothesis_twice: Records,
    many_hypotheses: Records,
    aid_steps_down: Whole,
    likelihood_word: Header,
    likelihood_other_scale: Header,
    likelihood_with_confidence: Records,
    no_likelihood_or_confidence: Records,
    credibility_without_origins: Whole,
    high_confidence_single_source: Whole,
    likelihood_without_change_if: Records,
    overdue: Whole,
    unlinked_conflict: Whole,
    narrator_number: Records,
    no_state: Whole,
    unmentioned: Whole,
    uncited_source: Whole,
    disbursed_over_committed: Whole,
    late_source: Records,
    state_field: Records,
    ground_without_side: Header,
    no_ground: Records,
    two_maps_for_one_day: Records,
    one_hypothesis: Records,
    no_evidence: Whole,
    not_diagnostic: Records,
}

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
