//! Gathers faults, the first thousand of them, and puts them in reading order.

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{faults, limits};
use crate::span::Span;

/// The faults of one load.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Diagnostic>,
    /// Faults beyond the limit: how many, and where the first of them stands.
    more: usize,
    first_more: Span,
}

impl Faults {
    /// Adds a fault.
    pub(super) fn add(&mut self, fault: Diagnostic) {
        if self.kept.len() < limits::FAULTS {
            self.kept.push(fault);
        } else {
            self.add_uncounted(1, fault.span);
        }
    }

    /// Adds a fault that must not be lost, however many there are: at most one a file.
    pub(super) fn add_always(&mut self, fault: Diagnostic) {
        self.kept.push(fault);
    }

    /// Calls `change` for every fault that is kept.
    pub(super) fn each(&mut self, change: &mut dyn FnMut(&mut Diagnostic)) {
        self.kept.iter_mut().for_each(change);
    }

    /// Counts faults that were not even worded.
    pub(super) fn add_uncounted(&mut self, count: usize, at: Span) {
        if self.more == 0 {
            self.first_more = at;
        }
        self.more += count;
    }

    /// All faults in reading order, with one line for those that were not kept.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|fault| (fault.span, fault.rule.severity == Severity::Warning));
        if self.more > 0 {
            let message = format!("{} more faults are not listed", self.more);
            self.kept.push(
                Diagnostic::new(&faults::MORE_FAULTS, self.first_more, message)
                    .help("repair the first ones and check again"),
            );
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_stands_before_a_warning_and_the_first_not_kept_is_named() {
        let at = |start| Span { start, end: start + 1, ..Span::default() };
        let mut all = Faults::default();
        all.add(Diagnostic::new(&faults::CHANGED_TEXT, at(7), "a warning"));
        all.add(Diagnostic::new(&faults::BAD_DATE, at(7), "an error"));
        for _ in 2..limits::FAULTS {
            all.add(Diagnostic::new(&faults::BAD_DATE, at(8), "another"));
        }
        all.add(Diagnostic::new(&faults::BAD_DATE, at(30), "one too many"));
        all.add_uncounted(2, at(40));
        let found = all.finish();
        let words: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(words[..2], ["an error", "a warning"]);
        let last = &found[limits::FAULTS];
        assert_eq!((last.message.as_str(), last.span), ("3 more faults are not listed", at(30)));
    }
}
