//! The page of the documentation that lists every rule.

use std::fmt::Write;

use crate::check::rules;
use crate::diagnostic::Severity;
use crate::load::docs::capital;

/// `docs/checks.md`: every code with its title and explanation, errors first.
pub fn checks_md() -> String {
    let mut page = String::from(
        "# What `sitroom check` finds\n\n\
         Every fault has a stable code. `sitroom explain CODE` prints the same text in the terminal.\n\
         An error keeps the board from opening; a warning does not, unless `--strict` is given.\n\
         A warning that is meant can be acknowledged in the line above the record:\n\n\
         ```toml\n# meant: W-narrator-number: the paper counted the graves itself\n[[claim]]\n```\n",
    );
    for severity in [Severity::Error, Severity::Warning] {
        let _ = write!(page, "\n## {}s\n", capital(severity.word()));
        for rule in rules().filter(|rule| rule.severity == severity) {
            let _ = write!(page, "\n### {}\n\n{}.\n\n", rule.code, capital(rule.title));
            page += &body(rule.explain);
        }
    }
    page
}

/// The text of a rule; its examples, which are indented, become blocks of TOML.
fn body(explain: &str) -> String {
    let mut text = String::new();
    for paragraph in explain.trim_end().split("\n\n") {
        let example = paragraph.starts_with("    ");
        let lines = paragraph.lines().map(|line| if example { line.get(4..) } else { Some(line) });
        let lines: Vec<&str> = lines.map(Option::unwrap_or_default).collect();
        let (before, after) = if example { ("```toml\n", "\n```") } else { ("", "") };
        let gap = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{gap}{before}{}{after}", lines.join("\n"));
    }
    text
}
