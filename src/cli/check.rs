//! `sitroom check`: every fault of a dossier in one run.

use crate::check::{self, Report};
use crate::cli::reading::Reading;
use crate::cli::report::{self, Format, Style};
use crate::dataset::record::Record;
use crate::diagnostic::Severity;

/// The faults of a dossier and of each of its scenarios in the form asked for, and whether it failed:
/// errors do, and with `strict` warnings too.
pub fn check(read: &Reading, format: Format, strict: bool, style: Style) -> (String, bool) {
    let loaded = &read.loaded;
    let mut report = check::check(loaded);
    let dataset = &loaded.dataset;
    let scenarios = dataset.scenarios.iter().filter_map(Record::id);
    for id in scenarios {
        let Some(texts) = &read.texts else { break };
        let held = texts.load(&[dataset.word(id).to_owned()]);
        add(&mut report, check::assumed(&held));
    }
    let text = report::render(&loaded.files, &report, format, style);
    (text, report.failed(strict))
}

/// Adds what was found in a scenario and is not known of its header. The files of both are the same,
/// so places stay true.
fn add(report: &mut Report, found: Report) {
    for it in found.diagnostics {
        if report.diagnostics.contains(&it) {
            continue;
        }
        match it.rule.severity {
            Severity::Error => report.errors += 1,
            Severity::Warning => report.warnings += 1,
        }
        report.diagnostics.push(it);
    }
}
