//! W-useless-meant: a mark that acknowledges nothing. Here also: reading the marks.
//!
//! A warning may be meant. The comment `# meant: W-code: reason` right above a record's header says
//! so, for this record and this rule, and the reason stays with it under version control.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::context::tick;
use crate::check::outline::{Outline, is_header};
use crate::diagnostic::{Diagnostic, Rule, Severity, did_you_mean};
use crate::span::{File, FileId, Files, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "W-useless-meant",
    severity: Severity::Warning,
    title: "a `meant` comment that acknowledges nothing",
    explain: "\
The comment `# meant: W-code: reason`, in the lines right above a record's header, tells `check` that a
warning of this record is known and meant: it is counted, but no longer listed. Here the code is
unknown or an error's, the reason is missing, no header follows, or the record has no such warning any
more. Repair the comment or delete it, lest it hide the next warning:

    # meant: W-narrator-number: the paper counted the graves itself
    [[claim]]
    id = \"graves\"",
};

/// One `meant` comment.
struct Mark {
    /// Where it stands.
    span: Span,
    /// The record it is for.
    extent: Range<usize>,
    /// The code, if the mark is well made.
    code: Option<String>,
    /// Whether a warning was found for it.
    used: bool,
}

/// Drops the warnings that are meant and reports the marks that are useless. Returns how many were
/// dropped. `whole` tells whether all rules ran: else a mark may only seem to match nothing.
pub fn apply(
    files: &Files,
    outline: &Outline,
    rules: &[&'static Rule],
    whole: bool,
    found: &mut Vec<Diagnostic>,
) -> usize {
    let mut useless = Vec::new();
    let mut marks: HashMap<FileId, Vec<Mark>> = HashMap::new();
    for (file, number) in files.iter().zip(0..) {
        let file_id = FileId(number);
        let mut in_file = read(file, file_id, outline);
        for mark in &mut in_file {
            judge(files, rules, mark, &mut useless);
        }
        if !in_file.is_empty() {
            marks.insert(file_id, in_file);
        }
    }
    let before = found.len();
    found.retain(|fault| {
        let in_file = marks.get_mut(&fault.span.file);
        let mut fits = in_file.into_iter().flatten().filter(|mark| {
            mark.code.as_deref() == Some(fault.rule.code)
                && mark.extent.contains(&(fault.span.start as usize))
        });
        let fit = fits.next().map(|mark| mark.used = true);
        fit.is_none()
    });
    let meant = before - found.len();
    if whole {
        let unused = marks
            .values()
            .flatten()
            .filter(|mark| mark.code.is_some() && !mark.used);
        useless.extend(unused.map(|mark| {
            fault(
                mark.span,
                "this record has no such warning",
                "delete the comment",
            )
        }));
    }
    found.append(&mut useless);
    meant
}

/// The marks of one text.
fn read(file: &File, id: FileId, outline: &Outline) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut waiting: Vec<Span> = Vec::new();
    let mut at = 0_usize;
    for line in file.text.split_inclusive('\n') {
        let text = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let span = Span {
            file: id,
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(start + text.len()).unwrap_or(u32::MAX),
        };
        if text.starts_with("# meant:") {
            waiting.push(span);
        } else if !text.starts_with('#') {
            let extent = if is_header(line) {
                outline.extent(file, span)
            } else {
                0..0
            };
            marks.extend(waiting.drain(..).map(|span| Mark {
                span,
                extent: extent.clone(),
                code: None,
                used: false,
            }));
        }
        at += line.len();
    }
    let lost = waiting.drain(..).map(|span| Mark {
        span,
        extent: 0..0,
        code: None,
        used: false,
    });
    marks.extend(lost);
    marks
}

/// Reads a mark's code and reason, and reports what is wrong with them.
fn judge(files: &Files, rules: &[&'static Rule], mark: &mut Mark, useless: &mut Vec<Diagnostic>) {
    let text = files.slice(mark.span).trim_start_matches("# meant:");
    let (code, reason) = text.split_once(':').unwrap_or((text, ""));
    let code = code.trim();
    let rule = rules.iter().find(|rule| rule.code == code);
    let wrong = match rule {
        _ if mark.extent.is_empty() => Some(fault(
            mark.span,
            "no record follows",
            "put the comment right above the header of a record",
        )),
        None => {
            let near = did_you_mean(code, rules.iter().map(|rule| rule.code));
            let label = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there is no warning {}", tick(code)),
            };
            Some(fault(mark.span, &label, "write # meant: W-code: reason"))
        }
        Some(rule) if rule.severity == Severity::Error || rule.code == RULE.code => Some(fault(
            mark.span,
            "only warnings can be meant",
            "repair the fault itself",
        )),
        Some(_) if reason.trim().is_empty() => Some(fault(
            mark.span,
            "the reason is missing",
            "write # meant: W-code: reason",
        )),
        Some(_) => None,
    };
    match wrong {
        Some(wrong) => useless.push(wrong),
        None => mark.code = Some(code.to_owned()),
    }
}

fn fault(span: Span, label: &str, help: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a `meant` comment that acknowledges nothing")
        .label(label)
        .help(help)
}
