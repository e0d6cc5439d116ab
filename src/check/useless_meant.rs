//! W-useless-meant: a mark that acknowledges nothing. Here also: reading the marks.
//!
//! A warning may be meant. The comment `# meant: W-code: reason` right above a record's header says
//! so, for this record and this rule, and the reason stays with it under version control.

use std::collections::HashMap;

use crate::check::context::Hints;
use crate::check::outline::{Outline, is_header};
use crate::diagnostic::{Diagnostic, Rule, Severity};
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
    /// Where the table begins that it is for; `None` if none follows.
    table: Option<usize>,
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
    let mut marks: HashMap<(FileId, usize), Vec<Mark>> = HashMap::new();
    let mut hints = Hints::default();
    for (file, number) in files.iter().zip(0..) {
        for mut mark in read(file, FileId(number)) {
            match judge(files, rules, &mark, &mut hints) {
                Ok(code) => mark.code = Some(code),
                Err(fault) => useless.push(fault),
            }
            if let Some(table) = mark.table {
                marks.entry((FileId(number), table)).or_default().push(mark);
            }
        }
    }
    let before = found.len();
    found.retain(|fault| !take(files, outline, &mut marks, fault));
    let meant = before - found.len();
    if whole {
        let idle = marks.values().flatten().filter(|it| it.code.is_some() && !it.used);
        let label = "this record has no such warning";
        useless.extend(idle.map(|mark| fault(mark.span, label, "delete the comment")));
    }
    found.append(&mut useless);
    meant
}

/// Whether a mark says that this fault is meant; the mark is then of use.
fn take(
    files: &Files,
    outline: &Outline,
    marks: &mut HashMap<(FileId, usize), Vec<Mark>>,
    fault: &Diagnostic,
) -> bool {
    if marks.is_empty() || fault.rule.severity == Severity::Error {
        return false;
    }
    let Some(file) = files.get(fault.span.file) else {
        return false;
    };
    let table = outline.extent(file, fault.span).start;
    let mut here = marks.get_mut(&(fault.span.file, table)).into_iter().flatten();
    let fits = here.find(|mark| mark.code.as_deref() == Some(fault.rule.code));
    fits.map(|mark| mark.used = true).is_some()
}

/// The marks of one text.
fn read(file: &File, id: FileId) -> Vec<Mark> {
    let mut marks = Vec::new();
    // Most texts hold none; looking for the word alone is many times faster than line by line.
    if !file.text.contains("# meant:") {
        return marks;
    }
    let mut waiting: Vec<Span> = Vec::new();
    let mut at = 0_usize;
    for line in file.text.split_inclusive('\n') {
        let text = line.trim();
        if text.starts_with("# meant:") {
            let start = at + (line.len() - line.trim_start().len());
            waiting.push(Span {
                file: id,
                start: u32::try_from(start).unwrap_or(u32::MAX),
                end: u32::try_from(start + text.len()).unwrap_or(u32::MAX),
            });
        } else if !text.starts_with('#') {
            let table = is_header(line).then_some(at);
            marks.extend(waiting.drain(..).map(|span| Mark::new(span, table)));
        }
        at += line.len();
    }
    marks.extend(waiting.into_iter().map(|span| Mark::new(span, None)));
    marks
}

impl Mark {
    fn new(span: Span, table: Option<usize>) -> Self {
        Self { span, table, code: None, used: false }
    }
}

/// The code of a mark that is well made, else what is wrong with it.
fn judge(
    files: &Files,
    rules: &[&'static Rule],
    mark: &Mark,
    hints: &mut Hints,
) -> Result<String, Diagnostic> {
    const FORM: &str = "write # meant: W-code: reason";
    let text = files.slice(mark.span).trim_start_matches("# meant:");
    let (code, reason) = text.split_once(':').unwrap_or((text, ""));
    let code = code.trim();
    if mark.table.is_none() {
        let help = "put the comment right above the header of a record";
        return Err(fault(mark.span, "no record follows", help));
    }
    let Some(rule) = rules.iter().find(|rule| rule.code == code) else {
        let all = || rules.iter().map(|rule| rule.code).collect();
        let label = hints.label(code, all, "there is no such warning");
        return Err(fault(mark.span, &label, FORM));
    };
    if rule.severity == Severity::Error || rule.code == RULE.code {
        let label = "only warnings can be meant";
        return Err(fault(mark.span, label, "repair the fault itself"));
    }
    if reason.trim().is_empty() {
        return Err(fault(mark.span, "the reason is missing", FORM));
    }
    Ok(code.to_owned())
}

fn fault(span: Span, label: &str, help: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, "a `meant` comment that acknowledges nothing")
        .label(label)
        .help(help)
}
